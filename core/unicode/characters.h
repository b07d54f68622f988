#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// Single Unicode characters, read from UTF-8 and written to it, and what each is. No locale is asked.
namespace explainer::unicode {

/// One character read from UTF-8 and how many bytes it took.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;
};

/// Reads the character that begins at `at`, which must lie in the string. A byte that begins no valid character comes
/// back as U+FFFD of size 1.
Character character_at(std::string_view utf8, std::size_t at);

/// The same character in UTF-8.
std::string utf8(char32_t code);

enum class CharacterKind : std::uint8_t { space, mark, letter };  ///< letter: digits and everything else too

/// White space and controls, punctuation and symbols (Unicode categories P and S), or the rest.
CharacterKind kind_of(char32_t code);

/// The small letter of a capital, or the character itself.
char32_t lower(char32_t code);

/// ASCII capitals made small, all other bytes as they are.
inline char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string lower_ascii(std::string_view text);

}  // namespace explainer::unicode
