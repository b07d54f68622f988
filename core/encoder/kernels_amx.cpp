// Compiled for AVX-512 and AMX (CMakeLists.txt); nothing here is called before the processor and the system are known
// to have them. As in kernels_avx2.cpp, only what is in this file's own namespace may be inlined here.
#if defined(__x86_64__)
#include <immintrin.h>

#include "encoder/lanes_avx512.h"
#include "encoder/packing.h"

namespace explainer::encoder {
namespace {

/// What the tile registers hold, as the processor wants it told.
struct alignas(64) Tiles {
  std::uint8_t palette = 1, start_row = 0, reserved[14]{};
  std::uint16_t bytes_a_row[16]{};
  std::uint8_t rows[16]{};
};

// A product of 32 tokens with 32 rows of weights: sums in 0 to 3, the tokens in 4 and 5, the weights in 6 and 7. A tile
// has at most 16 rows of 64 bytes; one of weights holds four columns of 16 rows in each of its own.
constexpr std::size_t tile = 16;

Tiles tiles(std::size_t first, std::size_t second, std::size_t columns) {
  Tiles made;
  const auto set = [&](int number, std::size_t rows, std::size_t bytes) {
    made.rows[number] = static_cast<std::uint8_t>(rows);
    made.bytes_a_row[number] = static_cast<std::uint16_t>(rows > 0 ? bytes : 0);
  };
  set(0, first, 64), set(1, first, 64), set(2, second, 64), set(3, second, 64);
  set(4, first, columns), set(5, second, columns);
  set(6, columns / 4, 64), set(7, columns / 4, 64);
  return made;
}

/// What stands between the tiles and the floats: the sums of 32 tokens with 32 rows.
struct alignas(64) Sums {
  std::int32_t of[2 * tile][2 * tile];
};

/// A block of 17 to 32 tokens or (`two` false) of up to 16, with 32 rows.
template <bool two>
inline void multiply_block(const std::int8_t* tokens, const std::int8_t* weights, std::size_t depth,
                           std::size_t columns, Sums& sums) {
  const std::int8_t* const more_tokens = tokens + tile * depth;
  const std::int8_t* const more_weights = weights + tile * depth;
  _tile_zero(0);
  _tile_zero(1);
  if constexpr (two) {
    _tile_zero(2);
    _tile_zero(3);
  }
  for (std::size_t k = 0; k < depth; k += columns) {
    _tile_loadd(6, weights + tile * k, 64);
    _tile_loadd(7, more_weights + tile * k, 64);
    _tile_loadd(4, tokens + k, depth);
    _tile_dpbssd(0, 4, 6);
    _tile_dpbssd(1, 4, 7);
    if constexpr (two) {
      _tile_loadd(5, more_tokens + k, depth);
      _tile_dpbssd(2, 5, 6);
      _tile_dpbssd(3, 5, 7);
    }
  }
  _tile_stored(0, &sums.of[0][0], sizeof sums.of[0]);
  _tile_stored(1, &sums.of[0][tile], sizeof sums.of[0]);
  if constexpr (two) {
    _tile_stored(2, &sums.of[tile][0], sizeof sums.of[0]);
    _tile_stored(3, &sums.of[tile][tile], sizeof sums.of[0]);
  }
}

/// Tokens [begin, end) with all rows; every 32 rows serve all the tokens while they are in the nearest cache. Either
/// whole blocks, or what is left for one block.
void multiply_tokens(const QuantisedTokens& tokens, const PackedRows& rows, std::size_t begin, std::size_t end,
                     float* out) {
  if (begin == end) return;
  constexpr std::size_t block = 2 * tile;
  const std::size_t depth = tokens.depth, columns = depth % 64 == 0 ? 64 : 32,
                    size = end - begin < block ? end - begin : block;
  const Tiles shape = tiles(size > tile ? tile : size, size > tile ? size - tile : 0, columns);
  _tile_loadconfig(&shape);
  Sums sums;
  for (std::size_t r = 0; r < rows.count; r += block) {
    for (std::size_t t = begin; t < end; t += block) {
      const std::int8_t *const left = tokens.values + t * depth, *const right = rows.weights + r * depth;
      if (size > tile) {
        multiply_block<true>(left, right, depth, columns, sums);
      } else {
        multiply_block<false>(left, right, depth, columns, sums);
      }
      for (std::size_t i = 0; i < size; ++i) {
        float_kernels::scale<Wide, block>(sums.of[i], tokens.scales[t + i], rows.scales + r, rows.bias + r,
                                          out + (t + i) * rows.count + r);
      }
    }
  }
}

void multiply(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t*, float* out) {
  const std::size_t whole = tokens.count / (2 * tile) * (2 * tile);
  multiply_tokens(tokens, rows, 0, whole, out);
  multiply_tokens(tokens, rows, whole, tokens.count, out);
  _tile_release();
}

}  // namespace

constexpr Kernels amx_kernels = float_kernels::kernels<Lanes, Wide>("AMX", four_columns, multiply);

}  // namespace explainer::encoder
#endif
