#include "stance/no_denial.h"

#include <algorithm>

#include "stance/falsity.h"
#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::stance {
namespace {

/// The words that turn the denial behind them into none, counted: two of them leave it one. What is joined to another
/// act ("has not spoken and") does not count.
std::size_t turns(const std::vector<Token>& some) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < some.size(); ++i) {
    if (!some[i].letters || some[i].lower == "and") count = 0;
    const bool only = i + 1 < some.size() && exactly(some[i + 1], {"only", "just", "merely", "simply"});
    const bool second = some[i].lower == "nor" && count > 0;  // of "neither … nor"
    if ((negated(some, i, i + 1) && !only && !second) || in_class(some[i], "keeping-from") ||
        stand_at(some, i, {"yet", "to"}))
      ++count;
  }
  return count;
}

}  // namespace

const char* why(NoDenial reason) {
  switch (reason) {
    case NoDenial::undenied: return "it is not denied there";
    case NoDenial::agrees: return "it agrees";
    case NoDenial::asked: return "it is only asked";
    case NoDenial::withheld: return "a thing is withheld, no claim denied";
    case NoDenial::limits: return "it tells how far a finding reaches";
    case NoDenial::none: break;
  }
  return nullptr;
}

bool turned_round(const std::vector<Token>& source, const std::vector<Token>& cue, std::size_t at) {
  const std::vector<Token> before(cue.begin(), cue.begin() + static_cast<std::ptrdiff_t>(at));
  const bool only = source.size() > 1 && source[1].lower == "only";  // "not only Kest denied it"
  return (turns(before) + (negated_source(source) && !only)) % 2 == 1;
}

bool undenied(const std::vector<Token>& source, const std::vector<Token>& cue) {
  const bool both = std::any_of(cue.begin(), cue.end(), [](const Token& token) {
    return token.lower == "but" || any(token, {"confirm", "acknowledge", "admit", "concede", "verify"});
  });
  const auto match = find_cue(cue, cue.size());
  const bool denies =
      match && match->entry->stance == Stance::denies && match->entry->verb && match->entry->form.front() != "not";
  for (std::size_t i = 0; i < cue.size() && !both; ++i) {
    if (in_class(cue[i], "denying") || (denies && i == match->begin)) return turned_round(source, cue, i);
  }
  return false;
}

bool undenied_in(const std::vector<Token>& content) {
  constexpr std::size_t within = 6;  // "I have never once denied"
  const auto end = whole_sentence(content);
  for (std::size_t i = 1; end && i < std::min(*end, within); ++i) {
    if (in_class(content[i], "denying")) return turned_round({}, content, i);
  }
  return false;
}

bool limits(const std::vector<Token>& content) {
  constexpr std::size_t subject = 5;
  for (std::size_t i = 0; i + 3 < content.size() && i < subject; ++i) {
    const bool cannot =
        exactly(content[i + 1], {"can", "could", "do", "does", "did", "may", "might"}) && content[i + 2].lower == "not";
    const auto verb = skip_adverbs(content, i + 3);
    if (in_class(content[i], "finding-noun") && cannot && verb < content.size() &&
        in_class(content[verb], "reach-verb"))
      return true;
  }
  return false;
}

bool only_asked(const text::Text& text, const attribution::Said& said) {
  if (said.cue.empty()) return false;
  auto begin = said.cue.front().begin;
  if (!said.source.empty()) begin = std::min(begin, said.source.front().begin);
  if (begin >= text.words.size()) return false;
  const auto sentence = tokens(text, {text.sentences[text.words[begin].sentence]});
  std::size_t at = 0;  // of its first word
  while (at < sentence.size() && sentence[at].word < begin) ++at;
  if (at > 0 && sentence[at - 1].lower == "whether") return true;
  if (sentence.empty() || sentence.back().lower != "?") return false;
  const std::size_t opening = in_class(sentence.front().lower, "conjunction") ? 1 : 0;
  return at <= opening + 1 && opening < sentence.size() &&
         exactly(sentence[opening], {"do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "is",
                                     "are", "was", "were"});
}

}  // namespace explainer::stance
