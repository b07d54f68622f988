#include <wasm_simd128.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "encoder/kernels.h"

// How near the multiplication of the encoder comes to what the processor can do with the same instruction.
//
//     node kernel_bench.js TOKENS WIDTH INNER
//
// prints a line of JSON: thousand million multiplications a second of each product of a layer, of all together, and of
// a bare loop of i32x4.dot_i16x8 that touches no memory.
namespace {

using explainer::encoder::Kernels;

constexpr int rounds = 100;
constexpr std::size_t bare_steps = 200'000, products_a_dot = 8;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Eight sums, as many as the registers hold beside what is multiplied: a step is 8 dots and 8 additions. Two of the
/// factors change from step to step, lest a compiler take the products out of the loop.
void bare_loop(v128_t first, v128_t second, std::size_t steps, float* out) {
  const v128_t a0 = first, a1 = wasm_i16x8_add(first, second), a2 = wasm_i16x8_sub(first, second), a3 = second;
  v128_t b0 = first, b1 = second, sums[8];
  for (auto& sum : sums) sum = wasm_i32x4_splat(0);
  for (std::size_t step = 0; step < steps; ++step) {
    sums[0] = wasm_i32x4_add(sums[0], wasm_i32x4_dot_i16x8(a0, b0));
    sums[1] = wasm_i32x4_add(sums[1], wasm_i32x4_dot_i16x8(a1, b0));
    sums[2] = wasm_i32x4_add(sums[2], wasm_i32x4_dot_i16x8(a2, b0));
    sums[3] = wasm_i32x4_add(sums[3], wasm_i32x4_dot_i16x8(a3, b0));
    sums[4] = wasm_i32x4_add(sums[4], wasm_i32x4_dot_i16x8(a0, b1));
    sums[5] = wasm_i32x4_add(sums[5], wasm_i32x4_dot_i16x8(a1, b1));
    sums[6] = wasm_i32x4_add(sums[6], wasm_i32x4_dot_i16x8(a2, b1));
    sums[7] = wasm_i32x4_add(sums[7], wasm_i32x4_dot_i16x8(a3, b1));
    b0 = wasm_i16x8_add(b0, a3);
    b1 = wasm_i16x8_add(b1, a0);
  }
  for (int i = 0; i < 8; ++i) wasm_v128_store(out + 4 * i, sums[i]);
}

/// Called by way of memory: inlined into a function that runs but once, it would never be compiled well by the engine.
void (*volatile bare_loop_called)(v128_t, v128_t, std::size_t, float*) = bare_loop;

struct Product {
  const char* name;
  std::size_t rows, depth;
  double best = 1e9;  ///< seconds
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return std::fputs("kernel_bench TOKENS WIDTH INNER\n", stderr), 2;
  const auto number = [&](int i) { return static_cast<std::size_t>(std::atoi(arguments[i])); };
  const std::size_t tokens = number(1), width = number(2), inner = number(3);
  Product products[] = {{"queries, keys, values", 3 * width, width},
                        {"output of attention", width, width},
                        {"inner", inner, width},
                        {"outer", width, inner}};

  const std::size_t deepest = std::max(width, inner), widest = std::max(3 * width, inner);
  std::vector<std::int8_t> left(tokens * deepest), weights(widest * deepest);
  std::vector<std::int16_t> scratch(left.size());
  std::vector<float> out(std::max<std::size_t>(tokens * widest, 32)), scales(std::max(tokens, widest), 1.0f);
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = static_cast<std::int8_t>(i * 37 % 255 - 127);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<std::int8_t>(i * 91 % 127 - 63);

  // Taken in turns, the best of many short runs: whatever else the machine does then slows both or neither.
  const Kernels& kernels = *explainer::encoder::runnable_kernels().front();
  const auto packed = kernels.pack(weights.data(), widest, deepest);
  double bare = 1e9;
  for (int round = 0; round < rounds; ++round) {
    double begun = now();
    bare_loop_called(wasm_i16x8_splat(static_cast<std::int16_t>(round)), wasm_i16x8_make(1, 2, 3, 4, 5, 6, 7, 8),
                     bare_steps, out.data());
    bare = std::min(bare, now() - begun);
    for (auto& product : products) {
      begun = now();
      kernels.multiply({left.data(), scales.data(), tokens, product.depth},
                       {packed.data(), scales.data(), scales.data(), product.rows}, scratch.data(), out.data());
      product.best = std::min(product.best, now() - begun);
    }
  }

  double work = 0, seconds = 0;
  std::printf("{\"kernel\":\"%s\",\"products\":[", kernels.name);
  for (const auto& product : products) {
    const double macs = static_cast<double>(tokens * product.rows * product.depth);
    std::printf("%s{\"name\":\"%s\",\"speed\":%.2f}", &product == products ? "" : ",", product.name,
                macs / product.best * 1e-9);
    work += macs;
    seconds += product.best;
  }
  std::printf("],\"together\":%.2f,\"bare\":%.2f}\n", work / seconds * 1e-9,
              static_cast<double>(bare_steps * products_a_dot * 8) / bare * 1e-9);
  return 0;
}
