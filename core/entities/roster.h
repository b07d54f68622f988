#pragma once
#include <map>
#include <vector>

#include "entities/entities.h"
#include "entities/phrases.h"

/// The entities of one article while they are being found.
namespace explainer::entities {

/// An entity with what is known of it but not shown.
struct Draft {
  std::optional<EntityKind> kind;  ///< nothing: a name that may be anybody's
  std::string name;
  std::string description;
  Gender gender = Gender::unknown;
  std::vector<std::string> roles;  ///< lemmas of the nouns that tell what it is: "director", "ministry"
  std::string state;               ///< the state or union behind it, as the tables call it; a state's own is itself
  bool speaks = false;             ///< for that state
  bool sure = false;               ///< a party to be shown even if it never speaks
  bool plural = false;
  bool administers = false;                 ///< told of by "the Roe administration", and by name too
  bool former = false;                      ///< holds its office no more: "former President Roe"
  std::optional<std::uint32_t> party;       ///< the body that it speaks for or belongs to, if no state
  std::optional<std::uint32_t> stands_for;  ///< of a nameless "we": whose words it stands in
  std::vector<std::uint32_t> members;
  std::vector<std::string> aliases;
  std::vector<Mention> mentions;

  bool has_role(std::string_view lemma) const;
};

class Roster {
 public:
  Roster(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names);

  /// The entity of each name; nothing for places, dates and the like.
  const std::vector<std::optional<std::uint32_t>>& of_names() const { return of_names_; }

  Draft& operator[](std::uint32_t entity) { return drafts_[entity]; }
  const Draft& operator[](std::uint32_t entity) const { return drafts_[entity]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(drafts_.size()); }

  std::uint32_t add(Draft draft);
  /// Notes a place where an entity is mentioned, and what it is called there unless that is a pronoun or an adjective.
  void mention(std::uint32_t entity, WordSpan words, bool pronoun);
  void call(std::uint32_t entity, std::string_view words);
  /// Takes a role, title or noun phrase as what tells of an entity: its nouns, its gender, the state named in it.
  void learn(std::uint32_t entity, WordSpan words);
  /// The entity of a state or union as the tables call it, if the article mentions it in any form; made if it must be.
  std::optional<std::uint32_t> state(std::string_view name) const;
  /// The state that is named first within these words.
  std::string state_in(WordSpan words) const;

 private:
  std::optional<std::uint32_t> enrol_full(const Name& name);
  std::optional<std::uint32_t> enrol_short(std::size_t at);
  std::optional<std::uint32_t> enrol_known(std::size_t at);
  std::optional<std::uint32_t> namesake(const Name& name) const;
  std::uint32_t make(const Name& name);
  void join_acronyms();
  void enrol_presidents();
  void find_administrations();
  std::vector<std::string> tokens(WordSpan words) const;

  const text::Text& text_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
  std::vector<Draft> drafts_;
  std::vector<std::optional<std::uint32_t>> of_names_;
  std::map<std::string, std::uint32_t, std::less<>> states_, whole_;  // by table name; by full lower-cased name
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> last_, first_;  // of persons and unknowns; of bodies
  std::map<std::string, std::uint32_t, std::less<>> initials_;
  std::vector<std::uint32_t> seen_;  // word at which an entity was last met
};

/// "The press release" after "a press release on the website of the UK government": what the first mention tells of it.
void introduce(const text::Text& text, Roster& roster, std::uint32_t entity, const Phrase& phrase);

}  // namespace explainer::entities
