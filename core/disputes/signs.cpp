#include "disputes/signs.h"

#include <algorithm>
#include <array>

#include "answers/relate.h"

namespace explainer::disputes {
namespace {

constexpr std::uint32_t opening_units = 3;

/// The sum of the rarities of what two sorted lists share.
std::uint32_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, const Units& units) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      sum += a[i] < units.rarity.size() ? units.rarity[a[i]] : 0, ++i, ++k;
    else if (a[i] < b[k])
      ++i;
    else
      ++k;
  }
  return sum;
}

std::uint32_t total(const std::vector<std::uint32_t>& stems, const Units& units) {
  std::uint32_t sum = 0;
  for (const auto stem : stems) sum += stem < units.rarity.size() ? units.rarity[stem] : 0;
  return sum;
}

/// The number of the first limit that holds `value`; one past the last if none does.
template <std::size_t n>
Sign bucket(std::uint32_t value, const std::array<std::uint32_t, n>& limits) {
  return static_cast<Sign>(std::lower_bound(limits.begin(), limits.end(), value) - limits.begin());
}

}  // namespace

Rules read_rules(const answers::FactsOfAll& facts, const std::vector<attribution::Said>& said,
                 const std::vector<stance::Reading>& readings) {
  Rules rules{answers::answers_of(facts.of, readings), {}, readings, said};
  rules.targets.resize(said.size());
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    if (rules.answers[s] != answers::Answer::none)
      rules.targets[s] = answers::targets_of(s, rules.answers, facts, said, readings);
  }
  return rules;
}

std::vector<Sign> signs_of(const Units& units, std::uint32_t u, const Rules& rules) {
  const auto& unit = units.all[u];
  std::vector<Sign> found;
  if (unit.statement) {
    const auto s = *unit.statement;
    found.push_back(static_cast<Sign>(unit_stance + static_cast<Sign>(rules.readings[s].stance)));
    found.push_back(static_cast<Sign>(unit_answer + static_cast<Sign>(rules.answers[s])));
    const auto form = rules.said[s].form;
    found.push_back(form == Form::direct ? unit_direct : form == Form::indirect ? unit_indirect : unit_mixed);
    if (unit.cue.empty()) found.push_back(unit_without_cue);
    if (unit.content.empty()) found.push_back(unit_without_content);
    if (!unit.speaker) found.push_back(unit_without_speaker);
  } else {
    found.push_back(unit_own_voice);
  }
  if (unit.heading) found.push_back(unit_heading);
  if (u < opening_units) found.push_back(unit_opens_article);
  if (unit.inside) found.push_back(unit_inside_another);
  if (u + 1 < units.all.size() && units.all[u + 1].inside == u) found.push_back(unit_holds_another);
  return found;
}

double alike(const Units& units, std::uint32_t a, std::uint32_t b) {
  const auto &one = units.all[a], &two = units.all[b];
  if (one.inside == b || two.inside == a) return 1;
  const auto least = std::min(total(one.stems, units), total(two.stems, units));
  return least == 0 ? 0 : static_cast<double>(shared(one.stems, two.stems, units)) / static_cast<double>(least);
}

bool same_words(const Units& units, std::uint32_t a, std::uint32_t b) {
  const auto &one = units.all[a], &two = units.all[b];
  return !one.negated && !two.negated && one.calls_false == two.calls_false && !one.wording.empty() &&
         one.wording == two.wording;
}

RuleLink rule_link(const Units& units, std::uint32_t opponent, std::uint32_t candidate, const Rules& rules) {
  const auto &a = units.all[opponent].statement, &b = units.all[candidate].statement;
  if (!a || !b) return RuleLink::none;
  for (const auto& target : rules.targets[*a]) {
    if (target.statement != *b) continue;
    if (target.rule == "explicit") return RuleLink::explicit_words;
    if (target.certainty == Certainty::possible) return RuleLink::possible;
    if (target.rule == "act") return target.certainty == Certainty::certain ? RuleLink::act_certain : RuleLink::act;
    return target.rule == "named-again" ? RuleLink::named_again : RuleLink::likely;
  }
  return RuleLink::none;
}

std::vector<Sign> signs_of_pair(const Units& units, std::uint32_t opponent, std::uint32_t candidate,
                                const Rules& rules) {
  const auto &a = units.all[opponent], &b = units.all[candidate];
  std::vector<Sign> found;
  if (candidate < opponent) {
    found.push_back(static_cast<Sign>(before_1 + bucket<5>(opponent - candidate, {1, 2, 4, 8, 16})));
  } else {
    found.push_back(static_cast<Sign>(after_1 + bucket<3>(candidate - opponent, {1, 2, 4})));
  }
  if (b.inside == opponent) found.push_back(candidate_inside);
  if (a.inside == candidate) found.push_back(opponent_inside);
  if (a.sentence == b.sentence) found.push_back(one_sentence);
  if (answers::meet(a.selves, b.selves)) found.push_back(one_speaker);
  if (answers::meet(a.selves, b.named)) found.push_back(candidate_names_opponent);
  if (answers::meet(b.selves, a.named)) found.push_back(opponent_names_candidate);
  found.push_back(static_cast<Sign>(words_0 + bucket<4>(shared(a.stems, b.stems, units), {0, 3, 6, 11})));
  found.push_back(static_cast<Sign>(around_0 + bucket<3>(shared(a.around, b.stems, units), {0, 4, 9})));
  if (a.statement && b.statement) {
    for (const auto& target : rules.targets[*a.statement]) {
      if (target.statement != *b.statement) continue;
      found.push_back(rule_target);
      if (target.rule == "explicit") found.push_back(rule_explicit);
    }
  }
  return found;
}

}  // namespace explainer::disputes
