#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "unicode/characters.h"

/// Single characters of UTF-8 text, as the reading of a paste needs them: white space, controls, letter case.
namespace explainer::intake {

using unicode::character_at;
using unicode::lower_ascii;

inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t character);       ///< Unicode White_Space, the no-break spaces included
bool is_line_break(char32_t character);  ///< LF, VT, FF, CR, NEL, U+2028, U+2029
bool is_control(char32_t character);     ///< C0 and C1 controls that are not white space, and DEL

bool is_private(char32_t character);  ///< a sign of some font alone: bullets of word processors, icons of pages

bool is_invisible(
    char32_t character);  ///< soft hyphen, zero-width space, word joiner, byte-order mark, place of an object, private

/// Capital and small letters of Latin, Greek and Cyrillic as far as their blocks show it; others are neither.
bool is_capital(char32_t character);
bool is_small(char32_t character);

/// Reading text in the making: controls and invisible characters go, a run of white space becomes one space, none
/// stands at either end.
class TextCollector {
 public:
  void add(std::string_view text);
  void add_space() { space_ = true; }
  bool at_space() const { return space_; }  ///< would the next word stand apart from the last?
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  std::string take();
  void cut(std::size_t size);  ///< forgets what stands behind that many bytes

 private:
  std::string text_;
  bool space_ = false;
};

/// White space, controls and invisible characters at both ends taken off.
std::string_view trimmed(std::string_view text);

}  // namespace explainer::intake
