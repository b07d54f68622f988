#pragma once
#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "text/text.h"

/// What this room knows about English nouns and names, read from the tables of core/lexicons.
namespace explainer::entities {

enum class Gender : std::uint8_t { unknown, masculine, feminine };

enum class NounKind : std::uint8_t {
  none,
  honorific,
  kin,
  role,
  government,
  people,
  group,
  organisation,
  document,
  medium,
  event,
  place,
  modifier,
};

/// What somebody or something does for the state or body that is named with it.
enum class Duty : std::uint8_t {
  none,
  speaks,   ///< for it: ministers, ambassadors, spokesmen, missions
  heads,    ///< leads it
  carries,  ///< the words of whoever issued it: statements, letters, press releases
  epithet,  ///< may name anew somebody known already: "the billionaire"
};

/// A noun that tells what a phrase names.
struct Noun {
  NounKind kind = NounKind::none;
  Gender gender = Gender::unknown;
  Duty duty = Duty::none;
  std::string lemma;  ///< lower-cased, singular, abbreviations spelled out: "Sens." is "senator"
  bool plural = false;
  std::uint32_t size = 0;  ///< in words; 0: no noun

  explicit operator bool() const { return size > 0; }
};

enum class NameKind : std::uint8_t {
  country,    ///< by its name
  weak,       ///< a state's name that is more often another's ("Georgia")
  adjective,  ///< "Iranian"
  people,     ///< "Iranians"
  capital,    ///< "Tehran"
  seat,       ///< "Kremlin", "Brussels"
  organisation,
  group,
  medium,
  place,
  calendar,
  function,
  description,  ///< a capitalised adjective ("Republican") that names nobody
};

/// A name that the tables know, as the longest that begins at a word.
struct KnownName {
  NameKind kind = NameKind::place;
  std::string_view stands_for;  ///< the state or union behind it, by its first name in the table; empty: none
  std::uint32_t size = 0;       ///< in words; 0: not known

  explicit operator bool() const { return size > 0; }
};

class Lexicon {
 public:
  Lexicon();

  /// The longest noun that ends before `end`, within `from` and `end`; plurals are undone.
  Noun noun_before(const text::Text& text, std::uint32_t from, std::uint32_t end) const;
  /// The longest known name that begins at a word and ends by `end`. Case counts, but a title-case "The" is no part.
  KnownName name_at(const text::Text& text, std::uint32_t begin, std::uint32_t end) const;
  /// Is this a function word, whatever its case?
  bool function_word(std::string_view lower) const { return function_.count(lower) > 0; }
  /// The gender that a given name tells; nothing if it is none.
  std::optional<Gender> given_name(std::string_view word) const;

 private:
  Noun noun(const std::string& lower, std::uint32_t size) const;

  std::map<std::string, Noun, std::less<>> nouns_;
  std::map<std::string, KnownName, std::less<>> names_;
  std::map<std::string, Gender, std::less<>> given_;
  std::map<std::string, bool, std::less<>> function_;
};

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words in lower case, one space where the article has any, apostrophes straight.
std::string lower_case(const text::Text& text, WordSpan words);
/// As the article has them, apostrophes straight.
std::string straight(const text::Text& text, WordSpan words);
/// Begins with a capital letter.
bool capital(const text::Word& word, const text::Text& text);
/// No white space between a word and the next.
bool joined(const text::Text& text, std::uint32_t word);
/// The comma of "1,239 adults".
bool inside_number(const text::Text& text, std::uint32_t word);

}  // namespace explainer::entities
