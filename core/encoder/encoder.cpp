#include "encoder/encoder.h"

#include <algorithm>

#include "encoder/network.h"
#include "encoder/windows.h"
#include "encoder/wordpieces.h"

namespace explainer::encoder {

std::vector<Window> plan_windows(std::uint32_t pieces, const std::vector<std::uint32_t>& first, std::uint32_t size,
                                 std::uint32_t stride) {
  std::vector<Window> windows;
  if (pieces == 0) return windows;
  for (std::uint32_t begin = 0;; begin = std::min(begin + stride, pieces - size)) {
    windows.push_back({begin, std::min(begin + size, pieces)});
    if (begin + size >= pieces) break;
  }
  // Words and windows both go forward, so the nearest middle does too. Distances are doubled to stay whole.
  std::size_t nearest = 0;
  const auto distance = [&](std::size_t window, std::uint32_t piece) {
    const std::uint32_t middle = windows[window].begin + windows[window].end;
    return 2 * piece > middle ? 2 * piece - middle : middle - 2 * piece;
  };
  for (std::uint32_t word = 0; word < first.size(); ++word) {
    while (nearest + 1 < windows.size() && distance(nearest + 1, first[word]) < distance(nearest, first[word])) {
      ++nearest;
      windows[nearest].first_word = windows[nearest].last_word = word;
    }
    windows[nearest].last_word = word + 1;
  }
  return windows;
}

std::vector<std::vector<Scores>> read_with(const Kernels& kernels, const text::Text& text,
                                           std::span<const WordSpan> passages, const Model& model,
                                           const OnWindow& on_window) {
  const Weights& weights = model.weights();
  const Settings& settings = weights.settings;

  std::vector<ReadPieces> read;
  std::vector<std::vector<Window>> windows;
  std::size_t total = 0, done = 0;
  for (const WordSpan passage : passages) {
    read.push_back(split(text, passage, weights.vocabulary));
    windows.push_back(plan_windows(static_cast<std::uint32_t>(read.back().pieces.size()), read.back().first,
                                   settings.window - 2, settings.stride));
    total += windows.back().size();
  }

  std::vector<std::vector<Scores>> scores(passages.size());
  Network network(weights, kernels);
  std::vector<std::uint32_t> wanted;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    scores[p].reserve(passages[p].size());
    for (const Window& window : windows[p]) {
      wanted.clear();
      for (std::uint32_t w = window.first_word; w < window.last_word; ++w) {
        wanted.push_back(read[p].first[w] - window.begin);
      }
      if (!wanted.empty()) {
        const auto pieces = std::span(read[p].pieces).subspan(window.begin, window.end - window.begin);
        const auto found = network.read(pieces, wanted);
        scores[p].insert(scores[p].end(), found.begin(), found.end());
      }
      ++done;
      if (on_window) on_window(done, total, scores[p]);
    }
  }
  return scores;
}

std::vector<std::vector<Scores>> read(const text::Text& text, std::span<const WordSpan> passages, const Model& model,
                                      const OnWindow& on_window) {
  return read_with(*runnable_kernels().front(), text, passages, model, on_window);
}

}  // namespace explainer::encoder
