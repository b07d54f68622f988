#include "encoder/layers.h"

#include <algorithm>
#include <numeric>

namespace explainer::encoder {

Stack::Stack(const std::vector<Layer>& layers, const Settings& settings, std::size_t window, const Kernels& kernels)
    : layers_(layers), kernels_(kernels), width_(settings.width), inner_(settings.inner), heads_(settings.heads) {
  tokens_.resize(window * width_);
  wide_.resize(window * std::max(3 * width_, inner_));
  narrow_.resize(window * width_);
  scratch_.resize(attention_scratch({window, heads_, width_ / heads_}));
  quantised_.resize(window * std::max(width_, inner_));
  widened_.resize(quantised_.size());
  scales_.resize(window);
  queries_.reserve(window);
}

void Stack::normalise(const Normalisation& norm, std::size_t count) {
  std::fill_n(narrow_.begin(), width_, 0.0f);  // nothing is added
  for (std::size_t t = 0; t < count; ++t) {
    kernels_.add_and_normalise(&tokens_[t * width_], narrow_.data(), width_, norm.gain.data(), norm.shift.data());
  }
}

/// out = rows · weights + bias, with the rows rounded to eight bits on the way.
void Stack::apply(const Linear& linear, const float* rows, std::size_t count, float* out) {
  const std::size_t depth = linear.columns, size = linear.rows;
  for (std::size_t t = 0; t < count; ++t) {
    scales_[t] = kernels_.quantise(rows + t * depth, depth, &quantised_[t * depth]);
  }
  kernels_.multiply({quantised_.data(), scales_.data(), count, depth},
                    {linear.weights.data(), linear.scales.data(), linear.bias.data(), size}, widened_.data(), out);
}

std::span<const float> Stack::run(std::span<const Shape> windows) {
  std::size_t count = 0, rows = 0;
  for (const Shape& window : windows) count += window.tokens;
  for (const Layer& layer : layers_) {
    apply(layer.queries_keys_values, tokens_.data(), count, wide_.data());
    const bool last = &layer == &layers_.back();
    std::size_t begin = 0;  // the first token of the window
    rows = 0;               // the tokens that were asked for so far
    for (const Shape& window : windows) {
      queries_.resize(last ? window.wanted.size() : window.tokens);
      std::iota(queries_.begin(), queries_.end(), 0u);
      if (last) {
        // Nothing after this looks at the other tokens, which are more than half of an overlapping window.
        for (std::size_t k = 0; k < queries_.size(); ++k) {
          queries_[k] = window.wanted[k];
          std::copy_n(&tokens_[(begin + queries_[k]) * width_], width_, &tokens_[(rows + k) * width_]);
        }
      }
      kernels_.attend(wide_.data() + begin * 3 * width_, {window.tokens, heads_, width_ / heads_}, queries_.data(),
                      queries_.size(), scratch_.data(), narrow_.data() + rows * width_);
      begin += window.tokens;
      rows += queries_.size();
    }
    apply(layer.attended, narrow_.data(), rows, wide_.data());
    for (std::size_t t = 0; t < rows; ++t) {
      kernels_.add_and_normalise(&tokens_[t * width_], &wide_[t * width_], width_, layer.after_attention.gain.data(),
                                 layer.after_attention.shift.data());
    }
    apply(layer.inner, tokens_.data(), rows, wide_.data());
    for (std::size_t t = 0; t < rows; ++t) kernels_.activate(&wide_[t * inner_], inner_);
    apply(layer.outer, wide_.data(), rows, narrow_.data());
    for (std::size_t t = 0; t < rows; ++t) {
      kernels_.add_and_normalise(&tokens_[t * width_], &narrow_[t * width_], width_, layer.after_inner.gain.data(),
                                 layer.after_inner.shift.data());
    }
  }
  return {tokens_.data(), rows * width_};
}

}  // namespace explainer::encoder
