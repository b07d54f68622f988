#pragma once
#include <optional>
#include <string>
#include <vector>

#include "intake/blocks.h"
#include "intake/lines.h"

namespace explainer::intake {

/// The work behind `kinds_of`: passes over the lines of one page, each of which settles the kind of some and leaves the
/// others open. The order of the passes is in `run`; a line once settled is not asked again.
class Classifier {
 public:
  Classifier(const Page& page, const Habits& habits);
  Kinds run();

 private:
  /// Everything about one run that the rules ask more than once.
  struct Line {
    const Run* run = nullptr;
    Shape shape;
    std::string folded;  ///< of lines short enough to be a page's
    Habit habit = Habit::none;
    std::optional<BlockKind> kind;

    bool open() const { return !kind; }
    bool link() const { return run->linked * 10 >= run->text.size() * 8; }
    bool slanted() const { return run->slanted * 10 >= run->text.size() * 9; }
    bool prose() const { return open() && shape.sentence_like() && !link() && run->element != Element::heading; }
  };

  // What is the page's and not the article's (page_lines.cpp).
  void mark_chrome();
  void mark_outside();
  void mark_loose_links();
  void mark_link_lists();
  void mark_offers();
  void mark_habits();
  void mark_last_note();
  void mark_empty_headings();
  std::vector<bool> items_of_article() const;
  bool beside(const Line& paragraph, const Line& loose) const;

  // What is the page's because of the lines beside it (page_blocks.cpp).
  void mark_menu();
  void mark_mail_heads();
  void mark_settings();
  void mark_comments_by_letter();
  void mark_page_numbers();
  void mark_share_bars();
  void mark_teasers();
  void mark_capital_headlines();
  std::size_t end_of_box(std::size_t line) const;
  void mark_related_blocks();
  void mark_comments();

  // What stands above the first paragraph and around the authors' names (top_lines.cpp).
  void mark_top();
  void mark_deck(std::size_t headline);
  void mark_credits();
  void mark_unmarked_credits(std::size_t first);
  bool mark_credit(Line& line, bool in_place);
  void add_bylines(std::vector<std::string> names);
  void mark_bios();
  bool looks_like_headline(const Line& line, std::size_t at) const;
  bool said_again(std::size_t at) const;
  bool speaks_of(std::string_view surname, std::size_t before) const;
  std::size_t first_prose() const;

  // What is left is the article's body (blocks.cpp).
  void mark_bodies();
  BlockKind body_kind(std::size_t at) const;
  bool is_subhead(std::size_t at) const;

  bool is_plain() const { return page_.elements.size() <= 1; }
  bool titled() const { return page_.headline < lines_.size(); }

  const Page& page_;
  const Habits& habits_;
  std::vector<Line> lines_;
  Kinds found_;
  std::size_t last_prose_ = 0;
};

}  // namespace explainer::intake
