#include "claims/falsity.h"

#include "claims/patterns.h"

namespace explainer::claims {

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
    if (found_bad(some, i)) continue;
    if (in_class(some[i], "falsity") || in_class(some[i].lower, "falsity")) return Falsity{i, i + 1};
  }
  return std::nullopt;
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

}  // namespace explainer::claims
