#include "answers/pairs.h"

#include <algorithm>

#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::answers {
namespace {

enum Feature : std::uint8_t {
  same_sentence,
  before_1,
  before_2,
  before_3_5,
  before_6_9,
  before_10,
  after_1,
  after_2,
  after_3_5,
  after_6,
  same_block,
  next_block,
  rank_before_1,
  rank_before_2,
  rank_before_3,
  rank_after_1,
  headline,
  lead,
  touching,
  just_before,
  accuses,
  criticises,
  confirms,
  warns,
  intends,
  expresses,
  calls_for,
  hedge_cue,
  evidence_cue,
  report_cue,
  question_cue,
  noun_cue,
  no_cue,
  no_source,
  anonymous,
  medium,
  direct,
  candidate_negated,
  same_turn,
  opposite_turn,
  same_speaker,
  same_party,
  answerer_named,
  answerer_pronoun,
  answerer_first,
  speaker_named,
  speaker_around,
  parties_shared,
  parties_none,
  very_short,
  short_content,
  long_content,
  overlap_share,
  covered_share,
  plain_shared,
  plain_any,
  around_shared,
  named_around,
  act_same,
  act_known,
  act_settled,
  act_again,
  act_other,
  noun_fits,
  points_nowhere,
  inside_other,
  turn_shared,
  turn_covered,
  other_turn_shared,
  block_shared,
  other_block_shared,
  before_shared,
  headline_shared,
  headline_around,
  frequent,
  frame_any,
  opens,
  first_claim,
};

bool is_class(const Facts& facts, CueClass one) { return facts.entry && facts.entry->cue_class == one; }

template <class T>
int count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  int shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      ++shared, ++i, ++k;
    else
      a[i] < b[k] ? ++i : ++k;
  }
  return shared;
}

/// Of some words, by rarity, the tenths that stand among others.
std::int16_t covered(const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& others,
                     const std::vector<std::uint32_t>& rarity) {
  std::uint32_t shared = 0, total = 0;
  for (const auto stem : some) {
    total += rarity[stem];
    if (std::binary_search(others.begin(), others.end(), stem)) shared += rarity[stem];
  }
  return static_cast<std::int16_t>(total == 0 ? 0 : 10 * shared / total);
}

/// How often the article comes back to what the candidate speaks of, 0 to 12.
std::int16_t frequency(const Facts& candidate, const std::vector<std::uint32_t>& rarity) {
  std::uint32_t sum = 0;
  for (const auto stem : candidate.plain) sum += 4 - rarity[stem];
  return static_cast<std::int16_t>(candidate.plain.empty() ? 0 : 4 * sum / candidate.plain.size());
}

/// Words of `around`, no names, that the content of the candidate has.
std::int16_t shared_plain(const std::vector<std::uint32_t>& around, const Facts& candidate) {
  return static_cast<std::int16_t>(std::min(4, count_shared(around, candidate.plain)));
}

}  // namespace

const std::array<std::string_view, pair_feature_count> pair_feature_names = {
    "same-sentence",
    "before-1",
    "before-2",
    "before-3-5",
    "before-6-9",
    "before-10",
    "after-1",
    "after-2",
    "after-3-5",
    "after-6",
    "same-block",
    "next-block",
    "rank-before-1",
    "rank-before-2",
    "rank-before-3",
    "rank-after-1",
    "headline",
    "lead",
    "touching",
    "just-before",
    "accuses",
    "criticises",
    "confirms",
    "warns",
    "intends",
    "expresses",
    "calls-for",
    "hedge-cue",
    "evidence-cue",
    "report-cue",
    "question-cue",
    "noun-cue",
    "no-cue",
    "no-source",
    "anonymous",
    "medium",
    "direct",
    "negated",
    "same-turn",
    "opposite-turn",
    "same-speaker",
    "same-party",
    "answerer-named",
    "answerer-pronoun",
    "answerer-first",
    "speaker-named",
    "speaker-around",
    "parties-shared",
    "parties-none",
    "very-short",
    "short",
    "long",
    "overlap",
    "covered",
    "plain-shared",
    "plain-any",
    "around-shared",
    "named-around",
    "act-same",
    "act-known",
    "act-settled",
    "act-again",
    "act-other",
    "noun-fits",
    "points-nowhere",
    "inside-other",
    "turn-shared",
    "turn-covered",
    "other-turn-shared",
    "block-shared",
    "other-block-shared",
    "before-shared",
    "headline-shared",
    "headline-around",
    "frequent",
    "frame-any",
    "opens",
    "first-claim",
};

bool denied_by_cue(const Facts& answer) {
  return is_class(answer, CueClass::deny) || is_class(answer, CueClass::reject) ||
         is_class(answer, CueClass::disprove) || is_class(answer, CueClass::retract);
}

bool noun_fits_it(const Facts& answer, const Facts& candidate, const Reading& reading) {
  if (answer.content.size() > 12) return false;
  if (has_word(answer.content, {"finding", "assessment", "intelligence", "conclusion"}))
    return is_class(candidate, CueClass::evidence) || is_class(candidate, CueClass::hedge);
  if (has_word(answer.content, {"charge", "accusation", "allegation", "attack", "criticism", "wrongdoing",
                                "impropriety", "misconduct", "malpractice"}))
    return reading.stance == Stance::accuses || reading.stance == Stance::criticises || candidate.claim_noun_cue;
  return has_word(answer.content, {"report", "rumor", "rumour", "story"}) && is_class(candidate, CueClass::report);
}

AnswerKind answer_kind(const Facts& answer, Answer what) {
  const auto object = object_of(answer.content);
  const auto words = word_count(answer.content);
  if (answer.own && answer.own->rule == "called-true") return AnswerKind::bare;
  if (what == Answer::declines) {
    const bool empty =
        words == 0 || (words <= 9 && has_word(answer.content, {"comment", "request", "call", "message", "inquiry"}));
    return empty || object == Object::pronoun ? AnswerKind::silent : AnswerKind::refusal;
  }
  const bool by_cue =
      denied_by_cue(answer) || is_class(answer, CueClass::confirm) || is_class(answer, CueClass::concede);
  if (!by_cue && what != Answer::confirms) {
    // "it's nonsense", "no, absolutely not": a pointer too
    const auto& own = answer.own;
    const bool points =
        own && own->begin <= 6 && (own->rule == "called-false" || own->rule == "no" || own->rule == "not-the-case");
    return points ? AnswerKind::bare : AnswerKind::rebuttal;
  }
  if (object == Object::none || object == Object::pronoun) return AnswerKind::bare;
  if (words <= 4 && (object == Object::claim || object == Object::deed)) return AnswerKind::bare;
  return AnswerKind::spelled;
}

PairFeatures pair_features(const OneStatement& answering, const OneStatement& other, const FactsOfAll& all, Rank rank,
                           const std::optional<ActRelation>& acts) {
  PairFeatures f{};
  const auto& answer = answering.facts;
  const auto& candidate = other.facts;
  const auto& reading = other.reading;
  const bool before = candidate.position < answer.position;
  const auto apart = answer.sentence > candidate.sentence ? answer.sentence - candidate.sentence
                                                          : candidate.sentence - answer.sentence;
  if (apart == 0)
    f[same_sentence] = 1;
  else if (before)
    f[apart == 1   ? before_1
      : apart == 2 ? before_2
      : apart <= 5 ? before_3_5
      : apart <= 9 ? before_6_9
                   : before_10] = 1;
  else
    f[apart == 1 ? after_1 : apart == 2 ? after_2 : apart <= 5 ? after_3_5 : after_6] = 1;
  const auto blocks = answer.block > candidate.block ? answer.block - candidate.block : candidate.block - answer.block;
  f[same_block] = blocks == 0, f[next_block] = blocks == 1;
  f[rank_before_1] = rank.before == 1, f[rank_before_2] = rank.before == 2, f[rank_before_3] = rank.before == 3;
  f[rank_after_1] = rank.after == 1;
  f[headline] = candidate.block == 0, f[lead] = candidate.block > 0 && candidate.block <= 2;
  f[touching] = candidate.end <= answer.begin && answer.begin - candidate.end <= 3 && apart == 0;
  f[just_before] = candidate.end <= answer.begin && answer.begin - candidate.end <= 3 && apart > 0;

  const auto stance = reading.stance;
  f[accuses] = stance == Stance::accuses, f[criticises] = stance == Stance::criticises;
  f[confirms] = stance == Stance::confirms, f[warns] = stance == Stance::warns;
  f[intends] = stance == Stance::intends, f[expresses] = stance == Stance::expresses;
  f[calls_for] = stance == Stance::calls_for;
  f[hedge_cue] = is_class(candidate, CueClass::hedge), f[evidence_cue] = is_class(candidate, CueClass::evidence);
  f[report_cue] = is_class(candidate, CueClass::report), f[question_cue] = is_class(candidate, CueClass::question);
  f[noun_cue] = candidate.claim_noun_cue, f[no_cue] = candidate.cue.empty();
  f[no_source] = candidate.selves.empty() && candidate.self_names.empty();
  f[anonymous] = candidate.speaker_kind == EntityKind::anonymous;
  f[medium] = candidate.speaker_kind == EntityKind::medium || candidate.speaker_kind == EntityKind::document;
  f[direct] = other.said.form == Form::direct;
  const bool turned = negated(candidate.content, 0, 10), own_turned = negated(answer.content, 0, 10);
  f[candidate_negated] = turned;
  f[same_turn] = turned && own_turned, f[opposite_turn] = turned != own_turned;

  const bool one_speaker = (answer.speaker && answer.speaker == candidate.speaker) ||
                           (answer.selves.empty() && meet(answer.self_names, candidate.self_names));
  const bool one_side = meet(answer.selves, candidate.selves);
  f[same_speaker] = one_speaker, f[same_party] = !one_speaker && one_side;
  for (const auto& reference : candidate.references) {
    if (one_speaker || !holds(answer.selves, reference.party)) continue;
    f[reference.pronoun ? answerer_pronoun : answerer_named] = 1;
    if (reference.begin <= 3) f[answerer_first] = 1;
  }
  if (!one_speaker && meet(answer.self_names, candidate.stems)) f[answerer_named] = 1;
  f[speaker_named] =
      !one_speaker && (names_party(answer, candidate.selves) || meet(candidate.self_names, answer.stems));
  f[speaker_around] = !one_speaker && f[speaker_named] == 0 && meet(candidate.self_names, answer.around);
  f[named_around] = !one_speaker && f[answerer_named] == 0 && meet(answer.self_names, candidate.around);
  f[parties_shared] = static_cast<std::int16_t>(std::min(3, count_shared(answer.parties, candidate.parties)));
  f[parties_none] = f[parties_shared] == 0 && !answer.parties.empty() && !candidate.parties.empty();

  const auto words = word_count(candidate.content);
  f[very_short] = words <= 3, f[short_content] = words > 3 && words <= 6, f[long_content] = words > 25;
  f[overlap_share] = static_cast<std::int16_t>(std::min(40, overlap(answer, candidate, all.rarity)) / 4);
  f[covered_share] = covered(answer.stems, candidate.stems, all.rarity);
  f[plain_shared] = static_cast<std::int16_t>(std::min(4, count_shared(answer.stems, candidate.plain)));
  f[plain_any] = f[plain_shared] > 0;
  f[around_shared] = shared_plain(answer.around, candidate);
  f[turn_shared] = shared_plain(answer.turn, candidate);
  f[turn_covered] = covered(candidate.stems, answer.turn, all.rarity);
  f[other_turn_shared] = shared_plain(candidate.turn, answer);
  f[before_shared] = shared_plain(answer.before, candidate);
  if (answer.block < all.blocks.size()) f[block_shared] = shared_plain(all.blocks[answer.block], candidate);
  if (candidate.block < all.blocks.size()) f[other_block_shared] = shared_plain(all.blocks[candidate.block], answer);
  if (!all.blocks.empty()) {
    f[headline_shared] = shared_plain(all.blocks[0], candidate);
    f[headline_around] = static_cast<std::int16_t>(std::min(4, count_shared(all.blocks[0], candidate.around)));
  }
  f[frequent] = frequency(candidate, all.rarity);
  for (const auto& x : answer.acts) {
    for (const auto& y : candidate.acts) {
      if (x.frame == y.frame) f[frame_any] = 1;
    }
  }
  if (acts) {
    const bool real = acts->claim->actual();
    f[act_same] = 1, f[act_known] = static_cast<std::int16_t>(acts->known);
    const auto& a = *acts->answer;
    const auto& c = *acts->claim;
    f[act_settled] = real && acts->known >= 2 &&
                     ((a.agent && c.agent) || (a.other && c.other && !a.object.empty() && !c.object.empty()));
    f[act_again] = a.noun && !a.agent && real;
  }
  f[act_other] = !acts && told_in_full(answer) && told_in_full(candidate);
  f[noun_fits] = noun_fits_it(answer, candidate, reading);
  f[points_nowhere] = words <= 6 && candidate.acts.empty() && object_of(candidate.content) == Object::claim;
  f[opens] = candidate.opens, f[first_claim] = candidate.first_claim && !one_speaker;
  f[inside_other] = other.said.inside.has_value();
  return f;
}

}  // namespace explainer::answers
