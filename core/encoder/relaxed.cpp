#if defined(__wasm_simd128__)
#include "encoder/relaxed.h"

#include <emscripten.h>

#include <algorithm>
#include <cstring>

namespace {

constexpr std::uint8_t side_module[] = {
#include "relaxed_products.inc"
};

}  // namespace

// A function of another module becomes a pointer to a function by a place in the core's table. The engine compiles
// three kilobytes at once: nobody has to wait for a promise.
EM_JS(int, place_relaxed_multiply, (const std::uint8_t* bytes, std::size_t size), {
  const code = HEAPU8.slice(bytes, bytes + size);
  if (!WebAssembly.validate(code)) return 0;
  const side = new WebAssembly.Instance(new WebAssembly.Module(code), {env : {memory : wasmMemory}});
  return wasmTable.grow(1, side.exports.multiply);
});

namespace explainer::encoder {
namespace {

using Multiply = decltype(Kernels::multiply);

/// Before the weights stands a line of its own, whose first byte tells in which order they are.
constexpr std::size_t head = 64;

/// Whether a small product comes out as that of SIMD128. Engines were found where it does not, in the code that they
/// make in haste: V8 11.3, and for processors without AVX 12.4.
bool agrees(Multiply multiply) {
  constexpr std::size_t count = 7, rows = 32, depth = 64;
  std::int8_t values[count * depth], weights[rows * depth];
  for (std::size_t k = 0; k < count * depth; ++k) values[k] = static_cast<std::int8_t>(k * 37 % 255 - 127);
  for (std::size_t k = 0; k < rows * depth; ++k) weights[k] = static_cast<std::int8_t>(k * 91 % 128 - 64);
  float ones[rows], found[count * rows], expected[count * rows];
  std::int16_t scratch[count * depth];
  std::fill_n(ones, rows, 1.0f);
  const QuantisedTokens tokens{values, ones, count, depth};
  const auto relaxed = pack_relaxed(weights, rows, depth), plain = simd128_kernels.pack(weights, rows, depth);
  multiply(tokens, {relaxed.data() + head, ones, ones, rows}, scratch, found);
  simd128_kernels.multiply(tokens, {plain.data(), ones, ones, rows}, scratch, expected);
  return std::equal(found, found + count * rows, expected);
}

/// Null where the engine lacks the instruction or gets it wrong. Placed once: a table never shrinks.
Multiply relaxed_multiply() {
  static const Multiply usable = [] {
    const auto placed = reinterpret_cast<Multiply>(place_relaxed_multiply(side_module, sizeof side_module));
    return placed != nullptr && agrees(placed) ? placed : nullptr;
  }();
  return usable;
}

}  // namespace

bool may_use_relaxed() { return relaxed_multiply() != nullptr; }

PackedWeights pack_relaxed(const std::int8_t* weights, std::size_t rows, std::size_t depth) {
  const std::size_t size = rows * depth;
  const bool narrow = std::all_of(weights, weights + size,
                                  [](std::int8_t weight) { return weight >= -relaxed_lift && weight < relaxed_lift; });
  PackedWeights packed(head + size);
  packed.data()[0] = narrow ? 1 : 0;
  std::int8_t* to = packed.data() + head;
  if (!narrow) {
    std::memcpy(to, weights, size);
    return packed;
  }
  for (std::size_t r = 0; r < rows; r += relaxed_rows) {
    for (std::size_t k = 0; k < depth; k += relaxed_columns) {
      for (std::size_t row = r; row < r + relaxed_rows; ++row) {
        for (std::size_t column = k; column < k + relaxed_columns; ++column) {
          *to++ = static_cast<std::int8_t>(weights[row * depth + column] + relaxed_lift);
        }
      }
    }
  }
  return packed;
}

void multiply_relaxed(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch, float* out) {
  const PackedRows bare{rows.weights + head, rows.scales, rows.bias, rows.count};
  const Multiply multiply = rows.weights[0] != 0 ? relaxed_multiply() : simd128_kernels.multiply;
  multiply(tokens, bare, scratch, out);
}

}  // namespace explainer::encoder
#endif
