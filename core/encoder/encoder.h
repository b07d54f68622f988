#pragma once
#include <array>
#include <span>
#include <vector>

#include "explainer/explainer.h"
#include "text/text.h"

/// A small transformer that reads the article and says of every word how likely it names a source, marks an
/// attribution or is what somebody says.
namespace explainer::encoder {

enum Label : std::uint8_t { outside, begin_source, in_source, begin_cue, in_cue, begin_content, in_content };
constexpr std::size_t label_count = 7;

/// One score a label (not a probability), for one word.
using Scores = std::array<float, label_count>;

/// Reads each passage as a text of its own (windows of `Weights::settings` with overlap) and gives the scores of its
/// words, passage by passage: `result[p][w]` belongs to word `passages[p].begin + w`. A word takes its scores from the
/// window in which it stands most central. The same bits on every machine.
/// Usually one passage: the whole text. The content of a statement is read on its own to find the statements in it.
std::vector<std::vector<Scores>> read(const text::Text& text, std::span<const WordSpan> passages, const Model& model);

/// Transition scores between labels, learned with the weights: `between[a][b]` for b after a.
struct Transitions {
  std::array<Scores, label_count> between;
  Scores start, end;
};
const Transitions& transitions(const Model& model);

}  // namespace explainer::encoder
