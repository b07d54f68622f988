#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "stance/lexicon.h"

/// What the rules that read a content word by word ask of its tokens.
namespace explainer::stance {

using Words = std::initializer_list<std::string_view>;

/// Is it one of these base forms, or an inflection of one?
inline bool any(const Token& token, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return token.is(word); });
}
/// Is it one of these words, as they stand?
inline bool exactly(const Token& token, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return token.lower == word; });
}

/// Does one of these base forms stand there?
inline bool has_word(const std::vector<Token>& some, Words words) {
  return std::any_of(some.begin(), some.end(), [&](const Token& token) { return any(token, words); });
}

/// How many words there are, signs left out.
inline std::size_t word_count(const std::vector<Token>& some) {
  return static_cast<std::size_t>(std::count_if(some.begin(), some.end(), [](const Token& t) { return t.letters; }));
}

/// Do these words stand from `at` on?
inline bool stand_at(const std::vector<Token>& some, std::size_t at, Words words) {
  std::size_t i = at;
  for (const auto word : words) {
    if (i >= some.size() || !some[i].is(word)) return false;
    ++i;
  }
  return true;
}

inline bool is_modal(const Token& token) {
  return exactly(token, {"will", "would", "can", "could", "should", "may", "might"});
}

/// Behind the last word, if all is one sentence that does not turn ("but"); else nothing.
inline std::optional<std::size_t> whole_sentence(const std::vector<Token>& some) {
  auto end = some.size();
  while (end > 0 && !some[end - 1].letters) --end;
  for (std::size_t i = 0; i < end; ++i) {
    if (exactly(some[i], {"but", "however", "although", "though", "yet", ".", "?", "!", ";"})) return std::nullopt;
  }
  return end;
}

/// "(does not think) that they will", "that they should": a modal verb among the next `within` words from `at` on.
inline bool looks_ahead(const std::vector<Token>& some, std::size_t at, std::size_t within) {
  for (std::size_t i = at; i < std::min(some.size(), at + within); ++i) {
    if (is_modal(some[i])) return true;
  }
  return false;
}

inline bool is_adverb(const Token& token) {
  return token.letters && (in_class(token, "adverb") || (token.lower.size() > 4 && token.lower.ends_with("ly")));
}

inline std::size_t skip_adverbs(const std::vector<Token>& some, std::size_t at) {
  while (at < some.size() && is_adverb(some[at])) ++at;
  return at;
}

/// "(could not remember) his password", "(does not recall) waking up": a memory that nobody has asked for.
inline bool of_ones_own(const Token& token, bool now) {
  return exactly(token, {"my", "our", "his", "her", "their", "its", "a", "an"}) ||
         (now && token.lower.ends_with("ing"));
}

/// The last word before `at` that is no adverb.
inline std::size_t skip_back(const std::vector<Token>& some, std::size_t at) {
  while (at > 1 && is_adverb(some[at - 1])) --at;
  return at - 1;
}

}  // namespace explainer::stance
