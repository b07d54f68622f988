#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entities/entities.h"
#include "stance/lexicon.h"
#include "stance/negation.h"
#include "stance/stance.h"
#include "stance/tokens.h"

/// What each statement speaks of, and by rule whom it answers. The words of stance/ are words of this room too.
namespace explainer::answers {

using namespace stance;

/// Somebody or some state, by number. A state, its adjective, its capital and the entity of its name are one ("Tehran",
/// "Iranian", "Iran"); a name that is no entity has a number too, so that the same name is the same party.
using Party = std::uint32_t;

/// Words of a content that name a party.
struct Reference {
  std::uint32_t begin = 0, end = 0;  ///< positions in the tokens
  Party party = 0;
  bool pronoun = false;
};

/// An act that a content speaks of: a frame of lexicons/frames.tsv with what is known of its parts. What is not known
/// matches anything.
struct Act {
  std::string_view frame;
  std::uint32_t token = 0;            ///< the word that names it
  std::optional<Party> agent, other;  ///< who does it; to, with or against whom
  std::string_view object;            ///< a thing of lexicons/kinds.tsv, or nothing
  std::string thing;                  ///< the next word behind it, where that is no known kind
  std::uint32_t object_token = 0;
  bool noun = false, converse = false;
  bool planned = false, open = false, negated = false;  ///< open: under a condition, "any transfer"

  bool actual() const { return !planned && !open && !negated; }
};

/// What the rules know of one statement.
struct Facts {
  std::vector<Token> cue, content;
  const CueEntry* entry = nullptr;    ///< of its cue, or nothing
  std::vector<Reference> references;  ///< in the content, in its order
  std::vector<Act> acts;
  std::optional<ContentAnswer> own;  ///< how the content answers by itself
  std::vector<std::uint32_t> stems;  ///< content words by number, sorted; common words and names included
  std::vector<std::uint32_t> names;  ///< those among them that are written with a capital
  std::vector<std::uint32_t> plain;  ///< and those that are no names
  std::vector<Party> selves;         ///< the speaker, the state spoken for, their parties
  std::optional<Party> party;        ///< the one that speaks in the end: the state behind a minister
  std::optional<Party> speaker;      ///< the one that speaks, as told
  std::optional<EntityKind> speaker_kind;
  std::vector<std::uint32_t> self_names;  ///< stems of the names of the speaker, for articles without entities
  std::vector<Party> parties;             ///< of `references`, sorted, each once
  std::vector<std::uint32_t> around;      ///< stems of the sentence in which the statement is made
  std::vector<std::uint32_t> before;      ///< stems of the sentence before that one
  std::vector<std::uint32_t> turn;        ///< content stems of what the same speaker says just before and just behind
  std::uint32_t block = 0, sentence = 0, position = 0;
  std::uint32_t begin = 0, end = 0;  ///< its words in the text, from the first to the last of all its parts
  bool whole = true;                 ///< of `FactsOfAll::told`: nobody speaks in all of the sentence
  std::string period;                ///< of the act of speaking, if the article dates it by month or year: "january"
  bool represents = false;           ///< its source is called somebody's lawyer, spokesman, aide or kin
  bool nobody = false;               ///< its source is negated: "neither Kest nor Veld", "no official"
  bool claim_noun_cue = false;       ///< "allegations that": a charge, whoever makes it
  bool opens = false;                ///< one of the first two statements of the article
  bool first_claim = false;          ///< the first that reports, alleges, accuses or finds something
  std::optional<std::uint32_t> borrowed;  ///< "such actions": the statement whose acts these are
};

/// How many statements back "such actions" may point.
constexpr std::uint32_t borrow_reach = 3;

struct FactsOfAll {
  std::vector<Facts> of;                           ///< one for each statement
  std::vector<Facts> told;                         ///< sentences, but for headlines, as far as nobody speaks in them
  std::vector<std::vector<std::uint32_t>> blocks;  ///< stems of each block
  std::vector<std::uint32_t> rarity;  ///< for each stem: 4 in one content only, 3 in two, 2 in up to four, 1, 0 common
};

/// Reads all statements once. Linear in their length.
FactsOfAll read_facts(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                      const std::vector<Reading>& readings);

/// Is `general` the same thing as `special` or a kind that holds it ("weapon" of "missile")?
bool is_kind_of(std::string_view special, std::string_view general);

}  // namespace explainer::answers
