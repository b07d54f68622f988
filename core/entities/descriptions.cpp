#include <algorithm>

#include "entities/antecedents.h"

namespace explainer::entities {
namespace {

/// "minister" names a foreign minister, but "president" no vice president.
bool role_fits(std::string_view role, std::string_view lemma) {
  if (role == lemma) return true;
  if (!role.ends_with(lemma) || role.size() <= lemma.size() || role[role.size() - lemma.size() - 1] != ' ')
    return false;
  return role.substr(0, 5) != "vice " && role.substr(0, 7) != "deputy " && role.substr(0, 10) != "assistant ";
}

/// "The governor" is not the lieutenant governor, "the manager" not her assistant.
bool is_second(const text::Text& text, const Draft& draft, WordSpan words) {
  std::string told = " " + draft.description;
  for (char& c : told) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  for (const std::string_view rank :
       {"lieutenant", "lt", "deputy", "assistant", "vice", "associate", "undersecretary"}) {
    if (told.find(" " + std::string(rank)) == std::string::npos) continue;
    return std::none_of(text.words.begin() + words.begin, text.words.begin() + words.end,
                        [&](const text::Word& word) { return word.lower == rank; });
  }
  return false;
}

bool told_former(const text::Text& text, WordSpan words) {
  return std::any_of(text.words.begin() + words.begin, text.words.begin() + words.end, [](const text::Word& word) {
    const bool counted = !word.lower.empty() && word.lower.front() >= '0' && word.lower.front() <= '9';  // "the 41st"
    return counted || one_of(word.lower, {"former", "ex", "late", "then"});
  });
}

/// "DNC" for "Democratic National Committee Chair".
bool initials(std::string_view description, std::string_view acronym) {
  if (acronym.size() < 2) return false;
  std::string letters;
  for (std::size_t i = 0; i < description.size(); ++i) {
    if ((i == 0 || description[i - 1] == ' ') && description[i] >= 'A' && description[i] <= 'Z')
      letters += description[i];
  }
  return letters.find(acronym) != std::string::npos;
}

}  // namespace

int Antecedents::description_score(const Phrase& phrase, std::uint32_t entity) const {
  const auto& draft = roster_[entity];
  const auto& lemma = phrase.head.lemma;
  bool fits = std::any_of(draft.roles.begin(), draft.roles.end(),
                          [&](const std::string& role) { return role_fits(role, lemma); });
  if (is_second(text_, draft, phrase.words)) return -1000;
  const bool somebody =
      phrase.head.kind == NounKind::role || phrase.head.kind == NounKind::kin || phrase.head.kind == NounKind::people;
  const bool person = !draft.kind || draft.kind == EntityKind::person || draft.kind == EntityKind::anonymous ||
                      draft.kind == EntityKind::group;
  if (somebody != person && draft.kind != EntityKind::group) return -1000;
  // "The president" is not the former one, nor "the audience member" a member of something else.
  int score = draft.former && !told_former(text_, phrase.words) ? -35 : 0;
  if (lemma == "member" && phrase.head_words.begin > phrase.core.begin &&
      draft.description.find(text_.string(text_.words[phrase.head_words.begin - 1])) == std::string::npos)
    return -1000;
  const bool among_others = std::any_of(
      text_.words.begin() + phrase.words.begin, text_.words.begin() + phrase.words.end, [](const text::Word& word) {
        return one_of(word.lower, {"only", "first", "biggest", "largest", "other", "another"});
      });
  if (!fits && phrase.head.kind != NounKind::role && phrase.head.kind != NounKind::kin &&
      draft.kind != EntityKind::person) {
    std::string name = " " + draft.name + " ";
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    fits = name.find(" " + lemma + " ") != std::string::npos;
  }
  if (!fits && one_of(lemma, {"report", "story", "article"}) && draft.kind == EntityKind::medium)
    fits = true, score -= 5;
  if (!fits &&
      one_of(lemma, {"company", "firm", "group", "organization", "organisation", "corporation", "maker", "agency"}) &&
      draft.kind == EntityKind::organisation && draft.state.empty() && draft.roles.empty() && !among_others &&
      !draft.name.empty() && draft.name.front() >= 'A' && draft.name.front() <= 'Z')
    fits = true, score -= 15;
  if (!fits &&
      one_of(lemma, {"newspaper", "paper", "magazine", "broadcaster", "network", "outlet", "news agency", "website"}) &&
      draft.kind == EntityKind::medium)
    fits = true, score -= 5;
  if (!fits && lemma == "panel" &&
      (draft.has_role("committee") || draft.has_role("court") || draft.has_role("tribunal")))
    fits = true;
  if (!fits || draft.plural != phrase.plural) return -1000;
  const auto state = roster_.state_in(phrase.words);
  if (!state.empty() && !draft.state.empty() && state != draft.state) return -1000;
  for (auto i = phrase.core.begin; i < phrase.core.end; ++i) {
    if (phrase.head_words.contains(i) || text_.words[i].kind != text::WordKind::word) continue;
    if (!capital(text_.words[i], text_)) continue;
    const auto word = text_.string(text_.words[i]);
    const bool told = draft.description.find(word) != std::string::npos || draft.name.find(word) != std::string::npos;
    const bool state_word = !state.empty() && roster_.state_in({i, i + 1}) == state;
    const bool body = draft.kind == EntityKind::organisation || draft.kind == EntityKind::document ||
                      draft.kind == EntityKind::medium;
    score += told || initials(draft.description, word) ? 15 : state_word ? 0 : body ? -60 : -25;
  }
  return score;
}

std::optional<std::uint32_t> Antecedents::of_description(const Phrase& phrase) const {
  if (!phrase.head) return std::nullopt;
  constexpr std::size_t most = 400;
  std::optional<std::uint32_t> best;
  int best_score = -40;
  const auto consider = [&](std::uint32_t entity, int distance) {
    if (best == entity) return;
    const auto score = description_score(phrase, entity) - distance;
    if (score > best_score) best_score = score, best = entity;
  };
  const auto at = phrase.words.begin;
  auto source = before(at);
  for (std::size_t looked = 0; source > 0 && looked < most; ++looked) {
    const auto& one = sources_[--source];
    if (meant_[one.statement].entity) consider(*meant_[one.statement].entity, static_cast<int>(looked));
  }
  auto name = first_name(names_, at);
  const auto here = name;
  for (std::size_t looked = 0; name > 0 && looked < most; ++looked) {
    if (const auto entity = roster_.of_names()[--name]) consider(*entity, static_cast<int>(looked / 2) + 1);
  }
  if (best) return best;
  // A headline may describe whom the text names only then: "Foreign minister denies claim".
  constexpr std::uint32_t opening = 3;
  if (text_.words[at].block > opening) return best;
  for (auto later = here; later < names_.size() && later < here + most / 4; ++later) {
    if (const auto entity = roster_.of_names()[later]) consider(*entity, static_cast<int>(later - here) / 4 + 5);
  }
  return best;
}

}  // namespace explainer::entities
