#pragma once
#include <string_view>
#include <vector>

#include "answers/facts.h"
#include "answers/pairs.h"
#include "answers/relate.h"

namespace explainer::answers {

/// How each statement answers, if it does. A question is one that asks for the evidence or says that none was shown.
std::vector<Answer> answers_of(const std::vector<Facts>& facts, const std::vector<Reading>& readings);

/// A statement that is answered, and why we think so.
struct Target {
  std::uint32_t statement = 0;
  Relation relation = Relation::same;
  Certainty certainty = Certainty::likely;
  std::string_view rule;            ///< explicit, relative, pronoun, claim-noun, act, words, refusal
  std::optional<ActRelation> acts;  ///< points into the facts
  int score = 0;
};

/// A statement that may be what another one answers, and what the two have in common.
struct Candidate {
  std::uint32_t statement = 0;
  PairFeatures features{};
  std::optional<ActRelation> acts;  ///< points into the facts
};

/// All that `answer` may answer, in the order of the text: statements that say something, at
/// most 120 before and 60 behind.
std::vector<Candidate> candidates_of(std::uint32_t answer, const FactsOfAll& all,
                                     const std::vector<attribution::Said>& said, const std::vector<Reading>& readings);

/// Which statements `answer` answers, the best first, by the first rule that fires:
/// - explicit: the content itself holds the charge as a nested statement ("denied allegations that");
/// - act: both speak of the same act by the same doer (relate.h);
/// - words, pronoun, claim-noun, refusal: the candidate that scores best by distance, class of its verb, shared words
///   and who is named in it. At most 120 statements before and 60 behind are looked at.
std::vector<Target> targets_of(std::uint32_t answer, const std::vector<Answer>& answers, const FactsOfAll& all,
                               const std::vector<attribution::Said>& said, const std::vector<Reading>& readings);

/// "Kest never served", by a rival: told of somebody else it is as often a charge as a denial. Not by Kest's lawyer. It
/// answers only who says nearly the same in as many words.
bool told_of_another(const Facts& facts);

/// Was it read inside another statement's content without being sure of it? Then what is said stays the outer one's.
bool unsure_inside(const attribution::Said& said);

/// Does the statement say that something is so? A plan, a demand, a hope or a warning does not.
bool states(const Facts& facts, const attribution::Said& said, const Reading& reading);

/// Can it be what is answered? Also plans and fears, for want of better.
bool affirms(const Facts& facts, const attribution::Said& said, const Reading& reading);

}  // namespace explainer::answers
