#include "attribution/order.h"

#include <algorithm>
#include <numeric>

namespace explainer::attribution {
namespace {

constexpr std::uint32_t nowhere = ~0u;

std::uint32_t depth_of(const std::vector<Said>& said, std::uint32_t s) {
  std::uint32_t depth = 0;
  for (auto outer = said[s].inside; outer; outer = said[*outer].inside) ++depth;
  return depth;
}

/// `order` lists what is kept; what refers to something left out refers to nothing.
std::vector<Said> rearranged(const std::vector<Said>& said, const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(said.size(), nowhere);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Said> made;
  for (const auto s : order) {
    made.push_back(said[s]);
    for (auto* reference : {&made.back().inside, &made.back().continues}) {
      if (!*reference) continue;
      const auto to = place[**reference];
      *reference = to == nowhere ? std::nullopt : std::optional(to);
    }
  }
  return made;
}

}  // namespace

std::uint32_t begin_of(const Said& said) {
  std::uint32_t begin = nowhere;
  for (const auto* spans : {&said.source, &said.cue, &said.content}) {
    for (const auto& span : *spans) begin = std::min(begin, span.begin);
  }
  return begin;
}

std::vector<Said> in_text_order(const std::vector<Said>& said) {
  std::vector<std::uint32_t> order(said.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto first = begin_of(said[a]), second = begin_of(said[b]);
    return first != second ? first < second : depth_of(said, a) < depth_of(said, b);
  });
  return rearranged(said, order);
}

std::vector<Said> without(const std::vector<Said>& said, const std::vector<bool>& drop) {
  auto kept = said;
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    while (kept[s].inside && drop[*kept[s].inside]) kept[s].inside = said[*kept[s].inside].inside;
    if (!drop[s]) order.push_back(s);
  }
  return rearranged(kept, order);
}

}  // namespace explainer::attribution
