#pragma once
#include "entities/persons.h"
#include "entities/roster.h"

/// How likely a pronoun of the third person means what stands at a place before it.
namespace explainer::entities {

/// A place where somebody or something is mentioned.
struct Place {
  std::uint32_t word = 0, end = 0, entity = 0;
  bool subject = false, pronoun = false;
  bool phrase = false;      ///< a plain noun phrase: "the divers"
  bool indefinite = false;  ///< that is new: "a woman"
};

/// How a pronoun lies to a place before it.
struct Setting {
  Person who = Person::it;
  int sentences = 0, words = 0;    ///< between the two
  bool other_form = false;         ///< the place is a pronoun of another gender or number
  bool quoted_apart = false;       ///< one of the two stands in a quotation, the other does not
  bool after_preposition = false;  ///< the place
  bool after_the = false;          ///< the place
};

/// A sum of points for and against the place, each an integer. They were chosen one by one, each raised or lowered as
/// long as the F1 of pronouns that tests/scores/coreference.py measures rose on the news and interviews of OntoGUM that
/// are not for test, at first with its biographies, essays and speeches beside them. Tried and of no use: parallel
/// subjects and objects, paragraphs, possessives, places as candidates.
int foreground(const Place& place, const Draft& draft, const Setting& at);

}  // namespace explainer::entities
