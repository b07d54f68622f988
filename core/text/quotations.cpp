#include <vector>

#include "text/parts.h"

namespace explainer::text {
namespace {

enum class Style : std::uint8_t {
  none,
  curly,
  low,
  guillemet,
  angle,
  corner,
  white_corner,
  heavy,
  prime,
  straight,
  curly_single,
  straight_single
};
enum class Side : std::uint8_t { opens, closes, either };
struct Mark {
  Style style = Style::none;
  Side side = Side::either;
  std::uint32_t width = 1;  ///< in words: two for `` and ''
};

bool is_single(Style style) { return style == Style::curly_single || style == Style::straight_single; }

Mark mark_of(std::string_view written) {
  if (written == "“" || written == "‟") return {Style::curly, Side::opens};
  if (written == "”") return {Style::curly, Side::closes};
  if (written == "„") return {Style::low, Side::opens};
  if (written == "«") return {Style::guillemet, Side::opens};
  if (written == "»") return {Style::guillemet, Side::closes};
  if (written == "‹") return {Style::angle, Side::opens};
  if (written == "›") return {Style::angle, Side::closes};
  if (written == "「") return {Style::corner, Side::opens};
  if (written == "」") return {Style::corner, Side::closes};
  if (written == "『") return {Style::white_corner, Side::opens};
  if (written == "』") return {Style::white_corner, Side::closes};
  if (written == "❝") return {Style::heavy, Side::opens};
  if (written == "❞") return {Style::heavy, Side::closes};
  if (written == "〝") return {Style::prime, Side::opens};
  if (written == "〞" || written == "〟") return {Style::prime, Side::closes};
  if (written == "\"" || written == "″" || written == "＂") return {Style::straight, Side::either};
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

  /// The mark at a word, two apostrophes or backticks without space between them as one.
  Mark mark_at(std::uint32_t i, WordSpan paragraph) const {
    const auto here = written(i);
    if (touches_right(i, paragraph) && written(i + 1) == here) {
      if (here == "'") return {Style::straight, Side::either, 2};
      if (here == "`") return {Style::straight, Side::opens, 2};
    }
    return mark_of(here);
  }

  /// The double marks that are open innermost; none if a single mark is, or nothing.
  Style open_double() const {
    return open_.empty() || is_single(open_.back().style) ? Style::none : open_.back().style;
  }

  /// House styles, and hands that mix them, close with what opens elsewhere: “…“, “…", "…”, ”…”, »…«, „…“ and „…”. A
  /// mark that follows its word and has none behind it closes what is open; one that only its word follows opens.
  Mark as_used(Mark mark, std::uint32_t i, WordSpan paragraph) const {
    const auto last = i + mark.width - 1;
    const bool left = touches_left(i, paragraph), right = touches_word_right(last, paragraph);
    const auto inner = open_double();
    const bool curly_like = mark.style == Style::curly || mark.style == Style::low || mark.style == Style::straight;
    const bool open_curly_like = inner == Style::curly || inner == Style::low || inner == Style::straight;
    if (inner == Style::low && mark.style == Style::curly) return {Style::low, Side::closes, mark.width};
    if (curly_like && open_curly_like && left && !right && inner != mark.style) {
      const bool inches = mark.style == Style::straight && is_digit_before(i);
      if (mark.style != Style::low && !inches && !(mark.side == Side::closes && is_open(mark.style)))
        return {inner, Side::closes, mark.width};
    }
    if (mark.style == Style::curly && mark.side == Side::opens && inner == Style::curly && left && !right)
      return {Style::curly, Side::closes, mark.width};
    if (mark.style == Style::curly && mark.side == Side::closes && inner == Style::none && !is_open(Style::curly) &&
        !left && right)
      return {Style::curly, Side::opens, mark.width};
    if (mark.style == Style::guillemet || mark.style == Style::angle) {
      if (mark.side == Side::closes && !is_open(mark.style) && !left && right) return {mark.style, Side::opens};
      if (mark.side == Side::opens && is_open(mark.style) && left && !right) return {mark.style, Side::closes};
    }
    return mark;
  }

  bool is_digit_before(std::uint32_t i) const {
    return i > 0 && words_[i - 1].lower.back() >= '0' && words_[i - 1].lower.back() <= '9';
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
    const auto last = i + mark.width - 1;
    const bool left = touches_left(i, paragraph), right = touches_right(last, paragraph);
    if (is_open(mark.style)) {
      // White space before it and a word behind it: the quotation before it was never closed.
      return !left && touches_word_right(last, paragraph) ? Side::opens : Side::closes;
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

  void close(Mark mark, std::uint32_t i, WordSpan paragraph) {
    const auto end = i + mark.width;
    if (!is_open(mark.style)) {
      // Only where the paragraph before left its quotation open can a lone closing mark end what runs on here.
      if (open_.empty() && left_open_ && left_open_->style == mark.style && !seen_mark_) {
        found_.push_back({.words = {paragraph.begin, end}, .opened = false, .continues = left_open_->quotation});
      }
      return;
    }
    while (open_.back().style != mark.style) open_.pop_back();  // inner ones left open end where their paragraph does
    found_[open_.back().quotation].words.end = end;
    found_[open_.back().quotation].closed = true;
    open_.pop_back();
  }

  void read_paragraph(WordSpan paragraph) {
    seen_mark_ = false;
    for (auto i = paragraph.begin; i < paragraph.end; ++i) {
      if (words_[i].kind != WordKind::punctuation) continue;
      auto mark = mark_at(i, paragraph);
      if (mark.style == Style::none) continue;
      mark = as_used(mark, i, paragraph);
      const Side side = side_of(mark, i, paragraph);
      if (side == Side::either) continue;  // an apostrophe
      if (side == Side::opens && mark.style == Style::straight && is_open(Style::straight)) {
        close_unfinished(Style::straight, i);
      }
      side == Side::opens ? open(mark.style, i, paragraph) : close(mark, i, paragraph);
      seen_mark_ = true;
      i += mark.width - 1;
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
