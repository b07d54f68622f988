#include "answers/relate.h"

#include <algorithm>

namespace explainer::answers {

std::optional<ActRelation> relate(const Act& answer, const Act& claim) {
  if (answer.frame != claim.frame) return std::nullopt;
  ActRelation found{&answer, &claim, Relation::same, answer.converse != claim.converse, 0};
  const auto agree = [&](const auto& a, const auto& b) {
    if (!a || !b) return true;
    if (*a != *b) return false;
    ++found.known;
    return true;
  };
  if (!agree(answer.agent, claim.agent) || !agree(answer.other, claim.other)) return std::nullopt;
  if (!answer.object.empty() && !claim.object.empty()) {
    if (!is_kind_of(claim.object, answer.object)) return std::nullopt;
    if (answer.object != claim.object) found.relation = Relation::covers;
    ++found.known;
  } else if (!answer.thing.empty() && answer.thing == claim.thing) {
    ++found.known;
  }
  return found;
}

std::optional<ActRelation> relate(const Facts& answer, const Facts& claim) {
  std::optional<ActRelation> best;
  for (const auto& a : answer.acts) {
    for (const auto& c : claim.acts) {
      const auto one = relate(a, c);
      if (one && (!best || one->known > best->known)) best = one;
    }
  }
  return best;
}

int overlap(const Facts& a, const Facts& b, const std::vector<std::uint32_t>& rarity) {
  std::uint32_t shared = 0, total = 0;
  for (const auto stem : a.stems) total += rarity[stem];
  for (const auto stem : b.stems) total += rarity[stem];
  for (std::size_t i = 0, k = 0; i < a.stems.size() && k < b.stems.size();) {
    if (a.stems[i] == b.stems[k])
      shared += rarity[a.stems[i]], ++i, ++k;
    else if (a.stems[i] < b.stems[k])
      ++i;
    else
      ++k;
  }
  return total == 0 ? 0 : static_cast<int>(200 * shared / total);
}

bool told_in_full(const Facts& facts) {
  return std::any_of(facts.acts.begin(), facts.acts.end(), [](const Act& act) {
    return int(act.agent.has_value()) + int(act.other.has_value()) + int(!act.object.empty() || !act.thing.empty()) >=
           2;
  });
}

bool names_party(const Facts& facts, const std::vector<Party>& selves) {
  return std::any_of(facts.references.begin(), facts.references.end(), [&](const auto& reference) {
    return std::find(selves.begin(), selves.end(), reference.party) != selves.end();
  });
}

}  // namespace explainer::answers
