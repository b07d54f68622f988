#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/habits.h"

/// What a single line of text looks like, whatever stands around it.
namespace explainer::intake {

std::vector<std::string_view> words_of(std::string_view text);  ///< between spaces

struct Shape {
  std::uint32_t words = 0;
  std::uint32_t sentences = 0;  ///< stops followed by a capital, and the one at the end
  bool stops = false;           ///< ends as a sentence does, closing quotation marks and brackets aside
  bool quotes = false;          ///< holds double quotation marks
  bool starts_small = false;    ///< first letter is a small one
  bool title_case = false;      ///< most words of four letters and more begin with a capital
  bool capitals = false;        ///< has letters, and all are capitals

  bool sentence_like() const { return stops && words >= 8; }
};
Shape shape_of(std::string_view text);

/// Does it end with a stop, a colon among them, and closing marks?
bool ends_sentence(std::string_view text);

/// The names in "By Ann Bell and Carl Dorn, Arden Herald" → "Ann Bell", "Carl Dorn"; nothing if this is no such line.
/// `marked`: the markup says that it is one, so that "By" may be absent.
std::optional<std::vector<std::string>> byline_names(std::string_view text, const Habits& habits, bool marked);

/// "Published: 12 March 2024 10:30 GMT", "3 hours ago": nothing but a date and time and the words around them.
bool is_dateline(std::string_view text, const Habits& habits);

/// "3 hours ago Carl Dorn", "Ann Bell - Nov 19, 2031, 10:31 pm", "05/11/2031 by Ann Bell": a date and who wrote it.
struct DatedByline {
  std::string date;
  std::vector<std::string> names;
};
std::optional<DatedByline> dated_byline(std::string_view text, const Habits& habits);

/// "Carl": the register of given names has it.
bool is_given_name(std::string_view word);

/// "Ann Bell is a researcher at ...": a name, a form of "to be" and an occupation. Gives the last name, for the caller
/// to see whether the article speaks of that person, or "" where the note names none ("The author is ...").
std::optional<std::string> bio_surname(std::string_view text, const Habits& habits, bool slanted);

/// An offer speaks to the reader; a sentence of the article that holds the words of one does not.
bool addresses_reader(std::string_view folded_text);

/// "Get full access for one dollar a week.": bids the reader buy, at a price.
bool sells(std::string_view folded_text);

/// Do two texts share a run of three capitalised words? In a text that goes on, the second naming would be shorter.
bool introduces_again(std::string_view text, std::string_view next);

/// "• Arden", "- Arden", "1. Arden".
bool is_list_line(std::string_view text);

/// "₹900", "$4.99/month": a price and what it is for, nothing else.
bool is_price(std::string_view text);

}  // namespace explainer::intake
