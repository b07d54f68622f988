#pragma once
#include "entities/lexicon.h"

/// The words that name a source, without what stands at their edges and names nobody.
namespace explainer::entities {

/// Without punctuation, "by" and "as" in front, a closing "’s", a time behind ("the officials {last week}") and the
/// number of a list in front ("{4} Similar shares"). May be empty.
WordSpan source_words(const text::Text& text, const Lexicon& lexicon, WordSpan source);

/// "No official", "nothing", "1.16", "less": nobody speaks there. Not of an empty source.
bool names_nobody(const text::Text& text, WordSpan source);

/// "Ann Bell {R-Kest}", "Ann Bell {D-Calif.}": does a member's party begin here, with no mark before it?
bool party_at(const text::Text& text, std::uint32_t i, std::uint32_t end);
/// Where in `words` such a party begins, which may go on to `end`; the end of `words` if nowhere.
std::uint32_t party_in(const text::Text& text, WordSpan words, std::uint32_t end);

}  // namespace explainer::entities
