#pragma once
#include <stddef.h>
#include <stdint.h>

/// What a product of tokens with weights is made of. The names are C's own, without `std`: relaxed_products.cpp is
/// compiled with no library at all.
namespace explainer::encoder {

/// Rows of numbers of -127 to 127, each row with its scale; at most `max_window` rows of at most `max_depth`.
struct QuantisedTokens {
  const int8_t* values;
  const float* scales;
  size_t count, depth;
};

struct PackedRows {
  const int8_t* weights;
  const float *scales, *bias;
  size_t count;
};

/// The order of weights for relaxed_products.cpp: of eight rows side by side four columns each at a time, every weight
/// lifted to 0 … 127.
constexpr size_t relaxed_rows = 8, relaxed_columns = 4;
constexpr int relaxed_lift = 64;

}  // namespace explainer::encoder
