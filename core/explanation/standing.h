#pragma once
#include "explanation/wording.h"

/// What a reader has to know of a source before believing it: who it is, for whom it speaks, whether anybody stands
/// behind the words by name.
namespace explainer::explanation {

/// Does the article withhold the name of this entity, or of everybody in this group?
bool is_unnamed(const Explanation& explanation, std::uint32_t entity);

/// Is the statement made by an unnamed source, or known only because one tells it? A chain is followed for six tellers.
bool on_unnamed_word(const Explanation& explanation, const Statement& statement);

/// Does all that is said for the claim come from unnamed sources or through them? Not if the article says it in its own
/// voice too, nor if one of the speakers was left open.
bool rests_on_unnamed(const Explanation& explanation, const Claim& claim);

/// By entity: the line of a card that stands under its name and role. Also called …; together …; for whom it speaks, or
/// whose it is where the role does not say so; why it is unnamed, in the article's words. Entities that make no
/// statement have none.
std::vector<std::vector<Line>> standings(const Telling& telling);

}  // namespace explainer::explanation
