#pragma once
#include <vector>

#include "entities/lexicon.h"

/// Names, found by their capital letters.
namespace explainer::entities {

/// One place where a name stands.
struct Name {
  WordSpan words;        ///< the name alone: "Ilse Orlo"
  WordSpan whole;        ///< with the title before it: "Interior Minister Ilse Orlo"
  WordSpan description;  ///< the title or the apposition that tells who it is, without an article; may be empty
  std::optional<EntityKind> kind;  ///< nothing: its form does not tell
  KnownName known;                 ///< what the tables say of it
  Gender gender = Gender::unknown;
  bool role = false;     ///< a capitalised role without a name: "the CIA Director"
  bool weak = false;     ///< only the head of a sentence or a title-case heading made it a name
  bool acronym = false;  ///< one word of capitals
  bool guessed = false;  ///< a body by the article's use of the name alone
};

/// All names of the text by their first word; names inside longer ones ("Iranian" in "Iranian Foreign Minister …") too.
/// Titles before a name and appositions after it are read. Linear time.
std::vector<Name> find_names(const text::Text& text, const Lexicon& lexicon);

/// Adds to each name the lower-case role before it and the apposition beside it, and with them its kind
/// ("columnist Bahar Vey", "Tamsin Roe, the foreign secretary,", "his counterpart, Tamsin Roe").
void describe(const text::Text& text, const Lexicon& lexicon, std::vector<Name>& names);

}  // namespace explainer::entities
