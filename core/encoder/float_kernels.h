#pragma once
#include <cstddef>
#include <cstdint>

#include "encoder/kernels.h"

/// The float kernels, written once over eight lanes of float. A processor's file gives the type `Lanes`:
///   load, all (one value in every lane), from (eight 32-bit integers), store, store8 (whole numbers as 8-bit ones),
///   + - * /, square_root: as IEEE 754 rounds them, lane by lane
///   larger(a, b), smaller(a, b): b where a is not a number
///   power_of_two(n): for whole n of -127 to 127, 0 for -127
/// Every sum over a row runs lane by lane and ends in `sum`, so its order does not depend on the processor.
namespace explainer::encoder::float_kernels {

template <class Lanes>
inline float sum(Lanes value) {
  float lane[8];
  value.store(lane);
  return ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

template <class Lanes>
inline float largest(Lanes value) {
  float lane[8];
  value.store(lane);
  float most = lane[0];
  for (int k = 1; k < 8; ++k) most = lane[k] > most ? lane[k] : most;
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

template <class Lanes>
[[gnu::noinline]] float quantise(const float* row, std::size_t size, std::int8_t* out) {
  Lanes most = Lanes::all(1e-8f);
  for (std::size_t k = 0; k < size; k += 8) most = larger(magnitude(Lanes::load(row + k)), most);
  const float peak = largest(most);
  const Lanes inverse = Lanes::all(127.0f / peak), low = Lanes::all(-127.0f), high = Lanes::all(127.0f);
  for (std::size_t k = 0; k < size; k += 8) {
    round(smaller(larger(Lanes::load(row + k) * inverse, low), high)).store8(out + k);
  }
  return peak / 127.0f;
}

template <class Lanes>
[[gnu::noinline]] void rescale(const std::int32_t* sums, std::size_t size, float scale, const float* scales,
                               const float* bias, float* out) {
  const Lanes common = Lanes::all(scale);
  for (std::size_t k = 0; k < size; k += 8) {
    (Lanes::from(sums + k) * (common * Lanes::load(scales + k)) + Lanes::load(bias + k)).store(out + k);
  }
}

/// With the error function of Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26 (error below 1.5e-7).
template <class Lanes>
[[gnu::noinline]] void activate(float* row, std::size_t size) {
  const Lanes one = Lanes::all(1.0f);
  for (std::size_t k = 0; k < size; k += 8) {
    const Lanes x = Lanes::load(row + k), size_of_x = magnitude(x);
    const Lanes z = size_of_x * Lanes::all(0.707106781f);
    const Lanes t = one / (one + Lanes::all(0.3275911f) * z);
    Lanes p = Lanes::all(1.061405429f);
    p = p * t + Lanes::all(-1.453152027f);
    p = p * t + Lanes::all(1.421413741f);
    p = p * t + Lanes::all(-0.284496736f);
    p = p * t + Lanes::all(0.254829592f);
    const Lanes error_function = one - p * t * exponential(Lanes::all(0.0f) - z * z);
    (Lanes::all(0.5f) * (x + size_of_x * error_function)).store(row + k);
  }
}

template <class Lanes>
[[gnu::noinline]] void add_and_normalise(float* row, const float* added, std::size_t size, const float* gain,
                                         const float* shift) {
  Lanes total = Lanes::all(0.0f), squares = total;
  for (std::size_t k = 0; k < size; k += 8) {
    const Lanes x = Lanes::load(row + k) + Lanes::load(added + k);
    x.store(row + k);
    total = total + x;
  }
  const float count = static_cast<float>(size);
  const Lanes mean = Lanes::all(sum(total) / count);
  for (std::size_t k = 0; k < size; k += 8) {
    const Lanes x = Lanes::load(row + k) - mean;
    squares = squares + x * x;
  }
  const Lanes spread = Lanes::all(1.0f) / square_root(Lanes::all(sum(squares) / count + 1e-12f));
  for (std::size_t k = 0; k < size; k += 8) {
    const Lanes x = (Lanes::load(row + k) - mean) * spread;
    (x * Lanes::load(gain + k) + Lanes::load(shift + k)).store(row + k);
  }
}

template <class Lanes>
[[gnu::noinline]] float dot(const float* a, const float* b, std::size_t size) {
  Lanes total = Lanes::all(0.0f);
  for (std::size_t k = 0; k < size; k += 8) total = total + Lanes::load(a + k) * Lanes::load(b + k);
  return sum(total);
}

/// out[q * stride + k] = sum over j of left[q][j] * right[j * stride + k], for four rows q and 16 columns k: the one
/// product that both halves of attention come down to.
template <class Lanes>
inline void multiply_block(const float* const (&left)[4], const float* right, std::size_t depth, std::size_t stride,
                           Lanes (&out)[4][2]) {
  for (auto& row : out) row[0] = row[1] = Lanes::all(0.0f);
  for (std::size_t j = 0; j < depth; ++j) {
    const Lanes low = Lanes::load(right + j * stride), high = Lanes::load(right + j * stride + 8);
    for (int q = 0; q < 4; ++q) {
      const Lanes factor = Lanes::all(left[q][j]);
      out[q][0] = out[q][0] + factor * low;
      out[q][1] = out[q][1] + factor * high;
    }
  }
}

/// Turns the scores of one query into e^(score - largest) and gives one over their sum.
template <class Lanes>
inline float soften(float* scores, std::size_t tokens, std::size_t padded) {
  for (std::size_t j = tokens; j < padded; ++j) scores[j] = scores[0];
  Lanes most = Lanes::load(scores), total = Lanes::all(0.0f);
  for (std::size_t j = 8; j < padded; j += 8) most = larger(Lanes::load(scores + j), most);
  const Lanes top = Lanes::all(largest(most));
  for (std::size_t j = 0; j < padded; j += 8) exponential(Lanes::load(scores + j) - top).store(scores + j);
  for (std::size_t j = tokens; j < padded; ++j) scores[j] = 0;
  for (std::size_t j = 0; j < padded; j += 8) total = total + Lanes::load(scores + j);
  return 1.0f / sum(total);
}

template <class Lanes>
[[gnu::noinline]] void attend(const float* qkv, const AttentionShape& shape, const std::uint32_t* queries,
                              std::size_t count, float* scratch, float* out) {
  const std::size_t tokens = shape.tokens, size = shape.head_width, width = shape.heads * size;
  const std::size_t padded = (tokens + 15) / 16 * 16;
  float* const keys = scratch;                   // size rows of `padded`: the keys turned on their side
  float* const values = keys + size * padded;    // `padded` rows of `size`
  float* const scores = values + size * padded;  // four rows of `padded`
  const Lanes scale = Lanes::all(1.0f) / square_root(Lanes::all(static_cast<float>(size)));
  for (std::size_t head = 0; head < shape.heads; ++head) {
    for (std::size_t j = 0; j < padded; ++j) {
      const float* const row = qkv + j * 3 * width + head * size;
      for (std::size_t d = 0; d < size; ++d) {
        keys[d * padded + j] = j < tokens ? row[width + d] : 0;
        values[j * size + d] = j < tokens ? row[2 * width + d] : 0;
      }
    }
    for (std::size_t i = 0; i < count; i += 4) {
      const float* left[4];
      float* weights[4];
      float* result[4];
      float share[4];
      for (std::size_t q = 0; q < 4; ++q) {  // beyond the last query the last one is done again
        const std::size_t at = i + q < count ? i + q : count - 1;
        left[q] = qkv + queries[at] * 3 * width + head * size;
        result[q] = out + at * width + head * size;
        weights[q] = scores + q * padded;
      }
      Lanes block[4][2];
      for (std::size_t j = 0; j < padded; j += 16) {
        multiply_block(left, keys + j, size, padded, block);
        for (int q = 0; q < 4; ++q) {
          (block[q][0] * scale).store(weights[q] + j);
          (block[q][1] * scale).store(weights[q] + j + 8);
        }
      }
      for (int q = 0; q < 4; ++q) share[q] = soften<Lanes>(weights[q], tokens, padded);
      const float* const softened[4] = {weights[0], weights[1], weights[2], weights[3]};
      for (std::size_t d = 0; d < size; d += 16) {
        multiply_block(softened, values + d, tokens, size, block);
        for (int q = 0; q < 4; ++q) {
          (block[q][0] * Lanes::all(share[q])).store(result[q] + d);
          (block[q][1] * Lanes::all(share[q])).store(result[q] + d + 8);
        }
      }
    }
  }
}

/// The table of one processor: its own integer product, and these.
template <class Lanes>
constexpr Kernels kernels(const char* name, decltype(Kernels::multiply) multiply) {
  return {name,          multiply,  quantise<Lanes>, rescale<Lanes>, activate<Lanes>, add_and_normalise<Lanes>,
          attend<Lanes>, dot<Lanes>};
}

}  // namespace explainer::encoder::float_kernels
