#pragma once
#include <optional>
#include <vector>

#include "answers/facts.h"
#include "answers/targets.h"
#include "claims/claims.h"
#include "claims/own_voice.h"
#include "disputes/oppositions.h"
#include "disputes/signs.h"

namespace explainer::claims {

/// A claim while it is put together: who says so, and who answers with the target that led here.
struct Card {
  struct Entry {
    std::uint32_t statement = 0;
    Answer kind = Answer::none;
    Target target;
  };
  std::vector<std::uint32_t> affirming;  ///< the founder first; empty: nobody here says so
  std::vector<Entry> answers;
  std::vector<std::uint32_t> conditional;
  std::vector<OwnVoice> article{};          ///< where the article itself takes a side
  std::optional<WordSpan> told{};           ///< the article's own words for it, where they word it best
  bool open = false;                        ///< whom the answers answer is left open
  std::vector<std::uint32_t> candidates{};  ///< of an open one: statements, the likeliest first
};

/// What the cards are made from.
struct Known {
  const text::Text& text;
  const std::vector<attribution::Said>& said;
  const entities::Cast& cast;
  const std::vector<Reading>& readings;
  const FactsOfAll& all;
  const disputes::Rules& rules;
};

/// The innermost statement of a chain that says the same ("A said that B believes that ..."): it is B's word. `sure`:
/// only as far as the readings inside are sure.
std::uint32_t innermost(const Known& known, std::uint32_t statement, bool sure = false);

/// Founds a claim for every statement that is answered; then joins those who say the same (equal act, doer, other and
/// thing, nothing merged through the general), those who speak of it as a case that may arise, and founds claims that
/// nobody answers where two independent speakers say the same. A denial that answers nobody founds one of its own
/// words.
std::vector<Card> cards(const Known& known);

/// The same where somebody has read who opposes what: these found the claims, those that leave their claim open a card
/// each. The rules add what they are certain of, who confirms and who else says the same.
std::vector<Card> cards(const Known& known, const std::vector<Opposition>& oppositions);

}  // namespace explainer::claims
