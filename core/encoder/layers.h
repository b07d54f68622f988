#pragma once
#include <span>
#include <vector>

#include "encoder/kernels.h"
#include "encoder/model.h"

namespace explainer::encoder {

/// A window as the layers see it.
struct Shape {
  std::size_t tokens = 0;
  std::vector<std::uint32_t> wanted;  ///< ascending positions of the tokens whose vectors are asked for
};

/// Transformer layers with the memory they work in; made once for a reading, it serves all its windows.
class Stack {
 public:
  /// `window`: the most tokens of all windows together.
  Stack(const std::vector<Layer>& layers, const Settings& settings, std::size_t window, const Kernels& kernels);

  /// Room for the embedded tokens of all windows, one window after the other, `width` floats a token.
  float* tokens() { return tokens_.data(); }

  /// Normalises the first `count` tokens as they stand.
  void normalise(const Normalisation& norm, std::size_t count);

  /// Applies the layers to the tokens; gives the vectors wanted, window by window, until the next call. The last layer
  /// is worked out for those alone. Short windows cost less together: the products take the weights from memory but
  /// once.
  std::span<const float> run(std::span<const Shape> windows);

 private:
  void apply(const Linear& linear, const float* rows, std::size_t count, float* out);

  const std::vector<Layer>& layers_;
  const Kernels& kernels_;
  std::size_t width_, inner_, heads_;
  std::vector<float> tokens_, wide_, narrow_, scratch_;
  std::vector<std::int8_t> quantised_;
  std::vector<std::int16_t> widened_;
  std::vector<float> scales_;
  std::vector<std::uint32_t> queries_;
};

}  // namespace explainer::encoder
