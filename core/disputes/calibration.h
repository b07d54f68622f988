#pragma once
#include <array>
#include <vector>

#include "disputes/reader.h"

/// From what the reader holds to shares that can be relied on: of what gets 0.6, six in ten are right (logistic
/// regression on articles that the reader was not trained on; model/train/disputes/calibrate.py).
namespace explainer::disputes {

/// Candidates that are so much alike (signs.h) word one claim.
constexpr double one_claim = 0.5;

/// Features of an opponent: the score that it opposes anything; which kind; the logarithms of all kinds; what the quick
/// look saw; the scores of the units before and behind, of the one around (and whether there is one) and of the surest
/// inside (likewise); of the article the share of units that were read, their mean and the logarithm of how many units
/// there are; its signs.
constexpr std::size_t opposes_features = 1 + (kind_count - 1) + kind_count + 1 + 6 + 3 + unit_sign_count;
/// Of an opponent and a candidate: seven scores (that it is the claim, that anything is opposed, that it words the
/// claim, that nobody is answered, how far the likeliest of another claim is behind, that it or one that words the same
/// is the claim, that one of these words it); signs of both; the kind; signs of the opponent; whether the rules know no
/// claim among the candidates; how the rules link the two; whether it is the likeliest of its wordings.
constexpr std::size_t link_features = 7 + pair_sign_count + (kind_count - 1) + unit_sign_count + 1 + rule_links + 1;
/// A weight for each, and one for all.
constexpr std::size_t calibration_settings = opposes_features + 1 + link_features + 1;

/// The best kind but none.
Kind kind_of(const Judgement& judgement);

/// Why the unit cannot oppose anything, in words for the trace; nothing if it can.
const char* no_opponent(const Units& units, const Rules& rules, std::uint32_t unit);

/// Does it oppose nothing but what it is set against surely? Who agrees ("that is not false"); a plain assertion with
/// which somebody agrees, or which is told not to be denied: it is the claim there.
bool is_left_standing(const Units& units, const Rules& rules, std::uint32_t unit);

/// Why the candidate cannot be a claim that is answered, in words for the trace; nothing if it can: who says what it is
/// that is not true speaks of no other thing.
const char* no_claim(const Units& units, const Rules& rules, const Judgement& judgement, std::size_t candidate);

/// Why the candidate cannot be set against the opponent, in words for the trace; nothing if it can: nobody opposes
/// himself but by taking back what he said; a statement and the one around it are not two sides, nor is a sentence and
/// a statement in it; one side is somebody's; what is told as not said is no claim; who asserts what another says in
/// the same words is not against it; who agrees is against those alone who call it false.
const char* guard_against(const Units& units, const Rules& rules, const Judgement& judgement, std::size_t candidate);

/// That it or one that words the same is the claim.
double mass_of(const Units& units, const Judgement& judgement, std::size_t candidate);

/// Of each judgement: the share of such opponents that oppose anything. `settings`: of the model; without them the
/// reader's own figures.
std::vector<double> opposes_shares(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                                   const std::vector<float>& settings);

/// The share of such pairs in which the candidate words what is opposed. `opposes`: the opponent's.
double link_share(const Units& units, const Rules& rules, const Judgement& judgement, double opposes,
                  std::size_t candidate, const std::vector<float>& settings);

}  // namespace explainer::disputes
