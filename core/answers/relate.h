#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include "answers/facts.h"

namespace explainer::answers {

/// How one act lies to another.
struct ActRelation {
  const Act* answer = nullptr;
  const Act* claim = nullptr;
  Relation relation = Relation::same;  ///< same; covers: the answer speaks of the wider thing
  bool converse = false;               ///< "received from" against "gave to"
  int known = 0;                       ///< parts that both state and that agree: doer, other, thing
};

/// SAME if the frame is one, doer and other are equal and the thing is one, where what is not stated matches anything;
/// COVERS if the answer's thing is a kind that holds the claim's. Nothing otherwise: the narrower never answers the
/// wider.
std::optional<ActRelation> relate(const Act& answer, const Act& claim);

/// The best relation of any act of one content with any of the other; the one with most known parts.
std::optional<ActRelation> relate(const Facts& answer, const Facts& claim);

/// Shared content words of two statements, by rarity: 0 none, 100 all.
int overlap(const Facts& a, const Facts& b, const std::vector<std::uint32_t>& rarity);

/// Do two sorted lists meet?
template <class T>
bool meet(const std::vector<T>& a, const std::vector<T>& b) {
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) return true;
    a[i] < b[k] ? ++i : ++k;
  }
  return false;
}

/// In order, and each once.
template <class T>
void sort_once(std::vector<T>& some) {
  std::sort(some.begin(), some.end());
  some.erase(std::unique(some.begin(), some.end()), some.end());
}

inline bool holds(const std::vector<std::uint32_t>& some, std::uint32_t one) {
  return std::find(some.begin(), some.end(), one) != some.end();
}

/// Does it tell of an act with at least two of doer, other and thing?
bool told_in_full(const Facts& facts);

/// Is one of the speaker's own parties named among these words?
bool names_party(const Facts& facts, const std::vector<Party>& selves);

}  // namespace explainer::answers
