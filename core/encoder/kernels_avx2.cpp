// Compiled with -mavx2 (CMakeLists.txt); nothing here is called before the processor is known to have it. Only what is
// in this file's own namespace may be inlined here: a library function compiled with AVX2 could be the copy that the
// linker keeps for everybody.
#if defined(__x86_64__)
#include <immintrin.h>

#include "encoder/lanes_avx2.h"
#include "encoder/model.h"
#include "encoder/packing.h"

namespace explainer::encoder {
namespace {

inline __m256i load(const std::int16_t* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }

/// The totals of four accumulators.
inline __m128i totals(const __m256i (&sums)[4]) {
  const __m256i pairs = _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
  return _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
}

/// Four sums of token t with the rows from r on, scaled.
inline void finish(__m128i sums, std::size_t t, const QuantisedTokens& tokens, const PackedRows& rows, std::size_t r,
                   float* out) {
  const __m128 scale = _mm_mul_ps(_mm_set1_ps(tokens.scales[t]), _mm_loadu_ps(rows.scales + r));
  _mm_storeu_ps(out + t * rows.count + r,
                _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sums), scale), _mm_loadu_ps(rows.bias + r)));
}

inline __m256i widen(const std::int8_t* from) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
}

inline void store(std::int16_t* to, __m256i value) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value); }

/// Everything is widened to 16 bits, the weights four rows at a time; the four then serve all tokens, two at a time.
[[gnu::noinline]] void multiply(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch,
                                float* out) {
  const std::size_t depth = tokens.depth;
  for (std::size_t k = 0; k < tokens.count * depth; k += 16) store(scratch + k, widen(tokens.values + k));
  alignas(32) std::int16_t panel[4 * max_depth];
  for (std::size_t r = 0; r < rows.count; r += 4) {
    for (std::size_t k = 0; k < depth; k += 16) {
      for (std::size_t row = 0; row < 4; ++row) {
        store(panel + 4 * k + 16 * row, widen(rows.weights + (r + row) * depth + k));
      }
    }
    for (std::size_t t = 0; t < tokens.count; t += 2) {
      const std::size_t next = t + 1 < tokens.count ? t + 1 : t;
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
      finish(totals(sums), t, tokens, rows, r, out);
      finish(totals(others), next, tokens, rows, r, out);
    }
  }
}

}  // namespace

constexpr Kernels avx2_kernels = float_kernels::kernels<Lanes, Lanes>("AVX2", row_by_row, multiply);

}  // namespace explainer::encoder
#endif
