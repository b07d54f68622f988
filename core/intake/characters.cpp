#include "intake/characters.h"

namespace explainer::intake {

bool is_line_break(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || is_line_break(c) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_control(char32_t c) { return (c < 0x20 || (c >= 0x7F && c < 0xA0)) && !is_space(c); }

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xFFFC || is_private(c);
}

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c < 0x180)
    return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) ? c % 2 == 1 : c % 2 == 0;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool is_small(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if (c >= 0x100 && c < 0x180) return !is_capital(c);
  return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F);
}

void TextCollector::add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;  // most text is words of ASCII
    while (plain < text.size() && text[plain] > ' ' && text[plain] < 0x7F) ++plain;
    if (plain > at) {
      if (space_ && !text_.empty()) text_ += ' ';
      space_ = false;
      text_ += text.substr(at, plain - at);
      at = plain;
      continue;
    }
    const auto [value, size] = character_at(text, at);
    if (is_space(value)) {
      space_ = true;
    } else if (!is_control(value) && !is_invisible(value)) {
      if (space_ && !text_.empty()) text_ += ' ';
      space_ = false;
      text_ += text.substr(at, size);
    }
    at += size;
  }
}

std::string TextCollector::take() {
  std::string text = std::move(text_);
  text_.clear();
  space_ = false;
  return text;
}

void TextCollector::cut(std::size_t size) {
  if (size >= text_.size()) return;
  text_.resize(size);
  space_ = false;
}

std::string_view trimmed(std::string_view text) {
  const auto gone = [](char32_t c) { return is_space(c) || is_control(c) || is_invisible(c); };
  while (!text.empty()) {
    const auto [value, size] = character_at(text, 0);
    if (!gone(value)) break;
    text.remove_prefix(size < text.size() ? size : text.size());
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!gone(character_at(text, last).code)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace explainer::intake
