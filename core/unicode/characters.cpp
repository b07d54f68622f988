#include "unicode/characters.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::unicode {
namespace {

struct Range {
  char32_t first, last;
  std::uint32_t step;
  std::int32_t distance;
};

struct Tables {
  std::vector<Range> spaces, marks, capitals;  // each ascending and without overlap
};

long number(std::string_view cell, int base) { return std::strtol(std::string(cell).c_str(), nullptr, base); }

const Tables& tables() {
  static const Tables read = [] {
    Tables made;
    for (const auto& row : lexicons::rows(lexicons::characters)) {
      const Range range{static_cast<char32_t>(number(row[1], 16)), static_cast<char32_t>(number(row[2], 16)),
                        static_cast<std::uint32_t>(number(lexicons::cell(row, 3), 10)),
                        static_cast<std::int32_t>(number(lexicons::cell(row, 4), 10))};
      (row[0] == "space" ? made.spaces : row[0] == "mark" ? made.marks : made.capitals).push_back(range);
    }
    return made;
  }();
  return read;
}

const Range* find(const std::vector<Range>& ranges, char32_t code) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                      [](char32_t wanted, const Range& range) { return wanted < range.first; });
  if (after == ranges.begin()) return nullptr;
  const Range& range = *(after - 1);
  return code <= range.last ? &range : nullptr;
}

}  // namespace

Character character_at(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(utf8[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
  const std::uint32_t size = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (size == 1 || lead >= 0xF5 || at + size > utf8.size()) return {0xFFFD, 1};
  char32_t code = lead & (0xFFu >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0xFFFD, 1};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[size] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {0xFFFD, 1};
  return {code, size};
}

std::string utf8(char32_t code) {
  std::string out;
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12), tail(6), tail(0);
  }
  return out;
}

CharacterKind kind_of(char32_t code) {
  if (code <= 0x20 || code == 0x7F) return CharacterKind::space;
  if (code < 0x7F) {
    const bool plain = (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
    return plain ? CharacterKind::letter : CharacterKind::mark;
  }
  if (find(tables().spaces, code)) return CharacterKind::space;
  return find(tables().marks, code) ? CharacterKind::mark : CharacterKind::letter;
}

char32_t lower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  const Range* range = find(tables().capitals, code);
  if (!range || (code - range->first) % range->step != 0) return code;
  return static_cast<char32_t>(static_cast<std::int32_t>(code) + range->distance);
}

std::string lower_ascii(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = lower_ascii(c);
  return small;
}

}  // namespace explainer::unicode
