#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "encoder/products.h"

/// The arithmetic of the network, over rows of numbers. Each kernel exists for several kinds of processor and gives the
/// same bits on all of them: integers are exact, and sums of floats are formed in one fixed order, that of eight lanes
/// side by side (float_kernels.h), with multiplications and additions rounded apart.
/// Pointers are used as arrays of the sizes named; nothing is allocated and nothing overlaps.
namespace explainer::encoder {

struct AttentionShape {
  std::size_t tokens = 0, heads = 0, head_width = 0;  ///< a head's width is a multiple of 16
};

/// The tokens of a window are padded to a multiple of the step; at most so many queries are answered side by side.
constexpr std::size_t attention_step = 16, most_queries = 8;

/// Floats of scratch that `Kernels::attend` needs.
constexpr std::size_t attention_scratch(const AttentionShape& shape) {
  const std::size_t padded = (shape.tokens + attention_step - 1) / attention_step * attention_step;
  return (2 * shape.head_width + most_queries) * padded;
}

/// Weights in the order in which a processor's `multiply` reads them, from the beginning of a cache line.
class PackedWeights {
 public:
  PackedWeights() = default;
  explicit PackedWeights(std::size_t size) : bytes_(new (line) std::int8_t[size]) {}
  std::int8_t* data() { return bytes_.get(); }
  const std::int8_t* data() const { return bytes_.get(); }

 private:
  static constexpr std::align_val_t line{64};
  struct Free {
    void operator()(std::int8_t* bytes) const { ::operator delete[](bytes, line); }
  };
  std::unique_ptr<std::int8_t[], Free> bytes_;
};

struct Kernels {
  const char* name;

  /// The weights of a matrix (row by row, -128 to 127) for `multiply`. Rows and depth are multiples of 32.
  PackedWeights (*pack)(const std::int8_t* weights, std::size_t rows, std::size_t depth);

  /// out[t * rows + r] = sum over k of token t's number k * weight k of row r, times (the token's scale * the row's)
  /// rounded apart, plus the row's bias. The sum is exact; it is rounded when it becomes a float. `scratch` has room
  /// for count * depth.
  void (*multiply)(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch, float* out);

  /// Rounds a row to -127 … 127 of its largest magnitude and gives the scale. `size` is a multiple of 32 here and
  /// below.
  float (*quantise)(const float* row, std::size_t size, std::int8_t* out);

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
/// Those that this processor or engine runs, the fastest first.
std::vector<const Kernels*> runnable_kernels();

#if defined(__x86_64__)
extern const Kernels avx2_kernels, avx512_kernels, amx_kernels;
#elif defined(__wasm_simd128__)
extern const Kernels simd128_kernels, relaxed_kernels;
#endif

}  // namespace explainer::encoder
