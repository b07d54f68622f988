#include "stance/tokens.h"

#include "stance/lexicon.h"
#include "text/morphology.h"

namespace explainer::stance {
namespace {

bool is_apostrophe(const text::Word& word) { return word.kind == text::WordKind::punctuation && word.lower == "'"; }

bool kept_sign(std::string_view sign) {
  return sign == "," || sign == ";" || sign == ":" || sign == "." || sign == "?" || sign == "!" || sign == "—" ||
         sign == "–";
}

bool quotation_sign(std::string_view sign) { return sign == "\"" || sign == "“" || sign == "‘"; }

Token make(std::string lower, std::uint32_t at, bool capital) {
  auto bases = text::bases(lower);
  if (bases.empty() || bases.front() != lower) bases.insert(bases.begin(), lower);
  return {std::move(lower), std::move(bases), at, capital, false, true};
}

/// The verb that stands before a contracted "not": wo → will, ca → can, sha → shall, didn → did.
std::string before_not(std::string_view stem) {
  if (stem == "won") return "will";
  if (stem == "can" || stem == "cann") return "can";
  if (stem == "shan") return "shall";
  if (stem == "ain") return "is";
  return std::string(stem.substr(0, stem.size() - 1));
}

}  // namespace

std::vector<Token> tokens(const text::Text& text, const std::vector<WordSpan>& spans) {
  std::vector<Token> found;
  bool quoted = false;
  std::uint32_t read = 0;
  for (const auto span : spans) {
    for (std::uint32_t i = span.begin; i < span.end && i < text.words.size() && read < words_read; ++i, ++read) {
      const auto& word = text.words[i];
      if (word.kind == text::WordKind::block_end) continue;
      if (word.kind == text::WordKind::punctuation) {
        if (quotation_sign(word.lower)) quoted = true;
        if (!kept_sign(word.lower)) continue;
        found.push_back({word.lower, {word.lower}, i, false, false, false});
        continue;
      }
      const bool capital = word.letters != text::LetterCase::none;
      const bool contracted = word.lower.size() > 1 && word.lower.ends_with('n') && i + 2 < text.words.size() &&
                              is_apostrophe(text.words[i + 1]) && text.words[i + 2].lower == "t";
      if (contracted) {
        found.push_back(make(before_not(word.lower), i, capital));
        found.push_back(make("not", i, false));
        i += 2;
      } else if (word.lower == "cannot") {
        found.push_back(make("can", i, capital));
        found.push_back(make("not", i, false));
      } else if (i > 0 && is_apostrophe(text.words[i - 1]) &&
                 (word.lower == "s" || word.lower == "re" || word.lower == "ve" || word.lower == "ll" ||
                  word.lower == "m" || word.lower == "d")) {
        // 's is "is", "has" or a genitive: kept as a sign of its own that no table lists
        const std::string full = word.lower == "re"   ? "are"
                                 : word.lower == "ve" ? "have"
                                 : word.lower == "ll" ? "will"
                                 : word.lower == "m"  ? "am"
                                 : word.lower == "d"  ? "would"
                                                      : "'s";
        found.push_back(make(full, i, false));
      } else {
        found.push_back(make(word.lower, i, capital));
        found.back().quoted = quoted;
      }
      quoted = false;
    }
  }
  return found;
}

WordSpan span_of(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  if (begin >= end || end > some.size()) return {};
  return {some[begin].word, some[end - 1].word + 1};
}

std::string stem_of(const Token& token) {
  std::string stem = token.lower;
  for (const std::string_view ending : {"ations", "ation", "ions", "ion", "ments", "ment", "ings", "ing", "ies", "ied",
                                        "ers", "er", "es", "ed", "s", "e", "y"}) {
    if (stem.size() > ending.size() + 3 && stem.ends_with(ending)) {
      stem.resize(stem.size() - ending.size());
      break;
    }
  }
  if (stem.size() > 6 && !token.capital) stem.resize(6);
  return stem;
}

bool is_common(const Token& token) {
  if (!token.letters || token.lower.size() < 2 || is_function_word(token.lower)) return true;
  return token.lower == "'s" || token.lower == "not" || token.lower == "say" || token.lower == "said" ||
         token.lower == "mr" || token.lower == "mrs" || token.lower == "ms" || token.is("do") || token.is("have") ||
         token.is("go") || token.is("get");
}

}  // namespace explainer::stance
