#include "encoder/network.h"

namespace explainer::encoder {

Network::Network(const Weights& weights)
    : weights_(weights),
      kernels_(*weights.kernels),
      stack_(weights.layers, weights.settings, weights.settings.window, *weights.kernels) {}

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
}

std::vector<float> Network::read(const Sheet& windows) {
  const std::size_t width = weights_.settings.width;
  std::size_t count = 0;
  std::vector<Shape> shapes;
  for (const Excerpt& window : windows) {
    embed(window.pieces, stack_.tokens() + count * width);
    shapes.push_back({window.tokens(), window.wanted});
    for (auto& wanted : shapes.back().wanted) ++wanted;  // the mark for the beginning stands before the pieces
    count += window.tokens();
  }
  stack_.normalise(weights_.embedded, count);
  const auto vectors = stack_.run(shapes);

  std::vector<float> scores;
  scores.reserve(vectors.size() / width * label_count);
  for (std::size_t at = 0; at < vectors.size(); at += width) {
    for (std::size_t label = 0; label < label_count; ++label) {
      scores.push_back(kernels_.dot(&vectors[at], &weights_.tags[label * width], width) + weights_.tag_bias[label] +
                       weights_.settings.preference[label]);
    }
  }
  return scores;
}

}  // namespace explainer::encoder
