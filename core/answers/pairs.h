#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "answers/facts.h"
#include "answers/relate.h"

namespace explainer::answers {

/// What a statement does to the claim that it answers.
enum class Answer : std::uint8_t {
  none,
  denies,
  declines,
  confirms,
  questions,
  responds,
  rebuts,    ///< contradicts; by the rules a plain negated clause, if somebody else says the contrary
  retracts,  ///< takes back what the same speaker said; only the reader of disputes tells it
  part,      ///< accepts less than is claimed; the same
};

/// How an answer says what it answers; each kind leans on other signs (lexicons/ranking.tsv has a column for each).
enum class AnswerKind : std::uint8_t {
  bare,      ///< "denied it", "denied the charges": a pointer and no more
  spelled,   ///< "denied selling shells", "rejected claims that it had"
  rebuttal,  ///< "said it never sold any": the content itself is negative
  silent,    ///< "declined to comment", "did not respond to a request for comment"
  refusal,   ///< "declined to confirm the sale"
};
constexpr std::size_t answer_kinds = 5;
AnswerKind answer_kind(const Facts& answer, Answer what);

/// Is it a verb or noun of denial that denies, not the content by itself?
bool denied_by_cue(const Facts& answer);

/// Does the noun by which the answer points back fit what the candidate is? "finding" an intelligence report, "charge"
/// an accusation, "report" a medium's.
bool noun_fits_it(const Facts& answer, const Facts& candidate, const Reading& reading);

/// What is known of an answer and a statement that it may answer: small numbers, most of them 0 or 1, in the order of
/// `pair_feature_names`.
constexpr std::size_t pair_feature_count = 78;
using PairFeatures = std::array<std::int16_t, pair_feature_count>;
extern const std::array<std::string_view, pair_feature_count> pair_feature_names;

/// Where a candidate stands among those of other speakers, counted from the answer: 1 is the nearest; 0 for the rest.
struct Rank {
  std::uint8_t before = 0, after = 0;
};

/// One statement with what was read of it.
struct OneStatement {
  const Facts& facts;
  const attribution::Said& said;
  const Reading& reading;
};
PairFeatures pair_features(const OneStatement& answer, const OneStatement& candidate, const FactsOfAll& all, Rank rank,
                           const std::optional<ActRelation>& acts);

/// An article of so many statements or fewer is built round one report, which is what is answered in it, near or far;
/// in a longer one it is more often what stands near. Its weights are its own.
constexpr std::size_t short_article = 16;

/// The points that the table lexicons/ranking.tsv gives, in hundredths of a logit.
int points(const PairFeatures& features, AnswerKind kind, bool in_short_article);

}  // namespace explainer::answers
