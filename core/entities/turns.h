#pragma once
#include <vector>

#include "entities/lexicon.h"

/// Who speaks where nothing is quoted.
namespace explainer::entities {

enum class Turn : std::uint8_t { told, asks, answers };

/// The turn of each block: `told` everywhere, unless the text is an interview printed as such: paragraphs that end with
/// a question and address somebody alternate with unquoted ones that speak in the first person. Linear time.
std::vector<Turn> turns(const text::Text& text);

}  // namespace explainer::entities
