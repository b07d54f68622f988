#include "claims/targets.h"

#include <algorithm>
#include <array>

#include "claims/negation.h"

namespace explainer::claims {
namespace {

constexpr std::uint32_t look_back = 120, look_ahead = 60;
constexpr int likely_from = 6, possible_from = 2, margin = 3;
constexpr std::size_t most_targets = 3;

bool has_word(const std::vector<Token>& some, std::initializer_list<std::string_view> bases) {
  return std::any_of(some.begin(), some.end(), [&](const Token& token) {
    return std::any_of(bases.begin(), bases.end(), [&](auto base) { return token.is(base); });
  });
}

std::size_t word_count(const Facts& facts) {
  return static_cast<std::size_t>(
      std::count_if(facts.content.begin(), facts.content.end(), [](const Token& t) { return t.letters; }));
}

/// A content that itself only points back ("the finding") says nothing that could be answered.
bool points_back(const Facts& facts) {
  return word_count(facts) <= 6 && facts.acts.empty() && object_of(facts.content) == Object::claim;
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
  const auto own = answer_in(facts.content);
  return own && own->stance == Stance::denies && !own->sure &&
         std::any_of(facts.acts.begin(), facts.acts.end(), [](const Act& act) { return act.negated; });
}

/// What the object of the answer is, its claim noun read as a pointer back.
bool is_bare(const Facts& answer) {
  const auto object = object_of(answer.content);
  if (object == Object::none || object == Object::pronoun) return true;
  return word_count(answer) <= 4 && (object == Object::claim || object == Object::deed);
}

/// "denied selling shells", "denied that it had": the words say what is denied.
bool spelled_out(const Facts& answer) {
  const auto object = object_of(answer.content);
  return object == Object::gerund || object == Object::clause;
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

/// "declined to comment", "did not respond to a request for comment": on what, the article does not say.
bool says_nothing(const Facts& answer) {
  const auto words = word_count(answer);
  return words == 0 || (words <= 9 && has_word(answer.content, {"comment", "request", "call", "message", "inquiry"}));
}

/// Does the noun by which the answer points back fit what the candidate is? "finding" an intelligence report, "charge"
/// an accusation, "report" a medium's.
int noun_fit(const Facts& answer, const Facts& candidate, const Reading& reading) {
  if (answer.content.size() > 12) return 0;
  const auto is_class = [&](CueClass one) { return candidate.entry && candidate.entry->cue_class == one; };
  if (has_word(answer.content, {"finding", "assessment", "intelligence", "conclusion"}))
    return is_class(CueClass::evidence) || is_class(CueClass::hedge) ? 6 : 0;
  if (has_word(answer.content, {"charge", "accusation", "allegation", "attack", "criticism"})) {
    return reading.stance == Stance::accuses                                  ? 4
           : reading.stance == Stance::criticises || candidate.claim_noun_cue ? 3
                                                                              : 0;
  }
  if (has_word(answer.content, {"report", "rumor", "rumour", "story"})) return is_class(CueClass::report) ? 4 : 0;
  return 0;
}

/// What is known of an answer and a statement that it may answer. Numbers, most of them 0 or 1.
enum Feature : std::uint8_t {
  same_sentence,
  one_away,
  two_away,
  few_away,
  far_away,
  same_block,
  after,
  own_words,
  answerer_named,
  speaker_named,
  accuses,
  criticises,
  distanced,
  confirms_it,
  warns_it,
  wishes,
  is_short,
  shared_rarity,
  shared_plain,
  bare_directly_before,
  noun_fits,
  named_again,
  other_act,
  same_act,
  nearest_before,
  candidate_negated,
  second_before,
  nearest_after,
  first_block,
  mentions_far,
  feature_count,
};
using Features = std::array<int, feature_count>;

/// Where a candidate stands among those of other speakers.
enum class Place : std::uint8_t { elsewhere, nearest_before, second_before, nearest_after };

Features features(const Facts& answer, Answer kind, const Facts& candidate, const Reading& reading,
                  const FactsOfAll& all, bool before, bool directly_before, const std::optional<ActRelation>& acts,
                  Place place) {
  Features f{};
  const auto apart = answer.sentence > candidate.sentence ? answer.sentence - candidate.sentence
                                                          : candidate.sentence - answer.sentence;
  f[same_sentence] = apart == 0, f[one_away] = apart == 1, f[two_away] = apart == 2,
  f[few_away] = apart >= 3 && apart <= 5, f[far_away] = apart >= 10;
  f[same_block] = answer.block == candidate.block;
  f[after] = !before;
  const bool same_speaker =
      meet(answer.selves, candidate.selves) || (answer.selves.empty() && meet(answer.self_names, candidate.self_names));
  f[own_words] = same_speaker && kind != Answer::confirms;
  f[answerer_named] =
      !same_speaker && (names_party(candidate, answer.selves) || meet(answer.self_names, candidate.stems));
  f[speaker_named] =
      !same_speaker && (names_party(answer, candidate.selves) || meet(candidate.self_names, answer.stems));
  f[accuses] = reading.stance == Stance::accuses;
  f[criticises] = reading.stance == Stance::criticises;
  f[distanced] = candidate.claim_noun_cue || (candidate.entry && candidate.entry->cue_class == CueClass::hedge);
  f[confirms_it] = reading.stance == Stance::confirms;
  f[warns_it] = reading.stance == Stance::warns;
  f[wishes] =
      reading.stance == Stance::intends || reading.stance == Stance::expresses || reading.stance == Stance::calls_for;
  f[is_short] = word_count(candidate) <= 4;
  f[shared_rarity] = std::min(36, overlap(answer, candidate, all.rarity)) / 4;
  f[shared_plain] = std::min(3, shared_words(answer, candidate));
  f[bare_directly_before] = is_bare(answer) && directly_before;
  f[noun_fits] = noun_fit(answer, candidate, reading);
  f[named_again] = acts && acts->answer->noun && !acts->answer->agent && acts->claim->actual() ? 2 + acts->known : 0;
  f[other_act] = spelled_out(answer) && !answer.acts.empty() && !candidate.acts.empty() && !acts
                     ? (f[shared_plain] == 0 ? 3 : 1)
                     : 0;
  f[same_act] = acts.has_value() && f[named_again] == 0;
  f[candidate_negated] = negated(candidate.content, 0, 10);
  f[nearest_before] = place == Place::nearest_before;
  f[second_before] = place == Place::second_before;
  f[nearest_after] = place == Place::nearest_after;
  f[first_block] = candidate.block == 0;
  f[mentions_far] = f[answerer_named] && apart >= 3;
  return f;
}

/// Tuned by hand after a regression over the answers of some two hundred articles.
constexpr Features weights = {
    4, 1, 0, -1, -4, 5, -3, -10, 5, 1, 6, -1, 0, 5, -2, -4, -4, 1, 2, 5, 1, 2, -3, 1, 2, -2, 0, 1, -3, 1,
};

int score(const Features& f) {
  int points = 0;
  for (std::size_t i = 0; i < f.size(); ++i) points += weights[i] * f[i];
  return points;
}

bool told_in_full(const Facts& facts) {
  return std::any_of(facts.acts.begin(), facts.acts.end(), [](const Act& act) {
    return int(act.agent.has_value()) + int(act.other.has_value()) + int(!act.object.empty() || !act.thing.empty()) >=
           2;
  });
}

/// Two acts whose doers are both told and equal or, if one is left open, whose others and things are.
bool settled(const ActRelation& acts) {
  const auto& a = *acts.answer;
  const auto& c = *acts.claim;
  return (a.agent && c.agent) || (a.other && c.other && !a.object.empty() && !c.object.empty());
}

}  // namespace

bool affirms(const Facts& facts, const attribution::Said& said, const Reading& reading) {
  if (said.content.empty() || facts.content.empty()) return false;
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
    if (stance == Stance::denies)
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

std::vector<Target> targets_of(std::uint32_t answer, const std::vector<Answer>& answers, const FactsOfAll& all,
                               const std::vector<attribution::Said>& said, const std::vector<Reading>& readings) {
  std::vector<Target> found, scored;
  const auto& own = all.of[answer];
  const Answer kind = answers[answer];
  if (kind == Answer::declines && withholds_details(own)) return found;
  const auto size = static_cast<std::uint32_t>(said.size());
  const std::uint32_t begin = answer > look_back ? answer - look_back : 0, end = std::min(size, answer + look_ahead);
  const auto eligible = [&](std::uint32_t c) {
    return c != answer && !points_back(all.of[c]) && affirms(all.of[c], said[c], readings[c]) &&
           said[answer].inside != c && answers[c] != Answer::questions && answers[c] != Answer::responds;
  };
  std::array<std::uint32_t, 3> neighbours = {size, size, size};
  const auto other_speaker = [&](std::uint32_t c) {
    return eligible(c) && !meet(own.selves, all.of[c].selves) && said[c].inside != answer;
  };
  for (std::uint32_t c = answer; c > begin && neighbours[1] == size; --c) {
    if (other_speaker(c - 1)) (neighbours[0] == size ? neighbours[0] : neighbours[1]) = c - 1;
  }
  for (std::uint32_t c = answer + 1; c < end && neighbours[2] == size; ++c) {
    if (other_speaker(c)) neighbours[2] = c;
  }
  const auto borrowed_from = [&](std::uint32_t c) {
    return own.borrowed && (c == *own.borrowed || said[*own.borrowed].inside == c || said[c].inside == own.borrowed);
  };
  for (std::uint32_t c = begin; c < end; ++c) {
    if (!eligible(c)) continue;
    const auto& candidate = all.of[c];
    if (said[c].inside == answer) {
      if (candidate.claim_noun_cue || readings[c].stance == Stance::accuses)
        found.push_back({c, Relation::same, Certainty::certain, "explicit", relate(own, candidate), 100});
      continue;
    }
    const bool same_speaker = !own.selves.empty() && meet(own.selves, candidate.selves);
    const auto acts = relate(own, candidate);
    const bool actual = acts && acts->claim->actual() && states(candidate, said[c], readings[c]) &&
                        (!same_speaker || kind == Answer::confirms);
    const bool turned = kind != Answer::rebuts || (acts && acts->answer->negated);
    if (actual && turned && acts->known >= 2 && settled(*acts) && !borrowed_from(c)) {
      found.push_back({c, acts->relation, acts->known >= 3 && !own.borrowed ? Certainty::certain : Certainty::likely,
                       "act", acts, 50 + acts->known});
      continue;
    }
    if (kind == Answer::rebuts || borrowed_from(c)) continue;
    const auto known = features(own, kind, candidate, readings[c], all, c < answer, c + 1 == answer, acts,
                                c == neighbours[0]   ? Place::nearest_before
                                : c == neighbours[1] ? Place::second_before
                                : c == neighbours[2] ? Place::nearest_after
                                                     : Place::elsewhere);
    // At most "may also concern": two acts told in full that differ; a denial by somebody who is not certain; a mere
    // "no comment" whose speaker the candidate does not name, or that stands before it; a confirmation of what the
    // candidate says is not so; what is no statement of fact.
    const bool unlike = known[other_act] > 1 && told_in_full(own) && told_in_full(candidate);
    const bool weak = kind == Answer::denies && own.entry && own.entry->weak;
    const bool loose = kind == Answer::declines && says_nothing(own) && (c > answer || known[answerer_named] == 0);
    const bool reversed = kind == Answer::confirms && known[candidate_negated] != 0 && !negated(own.content, 0, 10);
    const bool doubtful = unlike || weak || loose || reversed || !states(candidate, said[c], readings[c]);
    const int points = doubtful ? std::min(score(known), likely_from - 1) : score(known);
    // "the transfer": an act named again without its doer is the one told nearest
    const bool again = actual && known[named_again] > 0;
    const auto object = object_of(own.content);
    const std::string_view rule = again                       ? "named-again"
                                  : object == Object::none    ? "refusal"
                                  : object == Object::pronoun ? "pronoun"
                                  : object == Object::claim   ? "claim-noun"
                                                              : "words";
    scored.push_back(
        {c, again ? acts->relation : Relation::same, Certainty::possible, rule, again ? acts : std::nullopt, points});
  }
  const auto by_score = [](const Target& a, const Target& b) { return a.score > b.score; };
  std::stable_sort(found.begin(), found.end(), by_score);
  if (!found.empty() || kind == Answer::rebuts) return found;
  std::stable_sort(scored.begin(), scored.end(), by_score);
  for (const auto& one : scored) {
    if (found.size() >= most_targets || one.score < possible_from || one.score + margin < scored.front().score) break;
    found.push_back(one);
    if (one.score >= likely_from) found.back().certainty = Certainty::likely;
  }
  return found;
}

}  // namespace explainer::claims
