#pragma once
#include <optional>

#include "attribution/attribution.h"

/// What the words beside a quotation make of it, where its labels tell nothing.
namespace explainer::attribution {

/// Whom a quotation is handed to.
struct Handed {
  WordSpan source, cue;  ///< `cue` empty: the source stands under it as a signature
  bool nobody = false;   ///< it is painted on a wall: no statement at all
};

/// From the nearest to the farthest: a verb of speaking behind it with its subject ("…," sighed Mette Dahl), a name
/// behind a dash at the end of its paragraph or in the next, a signature under a quotation that is a block of its own,
/// and a line "Karl Moe, the minister:" above it. Asks the table of manners.
std::optional<Handed> handed_to(const text::Text& text, WordSpan quotation);

/// One of the marks that stand before a name under its words.
bool is_dash(const text::Word& word);

/// How many words a verb of speaking has that begins at a word, in the past or in the present with -s; 0 if none does.
std::uint32_t speaking_verb(const text::Text& text, std::uint32_t at, std::uint32_t end);

/// `"…," gushed Mette Dahl` where the labels have the verb alone.
std::vector<Said> find_sources_beside(const text::Text& text, std::vector<Said> said);

/// "…." Bertil Moe nodded: what somebody does in a sentence of its own behind a quotation hands it to nobody.
std::vector<Said> drop_gestures(const text::Text& text, std::vector<Said> said);

}  // namespace explainer::attribution
