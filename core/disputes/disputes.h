#pragma once
#include <vector>

#include "claims/oppositions.h"
#include "disputes/reader.h"

/// Who in the article opposes what: the way out of this room.
namespace explainer::disputes {

/// How sure the reader must be, in shares of one.
struct Decision {
  double link = 0.5;    ///< that one opposes, and this claim: to set the two against each other
  double nobody = 0.7;  ///< that one opposes what nobody here says: to say so
  double open = 0.8;    ///< that one opposes anything: to show it with what it may answer
  double same = 0.75;   ///< that another statement words the same claim
};

/// The oppositions that are sure or half sure, the surest first, under these guards: nobody opposes himself but by
/// taking back what he said; a statement and the one around it are not two sides; a claim that the opponent's own words
/// hold ("denied allegations that …") is what it opposes.
std::vector<claims::Opposition> decide(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                                       const Decision& decision);

/// Reads and decides; nothing if the weights have no reader of disputes.
std::optional<std::vector<claims::Opposition>> find(const text::Text& text, const std::vector<attribution::Said>& said,
                                                    const entities::Cast& cast,
                                                    const std::vector<claims::Reading>& readings,
                                                    const claims::FactsOfAll& facts, const Weights& weights);

}  // namespace explainer::disputes
