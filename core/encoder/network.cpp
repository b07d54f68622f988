#include "encoder/network.h"

#include <algorithm>
#include <numeric>

namespace explainer::encoder {

Network::Network(const Weights& weights) : weights_(weights), kernels_(*weights.kernels) {
  const Settings& s = weights.settings;
  const std::size_t window = s.window, width = s.width, widest = std::max<std::size_t>(3 * width, s.inner);
  tokens_.resize(window * width);
  wide_.resize(window * widest);
  narrow_.resize(window * width);
  scratch_.resize(attention_scratch({window, s.heads, width / s.heads}));
  quantised_.resize(window * std::max<std::size_t>(width, s.inner));
  widened_.resize(quantised_.size());
  scales_.resize(window);
  queries_.reserve(window);
}

void Network::embed(std::span<const ReadPiece> pieces, float* rows) {
  const std::size_t width = weights_.settings.width;
  const Matrix &words = weights_.pieces, &positions = weights_.positions;
  const auto place = [&](std::size_t at, const ReadPiece& piece) {
    float* const row = rows + at * width;
    const std::int8_t* const word = words.values.data() + piece.number * width;
    const std::int8_t* const position = positions.values.data() + at * width;
    const float* const letters = weights_.features.data() + piece.letters * width;
    const float* const inside = weights_.features.data() + (4u + piece.inside) * width;
    for (std::size_t k = 0; k < width; ++k) {
      row[k] = static_cast<float>(word[k]) * words.scales[piece.number] +
               static_cast<float>(position[k]) * positions.scales[at] + letters[k] + inside[k];
    }
  };
  place(0, {weights_.vocabulary.begin_text});
  for (std::size_t k = 0; k < pieces.size(); ++k) place(k + 1, pieces[k]);
  place(pieces.size() + 1, {weights_.vocabulary.end_text});

  std::fill_n(narrow_.begin(), width, 0.0f);  // nothing is added
  const Normalisation& norm = weights_.embedded;
  for (std::size_t t = 0; t < pieces.size() + 2; ++t) {
    kernels_.add_and_normalise(rows + t * width, narrow_.data(), width, norm.gain.data(), norm.shift.data());
  }
}

/// out = rows · weights + bias, with the rows rounded to eight bits on the way.
void Network::apply(const Linear& linear, const float* rows, std::size_t count, float* out) {
  const std::size_t depth = linear.columns, size = linear.rows;
  for (std::size_t t = 0; t < count; ++t) {
    scales_[t] = kernels_.quantise(rows + t * depth, depth, &quantised_[t * depth]);
  }
  kernels_.multiply({quantised_.data(), scales_.data(), count, depth},
                    {linear.weights.data(), linear.scales.data(), linear.bias.data(), size}, widened_.data(), out);
}

std::vector<Scores> Network::read(std::span<const Excerpt> windows) {
  const std::size_t width = weights_.settings.width, inner = weights_.settings.inner, heads = weights_.settings.heads;
  std::size_t count = 0;
  for (const Excerpt& window : windows) {
    embed(window.pieces, tokens_.data() + count * width);
    count += window.tokens();
  }

  for (const Layer& layer : weights_.layers) {
    apply(layer.queries_keys_values, tokens_.data(), count, wide_.data());
    const bool last = &layer == &weights_.layers.back();
    std::size_t begin = 0, rows = 0;  // the first token of the window, and the tokens that were asked for so far
    for (const Excerpt& window : windows) {
      queries_.resize(last ? window.wanted.size() : window.tokens());
      std::iota(queries_.begin(), queries_.end(), 0u);
      if (last) {
        // Nothing after this looks at the other tokens, which are more than half of an overlapping window.
        for (std::size_t k = 0; k < queries_.size(); ++k) {
          queries_[k] = window.wanted[k] + 1;
          std::copy_n(&tokens_[(begin + queries_[k]) * width], width, &tokens_[(rows + k) * width]);
        }
      }
      kernels_.attend(wide_.data() + begin * 3 * width, {window.tokens(), heads, width / heads}, queries_.data(),
                      queries_.size(), scratch_.data(), narrow_.data() + rows * width);
      begin += window.tokens();
      rows += queries_.size();
    }
    apply(layer.attended, narrow_.data(), rows, wide_.data());
    for (std::size_t t = 0; t < rows; ++t) {
      kernels_.add_and_normalise(&tokens_[t * width], &wide_[t * width], width, layer.after_attention.gain.data(),
                                 layer.after_attention.shift.data());
    }
    apply(layer.inner, tokens_.data(), rows, wide_.data());
    for (std::size_t t = 0; t < rows; ++t) kernels_.activate(&wide_[t * inner], inner);
    apply(layer.outer, wide_.data(), rows, narrow_.data());
    for (std::size_t t = 0; t < rows; ++t) {
      kernels_.add_and_normalise(&tokens_[t * width], &narrow_[t * width], width, layer.after_inner.gain.data(),
                                 layer.after_inner.shift.data());
    }
  }

  std::size_t wanted = 0;
  for (const Excerpt& window : windows) wanted += window.wanted.size();
  std::vector<Scores> scores(wanted);
  for (std::size_t k = 0; k < scores.size(); ++k) {
    for (std::size_t label = 0; label < label_count; ++label) {
      scores[k][label] = kernels_.dot(&tokens_[k * width], &weights_.tags[label * width], width) +
                         weights_.tag_bias[label] + weights_.settings.preference[label];
    }
  }
  return scores;
}

}  // namespace explainer::encoder
