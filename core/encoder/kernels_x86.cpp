// Compiled with -mavx2 (CMakeLists.txt); nothing here is called before the processor is known to have it. Only what is
// in this file's own namespace may be inlined here: a library function compiled with AVX2 could be the copy that the
// linker keeps for everybody.
#if defined(__AVX2__)
#include <immintrin.h>

#include "encoder/float_kernels.h"
#include "encoder/model.h"

namespace explainer::encoder {
namespace {

struct Lanes {
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

inline __m256i load(const std::int16_t* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }

/// The totals of four accumulators.
inline __m128i totals(const __m256i (&sums)[4]) {
  const __m256i pairs = _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
  return _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
}

inline __m256i widen(const std::int8_t* from) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

inline void store(std::int16_t* to, __m256i value) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value); }

/// Everything is widened to 16 bits, the weights four rows at a time; the four then serve all tokens, two at a time.
[[gnu::noinline]] void multiply(const std::int8_t* left, std::size_t tokens, const std::int8_t* weights,
                                std::size_t rows, std::size_t depth, std::int16_t* scratch, std::int32_t* out) {
  for (std::size_t k = 0; k < tokens * depth; k += 16) store(scratch + k, widen(left + k));
  alignas(32) std::int16_t panel[4 * max_depth];
  for (std::size_t r = 0; r < rows; r += 4) {
    for (std::size_t k = 0; k < depth; k += 16) {
      for (std::size_t row = 0; row < 4; ++row) {
        store(panel + 4 * k + 16 * row, widen(weights + (r + row) * depth + k));
      }
    }
    for (std::size_t t = 0; t < tokens; t += 2) {
      const std::size_t next = t + 1 < tokens ? t + 1 : t;
      const std::int16_t* const one = scratch + t * depth;
      const std::int16_t* const other = scratch + next * depth;
      __m256i sums[4], others[4];
      for (int row = 0; row < 4; ++row) sums[row] = others[row] = _mm256_setzero_si256();
      for (std::size_t k = 0; k < depth; k += 16) {
        const __m256i a = load(one + k), b = load(other + k);
        for (int row = 0; row < 4; ++row) {
          const __m256i weight = load(panel + 4 * k + 16 * row);
          sums[row] = _mm256_add_epi32(sums[row], _mm256_madd_epi16(a, weight));
          others[row] = _mm256_add_epi32(others[row], _mm256_madd_epi16(b, weight));
        }
      }
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + t * rows + r), totals(sums));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + next * rows + r), totals(others));
    }
  }
}

/// With the instruction that multiplies unsigned by signed bytes and adds four products to a lane. 32 rows of weights
/// lie in the lanes, four columns in each, made unsigned by adding 128; 128 times the sum of the token is taken off in
/// the end. Each panel of weights so turned serves all tokens, eight at a time.
[[gnu::noinline, gnu::target("avx512f,avx512bw,avx512vnni")]] void multiply_bytes(const std::int8_t* left,
                                                                                  std::size_t tokens,
                                                                                  const std::int8_t* weights,
                                                                                  std::size_t rows, std::size_t depth,
                                                                                  std::int16_t*, std::int32_t* out) {
  alignas(64) std::int32_t panel[32 * max_depth / 4];
  std::int32_t sum_of[max_window];
  for (std::size_t t = 0; t < tokens; ++t) {
    sum_of[t] = 0;
    for (std::size_t k = 0; k < depth; ++k) sum_of[t] += left[t * depth + k];
  }
  const __m512i flip = _mm512_set1_epi8(-128);
  for (std::size_t r = 0; r < rows; r += 32) {
    for (std::size_t k = 0; k < depth; k += 4) {
      for (std::size_t row = 0; row < 32; ++row) {
        __builtin_memcpy(&panel[8 * k + row], weights + (r + row) * depth + k, 4);
      }
      for (std::size_t half = 0; half < 32; half += 16) {
        __m512i* const turned = reinterpret_cast<__m512i*>(&panel[8 * k + half]);
        _mm512_store_si512(turned, _mm512_xor_si512(_mm512_load_si512(turned), flip));
      }
    }
    for (std::size_t t = 0; t < tokens; t += 8) {
      const std::int8_t* token[8];
      __m512i sums[8][2];
      for (std::size_t i = 0; i < 8; ++i) {
        const std::size_t at = t + i < tokens ? t + i : tokens - 1;
        token[i] = left + at * depth;
        sums[i][0] = sums[i][1] = _mm512_set1_epi32(-128 * sum_of[at]);
      }
      for (std::size_t k = 0; k < depth; k += 4) {
        const __m512i low = _mm512_load_si512(&panel[8 * k]), high = _mm512_load_si512(&panel[8 * k + 16]);
        for (int i = 0; i < 8; ++i) {
          std::int32_t four;
          __builtin_memcpy(&four, token[i] + k, 4);
          const __m512i columns = _mm512_set1_epi32(four);
          sums[i][0] = _mm512_dpbusd_epi32(sums[i][0], low, columns);
          sums[i][1] = _mm512_dpbusd_epi32(sums[i][1], high, columns);
        }
      }
      for (std::size_t i = 0; i < 8 && t + i < tokens; ++i) {
        _mm512_storeu_si512(out + (t + i) * rows + r, sums[i][0]);
        _mm512_storeu_si512(out + (t + i) * rows + r + 16, sums[i][1]);
      }
    }
  }
}

}  // namespace

constexpr Kernels avx512_kernels = float_kernels::kernels<Lanes>("AVX-512", multiply_bytes);
constexpr Kernels avx2_kernels = float_kernels::kernels<Lanes>("AVX2", multiply);

}  // namespace explainer::encoder
#endif
