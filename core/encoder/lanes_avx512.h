#pragma once
#include <immintrin.h>

#include "encoder/lanes_avx2.h"

/// For files compiled for AVX-512.
namespace explainer::encoder {
namespace {

/// Sixteen floats, for what is no sum over a row.
struct Wide {
  static constexpr std::size_t size = 16, block_rows = 8, block_vectors = 1;
  __m512 lanes;

  static Wide load(const float* from) { return {_mm512_loadu_ps(from)}; }
  static Wide all(float value) { return {_mm512_set1_ps(value)}; }
  static Wide from(const std::int32_t* whole) { return {_mm512_cvtepi32_ps(_mm512_loadu_si512(whole))}; }
  void store(float* to) const { _mm512_storeu_ps(to, lanes); }
  void store8(std::int8_t* to) const {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(_mm512_cvttps_epi32(lanes)));
  }
};

inline Wide operator+(Wide a, Wide b) { return {_mm512_add_ps(a.lanes, b.lanes)}; }
inline Wide operator-(Wide a, Wide b) { return {_mm512_sub_ps(a.lanes, b.lanes)}; }
inline Wide operator*(Wide a, Wide b) { return {_mm512_mul_ps(a.lanes, b.lanes)}; }
inline Wide operator/(Wide a, Wide b) { return {_mm512_div_ps(a.lanes, b.lanes)}; }
inline Wide larger(Wide a, Wide b) { return {_mm512_max_ps(a.lanes, b.lanes)}; }
inline Wide smaller(Wide a, Wide b) { return {_mm512_min_ps(a.lanes, b.lanes)}; }
inline Wide power_of_two(Wide n) {
  const __m512i exponent = _mm512_add_epi32(_mm512_cvttps_epi32(n.lanes), _mm512_set1_epi32(127));
  return {_mm512_castsi512_ps(_mm512_slli_epi32(exponent, 23))};
}

}  // namespace
}  // namespace explainer::encoder
