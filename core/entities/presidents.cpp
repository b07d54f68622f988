#include "entities/roster.h"

namespace explainer::entities {

/// "President Bell" where of all who are called Bell only the first lady is named in full: "Bell" is he, wherever it
/// stands.
void Roster::enrol_presidents() {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto& name = names_[i];
    if (of_names_[i] || name.known || name.role || name.description.empty() || name.words.size() != 1) continue;
    const auto title = lexicon_.noun_before(text_, name.description.begin, name.description.end);
    const auto found = last_.find(text_.words[name.words.begin].lower);
    if (title.lemma == "president" && found != last_.end() && found->second.size() == 1 &&
        drafts_[found->second.front()].has_role("first lady"))
      of_names_[i] = enrol_short(i);
  }
}

/// "The Roe administration", "Mr. Roe’s administration": he is its president, if the article is about him as well.
void Roster::find_administrations() {
  constexpr std::size_t few = 2;  // mentions besides
  std::map<std::uint32_t, std::size_t> times;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    auto behind = names_[i].words.end;
    if (!of_names_[i] || names_[i].known || behind + 2 >= text_.words.size()) continue;
    if (one_of(text_.words[behind].lower, {"'", "’"}) && text_.words[behind + 1].lower == "s") behind += 2;
    if (behind < text_.words.size() && text_.words[behind].lower == "administration") ++times[*of_names_[i]];
  }
  for (const auto& [entity, count] : times) {
    auto& draft = drafts_[entity];
    const bool somebody = !draft.kind || draft.kind == EntityKind::person;
    draft.administers =
        somebody && !draft.has_role("mayor") && !draft.has_role("governor") && draft.mentions.size() >= count + few;
  }
}

}  // namespace explainer::entities
