// The products of the encoder with an instruction of "relaxed SIMD" (WebAssembly 3.0) that multiplies and adds sixteen
// pairs of bytes, i32x4.relaxed_dot_i8x16_i7x16_add_s: up to 2.6 times as fast as SIMD128, which has eight of 16 bits.
// Engines that do not know it would refuse the whole core if it stood there. So this file becomes a module of its own,
// of three kilobytes, that lies in the core as data; relaxed.cpp tries it, gives it the core's memory and calls it.
//
// Emscripten's compiler need not know the instruction: a later clang compiles this (CMakeLists.txt), without libraries
// and without a stack. A stack would lie in the core's memory; the linker lets it begin at 0, so that using it traps.
// Hence the loops that must be unrolled: they go over arrays that are to stay in registers.
#include <wasm_simd128.h>

#include "products.h"

namespace {

using namespace explainer::encoder;

/// The instruction leaves open how it takes a second factor beyond 0 … 127; within, the sum of four is exact.
struct AtOnce {
  static constexpr size_t tokens = 6;
  static v128_t add(v128_t sum, v128_t token, v128_t weights) {
    return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(token, weights, sum);
  }
};

/// The same for processors of x86 whose one instruction adds but pairs, in 16 bits (pmaddubsw): there engines make five
/// instructions of `AtOnce`, more than they need for SIMD128, and three of this.
struct ByPairs {
  static constexpr size_t tokens = 4;
  static v128_t add(v128_t sum, v128_t token, v128_t weights) {
    return wasm_i32x4_add(sum, wasm_i32x4_extadd_pairwise_i16x8(wasm_i16x8_relaxed_dot_i8x16_i7x16(token, weights)));
  }
};

/// Told by what is left open: with a second factor of 255 the sum of a pair sticks at the largest number of 16 bits.
bool adds_pairs() {
  const v128_t sums = AtOnce::add(wasm_i32x4_splat(0), wasm_i8x16_splat(127), wasm_i8x16_splat(-1));
  return wasm_i32x4_extract_lane(sums, 0) == 2 * 32767;
}

/// What the sums of each token begin with: that which the lifted weights bring too much, taken off.
void begin_sums(const QuantisedTokens& tokens, int32_t* sums) {
  const v128_t ones = wasm_i8x16_splat(1);
  for (size_t t = 0; t < tokens.count; ++t) {
    const int8_t* const token = tokens.values + t * tokens.depth;
    v128_t sum = wasm_i32x4_splat(0);
    for (size_t k = 0; k < tokens.depth; k += 16) sum = ByPairs::add(sum, wasm_v128_load(token + k), ones);
    sums[t] = -relaxed_lift * (wasm_i32x4_extract_lane(sum, 0) + wasm_i32x4_extract_lane(sum, 1) +
                               wasm_i32x4_extract_lane(sum, 2) + wasm_i32x4_extract_lane(sum, 3));
  }
}

/// Eight rows serve all tokens while they are in the nearest cache; a lane of sums belongs to a row. Two functions of
/// it, not one with both: engines deal out registers function by function.
template <class Dot>
[[gnu::noinline]] void multiply_with(const QuantisedTokens& tokens, const PackedRows& rows, const int32_t* begun,
                                     float* out) {
  constexpr size_t block = Dot::tokens, vectors = relaxed_rows / 4;
  const size_t depth = tokens.depth, count = tokens.count;
  for (size_t r = 0; r < rows.count; r += relaxed_rows) {
    for (size_t t = 0; t < count; t += block) {
      size_t at[block];  // beyond the last token the last one is done again
      const int8_t* token[block];
      v128_t sums[block][vectors];
#pragma clang loop unroll(full)
      for (size_t i = 0; i < block; ++i) {
        at[i] = t + i < count ? t + i : count - 1;
        token[i] = tokens.values + at[i] * depth;
        for (size_t v = 0; v < vectors; ++v) sums[i][v] = wasm_v128_load32_splat(begun + at[i]);
      }
      const int8_t* panel = rows.weights + r * depth;
      for (size_t k = 0; k < depth; k += relaxed_columns, panel += relaxed_rows * relaxed_columns) {
        v128_t weights[vectors];
        for (size_t v = 0; v < vectors; ++v) weights[v] = wasm_v128_load(panel + 16 * v);
#pragma clang loop unroll(full)
        for (size_t i = 0; i < block; ++i) {
          const v128_t columns = wasm_v128_load32_splat(token[i] + k);
          for (size_t v = 0; v < vectors; ++v) sums[i][v] = Dot::add(sums[i][v], columns, weights[v]);
        }
      }
#pragma clang loop unroll(full)
      for (size_t i = 0; i < block; ++i) {
        const v128_t token_scale = wasm_v128_load32_splat(tokens.scales + at[i]);
        for (size_t v = 0; v < vectors; ++v) {
          const size_t row = r + 4 * v;
          const v128_t scale = wasm_f32x4_mul(token_scale, wasm_v128_load(rows.scales + row));
          wasm_v128_store(out + at[i] * rows.count + row,
                          wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_convert_i32x4(sums[i][v]), scale),
                                         wasm_v128_load(rows.bias + row)));
        }
      }
    }
  }
}

}  // namespace

/// `Kernels::multiply`, for weights in the order of products.h.
extern "C" [[clang::export_name("multiply")]] void multiply(const QuantisedTokens& tokens, const PackedRows& rows,
                                                            int16_t* scratch, float* out) {
  int32_t* const begun = reinterpret_cast<int32_t*>(scratch);
  begin_sums(tokens, begun);
  if (adds_pairs()) {
    multiply_with<ByPairs>(tokens, rows, begun, out);
  } else {
    multiply_with<AtOnce>(tokens, rows, begun, out);
  }
}
