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

std::vector<std::vector<Scores>> read_with(const Weights& weights, const text::Text& text,
                                           std::span<const WordSpan> passages, const OnWindow& on_window) {
  struct Placed {
    std::size_t passage = 0;
    Window window;
  };
  const Settings& settings = weights.settings;
  std::vector<ReadPieces> read;
  std::vector<Placed> windows;
  for (const WordSpan passage : passages) {
    read.push_back(split(text, passage, weights.vocabulary));
    for (const Window& window : plan_windows(static_cast<std::uint32_t>(read.back().pieces.size()), read.back().first,
                                             settings.window - 2, settings.stride)) {
      windows.push_back({read.size() - 1, window});
    }
  }

  std::vector<std::vector<Scores>> scores(passages.size());
  Network network(weights);
  for (std::size_t done = 0; done < windows.size();) {
    // As many windows at once as the network takes: the contents of statements are short.
    std::vector<Excerpt> together;
    for (std::size_t tokens = 0; done + together.size() < windows.size();) {
      const auto& [passage, window] = windows[done + together.size()];
      Excerpt next{std::span(read[passage].pieces).subspan(window.begin, window.end - window.begin), {}};
      tokens += next.tokens();
      if (tokens > settings.window) break;
      for (std::uint32_t w = window.first_word; w < window.last_word; ++w) {
        next.wanted.push_back(read[passage].first[w] - window.begin);
      }
      if (next.wanted.empty()) next.pieces = {};
      together.push_back(std::move(next));
    }
    const auto found = network.read(together);
    auto from = found.begin();
    for (const Excerpt& excerpt : together) {
      auto& so_far = scores[windows[done].passage];
      const auto end = from + static_cast<std::ptrdiff_t>(excerpt.wanted.size());
      so_far.insert(so_far.end(), from, end);
      from = end;
      ++done;
      if (on_window) on_window(done, windows.size(), so_far);
    }
  }
  return scores;
}

std::vector<std::vector<Scores>> read(const text::Text& text, std::span<const WordSpan> passages, const Model& model,
                                      const OnWindow& on_window) {
  return read_with(model.weights(), text, passages, on_window);
}

}  // namespace explainer::encoder
