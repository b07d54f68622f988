#include "disputes/gate.h"

#include <algorithm>
#include <string_view>

#include "stance/tokens.h"

namespace explainer::disputes {
namespace {

constexpr std::size_t content_words = 60, opening_words = 5;

/// FNV-1a over a kind of feature and its words.
std::uint32_t place(char kind, std::string_view first, std::string_view second = {}) {
  std::uint32_t hash = 2166136261u;
  const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u; };
  add(kind);
  for (const char c : first) add(c);
  add(' ');
  for (const char c : second) add(c);
  return (hash ^ (hash >> 15)) % gate_places;
}

}  // namespace

std::vector<std::uint32_t> gate_features(const text::Text& text, const Units& units, std::uint32_t u,
                                         const Rules& rules) {
  const auto& unit = units.all[u];
  std::vector<std::uint32_t> found;
  for (const auto sign : signs_of(units, u, rules)) {
    const char letter = static_cast<char>('0' + sign);
    found.push_back(place('s', {&letter, 1}));
  }
  const auto cue = stance::tokens(text, unit.cue), content = stance::tokens(text, unit.content);
  for (std::size_t k = 0; k < cue.size(); ++k) {
    found.push_back(place('c', cue[k].lower));
    found.push_back(place('d', cue[k].bases.back()));
    if (k > 0) found.push_back(place('e', cue[k - 1].lower, cue[k].lower));
  }
  for (std::size_t k = 0; k < std::min(content.size(), content_words); ++k) {
    found.push_back(place('w', content[k].lower));
    if (k < opening_words) found.push_back(place('o', content[k].lower));
    if (k > 0) found.push_back(place('p', content[k - 1].lower, content[k].lower));
  }
  // the words around: what the sentence of an own voice or of a quotation begins with
  const auto sentence = text.sentences[unit.sentence];
  std::size_t taken = 0;
  for (auto w = sentence.begin; w < sentence.end && taken < opening_words; ++w, ++taken)
    found.push_back(place('f', text.words[w].lower));
  return found;
}

}  // namespace explainer::disputes
