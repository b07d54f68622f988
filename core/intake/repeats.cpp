#include <map>
#include <string_view>

#include "intake/blocks.h"
#include "intake/lines.h"

namespace explainer::intake {

std::vector<bool> repeats_in(const Page& page) {
  constexpr std::size_t long_enough = 8;  // words; shorter lines recur in dialogues, lists and tables
  std::map<std::string_view, std::size_t> first;
  std::vector<std::size_t> earlier(page.runs.size());
  for (std::size_t i = 0; i < page.runs.size(); ++i) earlier[i] = first.emplace(page.runs[i].text, i).first->second;

  std::vector<bool> repeats(page.runs.size());
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    repeats[i] = earlier[i] < i && words_of(page.runs[i].text).size() >= long_enough;
  }
  // A short line goes with its neighbour when both stood side by side before.
  for (std::size_t i = 1; i < page.runs.size(); ++i) {
    if (earlier[i] < i && repeats[i - 1] && earlier[i - 1] + 1 == earlier[i]) repeats[i] = true;
  }
  for (std::size_t i = page.runs.size(); i-- > 1;) {
    if (earlier[i - 1] < i - 1 && repeats[i] && earlier[i - 1] + 1 == earlier[i]) repeats[i - 1] = true;
  }
  return repeats;
}

}  // namespace explainer::intake
