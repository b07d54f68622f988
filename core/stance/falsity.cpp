#include "stance/falsity.h"

#include <algorithm>

#include "stance/clause.h"
#include "stance/patterns.h"

namespace explainer::stance {

bool found_bad(const std::vector<Token>& some, std::size_t at) {
  if (at + 1 >= some.size() || !some[at + 1].letters) return false;
  const auto& next = some[at + 1];
  if (some[at].lower == "propaganda") return next.lower == "for";
  if (some[at].lower == "false") {
    return any(next, {"choice", "equivalence", "equivalency", "dichotomy", "dilemma", "dawn", "hope", "sense", "start",
                      "alarm", "prophet", "promise", "name", "flag"});
  }
  if (some[at].lower == "wrong" && !in_class(next, "claim-noun") && !is_adverb(next) &&
      !in_class(next.lower, "preposition") && !in_class(next.lower, "conjunction") &&
      !in_class(next.lower, "subordinator") && !in_class(next.lower, "auxiliary") && !in_class(next.lower, "pronoun") &&
      !in_class(next.lower, "article"))
    return true;
  const bool of_words = at + 2 < some.size() && any(some[at + 2], {"say", "claim", "imply", "suggest", "call"});
  return (next.lower == "that" || (next.lower == "to" && !of_words)) && in_class(some[at], "falsity") &&
         (!in_class(some[at], "plain-falsity") || some[at].lower == "nonsense") &&
         !exactly(some[at], {"lie", "myth", "incorrect", "inaccurate", "misleading"});
}

std::optional<Falsity> falsity(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (some[i].lower == "not" && skip_adverbs(some, i + 1) < end &&
        exactly(some[skip_adverbs(some, i + 1)], {"true", "accurate", "correct", "so"}) &&
        some[i + 1].lower != "politically") {
      return Falsity{i, skip_adverbs(some, i + 1) + 1};
    }
    if (stand_at(some, i, {"no", "truth"}) || stand_at(some, i, {"no", "substance"}) ||
        stand_at(some, i, {"no", "basis"}) ||
        (stand_at(some, i, {"made", "up"}) && !(i + 3 < some.size() && some[i + 3].is("mind"))) ||
        stand_at(some, i, {"no", "merit"}) || stand_at(some, i, {"never", "happened"})) {
      return Falsity{i, i + 2};
    }
    if (stand_at(some, i, {"out", "of", "context"})) return Falsity{i, i + 3};
    if (found_bad(some, i) || not_false(some, i)) continue;
    if (in_class(some[i], "falsity") || in_class(some[i].lower, "falsity")) return Falsity{i, i + 1};
  }
  return std::nullopt;
}

bool not_false(const std::vector<Token>& some, std::size_t at) {
  const auto denied = [&](std::size_t before) {
    const bool only = before < at && exactly(some[before], {"only", "just", "merely", "simply"});  // "not only false"
    return before > 0 && !only && negated(some, before - 1, before);
  };
  auto before = at;
  while (before > 0 && (in_class(some[before - 1].lower, "article") || is_adverb(some[before - 1])) &&
         !negated(some, before - 1, before))
    --before;
  if (denied(before)) return true;
  // "no outright lie", "not an outright lie"
  const bool of_a_kind = before == at && at > 1 && some[at - 1].letters && !is_function_word(some[at - 1].lower) &&
                         !some[at - 1].is("doubt");
  if (!of_a_kind) return false;
  return some[at - 2].lower == "no" || (at > 2 && in_class(some[at - 2].lower, "article") && denied(at - 2));
}

std::optional<std::size_t> called_untrue(const std::vector<Token>& content) {
  constexpr std::size_t opening = 6, least = 3;  // words
  const auto called = falsity(content, 0, std::min(opening, content.size()));
  if (!called || called->end + least >= content.size() || content[called->end].lower != "that") return std::nullopt;
  const bool it = std::any_of(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(called->begin),
                              [](const Token& token) { return token.lower == "it"; });
  return it ? std::optional(called->end + 1) : std::nullopt;
}

bool utters(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (in_class(some[i], "utterance") && !some[i].is("statement")) return true;
  }
  return false;
}

bool points_at_claim(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  if (begin >= end) return false;
  const bool alone =
      end - begin == 1 || (end - begin == 2 && (is_adverb(some[end - 1]) || some[end - 1].lower == "all"));
  if (exactly(some[begin], {"it", "that", "this", "all", "they", "these", "those", "nothing"}) && alone) return true;
  for (std::size_t i = begin; i < end; ++i) {
    if (in_class(some[i], "claim-noun")) return true;
  }
  return false;
}

std::optional<ContentAnswer> called_true(const Clause& clause) {
  constexpr std::size_t longest = 10, longest_subject = 4;  // "the minister's claim"
  const auto& content = clause.words;
  const auto begin = clause.begin;
  auto end = whole_sentence(content).value_or(begin);
  if (end <= begin || end > begin + longest) return std::nullopt;
  // "not a false statement", "a true story"
  if (end > begin + 2 && in_class(content[end - 1], "claim-noun") && !in_class(content[end - 1], "falsity")) --end;
  auto at = begin;
  while (at < end && !content[at].is("be") && content[at].lower != "'s") ++at;
  if (at == begin || negated(content, begin, at) || at - begin > longest_subject) return std::nullopt;
  const bool pronoun = at == begin + 1 && exactly(content[begin], {"it", "that", "this", "which"});
  const bool several = at == begin + 1 && exactly(content[begin], {"they", "these", "those"});
  if (!pronoun && !several && !in_class(content[at - 1], "claim-noun")) return std::nullopt;
  ++at;
  while (at < end && (is_adverb(content[at]) || in_class(content[at].lower, "article")) &&
         !negated(content, at, at + 1))
    ++at;
  const auto said = at;
  const bool people = several && at < end && exactly(content[at], {"right", "correct"});
  if (at + 1 == end && !people && exactly(content[at], {"true", "correct", "accurate", "right"}))
    return ContentAnswer{Stance::confirms, said, end, "called-true"};
  if (at >= end || !exactly(content[at], {"not", "no", "never"})) return std::nullopt;
  ++at;
  while (at < end && (in_class(content[at].lower, "article") || is_adverb(content[at]))) ++at;
  // "not a hoax": so somebody has called it
  const bool name =
      at < end && exactly(content[at], {"hoax", "propaganda", "disinformation", "fake", "smear", "slander"});
  if (at + 1 == end && in_class(content[at], several ? "plain-falsity" : "falsity") && !name)
    return ContentAnswer{Stance::confirms, said, end, "called-true"};
  return std::nullopt;
}

std::optional<ContentAnswer> claim_is_false(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  std::size_t copula = begin;
  while (copula < end && !(in_class(content[copula].lower, "auxiliary") || content[copula].lower == "'s" ||
                           any(content[copula], {"have"})))
    ++copula;
  if (copula < end && copula - begin <= 8 && (copula == begin || content[copula - 1].lower != "to")) {
    const auto called = falsity(content, copula, std::min(end, copula + 7));
    // people may be ridiculous; only claims are untrue
    const bool people = called && content[begin].lower == "they" && !in_class(content[called->begin], "plain-falsity");
    // foul words are wrong, but said
    const bool foul = called && content[called->begin].lower == "wrong" && utters(content, begin, copula);
    if (called && !people && !foul && points_at_claim(content, begin, copula))
      return ContentAnswer{Stance::denies, called->begin, called->end, "called-false"};
  }
  return std::nullopt;
}

std::optional<ContentAnswer> made_up(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  if (content[begin].lower == "if") return std::nullopt;
  for (auto i = begin + 1; i + 1 < std::min(end, begin + 12); ++i) {
    if (content[begin].lower == "nothing" && content[i].lower == "of" && content[i + 1].is("truth"))
      return ContentAnswer{Stance::denies, begin, begin + 1, "called-false"};
    if (content[i].is("make") && exactly(content[i + 1], {"it", "that", "this"}) && i + 2 < end &&
        (content[i + 2].lower == "up" || stand_at(content, i + 2, {"all", "up"})))
      return ContentAnswer{Stance::denies, i, i + 3, "called-false"};
    if (stand_at(content, i, {"out", "of", "context"}) && content[i - 1].is("take"))
      return ContentAnswer{Stance::denies, i - 1, i + 3, "called-false"};
  }
  return std::nullopt;
}

std::optional<ContentAnswer> called_false(const Clause& clause) {
  const auto& content = clause.words;
  const auto begin = clause.begin;
  if (content[begin].lower == "if") return std::nullopt;
  for (std::size_t i = begin + 1; i + 1 < content.size(); ++i) {
    if (!(content[i].is("be") || content[i].lower == "'s" || exactly(content[i], {"is", "are", "was", "were"})))
      continue;
    if (content[i - 1].lower == "to") continue;  // "turned out to be untrue": told, not retorted
    if (exactly(content[i - 1], {"if", "hope"}) || (i > 1 && exactly(content[i - 2], {"if", "hope"}))) continue;
    const bool person = exactly(content[i - 1], {"i", "you", "he", "she", "who"});
    const bool pronoun =
        exactly(content[i - 1], {"it", "that", "this", "they"}) && (i < 2 || !content[i - 2].letters || i - 1 == begin);
    const std::size_t stop = std::min(content.size(), i + 5);
    for (std::size_t k = i + 1; k < stop && content[k].letters; ++k) {
      if (content[k].lower == "not" && k + 1 < content.size() && exactly(content[k + 1], {"true", "accurate"}))
        return ContentAnswer{Stance::denies, k, k + 2, "called-false"};
      if (exactly(content[k], {"if", "when", "that", "who", "not"}) || found_bad(content, k) || not_false(content, k))
        break;
      if (person && content[k].is("fake")) break;  // a fake is no falsehood
      if ((pronoun || i <= begin + 16) && in_class(content[k].lower, "plain-falsity"))
        return ContentAnswer{Stance::denies, k, k + 1, "called-false"};
      if (pronoun && content[i - 1].lower != "they" && in_class(content[k].lower, "falsity") &&
          !any(content[k], {"wrong", "outrageous", "ridiculous", "absurd"}))
        return ContentAnswer{Stance::denies, k, k + 1, "called-false"};
    }
  }
  return std::nullopt;
}

std::optional<ContentAnswer> nothing_but_false(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  const auto last = clause.last();
  if (end - begin <= 3) {
    const auto called = falsity(content, begin, end);
    const bool begins = content[begin].capital && content[begin].lower != "not";
    if (called && called->end == last && !begins && !exactly(content[begin], {"what", "how"}))
      return ContentAnswer{Stance::denies, called->begin, called->end, "called-false"};
  }
  return std::nullopt;
}

}  // namespace explainer::stance
