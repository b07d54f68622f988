#include "claims/cards.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "claims/same_act.h"
#include "stance/negation.h"

namespace explainer::claims {
namespace {

constexpr std::size_t most_affirming = 40;
constexpr std::size_t cards_compared = 400;        // the latest ones; keeps very long texts linear
constexpr std::uint32_t statements_joined = 2000;  // to either side of the founder

bool answers_on(const Card& card, std::uint32_t statement) {
  return std::any_of(card.answers.begin(), card.answers.end(),
                     [&](const auto& entry) { return entry.statement == statement; });
}

/// Do the denied words tell what is denied? "The finding", "it", "that is not true" do not.
bool tells(const Facts& facts) {
  const auto object = object_of(facts.content);
  const auto words =
      std::count_if(facts.content.begin(), facts.content.end(), [](const Token& token) { return token.letters; });
  if (object == Object::none || object == Object::pronoun || (object == Object::claim && words <= 4)) return false;
  const auto& own = facts.own;
  return !own || (own->rule != "called-false" && own->rule != "no");
}

struct Maker {
  const Known& known;
  const std::vector<Answer>& answers = known.rules.answers;
  std::vector<Card> found{};
  std::vector<std::optional<std::size_t>> card_of{};

  const Facts& facts(std::uint32_t s) const { return known.all.of[s]; }
  bool says_so(std::uint32_t s) const {
    return answers[s] == Answer::none && !unsure_inside(known.said[s]) &&
           states(facts(s), known.said[s], known.readings[s]);
  }

  /// Is it a denial even if nobody else here says what it denies? Not what is told of somebody in passing.
  bool stands_alone(std::uint32_t s) const {
    return !known.said[s].inside && !(facts(s).entry && facts(s).entry->weak) && !told_of_another(facts(s));
  }

  std::size_t card_for(std::uint32_t statement, const std::optional<ActRelation>& acts) {
    if (card_of[statement] && !acts) return *card_of[statement];
    for (std::size_t c = found.size() > cards_compared ? found.size() - cards_compared : 0; c < found.size(); ++c) {
      auto& card = found[c];
      if (card.affirming.empty()) continue;
      const auto& founder = facts(card.affirming.front());
      const bool same = card.affirming.front() == statement ||
                        (acts ? std::any_of(founder.acts.begin(), founder.acts.end(),
                                            [&](const Act& x) { return same_act(x, *acts->claim); })
                              : same_claim(founder, facts(statement)));
      if (!same) continue;
      if (!holds(card.affirming, statement) && !answers_on(card, statement)) card.affirming.push_back(statement);
      card_of[statement] = c;
      return c;
    }
    card_of[statement] = found.size();
    found.push_back({{statement}, {}, {}});
    return found.size() - 1;
  }

  void place_answers() {
    for (std::uint32_t s = 0; s < known.said.size(); ++s) {
      if (answers[s] == Answer::none) continue;
      const auto& targets = known.rules.targets[s];
      const bool placed = std::any_of(targets.begin(), targets.end(),
                                      [](const Target& target) { return target.certainty != Certainty::possible; });
      if (!placed && answers[s] == Answer::denies && tells(facts(s)) && stands_alone(s)) {
        found.push_back({{}, {own_words(s, answers[s])}, {}});
      }
      for (const auto& target : targets) {
        place_target(s, target);
      }
    }
  }

  void place_target(std::uint32_t s, const Target& target) {
    const auto inner = innermost(known, target.statement, true);
    auto& card = found[card_for(inner, inner == target.statement ? target.acts : std::nullopt)];
    if (card.affirming.size() > 1)
      card.affirming.erase(std::remove(card.affirming.begin(), card.affirming.end(), s), card.affirming.end());
    if (!answers_on(card, s) && !holds(card.affirming, s)) card.answers.push_back({s, answers[s], target});
  }

  bool one_speaker(std::uint32_t a, std::uint32_t b) const {
    return facts(a).speaker && facts(a).speaker == facts(b).speaker;
  }

  /// Does a card show this statement, or one inside or around it, as an answer already?
  bool shown_in(const Card& card, std::uint32_t s) const {
    return std::any_of(card.answers.begin(), card.answers.end(), [&](const auto& entry) {
      const auto other = entry.statement;
      return other == s || known.said[other].inside == s || known.said[s].inside == other;
    });
  }

  std::optional<std::size_t> card_of_any(const std::vector<Side>& claim) const {
    for (const auto& side : claim) {
      const std::uint32_t inner = side.statement ? innermost(known, *side.statement, true) : 0;
      const auto card = std::find_if(found.begin(), found.end(), [&](const Card& one) {
        return !one.open && (side.statement ? holds(one.affirming, inner) : one.told == side.words);
      });
      if (card != found.end()) return static_cast<std::size_t>(card - found.begin());
    }
    return std::nullopt;
  }

  /// Is what its content tells denied there in so many words ("denied | that she took it")? Who contradicts that says
  /// so, and is not against it.
  bool denies_its_content(std::uint32_t s) const {
    const auto* const entry = facts(s).entry;
    return answers[s] == Answer::denies && entry && entry->cue_class == CueClass::deny && !facts(s).own &&
           !negated(facts(s).cue, 0, facts(s).cue.size());
  }

  /// The wordings of a claim without those that are denied where they stand.
  std::vector<Side> put_forward(const std::vector<Side>& claim) const {
    std::vector<Side> kept;
    std::copy_if(claim.begin(), claim.end(), std::back_inserter(kept), [&](const Side& side) {
      return !side.statement || !denies_its_content(innermost(known, *side.statement, true));
    });
    return kept;
  }

  /// What is answered, worded as `claim` says; nobody there is against himself.
  void place(const Opposition& one) {
    const auto known_card = card_of_any(one.claim);
    const auto c = known_card.value_or(found.size());
    if (!known_card) found.emplace_back();
    auto& card = found[c];
    for (const auto& side : one.claim) {
      if (!side.statement) {
        if (card.affirming.empty() && !card.told) card.told = side.words;
        card.article.push_back({std::nullopt, side.words, Stance::asserts});
        continue;
      }
      const auto inner = innermost(known, *side.statement, true);
      const bool against = answers_on(card, inner) || (one.opponent.statement && one.kind != Answer::retracts &&
                                                       one_speaker(inner, *one.opponent.statement));
      if (against || holds(card.affirming, inner) || card.affirming.size() >= most_affirming) continue;
      card.affirming.push_back(inner);
      if (!card_of[inner]) card_of[inner] = c;
    }
    if (!one.opponent.statement) {
      card.article.push_back({std::nullopt, one.opponent.words, Stance::denies});
      return;
    }
    const auto s = *one.opponent.statement;
    // all that words the claim was the opponent's own
    if (card.affirming.empty() && !card.told) card.open = true;
    std::erase_if(card.affirming, [&](auto other) { return other == s && card.affirming.size() > 1; });
    auto target = one.by_rule.value_or(
        Target{one.claim.front().statement.value_or(s), Relation::same, Certainty::likely, "reader", std::nullopt, 0});
    target.certainty = Certainty::likely;  // whatever the rules alone would say
    if (!shown_in(card, s) && !holds(card.affirming, s)) card.answers.push_back({s, one.kind, target});
  }

  /// The open card on which the same speaker says nearly the same already.
  Card* told_again(std::uint32_t s) {
    constexpr int nearly_same = 50;  // of `overlap`
    const auto again = std::find_if(found.begin(), found.end(), [&](const Card& card) {
      return card.open && std::any_of(card.answers.begin(), card.answers.end(), [&](const auto& entry) {
               return one_speaker(entry.statement, s) &&
                      overlap(facts(entry.statement), facts(s), known.all.rarity) >= nearly_same;
             });
    });
    return again == found.end() ? nullptr : &*again;
  }

  static Card::Entry own_words(std::uint32_t s, Answer kind) {
    return {s, kind, {s, Relation::same, Certainty::certain, "own-words", std::nullopt, 0}};
  }

  /// One denies what another denies in so many words: both stand on one card, whoever put it forward.
  void deny_too(std::uint32_t s, std::uint32_t denial) {
    const auto card =
        std::find_if(found.begin(), found.end(), [&](const Card& one) { return answers_on(one, denial); });
    if (card == found.end())
      found.push_back({{}, {own_words(denial, Answer::denies), own_words(s, Answer::denies)}, {}});
    else if (!shown_in(*card, s) && !holds(card->affirming, s))
      card->answers.push_back(own_words(s, Answer::denies));
  }

  /// "she denied that she had refused": it is the denial that opposes, not the words in it.
  std::uint32_t denial_around(std::uint32_t s) const {
    const auto& outer = known.said[s].inside;
    return outer && one_speaker(*outer, s) && denies_its_content(*outer) ? *outer : s;
  }

  /// "falsely claimed": it is the article that is against it, not who claims it.
  bool called_false(std::uint32_t s) const {
    return answers[s] == Answer::none && verdict_in(known.text, known.said[s], facts(s)).has_value();
  }

  /// Who says in so many words that it is not so takes a position, whatever the reader makes of it.
  Answer kind_of(const Opposition& one) const {
    const auto& own = facts(*one.opponent.statement).own;
    const bool denies = one.kind == Answer::declines && answers[*one.opponent.statement] == Answer::none && own &&
                        own->stance == Stance::denies;
    return denies ? Answer::denies : one.kind;
  }

  void place_oppositions(std::vector<Opposition> oppositions) {
    std::erase_if(oppositions, [&](const Opposition& one) {
      // "The embassy did not comment", told by the article itself, takes no side
      if (!one.opponent.statement) return one.kind == Answer::declines || one.kind == Answer::part;
      return called_false(*one.opponent.statement);
    });
    for (auto& one : oppositions) {
      if (!one.opponent.statement) continue;
      one.kind = kind_of(one);
      if (one.kind == Answer::denies) one.opponent.statement = denial_around(*one.opponent.statement);
    }
    std::vector<bool> placed(known.said.size(), false);
    for (const auto& card : found) {
      for (const auto& entry : card.answers) placed[entry.statement] = true;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> denied_by_both;  // what the second denies in so many words
    for (auto one : oppositions) {
      if (one.whom != Answers::claim || (one.opponent.statement && placed[*one.opponent.statement])) continue;
      const auto worded = one.claim.front().statement;
      if (one.kind != Answer::retracts) one.claim = put_forward(one.claim);
      if (one.claim.empty()) {
        if (one.opponent.statement && answers[*one.opponent.statement] == Answer::denies)
          denied_by_both.emplace_back(*one.opponent.statement, innermost(known, *worded, true));
        continue;
      }
      place(one);
      if (one.opponent.statement) placed[*one.opponent.statement] = true;
    }
    for (const auto& [s, denial] : denied_by_both) {
      if (placed[s]) continue;
      placed[s] = placed[denial] = true;
      deny_too(s, denial);
    }
    for (const auto& one : oppositions) {
      if (one.whom == Answers::claim || !one.opponent.statement) continue;
      const auto s = *one.opponent.statement;
      const auto& outer = known.said[s].inside;
      if (placed[s] || (outer && placed[*outer]) || one.kind == Answer::part) continue;
      placed[s] = true;
      const bool open = one.whom == Answers::open || !tells(facts(s));
      if (auto* const same = open ? told_again(s) : nullptr) {
        same->answers.push_back(own_words(s, one.kind));
        continue;
      }
      Card card{{}, {own_words(s, one.kind)}, {}};
      card.open = open;
      card.candidates = one.candidates;
      found.push_back(std::move(card));
    }
  }

  /// Do both share a word that tells something and is no name, or does the answer point back ("confirmed it")?
  bool same_matter(std::uint32_t s, const Target& target) const {
    const auto object = object_of(facts(s).content);
    constexpr std::size_t bare = 4;  // "the report of Monday"
    if (object == Object::claim && facts(s).content.size() <= bare) return true;
    if (facts(s).own && facts(s).own->rule == "called-true") return true;
    if (object == Object::none || object == Object::pronoun || target.acts) return true;
    const auto &a = facts(s).plain, &b = facts(target.statement).plain;
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return std::any_of(both.begin(), both.end(), [&](auto stem) { return known.all.rarity[stem] > 0; });
  }

  /// Two cards that the same words would head are one; but nobody stands on both sides of it.
  void join_same_words() {
    std::map<std::uint32_t, std::size_t> card_by_words;
    const auto words_of = [&](const Card& card) { return innermost(known, card.affirming.front()); };
    for (std::size_t c = 0; c < found.size(); ++c) {
      auto& card = found[c];
      if (card.affirming.empty() || card.open) continue;
      const auto [at, first] = card_by_words.emplace(words_of(card), c);
      auto& kept = found[at->second];
      const auto crosses = [](const Card& one, const Card& other) {
        return std::any_of(one.affirming.begin(), one.affirming.end(), [&](auto s) { return answers_on(other, s); });
      };
      if (first || crosses(kept, card) || crosses(card, kept)) continue;
      for (const auto s : card.affirming) {
        if (!holds(kept.affirming, s)) kept.affirming.push_back(s);
      }
      for (const auto& entry : card.answers) {
        if (!shown_in(kept, entry.statement)) kept.answers.push_back(entry);
      }
      kept.article.insert(kept.article.end(), card.article.begin(), card.article.end());
      card = {};
    }
    std::erase_if(
        found, [](const Card& card) { return card.affirming.empty() && card.answers.empty() && card.article.empty(); });
  }

  /// What the rules are sure of by what is said: the very act that another tells, words that hold the claim; and who
  /// confirms what, or does not deny it.
  void place_sure_answers() {
    const auto sure = [&](std::uint32_t s, const Target& target) {
      const bool takes_up = answers[s] == Answer::confirms || known.readings[s].no_denial == NoDenial::undenied;
      return target.certainty == Certainty::certain ||
             (takes_up && target.certainty == Certainty::likely && same_matter(s, target));
    };
    for (std::uint32_t s = 0; s < known.said.size(); ++s) {
      if (answers[s] == Answer::none) continue;
      for (const auto& target : known.rules.targets[s]) {
        if (!sure(s, target)) continue;
        place_target(s, target);
        if (known.readings[s].no_denial == NoDenial::undenied) break;
      }
    }
  }

  /// Others who say the same as the founder, or speak of it as a case that may arise.
  void join(Card& card) const {
    if (card.affirming.empty()) return;
    const auto& founder = facts(card.affirming.front());
    const Act* act = told_act(founder);
    if (!act) return;
    const auto middle = card.affirming.front(), size = static_cast<std::uint32_t>(known.said.size());
    const auto begin = middle > statements_joined ? middle - statements_joined : 0,
               end = std::min(size, middle + statements_joined);
    for (auto s = begin; s < end && card.affirming.size() < most_affirming; ++s) {
      if (holds(card.affirming, s) || answers_on(card, s)) continue;
      const bool open = known.readings[s].conditional;
      const bool joins = std::any_of(facts(s).acts.begin(), facts(s).acts.end(), [&](const Act& other) {
        if (!open) return same_act(*act, other);
        const auto related = relate(other, *act);
        return related && related->known >= 2 && !other.negated;
      });
      if (!joins) continue;
      if (open)
        card.conditional.push_back(s);
      else if (says_so(s) && innermost(known, s, true) == s)
        card.affirming.push_back(s);
    }
  }

  /// What "the allegations" are in an article that has one claim with a denial.
  std::optional<std::size_t> only_disputed() const {
    std::optional<std::size_t> only;
    for (std::size_t c = 0; c < found.size(); ++c) {
      const auto& some = found[c].answers;
      const bool disputed = std::any_of(some.begin(), some.end(), [](const auto& entry) {
        return entry.kind == Answer::denies && entry.target.certainty != Certainty::possible;
      });
      if (disputed && only) return std::nullopt;
      if (disputed) only = c;
    }
    return only;
  }

  /// Where the article itself takes a side; to call a statement false, or to tell that it is not so, founds a claim.
  void hear_article() {
    for (const auto& own : verdicts(known)) {
      const auto c = own.statement ? std::optional(card_for(innermost(known, *own.statement, true), std::nullopt))
                                   : only_disputed();
      if (c) found[*c].article.push_back(own);
    }
    const auto tellings = own_tellings(known.all);
    for (std::uint32_t s = 0; s < known.said.size(); ++s) {
      if (!says_so(s) || card_of[s] || innermost(known, s, true) != s) continue;
      const auto told = told_of(tellings, known, s);
      if (std::any_of(told.begin(), told.end(), [](const OwnVoice& own) { return own.position == Stance::denies; }))
        card_for(s, std::nullopt);
    }
    for (auto& card : found) {
      const auto about = card.affirming.empty() ? card.answers.front().statement : card.affirming.front();
      const auto told = told_of(tellings, known, about);
      card.article.insert(card.article.end(), told.begin(), told.end());
      card.article = each_once(std::move(card.article));
    }
  }

  bool independent(std::uint32_t a, std::uint32_t b) const {
    const auto& x = facts(a).selves;
    const auto& y = facts(b).selves;
    return !x.empty() && !y.empty() && !meet(x, y) && known.said[a].inside != b && known.said[b].inside != a;
  }

  /// Claims that nobody answers: at least two who do not speak for one another.
  void found_uncontested() {
    std::map<std::string_view, std::vector<std::uint32_t>> by_frame;
    std::vector<bool> taken(known.said.size(), false);
    for (const auto& card : found) {
      for (const auto s : card.affirming) taken[s] = true;
    }
    for (std::uint32_t s = 0; s < known.said.size(); ++s) {
      if (!says_so(s) || card_of[s] || innermost(known, s, true) != s) continue;
      const Act* act = taken[s] ? nullptr : told_act(facts(s));
      if (!act || !act->agent) continue;
      auto& same_frame = by_frame[act->frame];
      if (same_frame.size() < most_affirming) same_frame.push_back(s);
    }
    for (const auto& [frame, some] : by_frame) {
      std::vector<bool> used(some.size(), false);
      for (std::size_t i = 0; i < some.size(); ++i) {
        if (used[i]) continue;
        Card card{{some[i]}, {}, {}};
        bool two = false;
        for (std::size_t k = i + 1; k < some.size(); ++k) {
          if (used[k] || !same_act(*told_act(facts(some[i])), *told_act(facts(some[k])))) continue;
          card.affirming.push_back(some[k]);
          used[k] = true;
          two |= independent(some[i], some[k]);
        }
        if (two) join(card), found.push_back(std::move(card));
      }
    }
  }
};

}  // namespace

std::uint32_t innermost(const Known& known, std::uint32_t statement, bool sure) {
  constexpr std::uint32_t reach = 12, deepest = 8;
  for (std::uint32_t depth = 0; depth < deepest; ++depth) {
    std::uint32_t next = statement;
    for (std::uint32_t inner = statement + 1;
         inner < known.said.size() && inner < statement + reach && next == statement; ++inner) {
      if (known.said[inner].inside != statement || (sure && unsure_inside(known.said[inner])) ||
          !states(known.all.of[inner], known.said[inner], known.readings[inner]))
        continue;
      // all that is said inside, or the very act that the outer one tells
      const bool most = overlap(known.all.of[statement], known.all.of[inner], known.all.rarity) >= 60;
      if (most || same_claim(known.all.of[statement], known.all.of[inner])) next = inner;
    }
    if (next == statement) return statement;
    statement = next;
  }
  return statement;
}

namespace {

std::vector<Card> finished(Maker& maker) {
  for (auto& card : maker.found) maker.join(card);
  maker.found_uncontested();
  maker.hear_article();
  maker.join_same_words();
  // what an open denial may mean is not said to be uncontested
  std::vector<bool> may_be_meant(maker.known.said.size(), false);
  for (const auto& card : maker.found) {
    for (const auto s : card.candidates) may_be_meant[s] = true;
  }
  // what one says and another may just possibly answer is no claim set against a denial
  std::erase_if(maker.found, [&](const Card& card) {
    const bool answered = std::any_of(card.answers.begin(), card.answers.end(),
                                      [](const auto& entry) { return entry.target.certainty != Certainty::possible; });
    const bool meant =
        std::any_of(card.affirming.begin(), card.affirming.end(), [&](auto s) { return may_be_meant[s]; });
    return !answered && card.article.empty() && (card.affirming.size() == 1 || meant);
  });
  return std::move(maker.found);
}

Maker maker_of(const Known& known) {
  Maker maker{known};
  maker.card_of.resize(known.said.size());
  return maker;
}

}  // namespace

std::vector<Card> cards(const Known& known) {
  auto maker = maker_of(known);
  maker.place_answers();
  return finished(maker);
}

std::vector<Card> cards(const Known& known, const std::vector<Opposition>& oppositions) {
  auto maker = maker_of(known);
  maker.place_sure_answers();
  maker.place_oppositions(oppositions);
  return finished(maker);
}

}  // namespace explainer::claims
