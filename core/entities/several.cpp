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

WordSpan several_at(const text::Text& text, const Lexicon& lexicon, WordSpan words) {
  constexpr std::uint32_t longest = 4;
  const auto lower = [&](std::uint32_t i) -> const std::string& { return text.words[i].lower; };
  for (auto from = words.begin; from < words.end;) {
    const bool determined = one_of(lower(from), {"the", "these", "those", "two", "three", "four", "five", "several",
                                                 "some", "many", "most", "all"});
    if (!determined) return {};
    auto head = from + 1;
    for (; head < words.end && head - from <= longest; ++head) {
      if (text.words[head].kind != text::WordKind::word || lexicon.function_word(lower(head))) return {};
      const auto noun = lexicon.noun_before(text, from + 1, head + 1);
      const bool people = noun.kind == NounKind::people || noun.kind == NounKind::role || noun.kind == NounKind::kin ||
                          noun.kind == NounKind::group;
      const bool goes_on = head + 1 < words.end && lexicon.noun_before(text, head + 1, head + 2);
      const auto& form = lower(head);
      const bool agents = !noun && form.size() > 5 && (form.ends_with("ers") || form.ends_with("ors"));
      if (((noun && people && form.ends_with('s')) || agents) && !goes_on) break;
    }
    if (head >= words.end || head - from > longest) return {};
    if (head + 1 >= words.end || text.words[head + 1].kind != text::WordKind::word || lower(head + 1) == "of")
      return {};
    if (lower(head + 1) != "and" || from > words.begin) return {words.begin, head + 1};
    from = head + 2;
  }
  return {};
}

}  // namespace explainer::entities
