#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explainer/span.h"

/// From the bytes of a paste to valid UTF-8, with the way back.
///
///     "\xEF\xBB\xBFArden"  →  "Arden"         the byte-order mark goes
///     "caf\xE9 in Arden"   →  "café in Arden" Windows-1252, as its neighbours suggest
///     "Arden \xFF Veld"    →  "Arden � Veld"  where they do not
namespace explainer::intake {

struct Decoded;  ///< a byte of the decoded text
using Stretch = Span<Decoded>;

/// A stretch of the decoded text and the bytes it came from (dropped bytes lie between pieces). Where both have one
/// size they go side by side, byte for byte; otherwise the piece is one character and goes as a whole.
struct DecodedPiece {
  Stretch decoded;
  PasteSpan paste;
};

enum class Encoding : std::uint8_t { utf8, utf16, windows1252 };

struct DecodedPaste {
  std::string text;                  ///< valid UTF-8, without a byte-order mark and controls
  std::vector<DecodedPiece> pieces;  ///< in order; together they are the text
  Encoding encoding = Encoding::utf8;
  std::uint32_t unreadable = 0;  ///< bytes replaced by U+FFFD

  /// The bytes of the paste that a stretch came from. Logarithmic in the number of pieces (one, for clean UTF-8).
  PasteSpan origin(Stretch stretch) const;
};

/// Decodes by, in this order: a byte-order mark; NUL in every other byte (UTF-16); valid UTF-8; `charset=` in the first
/// 1,024 bytes; the look of the bytes that are not UTF-8. Linear time; every byte string gives a text.
DecodedPaste decode(std::string_view paste);

}  // namespace explainer::intake
