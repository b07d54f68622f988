#pragma once
#include <vector>

#include "attribution/attribution.h"

/// Who is speaking: names, roles and pronouns joined to entities.
namespace explainer::entities {

/// One place where the article names an entity.
struct Mention {
  WordSpan words;
  std::uint32_t entity = 0;
  bool pronoun = false;
  bool open = false;  ///< of a pronoun: others fit nearly as well
};

/// Who stands behind one statement.
struct Voice {
  std::optional<std::uint32_t> speaker, onBehalfOf, addressee;
  /// Whom an open source may mean, the likeliest first; empty if the speaker is known or nobody fits.
  std::vector<std::uint32_t> candidates;
  int foreground = 0, lead = 0;  ///< of a speaker whom a pronoun names: entities/antecedents.h
};

struct Cast {
  std::vector<Entity> entities;   ///< in order of first mention; `mentions` and names filled in
  std::vector<Mention> mentions;  ///< in text order, those inside contents too
  std::vector<Voice> voices;      ///< one for each statement, in its order

  /// The entity mentioned by (some of) these words, the longest mention first; nothing if none is.
  std::optional<std::uint32_t> at(WordSpan words) const;
  /// The party that an entity stands for in the end: the state behind a mission, a capital or a spokesman; itself if
  /// it stands for nobody else.
  std::uint32_t party_of(std::uint32_t entity) const;
};

/// Finds the entities of the article and the speaker of every statement. An ambiguous source is left open rather than
/// guessed. Linear in the number of words.
Cast resolve(const text::Text& text, const std::vector<attribution::Said>& said);

/// Every mention of everything that the article names, whether an explanation shows it or not, in text order. Entities
/// are numbered as they were found. For measuring coreference by itself (tests/scores/coreference.py).
std::vector<Mention> all_mentions(const text::Text& text, const std::vector<attribution::Said>& said);

}  // namespace explainer::entities
