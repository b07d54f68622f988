#include "disputes/calibration.h"

#include <algorithm>

#include "answers/relate.h"
#include "disputes/numbers.h"

namespace explainer::disputes {
namespace {

using stance::NoDenial;

template <std::size_t n>
double score_of(const std::array<double, n>& features, const float* weights) {
  double sum = static_cast<double>(weights[n]);
  for (std::size_t k = 0; k < n; ++k) sum = sum + features[k] * static_cast<double>(weights[k]);
  return sum;
}

std::size_t kind_feature(const Judgement& one) { return static_cast<std::size_t>(kind_of(one)) - 1; }

bool around(const Units& units, std::uint32_t outer, std::uint32_t unit) {
  for (auto at = units.all[unit].inside; at; at = units.all[*at].inside) {
    if (*at == outer) return true;
  }
  return false;
}

bool plainly_asserts(const Units& units, const Rules& rules, std::uint32_t unit) {
  const auto& one = units.all[unit];
  if (!one.statement || one.negated || one.calls_false) return false;
  const auto stance = rules.readings[*one.statement].stance;
  return stance == Stance::asserts || stance == Stance::accuses;
}

bool share_two(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::count_if(a.begin(), a.end(), [&](auto stem) { return std::binary_search(b.begin(), b.end(), stem); }) > 1;
}

bool one_claim_with(const Units& units, const Judgement& judgement, std::size_t a, std::size_t b) {
  return a == b || alike(units, judgement.candidates[a], judgement.candidates[b]) >= one_claim;
}

}  // namespace

Kind kind_of(const Judgement& judgement) {
  const auto best = std::max_element(judgement.kinds.begin() + 1, judgement.kinds.end());
  return static_cast<Kind>(best - judgement.kinds.begin());
}

const char* no_opponent(const Units& units, const Rules& rules, std::uint32_t unit) {
  const auto& statement = units.all[unit].statement;
  if (!statement || rules.readings[*statement].no_denial == NoDenial::agrees) return nullptr;
  return stance::why(rules.readings[*statement].no_denial);
}

bool is_left_standing(const Units& units, const Rules& rules, std::uint32_t unit) {
  const auto& statement = units.all[unit].statement;
  if (statement && rules.readings[*statement].no_denial == NoDenial::agrees) return true;
  if (!plainly_asserts(units, rules, unit)) return false;
  const auto own = *units.all[unit].statement;
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    const auto& other = units.all[u].statement;
    if (!other) continue;
    const auto no_denial = rules.readings[*other].no_denial;
    if (no_denial != NoDenial::undenied && no_denial != NoDenial::agrees) continue;
    const auto& targets = rules.targets[*other];
    if (same_words(units, unit, u) || std::any_of(targets.begin(), targets.end(), [&](const answers::Target& target) {
          return target.statement == own && target.certainty != Certainty::possible;
        }))
      return true;
  }
  return false;
}

const char* no_claim(const Units& units, const Rules& rules, const Judgement& judgement, std::size_t candidate) {
  const auto other = judgement.candidates[candidate];
  if (const auto& statement = units.all[other].statement) {
    const auto reason = rules.readings[*statement].no_denial;
    if (reason == NoDenial::undenied || reason == NoDenial::agrees || reason == NoDenial::asked) return why(reason);
  }
  if (around(units, other, judgement.opponent)) return "it stands around";
  const auto& own = units.all[judgement.opponent];
  const auto& words = units.all[other].stems;
  if (!own.denied_deed.empty() && !answers::meet(own.denied_deed, words) && !share_two(own.denied, words))
    return "it is another thing that is called untrue";
  return units.all[other].unsaid ? "told as not said" : nullptr;
}

const char* guard_against(const Units& units, const Rules& rules, const Judgement& judgement, std::size_t candidate) {
  if (const auto* const guard = no_claim(units, rules, judgement, candidate)) return guard;
  const auto &a = units.all[judgement.opponent], &b = units.all[judgement.candidates[candidate]];
  if (!a.statement && !b.statement) return "both are the article's own words";
  if (a.statement.has_value() != b.statement.has_value() && a.sentence == b.sentence) return "one sentence";
  const bool one_side = a.statement && b.statement && answers::meet(a.selves, b.selves);
  const bool retracts = kind_of(judgement) == Kind::retracts;
  if (one_side && !retracts) return "one speaker, or both for one party";
  if (retracts && !one_side) return "another's words are not taken back";
  if (a.statement && !b.calls_false && rules.readings[*a.statement].no_denial == NoDenial::agrees)
    return stance::why(NoDenial::agrees);
  if (plainly_asserts(units, rules, judgement.opponent) &&
      same_words(units, judgement.opponent, judgement.candidates[candidate]))
    return "both say the same";
  return nullptr;
}

double mass_of(const Units& units, const Judgement& judgement, std::size_t candidate) {
  double sum = 0;
  for (std::size_t c = 0; c < judgement.candidates.size(); ++c) {
    if (one_claim_with(units, judgement, candidate, c)) sum = sum + judgement.link[c];
  }
  return sum;
}

std::vector<double> opposes_shares(const Units& units, const Rules& rules, const std::vector<Judgement>& judgements,
                                   const std::vector<float>& settings) {
  constexpr double unread = -4, least = 1e-4;
  constexpr std::uint32_t inner_reach = 4;
  std::vector<double> shares;
  if (settings.size() != calibration_settings) {
    for (const auto& one : judgements) shares.push_back(one.opposes());
    return shares;
  }
  std::vector<double> scores(units.all.size(), unread);
  double mean = 0;
  for (const auto& one : judgements) {
    scores[one.opponent] = logit(one.opposes());
    mean = mean + one.opposes() / static_cast<double>(judgements.size());
  }
  const auto size = static_cast<std::uint32_t>(units.all.size());
  for (const auto& one : judgements) {
    const auto u = one.opponent;
    std::array<double, opposes_features> features{};
    std::size_t at = 0;
    features[at++] = scores[u];
    features[at + kind_feature(one)] = 1;
    at += kind_count - 1;
    for (const auto share : one.kinds) features[at++] = logarithm(share + least);
    features[at++] = one.at_first;
    features[at++] = u > 0 ? scores[u - 1] : unread;
    features[at++] = u + 1 < size ? scores[u + 1] : unread;
    const auto outer = units.all[u].inside;
    features[at++] = outer ? scores[*outer] : unread;
    features[at++] = outer ? 1 : 0;
    double inside = unread;
    bool holds_one = false;
    for (auto v = u + 1; v < std::min(size, u + inner_reach); ++v) {
      if (units.all[v].inside != u) continue;
      inside = std::max(inside, scores[v]);
      holds_one = true;
    }
    features[at++] = inside;
    features[at++] = holds_one ? 1 : 0;
    features[at++] = static_cast<double>(judgements.size()) / static_cast<double>(size);
    features[at++] = mean;
    features[at++] = logarithm(static_cast<double>(size));
    for (const auto sign : signs_of(units, u, rules)) features[at + sign] = 1;
    shares.push_back(sigmoid(score_of(features, settings.data())));
  }
  return shares;
}

double link_share(const Units& units, const Rules& rules, const Judgement& one, double opposes, std::size_t candidate,
                  const std::vector<float>& settings) {
  if (settings.size() != calibration_settings) return opposes * one.link[candidate];
  constexpr double least = 1e-6;
  constexpr std::size_t pair_at = 7, kind_at = pair_at + pair_sign_count, unit_at = kind_at + kind_count - 1,
                        unruled_at = unit_at + unit_sign_count, rule_at = unruled_at + 1,
                        first_at = rule_at + rule_links;
  double behind = 0, none_words_it = 1;
  bool by_rule = false, first = true;
  for (std::size_t c = 0; c < one.candidates.size(); ++c) {
    by_rule |= rule_link(units, one.opponent, one.candidates[c], rules) != RuleLink::none;
    if (guard_against(units, rules, one, c)) continue;
    if (!one_claim_with(units, one, candidate, c)) {
      behind = std::max(behind, one.link[c]);
      continue;
    }
    none_words_it = none_words_it * (1 - one.same[c]);
    first = first && one.link[c] <= one.link[candidate];
  }
  std::array<double, link_features> features{};
  features[0] = logit(one.link[candidate]);
  features[1] = logit(opposes);
  features[2] = logit(one.same[candidate]);
  features[3] = logit(one.nobody);
  features[4] = logarithm(one.link[candidate] + least) - logarithm(behind + least);
  features[5] = logit(mass_of(units, one, candidate));
  features[6] = logit(1 - none_words_it);
  for (const auto sign : signs_of_pair(units, one.opponent, one.candidates[candidate], rules))
    features[pair_at + sign] = 1;
  features[kind_at + kind_feature(one)] = 1;
  for (const auto sign : signs_of(units, one.opponent, rules)) features[unit_at + sign] = 1;
  features[unruled_at] = by_rule ? 0 : 1;
  features[rule_at + static_cast<std::size_t>(rule_link(units, one.opponent, one.candidates[candidate], rules))] = 1;
  features[first_at] = first ? 1 : 0;
  return sigmoid(score_of(features, settings.data() + opposes_features + 1));
}

}  // namespace explainer::disputes
