#pragma once
#include "entities/roster.h"

/// What pronouns and definite descriptions go back to.
namespace explainer::entities {

/// By how much the likeliest must lead for a pronoun that is a source.
constexpr int source_margin = 3;

/// Whom a word means; if that is open, who comes close, the likeliest first.
struct Meant {
  std::optional<std::uint32_t> entity;
  std::vector<std::uint32_t> candidates;
  int foreground = 0, lead = 0;  ///< of a pronoun's entity: its points, and how many more than the next has
};

/// The sources of the statements and the names of the text as the places to which a later word may go back.
class Antecedents {
 public:
  Antecedents(const text::Text& text, const std::vector<Name>& names, Roster& roster,
              const std::vector<attribution::Said>& said);

  /// Notes who speaks a statement, as soon as that is known.
  void heard(std::size_t statement, Meant speaker) {
    if (speaker.entity) speaks_[*speaker.entity] = true;
    meant_[statement] = std::move(speaker);
  }
  /// Notes that two named together ("Roe and Vey", the first of them at this position of the names) can be "they".
  void paired(std::size_t name, std::uint32_t pair) { pairs_[name] = pair; }
  std::optional<std::uint32_t> speaker(std::size_t statement) const { return meant_[statement].entity; }
  const Meant& meant(std::size_t statement) const { return meant_[statement]; }

  /// Who a pronoun means: "I" and "we" the one whose quotation holds it; the others the candidate of fitting gender and
  /// number that stands nearest and most in the foreground (speakers, subjects). Open if two come out close.
  /// `statement`: the one whose source the pronoun is; `margin`: by how much the best must lead.
  Meant of_pronoun(std::uint32_t word, std::optional<std::size_t> statement, int margin);
  /// Reads the words before `end` that no call before has read: who "he" and "she" mean where they are no sources, as
  /// places for later pronouns.
  void read_pronouns(std::uint32_t end);
  /// "told PBS", "told the council".
  std::optional<std::uint32_t> addressee(const attribution::Said& said) const;
  /// Is the entity of the number and gender of a pronoun?
  bool fits(const std::string& pronoun, std::uint32_t entity) const;
  /// Who "who" or "many of whom" means: what ends right before.
  std::optional<std::uint32_t> of_relative(std::uint32_t word) const;
  /// Where the words end that "who" or "many of whom" follows.
  std::uint32_t relative_end(std::uint32_t word) const;
  /// Who "the admiral", "the ministry", "the report", "that person" means, if somebody of that description is known.
  std::optional<std::uint32_t> of_description(const Phrase& phrase) const;
  /// "The mission denied it in a statement. “It is false,” {the statement} said.": whose statement it is.
  std::optional<std::uint32_t> issuer_of(const Phrase& phrase) const;
  /// The speaker, a person, of the last statement before a word, not more than `sentences` back; with `outer`, of the
  /// last that no other holds.
  std::optional<std::uint32_t> last_speaker(std::uint32_t word, std::uint32_t sentences, bool outer = false) const;
  /// The body or state that spoke last before a word in its paragraph.
  std::optional<std::uint32_t> last_body(std::uint32_t word) const;
  /// The state mentioned last before a word.
  std::optional<std::uint32_t> last_state(std::uint32_t word) const;

 private:
  struct Source {
    WordSpan words;
    std::size_t statement;
  };
  struct Pronoun {
    std::uint32_t word, entity;
  };
  struct Candidate {
    std::uint32_t entity;
    int score;
  };

  std::size_t before(std::uint32_t word) const;  ///< the first source at or after a word
  std::optional<std::size_t> holder(std::uint32_t word, std::optional<std::size_t> statement) const;
  int place_score(WordSpan words, std::uint32_t pronoun) const;
  bool behind_fronted(WordSpan words) const;
  bool shouted(WordSpan words) const;
  std::uint32_t before_apposition(std::uint32_t end) const;
  std::optional<std::uint32_t> only_speaker(WordSpan words) const;
  bool another_report(const Phrase& phrase) const;
  bool is_body_of(const Phrase& phrase, const Draft& draft) const;
  bool is_social(const Phrase& phrase) const;
  std::optional<std::uint32_t> of_land(const Phrase& phrase, std::uint32_t holder) const;
  int description_score(const Phrase& phrase, std::uint32_t entity) const;

  const text::Text& text_;
  const std::vector<Name>& names_;
  Roster& roster_;
  const std::vector<attribution::Said>& said_;
  std::vector<Source> sources_;                           // in text order
  std::vector<Meant> meant_;                              // by each statement's source
  std::map<std::uint32_t, bool> speaks_;                  // entities heard so far
  std::vector<std::optional<std::uint32_t>> content_of_;  // of each word, the innermost statement
  std::vector<bool> is_source_;                           // of each word
  std::vector<Pronoun> pronouns_;                         // no sources, in text order, as far as read
  std::uint32_t read_ = 0;
  std::vector<std::optional<std::uint32_t>> pairs_;  // of each name, the pair that it begins
};

}  // namespace explainer::entities
