#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Small whole numbers, each in about as many bits as it is surprising: what makes the model file a third of its
/// weights' size. The method is Duda's range variant of asymmetric numeral systems (rANS, 2013) with a fixed table and
/// 32 streams side by side, as core/model/train/entropy_coding.py writes it.
///
///     ┌────────────────────┬─────────────────────┬───────────────┬────────────────────────────┐
///     │ least, count       │ count × frequency   │ 32 × state    │ words × 16 bits            │
///     │ i16, u16           │ u16, sum 4096       │ u32           │ u32 words, then themselves │
///     └────────────────────┴─────────────────────┴───────────────┴────────────────────────────┘
///
/// Number k belongs to stream k mod 32. A stream's state holds its coming numbers; the low 12 bits tell the next one,
/// and when fewer than 16 bits are left, the next 16-bit word of the file is shifted in. After the last number every
/// state is what the writer began with, 65,536, and no word is left: a list that is cut, or whose count is another, is
/// found out. (A flipped bit may make other numbers of it; for that the file has its checksum.)
namespace explainer::encoder {

constexpr std::size_t streams = 32;
constexpr std::uint32_t frequency_bits = 12;

struct Decoded {
  std::vector<std::int8_t> values;
  std::size_t bytes = 0;  ///< of `coded` that were read
};

/// The next `count` numbers (a multiple of 32) of -128 to 127 that `coded` begins with; nothing if they are not well
/// formed. Time and memory are linear in `count`, whatever the bytes say.
std::optional<Decoded> decode(std::span<const std::byte> coded, std::size_t count);

}  // namespace explainer::encoder
