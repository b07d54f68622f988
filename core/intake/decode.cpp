#include "intake/decode.h"

#include <algorithm>
#include <optional>

#include "intake/characters.h"

namespace explainer::intake {
namespace {

/// Windows-1252 where it differs from Latin-1; its five unused bytes are controls, as the WHATWG table has it.
constexpr char16_t windows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr char32_t replacement = 0xFFFD;

std::uint32_t offset(std::size_t position) { return static_cast<std::uint32_t>(position); }
unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// What stands at a place that should begin a character.
struct Sequence {
  std::size_t size = 1;  ///< bytes of the character, or of the part that is given up together
  bool valid = false;
  bool shaped = false;  ///< lead and continuation bytes in the number announced, or cut off by the end
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte(text, at);
  if (lead < 0x80) return {1, true, false};
  const std::size_t announced = lead >= 0xF0 && lead <= 0xF7 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
  if (announced == 0 || lead > 0xF7) return {};
  std::size_t have = 1;
  while (have < announced && at + have < text.size() && (byte(text, at + have) & 0xC0) == 0x80) ++have;
  const bool cut = at + have == text.size();
  const bool shaped = have == announced || (cut && have > 1);
  if (lead < 0xC2 || lead > 0xF4) return {1, false, shaped};
  if (have > 1) {  // overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte
    const unsigned char second = byte(text, at + 1);
    const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (wrong) return {1, false, shaped};
  }
  return {have, have == announced, shaped};
}

class Writer {
 public:
  explicit Writer(DecodedPaste& to) : to_(to) {}

  /// Characters that are the same bytes in both.
  void same(std::string_view text, std::uint32_t from) {
    if (text.empty()) return;
    const auto begin = offset(to_.text.size());
    to_.text += text;
    add({{begin, offset(to_.text.size())}, {from, from + offset(text.size())}});
  }

  /// Controls leave nothing behind.
  void character(char32_t value, std::uint32_t from, std::uint32_t size) {
    if (is_control(value)) return;
    const auto begin = offset(to_.text.size());
    to_.text += unicode::utf8(value);
    add({{begin, offset(to_.text.size())}, {from, from + size}});
  }

 private:
  void add(DecodedPiece piece) {
    if (!to_.pieces.empty() && parallel(piece)) {
      auto& last = to_.pieces.back();
      if (parallel(last) && last.paste.end == piece.paste.begin) {
        last.decoded.end = piece.decoded.end;
        last.paste.end = piece.paste.end;
        return;
      }
    }
    to_.pieces.push_back(piece);
  }
  static bool parallel(const DecodedPiece& piece) { return piece.decoded.size() == piece.paste.size(); }

  DecodedPaste& to_;
};

DecodedPaste from_utf16(std::string_view paste, std::size_t at, bool big_endian) {
  DecodedPaste decoded;
  decoded.encoding = Encoding::utf16;
  Writer out(decoded);
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(big_endian ? byte(paste, i) << 8 | byte(paste, i + 1)
                                            : byte(paste, i + 1) << 8 | byte(paste, i));
  };
  while (at + 1 < paste.size()) {
    char32_t value = unit(at);
    std::uint32_t size = 2;
    if (value >= 0xD800 && value < 0xDC00 && at + 3 < paste.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      size = 4;
    } else if (value >= 0xD800 && value < 0xE000) {
      value = replacement;
      decoded.unreadable += 2;
    }
    out.character(value, offset(at), size);
    at += size;
  }
  if (at < paste.size()) {
    out.character(replacement, offset(at), 1);
    ++decoded.unreadable;
  }
  return decoded;
}

DecodedPaste from_windows1252(std::string_view paste) {
  DecodedPaste decoded;
  decoded.encoding = Encoding::windows1252;
  Writer out(decoded);
  for (std::size_t at = 0; at < paste.size();) {
    std::size_t plain = at;
    while (plain < paste.size() && byte(paste, plain) < 0x80 && !is_control(byte(paste, plain))) ++plain;
    out.same(paste.substr(at, plain - at), offset(at));
    if (plain < paste.size()) {
      const unsigned char high = byte(paste, plain);
      out.character(high >= 0x80 && high < 0xA0 ? windows1252[high - 0x80] : high, offset(plain), 1);
      ++plain;
    }
    at = plain;
  }
  return decoded;
}

DecodedPaste from_utf8(std::string_view paste, std::size_t begin) {
  DecodedPaste decoded;
  Writer out(decoded);
  std::size_t good = begin, at = begin;
  while (at < paste.size()) {
    if (paste[at] >= ' ' && paste[at] < 0x7F) {
      ++at;
      continue;
    }
    const auto sequence = sequence_at(paste, at);
    if (!sequence.valid || is_control(character_at(paste, at).code)) {
      out.same(paste.substr(good, at - good), offset(good));
      if (!sequence.valid) {
        out.character(replacement, offset(at), offset(sequence.size));
        decoded.unreadable += offset(sequence.size);
      }
      good = at + sequence.size;
    }
    at += sequence.size;
  }
  out.same(paste.substr(good), offset(good));
  return decoded;
}

/// NUL in at least nine of ten even (big-endian) or odd places: English in UTF-16 without a byte-order mark.
std::optional<bool> utf16_by_nuls(std::string_view paste) {
  const auto head = paste.substr(0, 8000);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t pairs = head.size() / 2;
  if (pairs < 2) return std::nullopt;
  if (odd * 10 >= pairs * 9 && even * 10 < pairs) return false;
  if (even * 10 >= pairs * 9 && odd * 10 < pairs) return true;
  return std::nullopt;
}

bool declares_windows1252(std::string_view paste) {
  const std::string head = lower_ascii(paste.substr(0, 1024));
  const auto at = head.find("charset=");
  if (at == std::string::npos) return false;
  std::string_view value = std::string_view(head).substr(at + 8);
  while (!value.empty() && (value[0] == '"' || value[0] == '\'' || value[0] == ' ')) value.remove_prefix(1);
  for (std::string_view name : {"windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii"}) {
    if (value.starts_with(name)) return true;
  }
  return false;
}

/// Text of one byte a character: no sequence has the shape of UTF-8, and high bytes are few, as in a western language.
bool looks_like_windows1252(std::string_view paste) {
  std::size_t high = 0, letters = 0;
  for (std::size_t at = 0; at < paste.size();) {
    const auto sequence = sequence_at(paste, at);
    if (sequence.shaped) return false;
    if (!sequence.valid)
      ++high;
    else if (is_ascii_letter(paste[at]))
      ++letters;
    at += sequence.size;
  }
  return high * 3 <= letters;
}

}  // namespace

DecodedPaste decode(std::string_view paste) {
  if (paste.starts_with("\xFF\xFE")) return from_utf16(paste, 2, false);
  if (paste.starts_with("\xFE\xFF")) return from_utf16(paste, 2, true);
  if (const auto big_endian = utf16_by_nuls(paste)) return from_utf16(paste, 0, *big_endian);
  auto decoded = from_utf8(paste, paste.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  if (decoded.unreadable == 0) return decoded;
  if (declares_windows1252(paste) || looks_like_windows1252(paste)) return from_windows1252(paste);
  return decoded;
}

PasteSpan DecodedPaste::origin(Stretch stretch) const {
  const auto holding = [&](std::uint32_t at) {
    const auto after =
        std::upper_bound(pieces.begin(), pieces.end(), at,
                         [](std::uint32_t a, const DecodedPiece& piece) { return a < piece.decoded.end; });
    return after == pieces.end() ? pieces.end() - 1 : after;
  };
  if (pieces.empty() || stretch.empty()) return {};
  const auto first = holding(stretch.begin), last = holding(stretch.end - 1);
  const bool first_parallel = first->decoded.size() == first->paste.size();
  const bool last_parallel = last->decoded.size() == last->paste.size();
  return {first_parallel ? first->paste.begin + (stretch.begin - first->decoded.begin) : first->paste.begin,
          last_parallel ? last->paste.begin + (stretch.end - last->decoded.begin) : last->paste.end};
}

}  // namespace explainer::intake
