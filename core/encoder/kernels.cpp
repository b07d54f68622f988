#include "encoder/kernels.h"

#include <cmath>
#include <cstring>

#include "encoder/float_kernels.h"

namespace explainer::encoder {
namespace {

struct Lanes {
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

[[gnu::noinline]] void multiply(const std::int8_t* left, std::size_t tokens, const std::int8_t* weights,
                                std::size_t rows, std::size_t depth, std::int16_t* scratch, std::int32_t* out) {
  for (std::size_t k = 0; k < tokens * depth; ++k) scratch[k] = left[k];  // compilers have products of 16-bit numbers
  for (std::size_t t = 0; t < tokens; ++t) {
    const std::int16_t* const row = scratch + t * depth;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int8_t* const weight = weights + r * depth;
      std::int32_t total = 0;
      for (std::size_t k = 0; k < depth; ++k) total += row[k] * weight[k];
      out[t * rows + r] = total;
    }
  }
}

}  // namespace

constexpr Kernels portable_kernels = float_kernels::kernels<Lanes>("portable", multiply);

std::vector<const Kernels*> runnable_kernels() {
  std::vector<const Kernels*> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) found.push_back(&avx512_kernels);
  if (__builtin_cpu_supports("avx2")) found.push_back(&avx2_kernels);
#elif defined(__wasm_simd128__)
  found.push_back(&simd128_kernels);
#endif
  found.push_back(&portable_kernels);
  return found;
}

}  // namespace explainer::encoder
