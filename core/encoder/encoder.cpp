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

Plan plan_reading(const text::Text& text, std::span<const WordSpan> passages, const Weights& weights) {
  const Settings& settings = weights.settings;
  Plan plan{{}, {}, passages.size()};
  std::size_t room = 0;  // tokens that the last sheet can still take: the contents of statements are short
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const ReadPieces read = split(text, passages[p], weights.vocabulary);
    const auto piece = [&](std::uint32_t at) { return read.pieces.begin() + static_cast<std::ptrdiff_t>(at); };
    for (const Window& window : plan_windows(static_cast<std::uint32_t>(read.pieces.size()), read.first,
                                             settings.window - 2, settings.stride)) {
      if (window.first_word == window.last_word) continue;
      Excerpt next{{piece(window.begin), piece(window.end)}, {}};
      for (std::uint32_t w = window.first_word; w < window.last_word; ++w) {
        next.wanted.push_back(read.first[w] - window.begin);
      }
      if (plan.sheets.empty() || next.tokens() > room) {
        plan.sheets.emplace_back();
        plan.belongs_to.emplace_back();
        room = settings.window;
      }
      room -= next.tokens();
      plan.sheets.back().push_back(std::move(next));
      plan.belongs_to.back().push_back(p);
    }
  }
  return plan;
}

void add_scores(const Plan& plan, std::size_t sheet, std::span<const float> scores,
                std::vector<std::vector<Scores>>& passages) {
  for (std::size_t k = 0; k < plan.sheets[sheet].size(); ++k) {
    auto& so_far = passages[plan.belongs_to[sheet][k]];
    for (std::size_t word = 0; word < plan.sheets[sheet][k].wanted.size(); ++word) {
      std::copy_n(scores.begin(), label_count, so_far.emplace_back().begin());
      scores = scores.subspan(label_count);
    }
  }
}

std::vector<std::vector<Scores>> read_with(const Weights& weights, const Plan& plan) {
  std::vector<std::vector<Scores>> scores(plan.passages);
  Network network(weights);
  for (std::size_t s = 0; s < plan.sheets.size(); ++s) add_scores(plan, s, network.read(plan.sheets[s]), scores);
  return scores;
}

std::vector<std::vector<Scores>> read(const text::Text& text, std::span<const WordSpan> passages, const Model& model) {
  return read_with(model.weights(), plan_reading(text, passages, model.weights()));
}

}  // namespace explainer::encoder
