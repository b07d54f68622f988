#include "fuzz/offsets_promises.h"

#include <cstdint>

#include "explanation/units.h"
#include "intake/decode.h"

namespace fuzz {
namespace {

/// Bytes of a character of valid UTF-8 by its first.
std::uint32_t length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

}  // namespace

std::optional<std::string> broken_by_offsets(std::string_view bytes) {
  using explainer::Unit;
  const std::string text = explainer::intake::decode(bytes).text;
  const explainer::explanation::Offsets utf8(text, Unit::utf8), utf16(text, Unit::utf16),
      points(text, Unit::code_point);
  std::uint32_t at = 0, units = 0, characters = 0;
  while (true) {
    if (utf8(at) != at) return "UTF-8 is counted in bytes.";
    if (utf16(at) != units) return "UTF-16 is counted in units.";
    if (points(at) != characters) return "Code points are counted.";
    if (!explainer::explanation::on_boundary(text, at)) return "A character begins on a boundary.";
    if (at >= text.size()) break;
    const auto size = length(text[at]);
    for (std::uint32_t inside = 1; inside < size; ++inside) {
      if (explainer::explanation::on_boundary(text, at + inside)) return "No boundary lies inside a character.";
    }
    at += size, units += size == 4 ? 2 : 1, characters += 1;
  }
  return at == text.size() ? std::nullopt : std::optional("The last character ends with the text.");
}

}  // namespace fuzz
