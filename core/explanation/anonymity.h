#pragma once
#include "text/text.h"

/// Why a source has no name, in the article's words.
namespace explainer::explanation {

/// By entity: of an unnamed one the words "who asked not to be named because …" or "on condition of anonymity" that
/// stand behind one of its mentions in the same sentence, up to the next mark or the next cue; nothing of the others.
/// Linear in the number of mentions.
std::vector<std::vector<ByteSpan>> anonymities(const text::Text& text, const std::vector<Entity>& entities,
                                               const std::vector<Statement>& statements);

}  // namespace explainer::explanation
