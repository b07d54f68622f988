#pragma once
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/claims.h"

namespace explainer::claims {

struct Known;

/// Where the article takes a side in words that it ascribes to nobody. Three signs, all of them plain:
/// - verdict: the words that report a statement call it false ("falsely claimed", "the debunked claim that");
/// - sentence: words of nobody call "the claims" or "that" false, right behind the statement of which they speak;
/// - act: a sentence in which nobody speaks tells the very act that is claimed, or that it did not happen.
/// A question, a hedge, a condition or any word of saying makes it no side taken. "Without evidence" calls nothing
/// false.
struct OwnVoice {
  std::optional<std::uint32_t> statement;  ///< on which it takes a side; none: "the allegations", told nowhere near
  WordSpan words;                          ///< that take it
  Stance position = Stance::asserts;       ///< asserts or denies
};

/// "falsely claimed", "the discredited claim that": the article's word that judges, with the cue that it judges.
std::optional<WordSpan> verdict_in(const text::Text& text, const attribution::Said& said, const Facts& facts);

/// Verdicts and sentences, in the order of the text; they may found a claim that nobody else answers.
std::vector<OwnVoice> verdicts(const Known& known);

/// The article's own sentences by the acts that they tell, each act's first 40.
using OwnTellings = std::map<std::string_view, std::vector<const Facts*>>;
OwnTellings own_tellings(const FactsOfAll& all);

/// Those of them that tell an act of the statement, or that it did not happen. The statement may be a denial of it.
std::vector<OwnVoice> told_of(const OwnTellings& tellings, const Known& known, std::uint32_t statement);

/// In the order of the text; what stands in another that takes the same position is told already.
std::vector<OwnVoice> each_once(std::vector<OwnVoice> told);

}  // namespace explainer::claims
