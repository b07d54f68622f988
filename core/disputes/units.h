#pragma once
#include <optional>
#include <vector>

#include "answers/facts.h"
#include "attribution/attribution.h"
#include "entities/entities.h"
#include "text/text.h"

/// Which words of an article may put a claim forward or oppose one.
namespace explainer::disputes {

/// A statement, or a sentence (or headline) that the article says in its own voice.
struct Unit {
  std::optional<std::uint32_t> statement;      ///< its number; nothing for the article's own voice
  std::vector<WordSpan> source, cue, content;  ///< own voice: all of the sentence is content
  WordSpan words;                              ///< from the first to the last of content (or cue)
  std::uint32_t sentence = 0, block = 0;       ///< of `words.begin`
  bool heading = false;                        ///< stands in a headline or subhead
  bool unsaid = false;  ///< told as not said: "did not say that …", "at no time has anybody alleged that …"
  std::vector<std::uint32_t> wording;  ///< the stems in the order of the text, and numbers of one digit
  /// "it is not true that X": the content words of X behind its subject by number, sorted, and all of X; else empty
  std::vector<std::uint32_t> denied_deed, denied;
  bool negated = false, calls_false = false;  ///< its content holds a negation; calls something false
  std::optional<std::uint32_t> inside;        ///< the unit whose content holds it
  std::optional<std::uint32_t> speaker;       ///< entity
  std::vector<std::uint32_t> selves;          ///< the speaker, who it speaks for and their parties: entities, sorted
  std::vector<std::uint32_t> named;           ///< parties named in the content: entities, sorted
  std::vector<std::uint32_t> stems;           ///< content words by number, sorted, each once; names among them
  std::vector<std::uint32_t> around;          ///< the same of the sentence it stands in and of the one before
};

struct Units {
  std::vector<Unit> all;             ///< in the order of the text
  std::vector<std::uint8_t> rarity;  ///< of each stem: 4 in one or two units, 3 up to four, 2 up to eight, 1 in more
};

/// All statements, and the sentences of which less than half of the words belong to one. Linear in the text.
Units read_units(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast);

}  // namespace explainer::disputes
