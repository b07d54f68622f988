#include "entities/roster.h"

#include <algorithm>

namespace explainer::entities {
namespace {

bool state_form(const KnownName& known) {
  return known &&
         (known.kind == NameKind::country || known.kind == NameKind::weak || known.kind == NameKind::adjective ||
          known.kind == NameKind::people || known.kind == NameKind::capital || known.kind == NameKind::seat);
}

bool body(std::optional<EntityKind> kind) {
  return kind == EntityKind::organisation || kind == EntityKind::medium || kind == EntityKind::group;
}

template <class T>
void add_once(std::vector<T>& list, const T& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// Told only as somebody's wife, son and the like.
bool is_kin(const Draft& draft) {
  return draft.has_role("wife") || draft.has_role("husband") || draft.has_role("son") || draft.has_role("daughter") ||
         draft.has_role("brother") || draft.has_role("sister") || draft.has_role("mother") ||
         draft.has_role("father") || draft.has_role("lady") || draft.has_role("first lady");
}

/// "Karl Bell Jr.", or told as somebody's son or daughter.
bool is_younger(const Draft& draft) {
  return draft.name.find(" Jr") != std::string::npos || draft.has_role("son") || draft.has_role("daughter");
}

/// "President Bell" is not Karl Bell Jr., the president's son, nor First Lady Mia Bell.
bool is_another(const Draft& draft, const Noun& title) {
  return (is_younger(draft) || (title.lemma == "president" && draft.has_role("first lady"))) &&
         !draft.has_role(title.lemma);
}

bool generation(std::string_view token) { return one_of(token, {"jr", "sr", "ii", "iii", "iv"}); }

}  // namespace

bool Draft::has_role(std::string_view lemma) const {
  return std::find(roles.begin(), roles.end(), lemma) != roles.end();
}

Roster::Roster(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names)
    : text_(text), lexicon_(lexicon), names_(names), of_names_(names.size()) {
  // Full names first, wherever they stand, so that a last name in the headline finds its owner.
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].known && !names[i].role && tokens(names[i].words).size() > 1) of_names_[i] = enrol_full(names[i]);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].known) of_names_[i] = enrol_known(i);
  }
  join_acronyms();
  enrol_presidents();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (of_names_[i] && !names[i].description.empty()) learn(*of_names_[i], names[i].description);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!of_names_[i] && !names[i].known && !names[i].role) of_names_[i] = enrol_short(i);
    if (!of_names_[i]) continue;
    const auto entity = *of_names_[i];
    seen_.resize(drafts_.size());
    seen_[entity] = names[i].words.begin;
    auto& draft = drafts_[entity];
    if (draft.gender == Gender::unknown) draft.gender = names[i].gender;
    const auto whole = names[i].whole;
    const bool former = one_of(text.words[whole.begin].lower, {"former", "ex"}) ||
                        (whole.begin > 0 && one_of(text.words[whole.begin - 1].lower, {"former", "late"}));
    if (former && draft.kind == EntityKind::person) draft.former = true;
    if (!names[i].description.empty()) {
      learn(entity, names[i].description);
      if (draft.description.empty() && draft.kind != EntityKind::country)
        draft.description = text.string(names[i].description);
    }
    const bool adjective = names[i].known.kind == NameKind::adjective && names[i].known;
    draft.mentions.push_back({names[i].words, entity, false});
    if (!adjective && names[i].whole == names[i].words) call(entity, text.string(names[i].words));
    if (names[i].whole != names[i].words && !adjective) draft.mentions.back().words = names[i].whole;
  }
  find_administrations();
}

std::vector<std::string> Roster::tokens(WordSpan words) const {
  std::vector<std::string> found;
  for (auto i = words.begin; i < words.end; ++i) {
    const auto& word = text_.words[i];
    if (word.kind == text::WordKind::word && !generation(word.lower)) found.push_back(word.lower);
  }
  return found;
}

std::uint32_t Roster::add(Draft draft) {
  drafts_.push_back(std::move(draft));
  return size() - 1;
}

std::uint32_t Roster::make(const Name& name) {
  Draft draft;
  draft.kind = name.kind;
  draft.name = text_.string(name.words);
  draft.gender = name.gender;
  draft.sure = name.kind.has_value() && !name.weak && !name.acronym && !name.guessed;
  const auto entity = add(std::move(draft));
  if (body(name.kind)) learn(entity, name.words);
  return entity;
}

std::optional<std::uint32_t> Roster::enrol_full(const Name& name) {
  const auto parts = tokens(name.words);
  auto key = lower_case(text_, name.words);
  for (const std::string_view form : {" llc", " inc", " corp", " ltd", " co", " plc"}) {
    if (key.size() > form.size() && key.substr(key.size() - form.size()) == form) key.resize(key.size() - form.size());
  }
  if (const auto found = whole_.find(key); found != whole_.end()) {
    auto& draft = drafts_[found->second];
    if (!draft.kind && name.kind) draft.kind = name.kind, draft.sure = true;
    return found->second;
  }
  const bool person = !name.kind || name.kind == EntityKind::person;
  if (person) {
    for (const auto other : last_[parts.back()]) {
      const auto& draft = drafts_[other];
      if (draft.kind && draft.kind != EntityKind::person) continue;
      std::vector<std::string> theirs;
      std::string piece;
      for (const char c : draft.name + " ") {
        if (!one_of(std::string_view(&c, 1), {" ", ".", "-", "'"})) {
          piece += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        } else if (!piece.empty()) {
          if (!generation(piece)) theirs.push_back(piece);
          piece.clear();
        }
      }
      if (theirs.empty()) continue;
      const bool same_first =
          theirs.front() == parts.front() || (theirs.front().size() >= 3 && parts.front().size() >= 3 &&
                                              theirs.front().substr(0, 3) == parts.front().substr(0, 3));
      const auto& shorter = parts.size() < theirs.size() ? parts : theirs;
      const auto& longer = parts.size() < theirs.size() ? theirs : parts;
      const bool tail = shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
      if (!same_first && !tail) continue;
      whole_.emplace(key, other);
      auto& known = drafts_[other];
      if (name.words.size() > 0 && text_.string(name.words).size() > known.name.size())
        known.name = text_.string(name.words);
      if (name.kind && !known.kind) known.kind = name.kind, known.sure = true;
      return other;
    }
  }
  const auto entity = make(name);
  whole_.emplace(key, entity);
  if (person) {
    last_[parts.back()].push_back(entity);
    first_[parts.front()].push_back(entity);
  } else {
    // "Lorne" is the town, not the Lorne Herald.
    (name.kind == EntityKind::medium ? last_[parts.back()] : first_[parts.front()]).push_back(entity);
    std::string initials;
    for (const auto& part : parts) {
      if (!one_of(part, {"of", "the", "and", "for", "on", "a"})) initials += part.front();
    }
    if (initials.size() >= 2) initials_.emplace(initials, entity);
  }
  return entity;
}

std::optional<std::uint32_t> Roster::state(std::string_view name) const {
  const auto found = states_.find(name);
  if (found == states_.end()) return std::nullopt;
  return found->second;
}

/// "Spain" after "Ken Spain" is he, where it is no place.
std::optional<std::uint32_t> Roster::namesake(const Name& name) const {
  const auto begin = name.words.begin;
  const bool state = name.known.kind == NameKind::country || name.known.kind == NameKind::weak;
  if (!state || name.words.size() != 1) return std::nullopt;
  if (begin > 0 && one_of(text_.words[begin - 1].lower,
                          {"in", "at", "to", "from", "near", "outside", "across", "around", "with", "of", "against",
                           "between", "into", "through", "leave", "visit", "and", "the"}))
    return std::nullopt;
  const auto found = last_.find(text_.words[begin].lower);
  if (found == last_.end()) return std::nullopt;
  for (const auto entity : found->second) {
    const auto& draft = drafts_[entity];
    if (draft.kind == EntityKind::person || (!draft.kind && draft.name.find(' ') != std::string::npos)) return entity;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Roster::enrol_known(std::size_t at) {
  const auto& name = names_[at];
  const auto& known = name.known;
  const auto begin = name.words.begin;
  if (state_form(known)) {
    if (const auto person = namesake(name)) return person;
    if (known.kind == NameKind::weak) return std::nullopt;
    const auto& before = begin > 0 ? text_.words[begin - 1].lower : text_.words[begin].lower;
    // A capital after "in" is a place and speaks for nobody.
    if (known.kind == NameKind::capital && begin > 0 &&
        one_of(before,
               {"in", "at", "near", "outside", "around", "across", "visit", "visited", "visiting", "leave", "left"}))
      return std::nullopt;
    const auto found = states_.find(known.stands_for);
    if (found != states_.end()) return found->second;
    Draft draft;
    draft.kind = EntityKind::country;
    draft.state = std::string(known.stands_for);
    const auto entity = add(std::move(draft));
    states_.emplace(std::string(known.stands_for), entity);
    return entity;
  }
  if (!name.kind) return std::nullopt;
  const auto key = lower_case(text_, name.words);
  if (const auto found = whole_.find(key); found != whole_.end()) return found->second;
  if (name.kind == EntityKind::medium && name.words.size() <= 2) {  // "The Times" after "The New York Times"
    if (const auto found = last_.find(tokens(name.words).back());
        found != last_.end() && drafts_[found->second.back()].kind == EntityKind::medium) {
      if (lower_case(text_, name.words).substr(0, 4) == "the ") return found->second.back();
    }
  }
  // "Hill" after "Ilse Hill" is she, "The Hill" the paper.
  if (name.kind == EntityKind::medium && name.words.size() == 1 &&
      (begin == 0 || text_.words[begin - 1].lower != "the")) {
    if (const auto found = last_.find(key);
        found != last_.end() && drafts_[found->second.front()].kind == EntityKind::person)
      return found->second.front();
  }
  if (name.kind == EntityKind::medium && name.words.size() == 1) {  // "Bloomberg" after "Bloomberg News"
    if (const auto full = whole_.find(key + " news");
        full != whole_.end() && drafts_[full->second].kind == EntityKind::medium)
      return full->second;
  }
  const auto entity = make(name);
  drafts_[entity].state = std::string(known.stands_for);
  drafts_[entity].plural = name.kind == EntityKind::group;
  drafts_[entity].sure = true;
  whole_.emplace(key, entity);
  const auto parts = tokens(name.words);
  if (parts.size() > 1) {
    (name.kind == EntityKind::medium ? last_[parts.back()] : first_[parts.front()]).push_back(entity);
    std::string initials;
    for (const auto& part : parts) {
      if (!one_of(part, {"of", "the", "and", "for", "on"})) initials += part.front();
    }
    initials_.emplace(initials, entity);
  }
  return entity;
}

/// "CIA" and "Central Intelligence Agency" are one.
void Roster::join_acronyms() {
  std::map<std::uint32_t, std::uint32_t> same;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!of_names_[i] || !names_[i].known || !body(names_[i].kind)) continue;
    std::string letters;
    for (const auto& part : tokens(names_[i].words)) letters += part;
    const bool capitals = text_.words[names_[i].words.begin].letters == text::LetterCase::all;
    if (!capitals || letters.size() > 6 || tokens(names_[i].words).size() > letters.size()) continue;
    const auto full = initials_.find(letters);
    if (full != initials_.end() && full->second != *of_names_[i]) same.emplace(*of_names_[i], full->second);
  }
  for (auto& entity : of_names_) {
    if (entity && same.count(*entity) > 0) entity = same.at(*entity);
  }
}

/// One word, with a title or not: a last name, a first name, an acronym, the head of a body's name, or something new.
std::optional<std::uint32_t> Roster::enrol_short(std::size_t at) {
  const auto& name = names_[at];
  const auto parts = tokens(name.words);
  if (parts.empty()) return std::nullopt;
  const bool told_younger = generation(text_.words[name.words.end - 1].lower) ||
                            (name.words.size() > 1 && generation(text_.words[name.words.end - 2].lower));
  const auto best = [&](const std::vector<std::uint32_t>& all) -> std::optional<std::uint32_t> {
    std::optional<std::uint32_t> found;
    for (const auto entity : all) {
      const auto& draft = drafts_[entity];
      const bool clash =
          name.gender != Gender::unknown && draft.gender != Gender::unknown && name.gender != draft.gender;
      if (clash && name.whole != name.words) continue;
      if (name.kind == EntityKind::person && draft.kind && draft.kind != EntityKind::person) continue;
      seen_.resize(drafts_.size());
      if (told_younger && is_younger(draft)) return entity;
      // "his wife Mia Bell" is not who is called Bell, nor "President Bell", if there is another
      if (found && name.gender == Gender::unknown && is_kin(drafts_[*found]) != is_kin(draft)) {
        if (is_kin(drafts_[*found])) found = entity;
        continue;
      }
      // A bare last name is that of the one the article is about, who is named in full first; with a title the one met
      // last.
      if (!found || (name.whole != name.words && seen_[entity] > seen_[*found])) found = entity;
    }
    return found;
  };
  // "King Farid" is not Omar bin Farid: a monarch goes by the first name
  const auto title =
      name.description.empty() ? Noun{} : lexicon_.noun_before(text_, name.description.begin, name.description.end);
  const bool monarch = one_of(title.lemma, {"king", "queen", "prince", "princess", "pope", "emir", "sultan"});
  std::string joined_parts;
  for (const auto& part : parts) joined_parts += part;
  if (name.acronym) {
    if (const auto full = initials_.find(joined_parts); full != initials_.end()) return full->second;
  }
  if (const auto found = last_.find(parts.back()); found != last_.end()) {
    const auto entity = best(found->second);
    const bool another = entity && (monarch ? drafts_[*entity].name.find(' ') != std::string::npos
                                            : title.kind == NounKind::role && is_another(drafts_[*entity], title));
    if (entity && !another) {
      auto& draft = drafts_[*entity];
      // Places are not called by their last word; persons are.
      if (!draft.kind && name.kind == EntityKind::person) draft.kind = EntityKind::person, draft.sure = true;
      return entity;
    }
  }
  if (const auto found = first_.find(parts.front());
      found != first_.end() && !lexicon_.noun_before(text_, name.words.begin, name.words.end)) {
    if (const auto entity = best(found->second)) {
      // A person goes by the last name: who is called by the first of two is a body, or has the family name first.
      auto& draft = drafts_[*entity];
      if (!draft.kind)
        draft.kind = name.kind == EntityKind::person ? EntityKind::person : EntityKind::organisation, draft.sure = true;
      return entity;
    }
  }
  const auto key = lower_case(text_, name.words);
  if (const auto found = whole_.find(key); found != whole_.end()) {
    auto& draft = drafts_[found->second];
    if (!draft.kind && name.kind) draft.kind = name.kind, draft.sure = true;
    if (!name.kind || draft.kind == name.kind || !draft.kind) return found->second;
  }
  const auto entity = make(name);
  whole_.emplace(key, entity);
  if (!name.acronym) last_[parts.back()].push_back(entity);
  return entity;
}

std::string Roster::state_in(WordSpan words) const {
  for (auto i = first_name(names_, words.begin > 12 ? words.begin - 12 : 0);
       i < names_.size() && names_[i].whole.begin < words.end; ++i) {
    const auto& name = names_[i];
    if (!name.known || !words.contains(name.words) || name.known.stands_for.empty()) continue;
    return std::string(name.known.stands_for);
  }
  return {};
}

void Roster::learn(std::uint32_t entity, WordSpan words) {
  auto& draft = drafts_[entity];
  bool speaks = false, head = true;
  for (auto i = words.begin; i < words.end; ++i) {
    const auto noun = lexicon_.noun_before(text_, words.begin, i + 1);
    if (one_of(text_.words[i].lower, {"of", "for", "to", "at", "in", "who"})) head = false;
    if (!noun || noun.kind == NounKind::modifier) continue;
    const bool ended =
        i + 1 == words.end || one_of(text_.words[i + 1].lower, {"of", "for", "to", "at", "in", "and", ",", "."});
    if (head && ended) {
      if (draft.gender == Gender::unknown) draft.gender = noun.gender;
      speaks = speaks || noun.duty == Duty::speaks;
    }
    if (head && ended) add_once(draft.roles, noun.lemma);
  }
  const auto state = state_in(words);
  if (draft.state.empty()) draft.state = state;
  if (speaks && !draft.state.empty()) draft.speaks = true;
}

void Roster::call(std::uint32_t entity, std::string_view words) {
  if (!words.empty()) add_once(drafts_[entity].aliases, std::string(words));
}

void Roster::mention(std::uint32_t entity, WordSpan words, bool pronoun) {
  drafts_[entity].mentions.push_back({words, entity, pronoun});
  if (!pronoun) call(entity, text_.string(words));
}

void introduce(const text::Text& text, Roster& roster, std::uint32_t entity, const Phrase& phrase) {
  constexpr std::uint32_t reach = 200, longest = 10;
  const auto first = text.string(phrase.head_words);
  const auto size = phrase.head_words.size();
  for (auto i = phrase.words.begin; i > size && phrase.words.begin - i < reach; --i) {
    if (text.string(WordSpan{i - size, i}) != first || !one_of(text.words[i - size - 1].lower, {"a", "an"})) continue;
    WordSpan words{i - size, i};
    const auto goes_on = [&](std::uint32_t at) {
      return text.words[at].kind == text::WordKind::word || inside_number(text, at);
    };
    while (words.size() < longest && goes_on(words.end)) ++words.end;
    auto& draft = roster[entity];
    if (draft.state.empty()) draft.state = roster.state_in(words);
    for (auto w = words.begin; w < words.end; ++w)
      draft.speaks = draft.speaks || (!draft.state.empty() &&
                                      one_of(text.words[w].lower, {"government", "ministry", "embassy", "mission"}));
    // Only where a mark ends the phrase: a verb behind it would be taken along.
    if (goes_on(words.end)) return;
    draft.name = text.string(words);
    roster.mention(entity, words, false);
    return;
  }
}

}  // namespace explainer::entities
