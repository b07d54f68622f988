#pragma once
#include "entities/roster.h"

/// Several people at once, named or not.
namespace explainer::entities {

/// "The two", "the pair": no noun tells what they are.
bool is_the_two(const text::Text& text, const Phrase& phrase);

/// May a pair be what the head calls them? "Both prosecutors" are no two of whom only other offices are told.
bool may_be(const text::Text& text, const Roster& roster, std::uint32_t pair, const Noun& head);

/// The persons among the names in these words, each once, in the order of the text.
std::vector<std::uint32_t> persons_named(const std::vector<Name>& names, const Roster& roster, WordSpan words);

/// "{The buyers} came", "{the buyers and the two brokers} said", "But {Mr. Vey's aides} hope", "{Officials with the
/// campaign} disagree": the plain noun phrase of several people without a name, or two of them, with which the words
/// begin; else empty.
WordSpan several_at(const text::Text& text, const Lexicon& lexicon, WordSpan words);

/// "{The chief} took no questions": the office, told by "the" and no name, with which the words begin; else empty.
WordSpan office_at(const text::Text& text, const Lexicon& lexicon, WordSpan words);

}  // namespace explainer::entities
