#include "claims/own_voice.h"

#include <algorithm>

#include "claims/cards.h"
#include "stance/modality.h"
#include "stance/negation.h"

namespace explainer::claims {
namespace {

constexpr std::uint32_t sentences_back = 2, charges_back = 5;
constexpr std::size_t of_one_frame = 40, most_tellings = 3;

/// Does the article itself say these words, with no ifs and buts?
bool plainly_told(const Facts& told) {
  const bool asked = !told.content.empty() && told.content.back().lower == "?";
  const bool open = std::any_of(told.content.begin(), told.content.end(),
                                [](const Token& token) { return token.lower == "whether"; });
  return !asked && !open && !is_conditional(told.content) && hedges_in({}, told.content).empty();
}

/// "the claims are", "that is": what is called false is words. Not "once the report was found to be": told in passing.
struct Subject {
  bool claims = false;  ///< a noun for them
};
std::optional<Subject> words_called(const Facts& told, const ContentAnswer& called) {
  const auto& some = told.content;
  if (some.empty()) return std::nullopt;
  for (std::size_t i = 0; i + 1 < called.begin; ++i) {
    if (!in_class(some[i], "claim-noun") || !(some[i + 1].is("be") || some[i + 1].is("have"))) continue;
    const auto before = i > 0 && in_class(some[i - 1].lower, "article") ? i - 1 : i;
    if (before == 0 || some[before - 1].lower == "that") return Subject{true};
  }
  const bool pointed = called.begin <= 3 && (some.front().lower == "that" || some.front().lower == "this");
  return pointed ? std::optional(Subject{}) : std::nullopt;
}

/// The last statement before that says something, just before; for "the claims" the last charge, a little further off.
std::optional<std::uint32_t> spoken_of(const Known& known, const Facts& told, Subject subject) {
  const auto& all = known.all.of;
  const auto behind =
      std::partition_point(all.begin(), all.end(), [&](const Facts& one) { return one.begin < told.begin; });
  for (auto at = behind; at != all.begin();) {
    const auto s = static_cast<std::uint32_t>(--at - all.begin());
    const auto& reading = known.readings[s];
    if (at->sentence + (subject.claims ? charges_back : sentences_back) < told.sentence) break;
    // "that is a lie" behind a denial is said of the denial
    const bool answer = reading.stance == Stance::denies || reading.stance == Stance::declines;
    if (!subject.claims && answer) break;
    if (!states(*at, known.said[s], reading) || unsure_inside(known.said[s])) continue;
    const bool charge = at->claim_noun_cue && at->entry->cue_class != CueClass::question;
    if (!subject.claims || reading.stance == Stance::accuses || charge ||
        at->sentence + sentences_back >= told.sentence)
      return s;
  }
  return std::nullopt;
}

bool same_telling(const Act& told, const Act& claim) {
  const auto related = relate(told, claim);
  return related && related->relation == Relation::same && related->known >= 2 && !told.noun && !told.planned &&
         !told.open && !claim.planned && told.agent.has_value() && claim.agent.has_value() &&
         told.object == claim.object;
}

}  // namespace

std::optional<WordSpan> verdict_in(const text::Text& text, const attribution::Said& said, const Facts& facts) {
  const bool of_claims =
      std::any_of(facts.cue.begin(), facts.cue.end(), [](const Token& token) { return in_class(token, "claim-noun"); });
  const auto judges = [&](std::uint32_t w) {
    const auto& word = text.words[w].lower;
    return in_class(word, "verdict-adverb") || (of_claims && in_class(word, "verdict-adjective"));
  };
  for (const auto cue : said.cue) {
    for (auto w = cue.begin; w < cue.end; ++w) {
      if (judges(w)) return cue;
    }
    if (cue.begin == 0) continue;
    const auto& before = text.words[cue.begin - 1];
    if (judges(cue.begin - 1) && before.sentence == text.words[cue.begin].sentence)
      return WordSpan{cue.begin - 1, cue.end};
  }
  return std::nullopt;
}

std::vector<OwnVoice> verdicts(const Known& known) {
  std::vector<OwnVoice> found;
  for (std::uint32_t s = 0; s < known.said.size(); ++s) {
    // inside another's words, or where he condemns "the false claim", the verdict is the speaker's
    if (known.said[s].inside || known.readings[s].stance == Stance::criticises) continue;
    if (!states(known.all.of[s], known.said[s], known.readings[s])) continue;
    const auto words = verdict_in(known.text, known.said[s], known.all.of[s]);
    if (words && !known.text.quotation_at(words->begin)) found.push_back({s, *words, Stance::denies});
  }
  for (const auto& told : known.all.told) {
    const auto called = answer_in(told.content);
    if (!called || called->rule != "called-false" || !plainly_told(told)) continue;
    const auto subject = words_called(told, *called);
    const auto s = subject ? spoken_of(known, told, *subject) : std::nullopt;
    if (s || (subject && subject->claims)) {
      found.push_back({s, {told.begin, told.content[called->end - 1].word + 1}, Stance::denies});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const OwnVoice& a, const OwnVoice& b) { return a.words < b.words; });
  return found;
}

OwnTellings own_tellings(const FactsOfAll& all) {
  OwnTellings found;
  for (const auto& told : all.told) {
    if (!told.whole || told.acts.empty() || !plainly_told(told) || find_cue(told.content, told.content.size()))
      continue;
    for (const auto& act : told.acts) {
      auto& same_frame = found[act.frame];
      if (same_frame.size() < of_one_frame) same_frame.push_back(&told);
    }
  }
  return found;
}

std::vector<OwnVoice> told_of(const OwnTellings& tellings, const Known& known, std::uint32_t statement) {
  std::vector<OwnVoice> found;
  const bool claims = known.rules.answers[statement] == Answer::none;  // else the act itself is what it denies
  for (const auto& claim : known.all.of[statement].acts) {
    const auto same_frame = tellings.find(claim.frame);
    if (same_frame == tellings.end()) continue;
    for (const auto* told : same_frame->second) {
      const auto act =
          std::find_if(told->acts.begin(), told->acts.end(), [&](const Act& one) { return same_telling(one, claim); });
      if (act == told->acts.end() || found.size() >= most_tellings) continue;
      const bool against = act->negated != (claims && claim.negated);
      found.push_back({statement, {told->begin, told->end}, against ? Stance::denies : Stance::asserts});
    }
  }
  return found;
}

std::vector<OwnVoice> each_once(std::vector<OwnVoice> told) {
  // the longer of two that begin alike first
  std::stable_sort(told.begin(), told.end(), [](const OwnVoice& x, const OwnVoice& y) {
    return x.words.begin != y.words.begin ? x.words.begin < y.words.begin : x.words.end > y.words.end;
  });
  std::vector<OwnVoice> kept;
  for (auto& one : told) {
    const bool again = !kept.empty() && kept.back().position == one.position && one.words.end <= kept.back().words.end;
    if (!again) kept.push_back(std::move(one));
  }
  return kept;
}

}  // namespace explainer::claims
