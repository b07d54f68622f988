#include "claims/same_act.h"

#include <algorithm>

#include "answers/relate.h"

namespace explainer::claims {

const Act* told_act(const Facts& facts) {
  const Act* best = nullptr;
  const auto parts = [](const Act& act) {
    return int(act.agent.has_value()) + int(act.other.has_value()) + int(!act.object.empty());
  };
  for (const auto& act : facts.acts) {
    if (act.actual() && parts(act) >= 2 && (!best || parts(act) > parts(*best))) best = &act;
  }
  return best;
}

bool same_act(const Act& a, const Act& b) {
  const auto related = relate(a, b);
  return related && related->known >= 2 && related->relation == Relation::same && a.object == b.object && a.actual() &&
         b.actual() && a.agent.has_value() == b.agent.has_value() && (!a.object.empty() || a.thing == b.thing);
}

bool same_claim(const Facts& a, const Facts& b) {
  return std::any_of(a.acts.begin(), a.acts.end(), [&](const Act& x) {
    return std::any_of(b.acts.begin(), b.acts.end(), [&](const Act& y) { return same_act(x, y); });
  });
}

}  // namespace explainer::claims
