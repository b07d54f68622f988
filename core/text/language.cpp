#include <algorithm>
#include <vector>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "text/text.h"
#include "unicode/characters.h"

namespace explainer::text {
namespace {

constexpr std::uint32_t enough_words = 12;  ///< below this anything is taken as English

struct Profile {
  std::string_view code;
  std::vector<std::string_view> common;  ///< sorted
};

const std::vector<Profile>& profiles() {
  static const std::vector<Profile> read = [] {
    std::vector<Profile> made;
    for (const auto& row : lexicons::rows(lexicons::languages)) {
      Profile profile{row[0], {}};
      std::string_view rest = row[1];
      while (!rest.empty()) {
        const auto space = std::min(rest.find(' '), rest.size());
        profile.common.push_back(rest.substr(0, space));
        rest.remove_prefix(std::min(space + 1, rest.size()));
      }
      std::sort(profile.common.begin(), profile.common.end());
      made.push_back(std::move(profile));
    }
    return made;
  }();
  return read;
}

bool is_latin(std::string_view lower) { return unicode::character_at(lower, 0).code < 0x250; }

}  // namespace

std::string language(const Text& text) {
  std::vector<std::uint32_t> hits(profiles().size());
  std::uint32_t words = 0, latin = 0;
  for (const auto& word : text.words) {
    if (word.kind != WordKind::word || (word.lower.front() >= '0' && word.lower.front() <= '9')) continue;
    ++words;
    latin += is_latin(word.lower);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const auto& common = profiles()[i].common;
      hits[i] += std::binary_search(common.begin(), common.end(), std::string_view(word.lower));
    }
  }
  if (words < enough_words) return latin * 2 >= words ? "en" : "und";
  if (latin * 2 < words) return "und";
  const auto best = static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  // Lists and tables of names have few common words of any language; they are read as English.
  if (hits[best] * 12 < words) return "en";
  return std::string(profiles()[best].code);
}

}  // namespace explainer::text
