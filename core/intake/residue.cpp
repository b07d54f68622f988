#include "intake/residue.h"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/characters.h"
#include "intake/lines.h"

namespace explainer::intake {
namespace {

constexpr std::size_t longest_marked = 400;  // bytes between two marks

bool is_all(std::string_view word, bool (*holds)(char)) { return std::all_of(word.begin(), word.end(), holds); }

/// Does a letter or a figure stand at `at`?
bool is_word_character(std::string_view text, std::size_t at) {
  return at < text.size() && unicode::kind_of(character_at(text, at).code) == unicode::CharacterKind::letter;
}

bool follows_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return is_word_character(text, before);
}

bool is_blank(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

/// "[ministry](https://arden.example "Ministry")": the bytes of the name and of the whole; 0 where there is none.
struct Link {
  std::size_t name = 0, size = 0;
};
Link link_at(std::string_view text, std::size_t at, bool image) {
  const auto rest = text.substr(at, longest_marked * 2);
  const auto name_end = rest.find("](");
  if (!rest.starts_with('[') || name_end == std::string_view::npos) return {};
  const auto end = rest.find(')', name_end);
  const auto place = rest.substr(name_end + 2, end == std::string_view::npos ? 0 : end - name_end - 2);
  const bool leads = (image && !place.empty() && place.find(' ') == std::string_view::npos) ||
                     place.starts_with("http") || place.starts_with('/') || place.starts_with('#') ||
                     place.starts_with("mailto:") || place.starts_with("www.");
  if (!leads || rest.substr(1, name_end - 1).find('[') != std::string_view::npos) return {};
  return {name_end - 1, end + 1};
}

/// The bytes between two equal marks that emphasise what stands there, or 0.
std::size_t emphasised_at(std::string_view text, std::size_t at, std::string_view mark) {
  if (!text.substr(at).starts_with(mark) || follows_word(text, at)) return 0;
  const auto begin = at + mark.size();
  if (is_blank(text, begin) || text[begin] == mark[0]) return 0;
  const auto end = text.substr(0, begin + longest_marked).find(mark, begin);
  if (end == std::string_view::npos || is_blank(text, end - 1)) return 0;
  const auto behind = end + mark.size();
  if (is_word_character(text, behind) || (behind < text.size() && text[behind] == mark[0])) return 0;
  return end - begin;
}

/// Links and emphasis inside a line, also within each other.
std::string without_inner_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::vector<std::pair<std::size_t, std::size_t>> closings;  // where a mark that was opened closes, and its size
  for (std::size_t at = 0; at < text.size();) {
    if (!closings.empty() && closings.back().first == at) {
      at += closings.back().second;
      closings.pop_back();
      continue;
    }
    if (std::string_view("![*_`").find(text[at]) == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    const std::size_t image = text.substr(at).starts_with("![") ? 1 : 0;
    if (const auto link = link_at(text, at + image, image == 1); link.size > 0) {
      at += image + 1;
      closings.emplace_back(at + link.name, link.size - 1 - link.name);
      continue;
    }
    std::size_t skipped = 0;
    for (const std::string_view mark : {"***", "**", "__", "*", "_", "`"}) {
      const auto size = emphasised_at(text, at, mark);
      // What opens within another pair closes there.
      if (size == 0 || (!closings.empty() && at + mark.size() + size > closings.back().first)) continue;
      closings.emplace_back(at + mark.size() + size, mark.size());
      skipped = mark.size();
      break;
    }
    if (skipped == 0) out += text[at];
    at += std::max<std::size_t>(skipped, 1);
  }
  return out;
}

struct NamedMark {
  std::string_view name, mark;
};
constexpr std::array<NamedMark, 15> named_marks{{{"&quot;", "\""},
                                                 {"&#34;", "\""},
                                                 {"&#39;", "'"},
                                                 {"&#039;", "'"},
                                                 {"&apos;", "'"},
                                                 {"&ldquo;", "“"},
                                                 {"&rdquo;", "”"},
                                                 {"&lsquo;", "‘"},
                                                 {"&rsquo;", "’"},
                                                 {"&#8220;", "“"},
                                                 {"&#8221;", "”"},
                                                 {"&#8216;", "‘"},
                                                 {"&#8217;", "’"},
                                                 {"&mdash;", "—"},
                                                 {"&ndash;", "–"}}};

}  // namespace

Unmarked without_markdown(std::string_view line) {
  Unmarked found;
  const auto whole = line;
  std::size_t hashes = 0;
  while (hashes < line.size() && line[hashes] == '#') ++hashes;
  if (hashes > 0 && hashes <= 6 && hashes + 1 < line.size() && line[hashes] == ' ') {
    found.element = Element::heading;
    found.level = static_cast<std::uint8_t>(hashes);
    line.remove_prefix(hashes + 1);
    while (line.ends_with('#') || line.ends_with(' ')) line.remove_suffix(1);
  } else if (line.starts_with("> ")) {
    const auto begin = line.find_first_not_of("> ");
    if (begin != std::string_view::npos) found.element = Element::quote, line.remove_prefix(begin);
  }
  if (line.starts_with("![") && line.ends_with(')') && link_at(line, 1, true).size + 1 == line.size())
    found.element = Element::caption;
  found.text = line.find_first_of("*_`[") == std::string_view::npos ? std::string(line) : without_inner_marks(line);
  if (trimmed(found.text).empty()) return {std::string(whole)};
  return found;
}

std::string with_marks_read(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const auto next = std::min(line.find('&', at), line.size());
    out += line.substr(at, next - at);
    at = next;
    if (at >= line.size()) break;
    const auto named = std::find_if(named_marks.begin(), named_marks.end(),
                                    [&](const NamedMark& mark) { return line.substr(at).starts_with(mark.name); });
    out += named == named_marks.end() ? line.substr(at, 1) : named->mark;
    at += named == named_marks.end() ? 1 : named->name.size();
  }
  return out;
}

bool is_setting(std::string_view word) {
  // "EN-GB", "NO-BOK", "X-NONE"
  const auto dash = word.find('-');
  const auto is_great = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool language = word.size() >= 4 && word.size() <= 7 && dash != std::string_view::npos && dash <= 3 &&
                        is_all(word.substr(0, dash), is_great) && is_all(word.substr(dash + 1), is_great);
  return language || word == "Normal" || word == "false" || word == "true" || word == "MicrosoftInternetExplorer4" ||
         (!word.empty() && word.size() <= 2 && is_all(word, is_digit));
}

std::size_t settings_before(std::string_view line) {
  if (!line.starts_with("Normal 0 ")) return 0;
  const auto words = words_of(line.substr(0, 4000));
  std::size_t settings = 2, switches = 0;
  while (settings < words.size() && is_setting(words[settings])) {
    if (words[settings] == "false" || words[settings] == "true") ++switches;
    ++settings;
  }
  // "DE" stands where others have "EN-GB".
  if (switches > 0 && settings + 1 < words.size() && words[settings].size() == 2 && words[settings + 1] == "X-NONE") {
    while (++settings < words.size() && is_setting(words[settings])) {
    }
  }
  if (switches < 2) return 0;
  if (settings >= words.size()) return line.size();
  auto end = static_cast<std::size_t>(words[settings].data() - line.data());
  if (line.substr(end).starts_with("/* Style Definitions */")) {
    const auto rules = line.rfind('}');
    end = rules == std::string_view::npos ? line.size() : rules + 1;
    while (end < line.size() && line[end] == ' ') ++end;
  }
  return end;
}

std::string_view comment_letter(std::string_view line) {
  const auto end = line.substr(0, 4).find(']');
  if (!line.starts_with('[') || end == std::string_view::npos || end < 2 || end + 1 >= line.size()) return {};
  if (line[end + 1] >= 'a' && line[end + 1] <= 'z') return {};  // "[s]hips": a quotation that was fitted in
  const auto letters = line.substr(1, end - 1);
  return is_all(letters, [](char c) { return c >= 'a' && c <= 'z'; }) ? line.substr(0, end + 1) : std::string_view{};
}

bool is_note_mark(std::string_view line) {
  bool open = false, number = false;
  for (char c : line) {
    if (c == '[' && !open)
      open = true, number = false;
    else if (c == ']' && open && number)
      open = false;
    else if (is_digit(c) && open)
      number = true;
    else if (c != ' ' || open)
      return false;
  }
  return number && !open;
}

}  // namespace explainer::intake
