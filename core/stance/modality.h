#pragma once
#include <optional>
#include <vector>

#include "attribution/attribution.h"
#include "stance/tokens.h"

namespace explainer::stance {

/// The words that make a statement weaker than a plain one: "may", "reportedly", "alleged", "believes".
std::vector<WordSpan> hedges_in(const std::vector<Token>& cue, const std::vector<Token>& content);

/// Does the content speak of a case that may arise, not of one that has? "Should Iran ship missiles", "if", "any
/// transfer would", "such a move could", "would be helped by giving".
bool is_conditional(const std::vector<Token>& content);

/// The words that date the act of speaking: "on Saturday" behind the cue or in it, "Last September," at the head of its
/// sentence. Nothing that stands inside the content.
std::optional<WordSpan> date_of(const text::Text& text, const attribution::Said& said);

}  // namespace explainer::stance
