#include <vector>

#include "text/parts.h"

namespace explainer::text {
namespace {

enum class Style : std::uint8_t { none, curly, low, guillemet, straight, curly_single, straight_single };
enum class Side : std::uint8_t { opens, closes, either };
struct Mark {
  Style style = Style::none;
  Side side = Side::either;
};

bool is_single(Style style) { return style == Style::curly_single || style == Style::straight_single; }

Mark mark_of(std::string_view written) {
  if (written == "“") return {Style::curly, Side::opens};
  if (written == "”") return {Style::curly, Side::closes};
  if (written == "„") return {Style::low, Side::opens};
  if (written == "«") return {Style::guillemet, Side::opens};
  if (written == "»") return {Style::guillemet, Side::closes};
  if (written == "\"") return {Style::straight, Side::either};
  if (written == "‘") return {Style::curly_single, Side::opens};
  if (written == "’") return {Style::curly_single, Side::closes};
  if (written == "'") return {Style::straight_single, Side::either};
  return {};
}

struct Open {
  Style style;
  std::uint32_t quotation;  ///< position in the list of quotations
};

/// Reads the marks of one paragraph after the other; holds what is open in the paragraph at hand.
class Pairing {
 public:
  Pairing(const std::vector<Word>& words, std::string_view bytes) : words_(words), bytes_(bytes) {}

  std::vector<Quotation> run() {
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= words_.size(); ++i) {
      if (i < words_.size() && words_[i].kind != WordKind::block_end) continue;
      read_paragraph({begin, i});
      begin = i + 1;
    }
    return std::move(found_);
  }

 private:
  std::string_view written(std::uint32_t i) const {
    return bytes_.substr(words_[i].bytes.begin, words_[i].bytes.size());
  }
  bool touches_left(std::uint32_t i, WordSpan paragraph) const {
    return i > paragraph.begin && words_[i - 1].bytes.end == words_[i].bytes.begin;
  }
  bool touches_right(std::uint32_t i, WordSpan paragraph) const {
    return i + 1 < paragraph.end && words_[i + 1].bytes.begin == words_[i].bytes.end;
  }
  bool touches_word_left(std::uint32_t i, WordSpan paragraph) const {
    return touches_left(i, paragraph) && words_[i - 1].kind == WordKind::word;
  }
  bool touches_word_right(std::uint32_t i, WordSpan paragraph) const {
    return touches_right(i, paragraph) && words_[i + 1].kind == WordKind::word;
  }

  bool is_open(Style style) const {
    for (const auto& open : open_) {
      if (open.style == style) return true;
    }
    return false;
  }

  /// What a straight mark or an apostrophe does here.
  Side side_of(Mark mark, std::uint32_t i, WordSpan paragraph) const {
    if (mark.side == Side::opens || (mark.side == Side::closes && !is_single(mark.style))) return mark.side;
    if (is_single(mark.style)) {
      const bool left = touches_word_left(i, paragraph), right = touches_word_right(i, paragraph);
      if (left && right) return Side::either;  // "don't"
      if (is_open(mark.style)) return !touches_left(i, paragraph) ? Side::either : Side::closes;
      if (mark.side == Side::closes || touches_left(i, paragraph) || !right) return Side::either;  // "officials' "
      return closes_later(i, paragraph) ? Side::opens : Side::either;                              // not "'90s"
    }
    const bool left = touches_left(i, paragraph), right = touches_right(i, paragraph);
    if (is_open(mark.style)) {
      // White space before it and a word behind it: the quotation before it was never closed.
      return !left && touches_word_right(i, paragraph) ? Side::opens : Side::closes;
    }
    return left && !right && !touches_opening(i, paragraph) ? Side::closes : Side::opens;
  }

  bool touches_opening(std::uint32_t i, WordSpan paragraph) const {
    if (!touches_left(i, paragraph)) return false;
    const auto before = written(i - 1);
    return before == "(" || before == "[" || before == "—" || before == "–" || before == "‘" || before == "'";
  }

  bool closes_later(std::uint32_t i, WordSpan paragraph) const {
    for (auto j = i + 1; j < paragraph.end; ++j) {
      if (written(j) == "'" && touches_left(j, paragraph) && !touches_word_right(j, paragraph)) {
        // a plural's apostrophe ("officials' plan") looks the same; a stop or comma inside tells a quotation
        return words_[j - 1].kind == WordKind::punctuation || !words_[j - 1].lower.ends_with('s');
      }
      if (j - i > 60) break;
    }
    return false;
  }

  void open(Style style, std::uint32_t i, WordSpan paragraph) {
    Quotation quotation{.words = {i, paragraph.end}, .closed = false};
    if (!open_.empty()) quotation.within = open_.back().quotation;
    if (i == paragraph.begin && left_open_ && left_open_->style == style) quotation.continues = left_open_->quotation;
    open_.push_back({style, static_cast<std::uint32_t>(found_.size())});
    found_.push_back(quotation);
  }

  void close(Style style, std::uint32_t i, WordSpan paragraph) {
    if (!is_open(style)) {
      // Only where the paragraph before left its quotation open can a lone closing mark end what runs on here.
      if (open_.empty() && left_open_ && left_open_->style == style && !seen_mark_) {
        found_.push_back({.words = {paragraph.begin, i + 1}, .opened = false, .continues = left_open_->quotation});
      }
      return;
    }
    while (open_.back().style != style) open_.pop_back();  // inner ones left open end where their paragraph does
    found_[open_.back().quotation].words.end = i + 1;
    found_[open_.back().quotation].closed = true;
    open_.pop_back();
  }

  void read_paragraph(WordSpan paragraph) {
    seen_mark_ = false;
    for (auto i = paragraph.begin; i < paragraph.end; ++i) {
      if (words_[i].kind != WordKind::punctuation) continue;
      Mark mark = mark_of(written(i));
      if (mark.style == Style::none) continue;
      if (mark.style == Style::curly && is_open(Style::low)) mark = {Style::low, Side::closes};  // „…“ and „…”
      const Side side = side_of(mark, i, paragraph);
      if (side == Side::either) continue;
      if (side == Side::opens && mark.style == Style::straight && is_open(Style::straight)) {
        close_unfinished(Style::straight, i);
      }
      side == Side::opens ? open(mark.style, i, paragraph) : close(mark.style, i, paragraph);
      seen_mark_ = true;
    }
    left_open_.reset();
    for (const auto& open : open_) {
      if (!is_single(open.style) || open_.size() == 1) {
        left_open_ = open;
        break;
      }
    }
    // An inner quotation cannot outlast the one around it.
    for (const auto& open : open_) found_[open.quotation].words.end = paragraph.end;
    for (std::size_t q = found_.size(); q-- > 0 && found_[q].words.begin >= paragraph.begin;) {
      const auto outer = found_[q].within;
      if (outer && found_[q].words.end > found_[*outer].words.end) found_[q].words.end = found_[*outer].words.end;
    }
    open_.clear();
  }

  /// Straight marks do not nest: a second opening one means that the first was never closed.
  void close_unfinished(Style style, std::uint32_t i) {
    while (!open_.empty()) {
      const Open last = open_.back();
      open_.pop_back();
      found_[last.quotation].words.end = i;
      if (last.style == style) return;
    }
  }

  const std::vector<Word>& words_;
  std::string_view bytes_;
  std::vector<Quotation> found_;
  std::vector<Open> open_;
  std::optional<Open> left_open_;  ///< by the paragraph before
  bool seen_mark_ = false;
};

}  // namespace

std::vector<Quotation> pair_quotations(const std::vector<Word>& words, std::string_view bytes) {
  return Pairing(words, bytes).run();
}

}  // namespace explainer::text
