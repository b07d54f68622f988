#include <algorithm>
#include <map>
#include <string_view>

#include "intake/blocks.h"

namespace explainer::intake {
namespace {

constexpr std::ptrdiff_t long_enough = 8;  // words; shorter lines recur in dialogues, lists and tables

/// Where the words of a run stood before.
struct Copy {
  std::size_t earlier = 0;  ///< the first run with this text; itself if it is the first
  std::size_t times = 1;    ///< of the first: how often it comes
};

/// What the page says first and the article again is not a repeat: the article's is then the first.
std::vector<Copy> copies_of(const Page& page, const std::vector<BlockKind>& kinds) {
  const auto passed_over = [&](std::size_t i) {
    return kinds[i] == BlockKind::related || kinds[i] == BlockKind::boilerplate;
  };
  std::map<std::string_view, std::size_t> first;
  std::vector<Copy> copies(page.runs.size());
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    auto& earlier = first.emplace(page.runs[i].text, i).first->second;
    if (passed_over(earlier) && !passed_over(i)) earlier = i;
    copies[i].earlier = earlier;
    if (earlier < i) ++copies[earlier].times;
  }
  return copies;
}

}  // namespace

std::vector<bool> repeats_in(const Page& page, const std::vector<BlockKind>& kinds) {
  std::size_t total = 0;
  for (const auto& run : page.runs) total += run.text.size();
  const auto copies = copies_of(page, kinds);
  const auto repeated = [&](std::size_t i) { return copies[i].earlier < i && i != page.headline; };
  std::vector<bool> repeats(page.runs.size());
  for (std::size_t i = 0; i < copies.size();) {
    // Lines that stood one after the other before, and do so again.
    std::size_t end = i, size = 0;
    bool has_long = false, refrain = true;
    while (end < copies.size() && repeated(end) && (end == i || copies[end].earlier == copies[end - 1].earlier + 1)) {
      const auto& text = page.runs[end].text;
      size += text.size();
      has_long = has_long || std::count(text.begin(), text.end(), ' ') + 1 >= long_enough;
      refrain = refrain && copies[copies[end].earlier].times > 2;
      ++end;
    }
    // What comes three times is a refrain of this article, unless it is much of all there is.
    if (has_long && (!refrain || size * 7 >= total)) {
      for (std::size_t j = i; j < end; ++j) repeats[j] = true;
    }
    i = end > i ? end : i + 1;
  }
  return repeats;
}

}  // namespace explainer::intake
