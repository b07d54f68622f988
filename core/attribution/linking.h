#pragma once
#include <vector>

#include "attribution/attribution.h"
#include "attribution/labels.h"

namespace explainer::attribution {

/// Joins sources, cues and contents of one paragraph to statements by distance: each source and each content belongs to
/// the cue with the least cost, which counts the words between, 10 for each cue in between and 15 for another
/// sentence; a content that begins with "that" looks behind itself for its cue at a cost of 10. A cue keeps its nearest
/// source; one without any borrows the nearest earlier source of its sentence. Contents of a paragraph without cues
/// become statements without source and cue. `tagged` is in text order. Two candidates a span (the cue before it and
/// the one behind) are all that can be nearest, so time is linear.
///
/// On gold labels this rule scores 97.5 who-said-what F1 (PolNeAR dev); a learned linker scores 97.0.
std::vector<Said> link(const text::Text& text, const std::vector<Tagged>& tagged);

}  // namespace explainer::attribution
