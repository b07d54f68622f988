#include "encoder/packing.h"

#include <cstring>

namespace explainer::encoder {

PackedWeights row_by_row(const std::int8_t* weights, std::size_t rows, std::size_t depth) {
  PackedWeights packed(rows * depth);
  std::memcpy(packed.data(), weights, rows * depth);
  return packed;
}

PackedWeights four_columns(const std::int8_t* weights, std::size_t rows, std::size_t depth) {
  PackedWeights packed(rows * depth);
  std::int8_t* to = packed.data();
  for (std::size_t r = 0; r < rows; r += 16) {
    for (std::size_t k = 0; k < depth; k += 4) {
      for (std::size_t row = 0; row < 16; ++row, to += 4) std::memcpy(to, weights + (r + row) * depth + k, 4);
    }
  }
  return packed;
}

}  // namespace explainer::encoder
