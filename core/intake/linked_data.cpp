#include "intake/linked_data.h"

#include <algorithm>

#include "intake/characters.h"

namespace explainer::intake {
namespace {

constexpr std::size_t max_authors = 20;

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::optional<char32_t> hex4(std::string_view json, std::size_t at) {
  if (at + 4 > json.size()) return std::nullopt;
  char32_t value = 0;
  for (char c : json.substr(at, 4)) {
    const char lower = lower_ascii(c);
    if (!is_digit(c) && !(lower >= 'a' && lower <= 'f')) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

/// A string and where it ends, behind its closing mark; `at` stands behind the opening one.
struct String {
  std::string text;
  std::size_t end = 0;
};
String string_at(std::string_view json, std::size_t at) {
  String found;
  while (at < json.size() && json[at] != '"') {
    if (json[at] != '\\' || at + 1 >= json.size()) {
      found.text += json[at++];
      continue;
    }
    const char escaped = json[at + 1];
    at += 2;
    if (escaped != 'u') {
      found.text += escaped == '"' || escaped == '\\' || escaped == '/' ? escaped : ' ';  // \n, \t and their like
      continue;
    }
    auto value = hex4(json, at);
    if (!value) continue;
    at += 4;
    if (*value >= 0xD800 && *value < 0xDC00 && json.substr(at).starts_with("\\u")) {
      const auto low = hex4(json, at + 2);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        value = 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
        at += 6;
      }
    }
    found.text += unicode::utf8(*value >= 0xD800 && *value < 0xE000 ? 0xFFFD : *value);
  }
  found.end = std::min(at + 1, json.size());
  return found;
}

/// "<p>He said &quot;no&quot;.</p>" → "He said &quot;no&quot;.": some pages state their markup.
std::string reading(std::string_view text) {
  TextCollector collector;
  while (!text.empty()) {
    const auto open = text.find('<');
    collector.add(text.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = text.find('>', open);
    if (close == std::string_view::npos || close - open > 2000) {
      collector.add(text.substr(open));
      break;
    }
    collector.add_space();
    text.remove_prefix(close + 1);
  }
  return collector.empty() ? std::string() : collector.take();
}

/// A string value under `key`, in an object that is itself the value of `outer` or in a list that is.
LinkedData with_value(LinkedData known, std::string_view outer, std::string_view key, std::string_view value) {
  const bool author = key == "author" || (key == "name" && outer == "author");
  const bool publisher = key == "name" && outer == "publisher";
  if (!author && !publisher && key != "headline" && key != "datePublished" && key != "articleBody") return known;
  std::string text = reading(value);
  if (text.empty()) return known;
  if (author) {
    const bool is_new = std::find(known.authors.begin(), known.authors.end(), text) == known.authors.end();
    if (is_new && known.authors.size() < max_authors) known.authors.push_back(std::move(text));
  } else if (publisher) {
    if (!known.publisher) known.publisher = std::move(text);
  } else if (key == "headline") {
    if (!known.headline) known.headline = std::move(text);
  } else if (key == "datePublished") {
    if (!known.published) known.published = std::move(text);
  } else if (text.size() > known.body.size()) {
    known.body = std::move(text);
  }
  return known;
}

/// Hashes of the runs of four words, in the order of the text; a shorter text is one run.
std::vector<std::uint64_t> four_words(std::string_view text) {
  constexpr std::uint64_t prime = 1099511628211u, basis = 14695981039346656037u;
  std::vector<std::uint64_t> words;
  std::uint64_t word = basis;
  bool inside = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool letter = is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) word = (word ^ static_cast<unsigned char>(c)) * prime;
    if (!letter && inside) words.push_back(word), word = basis;
    inside = letter;
  }
  std::vector<std::uint64_t> runs;
  const std::size_t length = std::min<std::size_t>(words.size(), 4);
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::uint64_t run = basis;
    for (std::size_t j = 0; j < length; ++j) run = (run ^ words[i + j]) * prime;
    runs.push_back(run);
  }
  return runs;
}

}  // namespace

LinkedData with_linked_data(LinkedData known, std::string_view json) {
  struct Level {
    bool object = false;
    std::string key;  ///< of an object: the last one; of a list: that of the list itself
  };
  constexpr std::size_t max_depth = 64;  // deeper levels are passed over
  std::vector<Level> levels;
  std::size_t beyond = 0;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '{' || c == '[') {
      if (levels.size() >= max_depth)
        ++beyond;
      else
        levels.push_back({c == '{', c == '[' && !levels.empty() ? levels.back().key : std::string()});
      ++at;
    } else if (c == '}' || c == ']') {
      if (beyond > 0)
        --beyond;
      else if (!levels.empty())
        levels.pop_back();
      ++at;
    } else if (c == '"') {
      auto string = string_at(json, at + 1);
      at = string.end;
      if (levels.empty() || beyond > 0) continue;
      std::size_t next = at;
      while (next < json.size() && is_json_space(json[next])) ++next;
      if (levels.back().object && next < json.size() && json[next] == ':') {
        levels.back().key = std::move(string.text);
        at = next + 1;
      } else {
        const std::string_view outer = levels.size() > 1 ? std::string_view(levels[levels.size() - 2].key) : "";
        known = with_value(std::move(known), outer, levels.back().key, string.text);
      }
    } else {
      ++at;
    }
  }
  return known;
}

StatedBody::StatedBody(std::string_view body) : runs_(four_words(body)) { std::sort(runs_.begin(), runs_.end()); }

bool StatedBody::holds(std::string_view text) const {
  const auto runs = four_words(text);
  std::size_t found = 0;
  for (const auto run : runs) {
    if (std::binary_search(runs_.begin(), runs_.end(), run)) ++found;
  }
  return found * 2 >= runs.size() && found > 0;
}

}  // namespace explainer::intake
