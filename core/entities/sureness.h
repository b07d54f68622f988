#pragma once
#include "entities/entities.h"
#include "entities/phrases.h"
#include "entities/roster.h"

/// How likely a speaker is the one whom a reader of the whole article would name.
namespace explainer::entities {

/// By what words a statement names its speaker. Each kind leans on other signs (lexicons/sureness.tsv has a column for
/// each).
enum class SourceKind : std::uint8_t {
  named,      ///< "Mira Solen", "Roe and Vey"
  described,  ///< "the ministry", "two people familiar with the matter"
  one,        ///< "he", "she"
  several,    ///< "they", "it" and other pronouns
  speaker,    ///< "I", "we": whoever's words they stand in
  relative,   ///< "who"
  none,       ///< no words: a quotation that goes on
};
constexpr std::size_t source_kinds = 7;

/// What is known of a statement and its speaker: names of small facts, each once.
struct Signs {
  SourceKind kind = SourceKind::none;
  std::vector<std::string_view> all;
  std::optional<std::uint32_t> outer, from, rests;  ///< statements: around it, that it goes on, whose speaker is near
};

/// The entities of an article as they were found, and who speaks each statement.
struct Found {
  const text::Text& text;
  const Lexicon& lexicon;
  const std::vector<Name>& names;
  const Roster& roster;
  const std::vector<attribution::Said>& said;
  const std::vector<Voice>& voices;
};

/// Of each statement that has a speaker; of others nothing. Linear time.
std::vector<std::optional<Signs>> read_signs(const Found& found);

/// The points that the table lexicons/sureness.tsv gives for the signs and for how sure the statements are on which it
/// rests, in hundredths of a logit.
std::vector<int> weigh(const std::vector<std::optional<Signs>>& all);

/// Of each statement: is its speaker too unlikely to be shown? The line was drawn where 11.6 in 100 stay open
/// (model/train/speakers.py), for "they" and "it" a little lower. In a text of a few sentences nobody is: it shows too
/// few signs for weights that were fitted to whole articles.
std::vector<bool> unsure(const Found& found);

}  // namespace explainer::entities
