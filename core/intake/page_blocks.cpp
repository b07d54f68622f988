#include <algorithm>
#include <set>

#include "intake/characters.h"
#include "intake/classifier.h"
#include "intake/residue.h"

/// Lines that are the page's because of the lines beside them: menus, mail heads, page numbers, share bars, lists of
/// headlines, comments.
namespace explainer::intake {
namespace {

constexpr std::size_t most_teaser_lines = 40;
constexpr std::string_view mail_labels[] = {"from:", "sent:", "date:", "to:", "cc:", "bcc:", "reply-to:", "subject:"};

bool is_mail_label(std::string_view folded_line) {
  return std::any_of(std::begin(mail_labels), std::end(mail_labels),
                     [&](std::string_view label) { return folded_line.starts_with(label); });
}

/// "On Mon, 3 May 2031 at 10:12, Ann Bell <bell@herald.example> wrote:", as mail programs set it above what is
/// answered.
bool heads_quoted_mail(std::string_view folded_line) {
  if (!folded_line.starts_with("on ") || !folded_line.ends_with(" wrote:") || folded_line.size() > 200) return false;
  const auto clock = folded_line.find(':');
  const bool timed = clock > 0 && clock + 2 < folded_line.size() && is_digit(folded_line[clock - 1]) &&
                     is_digit(folded_line[clock + 1]) && is_digit(folded_line[clock + 2]);
  const bool dated = std::any_of(folded_line.begin(), folded_line.end(), is_digit);
  return timed || (dated && folded_line.find('@') != std::string_view::npos);
}

/// "12", but not "1921": the number of a page.
std::optional<int> page_number(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

std::string without_figures(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return !is_digit(c); });
  return out;
}

/// "Comments", "12 comments", "Comments (3)", "View all comments".
bool heads_comments(std::string_view folded_line) {
  bool named = false;
  for (const auto word : words_of(folded_line)) {
    const bool figure =
        std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '(' || c == ')'; });
    if (word == "comments" || word == "comment" || word == "comments:")
      named = true;
    else if (!figure && word != "view" && word != "show" && word != "all" && word != "reader" && word != "readers'")
      return false;
  }
  return named;
}

}  // namespace

/// Four and more lines of a word or three above everything else.
void Classifier::mark_menu() {
  std::size_t end = 0;
  while (end < lines_.size() && lines_[end].shape.words <= 3 && !lines_[end].shape.stops) ++end;
  // The last may be the headline or the author; the words of pages are known from others.
  std::size_t menu = end;
  while (menu > 0 && lines_[menu - 1].habit == Habit::none && menu + 2 > end) --menu;
  if (menu < 4 || end == lines_.size()) return;
  const auto known = std::count_if(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(menu),
                                   [](const Line& line) { return line.habit != Habit::none; });
  if (known < 2) return;
  for (std::size_t i = 0; i < menu; ++i) {
    if (lines_[i].open()) lines_[i].kind = BlockKind::boilerplate;
  }
}

void Classifier::mark_mail_heads() {
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t end = i;
    while (end < lines_.size() && is_mail_label(lines_[end].folded)) ++end;
    for (std::size_t j = i; end - i >= 2 && j < end; ++j) lines_[j].kind = BlockKind::boilerplate;
    i = std::max(end, i + 1);
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& text = lines_[i].folded;
    if (heads_quoted_mail(text)) lines_[i].kind = BlockKind::boilerplate;
    // The line may be broken before the address.
    if (i + 1 < lines_.size() && text.starts_with("on ") && !lines_[i].shape.stops &&
        heads_quoted_mail(text + ' ' + lines_[i + 1].folded)) {
      lines_[i].kind = lines_[i + 1].kind = BlockKind::boilerplate;
    }
  }
}

/// The settings of a word processor, each on a line of its own: "Normal", "0", "false", "EN-GB", "X-NONE".
void Classifier::mark_settings() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& text = lines_[i].run->text;
    if (!text.empty() && settings_before(text) == text.size()) lines_[i].kind = BlockKind::boilerplate;
    if (i + 2 >= lines_.size() || text != "Normal" || lines_[i + 1].run->text != "0") continue;
    auto end = i;
    while (end < lines_.size() && is_setting(lines_[end].run->text)) ++end;
    for (auto j = i; end - i >= 4 && j < end; ++j) lines_[j].kind = BlockKind::boilerplate;
    i = end - 1;
  }
}

/// "[a] Is that so?" under the article, where "[a]" stands against a word of it: a comment on it.
void Classifier::mark_comments_by_letter() {
  std::set<std::string_view> referred;
  for (auto& line : lines_) {
    const std::string_view text = line.run->text;
    const auto letter = comment_letter(text);
    if (!letter.empty() && line.open() && referred.contains(letter)) line.kind = BlockKind::boilerplate;
    for (auto at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
      const auto end = text.substr(at, 4).find(']');
      if (at > 0 && text[at - 1] != ' ' && end != std::string_view::npos) referred.insert(text.substr(at, end + 1));
    }
  }
}

/// Numbers on lines of their own that count up are of pages, and the line that stands beside each is the running head.
void Classifier::mark_page_numbers() {
  if (!is_plain()) return;
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto number = page_number(lines_[i].run->text);
    if (!number) continue;
    if (!numbers.empty() && *page_number(lines_[numbers.back()].run->text) + 1 != *number) return;
    numbers.push_back(i);
  }
  if (numbers.size() < 2) return;
  const auto beside = [&](std::size_t number, bool above) -> std::optional<std::size_t> {
    if (above ? number == 0 : number + 1 >= lines_.size()) return std::nullopt;
    return above ? number - 1 : number + 1;
  };
  for (const bool above : {true, false}) {
    const auto first = beside(numbers[0], above), second = beside(numbers[1], above);
    if (!first || !second || lines_[*first].shape.words > 12) continue;
    const auto head = without_figures(lines_[*first].run->text);
    if (head != without_figures(lines_[*second].run->text)) continue;
    for (const auto number : numbers) {
      const auto line = beside(number, above);
      if (line && without_figures(lines_[*line].run->text) == head) lines_[*line].kind = BlockKind::boilerplate;
    }
  }
  for (const auto number : numbers) lines_[number].kind = BlockKind::boilerplate;
}

/// "Facebook" alone may be a subhead; beside "Share" or "WhatsApp" it is a button.
void Classifier::mark_share_bars() {
  const auto button = [&](std::size_t i) {
    return i < lines_.size() && (lines_[i].habit == Habit::share || lines_[i].habit == Habit::page) &&
           lines_[i].shape.words <= 4;
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const bool in_bar = lines_[i].habit == Habit::share && (button(i + 1) || (i > 0 && button(i - 1)));
    if (in_bar && lines_[i].open()) lines_[i].kind = BlockKind::boilerplate;
  }
}

/// Teasers of other articles at the end, under the heading that announces them: headlines, a sentence each, dates. In
/// markup they lie in the box that the heading begins.
void Classifier::mark_teasers() {
  std::size_t total = 0, above = 0;
  for (const auto& line : lines_) total += line.run->text.size();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& head = lines_[i];
    above += head.run->text.size();
    const bool heads = head.habit == Habit::related && head.shape.words <= 5 && !head.shape.stops &&
                       head.run->text.find(": ") == std::string::npos;
    if (!heads || above * 2 < total) continue;
    const auto end = is_plain() ? lines_.size() : end_of_box(i);
    bool teasers = end > i + 1 && end - i <= most_teaser_lines, dated = false;
    std::size_t headlines = 0;
    for (auto j = i + 1; j < end && teasers; ++j) {
      const auto& line = lines_[j];
      const bool date = is_dateline(line.run->text, habits_);
      dated = dated || date;
      if (!date && !line.shape.stops) ++headlines;
      teasers = !line.shape.quotes && (date || line.shape.sentences <= 1) && line.shape.words <= 30;
    }
    // In plain text nothing but their shape says so.
    if (!teasers || (is_plain() && !(dated && headlines > 0))) continue;
    for (auto j = i; j < end; ++j) {
      if (lines_[j].open()) lines_[j].kind = BlockKind::related;
    }
    return;
  }
}

/// "MAYOR DENIES SALE OF FERRY TO VELD" between paragraphs: a link to another article that lost its markup. Where short
/// lines in capitals head the sections of the article, longer ones do too.
void Classifier::mark_capital_headlines() {
  constexpr std::size_t least_words = 6, most_words_of_head = 4, most_heads = 1, least_prose = 3;
  if (!is_plain()) return;
  std::size_t heads = 0, prose = 0;
  for (const auto& line : lines_) {
    if (line.prose() && !line.shape.capitals) ++prose;
    if (line.open() && line.shape.capitals && line.habit == Habit::none && line.shape.words <= most_words_of_head)
      ++heads;
  }
  if (prose < least_prose || heads > most_heads) return;
  for (std::size_t i = first_prose() + 1; i < lines_.size(); ++i) {
    auto& line = lines_[i];
    const auto& above = lines_[i - 1].run->text;
    const bool announced = above.ends_with(':') || above.ends_with(',');
    const bool of_page = line.habit == Habit::page || line.habit == Habit::offer;
    if (line.open() && !of_page && line.shape.capitals && line.shape.words >= least_words && !line.shape.stops &&
        !line.shape.quotes && !announced)
      line.kind = BlockKind::related;
  }
}

/// Behind the last line in the element around the one that `line` stands in, if `line` is the first there.
std::size_t Classifier::end_of_box(std::size_t line) const {
  const auto own = lines_[line].run->parent;
  const auto box = page_.elements[own].parent;
  const auto inside = [&](std::size_t i) {
    auto at = lines_[i].run->parent;
    while (at > box) at = page_.elements[at].parent;
    return at == box;
  };
  if (box == 0 || (line > 0 && inside(line - 1))) return line;
  auto end = line;
  while (end < lines_.size() && end <= line + most_teaser_lines && inside(end)) ++end;
  return end;
}

/// Under a heading that announces other articles, lines that are no sentences are their headlines.
void Classifier::mark_related_blocks() {
  if (!is_plain()) return;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& head = lines_[i];
    if (head.kind != BlockKind::related || head.habit != Habit::related || head.shape.words > 5) continue;
    if (head.run->text.find(':') != std::string::npos) continue;  // "Read more: The ferry will sail again"
    for (; i + 1 < lines_.size(); ++i) {
      auto& line = lines_[i + 1];
      if (!line.open()) continue;
      if (line.shape.stops || line.shape.quotes || line.shape.words < 2 || line.shape.words > 20) break;
      line.kind = BlockKind::related;
    }
  }
}

/// All that stands under a heading of comments, if the article stands above it; else the line alone.
void Classifier::mark_comments() {
  std::size_t prose = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto& line = lines_[i];
    if (line.prose()) prose += line.run->text.size();
    if (!line.open() || line.shape.words > 4 || !heads_comments(line.folded)) continue;
    line.kind = BlockKind::boilerplate;
    if (prose < 200 || !is_plain()) continue;
    for (std::size_t j = i + 1; j < lines_.size(); ++j) {
      if (lines_[j].open()) lines_[j].kind = BlockKind::boilerplate;
    }
    return;
  }
}

}  // namespace explainer::intake
