#pragma once
#include "entities/lexicon.h"

/// How far a run of capitalised words goes.
namespace explainer::entities {

/// Does a name in the tables stand for a state, in whatever form?
bool state_form(NameKind kind);

/// "Theresa {May}", "Mr. {Will}", "Dan {Rather}": is a capitalised month or function word a last name here, for the
/// word right before it calls somebody?
bool is_last_name(const text::Text& text, const Lexicon& lexicon, std::uint32_t i);

/// Reads on from a capitalised word over what may stand inside one name: initials, hyphens, particles ("bin", "van"),
/// and in the names of bodies "of", "for" and "and" ("Ministry of Defence", "Health and Safety Executive").
class Runs {
 public:
  Runs(const text::Text& text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  /// The word after the run that begins at a word, not past the end of its sentence.
  std::uint32_t end(std::uint32_t begin, std::uint32_t sentence_end) const;
  /// "New York", "High Court": is this a function word that opens a name all the same?
  bool opens_with_function_word(std::uint32_t i, std::uint32_t limit) const;

 private:
  const text::Word& word(std::uint32_t i) const { return text_.words[i]; }
  std::string_view string(std::uint32_t i) const { return text_.string(word(i)); }
  bool is_capital(std::uint32_t i) const { return capital(word(i), text_); }
  bool glued(std::uint32_t i) const { return joined(text_, i - 1) && joined(text_, i); }

  bool heads(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t extend(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;
  std::uint32_t extend_over_preposition(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const;

  const text::Text& text_;
  const Lexicon& lexicon_;
};

}  // namespace explainer::entities
