#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

/// The arithmetic of the network, over rows of numbers. Each kernel exists for several kinds of processor and gives the
/// same bits on all of them: integers are exact, and sums of floats are formed in one fixed order, that of eight lanes
/// side by side (float_kernels.h), with multiplications and additions rounded apart.
/// Pointers are used as arrays of the sizes named; nothing is allocated and nothing overlaps.
namespace explainer::encoder {

struct AttentionShape {
  std::size_t tokens = 0, heads = 0, head_width = 0;  ///< a head's width is a multiple of 16
};

/// Floats of scratch that `Kernels::attend` needs.
constexpr std::size_t attention_scratch(const AttentionShape& shape) {
  const std::size_t padded = (shape.tokens + 15) / 16 * 16;
  return 2 * shape.head_width * padded + 4 * padded;
}

struct Kernels {
  const char* name;

  /// out[t * rows + r] = sum over k of left[t * depth + k] * weights[r * depth + k]. `left` holds numbers of -127 to
  /// 127; depth and rows are multiples of 32, depth at most `max_depth` and tokens `max_window`. `scratch` has room for
  /// tokens * depth.
  void (*multiply)(const std::int8_t* left, std::size_t tokens, const std::int8_t* weights, std::size_t rows,
                   std::size_t depth, std::int16_t* scratch, std::int32_t* out);

  /// Rounds a row to -127 … 127 of its largest magnitude and gives the scale. `size` is a multiple of 8 here and below.
  float (*quantise)(const float* row, std::size_t size, std::int8_t* out);

  /// out[k] = sums[k] * (scale * scales[k]) + bias[k]
  void (*rescale)(const std::int32_t* sums, std::size_t size, float scale, const float* scales, const float* bias,
                  float* out);

  /// x · Φ(x), the Gaussian error linear unit, in place.
  void (*activate)(float* row, std::size_t size);

  /// Layer normalisation of row + added, in place.
  void (*add_and_normalise)(float* row, const float* added, std::size_t size, const float* gain, const float* shift);

  /// Softmax attention of the tokens at `queries` to all tokens. `qkv` holds a token a row: the queries of all heads,
  /// then keys, then values. Row i of `out` (heads * head_width floats) belongs to queries[i].
  void (*attend)(const float* qkv, const AttentionShape& shape, const std::uint32_t* queries, std::size_t count,
                 float* scratch, float* out);

  float (*dot)(const float* a, const float* b, std::size_t size);
};

/// Plain C++, for any processor.
extern const Kernels portable_kernels;
/// Those that this processor runs, the fastest first, the portable ones last.
std::vector<const Kernels*> runnable_kernels();

#if defined(__x86_64__)
extern const Kernels avx2_kernels, avx512_kernels;
#elif defined(__wasm_simd128__)
extern const Kernels simd128_kernels;
#endif

}  // namespace explainer::encoder
