#pragma once
#include "entities/names.h"

/// What the use of a name tells of its kind, where neither its form nor a table does.
namespace explainer::entities {

/// The names with their kind as the article's use of them tells it: "Veld's parliament", "the government of Veld" and
/// "an Arden diplomat" make a state, which is then like one of the tables (itself behind its name; found in titles and
/// headings too); "Dale's shareholders", or "it" and "its" and never "he" or "she" after the name, a body. What is the
/// last name of somebody is never taken for either. `names` in text order, before they are described; so the answer.
/// Linear time.
std::vector<Name> told_by_use(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names);

}  // namespace explainer::entities
