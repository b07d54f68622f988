#include "disputes/disputes.h"

#include <algorithm>

#include "claims/relate.h"

namespace explainer::disputes {
namespace {

constexpr std::size_t most_candidates_shown = 3, most_wordings = 40;

claims::Answer answer_of(Kind kind) {
  switch (kind) {
    case Kind::rebuts: return claims::Answer::rebuts;
    case Kind::retracts: return claims::Answer::retracts;
    case Kind::declines: return claims::Answer::declines;
    case Kind::questions: return claims::Answer::questions;
    case Kind::part: return claims::Answer::part;
    case Kind::none:
    case Kind::denies: break;
  }
  return claims::Answer::denies;
}

Kind kind_of(const Judgement& one) {
  const auto best = std::max_element(one.kinds.begin() + 1, one.kinds.end());
  return static_cast<Kind>(best - one.kinds.begin());
}

struct Decider {
  const Units& units;
  const Rules& rules;
  const Decision& decision;

  claims::Side side(std::uint32_t unit) const { return {units.all[unit].statement, units.all[unit].words}; }

  bool around(std::uint32_t outer, std::uint32_t unit) const {
    for (auto at = units.all[unit].inside; at; at = units.all[*at].inside) {
      if (*at == outer) return true;
    }
    return false;
  }

  /// May they be two sides of one dispute?
  bool two_sides(std::uint32_t opponent, std::uint32_t candidate, Kind kind) const {
    const auto &a = units.all[opponent], &b = units.all[candidate];
    if (around(candidate, opponent)) return false;
    if (a.statement && b.statement && a.speaker && a.speaker == b.speaker) return kind == Kind::retracts;
    return a.statement || b.statement;
  }

  /// What the rules make of the two, if anything.
  std::optional<claims::Target> by_rule(std::uint32_t opponent, std::uint32_t candidate) const {
    const auto &a = units.all[opponent].statement, &b = units.all[candidate].statement;
    if (!a || !b) return std::nullopt;
    for (const auto& target : rules.targets[*a]) {
      if (target.statement == *b) return target;
    }
    return std::nullopt;
  }

  claims::Opposition decide(const Judgement& one) const {
    claims::Opposition found;
    const auto kind = kind_of(one);
    found.opponent = side(one.opponent);
    found.kind = answer_of(kind);
    std::vector<std::size_t> order;
    std::optional<std::size_t> told;
    for (std::size_t c = 0; c < one.candidates.size(); ++c) {
      if (!two_sides(one.opponent, one.candidates[c], kind)) continue;
      order.push_back(c);
      const auto target = by_rule(one.opponent, one.candidates[c]);
      if (!told && target && target->certainty == Certainty::certain) told = c;
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return one.link[a] > one.link[b]; });
    const auto best = told ? told : order.empty() ? std::nullopt : std::optional(order.front());
    if (best && (told || one.opposes() * one.link[*best] >= decision.link)) {
      found.answers = claims::Answers::claim;
      found.claim.push_back(side(one.candidates[*best]));
      for (std::size_t c = 0; c < one.candidates.size(); ++c) {
        const bool words_it =
            c != *best && one.same[c] >= decision.same && two_sides(one.opponent, one.candidates[c], kind);
        if (words_it) found.claim.push_back(side(one.candidates[c]));
      }
      found.by_rule = by_rule(one.opponent, one.candidates[*best]);
      found.certainty = told ? Certainty::certain : Certainty::likely;
    } else if (one.opposes() * one.nobody >= decision.nobody) {
      found.answers = claims::Answers::nobody;
    } else {
      for (const auto c : order) {
        const auto& statement = units.all[one.candidates[c]].statement;
        if (statement && found.candidates.size() < most_candidates_shown) found.candidates.push_back(*statement);
      }
    }
    return found;
  }
};

double strength(const Judgement& one) {
  const auto best = std::max_element(one.link.begin(), one.link.end());
  return one.opposes() * (best == one.link.end() ? 0.0 : *best);
}

}  // namespace

std::vector<claims::Opposition> decide(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                                       const Decision& decision) {
  const Decider decider{units, rules, decision};
  std::vector<const Judgement*> order;
  for (const auto& one : judgements) {
    if (one.opposes() >= std::min(decision.open, decision.link)) order.push_back(&one);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return strength(*a) > strength(*b); });
  std::vector<claims::Opposition> found;
  for (const auto* one : order) {
    auto opposition = decider.decide(*one);
    if (opposition.answers == claims::Answers::open && one->opposes() < decision.open) continue;
    found.push_back(std::move(opposition));
  }
  return found;
}

std::optional<std::vector<claims::Opposition>> find(const text::Text& text, const std::vector<attribution::Said>& said,
                                                    const entities::Cast& cast,
                                                    const std::vector<claims::Reading>& readings,
                                                    const claims::FactsOfAll& facts, const Weights& weights) {
  if (!fits(weights.disputes)) return std::nullopt;
  const auto units = read_units(text, said, cast);
  const auto rules = read_rules(facts, said, readings);
  return decide(units, rules, judge(text, cast, units, rules, weights), {});
}

}  // namespace explainer::disputes
