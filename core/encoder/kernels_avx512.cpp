// Compiled for AVX-512 (CMakeLists.txt); nothing here is called before the processor is known to have it. As in
// kernels_avx2.cpp, only what is in this file's own namespace may be inlined here.
#if defined(__x86_64__)
#include <immintrin.h>

#include "encoder/lanes_avx512.h"
#include "encoder/packing.h"

namespace explainer::encoder {
namespace {

constexpr std::size_t block = 8;  ///< tokens at once, each with two registers of sums

/// With the instruction that multiplies unsigned by signed bytes and adds four products to a lane. Tokens are made
/// unsigned by adding 128; 128 times the sum of a row of weights, found with the same instruction, is taken off.
[[gnu::noinline]] void multiply(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch,
                                float* out) {
  const std::size_t depth = tokens.depth, count = tokens.count;
  std::uint8_t* const flipped = reinterpret_cast<std::uint8_t*>(scratch);
  for (std::size_t k = 0; k < count * depth; ++k) flipped[k] = static_cast<std::uint8_t>(tokens.values[k] + 128);
  const __m512i constant = _mm512_set1_epi8(-128);  // 128, unsigned
  for (std::size_t r = 0; r < rows.count; r += 32) {
    const std::int8_t* const first = rows.weights + r * depth;
    const std::int8_t* const second = first + 16 * depth;
    __m512i added[2] = {_mm512_setzero_si512(), _mm512_setzero_si512()};
    for (std::size_t k = 0; k < depth; k += 4) {
      added[0] = _mm512_dpbusd_epi32(added[0], constant, _mm512_load_si512(first + 16 * k));
      added[1] = _mm512_dpbusd_epi32(added[1], constant, _mm512_load_si512(second + 16 * k));
    }
    for (std::size_t t = 0; t < count; t += block) {
      const std::uint8_t* token[block];
      __m512i sums[block][2];
      for (std::size_t i = 0; i < block; ++i) {
        token[i] = flipped + (t + i < count ? t + i : count - 1) * depth;
        sums[i][0] = sums[i][1] = _mm512_setzero_si512();
      }
      for (std::size_t k = 0; k < depth; k += 4) {
        const __m512i low = _mm512_load_si512(first + 16 * k), high = _mm512_load_si512(second + 16 * k);
        for (std::size_t i = 0; i < block; ++i) {
          std::int32_t four;
          __builtin_memcpy(&four, token[i] + k, 4);
          const __m512i columns = _mm512_set1_epi32(four);
          sums[i][0] = _mm512_dpbusd_epi32(sums[i][0], columns, low);
          sums[i][1] = _mm512_dpbusd_epi32(sums[i][1], columns, high);
        }
      }
      for (std::size_t i = 0; i < block && t + i < count; ++i) {
        for (std::size_t half = 0; half < 2; ++half) {
          const std::size_t row = r + 16 * half;
          const Wide sum{_mm512_cvtepi32_ps(_mm512_sub_epi32(sums[i][half], added[half]))};
          const Wide scale = Wide::all(tokens.scales[t + i]) * Wide::load(rows.scales + row);
          (sum * scale + Wide::load(rows.bias + row)).store(out + (t + i) * rows.count + row);
        }
      }
    }
  }
}

}  // namespace

constexpr Kernels avx512_kernels = float_kernels::kernels<Lanes, Wide>("AVX-512", four_columns, multiply);

}  // namespace explainer::encoder
#endif
