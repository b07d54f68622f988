#pragma once
#include <vector>

#include "entities/lexicon.h"

/// Who speaks where nothing is quoted.
namespace explainer::entities {

enum class Turn : std::uint8_t { told, asks, answers };

/// The turn of each block: `told` everywhere, unless the text is an interview printed as such: three paragraphs that
/// end with a question and unquoted ones in the first person after them, or two that address somebody where the text
/// calls itself an interview at its head. From the first question on paragraphs ask or answer, whichever their words
/// tell (question marks, "you", "I", length) and their neighbours. Linear time.
std::vector<Turn> turns(const text::Text& text);

}  // namespace explainer::entities
