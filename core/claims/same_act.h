#pragma once
#include "claims/claims.h"

/// When two statements tell one act.
namespace explainer::claims {

/// The act that a card's founder tells, if the rules know it: of what is told as having happened, the one of which most
/// is known.
const Act* told_act(const Facts& facts);

/// One frame, one doer, one other and one thing, neither planned nor denied.
bool same_act(const Act& a, const Act& b);

/// Do both tell an act that is the same?
bool same_claim(const Facts& a, const Facts& b);

}  // namespace explainer::claims
