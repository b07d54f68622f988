#pragma once
#include <vector>

#include "disputes/oppositions.h"
#include "disputes/reader.h"

/// Who in the article opposes what: the way out of this room.
namespace explainer::disputes {

/// How sure one must be, in shares of one (calibration.h).
struct Decision {
  double link = 0.45;   ///< that one opposes this claim: to set the two against each other
  double rarer = 0.55;  ///< the same of who declines or takes back, of whom fewer links are right at the same share
  double open = 0.6;    ///< that one opposes anything: to show it with what it may answer
  double nobody = 0.6;  ///< that one opposes what nobody here says: to say so
  double same = 0.75;   ///< that another statement words the same claim
  double ruled = 0.3;   ///< that one opposes this claim or another wording, where the rules tell the same act
};

/// The oppositions that are sure or half sure, the surest first. `settings`: of the model, for the calibration.
std::vector<Opposition> decide(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                               const std::vector<float>& settings, const Decision& decision);

}  // namespace explainer::disputes
