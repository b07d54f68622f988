#pragma once
#include <vector>

#include "attribution/attribution.h"

namespace explainer::attribution {

/// The parts of contents that are worth reading on their own: those with a cue word in them.
std::vector<Passage> passages(const text::Text& text, const std::vector<Said>& said, std::size_t first);

/// Of the statements found in a passage read on its own, those that stand: told of somebody (a source), by a known cue
/// word, with some confidence and a content that is less than the passage. First-person hedges in one's own quotation
/// ("I think") are none.
std::vector<Said> inner(const text::Text& text, const Passage& passage, const std::vector<Said>& found);

}  // namespace explainer::attribution
