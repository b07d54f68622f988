#pragma once
#include <compare>
#include <cstdint>

namespace explainer {

/// A half-open range [begin, end) counted in one unit. Spans of different units are different types, so that a span of
/// words cannot be read as a span of bytes:
///
///     "Iran denied it."        bytes  [0, 4) "Iran"     words  [0, 1) the same
///
/// 32 bits are enough: the largest paste accepted is 5 MB.
template <class Unit>
struct Span {
  std::uint32_t begin = 0, end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

struct Byte;       ///< a byte of UTF-8 in `Article::text`
struct PasteByte;  ///< a byte of the paste as it came
struct WordIndex;  ///< a position in `Text::words`

using ByteSpan = Span<Byte>;
using PasteSpan = Span<PasteByte>;
using WordSpan = Span<WordIndex>;

}  // namespace explainer
