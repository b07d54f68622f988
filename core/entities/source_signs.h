#pragma once
#include "entities/phrases.h"
#include "entities/sureness.h"

/// What tells how sure a speaker is in the statement itself: its cue and the words of its source.
namespace explainer::entities {

/// A step of a number that grows: "back-2" for 2 of 0, 1, 2, 5.
struct Step {
  int up_to;
  std::string_view sign;
};

/// The sign of the first step that a number does not pass; the last one takes the rest.
template <std::size_t N>
std::string_view step(int number, const Step (&steps)[N]) {
  for (std::size_t i = 0; i + 1 < N; ++i) {
    if (number <= steps[i].up_to) return steps[i].sign;
  }
  return steps[N - 1].sign;
}

/// The first word of a statement's cue, or of what it says.
std::uint32_t begin_of(const attribution::Said& said);

/// `phrase`: of its source.
SourceKind source_kind(const text::Text& text, const attribution::Said& said, const Phrase& phrase);

void add_statement_signs(const text::Text& text, const attribution::Said& said, std::vector<std::string_view>& signs);

/// `phrase`: of its source, which is not empty.
void add_source_signs(const text::Text& text, const attribution::Said& said, const Phrase& phrase,
                      std::vector<std::string_view>& signs);

/// Of the name by which a source is called.
void add_name_signs(const text::Text& text, const Lexicon& lexicon, const Name& name,
                    std::vector<std::string_view>& signs);

}  // namespace explainer::entities
