#pragma once
#include <vector>

#include "entities/names.h"

/// The words that name a source, read as a phrase: which name, noun or pronoun is its head.
namespace explainer::entities {

enum class PhraseForm : std::uint8_t {
  none,       ///< nothing in it can be a speaker
  pronoun,    ///< "he", "they", "his"
  relative,   ///< "who", "many of whom": stands for what goes before
  joint,      ///< "Roe and her counterpart": `parts`
  name,       ///< `name` is the head, or the apposition to it
  described,  ///< a noun: "two people familiar with the matter", "the ministry"
};

struct Phrase {
  PhraseForm form = PhraseForm::none;
  WordSpan words;                   ///< without relative clause and outer punctuation
  WordSpan core;                    ///< without the article too: the name of a described source
  std::optional<std::size_t> name;  ///< position in the names
  std::vector<WordSpan> parts;
  Noun head;  ///< of a described source
  WordSpan head_words;
  WordSpan owner;   ///< "Iran" in "Iran's mission", "his" in "his wife"
  WordSpan author;  ///< whose words a document carries: "the ministry" in "a statement by the ministry"
  std::optional<std::size_t> maker;  ///< of a document: the name of who published or made it, a position in the names
  bool definite = false;             ///< "the", "this", "that", a possessive
  bool indefinite = false;           ///< "a", "another", a number
  bool plural = false;
};

/// A source is one phrase even where it is marked in pieces, unless something long stands between. `source` is not
/// empty.
WordSpan whole_source(const std::vector<WordSpan>& source);

/// `names` as find_names gives them.
Phrase read_phrase(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, WordSpan source);

/// The noun phrase that ends before a relative pronoun ("voters in Kest, who"), if its head tells of people, or with
/// `thing` of a paper or a body; else empty.
WordSpan noun_phrase_before(const text::Text& text, const Lexicon& lexicon, std::uint32_t end, bool thing);

bool pronoun(std::string_view lower);

/// What a source without a name is, by its head noun.
EntityKind kind_of(const Phrase& described);

/// The first name at or after a word, by its first word.
std::size_t first_name(const std::vector<Name>& names, std::uint32_t word);

}  // namespace explainer::entities
