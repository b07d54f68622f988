#include "attribution/cue_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "text/morphology.h"

namespace explainer::attribution {
namespace {

bool is_function_word(std::string_view word) {
  for (const auto* known :
       {"be", "have", "do", "not", "to",  "of",   "the",  "a",    "an",  "no",  "in", "on",   "as",   "by",  "for",
        "it", "with", "at", "or",  "and", "make", "take", "give", "get", "put", "go", "come", "from", "any", "one's"}) {
    if (word == known) return true;
  }
  return false;
}

const std::vector<std::string_view>& heads() {
  static const std::vector<std::string_view> sorted = [] {
    std::vector<std::string_view> made;
    for (const auto& row : lexicons::rows(lexicons::stance)) {
      std::string_view rest = row[0];
      while (!rest.empty()) {
        const auto space = std::min(rest.find(' '), rest.size());
        const auto word = rest.substr(0, space);
        rest.remove_prefix(std::min(space + 1, rest.size()));
        if (is_function_word(word)) continue;
        made.push_back(word);
        break;
      }
    }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return sorted;
}

}  // namespace

bool is_cue_word(const text::Word& word) {
  if (word.kind != text::WordKind::word) return false;
  const auto forms = text::bases(word.lower);
  return std::any_of(forms.begin(), forms.end(), [](const std::string& form) {
    return std::binary_search(heads().begin(), heads().end(), std::string_view(form));
  });
}

bool holds_cue_word(const text::Text& text, WordSpan words) {
  for (auto i = words.begin; i < words.end; ++i) {
    if (is_cue_word(text.words[i])) return true;
  }
  return false;
}

}  // namespace explainer::attribution
