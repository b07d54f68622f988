#include "answers/targets.h"

#include <algorithm>
#include <array>

#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::answers {
namespace {

constexpr std::uint32_t look_back = 120, look_ahead = 60;
// in hundredths of a logit, from what it takes to answer nobody here
constexpr int likely_from = -180, possible_from = -350, margin = 180;
/// A denial that says in its own words what it denies names its claim; one that is not here is the denial's alone.
constexpr int spelled_likely_from = -130;
constexpr std::size_t most_targets = 3;
constexpr int act_again_points = 150;
constexpr int nearly_same = 50;  // of `overlap`

/// "that is true": agrees with what was said just before, whoever else says something.
bool says_true(const Facts& facts) { return facts.own && facts.own->rule == "called-true"; }

/// A content that itself only points back ("the finding") says nothing that could be answered.
bool points_back(const Facts& facts) {
  if (says_true(facts)) return true;
  return word_count(facts.content) <= 6 && facts.acts.empty() && object_of(facts.content) == Object::claim;
}

/// "failed to provide evidence", "valid proof that", "shown no proof of"
bool asks_for_evidence(const Facts& facts) {
  for (std::size_t i = 0; i < facts.content.size(); ++i) {
    const auto& token = facts.content[i];
    if (!token.is("evidence") && !token.is("proof")) continue;
    for (std::size_t k = i > 6 ? i - 6 : 0; k < i; ++k) {
      const auto& before = facts.content[k];
      if (before.is("fail") || before.lower == "no" || before.lower == "without" || before.is("lack")) return true;
      if ((before.is("provide") || before.is("show") || before.is("present") || before.is("offer")) && facts.entry &&
          facts.entry->cue_class == CueClass::demand)
        return true;
      if (before.lower == "not" && k + 1 < i &&
          (facts.content[k + 1].is("provide") || facts.content[k + 1].is("see") || facts.content[k + 1].is("show")))
        return true;
    }
  }
  return false;
}

bool rebuts(const Facts& facts, Stance stance) {
  if (stance != Stance::asserts || facts.acts.empty()) return false;
  return facts.own && facts.own->stance == Stance::denies && !facts.own->sure &&
         std::any_of(facts.acts.begin(), facts.acts.end(), [](const Act& act) { return act.negated; });
}

/// "harder to close", "impossible to repair": what it would take to do it, not that it is done.
bool weighs(const Facts& facts) {
  for (std::size_t i = 0; i + 1 < facts.content.size(); ++i) {
    if (in_class(facts.content[i].lower, "ease") && facts.content[i + 1].lower == "to") return true;
  }
  return false;
}

/// A refusal of particulars ("details", "when", "how many") leaves the claim itself alone.
bool withholds_details(const Facts& answer) {
  if (has_word(answer.cue, {"detail", "elaborate", "specific"})) return true;
  for (const auto& token : answer.content) {
    if (!token.letters) continue;
    return token.is("detail") || token.lower == "when" || token.lower == "how" || token.lower == "why" ||
           token.lower == "who" || token.lower == "what" || token.lower == "which" || token.lower == "where";
  }
  return false;
}

/// "no decision had been made": on a plan, hardly on what is said to have happened.
bool speaks_of_decision(const Facts& answer) { return answer.own && answer.own->rule == "no-decision"; }

/// "denied selling shells", "denied that it had", "said it never was": the words say what is denied.
/// And so do "the reports that he was dead".
bool spelled_out(const Facts& answer) {
  const auto object = object_of(answer.content);
  if (object == Object::gerund || object == Object::clause) return true;
  if (object != Object::claim) return false;
  constexpr std::size_t noun_within = 4, words_behind = 3;
  const auto& content = answer.content;
  for (std::size_t i = 0; i + 1 < content.size() && i < noun_within; ++i) {
    if (in_class(content[i], "claim-noun") && content[i + 1].lower == "that")
      return content.size() >= i + 2 + words_behind;
  }
  return false;
}

/// "denied reports claiming that", "dismissed claims made by some papers that": what is denied is the whole of what the
/// statement inside says, whose words end where those of the denial end. Not "the idea that Kest claimed it".
bool denied_whole(const Facts& answer, const attribution::Said& said, const attribution::Said& inner) {
  constexpr std::uint32_t short_of = 1;
  if (object_of(answer.content) != Object::claim || said.content.empty() || inner.content.empty() || inner.cue.empty())
    return false;
  auto begin = inner.cue.front().begin;
  if (!inner.source.empty()) begin = std::min(begin, inner.source.front().begin);
  return inner.content.back().end + short_of >= said.content.back().end &&
         std::none_of(answer.content.begin(), answer.content.end(),
                      [&](const Token& token) { return token.lower == "that" && token.word < begin; });
}

/// The statement just before by somebody else.
std::optional<std::uint32_t> just_before(std::uint32_t answer, const FactsOfAll& all) {
  for (auto c = answer; c > 0; --c) {
    if (!meet(all.of[answer].selves, all.of[c - 1].selves)) return c - 1;
  }
  return std::nullopt;
}

/// Does the candidate speak of who answers?
bool names_speaker(const Facts& answer, const Facts& candidate) {
  return names_party(candidate, answer.selves) || meet(answer.self_names, candidate.stems);
}

/// Two acts whose doers are both told and equal or, if one is left open, whose others and things are.
bool settled(const ActRelation& acts) {
  const auto& a = *acts.answer;
  const auto& c = *acts.claim;
  return (a.agent && c.agent) || (a.other && c.other && !a.object.empty() && !c.object.empty());
}

}  // namespace

bool told_of_another(const Facts& facts) {
  const auto& own = facts.own;
  if (!own || own->rule != "never" || facts.selves.empty() || facts.represents) return false;
  bool named = false;
  for (const auto& reference : facts.references) {
    if (reference.end > own->begin) break;
    if (holds(facts.selves, reference.party)) return false;
    named = true;
  }
  return named;
}

bool unsure_inside(const attribution::Said& said) {
  constexpr float sure = 0.55f;
  return said.inside && said.confidence < sure;
}

bool affirms(const Facts& facts, const attribution::Said& said, const Reading& reading) {
  if (said.content.empty() || facts.content.empty()) return false;
  // "failed to provide evidence that" says nothing of the kind
  if (negated(facts.cue, 0, facts.cue.size()) || has_word(facts.cue, {"fail", "failure"})) return false;
  // "neither Kest nor Veld has said that", "nobody denies that"; what is not denied, or asked, or withheld, is not said
  if (facts.nobody || reading.no_denial == NoDenial::undenied || reading.no_denial == NoDenial::asked ||
      reading.no_denial == NoDenial::withheld)
    return false;
  // "dismissed her remarks": neither a denial nor a claim
  if (denied_by_cue(facts) && reading.stance == Stance::criticises) return false;
  return reading.stance != Stance::denies && reading.stance != Stance::declines && !reading.conditional;
}

bool states(const Facts& facts, const attribution::Said& said, const Reading& reading) {
  const auto stance = reading.stance;
  return affirms(facts, said, reading) && stance != Stance::intends && stance != Stance::calls_for &&
         stance != Stance::expresses && stance != Stance::warns;
}

std::vector<Answer> answers_of(const std::vector<Facts>& facts, const std::vector<Reading>& readings) {
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto stance = readings[i].stance;
    const auto no_denial = readings[i].no_denial;
    if (no_denial == NoDenial::undenied)
      answers.push_back(stance == Stance::declines ? Answer::responds : Answer::none);
    else if (stance == Stance::denies)
      answers.push_back(Answer::denies);
    else if (stance == Stance::declines)
      answers.push_back(Answer::declines);
    else if (asks_for_evidence(facts[i]))
      answers.push_back(Answer::questions);
    else if (stance == Stance::confirms)
      answers.push_back(Answer::confirms);
    else if (has_word(facts[i].cue, {"explanation"}) ||
             (has_word(facts[i].cue, {"respond", "reply"}) &&
              has_word(facts[i].content, {"allegation", "accusation", "alleged"})))
      answers.push_back(Answer::responds);
    else
      answers.push_back(rebuts(facts[i], stance) ? Answer::rebuts : Answer::none);
  }
  return answers;
}

std::vector<Candidate> candidates_of(std::uint32_t answer, const FactsOfAll& all,
                                     const std::vector<attribution::Said>& said, const std::vector<Reading>& readings) {
  const auto& own = all.of[answer];
  const auto size = static_cast<std::uint32_t>(said.size());
  const std::uint32_t begin = answer > look_back ? answer - look_back : 0, end = std::min(size, answer + look_ahead);
  const auto eligible = [&](std::uint32_t c) {
    return c != answer && said[answer].inside != c && (!unsure_inside(said[c]) || said[c].inside == answer) &&
           affirms(all.of[c], said[c], readings[c]);
  };
  const auto other = [&](std::uint32_t c) { return !meet(own.selves, all.of[c].selves) && said[c].inside != answer; };
  std::vector<Candidate> found;
  std::vector<Rank> ranks(end - begin);
  std::uint8_t before = 0, after = 0;
  for (std::uint32_t c = answer; c > begin && before < 3; --c) {
    if (eligible(c - 1) && other(c - 1)) ranks[c - 1 - begin].before = ++before;
  }
  for (std::uint32_t c = answer + 1; c < end && after < 3; ++c) {
    if (eligible(c) && other(c)) ranks[c - begin].after = ++after;
  }
  for (std::uint32_t c = begin; c < end; ++c) {
    if (!eligible(c)) continue;
    const auto acts = relate(own, all.of[c]);
    found.push_back({c,
                     pair_features({own, said[answer], readings[answer]}, {all.of[c], said[c], readings[c]}, all,
                                   ranks[c - begin], acts),
                     acts});
  }
  return found;
}

std::vector<Target> targets_of(std::uint32_t answer, const std::vector<Answer>& answers, const FactsOfAll& all,
                               const std::vector<attribution::Said>& said, const std::vector<Reading>& readings) {
  std::vector<Target> found, scored;
  const auto& own = all.of[answer];
  const Answer what = answers[answer];
  if (what == Answer::declines && withholds_details(own)) return found;
  const auto kind = answer_kind(own, what);
  const auto borrowed_from = [&](std::uint32_t c) {
    return own.borrowed && (c == *own.borrowed || said[*own.borrowed].inside == c || said[c].inside == own.borrowed);
  };
  // what was not so when it was said may be so later: only a word of denial reaches beyond its time
  const bool dated = (what == Answer::denies || what == Answer::rebuts) && !own.period.empty() && !denied_by_cue(own);
  const bool postponed = what == Answer::declines && speaks_of_decision(own);
  const bool of_another = what == Answer::denies && told_of_another(own);
  const auto candidates = candidates_of(answer, all, said, readings);
  // "the charges" are not what somebody said who charges nobody
  const bool noun_decides = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) {
    return kind == AnswerKind::bare && noun_fits_it(own, all.of[one.statement], readings[one.statement]);
  });
  const auto agrees_with = says_true(own) ? just_before(answer, all) : std::nullopt;
  for (const auto& [c, features, acts] : candidates) {
    if (says_true(own) && agrees_with != c) continue;
    if (points_back(all.of[c]) || answers[c] == Answer::questions || answers[c] == Answer::responds) continue;
    const auto& candidate = all.of[c];
    if (said[c].inside == answer) {
      const bool charges = candidate.claim_noun_cue || readings[c].stance == Stance::accuses;
      if ((charges && !unsure_inside(said[c])) || (denied_by_cue(own) && denied_whole(own, said[answer], said[c])))
        found.push_back({c, Relation::same, Certainty::certain, "explicit", relate(own, candidate), 1000});
      continue;
    }
    const bool same_speaker = !own.selves.empty() && meet(own.selves, candidate.selves);
    if (same_speaker && what == Answer::responds) continue;
    const bool actual = acts && acts->claim->actual() && states(candidate, said[c], readings[c]) &&
                        (!same_speaker || what == Answer::confirms);
    const bool then = dated && own.period != candidate.period;
    const bool turned = what != Answer::rebuts || (acts && acts->answer->negated);
    if (actual && turned && !then && acts->known >= 2 && settled(*acts) && !borrowed_from(c)) {
      found.push_back({c, acts->relation, acts->known >= 3 && !own.borrowed ? Certainty::certain : Certainty::likely,
                       "act", acts, 500 + acts->known});
      continue;
    }
    if (what == Answer::rebuts || borrowed_from(c)) continue;
    // At most "may also concern": two acts told in full that differ; a denial by somebody who is not certain, or told
    // inside somebody else's words by a reading that is not sure of itself; a mere "no comment" whose speaker the
    // candidate does not name, or that stands before it; a confirmation of what the candidate says is not so, or of how
    // hard it is; what is no statement of fact.
    const bool unlike = !acts && told_in_full(own) && told_in_full(candidate) && spelled_out(own);
    const bool weak = what == Answer::denies && own.entry && own.entry->weak;
    const bool loose = kind == AnswerKind::silent && (c > answer || !names_speaker(own, candidate));
    const bool reversed = what == Answer::confirms && negated(candidate.content, 0, 10) && !negated(own.content, 0, 10);
    const bool wished = kind == AnswerKind::silent && !states(candidate, said[c], readings[c]);
    const bool unfit = noun_decides && !noun_fits_it(own, candidate, readings[c]);
    const bool notional = acts && acts->known >= 2 && acts->answer->actual() && acts->claim->planned;
    // words that tell what is denied, none of which the candidate has, by somebody of whom it does not speak; what is
    // confirmed must be told in words of the claim
    const bool named_there = names_speaker(own, candidate) || names_party(own, candidate.selves);
    const bool strange = what == Answer::confirms ? !meet(own.plain, candidate.plain)
                                                  : !meet(own.stems, candidate.stems) && !named_there;
    const bool unrelated = spelled_out(own) && kind == AnswerKind::spelled && strange;
    const bool weighed = what == Answer::confirms && weighs(own) && !weighs(candidate);
    const bool undecided = postponed && !meet(own.stems, candidate.stems);
    const bool elsewhere = of_another && overlap(own, candidate, all.rarity) < nearly_same;
    const bool doubtful = then || elsewhere || undecided || unrelated || unfit || notional || unlike || weak ||
                          unsure_inside(said[answer]) || loose || reversed || wished || weighed;
    // "the transfer": an act named again without its doer is the one told nearest
    const bool again = actual && acts->answer->noun && !acts->answer->agent;
    const int reached = points(features, kind, all.of.size() <= short_article) + (again ? act_again_points : 0);
    const auto object = object_of(own.content);
    const std::string_view rule = again                       ? "named-again"
                                  : object == Object::none    ? "refusal"
                                  : object == Object::pronoun ? "pronoun"
                                  : object == Object::claim   ? "claim-noun"
                                                              : "words";
    scored.push_back({c, again ? acts->relation : Relation::same, Certainty::possible, rule,
                      again ? acts : std::nullopt, doubtful ? std::min(reached, likely_from - 1) : reached});
  }
  const auto by_score = [](const Target& a, const Target& b) { return a.score > b.score; };
  std::stable_sort(found.begin(), found.end(), by_score);
  // what the denial itself names may be told elsewhere too
  const bool named = std::all_of(found.begin(), found.end(), [](const Target& one) { return one.rule == "explicit"; });
  if (!named || what == Answer::rebuts) return found;
  std::stable_sort(scored.begin(), scored.end(), by_score);
  for (const auto& one : scored) {
    if (found.size() >= most_targets || one.score < possible_from || one.score + margin < scored.front().score) break;
    found.push_back(one);
    if (one.score >= (kind == AnswerKind::spelled ? spelled_likely_from : likely_from)) {
      found.back().certainty = Certainty::likely;
    }
  }
  return found;
}

}  // namespace explainer::answers
