#include "intake/blocks.h"

#include <algorithm>

#include "intake/characters.h"
#include "intake/lines.h"

namespace explainer::intake {
namespace {

constexpr std::size_t max_bylines = 20;

/// Everything about one run that the rules ask more than once.
struct Line {
  const Run* run = nullptr;
  Shape shape;
  std::string folded;  ///< of lines short enough to be a page's
  Habit habit = Habit::none;
  std::optional<BlockKind> kind;

  bool open() const { return !kind; }
  bool link() const { return run->linked * 10 >= run->text.size() * 8; }
  bool prose() const { return open() && shape.sentence_like() && !link() && (run->element != Element::heading); }
};

bool is_template(std::string_view text) {
  const auto open = text.find("{{");
  return open != std::string_view::npos && text.find("}}", open) != std::string_view::npos;
}

bool holds_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

class Classifier {
 public:
  Classifier(const Page& page, const Habits& habits) : page_(page), habits_(habits) {
    for (const auto& run : page.runs) {
      Line line;
      line.run = &run;
      line.shape = shape_of(run.text);
      if (line.shape.words <= 60) line.folded = folded(run.text);
      line.habit = habits.of(line.folded, line.shape.words);
      if (line.habit == Habit::offer && line.shape.sentence_like() && !addresses_reader(line.folded))
        line.habit = Habit::none;
      lines_.push_back(std::move(line));
    }
  }

  Kinds run() {
    mark_chrome();
    mark_top();
    mark_loose_links();
    mark_offers();
    mark_habits();
    mark_bios();
    mark_bodies();
    Kinds result;
    for (const auto& line : lines_) result.kinds.push_back(line.kind.value_or(BlockKind::paragraph));
    result.bylines = std::move(bylines_);
    return result;
  }

 private:
  bool is_plain() const { return page_.runs.empty() || page_.runs[0].element == Element::line; }

  /// What the markup itself says is not the article, and marks without words.
  void mark_chrome() {
    for (auto& line : lines_) {
      const auto& run = *line.run;
      if (run.hint == Hint::boilerplate) line.kind = BlockKind::boilerplate;
      if (run.hint == Hint::related) line.kind = BlockKind::related;
      if (is_template(run.text) || (!is_plain() && !holds_letters(run.text))) line.kind = BlockKind::boilerplate;
      if (run.outside && run.element != Element::heading && run.hint != Hint::byline && run.hint != Hint::dateline &&
          run.hint != Hint::subhead && run.hint != Hint::headline) {
        line.kind = BlockKind::boilerplate;
      }
    }
    if (!page_.whole) return;
    // Of the headings outside the article only the one that is the title of the page belongs to it.
    for (auto& line : lines_) {
      if (!line.run->outside || !line.open() || line.run->element != Element::heading) continue;
      const bool titled =
          page_.title && page_.title->find(line.run->text) != std::string::npos && line.shape.words >= 3;
      if (!titled && !(line.run->level == 1 && line.shape.words >= 5)) line.kind = BlockKind::boilerplate;
    }
  }

  /// Headline, deck, byline and dateline: the lines above the first paragraph, and bylines at the very end.
  void mark_top() {
    const auto first = first_prose();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].prose()) last_prose_ = i;
    }
    bool headline = false;
    std::size_t headline_at = 0;
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
    if (headline) mark_deck(headline_at);
    std::size_t after_prose = 0;
    for (std::size_t i = lines_.size(); i-- > 0 && after_prose < 4;) {  // "(Reporting by …)" under the article
      if (!lines_[i].open()) continue;
      ++after_prose;
      if (lines_[i].prose() && lines_[i].shape.words > 20) break;
      mark_credit(lines_[i], true);
    }
    for (auto& line : lines_) {
      if (line.open() && (line.run->hint == Hint::byline || line.run->hint == Hint::dateline)) mark_credit(line, false);
    }
  }

  bool looks_like_headline(const Line& line, std::size_t at) const {
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
  void mark_deck(std::size_t headline) {
    for (std::size_t i = headline + 1; i < lines_.size() && i <= headline + 3; ++i) {
      auto& line = lines_[i];
      if (!line.open()) continue;
      if (line.run->hint == Hint::subhead) {
        line.kind = BlockKind::subhead;
        return;
      }
      if (line.shape.words > 45 || line.shape.words < 4 || line.shape.sentences > 2 || is_list_line(line.run->text) ||
          line.run->element == Element::heading) {
        return;
      }
      const bool above_credit = i + 1 < lines_.size() &&
                                (lines_[i + 1].kind == BlockKind::byline || lines_[i + 1].kind == BlockKind::dateline);
      const bool no_sentence = !line.shape.stops && !line.shape.quotes && !line.run->text.ends_with(':');
      if (above_credit || no_sentence || said_again(i)) line.kind = BlockKind::subhead;
      return;
    }
  }

  /// Do most of the line's longer words come again in the next paragraph, or the line itself further down?
  bool said_again(std::size_t at) const {
    const auto& text = lines_[at].run->text;
    if (lines_[at].shape.quotes) return false;
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

  bool mark_credit(Line& line, bool in_place) {
    if (line.shape.words > 40 || line.run->element == Element::list_item) return false;
    const bool marked = line.run->hint == Hint::byline;
    if (in_place || marked) {
      if (auto names = byline_names(line.run->text, habits_, marked)) {
        line.kind = BlockKind::byline;
        for (auto& name : *names) {
          if (bylines_.size() < max_bylines && std::find(bylines_.begin(), bylines_.end(), name) == bylines_.end())
            bylines_.push_back(std::move(name));
        }
        return true;
      }
    }
    if ((in_place || line.run->hint == Hint::dateline) && is_dateline(line.run->text, habits_)) {
      line.kind = BlockKind::dateline;
      return true;
    }
    return false;
  }

  std::size_t first_prose() const {
    std::size_t i = 0;
    while (i < lines_.size() && !(lines_[i].prose() && lines_[i].shape.words >= 12 && !lines_[i].shape.title_case)) ++i;
    return std::min(i, lines_.size());
  }

  /// In an article of <p>s, short text between two of them is a link that lost its markup; so is a line that is a link.
  void mark_loose_links() {
    std::size_t paragraphs = 0, in_paragraphs = 0, loose = 0;
    for (const auto& line : lines_) {
      if (line.run->element == Element::paragraph) ++paragraphs, in_paragraphs += line.run->text.size();
      if (line.run->element == Element::loose) loose += line.run->text.size();
    }
    const bool of_paragraphs = paragraphs >= 3 && in_paragraphs >= loose * 2;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      auto& line = lines_[i];
      if (!line.open() || line.shape.words > 30) continue;
      if (line.link() && line.shape.words >= 3 && line.run->element != Element::line &&
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

  bool beside(const Line& paragraph, const Line& loose) const {
    if (paragraph.run->element == Element::loose)
      return paragraph.run->parent == loose.run->parent && paragraph.kind == BlockKind::related;
    return paragraph.run->element == Element::paragraph &&
           page_.elements[paragraph.run->parent].parent == loose.run->parent;
  }

  /// An offer in the last half after which nothing of the article follows takes the whole rest with it.
  void mark_offers() {
    std::size_t total = 0, before = 0;
    for (const auto& line : lines_) total += line.run->text.size();
    std::size_t last_prose = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].prose() && lines_[i].habit == Habit::none && !is_price(lines_[i].run->text)) last_prose = i;
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
  void mark_habits() {
    std::size_t seen = 0, total = 0;
    for (const auto& line : lines_) total += line.run->text.size();
    for (auto& line : lines_) {
      seen += line.run->text.size();
      if (!line.open() || line.shape.quotes) continue;
      const bool late = seen * 10 >= total * 7;
      const bool bracketed = line.run->text.starts_with('(') || line.run->slanted * 10 >= line.run->text.size() * 9;
      switch (line.habit) {
        case Habit::offer:
          // A sentence of the article may hold such words; one that begins with them at the end does not.
          if (!line.prose() || late) line.kind = BlockKind::boilerplate;
          break;
        case Habit::page:
          if (line.shape.words <= 12 || late || bracketed) line.kind = BlockKind::boilerplate;
          break;
        case Habit::syndication:
          if (late || bracketed || &line == &lines_.front()) line.kind = BlockKind::boilerplate;
          break;
        case Habit::related:
          if (line.shape.words <= 25 && line.shape.sentences <= 1) line.kind = BlockKind::related;
          break;
        case Habit::caption: line.kind = BlockKind::caption; break;
        case Habit::bio:
        case Habit::none: break;
      }
      if (line.open() && is_price(line.run->text)) line.kind = BlockKind::boilerplate;
    }
    // Syndication notes can be longer than a line: one in brackets or italics that stands last.
    for (std::size_t i = lines_.size(); i-- > 0;) {
      auto& line = lines_[i];
      if (!line.open()) continue;
      const bool bracketed = (line.run->text.starts_with('(') && line.run->text.ends_with(')')) ||
                             line.run->slanted * 10 >= line.run->text.size() * 9;
      if (bracketed && !line.shape.quotes && habits_.of(line.folded, 1) == Habit::syndication)
        line.kind = BlockKind::boilerplate;
      break;
    }
  }

  /// Notes about the author under the article: about somebody of whom the article itself does not speak.
  void mark_bios() {
    std::size_t looked_at = 0;
    for (std::size_t i = lines_.size(); i-- > 0 && looked_at < 3;) {
      auto& line = lines_[i];
      if (!line.open()) {
        if (line.kind == BlockKind::byline) ++looked_at;
        continue;
      }
      ++looked_at;
      if (i == 0 || line.shape.quotes) return;
      const bool slanted = line.run->slanted * 10 >= line.run->text.size() * 9;
      const auto surname = bio_surname(line.run->text, habits_, slanted);
      const bool named = surname && (!speaks_of(*surname, i));
      const bool contact = line.shape.words <= 25 &&
                           (line.habit == Habit::bio ||
                            (line.folded.starts_with("follow ") && line.folded.find('@') != std::string::npos));
      if (named || contact || line.run->hint == Hint::bio)
        line.kind = BlockKind::bio;
      else if (!slanted)
        return;
    }
  }

  bool speaks_of(std::string_view surname, std::size_t before) const {
    for (std::size_t i = 0; i < before; ++i) {
      if (lines_[i].kind != BlockKind::byline && lines_[i].run->text.find(surname) != std::string::npos) return true;
    }
    return false;
  }

  /// What is left is the article's body.
  void mark_bodies() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      auto& line = lines_[i];
      if (!line.open()) continue;
      switch (line.run->element) {
        case Element::heading: line.kind = BlockKind::subhead; break;
        case Element::list_item: line.kind = BlockKind::list_item; break;
        case Element::quote: line.kind = BlockKind::quote; break;
        case Element::caption: line.kind = BlockKind::caption; break;
        case Element::line:
        case Element::paragraph:
        case Element::loose:
        case Element::cell:
          if (line.run->hint == Hint::caption && line.shape.words <= 60)
            line.kind = BlockKind::caption;
          else if (line.run->hint == Hint::subhead && line.shape.words <= 60)
            line.kind = BlockKind::subhead;
          else if (line.run->hint == Hint::bio && i > 0 && line.shape.words <= 80)
            line.kind = BlockKind::bio;
          else if (is_list_line(line.run->text))
            line.kind = BlockKind::list_item;
          else if (is_subhead(i))
            line.kind = BlockKind::subhead;
          else
            line.kind = BlockKind::paragraph;
          break;
      }
    }
  }

  /// A short line without a stop between two paragraphs.
  bool is_subhead(std::size_t at) const {
    const auto& line = lines_[at];
    if (line.shape.words > 14 || line.shape.starts_small || line.run->element == Element::cell) return false;
    if (line.shape.stops && !line.run->text.ends_with('?')) return false;
    if (line.run->text.ends_with(':') || line.run->text.ends_with(',') || line.run->text.ends_with(';')) return false;
    if (at == 0 || at + 1 >= lines_.size()) return false;
    return lines_[at - 1].shape.stops && lines_[at + 1].shape.sentence_like();
  }

  const Page& page_;
  const Habits& habits_;
  std::vector<Line> lines_;
  std::vector<std::string> bylines_;
  std::size_t last_prose_ = 0;
};

}  // namespace

Kinds kinds_of(const Page& page, const Habits& habits) { return Classifier(page, habits).run(); }

}  // namespace explainer::intake
