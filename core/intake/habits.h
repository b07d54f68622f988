#pragma once
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace explainer::intake {

/// What the lines of a page that are not the article usually say (lexicons/page_habits.tsv).
enum class Habit : unsigned char {
  none,
  offer,        ///< subscriptions, prices, log in
  page,         ///< advertisement, share, copyright
  syndication,  ///< where the text was taken from, disclaimers
  related,      ///< links to other articles
  bio,          ///< about the author
  caption,      ///< photo credits
  player,       ///< of a video, with the title of that
  share,        ///< names of buttons that may be words of the article too
};

/// A text as the tables spell it: ASCII in lower case, ’ as '.
std::string folded(std::string_view text);

class Habits {
 public:
  Habits();

  /// What a line says by the phrases it starts with, holds or wholly consists of. Long lines are not asked: a phrase
  /// in a paragraph is the article's.
  Habit of(std::string_view folded_text, std::size_t words) const;

  /// Does a short line say that the article goes on for those who pay or click? "Subscribe to continue reading"
  bool breaks_off(std::string_view folded_text) const;

  bool is_role(std::string_view folded_word) const { return roles_.contains(folded_word); }           ///< "researcher"
  bool is_outlet_word(std::string_view folded_word) const { return outlets_.contains(folded_word); }  ///< "Herald"
  bool is_date_word(std::string_view folded_word) const { return dates_.contains(folded_word); }      ///< "march", "pm"

 private:
  enum class Place : unsigned char { starts, whole, holds };
  struct Phrase {
    Habit habit;
    Place place;
    std::string_view text;
  };
  std::array<std::vector<Phrase>, 256> openings_;         ///< that a line starts with or is, by their first byte
  std::vector<Phrase> inner_;                             ///< that a line holds, in the order of the table
  std::array<std::vector<std::uint16_t>, 256> inner_at_;  ///< which of them begin so, by a mix of their first two bytes
  std::set<std::string_view> roles_, outlets_, dates_;
  std::vector<Phrase> cuts_;
};

}  // namespace explainer::intake
