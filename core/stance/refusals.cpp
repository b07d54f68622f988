#include <algorithm>

#include "stance/clause.h"
#include "stance/lexicon.h"
#include "stance/patterns.h"

namespace explainer::stance {

namespace {

/// "cannot confirm", "are not going to discuss", "do not comment": the position behind the verb that is not done.
std::optional<std::size_t> will_not_say(const std::vector<Token>& content, std::size_t at) {
  if (at == 0 || content[at].lower != "not" || (at > 1 && content[at - 2].lower == "let")) return std::nullopt;
  auto k = skip_adverbs(content, at + 1);
  const bool wanted = stand_at(content, k, {"want", "to"}) && exactly(content[at - 1], {"do", "does", "did"});
  if (wanted || stand_at(content, k, {"going", "to"}) || stand_at(content, k, {"able", "to"}))
    k = skip_adverbs(content, k + 2);
  if (k >= content.size()) return std::nullopt;
  const bool habit =
      exactly(content[at - 1], {"do", "does", "did"}) && any(content[k], {"comment", "discuss", "speculate"});
  // "we would not answer it alone": a blow, not a question
  if (content[k].is("answer") && k + 2 < content.size() && content[k + 1].lower == "it" && content[k + 2].letters)
    return std::nullopt;
  // "our results cannot speak to 2016": how far they reach
  if (content[k].is("speak") && at > 1 && in_class(content[at - 2], "finding-noun")) return std::nullopt;
  const bool says = any(content[k], {"comment", "discuss", "speculate", "elaborate", "disclose", "confirm", "verify",
                                     "answer", "respond"}) ||
                    stand_at(content, k, {"get", "into"}) || stand_at(content, k, {"go", "into"}) ||
                    stand_at(content, k, {"talk", "about"}) || stand_at(content, k, {"speak", "to"}) ||
                    stand_at(content, k, {"speak", "about"});
  const bool done = any(content[at - 1], {"have"}) && exactly(content[k], {"commented", "responded"});
  const bool will = exactly(content[at - 1], {"will", "can", "would", "am", "are", "could", "'s", "is"});
  return habit || done || (says && (will || wanted)) ? std::optional(k + 1) : std::nullopt;
}

/// "no decision", "too early to say", "has not made up his mind": the words behind it.
std::optional<std::size_t> undecided(const Clause& clause, std::size_t at) {
  const auto& [content, begin, end] = clause;
  if (stand_at(content, at, {"no", "decision"}) || stand_at(content, at, {"no", "immediate", "decision"}) ||
      stand_at(content, at, {"no", "final", "decision"}) ||
      (stand_at(content, at, {"too", "early", "to"}) && at + 3 < end &&
       any(content[at + 3], {"say", "tell", "know", "comment", "speculate", "determine", "predict", "judge", "draw"})))
    return at + 2;
  if (content[at].lower != "not") return std::nullopt;
  const auto verb = skip_adverbs(content, at + 1);
  if (verb < end && exactly(content[verb], {"decided", "determined"}) && content[verb - 1].lower != "been" && at > 0 &&
      any(content[at - 1], {"have"}))
    return verb + 1;
  if (verb >= end || !any(content[verb], {"make", "made", "reach", "take"})) return std::nullopt;
  for (auto k = at + 2; k < std::min(end, at + 7); ++k) {
    if (any(content[k], {"decision", "determination", "position", "mind"})) return k + 1;
  }
  return std::nullopt;
}

/// What withholds an answer from this word on, in any sentence.
std::optional<ContentAnswer> withheld_at(const Clause& clause, std::size_t i) {
  const auto& content = clause.words;
  if (stand_at(content, i, {"no", "comment"})) return ContentAnswer{Stance::declines, i, i + 2, "no-comment"};
  if (const auto behind = i > clause.begin ? will_not_say(content, i) : std::nullopt)
    return ContentAnswer{Stance::declines, i, *behind, "will-not-say"};
  // "I leave that to others"
  if (content[i].is("leave") && i + 3 < content.size() && exactly(content[i + 1], {"it", "that", "this"}) &&
      content[i + 2].lower == "to" && exactly(content[i + 3], {"others", "you", "him", "her", "them", "history"}))
    return ContentAnswer{Stance::declines, i, i + 4, "leaves-it"};
  if (exactly(content[i], {"unable", "difficult", "impossible"}) && i + 2 < content.size() &&
      content[i + 1].lower == "to" && any(content[i + 2], {"confirm", "verify", "comment", "say", "authenticate"}))
    return ContentAnswer{Stance::declines, i, i + 3, "will-not-say"};
  return std::nullopt;
}

}  // namespace

std::optional<ContentAnswer> withheld_answer(const Clause& clause) {
  for (auto i = clause.begin; i < clause.end; ++i) {
    if (const auto behind = undecided(clause, i)) return ContentAnswer{Stance::declines, i, *behind, "no-decision"};
    if (const auto found = withheld_at(clause, i)) return found;
  }
  return std::nullopt;
}

std::optional<ContentAnswer> withheld_later(const Clause& clause) {
  constexpr std::size_t short_content = 45;  // in a longer one it is by the way
  if (clause.words.size() > short_content) return std::nullopt;
  for (auto i = clause.end; i < clause.words.size(); ++i) {
    if (const auto found = withheld_at(clause, i)) return found;
  }
  return std::nullopt;
}

}  // namespace explainer::stance
