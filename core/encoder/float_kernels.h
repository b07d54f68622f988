#pragma once
#include <cstddef>
#include <cstdint>

#include "encoder/kernels.h"

/// The float kernels, written once over eight lanes of float. A processor's file gives the type `Lanes` and, where it
/// has longer registers, `Wide` for what stands by itself in each column. They have:
///   size; block_rows and block_vectors, of which `Block` tells
///   load, all (one value in every lane), from (eight 32-bit integers), store, store8 (whole numbers as 8-bit ones),
///   + - * /, square_root: as IEEE 754 rounds them, lane by lane
///   larger(a, b), smaller(a, b): b where a is not a number
///   power_of_two(n): for whole n of -127 to 127, 0 for -127
/// Every sum over a row runs lane by lane through `Lanes` and ends in `sum`, so its order does not depend on the
/// processor; nor does what becomes of numbers that are none. `Wide` needs no square_root.
namespace explainer::encoder::float_kernels {

template <class Lanes>
inline float sum(Lanes value) {
  float lane[8];
  value.store(lane);
  return ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

/// Whatever the order, as long as `value` holds numbers alone.
template <class Wide>
inline float largest(Wide value) {
  float lane[Wide::size];
  value.store(lane);
  float most = lane[0];
  for (std::size_t k = 1; k < Wide::size; ++k) most = lane[k] > most ? lane[k] : most;
  return most;
}

/// To the nearest whole number, halves to even, for magnitudes below 2^22: the sum has no room for a fraction.
template <class Lanes>
inline Lanes round(Lanes x) {
  const Lanes shift = Lanes::all(12582912.0f);
  return (x + shift) - shift;
}

template <class Lanes>
inline Lanes magnitude(Lanes x) {
  return larger(x, Lanes::all(0.0f) - x);
}

/// e^x for x <= 0 (1 above it), 0 below -88: 2^n e^r with |r| <= ln 2 / 2 and Taylor's polynomial for e^r (error below
/// 2e-7 of it).
template <class Lanes>
inline Lanes exponential(Lanes x) {
  x = smaller(larger(x, Lanes::all(-88.0f)), Lanes::all(0.0f));
  const Lanes n = round(x * Lanes::all(1.44269504f));
  const Lanes r = (x - n * Lanes::all(0.693359375f)) - n * Lanes::all(-2.12194440e-4f);  // ln 2 in two parts
  Lanes e = Lanes::all(1.0f / 720);
  e = e * r + Lanes::all(1.0f / 120);
  e = e * r + Lanes::all(1.0f / 24);
  e = e * r + Lanes::all(1.0f / 6);
  e = e * r + Lanes::all(0.5f);
  e = e * r + Lanes::all(1.0f);
  e = e * r + Lanes::all(1.0f);
  return e * power_of_two(n);
}

template <class Wide>
[[gnu::noinline]] float quantise(const float* row, std::size_t size, std::int8_t* out) {
  Wide most = Wide::all(1e-8f), other = most;
  for (std::size_t k = 0; k < size; k += 2 * Wide::size) {
    most = larger(magnitude(Wide::load(row + k)), most);
    other = larger(magnitude(Wide::load(row + k + Wide::size)), other);
  }
  const float peak = largest(larger(most, other));
  const Wide inverse = Wide::all(127.0f / peak), low = Wide::all(-127.0f), high = Wide::all(127.0f);
  for (std::size_t k = 0; k < size; k += Wide::size) {
    round(smaller(larger(Wide::load(row + k) * inverse, low), high)).store8(out + k);
  }
  return peak / 127.0f;
}

/// From exact sums, those of one token with `columns` rows of weights, to what `Kernels::multiply` gives.
template <class Wide, std::size_t columns>
inline void scale(const std::int32_t* sums, float token, const float* scales, const float* bias, float* out) {
  const Wide common = Wide::all(token);
  for (std::size_t k = 0; k < columns; k += Wide::size) {
    (Wide::from(sums + k) * (common * Wide::load(scales + k)) + Wide::load(bias + k)).store(out + k);
  }
}

/// With the error function of Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26 (error below 1.5e-7).
template <class Wide>
[[gnu::noinline]] void activate(float* row, std::size_t size) {
  const Wide one = Wide::all(1.0f);
  for (std::size_t k = 0; k < size; k += Wide::size) {
    const Wide x = Wide::load(row + k), size_of_x = magnitude(x);
    const Wide z = size_of_x * Wide::all(0.707106781f);
    const Wide t = one / (one + Wide::all(0.3275911f) * z);
    Wide p = Wide::all(1.061405429f);
    p = p * t + Wide::all(-1.453152027f);
    p = p * t + Wide::all(1.421413741f);
    p = p * t + Wide::all(-0.284496736f);
    p = p * t + Wide::all(0.254829592f);
    const Wide error_function = one - p * t * exponential(Wide::all(0.0f) - z * z);
    (Wide::all(0.5f) * (x + size_of_x * error_function)).store(row + k);
  }
}

template <class Lanes, class Wide>
[[gnu::noinline]] void add_and_normalise(float* row, const float* added, std::size_t size, const float* gain,
                                         const float* shift) {
  Lanes total = Lanes::all(0.0f), squares = total;
  for (std::size_t k = 0; k < size; k += Lanes::size) {
    const Lanes x = Lanes::load(row + k) + Lanes::load(added + k);
    x.store(row + k);
    total = total + x;
  }
  const float count = static_cast<float>(size);
  const float mean = sum(total) / count;
  for (std::size_t k = 0; k < size; k += Lanes::size) {
    const Lanes x = Lanes::load(row + k) - Lanes::all(mean);
    squares = squares + x * x;
  }
  float spread[Lanes::size];
  (Lanes::all(1.0f) / square_root(Lanes::all(sum(squares) / count + 1e-12f))).store(spread);
  for (std::size_t k = 0; k < size; k += Wide::size) {
    const Wide x = (Wide::load(row + k) - Wide::all(mean)) * Wide::all(spread[0]);
    (x * Wide::load(gain + k) + Wide::load(shift + k)).store(row + k);
  }
}

template <class Lanes>
[[gnu::noinline]] float dot(const float* a, const float* b, std::size_t size) {
  Lanes total = Lanes::all(0.0f);
  for (std::size_t k = 0; k < size; k += Lanes::size) total = total + Lanes::load(a + k) * Lanes::load(b + k);
  return sum(total);
}

/// How many rows and columns of a product of floats are summed side by side: as many as stay in registers.
template <class Wide>
struct Block {
  static constexpr std::size_t rows = Wide::block_rows, vectors = Wide::block_vectors, columns = vectors * Wide::size;
};

/// out[q][k] = sum over j of left[q][j] * right[j * stride + k], for the rows and columns of a block, times factor[q]:
/// the one product that both halves of attention come down to.
template <class Wide>
inline void multiply_block(const float* const* left, const float* right, std::size_t depth, std::size_t stride,
                           const float* factor, float* const* out, std::size_t at) {
  constexpr std::size_t rows = Block<Wide>::rows, vectors = Block<Wide>::vectors;
  Wide sums[rows][vectors];
  for (auto& row : sums) {
    for (auto& vector : row) vector = Wide::all(0.0f);
  }
  for (std::size_t j = 0; j < depth; ++j) {
    Wide columns[vectors];
    for (std::size_t v = 0; v < vectors; ++v) columns[v] = Wide::load(right + j * stride + v * Wide::size);
    for (std::size_t q = 0; q < rows; ++q) {
      const Wide one = Wide::all(left[q][j]);
      for (std::size_t v = 0; v < vectors; ++v) sums[q][v] = sums[q][v] + one * columns[v];
    }
  }
  for (std::size_t q = 0; q < rows; ++q) {
    for (std::size_t v = 0; v < vectors; ++v) {
      (sums[q][v] * Wide::all(factor[q])).store(out[q] + at + v * Wide::size);
    }
  }
}

constexpr float lowest = -3.4e38f;  ///< below every score

/// Turns the scores of one query into e^(score - largest) and gives one over their sum.
template <class Lanes, class Wide>
inline float soften(float* scores, std::size_t tokens, std::size_t padded) {
  for (std::size_t j = tokens; j < padded; ++j) scores[j] = scores[0];
  Wide most = Wide::all(lowest);
  for (std::size_t j = 0; j < padded; j += Wide::size) most = larger(Wide::load(scores + j), most);
  const Wide top = Wide::all(largest(most));
  for (std::size_t j = 0; j < padded; j += Wide::size) exponential(Wide::load(scores + j) - top).store(scores + j);
  for (std::size_t j = tokens; j < padded; ++j) scores[j] = 0;
  Lanes total = Lanes::all(0.0f);
  for (std::size_t j = 0; j < padded; j += Lanes::size) total = total + Lanes::load(scores + j);
  return 1.0f / sum(total);
}

template <class Lanes, class Wide>
[[gnu::noinline]] void attend(const float* qkv, const AttentionShape& shape, const std::uint32_t* queries,
                              std::size_t count, float* scratch, float* out) {
  constexpr std::size_t rows = Block<Wide>::rows, columns = Block<Wide>::columns;
  static_assert(rows <= most_queries && columns <= attention_step);
  const std::size_t tokens = shape.tokens, size = shape.head_width, width = shape.heads * size;
  const std::size_t padded = (tokens + attention_step - 1) / attention_step * attention_step;
  float* const keys = scratch;                   // size rows of `padded`: the keys turned on their side
  float* const values = keys + size * padded;    // `padded` rows of `size`
  float* const scores = values + size * padded;  // a row of `padded` for each query of a block
  float scale[Lanes::size];
  (Lanes::all(1.0f) / square_root(Lanes::all(static_cast<float>(size)))).store(scale);
  for (std::size_t head = 0; head < shape.heads; ++head) {
    for (std::size_t j = 0; j < padded; ++j) {
      const float* const row = qkv + j * 3 * width + head * size;
      for (std::size_t d = 0; d < size; ++d) keys[d * padded + j] = j < tokens ? row[width + d] : 0;
      if (j >= tokens) continue;
      for (std::size_t d = 0; d < size; d += Wide::size) Wide::load(row + 2 * width + d).store(values + j * size + d);
    }
    for (std::size_t i = 0; i < count; i += rows) {
      const float* left[rows];
      const float* softened[rows];
      float* weights[rows];
      float* result[rows];
      float factor[rows];
      for (std::size_t q = 0; q < rows; ++q) {  // beyond the last query the last one is done again
        const std::size_t at = i + q < count ? i + q : count - 1;
        left[q] = qkv + queries[at] * 3 * width + head * size;
        result[q] = out + at * width + head * size;
        softened[q] = weights[q] = scores + q * padded;
        factor[q] = scale[0];
      }
      for (std::size_t j = 0; j < padded; j += columns) {
        multiply_block<Wide>(left, keys + j, size, padded, factor, weights, j);
      }
      for (std::size_t q = 0; q < rows; ++q) factor[q] = soften<Lanes, Wide>(weights[q], tokens, padded);
      for (std::size_t d = 0; d < size; d += columns) {
        multiply_block<Wide>(softened, values + d, tokens, size, factor, result, d);
      }
    }
  }
}

/// The table of one processor: its own integer product, and these.
template <class Lanes, class Wide>
constexpr Kernels kernels(const char* name, decltype(Kernels::pack) pack, decltype(Kernels::multiply) multiply) {
  static_assert(Lanes::size == 8 && 16 % Wide::size == 0);
  return {
      name,      pack, multiply, quantise<Wide>, activate<Wide>, add_and_normalise<Lanes, Wide>, attend<Lanes, Wide>,
      dot<Lanes>};
}

}  // namespace explainer::encoder::float_kernels
