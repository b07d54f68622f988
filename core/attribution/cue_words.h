#pragma once
#include "text/text.h"

namespace explainer::attribution {

/// Is this word a form of a verb, noun or adjective that can hand words to a speaker (lexicons/stance.tsv: "said",
/// "believes", "allegations")? Forms of several words count by their first word that is no function word.
bool is_cue_word(const text::Word& word);

/// Does one of the words of the span?
bool holds_cue_word(const text::Text& text, WordSpan words);

}  // namespace explainer::attribution
