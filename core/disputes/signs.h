#pragma once
#include <cstdint>
#include <vector>

#include "answers/targets.h"
#include "disputes/units.h"

/// What the rules know of a unit, and of two of them: small facts that are there or not, by number. The reader of
/// disputes has a learned vector for each, the choice of what it reads a learned weight.
namespace explainer::disputes {

using Sign = std::uint8_t;

/// Of one unit, in this order: 10 stances, 7 answers by rule, then the rest.
enum UnitSign : Sign {
  unit_stance = 0,
  unit_answer = 10,
  unit_own_voice = 17,
  unit_heading,
  unit_direct,
  unit_indirect,
  unit_mixed,
  unit_without_cue,
  unit_without_content,
  unit_opens_article,
  unit_inside_another,
  unit_holds_another,
  unit_without_speaker,
  unit_sign_count
};

/// Of an opponent and a candidate for what it opposes.
enum PairSign : Sign {
  before_1,
  before_2,
  before_4,
  before_8,
  before_16,
  before_more,  // units from the candidate to the opponent
  after_1,
  after_2,
  after_4,
  after_more,
  candidate_inside,  // the candidate stands in the opponent's content
  opponent_inside,
  one_sentence,
  one_speaker,
  candidate_names_opponent,
  opponent_names_candidate,
  words_0,
  words_3,
  words_6,
  words_11,
  words_more,  // rarity of the content words that both have, up to
  around_0,
  around_4,
  around_9,
  around_more,  // and of those in the sentences around the opponent
  rule_target,  // the rules of core/claims take the candidate for its claim
  rule_explicit,
  pair_sign_count
};

/// What the rules of core/claims found. Refers to what it was read from.
struct Rules {
  std::vector<answers::Answer> answers;               ///< by statement
  std::vector<std::vector<answers::Target>> targets;  ///< by statement: whom it answers, the best first
  const std::vector<stance::Reading>& readings;
  const std::vector<attribution::Said>& said;
};

Rules read_rules(const answers::FactsOfAll& facts, const std::vector<attribution::Said>& said,
                 const std::vector<stance::Reading>& readings);

std::vector<Sign> signs_of(const Units& units, std::uint32_t unit, const Rules& rules);
/// How much of what the shorter of two units says the other says too, by rarity of the words: 0 to 1; 1 for one that
/// stands in the other.
double alike(const Units& units, std::uint32_t a, std::uint32_t b);

/// Do both say the same in the same words, neither of them with a negation?
bool same_words(const Units& units, std::uint32_t a, std::uint32_t b);

/// How the rules link the two, for the calibration: they know more than that they do.
enum class RuleLink : std::uint8_t { none, act_certain, act, named_again, explicit_words, likely, possible };
constexpr std::size_t rule_links = 7;
RuleLink rule_link(const Units& units, std::uint32_t opponent, std::uint32_t candidate, const Rules& rules);

std::vector<Sign> signs_of_pair(const Units& units, std::uint32_t opponent, std::uint32_t candidate,
                                const Rules& rules);

}  // namespace explainer::disputes
