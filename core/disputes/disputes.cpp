#include "disputes/disputes.h"

#include <algorithm>

#include "disputes/calibration.h"

namespace explainer::disputes {
namespace {

answers::Answer answer_of(Kind kind) {
  switch (kind) {
    case Kind::rebuts: return answers::Answer::rebuts;
    case Kind::retracts: return answers::Answer::retracts;
    case Kind::declines: return answers::Answer::declines;
    case Kind::questions: return answers::Answer::questions;
    case Kind::part: return answers::Answer::part;
    case Kind::none:
    case Kind::denies: break;
  }
  return answers::Answer::denies;
}

/// What one judgement comes to, and how sure that is.
struct Decided {
  Opposition opposition;
  double share;
};

struct Decider {
  const Units& units;
  const Rules& rules;
  const std::vector<float>& settings;
  const Decision& decision;

  Side side(std::uint32_t unit) const { return {units.all[unit].statement, units.all[unit].words}; }

  /// What the rules make of the two, if anything.
  std::optional<answers::Target> by_rule(std::uint32_t opponent, std::uint32_t candidate) const {
    const auto &a = units.all[opponent].statement, &b = units.all[candidate].statement;
    if (!a || !b) return std::nullopt;
    for (const auto& target : rules.targets[*a]) {
      if (target.statement == *b) return target;
    }
    return std::nullopt;
  }

  /// Do both tell the same act by the rules, without the reader being against it?
  bool told_by_rule(const Judgement& one, std::size_t candidate) const {
    const auto link = rule_link(units, one.opponent, one.candidates[candidate], rules);
    const bool told = link == RuleLink::act || link == RuleLink::named_again || link == RuleLink::explicit_words;
    return link == RuleLink::act_certain || (told && one.opposes() * mass_of(units, one, candidate) >= decision.ruled);
  }

  /// The likeliest statements, no two of which are almost the same words. What the opponent tells himself may be among
  /// them ("he said he had been accused of …"); who takes back may mean nothing else.
  std::vector<std::uint32_t> offered(const Judgement& one) const {
    constexpr std::size_t most = 3;
    constexpr double almost_same = 0.7;
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < one.candidates.size(); ++c) {
      const auto* const guard =
          kind_of(one) == Kind::retracts ? guard_against(units, rules, one, c) : no_claim(units, rules, one, c);
      if (units.all[one.candidates[c]].statement && !guard) order.push_back(c);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return one.link[a] > one.link[b]; });
    std::vector<std::uint32_t> statements, taken;
    for (const auto c : order) {
      const auto unit = one.candidates[c];
      const bool twice =
          std::any_of(taken.begin(), taken.end(), [&](auto other) { return alike(units, unit, other) >= almost_same; });
      if (twice || statements.size() == most) continue;
      statements.push_back(*units.all[unit].statement);
      taken.push_back(unit);
    }
    return statements;
  }

  /// The wordings of a claim, the best first.
  std::vector<Side> wordings(const Judgement& one, const std::vector<std::size_t>& order, std::size_t best) const {
    std::vector<Side> found{side(one.candidates[best])};
    for (const auto c : order) {
      if (c != best && one.same[c] >= decision.same) found.push_back(side(one.candidates[c]));
    }
    return found;
  }

  /// The candidates that no guard is against, the surest first.
  std::vector<std::size_t> by_share(const Judgement& one, double opposes, std::vector<double>& shares) const {
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < one.candidates.size(); ++c) {
      if (guard_against(units, rules, one, c)) continue;
      order.push_back(c);
      shares[c] = link_share(units, rules, one, opposes, c, settings);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return shares[a] > shares[b]; });
    return order;
  }

  std::optional<Decided> decide(const Judgement& one, double opposes) const {
    if (no_opponent(units, rules, one.opponent)) return std::nullopt;
    Opposition found;
    found.opponent = side(one.opponent);
    found.kind = answer_of(kind_of(one));
    std::vector<double> shares(one.candidates.size());
    const auto order = by_share(one, opposes, shares);
    const auto ruled = std::find_if(order.begin(), order.end(), [&](auto c) { return told_by_rule(one, c); });
    const auto best = ruled != order.end() ? ruled : order.begin();
    const double share = best == order.end() ? 0 : shares[*best];
    const bool rarer = found.kind == answers::Answer::declines || found.kind == answers::Answer::retracts;
    if (ruled != order.end() || share >= (rarer ? decision.rarer : decision.link)) {
      found.whom = Answers::claim;
      found.claim = wordings(one, order, *best);
      found.by_rule = by_rule(one.opponent, one.candidates[*best]);
      return Decided{std::move(found), std::max(share, decision.link)};
    }
    if (!found.opponent.statement || opposes < decision.open) return std::nullopt;
    if (is_left_standing(units, rules, one.opponent)) return std::nullopt;
    // "his lawyer says that he never said so": it is the lawyer who denies
    const auto& own = units.all[one.opponent];
    if (found.kind == answers::Answer::denies && own.unsaid && own.inside) return std::nullopt;
    if (opposes * one.nobody >= decision.nobody)
      found.whom = Answers::nobody;
    else
      found.candidates = offered(one);
    return Decided{std::move(found), opposes};
  }
};

}  // namespace

std::vector<Opposition> decide(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                               const std::vector<float>& settings, const Decision& decision) {
  const Decider decider{units, rules, settings, decision};
  std::vector<Decided> decided;
  const auto opposes = opposes_shares(units, rules, judgements, settings);
  for (std::size_t k = 0; k < judgements.size(); ++k) {
    if (auto some = decider.decide(judgements[k], opposes[k])) decided.push_back(std::move(*some));
  }
  std::stable_sort(decided.begin(), decided.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
  std::vector<Opposition> found;
  for (auto& one : decided) found.push_back(std::move(one.opposition));
  return found;
}

}  // namespace explainer::disputes
