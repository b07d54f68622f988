#include "entities/owners.h"

#include <algorithm>

namespace explainer::entities {

void belong(Roster& roster, std::uint32_t entity, std::uint32_t owner, Duty duty) {
  auto& draft = roster[entity];
  draft.party = owner;
  if (roster[owner].kind != EntityKind::country || !draft.state.empty()) return;
  draft.state = roster[owner].state;
  draft.speaks = duty == Duty::speaks && draft.kind != EntityKind::anonymous;
}

std::optional<std::uint32_t> belonging(const Roster& roster, const Phrase& phrase, std::optional<std::uint32_t> owner) {
  const auto& lemma = phrase.head.lemma;
  for (std::uint32_t entity = roster.size(); entity-- > 0 && roster.size() - entity < 2000;) {
    const auto& draft = roster[entity];
    if (!draft.has_role(lemma) || draft.plural != phrase.plural || owner == entity) continue;
    if (owner && draft.party == owner) return entity;
    if (!owner || draft.name.empty()) continue;
    const auto& name = roster[*owner].name;
    const auto last = name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1);
    if (last.size() > 2 &&
        (draft.name.find(last) != std::string::npos || draft.description.find(last) != std::string::npos))
      return entity;
    if (phrase.head.kind == NounKind::kin && draft.kind == EntityKind::person) return entity;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> body_in(const text::Text& text, const std::vector<Name>& names, const Roster& roster,
                                     const Phrase& phrase) {
  for (auto i = first_name(names, phrase.words.begin); i < names.size() && names[i].whole.begin < phrase.words.end;
       ++i) {
    if (!phrase.words.contains(names[i].words) || !roster.of_names()[i]) continue;
    // "Satellite pictures": a capital only because it opens the sentence. "The Red Lantern relief agency": its name.
    if (names[i].weak && phrase.head.kind == NounKind::document) continue;
    if (!names[i].kind && !roster[*roster.of_names()[i]].kind && names[i].words.size() > 1 &&
        one_of(phrase.head.lemma, {"agency", "charity", "company", "firm", "foundation", "institute", "network"}))
      continue;
    const bool before_head = names[i].words.end <= phrase.head_words.begin;
    const bool after_head = names[i].whole.begin <= phrase.head_words.end + 2 &&
                            phrase.head_words.end < phrase.words.end &&
                            one_of(text.words[phrase.head_words.end].lower, {"of", "for"});
    if (before_head || after_head) return roster.of_names()[i];
  }
  return std::nullopt;
}

void attach(const text::Text& text, Roster& roster, Antecedents& antecedents, std::size_t statement,
            const Phrase& phrase) {
  const auto entity = antecedents.speaker(statement);
  if (!entity || phrase.words.empty() || roster[*entity].party || !roster[*entity].state.empty()) return;
  const auto begin = phrase.words.begin;
  std::optional<std::uint32_t> owner;
  if (phrase.form == PhraseForm::name && text.words[begin].lower == "its" && phrase.words.size() > 2) {
    owner = antecedents.of_pronoun(begin, statement, source_margin).entity;
  } else if (text.words[begin].lower == "a" && phrase.words.size() >= 2 &&
             one_of(text.words[begin + 1].lower, {"spokesman", "spokeswoman", "spokesperson"}) &&
             (phrase.words.size() == 2 || text.words[begin + 2].lower == ",")) {
    owner = antecedents.last_body(begin);
  }
  if (!owner || *owner == *entity) return;
  const auto kind = roster[*owner].kind;
  if (kind != EntityKind::organisation && kind != EntityKind::country) return;
  belong(roster, *entity, *owner, Duty::none);
  auto& draft = roster[*entity];
  if (text.words[begin].lower == "a" && draft.state.empty() && roster[*owner].speaks)
    draft.state = roster[*owner].state;
  draft.speaks = text.words[begin].lower == "a" && !draft.state.empty() && draft.kind != EntityKind::anonymous;
}

}  // namespace explainer::entities
