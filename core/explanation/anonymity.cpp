#include "explanation/anonymity.h"

namespace explainer::explanation {
namespace {

using text::is_one_of;
using text::Text;
using text::Word;

constexpr std::uint32_t reach = 40;  // words from the mention; such a clause stands close to its noun

bool opens(const Word& word) {
  return is_one_of(word, {"who", "speaking", "spoke", "asking", "asked", "requesting", "requested", "insisting",
                          "insisted", "declining", "declined", "refusing", "refused", "on", "under", "because"});
}

/// The word that tells of the missing name: anonymity; not to be named, asked to be named …; not authorised to speak.
bool tells(const Text& text, std::uint32_t begin, std::uint32_t at) {
  const auto& word = text.words[at];
  if (word.lower == "anonymity") return true;
  const bool naming = is_one_of(word, {"named", "identified"});
  const bool leave = is_one_of(word, {"authorized", "authorised", "permitted", "allowed"});
  if (!naming && !leave) return false;
  for (std::uint32_t i = at; i > begin && at - i < 8; --i) {
    const auto& before = text.words[i - 1];
    if (is_one_of(before, {"not", "n't", "t"})) return true;
    if (naming && is_one_of(before, {"declined", "declining", "refused", "refusing"})) return true;
  }
  return false;
}

bool ends_clause(const Word& word) {
  return word.kind != text::WordKind::word && !is_one_of(word, {"-", "'", "/", "’"});
}

std::uint32_t word_at(const Text& text, std::uint32_t byte) {
  const auto found = std::lower_bound(text.words.begin(), text.words.end(), byte,
                                      [](const Word& word, std::uint32_t end) { return word.bytes.begin < end; });
  return static_cast<std::uint32_t>(found - text.words.begin());
}

struct Finder {
  const Text& text;
  const std::vector<std::uint32_t>& cues;

  std::optional<ByteSpan> behind(ByteSpan mention) const {
    const auto begin = word_at(text, mention.end);
    if (begin == 0 || begin >= text.words.size()) return std::nullopt;
    const auto sentence = text.words[begin - 1].sentence;
    const auto end = std::min<std::size_t>(text.words.size(), begin + reach);
    std::optional<std::uint32_t> opened;
    for (std::uint32_t i = begin; i < end && text.words[i].sentence == sentence; ++i) {
      if (is_one_of(text.words[i], {"\"", "“", "”", ":"})) return std::nullopt;
      if (!opened && opens(text.words[i])) opened = i;
      if (opened && tells(text, *opened, i)) return ByteSpan{text.words[*opened].bytes.begin, end_behind(i)};
    }
    return std::nullopt;
  }

  std::uint32_t end_behind(std::uint32_t told) const {
    const auto next = std::upper_bound(cues.begin(), cues.end(), text.words[told].bytes.begin);
    auto last = told;
    for (auto i = told + 1; i < text.words.size() && i < told + reach && !ends_clause(text.words[i]); ++i) {
      if (next != cues.end() && *next <= text.words[i].bytes.begin) break;
      last = i;
    }
    return text.words[last].bytes.end;
  }
};

}  // namespace

std::vector<std::vector<ByteSpan>> anonymities(const Text& text, const std::vector<Entity>& entities,
                                               const std::vector<Statement>& statements) {
  std::vector<std::uint32_t> cues;
  for (const auto& statement : statements) {
    for (const auto cue : statement.cue) cues.push_back(cue.begin);
  }
  std::sort(cues.begin(), cues.end());
  const Finder finder{text, cues};
  std::vector<std::vector<ByteSpan>> found(entities.size());
  for (std::size_t id = 0; id < entities.size(); ++id) {
    if (entities[id].kind != EntityKind::anonymous) continue;
    for (const auto mention : entities[id].mentions) {
      if (const auto words = finder.behind(mention)) {
        found[id] = {*words};
        break;
      }
    }
  }
  return found;
}

}  // namespace explainer::explanation
