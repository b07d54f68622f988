#pragma once
#include <cstdint>
#include <vector>

#include "encoder/encoder.h"
#include "encoder/network.h"

namespace explainer::encoder {

/// A stretch of pieces read at once, and the words that take their scores from it:
///
///     pieces  0        80       158      238     316
///             [── first window ──]
///                      [── second window ──]
///                               [── last window ───]      ends with the text, so it may begin earlier than a stride
///     words   └─ first ─┴── second ──┴──── last ───┘      by where their first piece is most central
struct Window {
  std::uint32_t begin = 0, end = 0;             ///< pieces
  std::uint32_t first_word = 0, last_word = 0;  ///< words [first_word, last_word)
};

/// Windows of `size` pieces at every `stride` over `pieces` pieces, in order; every word is in exactly one.
/// `first[w]` is the first piece of word w.
std::vector<Window> plan_windows(std::uint32_t pieces, const std::vector<std::uint32_t>& first, std::uint32_t size,
                                 std::uint32_t stride);

/// What must be read to know the scores of some passages.
struct Plan {
  std::vector<Sheet> sheets;                         ///< in the order of the passages; each stands for itself
  std::vector<std::vector<std::size_t>> belongs_to;  ///< of each window of each sheet: its passage
  std::size_t passages = 0;
};
Plan plan_reading(const text::Text& text, std::span<const WordSpan> passages, const Weights& weights);

/// Puts the scores of a sheet, a word's behind another's, behind those of the sheets before it, passage by passage.
void add_scores(const Plan& plan, std::size_t sheet, std::span<const float> scores,
                std::vector<std::vector<Scores>>& passages);

/// `read` (encoder.h) of what is planned.
std::vector<std::vector<Scores>> read_with(const Weights& weights, const Plan& plan);

}  // namespace explainer::encoder
