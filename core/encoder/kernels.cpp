#include "encoder/kernels.h"

#include <cmath>
#include <cstring>

#include "encoder/float_kernels.h"
#include "encoder/packing.h"
#if defined(__x86_64__)
#include "encoder/tiles.h"
#elif defined(__wasm_simd128__)
#include "encoder/relaxed.h"
#endif

namespace explainer::encoder {
namespace {

struct Lanes {
  static constexpr std::size_t size = 8, block_rows = 4, block_vectors = 2;
  float lane[8];

  template <class Make>
  static Lanes each(Make make) {
    Lanes made;
    for (int k = 0; k < 8; ++k) made.lane[k] = make(k);
    return made;
  }
  static Lanes load(const float* from) {
    return each([from](int k) { return from[k]; });
  }
  static Lanes all(float value) {
    return each([value](int) { return value; });
  }
  static Lanes from(const std::int32_t* whole) {
    return each([whole](int k) { return static_cast<float>(whole[k]); });
  }
  void store(float* to) const { std::memcpy(to, lane, sizeof lane); }
  void store8(std::int8_t* to) const {
    for (int k = 0; k < 8; ++k) to[k] = static_cast<std::int8_t>(lane[k]);
  }
};

inline Lanes operator+(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] + b.lane[k]; });
}
inline Lanes operator-(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] - b.lane[k]; });
}
inline Lanes operator*(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] * b.lane[k]; });
}
inline Lanes operator/(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] / b.lane[k]; });
}
inline Lanes larger(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] > b.lane[k] ? a.lane[k] : b.lane[k]; });
}
inline Lanes smaller(const Lanes& a, const Lanes& b) {
  return Lanes::each([&](int k) { return a.lane[k] < b.lane[k] ? a.lane[k] : b.lane[k]; });
}
inline Lanes square_root(const Lanes& a) {
  return Lanes::each([&](int k) { return std::sqrt(a.lane[k]); });
}
inline Lanes power_of_two(const Lanes& n) {
  return Lanes::each([&](int k) {
    const std::int32_t bits = (static_cast<std::int32_t>(n.lane[k]) + 127) * (1 << 23);
    float power;
    std::memcpy(&power, &bits, sizeof power);
    return power;
  });
}

[[gnu::noinline]] void multiply(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch,
                                float* out) {
  const std::size_t depth = tokens.depth;
  // Compilers have products of 16-bit numbers.
  for (std::size_t k = 0; k < tokens.count * depth; ++k) scratch[k] = tokens.values[k];
  for (std::size_t t = 0; t < tokens.count; ++t) {
    const std::int16_t* const token = scratch + t * depth;
    for (std::size_t r = 0; r < rows.count; ++r) {
      const std::int8_t* const weight = rows.weights + r * depth;
      std::int32_t total = 0;
      for (std::size_t k = 0; k < depth; ++k) total += token[k] * weight[k];
      out[t * rows.count + r] = static_cast<float>(total) * (tokens.scales[t] * rows.scales[r]) + rows.bias[r];
    }
  }
}

}  // namespace

constexpr Kernels portable_kernels = float_kernels::kernels<Lanes, Lanes>("portable", row_by_row, multiply);

std::vector<const Kernels*> runnable_kernels() {
  std::vector<const Kernels*> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    if (may_use_tiles()) found.push_back(&amx_kernels);
    found.push_back(&avx512_kernels);
  }
  if (__builtin_cpu_supports("avx2")) found.push_back(&avx2_kernels);
#elif defined(__wasm_simd128__)
  if (may_use_relaxed()) found.push_back(&relaxed_kernels);
  found.push_back(&simd128_kernels);
#endif
#if !defined(__wasm_simd128__)  // a build that runs nowhere without SIMD128; more would only have to be downloaded
  found.push_back(&portable_kernels);
#endif
  return found;
}

}  // namespace explainer::encoder
