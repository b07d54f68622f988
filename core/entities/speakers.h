#pragma once
#include "entities/antecedents.h"

/// From the source of each statement to its speaker.
namespace explainer::entities {

/// The speaker and addressee of each statement, as entities of the roster, which grows by those who have no name.
/// `on behalf of` is left to the roster: who speaks for a state is told by the title.
std::vector<Voice> find_speakers(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names,
                                 Roster& roster, const std::vector<attribution::Said>& said);

}  // namespace explainer::entities
