#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace explainer::stance {

/// A word as the rules of this room read it: lower case, contractions undone ("didn’t" is did + not, both at the place
/// of "didn"), quotation marks left out. Commas, semicolons, colons, dashes and full stops stay, as tokens of one sign.
struct Token {
  std::string lower;
  std::vector<std::string> bases;  ///< text::bases of it, itself first
  std::uint32_t word = 0;          ///< position in `Text::words`
  bool capital = false;            ///< written with a capital letter
  bool quoted = false;             ///< a quotation mark stands directly before it
  bool letters = true;             ///< a word, no punctuation

  /// Is it this base form or an inflection of it?
  bool is(std::string_view base) const {
    for (const auto& b : bases) {
      if (b == base) return true;
    }
    return false;
  }
};

/// How many words of one statement are read; what follows in a longer one is left out of account.
constexpr std::uint32_t words_read = 400;

/// The tokens of some spans of words, in their order, at most `words_read`.
std::vector<Token> tokens(const text::Text& text, const std::vector<WordSpan>& spans);

/// The words of the text from the first to the last of these tokens; nothing for none.
WordSpan span_of(const std::vector<Token>& some, std::size_t begin, std::size_t end);

/// A stem by which words of one family meet: "transferred" and "transfers", "accused" and "accusation".
std::string stem_of(const Token& token);

/// A function word, a sign, or one of those verbs that tell nothing by themselves.
bool is_common(const Token& token);

}  // namespace explainer::stance
