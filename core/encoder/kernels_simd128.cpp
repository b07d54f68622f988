#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

#include "encoder/float_kernels.h"
#include "encoder/model.h"
#include "encoder/packing.h"
#include "encoder/relaxed.h"

namespace explainer::encoder {
namespace {

struct Lanes {
  static constexpr std::size_t size = 8, block_rows = 4, block_vectors = 1;
  v128_t low, high;

  static Lanes load(const float* from) { return {wasm_v128_load(from), wasm_v128_load(from + 4)}; }
  static Lanes all(float value) { return {wasm_f32x4_splat(value), wasm_f32x4_splat(value)}; }
  static Lanes from(const std::int32_t* whole) {
    return {wasm_f32x4_convert_i32x4(wasm_v128_load(whole)), wasm_f32x4_convert_i32x4(wasm_v128_load(whole + 4))};
  }
  void store(float* to) const {
    wasm_v128_store(to, low);
    wasm_v128_store(to + 4, high);
  }
  void store8(std::int8_t* to) const {
    const v128_t words = wasm_i16x8_narrow_i32x4(wasm_i32x4_trunc_sat_f32x4(low), wasm_i32x4_trunc_sat_f32x4(high));
    wasm_v128_store64_lane(to, wasm_i8x16_narrow_i16x8(words, words), 0);
  }
};

inline Lanes operator+(Lanes a, Lanes b) { return {wasm_f32x4_add(a.low, b.low), wasm_f32x4_add(a.high, b.high)}; }
inline Lanes operator-(Lanes a, Lanes b) { return {wasm_f32x4_sub(a.low, b.low), wasm_f32x4_sub(a.high, b.high)}; }
inline Lanes operator*(Lanes a, Lanes b) { return {wasm_f32x4_mul(a.low, b.low), wasm_f32x4_mul(a.high, b.high)}; }
inline Lanes operator/(Lanes a, Lanes b) { return {wasm_f32x4_div(a.low, b.low), wasm_f32x4_div(a.high, b.high)}; }
// pmax(b, a) is b < a ? a : b, pmin(b, a) is a < b ? a : b: b where either is not a number, as the others have it.
inline Lanes larger(Lanes a, Lanes b) { return {wasm_f32x4_pmax(b.low, a.low), wasm_f32x4_pmax(b.high, a.high)}; }
inline Lanes smaller(Lanes a, Lanes b) { return {wasm_f32x4_pmin(b.low, a.low), wasm_f32x4_pmin(b.high, a.high)}; }
inline Lanes square_root(Lanes a) { return {wasm_f32x4_sqrt(a.low), wasm_f32x4_sqrt(a.high)}; }
inline v128_t power_of_two(v128_t n) {
  return wasm_i32x4_shl(wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_splat(127)), 23);
}
inline Lanes power_of_two(Lanes n) { return {power_of_two(n.low), power_of_two(n.high)}; }

/// The totals of four accumulators.
inline v128_t totals(const v128_t (&sums)[4]) {
  const v128_t first = wasm_i32x4_add(wasm_i32x4_shuffle(sums[0], sums[1], 0, 4, 2, 6),
                                      wasm_i32x4_shuffle(sums[0], sums[1], 1, 5, 3, 7));
  const v128_t second = wasm_i32x4_add(wasm_i32x4_shuffle(sums[2], sums[3], 0, 4, 2, 6),
                                       wasm_i32x4_shuffle(sums[2], sums[3], 1, 5, 3, 7));
  return wasm_i32x4_add(wasm_i32x4_shuffle(first, second, 0, 1, 4, 5), wasm_i32x4_shuffle(first, second, 2, 3, 6, 7));
}

/// Four sums of token t with the rows from r on, scaled.
inline void finish(v128_t sums, std::size_t t, const QuantisedTokens& tokens, const PackedRows& rows, std::size_t r,
                   float* out) {
  const v128_t scale = wasm_f32x4_mul(wasm_f32x4_splat(tokens.scales[t]), wasm_v128_load(rows.scales + r));
  wasm_v128_store(out + t * rows.count + r,
                  wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_convert_i32x4(sums), scale), wasm_v128_load(rows.bias + r)));
}

/// Everything is widened to 16 bits, the weights four rows at a time; the four then serve all tokens, two at a time.
[[gnu::noinline]] void multiply(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch,
                                float* out) {
  const std::size_t depth = tokens.depth;
  for (std::size_t k = 0; k < tokens.count * depth; k += 8)
    wasm_v128_store(scratch + k, wasm_i16x8_load8x8(tokens.values + k));
  alignas(16) std::int16_t panel[4 * max_depth];
  for (std::size_t r = 0; r < rows.count; r += 4) {
    for (std::size_t k = 0; k < depth; k += 8) {
      for (std::size_t row = 0; row < 4; ++row) {
        wasm_v128_store(panel + 4 * k + 8 * row, wasm_i16x8_load8x8(rows.weights + (r + row) * depth + k));
      }
    }
    for (std::size_t t = 0; t < tokens.count; t += 2) {
      const std::size_t next = t + 1 < tokens.count ? t + 1 : t;
      const std::int16_t* const one = scratch + t * depth;
      const std::int16_t* const other = scratch + next * depth;
      v128_t sums[4], others[4];
      for (int row = 0; row < 4; ++row) sums[row] = others[row] = wasm_i32x4_splat(0);
      for (std::size_t k = 0; k < depth; k += 8) {
        const v128_t a = wasm_v128_load(one + k), b = wasm_v128_load(other + k);
        for (int row = 0; row < 4; ++row) {
          const v128_t weight = wasm_v128_load(panel + 4 * k + 8 * static_cast<std::size_t>(row));
          sums[row] = wasm_i32x4_add(sums[row], wasm_i32x4_dot_i16x8(a, weight));
          others[row] = wasm_i32x4_add(others[row], wasm_i32x4_dot_i16x8(b, weight));
        }
      }
      finish(totals(sums), t, tokens, rows, r, out);
      finish(totals(others), next, tokens, rows, r, out);
    }
  }
}

}  // namespace

constexpr Kernels simd128_kernels = float_kernels::kernels<Lanes, Lanes>("SIMD128", row_by_row, multiply);
constexpr Kernels relaxed_kernels =
    float_kernels::kernels<Lanes, Lanes>("relaxed SIMD", pack_relaxed, multiply_relaxed);

}  // namespace explainer::encoder
#endif
