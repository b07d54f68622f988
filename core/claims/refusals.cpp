#include <algorithm>

#include "claims/clause.h"
#include "claims/lexicon.h"
#include "claims/patterns.h"

namespace explainer::claims {

std::optional<ContentAnswer> withheld_answer(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  for (std::size_t i = begin; i < end; ++i) {
    if (stand_at(content, i, {"no", "comment"})) return ContentAnswer{Stance::declines, i, i + 2, "no-comment"};
    if (stand_at(content, i, {"no", "decision"}) || stand_at(content, i, {"no", "immediate", "decision"}) ||
        stand_at(content, i, {"no", "final", "decision"}) ||
        (stand_at(content, i, {"too", "early", "to"}) && i + 3 < end &&
         any(content[i + 3], {"say", "tell", "know", "comment", "speculate", "determine", "predict", "judge", "draw"})))
      return ContentAnswer{Stance::declines, i, i + 2, "no-decision"};
    if (content[i].lower == "not" && skip_adverbs(content, i + 1) < end &&
        any(content[skip_adverbs(content, i + 1)], {"make", "made", "reach", "take"})) {
      for (std::size_t k = i + 2; k < std::min(end, i + 7); ++k) {
        if (any(content[k], {"decision", "determination", "position"}))
          return ContentAnswer{Stance::declines, i, k + 1, "no-decision"};
      }
    }
    if (content[i].lower == "not") {
      std::size_t k = skip_adverbs(content, i + 1);
      if (stand_at(content, k, {"going", "to"}) || stand_at(content, k, {"able", "to"}))
        k = skip_adverbs(content, k + 2);
      if (k < end &&
          (any(content[k], {"comment", "discuss", "speculate", "elaborate", "disclose", "confirm", "answer"}) ||
           stand_at(content, k, {"get", "into"}) || stand_at(content, k, {"go", "into"}) ||
           stand_at(content, k, {"talk", "about"})) &&
          i > begin && exactly(content[i - 1], {"will", "can", "would", "am", "are", "could", "'s", "is"})) {
        return ContentAnswer{Stance::declines, i, k + 1, "will-not-say"};
      }
    }
  }
  return std::nullopt;
}

}  // namespace explainer::claims
