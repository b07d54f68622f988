#include "attribution/nested.h"

#include <algorithm>

#include "attribution/cue_words.h"
#include "text/morphology.h"

namespace explainer::attribution {
namespace {

constexpr std::uint32_t least_words = 4;  ///< in a content that can hold somebody's cue, source and words
/// Below this a statement inside another is more often none: the model was taught whole articles, not clauses.
constexpr float least_confidence = 0.25f;

bool introduces(const text::Word& word) {
  return word.kind != text::WordKind::word || is_one_of(word, {"that", "whether", "thus"});
}

bool is_first_person(const text::Text& text, const Said& said) {
  if (said.source.empty()) return false;
  return said.source.front().size() == 1 && text.words[said.source.front().begin].lower == "i";
}

bool by_known_word(const text::Text& text, const Said& said) {
  return std::any_of(said.cue.begin(), said.cue.end(), [&](WordSpan cue) { return holds_cue_word(text, cue); });
}

/// "This partnership threatens", "which illustrates": a thing at hand is talked of, it does not talk.
bool is_no_speaker(const text::Text& text, WordSpan source) {
  return is_one_of(text.words[source.begin], {"this", "that", "these", "those", "such", "which", "what", "there",
                                              "nobody", "none", "nothing", "no"});
}

/// Words that more often tell what things do to each other than what somebody says; as the cue of a whole statement
/// the model may know better, inside another statement they are not believed.
bool tells_of_deeds(const text::Text& text, const Said& said) {
  const auto is_form_of = [](const text::Word& word, std::initializer_list<std::string_view> verbs) {
    const auto forms = text::bases(word.lower);
    return std::find_first_of(forms.begin(), forms.end(), verbs.begin(), verbs.end()) != forms.end();
  };
  const auto cue = said.cue.front();
  if (is_form_of(text.words[cue.end - 1], {"threaten", "illustrate", "support", "offer", "seek", "mean", "signal",
                                           "worry", "represent", "help", "for", "aim", "discuss"})) {
    return true;
  }
  return std::any_of(text.words.begin() + cue.begin, text.words.begin() + cue.end, [&](const text::Word& word) {
    return is_form_of(word, {"fail", "abstain", "refrain"});  // "failed to provide proof", "abstains from sales"
  });
}

/// "He told us, {‘The boats are safe,’ and then he left. We never saw him again}": what is quoted within a quotation
/// ends at its mark.
Said ended_at_mark(const text::Text& text, Said said) {
  constexpr std::uint32_t least = 5;
  if (said.content.empty()) return said;
  auto& content = said.content.back();
  const auto quotation = text.quotation_at(content.begin);
  if (!quotation) return said;
  const auto& [words, opened, closed, continues, within] = text.quotations[*quotation];
  if (words.begin != content.begin || !closed || words.size() < least || words.end >= content.end) return said;
  const bool stopped = is_one_of(text.words[words.end - 2], {",", ".", "!", "?"});
  const bool runs_on = text.words[words.end - 1].sentence != text.words[content.end - 1].sentence;
  if (stopped && (runs_on || is_one_of(text.words[words.end], {"and", "but", "then", "so", "before", "when", "while"})))
    content.end = words.end;
  return said;
}

}  // namespace

std::vector<Passage> passages(const text::Text& text, const std::vector<Said>& said, std::size_t first) {
  std::vector<Passage> found;
  for (auto s = first; s < said.size(); ++s) {
    for (auto span : said[s].content) {
      // The model knows sentences, not clauses: what introduces the clause is left out.
      while (!span.empty() && introduces(text.words[span.begin])) ++span.begin;
      if (span.size() < least_words || !holds_cue_word(text, span)) continue;
      found.push_back({span, static_cast<std::uint32_t>(s)});
    }
  }
  return found;
}

std::vector<Said> inner(const text::Text& text, const Passage& passage, const std::vector<Said>& found) {
  std::vector<Said> kept;
  for (auto said : found) {
    if (said.cue.empty() || said.source.empty() || said.content.empty()) continue;
    if (said.confidence < least_confidence) continue;
    if (!by_known_word(text, said) || is_first_person(text, said)) continue;
    if (is_no_speaker(text, said.source.front()) || tells_of_deeds(text, said)) continue;
    // "what they called a campaign": the pronoun stands for what follows.
    if (said.content.size() > 1 && said.content.front().size() == 1) said.content.erase(said.content.begin());
    said.inside = passage.outer;
    kept.push_back(ended_at_mark(text, std::move(said)));
  }
  return kept;
}

}  // namespace explainer::attribution
