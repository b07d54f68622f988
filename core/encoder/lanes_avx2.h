#pragma once
#include <immintrin.h>

#include "encoder/float_kernels.h"

/// For files compiled for AVX2 or more. Each has a copy of its own, with its own instructions: hence the unnamed
/// namespace.
namespace explainer::encoder {
namespace {

struct Lanes {
  static constexpr std::size_t size = 8, block_rows = 4, block_vectors = 2;
  __m256 lanes;

  static Lanes load(const float* from) { return {_mm256_loadu_ps(from)}; }
  static Lanes all(float value) { return {_mm256_set1_ps(value)}; }
  static Lanes from(const std::int32_t* whole) {
    return {_mm256_cvtepi32_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(whole)))};
  }
  void store(float* to) const { _mm256_storeu_ps(to, lanes); }
  void store8(std::int8_t* to) const {
    const __m256i whole = _mm256_cvttps_epi32(lanes);
    const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packs_epi16(narrow, narrow));
  }
};

inline Lanes operator+(Lanes a, Lanes b) { return {_mm256_add_ps(a.lanes, b.lanes)}; }
inline Lanes operator-(Lanes a, Lanes b) { return {_mm256_sub_ps(a.lanes, b.lanes)}; }
inline Lanes operator*(Lanes a, Lanes b) { return {_mm256_mul_ps(a.lanes, b.lanes)}; }
inline Lanes operator/(Lanes a, Lanes b) { return {_mm256_div_ps(a.lanes, b.lanes)}; }
inline Lanes larger(Lanes a, Lanes b) { return {_mm256_max_ps(a.lanes, b.lanes)}; }
inline Lanes smaller(Lanes a, Lanes b) { return {_mm256_min_ps(a.lanes, b.lanes)}; }
inline Lanes square_root(Lanes a) { return {_mm256_sqrt_ps(a.lanes)}; }
inline Lanes power_of_two(Lanes n) {
  const __m256i exponent = _mm256_add_epi32(_mm256_cvttps_epi32(n.lanes), _mm256_set1_epi32(127));
  return {_mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23))};
}

}  // namespace
}  // namespace explainer::encoder
