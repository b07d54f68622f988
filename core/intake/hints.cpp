#include "intake/hints.h"

#include <optional>
#include <string>

#include "intake/characters.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::intake {
namespace {

std::optional<Hint> hint_named(std::string_view name) {
  constexpr std::pair<std::string_view, Hint> names[] = {
      {"boilerplate", Hint::boilerplate},
      {"related", Hint::related},
      {"byline", Hint::byline},
      {"bio", Hint::bio},
      {"dateline", Hint::dateline},
      {"caption", Hint::caption},
      {"subhead", Hint::subhead},
      {"headline", Hint::headline},
      {"body", Hint::body},
  };
  for (const auto& [known, hint] : names) {
    if (known == name) return hint;
  }
  return std::nullopt;
}

}  // namespace

MarkupHints::MarkupHints() {
  std::uint16_t line = 0;
  for (const auto& row : lexicons::rows(lexicons::markup_hints)) {
    ++line;
    if (const auto hint = hint_named(lexicons::cell(row, 0))) {
      words_.emplace(lexicons::cell(row, 1),
                     Known{*hint, line, lexicons::cell(row, 2) == "sure", lexicons::cell(row, 2) == "labels"});
    }
  }
}

MarkupHints::Known MarkupHints::of(std::string_view value) const {
  Known found;
  std::string word, whole;
  const auto look_up = [&](const std::string& text) {
    if (const auto known = words_.find(text); known != words_.end()) found = known->second;
  };
  bool after_small = false;
  for (std::size_t i = 0; i <= value.size() && i < 400; ++i) {
    const char c = i < value.size() ? value[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c) || (capital && after_small)) {
      if (!word.empty()) look_up(word);
      word.clear();
    }
    if (is_ascii_letter(c)) word += lower_ascii(c), whole += lower_ascii(c);
    if (c == ' ' || c == '\t' || c == '\n') {
      if (!whole.empty()) look_up(whole);  // "author-bio" is also looked up as "authorbio"
      whole.clear();
    }
    after_small = c >= 'a' && c <= 'z';
  }
  return found;
}

bool MarkupHints::hides(std::string_view value) const {
  for (std::string_view name :
       {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "a11y-hidden", "u-hidden",
        "MsoCommentReference", "katex-mathml", "MathJax_Preview", "MJX_Assistive_MathML"}) {
    if (value.find(name) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace explainer::intake
