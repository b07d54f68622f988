#pragma once
#include "explanation/wording.h"

/// The claims as cards and lists, and the order in which a reader meets them.
namespace explainer::explanation {

/// Where a claim is told, on the page as on paper: the JSON says it (json.cpp has the names).
enum class Shelf : std::uint8_t {
  disputed,         ///< a card: somebody says otherwise
  partly_accepted,  ///< a card: somebody accepts only a part
  not_confirmed,    ///< a card: somebody takes no position, questions it or took it back
  open,             ///< a card: a denial, or another answer, of which it is left open what it answers
  accepted,         ///< a card: the party concerned says so too
  answered,         ///< a card: conditional, answered without a position, perhaps answered, or an answer is missing
  unnamed,          ///< a line: nobody opposes it and it rests on unnamed sources only
  unopposed,        ///< a line
  unsourced,        ///< a line: the article says it in its own voice and nobody answers
};
Shelf shelf(const Explanation& explanation, const Claim& claim);

/// The shelves one after the other: what somebody opposes, what is left open, what nobody opposes; cards before lines.
std::vector<Item> claim_items(const Telling& telling);

}  // namespace explainer::explanation
