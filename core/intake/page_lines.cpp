#include <algorithm>

#include "intake/characters.h"
#include "intake/classifier.h"
#include "intake/residue.h"

namespace explainer::intake {
namespace {

bool is_template(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> marks[] = {{"{{", "}}"}, {"${", "}"}, {"%%", "%%"}};
  return std::any_of(std::begin(marks), std::end(marks), [&](const auto& mark) {
    const auto open = text.find(mark.first);
    return open != std::string_view::npos && text.find(mark.second, open + 2) != std::string_view::npos;
  });
}

/// "[gallery ids=1,2]": an instruction to the system that the text was written in.
bool is_short_code(std::string_view text) {
  return text.size() > 3 && text.starts_with('[') && is_ascii_letter(text[1]) && text.find(']') == text.size() - 1 &&
         text.find('=') != std::string_view::npos;
}

bool is_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && text.find(' ') == std::string_view::npos;
}

/// "0:00 / 4:32", "1.5x": of a player for sound.
bool is_player(std::string_view text) {
  const bool marks = std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || c == ':' || c == '/' || c == ' ' || c == '.' || c == 'x';
  });
  const bool speed = text.size() <= 5 && text.ends_with('x') && text.find('x') + 1 == text.size() && is_digit(text[0]);
  return marks && (speed || (text.find(':') != std::string_view::npos && text.find('/') != std::string_view::npos));
}

/// "Image 1 of 5", "list of 2 items": where one is in a gallery or a list, as pictures and screen readers are told it.
bool is_position(std::string_view folded_line) {
  if (folded_line.size() > 60) return false;
  const auto words = words_of(folded_line);
  if (words.size() != 4) return false;
  const auto figure = [](std::string_view word) { return std::all_of(word.begin(), word.end(), is_digit); };
  if (words[1] == "of") return words[0] == "list" && figure(words[2]) && words[3].starts_with("item");
  return words[2] == "of" && figure(words[1]) && figure(words[3]);
}

bool holds_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

/// "6", "12/40": how often something was shared, or which picture it is.
bool is_counter(const Run& run) {
  return run.element == Element::loose && run.text.size() <= 7 &&
         std::all_of(run.text.begin(), run.text.end(),
                     [](char c) { return is_digit(c) || c == '/' || c == ' ' || c == ',' || c == '.'; });
}

}  // namespace

/// What the markup itself says is not the article, and marks without words.
void Classifier::mark_chrome() {
  for (auto& line : lines_) {
    const auto& run = *line.run;
    if (run.hint == Hint::boilerplate) line.kind = BlockKind::boilerplate;
    if (run.hint == Hint::related) line.kind = BlockKind::related;
    const bool divider = !holds_letters(run.text) && (!is_plain() || run.text.size() <= 12);
    if (is_template(run.text) || is_short_code(run.text) || divider || is_counter(run) || is_player(run.text) ||
        is_position(line.folded) || is_note_mark(run.text) ||
        (run.text.starts_with("![](") && run.text.ends_with(')'))) {
      line.kind = BlockKind::boilerplate;
    }
    if (!line.open()) continue;
    if (is_address(run.text)) line.kind = BlockKind::related;
    const bool pictured = run.pictured && line.slanted() && line.shape.words <= 60 && run.element != Element::heading &&
                          !byline_names(run.text, habits_, false);
    const bool coded = run.text.starts_with("[caption ") && run.text.ends_with("[/caption]");
    if (run.element == Element::caption || (run.hint == Hint::caption && line.shape.words <= 100) || coded || pictured)
      line.kind = BlockKind::caption;
  }
}

/// Of what lies outside the article only the lines between its title and its first paragraph may belong to it, and of
/// these what the markup calls so.
void Classifier::mark_outside() {
  std::size_t body = std::min(page_.text_begin, lines_.size());
  while (body < lines_.size() && (lines_[body].run->outside || !lines_[body].open())) ++body;
  bool found = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto& line = lines_[i];
    const auto& run = *line.run;
    const bool caption = line.kind == BlockKind::caption;
    if (!run.outside || (!line.open() && !caption) || i == page_.headline) continue;
    bool kept = i < body && (!titled() || i > page_.headline) &&
                (caption || run.hint == Hint::byline || run.hint == Hint::dateline || run.hint == Hint::subhead);
    if (!titled() && !found && run.element == Element::heading && run.level == 1 && line.shape.words >= 5)
      kept = found = true;
    if (!titled() && i < body && run.hint == Hint::headline && run.element != Element::heading) kept = true;
    if (!kept) line.kind = BlockKind::boilerplate;
  }
}

/// In an article of <p>s, short text between two of them is a link that lost its markup; so is a line that is a link.
void Classifier::mark_loose_links() {
  std::size_t paragraphs = 0, in_paragraphs = 0, loose = 0;
  for (const auto& line : lines_) {
    if (line.run->element == Element::paragraph) ++paragraphs, in_paragraphs += line.run->text.size();
    if (line.run->element == Element::loose) loose += line.run->text.size();
  }
  const auto of_article = items_of_article();
  const bool of_paragraphs = paragraphs >= 3 && in_paragraphs >= loose * 2;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto& line = lines_[i];
    if (!line.open() || line.shape.words > 30) continue;
    if (of_article[i]) continue;
    if (line.link() && (line.shape.words >= 3 || page_.whole) && line.run->element != Element::line &&
        (line.run->element != Element::heading || page_.whole)) {
      line.kind = BlockKind::related;
      continue;
    }
    if (!of_paragraphs || line.run->element != Element::loose || i == 0 || i + 1 >= lines_.size()) continue;
    const auto& before = lines_[i - 1];
    const auto& after = lines_[i + 1];
    if (!beside(before, line) || !beside(after, line)) continue;
    const bool goes_on = line.shape.starts_small || (before.kind != BlockKind::related && !before.shape.stops);
    if (!goes_on && line.shape.sentences <= 1) line.kind = BlockKind::related;
  }
}

/// Items of lists that a sentence of the article announces, or that are all whole sentences.
std::vector<bool> Classifier::items_of_article() const {
  constexpr std::uint32_t least_words = 6;
  std::vector<bool> found(lines_.size());
  for (std::size_t first = 0; first < lines_.size();) {
    auto end = first;
    bool sentences = true;
    for (; end < lines_.size() && lines_[end].run->element == Element::list_item; ++end)
      sentences = sentences && lines_[end].shape.sentence_like();
    const auto* above = first > 0 ? &lines_[first - 1] : nullptr;
    const bool announced = above && above->run->text.ends_with(':') && above->shape.words >= least_words &&
                           above->open() && above->habit == Habit::none;
    if (sentences || announced)
      std::fill(found.begin() + static_cast<std::ptrdiff_t>(first), found.begin() + static_cast<std::ptrdiff_t>(end),
                true);
    first = end + 1;
  }
  return found;
}

bool Classifier::beside(const Line& paragraph, const Line& loose) const {
  if (paragraph.run->element == Element::loose)
    return paragraph.run->parent == loose.run->parent && paragraph.kind == BlockKind::related;
  return paragraph.run->element == Element::paragraph &&
         page_.elements[paragraph.run->parent].parent == loose.run->parent;
}

/// A list under the article whose items are links with a few words around them: other articles.
void Classifier::mark_link_lists() {
  std::size_t end = lines_.size();
  while (end > 0) {
    const auto& line = lines_[end - 1];
    if (line.prose() && line.run->element != Element::list_item) break;
    --end;
  }
  const auto of_article = items_of_article();
  for (std::size_t i = end; i < lines_.size();) {
    std::size_t next = i, linked = 0, size = 0;
    while (next < lines_.size() && lines_[next].run->element == Element::list_item && lines_[next].run->linked > 0) {
      linked += lines_[next].run->linked;
      size += lines_[next].run->text.size();
      ++next;
    }
    if (next - i >= 3 && linked * 5 >= size * 2 && !of_article[i]) {
      for (std::size_t j = i; j < next; ++j) {
        if (lines_[j].open()) lines_[j].kind = BlockKind::related;
      }
      if (i > 0 && lines_[i - 1].open() && lines_[i - 1].shape.words <= 8) lines_[i - 1].kind = BlockKind::related;
    }
    i = std::max(next, i + 1);
  }
}

/// An offer in the last half after which nothing of the article follows takes the whole rest with it.
void Classifier::mark_offers() {
  constexpr std::size_t least_quoting = 20;  // words
  std::size_t total = 0, before = 0;
  for (const auto& line : lines_) total += line.run->text.size();
  std::size_t last_prose = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& line = lines_[i];
    // A paragraph with a quotation is the article's even where its last mark hides the stop.
    const bool quotes = line.open() && line.shape.quotes && line.shape.words >= least_quoting;
    if ((line.prose() || quotes) && line.habit == Habit::none && !is_price(line.run->text)) last_prose = i;
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    before += lines_[i].run->text.size();
    const bool offer =
        lines_[i].habit == Habit::offer || is_price(lines_[i].run->text) || is_template(lines_[i].run->text);
    if (!offer || i <= last_prose || before * 2 < total) continue;
    for (std::size_t j = i; j < lines_.size(); ++j) {
      if (lines_[j].open()) lines_[j].kind = BlockKind::boilerplate;
    }
    return;
  }
}

/// Single lines that say what pages say. Those with a quotation in them are the article's, whatever they hold.
void Classifier::mark_habits() {
  std::size_t seen = 0, total = 0;
  for (const auto& line : lines_) total += line.run->text.size();
  for (auto& line : lines_) {
    seen += line.run->text.size();
    if (!line.open() || line.shape.quotes) continue;
    const bool late = seen * 10 >= total * 7;
    const bool bracketed = line.run->text.starts_with('(') || line.slanted();
    switch (line.habit) {
      case Habit::offer:
        // A sentence of the article may hold such words; one that begins with them at the end does not.
        if (!line.prose() || late || sells(line.folded)) line.kind = BlockKind::boilerplate;
        break;
      case Habit::page:
        if (line.shape.words <= 12 || late || bracketed) line.kind = BlockKind::boilerplate;
        break;
      case Habit::syndication:
        if (late || bracketed || &line - lines_.data() < 3) line.kind = BlockKind::boilerplate;
        break;
      case Habit::related:
        if (line.shape.words <= 25 && line.shape.sentences <= 1) line.kind = BlockKind::related;
        break;
      case Habit::caption: line.kind = BlockKind::caption; break;
      case Habit::player: line.kind = BlockKind::boilerplate; break;
      case Habit::share:
      case Habit::bio:
      case Habit::none: break;
    }
    if (line.open() && is_price(line.run->text)) line.kind = BlockKind::boilerplate;
  }
}

/// Syndication notes can be longer than a line: one in brackets or italics that stands last.
void Classifier::mark_last_note() {
  for (std::size_t i = lines_.size(); i-- > 0;) {
    auto& line = lines_[i];
    if (!line.open()) continue;
    const bool bracketed = (line.run->text.starts_with('(') && line.run->text.ends_with(')')) || line.slanted();
    if (bracketed && !line.shape.quotes && habits_.of(line.folded, 1) == Habit::syndication)
      line.kind = BlockKind::boilerplate;
    return;
  }
}

/// A heading with nothing of the article under it belongs to the links or offers that it stands above.
void Classifier::mark_empty_headings() {
  bool body_follows = false;
  for (std::size_t i = lines_.size(); i-- > 0;) {
    auto& kind = lines_[i].kind;
    if (kind == BlockKind::subhead && !body_follows && i + 1 < lines_.size() && page_.whole) {
      kind = BlockKind::related;
    } else if (kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list_item ||
               kind == BlockKind::caption) {
      body_follows = body_follows || !lines_[i].run->outside;
    }
  }
}

}  // namespace explainer::intake
