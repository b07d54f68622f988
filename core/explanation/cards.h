#pragma once
#include "explanation/wording.h"

/// The claims as cards and lists, and the order in which a reader meets them.
namespace explainer::explanation {

/// Where a claim is told.
enum class Shelf : std::uint8_t {
  disputed,       ///< a card: somebody says otherwise, or accepts only a part
  not_confirmed,  ///< a card: somebody takes no position, asks for proof or took it back
  open,           ///< a card: a denial, or another answer, of which it is left open what it answers
  answered,       ///< a card: accepted, conditional, answered without a position, or an answer is missing
  unnamed,        ///< a line: nobody opposes it and it rests on unnamed sources only
  unopposed,      ///< a line
  unsourced,      ///< a line: the article says it in its own voice and nobody answers
};
Shelf shelf(const Explanation& explanation, const Claim& claim);

/// The shelves one after the other: what somebody opposes, what is left open, what nobody opposes; cards before lines.
std::vector<Item> claim_items(const Telling& telling);

}  // namespace explainer::explanation
