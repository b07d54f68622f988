#pragma once
#include "entities/roster.h"

/// Pronouns that are nobody's source: whom each of them means.
namespace explainer::entities {

/// Notes the mentions of all personal pronouns that are no sources, from left to right. A pronoun of the third person
/// goes back to the candidate of fitting number and gender that stands nearest and most in the foreground: names,
/// sources, plain noun phrases ("the divers") and the pronouns before it. What goes back to no entity of the roster
/// gets a nameless one, which no explanation shows. "I", "we" and "you" belong to whoever's quotation they stand in;
/// outside of quotations to the writer, or, where paragraphs of questions and answers alternate, to the one who asks or
/// the one who answers. `speakers`: of each statement, as far as known. Where two candidates come out close the mention
/// is `open`. Linear time.
void mention_pronouns(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, Roster& roster,
                      const std::vector<attribution::Said>& said,
                      const std::vector<std::optional<std::uint32_t>>& speakers);

}  // namespace explainer::entities
