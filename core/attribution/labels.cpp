#include "attribution/labels.h"

#include <algorithm>

namespace explainer::attribution {
namespace {

using encoder::label_count;
using encoder::Scores;

constexpr float forbidden = -1e4f;

bool continues(std::size_t label) { return label != 0 && label % 2 == 0; }  // in_source, in_cue, in_content
bool may_follow(std::size_t before, std::size_t label) {
  return !continues(label) || before == label || before + 1 == label;
}

std::vector<std::uint8_t> best_path(const std::vector<Scores>& scores, const encoder::Transitions& transitions) {
  std::vector<std::array<std::uint8_t, label_count>> came_from(scores.size());
  Scores total{};
  for (std::size_t label = 0; label < label_count; ++label) {
    total[label] = scores[0][label] + transitions.start[label] + (continues(label) ? forbidden : 0);
  }
  for (std::size_t i = 1; i < scores.size(); ++i) {
    Scores next{};
    for (std::size_t label = 0; label < label_count; ++label) {
      std::uint8_t best = 0;
      float most = 2 * forbidden * static_cast<float>(scores.size());
      for (std::size_t before = 0; before < label_count; ++before) {
        const float score =
            total[before] + transitions.between[before][label] + (may_follow(before, label) ? 0 : forbidden);
        if (score > most) most = score, best = static_cast<std::uint8_t>(before);
      }
      next[label] = most + scores[i][label];
      came_from[i][label] = best;
    }
    total = next;
  }
  for (std::size_t label = 0; label < label_count; ++label) total[label] += transitions.end[label];
  std::vector<std::uint8_t> path(scores.size());
  path.back() = static_cast<std::uint8_t>(std::max_element(total.begin(), total.end()) - total.begin());
  for (std::size_t i = scores.size() - 1; i > 0; --i) path[i - 1] = came_from[i][path[i]];
  return path;
}

float lead(const Scores& scores, std::size_t label) {
  float next = forbidden;
  for (std::size_t other = 0; other < label_count; ++other) {
    if (other != label) next = std::max(next, scores[other]);
  }
  return scores[label] - next;
}

}  // namespace

std::vector<Tagged> decode(const std::vector<Scores>& scores, const encoder::Transitions& transitions,
                           std::uint32_t first) {
  std::vector<Tagged> found;
  if (scores.empty()) return found;
  const auto path = best_path(scores, transitions);
  for (std::uint32_t i = 0; i < path.size(); ++i) {
    if (path[i] == encoder::outside) continue;
    // Weights beyond all measure outweigh what is forbidden: then a run may go on that never began.
    if (!continues(path[i]) || found.empty()) {
      found.push_back({static_cast<Role>((path[i] - 1) / 2), {first + i, first + i}});
    }
    found.back().words.end = first + i + 1;
    found.back().margin += lead(scores[i], path[i]);
  }
  for (auto& run : found) run.margin /= static_cast<float>(run.words.size());
  return found;
}

}  // namespace explainer::attribution
