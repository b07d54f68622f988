#include "intake/plain.h"

#include <algorithm>
#include <utility>

#include "intake/characters.h"
#include "intake/residue.h"

namespace explainer::intake {
namespace {

struct Line {
  Stretch bytes;                 ///< without white space at either end; empty for a blank line
  std::uint32_t width = 0;       ///< characters
  std::uint32_t first_word = 0;  ///< characters
  std::uint32_t indent = 0;
  bool bullet = false;  ///< begins with a mark of a symbol font, which has no reading
};

Line measured(std::string_view text, std::size_t begin, std::size_t end) {
  const auto whole = text.substr(begin, end - begin);
  const auto visible = trimmed(whole);
  Line line;
  if (visible.empty()) return line;
  line.bytes.begin = static_cast<std::uint32_t>(visible.data() - text.data());
  line.bytes.end = line.bytes.begin + static_cast<std::uint32_t>(visible.size());
  line.indent = line.bytes.begin - static_cast<std::uint32_t>(begin);
  std::size_t first = 0;
  while (first < whole.size() && is_space(character_at(whole, first).code)) first += character_at(whole, first).size;
  line.bullet = first < whole.size() && is_private(character_at(whole, first).code);
  bool in_first = true;
  for (std::size_t at = 0; at < visible.size();) {
    const auto [value, size] = character_at(visible, at);
    if (is_space(value)) in_first = false;
    if (in_first) ++line.first_word;
    ++line.width;
    at += size;
  }
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = character_at(text, at);
    if (is_line_break(value)) {
      lines.push_back(measured(text, begin, at));
      if (value == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
      begin = at + size;
    }
    at += size;
  }
  lines.push_back(measured(text, begin, text.size()));
  return lines;
}

/// "the govern-" before "ment had entered": a word parted at the end of the line.
bool parts_word(std::string_view text, const Line& line, const Line& next) {
  if (line.bytes.size() < 3 || next.bytes.empty() || text[line.bytes.end - 1] != '-') return false;
  std::size_t before = line.bytes.end - 2;
  while (before > line.bytes.begin && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const auto last = character_at(text, before).code;
  return (is_small(last) || is_capital(last)) && is_small(character_at(text, next.bytes.begin).code);
}

/// Does the hyphen at the end of `line` belong to the word? "anti-" and "well-" before a whole word do, and what stands
/// with a hyphen elsewhere.
bool keeps_hyphen(std::string_view line) {
  const auto space = line.rfind(' ');
  const std::string first = lower_ascii(line.substr(space == std::string_view::npos ? 0 : space + 1));
  constexpr std::string_view prefixes[] = {"anti-",  "all-",  "cross-", "ex-",    "far-",  "full-", "half-",
                                           "high-",  "ill-",  "large-", "left-",  "long-", "low-",  "mid-",
                                           "non-",   "post-", "pro-",   "right-", "self-", "semi-", "short-",
                                           "small-", "so-",   "well-",  "co-"};
  return first.find('-') + 1 < first.size() ||
         std::find(std::begin(prefixes), std::end(prefixes), first) != std::end(prefixes);
}

bool ends_sentence(std::string_view text, const Line& line) {
  auto visible = text.substr(line.bytes.begin, line.bytes.size());
  for (std::string_view mark : {"\"", "'", "”", "’", ")"}) {
    if (visible.ends_with(mark)) {
      visible.remove_suffix(mark.size());
      break;
    }
  }
  return visible.ends_with('.') || visible.ends_with('?') || visible.ends_with('!') || visible.ends_with("…") ||
         visible.ends_with(':');
}

/// The width that lines were wrapped at, or 0. A wrapped line is one that the first word of the next would have made
/// too long; that must hold for nearly all lines that have a successor, and many must end inside a sentence.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].bytes.empty() && !lines[i + 1].bytes.empty()) widths.push_back(lines[i].width);
  }
  if (widths.size() < 5) return 0;
  std::sort(widths.begin(), widths.end());
  const std::uint32_t width = widths[widths.size() - 1 - widths.size() / 50];
  if (width < 30 || width > 120) return 0;
  std::size_t full = 0, open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].bytes.empty() || lines[i + 1].bytes.empty()) continue;
    if (lines[i].width + 1 + lines[i + 1].first_word > width || parts_word(text, lines[i], lines[i + 1])) {
      ++full;
      if (!ends_sentence(text, lines[i])) ++open;
    }
  }
  return full * 10 >= widths.size() * 7 && open * 10 >= full * 6 ? width : 0;
}

/// The lines of a run as one; a hyphen that parts a word at the end of a line goes.
std::string joined(std::string_view source) {
  TextCollector collector;
  const bool quoted = source.starts_with("> ");
  for (std::size_t at = 0; at < source.size();) {
    const auto end = std::min(source.find('\n', at), source.size());
    auto line = source.substr(at, end - at);
    if (quoted && at > 0 && line.starts_with("> ")) line.remove_prefix(2);
    const auto shown = trimmed(line), next = trimmed(source.substr(end, 400));
    const bool hyphen = shown.size() > 2 && shown.ends_with('-') && (is_ascii_letter(shown[shown.size() - 2])) &&
                        !next.empty() && is_small(character_at(next, 0).code);
    if (!hyphen) {
      collector.add(line);
      collector.add_space();
      at = end + 1;
      continue;
    }
    collector.add(line.substr(0, static_cast<std::size_t>(shown.data() - line.data())));
    collector.add(keeps_hyphen(shown) ? shown : shown.substr(0, shown.size() - 1));
    at = static_cast<std::size_t>(next.data() - source.data());
  }
  return collector.empty() ? std::string() : collector.take();
}

}  // namespace

Wrapping wrapping_of(std::string_view text, std::uint32_t width) {
  const auto lines = lines_of(text);
  const auto own = wrap_width(text, lines);
  std::uint32_t widest = 0;
  for (const auto& line : lines) widest = std::max(widest, line.width);
  constexpr std::uint32_t slack = 4;  // the widest line of one text is not that of another
  const auto known = width > 0 && widest <= width + slack ? std::max(width, widest) : 0;
  Wrapping wrapping{own > 0 ? own : known, std::vector<bool>(lines.size())};
  for (std::size_t i = 0; wrapping.width > 0 && i + 1 < lines.size(); ++i) {
    const auto &line = lines[i], &next = lines[i + 1];
    wrapping.goes_on[i] = !line.bytes.empty() && !next.bytes.empty() &&
                          line.width + 1 + next.first_word > wrapping.width && next.indent <= line.indent + 1;
  }
  return wrapping;
}

Page read_plain(std::string_view text) {
  Page page;
  page.elements.push_back({});
  const auto lines = lines_of(text);
  const std::uint32_t width = wrap_width(text, lines);
  bool gap = false, joins = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.bytes.empty()) {
      gap = true;
      joins = false;
      continue;
    }
    if (joins && line.indent <= lines[i - 1].indent + 1) {
      page.runs.back().source.end = line.bytes.end;
    } else {
      Run run;
      run.source = line.bytes;
      run.gap_before = gap;
      if (line.bullet) run.element = Element::list_item;
      page.runs.push_back(std::move(run));
    }
    gap = false;
    const bool followed = i + 1 < lines.size();
    joins = followed &&
            ((width > 0 && line.width + 1 + lines[i + 1].first_word > width) || parts_word(text, line, lines[i + 1]));
  }
  for (auto& run : page.runs) {
    auto [read, element, level] = without_markdown(joined(text.substr(run.source.begin, run.source.size())));
    run.text = std::move(read);
    if (run.element == Element::line) run.element = element, run.level = level;
  }
  return page;
}

}  // namespace explainer::intake
