#pragma once
#include "claims/claims.h"

/// Puts together what the rooms found: words become bytes, ids are dense and in text order.
namespace explainer::explanation {

/// The explanation, its language left at "en". Statements, entities and claims are put in text order and every id
/// follows; spans are tidied (empty ones dropped, overlapping ones united, in order); a claim without words is dropped.
/// Candidates keep the order in which they came, which is by likelihood.
/// Adds N-NONE where nothing is quoted.
Explanation tell(const Article& article, const text::Text& text, const std::vector<attribution::Said>& said,
                 const entities::Cast& cast, const std::vector<stance::Reading>& readings, std::vector<Claim> claims,
                 std::vector<Note> notes);

/// What a reader has to know of the way in which the text was read: N-LANG if it is not English (`language` as
/// text::language gives it), E-MODEL if there was no model.
std::vector<Note> reading_notes(std::string_view language, bool model_given);

/// Checks every promise of the format: spans inside the text and on character boundaries, ids that exist, statements
/// in order, nobody set beside a claim that is left open. Gives the first breach in a sentence, or nothing. Tests run
/// it on everything; `explain` does too and answers E-INTERNAL rather than show words that do not stand in the article.
std::optional<std::string> breach(const Explanation& explanation);

}  // namespace explainer::explanation
