#include "entities/several.h"

#include <algorithm>

namespace explainer::entities {

bool is_the_two(const text::Text& text, const Phrase& phrase) {
  return phrase.words.size() == 2 && text.words[phrase.words.begin].lower == "the" &&
         one_of(text.words[phrase.words.begin + 1].lower, {"two", "pair", "duo"});
}

bool may_be(const text::Text& text, const Roster& roster, std::uint32_t pair, const Noun& head) {
  auto one = std::string_view(head.lemma);
  if (head.kind == NounKind::group && one.ends_with('s')) one.remove_suffix(1);
  if ((head.kind != NounKind::role && head.kind != NounKind::group) || head.duty == Duty::epithet ||
      one_of(one, {"leader", "official", "chief", "candidate", "politician", "men", "women", "people", "partie", "side",
                   "countrie", "nation", "rival", "allie", "ally", "executive", "figure"}))
    return true;
  // "Prosecutors Ann Bell and Mia Roe", "the lead prosecutors, Ann Bell and Mia Roe"
  constexpr std::uint32_t before = 3;
  const auto plural = std::string(one) + "s";
  for (const auto& mention : roster[pair].mentions) {
    const auto from = mention.words.begin > before ? mention.words.begin - before : 0;
    for (auto i = from; i < mention.words.end; ++i) {
      if (text.words[i].lower == one || text.words[i].lower == plural) return true;
    }
  }
  const auto& members = roster[pair].members;
  return std::any_of(members.begin(), members.end(), [&](std::uint32_t member) {
    const auto& draft = roster[member];
    return draft.kind != EntityKind::person || draft.has_role(one) || draft.description.find(one) != std::string::npos;
  });
}

std::vector<std::uint32_t> persons_named(const std::vector<Name>& names, const Roster& roster, WordSpan words) {
  std::vector<std::uint32_t> persons;
  for (auto i = first_name(names, words.begin); i < names.size() && names[i].whole.begin < words.end; ++i) {
    const auto entity = roster.of_names()[i];
    if (!entity || roster[*entity].kind != EntityKind::person) continue;
    if (std::find(persons.begin(), persons.end(), *entity) == persons.end()) persons.push_back(*entity);
  }
  return persons;
}

namespace {

bool tells_people(const Noun& noun) {
  return noun.kind == NounKind::people || noun.kind == NounKind::role || noun.kind == NounKind::kin ||
         noun.kind == NounKind::group;
}

/// Where the noun of several people ends that begins at a word: "the two {brokers}", "{officials}"; 0 if none does.
std::uint32_t people_end(const text::Text& text, const Lexicon& lexicon, std::uint32_t from, WordSpan words) {
  constexpr std::uint32_t longest = 4;
  for (auto head = from; head < words.end && head - from < longest; ++head) {
    const auto& form = text.words[head].lower;
    if (text.words[head].kind != text::WordKind::word || lexicon.function_word(form)) return 0;
    const auto noun = lexicon.noun_before(text, from, head + 1);
    const bool goes_on = head + 1 < words.end && lexicon.noun_before(text, head + 1, head + 2);
    const bool agents = !noun && form.size() > 5 && (form.ends_with("ers") || form.ends_with("ors"));
    if (((noun && tells_people(noun) && form.ends_with('s')) || agents) && !goes_on) return head + 1;
  }
  return 0;
}

/// Behind "Mr. Vey's" at the begin of the words; their begin if no owner with a capital stands there.
std::uint32_t behind_owner(const text::Text& text, WordSpan words) {
  constexpr std::uint32_t longest = 5;
  auto at = words.begin;
  while (at < words.end && at - words.begin < longest &&
         (capital(text.words[at], text) || (text.words[at].lower == "." && at > words.begin)))
    ++at;
  if (at == words.begin || at >= words.end || !one_of(text.words[at].lower, {"'", "’"})) return words.begin;
  return at + 1 < words.end && text.words[at + 1].lower == "s" ? at + 2 : at + 1;
}

/// The end of "with Mr. Vey's campaign" at a word; the word if nothing of the kind stands there.
std::uint32_t complement_end(const text::Text& text, std::uint32_t at, WordSpan words) {
  constexpr std::uint32_t longest = 8;
  if (at >= words.end || !one_of(text.words[at].lower, {"with", "in", "at", "from", "for", "on"})) return at;
  const auto begin = at + 1;
  auto end = begin;
  const auto inside = [&](std::uint32_t i) {
    return capital(text.words[i], text) || one_of(text.words[i].lower, {"the", "a", "an", "'", "’", "s", ".", "of"}) ||
           (i > begin && text.words[i - 1].lower == "s");
  };
  while (end < words.end && end - begin < longest && inside(end)) ++end;
  return end < words.end && text.words[end].kind == text::WordKind::word ? end : at;
}

}  // namespace

WordSpan several_at(const text::Text& text, const Lexicon& lexicon, WordSpan words) {
  const auto lower = [&](std::uint32_t i) -> const std::string& { return text.words[i].lower; };
  if (words.size() > 1 && one_of(lower(words.begin), {"but", "and", "yet", "so", "still"})) ++words.begin;
  for (auto from = words.begin; from < words.end;) {
    const bool determined = one_of(lower(from), {"the", "these", "those", "two", "three", "four", "five", "several",
                                                 "some", "many", "most", "all"});
    const auto owned = determined ? from : behind_owner(text, {from, words.end});
    const bool bare = !determined && owned == from;
    auto end = people_end(text, lexicon, determined ? from + 1 : owned, words);
    if (end == 0 || (bare && end != from + 1)) return {};
    end = complement_end(text, end, words);
    if (end >= words.end || text.words[end].kind != text::WordKind::word || lower(end) == "of") return {};
    if (lower(end) != "and" || from > words.begin) return {words.begin, end};
    from = end + 1;
  }
  return {};
}

WordSpan office_at(const text::Text& text, const Lexicon& lexicon, WordSpan words) {
  constexpr std::uint32_t longest = 4;
  if (words.size() < 3 || text.words[words.begin].lower != "the") return {};
  for (auto i = words.begin + 1; i + 1 < words.end && i - words.begin <= longest; ++i) {
    if (text.words[i].kind != text::WordKind::word || lexicon.function_word(text.words[i].lower)) return {};
    const auto noun = lexicon.noun_before(text, words.begin + 1, i + 1);
    const auto& next = text.words[i + 1];
    if (noun.kind != NounKind::role || noun.plural || lexicon.noun_before(text, words.begin + 1, i + 2)) continue;
    const bool whole = next.kind == text::WordKind::word && !capital(next, text) &&
                       !one_of(next.lower, {"of", "for", "in", "at", "from", "who", "s", "and"});
    return whole ? WordSpan{words.begin, i + 1} : WordSpan{};
  }
  return {};
}

}  // namespace explainer::entities
