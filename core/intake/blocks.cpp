#include "intake/blocks.h"

#include "intake/classifier.h"

namespace explainer::intake {

Classifier::Classifier(const Page& page, const Habits& habits) : page_(page), habits_(habits) {
  lines_.reserve(page.runs.size());
  for (const auto& run : page.runs) {
    Line line;
    line.run = &run;
    line.shape = shape_of(run.text);
    if (line.shape.words <= 60) line.folded = folded(run.text);
    line.habit = habits.of(line.folded, line.shape.words);
    if (line.habit == Habit::offer && line.shape.sentence_like() && !addresses_reader(line.folded) &&
        !sells(line.folded) && !habits.breaks_off(line.folded))
      line.habit = Habit::none;
    lines_.push_back(std::move(line));
  }
}

Kinds Classifier::run() {
  mark_chrome();
  if (page_.whole) mark_outside();
  mark_mail_heads();
  mark_settings();
  mark_comments_by_letter();
  mark_menu();
  mark_page_numbers();
  mark_share_bars();
  mark_teasers();
  mark_top();
  mark_capital_headlines();
  mark_loose_links();
  mark_link_lists();
  mark_comments();
  mark_offers();
  mark_habits();
  mark_related_blocks();
  mark_last_note();
  mark_bios();
  mark_bodies();
  mark_empty_headings();
  for (const auto& line : lines_) found_.kinds.push_back(line.kind.value_or(BlockKind::paragraph));
  return std::move(found_);
}

void Classifier::mark_bodies() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].open()) lines_[i].kind = body_kind(i);
  }
}

BlockKind Classifier::body_kind(std::size_t at) const {
  const auto& line = lines_[at];
  switch (line.run->element) {
    case Element::heading: return BlockKind::subhead;
    case Element::list_item: return BlockKind::list_item;
    case Element::quote: return BlockKind::quote;
    case Element::caption: return BlockKind::caption;
    case Element::line:
    case Element::paragraph:
    case Element::loose:
    case Element::cell: break;
  }
  const Hint hint = line.run->hint;
  if (hint == Hint::subhead && line.shape.words <= 60) return BlockKind::subhead;
  if (hint == Hint::bio && at > 0 && line.shape.words <= 80) return BlockKind::bio;
  if (is_list_line(line.run->text)) return BlockKind::list_item;
  return is_subhead(at) ? BlockKind::subhead : BlockKind::paragraph;
}

/// A short line without a stop between two paragraphs.
bool Classifier::is_subhead(std::size_t at) const {
  const auto& line = lines_[at];
  if (line.shape.words > 14 || line.shape.starts_small || line.run->element == Element::cell) return false;
  if (line.shape.stops && !line.run->text.ends_with('?')) return false;
  if (line.run->text.ends_with(':') || line.run->text.ends_with(',') || line.run->text.ends_with(';')) return false;
  if (at == 0 || at + 1 >= lines_.size()) return false;
  return lines_[at - 1].shape.stops && lines_[at + 1].shape.sentence_like();
}

Kinds kinds_of(const Page& page, const Habits& habits) { return Classifier(page, habits).run(); }

}  // namespace explainer::intake
