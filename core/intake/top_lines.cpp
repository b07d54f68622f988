#include <algorithm>

#include "intake/characters.h"
#include "intake/classifier.h"

namespace explainer::intake {
namespace {

constexpr std::size_t max_bylines = 20;

}  // namespace

/// Headline, deck, byline and dateline: the lines above the first paragraph, and bylines at the very end.
void Classifier::mark_top() {
  const auto first = first_prose();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].prose()) last_prose_ = i;
  }
  bool headline = titled();
  std::size_t headline_at = headline ? page_.headline : 0;
  if (headline) lines_[headline_at].kind = BlockKind::headline;
  for (std::size_t i = 0; i < lines_.size() && i <= first; ++i) {
    auto& line = lines_[i];
    if (!line.open()) continue;
    if (mark_credit(line, i <= first)) continue;
    const bool may_be = line.run->element == Element::heading ? line.run->level <= 2 || !headline
                                                              : i < first || (i == first && line.shape.title_case);
    if (!headline && may_be && line.habit == Habit::none && line.shape.words >= 2 && line.shape.words <= 40 &&
        (line.run->element == Element::heading || looks_like_headline(line, i))) {
      line.kind = BlockKind::headline;
      headline = true;
      headline_at = i;
    }
  }
  mark_unmarked_credits(first);
  if (headline) mark_deck(headline_at);
  mark_credits();
}

/// "Ann Bell in Kest" beside a date line, "Kest Courier" beside a byline: credits that do not say "by".
void Classifier::mark_unmarked_credits(std::size_t first) {
  for (std::size_t i = 1; i < first && i < lines_.size(); ++i) {
    auto& line = lines_[i];
    if (!line.open() || line.shape.words > 8 || line.shape.stops || line.run->element == Element::heading) continue;
    const auto beside = [&](BlockKind kind) {
      return lines_[i - 1].kind == kind || (i + 1 < lines_.size() && lines_[i + 1].kind == kind);
    };
    const auto words = words_of(line.run->text);
    const bool outlet =
        line.shape.words <= 5 && beside(BlockKind::byline) &&
        std::all_of(words.begin(), words.end(), [](auto word) { return is_capital(character_at(word, 0).code); }) &&
        std::any_of(words.begin(), words.end(), [&](auto word) { return habits_.is_outlet_word(folded(word)); });
    if (outlet) line.kind = BlockKind::byline;
    // "New York" may stand there too.
    const bool joined =
        std::any_of(words.begin(), words.end(), [](auto word) { return word == "in" || word == "and"; });
    const bool person = words.size() <= 3 && is_given_name(words[0]);
    const bool placed = beside(BlockKind::dateline) || (person && lines_[i - 1].kind == BlockKind::headline);
    if (!(joined || person) || !placed || !line.open()) continue;
    if (auto names = byline_names(line.run->text, habits_, true)) {
      line.kind = BlockKind::byline;
      if (found_.bylines.empty()) found_.bylines = std::move(*names);
    }
  }
}

bool Classifier::looks_like_headline(const Line& line, std::size_t at) const {
  if (line.link() || line.run->element == Element::list_item || line.run->element == Element::caption) return false;
  const char last = line.run->text.back();
  if (line.shape.starts_small || last == ':' || last == ',' || is_list_line(line.run->text)) return false;
  if (at + 1 < lines_.size() && lines_[at + 1].shape.starts_small) return false;
  if (line.run->hint == Hint::headline) return true;
  if (line.shape.stops && !line.shape.title_case && !(line.run->text.ends_with('?') || line.run->text.ends_with('!')))
    return false;
  if (line.shape.words > 30) return false;
  return at < last_prose_;  // something must stand under it
}

/// The sentence under the headline that sums the article up: the next block says it again, or is the byline.
void Classifier::mark_deck(std::size_t headline) {
  for (std::size_t i = headline + 1; i < lines_.size() && i <= headline + 3; ++i) {
    auto& line = lines_[i];
    if (!line.open() || line.habit == Habit::caption || line.habit == Habit::page || line.habit == Habit::share)
      continue;
    if (line.run->hint == Hint::subhead) {
      line.kind = BlockKind::subhead;
      return;
    }
    if (line.shape.words > 45 || line.shape.words < 4 || line.shape.sentences > 2 || is_list_line(line.run->text) ||
        line.run->element == Element::heading) {
      return;
    }
    const bool above_credit =
        i + 1 < lines_.size() && (lines_[i + 1].kind == BlockKind::byline || lines_[i + 1].kind == BlockKind::dateline);
    const bool no_sentence = !line.shape.stops && !line.shape.quotes && !line.run->text.ends_with(':');
    if (above_credit || no_sentence || said_again(i)) line.kind = BlockKind::subhead;
    return;
  }
}

/// Do most of the line's longer words come again in the next paragraph, or the line itself further down?
bool Classifier::said_again(std::size_t at) const {
  const auto& text = lines_[at].run->text;
  if (lines_[at].shape.quotes || text.size() > 1000) return false;
  for (std::size_t i = at + 1; i < lines_.size(); ++i) {
    const auto& other = lines_[i].run->text;
    if (other.size() > text.size() && other.find(text) != std::string::npos) return true;
  }
  if (at + 1 >= lines_.size()) return false;
  const std::string next = folded(lines_[at + 1].run->text);
  std::size_t longer = 0, again = 0;
  for (const auto word : words_of(lines_[at].folded)) {
    if (word.size() < 5) continue;
    ++longer;
    if (next.find(word.substr(0, 5)) != std::string::npos) ++again;
  }
  return longer >= 4 &&
         (again * 10 >= longer * 7 || (again * 2 >= longer && introduces_again(text, lines_[at + 1].run->text)));
}

/// "(Reporting by …)" under the article, and what the markup calls a byline or a date wherever it stands.
void Classifier::mark_credits() {
  std::size_t after_prose = 0;
  for (std::size_t i = lines_.size(); i-- > 0 && after_prose < 4;) {
    if (!lines_[i].open()) continue;
    ++after_prose;
    if (lines_[i].prose() && lines_[i].shape.words > 20) break;
    mark_credit(lines_[i], true);
  }
  for (auto& line : lines_) {
    const Hint hint = line.run->hint;
    if (!line.open() || (hint != Hint::byline && hint != Hint::dateline)) continue;
    if (mark_credit(line, false) || line.shape.words > 14 || line.prose()) continue;
    line.kind = hint == Hint::byline ? BlockKind::byline : BlockKind::dateline;  // "By", "3 min read", "Staff"
  }
}

void Classifier::add_bylines(std::vector<std::string> names) {
  auto& bylines = found_.bylines;
  for (auto& name : names) {
    if (bylines.size() < max_bylines && std::find(bylines.begin(), bylines.end(), name) == bylines.end())
      bylines.push_back(std::move(name));
  }
}

bool Classifier::mark_credit(Line& line, bool in_place) {
  const bool marked = line.run->hint == Hint::byline, dated = line.run->hint == Hint::dateline;
  if (line.shape.words > 40 || (line.run->element == Element::list_item && !marked && !dated)) return false;
  if (in_place || marked) {
    if (auto names = byline_names(line.run->text, habits_, marked)) {
      line.kind = BlockKind::byline;
      add_bylines(std::move(*names));
      return true;
    }
  }
  if ((in_place || marked || dated) && is_dateline(line.run->text, habits_)) {
    line.kind = BlockKind::dateline;
    if (!found_.dateline) found_.dateline = line.run->text;
    return true;
  }
  if (!in_place && !marked && !dated) return false;
  if (auto credit = dated_byline(line.run->text, habits_)) {
    line.kind = BlockKind::byline;
    if (!found_.dateline) found_.dateline = std::move(credit->date);
    add_bylines(std::move(credit->names));
    return true;
  }
  return false;
}

std::size_t Classifier::first_prose() const {
  std::size_t i = titled() ? page_.headline : 0;
  while (i < lines_.size() && !(lines_[i].prose() && lines_[i].shape.words >= 12 && !lines_[i].shape.title_case)) ++i;
  return std::min(i, lines_.size());
}

/// Notes about the author under the article: about somebody of whom the article itself does not speak.
void Classifier::mark_bios() {
  std::size_t looked_at = 0;
  for (std::size_t i = lines_.size(); i-- > 0 && looked_at < 3;) {
    auto& line = lines_[i];
    if (!line.open()) {
      if (line.kind == BlockKind::byline && !line.run->outside) ++looked_at;
      continue;
    }
    ++looked_at;
    if (i == 0 || line.shape.quotes) return;
    const auto surname = bio_surname(line.run->text, habits_, line.slanted());
    const bool named = surname && (!speaks_of(*surname, i));
    const bool contact =
        line.shape.words <= 25 &&
        (line.habit == Habit::bio || (line.folded.find('@') != std::string::npos &&
                                      (line.folded.starts_with("follow ") || line.folded.starts_with("write to ") ||
                                       line.folded.starts_with("contact ") || line.folded.starts_with("email "))));
    if (named || contact || line.run->hint == Hint::bio)
      line.kind = BlockKind::bio;
    else if (!line.slanted())
      return;
  }
}

bool Classifier::speaks_of(std::string_view surname, std::size_t before) const {
  if (surname.size() > 100) return true;
  for (std::size_t i = 0; i < before; ++i) {
    if (lines_[i].kind != BlockKind::byline && lines_[i].run->text.find(surname) != std::string::npos) return true;
  }
  return false;
}

}  // namespace explainer::intake
