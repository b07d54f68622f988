#include "claims/claims.h"

#include <algorithm>

#include "claims/cards.h"
#include "claims/wording.h"
#include "stance/negation.h"

namespace explainer::claims {
namespace {

bool shown(const std::vector<Link>& links) {
  return std::any_of(links.begin(), links.end(),
                     [](const Link& link) { return link.certainty != Certainty::possible; });
}

/// "but", "only", "before": what is accepted is less than what is claimed.
bool accepts_part(const Facts& facts) {
  return std::any_of(facts.content.begin(), facts.content.end(), [](const Token& token) {
    for (const auto word : {"but", "only", "before", "although", "though", "however", "except", "small", "few"}) {
      if (token.lower == word) return true;
    }
    return false;
  });
}

std::vector<ClaimStatus> status_of(const Claim& claim, bool accepted) {
  std::vector<ClaimStatus> found;
  const auto itself = [&](Stance position) {
    return std::any_of(claim.article.begin(), claim.article.end(),
                       [&](const ArticlePosition& own) { return own.position == position; });
  };
  if (shown(claim.denies) || itself(Stance::denies)) found.push_back(ClaimStatus::disputed);
  if (!claim.voiced && itself(Stance::asserts)) found.push_back(ClaimStatus::unsourced);
  const bool part = std::any_of(claim.confirms.begin(), claim.confirms.end(), [](const Link& link) {
    return link.relation == Relation::part && link.certainty != Certainty::possible;
  });
  if (part) found.push_back(ClaimStatus::partly_accepted);
  if (found.empty() && (shown(claim.declines) || shown(claim.questions))) found.push_back(ClaimStatus::not_confirmed);
  if (found.empty() && accepted) found.push_back(ClaimStatus::accepted);
  if (found.empty()) found.push_back(ClaimStatus::uncontested);
  return found;
}

struct Writer {
  const text::Text& text;
  const Known& known;

  std::optional<std::uint32_t> speaker(std::uint32_t s) const {
    return s < known.cast.voices.size() ? known.cast.voices[s].speaker : std::nullopt;
  }

  /// The entity on whose word a statement rests: the innermost speaker of its chain.
  std::optional<std::uint32_t> root(std::uint32_t s) const {
    const auto own = speaker(innermost(known, s));
    return own ? own : speaker(s);
  }

  /// The statement to name the claim by: the founder; where nobody answers, the one that comes to the act soonest.
  std::uint32_t founder(const Card& card) const {
    if (!card.answers.empty()) return card.affirming.front();
    const auto before_act = [&](std::uint32_t s) {
      return known.all.of[s].acts.empty() ? words_read : known.all.of[s].acts.front().token;
    };
    return *std::min_element(card.affirming.begin(), card.affirming.end(),
                             [&](auto a, auto b) { return before_act(a) < before_act(b); });
  }

  Link link(const Card::Entry& entry) const {
    const auto& facts = known.all.of[entry.statement];
    Link one;
    one.statement = entry.statement;
    one.relation = entry.target.relation;
    one.certainty = entry.target.certainty;
    one.root = root(entry.statement);
    if (entry.kind == Answer::part || (entry.kind == Answer::confirms && accepts_part(facts)))
      one.relation = Relation::part;
    if (entry.kind == Answer::denies || entry.kind == Answer::rebuts) one.restricted = restrictors(text, facts);
    if (entry.target.rule != "own-words") {
      one.evidence.push_back(evidence_for(text, known.said[entry.statement], facts, entry.kind, entry.target,
                                          known.all.of[entry.target.statement]));
    }
    return one;
  }

  Link plain_link(std::uint32_t s) const {
    Link one;
    one.statement = s;
    one.root = root(s);
    return one;
  }

  static std::vector<Link>* list_of(Claim& claim, Answer kind) {
    switch (kind) {
      case Answer::denies:
      case Answer::rebuts: return &claim.denies;
      case Answer::retracts: return &claim.retracts;
      case Answer::part: return &claim.confirms;
      case Answer::declines: return &claim.declines;
      case Answer::questions: return &claim.questions;
      case Answer::confirms: return &claim.confirms;
      case Answer::responds: return &claim.responds;
      case Answer::none: break;
    }
    return nullptr;
  }

  /// The parties that a founding accusation names first and that nobody answers for.
  std::vector<std::uint32_t> unanswered(const Card& card, std::uint32_t s) const {
    if (card.affirming.empty() || known.readings[s].stance != Stance::accuses || known.said[s].content.empty())
      return {};
    const auto content = known.said[s].content.front();
    std::optional<std::uint32_t> accused;
    for (const auto& mention : known.cast.mentions) {
      if (mention.words.begin < content.begin) continue;
      if (mention.words.begin < std::min(content.end, content.begin + 4) && !mention.pronoun) accused = mention.entity;
      break;
    }
    if (!accused || *accused >= known.cast.entities.size()) return {};
    const auto party = known.cast.party_of(*accused);
    const auto speaks_for = [&](std::uint32_t statement) {
      if (statement >= known.cast.voices.size()) return false;
      for (const auto& voice : {known.cast.voices[statement].speaker, known.cast.voices[statement].onBehalfOf}) {
        if (!voice || *voice >= known.cast.entities.size()) continue;
        const auto& members = known.cast.entities[*voice].members;
        if (*voice == *accused || known.cast.party_of(*voice) == party || holds(members, *accused)) return true;
      }
      return false;
    };
    const bool answered = std::any_of(card.answers.begin(), card.answers.end(),
                                      [&](const auto& entry) { return speaks_for(entry.statement); }) ||
                          std::any_of(card.affirming.begin(), card.affirming.end(), speaks_for);
    return answered ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{*accused};
  }

  /// The act of the naming statement that the answers are about.
  const Act* told(const Card& card, std::uint32_t s) const {
    for (const auto& entry : card.answers) {
      if (!entry.target.acts) continue;
      const auto& about = *entry.target.acts->claim;
      for (const auto& act : known.all.of[s].acts) {
        if (act.frame == about.frame && act.agent == about.agent && act.other == about.other &&
            act.object == about.object)
          return &act;
      }
    }
    return nullptr;
  }

  /// Does one who is accused or spoken of confirm it? A mere "did not deny" accepts nothing.
  bool accepted(const Card& card) const {
    return !card.affirming.empty() && std::any_of(card.answers.begin(), card.answers.end(), [&](const auto& entry) {
      const auto& facts = known.all.of[entry.statement];
      const bool confirms =
          entry.kind == Answer::confirms && entry.target.certainty != Certainty::possible && facts.entry &&
          (facts.entry->cue_class == CueClass::confirm || facts.entry->cue_class == CueClass::concede);
      return confirms && !negated(facts.cue, 0, facts.cue.size()) &&
             names_party(known.all.of[card.affirming.front()], facts.selves);
    });
  }

  /// A paper that cites another, whose own source is told here, rests on that source.
  void follow_roots(const Card& card, std::vector<Link>& links) const {
    for (auto& one : links) {
      for (const auto s : card.affirming) {
        if (s == one.statement || !known.said[s].inside || !one.root || speaker(*known.said[s].inside) != one.root)
          continue;
        if (const auto further = root(s); further && further != one.root) one.root = further;
        break;
      }
    }
  }

  Claim claim(const Card& card) const {
    Claim one;
    one.voiced = !card.affirming.empty();
    one.open = card.open;
    one.candidates = card.candidates;
    const auto first = one.voiced ? founder(card) : card.answers.front().statement;
    const auto naming = card.open ? first : innermost(known, first);  // "it believes that" is no part of the claim
    if (card.told && !one.voiced)
      one.text = {text.byte_span(*card.told)};
    else if (one.voiced || one.open)
      one.text = claim_text(text, known.said[naming], known.all.of[naming], told(card, naming));
    else
      one.text = denied_text(text, known.said[naming], known.all.of[naming]);
    for (const auto s : card.affirming)
      (known.readings[s].stance == Stance::confirms ? one.confirms : one.affirms).push_back(plain_link(s));
    for (const auto s : card.conditional) one.conditional.push_back(plain_link(s));
    for (const auto& entry : card.answers) {
      if (auto* list = list_of(one, entry.kind)) list->push_back(link(entry));
    }
    for (auto* list : {&one.affirms, &one.confirms, &one.denies, &one.declines, &one.questions, &one.retracts,
                       &one.conditional, &one.responds}) {
      std::stable_sort(list->begin(), list->end(),
                       [](const Link& a, const Link& b) { return a.statement < b.statement; });
    }
    follow_roots(card, one.affirms);
    for (const auto& own : card.article) one.article.push_back({{text.byte_span(own.words)}, own.position});
    one.unanswered = unanswered(card, first);
    one.status = status_of(one, accepted(card));
    return one;
  }
};

}  // namespace

std::vector<Claim> find(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                        const std::vector<Reading>& readings) {
  if (readings.size() != said.size()) return {};
  const auto facts = read_facts(text, said, cast, readings);
  return find(text, cast, facts, disputes::read_rules(facts, said, readings), nullptr);
}

std::vector<Claim> find(const text::Text& text, const entities::Cast& cast, const FactsOfAll& facts,
                        const disputes::Rules& rules, const std::vector<Opposition>* oppositions) {
  const Known known{text, rules.said, cast, rules.readings, facts, rules};
  const Writer writer{text, known};
  std::vector<Claim> claims;
  for (const auto& card : oppositions ? cards(known, *oppositions) : cards(known)) {
    auto one = writer.claim(card);
    if (!one.text.empty()) claims.push_back(std::move(one));
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.text.front() < b.text.front(); });
  return claims;
}

}  // namespace explainer::claims
