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

/// Of a country's offices, one to which a plain title belongs: "the president".
bool is_highest(std::string_view lemma) {
  return one_of(lemma, {"president", "prime minister", "chancellor", "foreign minister", "defense minister"});
}

/// Is a noun at a word told of as a thing of its own: "a Senate report", "the inspector general’s report", "this report
/// by the office"? Not in "the report", which goes back to one.
bool is_introduced(const text::Text& text, std::uint32_t word) {
  constexpr std::uint32_t longest = 5;
  const auto sentence = text.sentences[text.words[word].sentence];
  for (auto i = word; i > sentence.begin && word - i < longest; --i) {
    const auto& before = text.words[i - 1];
    if (one_of(before.lower, {"a", "an", "its", "their", "his", "her", "new"})) return true;
    if (before.lower == "s" && i > 1 && one_of(text.words[i - 2].lower, {"'", "’"})) return true;
    if (one_of(before.lower, {"the", "this", "that"}))
      return i < word || (word + 1 < sentence.end && one_of(text.words[word + 1].lower, {"by", "from"}));
    if (before.kind != text::WordKind::word && before.lower != "-") return false;
  }
  return false;
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
    fits = !another_report(phrase), score -= 5;
  if (!fits &&
      one_of(lemma, {"company", "firm", "group", "organization", "organisation", "corporation", "maker", "agency"}) &&
      draft.kind == EntityKind::organisation && draft.state.empty() && draft.roles.empty() && !among_others &&
      !draft.name.empty() && draft.name.front() >= 'A' && draft.name.front() <= 'Z' && !is_body_of(phrase, draft))
    fits = true, score -= 15;
  if (!fits &&
      one_of(lemma, {"newspaper", "paper", "magazine", "broadcaster", "network", "outlet", "news agency", "website"}) &&
      draft.kind == EntityKind::medium && !is_social(phrase))
    fits = true, score -= 5;
  constexpr int administration_cost = 10;
  if (!fits && lemma == "president" && draft.administers) fits = true, score -= administration_cost;
  if (!fits && lemma == "panel" &&
      (draft.has_role("committee") || draft.has_role("court") || draft.has_role("tribunal")))
    fits = true;
  if (!fits || draft.plural != phrase.plural) return -1000;
  const auto state = roster_.state_in(phrase.words);
  constexpr int foreign_cost = 12;  // "the president" is rather "President Bell" than "the Russian president Vey"
  if (state.empty() && !draft.state.empty() && phrase.owner.empty() && is_highest(lemma) &&
      last_speaker(phrase.words.begin, 1, true) != entity)
    score -= foreign_cost;
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

/// "The UN refugee agency" is a body of the UN and not the UN.
bool Antecedents::is_body_of(const Phrase& phrase, const Draft& draft) const {
  bool named = false;
  for (auto i = phrase.core.begin; i < phrase.head_words.begin; ++i) {
    const auto& word = text_.words[i];
    if (named && word.kind == text::WordKind::word && word.letters == text::LetterCase::none) return true;
    named = named || (capital(word, text_) && draft.name.find(text_.string(word)) != std::string::npos);
  }
  return false;
}

/// "The social network" is no broadcaster.
bool Antecedents::is_social(const Phrase& phrase) const {
  return phrase.head_words.begin > phrase.core.begin && text_.words[phrase.head_words.begin - 1].lower == "social";
}

/// "Bell said so. {The Kest senator} added …": of a land that nobody of that office is known to come from, the one who
/// spoke last, if his office is not told.
std::optional<std::uint32_t> Antecedents::of_land(const Phrase& phrase, std::uint32_t holder) const {
  if (phrase.head.kind != NounKind::role || phrase.head_words.begin == phrase.core.begin || phrase.plural)
    return holder;
  const auto& land = text_.words[phrase.head_words.begin - 1];
  const auto told = text_.string(land);
  const auto& draft = roster_[holder];
  if (!capital(land, text_) || land.kind != text::WordKind::word || phrase.head.duty == Duty::heads) return holder;
  const auto at = phrase.head_words.begin - 1;
  for (auto i = first_name(names_, at); i < names_.size() && names_[i].whole.begin <= at; ++i) {
    if (names_[i].known && names_[i].known.kind == NameKind::description) return holder;  // "the Republican senator"
  }
  if (draft.description.find(told) != std::string::npos || draft.name.find(told) != std::string::npos) return holder;
  constexpr std::uint32_t beside = 6;  // "Sen. Ann Bell of Kest"
  for (const auto& mention : draft.mentions) {
    const auto end =
        std::min(mention.words.end + beside, text_.sentences[text_.words[mention.words.begin].sentence].end);
    for (auto i = mention.words.end; i < end; ++i) {
      if (text_.string(text_.words[i]) == told) return holder;
    }
  }
  const auto speaker = last_speaker(phrase.words.begin, 2, true);
  return speaker && roster_[*speaker].roles.empty() ? speaker : holder;
}

/// Has the article told of a report before that is no paper's? Then "the report" is that one and not the paper that
/// wrote of it.
bool Antecedents::another_report(const Phrase& phrase) const {
  constexpr std::uint32_t reach = 1500, beside = 4;
  for (auto end = phrase.words.begin; end > 0 && phrase.words.begin - end < reach; --end) {
    const auto at = end - 1;
    if (text_.words[at].lower != phrase.head.lemma || !is_introduced(text_, at)) continue;
    const auto sentence = text_.sentences[text_.words[at].sentence];
    bool papers = false;  // "the Herald report", "a report in the Herald"
    for (auto i = first_name(names_, std::max(sentence.begin, at > beside ? at - beside : 0));
         i < names_.size() && names_[i].whole.begin <= std::min(at + beside, sentence.end); ++i)
      papers = papers || names_[i].kind == EntityKind::medium;
    if (!papers) return true;
  }
  return false;
}

std::optional<std::uint32_t> Antecedents::issuer_of(const Phrase& phrase) const {
  constexpr std::uint32_t reach = 250, before_head = 3;
  if (!one_of(phrase.head.lemma, {"statement", "letter", "email", "e-mail", "memo"}) || !phrase.definite ||
      phrase.core != phrase.head_words)
    return std::nullopt;
  for (auto at = phrase.words.begin; at > before_head + 1 && phrase.words.begin - at < reach;) {
    if (text_.words[--at].lower != phrase.head.lemma) continue;
    auto in = at - 1;
    while (at - in < before_head && text_.words[in - 1].lower != "in") --in;
    if (text_.words[in - 1].lower == "in" && one_of(text_.words[in].lower, {"a", "an", "his", "her", "its", "their"}))
      return only_speaker({text_.sentences[text_.words[at].sentence].begin, at});
  }
  return std::nullopt;
}

/// Who speaks the statements that no other holds and whose sources stand within words; nothing if several do.
std::optional<std::uint32_t> Antecedents::only_speaker(WordSpan words) const {
  std::optional<std::uint32_t> found;
  for (auto source = before(words.end); source > 0 && sources_[source - 1].words.begin >= words.begin; --source) {
    const auto statement = sources_[source - 1].statement;
    if (said_[statement].inside || said_[statement].cue.empty()) continue;
    const auto speaker = meant_[statement].entity;
    if (!speaker || (found && *found != *speaker)) return std::nullopt;
    found = speaker;
  }
  return found;
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
  if (best) return of_land(phrase, *best);
  // A headline may describe whom the text names only then: "Foreign minister denies claim".
  constexpr std::uint32_t opening = 3;
  if (text_.words[at].block > opening) return best;
  for (auto later = here; later < names_.size() && later < here + most / 4; ++later) {
    if (const auto entity = roster_.of_names()[later]) consider(*entity, static_cast<int>(later - here) / 4 + 5);
  }
  return best;
}

}  // namespace explainer::entities
