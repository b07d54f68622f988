#include "intake/habits.h"

#include <algorithm>
#include <utility>

#include "intake/characters.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::intake {
namespace {

constexpr std::size_t longest_line = 40;  // words

Habit habit_named(std::string_view name) {
  constexpr std::pair<std::string_view, Habit> names[] = {
      {"offer", Habit::offer},     {"page", Habit::page},     {"syndication", Habit::syndication},
      {"related", Habit::related}, {"bio", Habit::bio},       {"caption", Habit::caption},
      {"share", Habit::share},     {"player", Habit::player},
  };
  for (const auto& [known, habit] : names) {
    if (known == name) return habit;
  }
  return Habit::none;
}

std::size_t mixed(char first, char second) {
  return (static_cast<unsigned char>(first) * 7u + static_cast<unsigned char>(second) * 31u) & 255u;
}

/// Does a phrase stand at `at` and end with a word?
bool ends_word(std::string_view text, std::size_t end) {
  return end >= text.size() || !is_ascii_letter(text[end - 1]) || !(is_ascii_letter(text[end]) || is_digit(text[end]));
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += lower_ascii(text[at++]);
      continue;
    }
    const auto [value, size] = character_at(text, at);
    if (value == 0x2019 || value == 0x2018)
      out += '\'';
    else
      out += text.substr(at, size);
    at += size;
  }
  return out;
}

Habits::Habits() {
  for (const auto& row : lexicons::rows(lexicons::page_habits)) {
    const auto kind = lexicons::cell(row, 0), place = lexicons::cell(row, 1), text = lexicons::cell(row, 2);
    if (kind == "role")
      roles_.insert(text);
    else if (kind == "outlet")
      outlets_.insert(text);
    else if (kind == "date")
      dates_.insert(text);
    else if (kind == "cut")
      cuts_.push_back({Habit::offer, place == "holds" ? Place::holds : Place::starts, text});
    else if (const Habit habit = habit_named(kind); habit != Habit::none) {
      if (text.empty()) continue;
      if (place == "holds") {
        if (text.size() < 2) continue;
        inner_at_[mixed(text[0], text[1])].push_back(static_cast<std::uint16_t>(inner_.size()));
        inner_.push_back({habit, Place::holds, text});
      } else {
        openings_[static_cast<unsigned char>(text[0])].push_back(
            {habit, place == "starts" ? Place::starts : Place::whole, text});
      }
    }
  }
}

bool Habits::breaks_off(std::string_view text) const {
  constexpr std::size_t longest = 200;
  if (text.size() > longest) return false;
  // "Continue reading: how the bay was lost" leads to another article.
  if (const auto colon = text.find(": "); colon != std::string_view::npos && colon < 30) return false;
  return std::any_of(cuts_.begin(), cuts_.end(), [&](const Phrase& phrase) {
    return phrase.place == Place::holds ? text.find(phrase.text) != std::string_view::npos
                                        : text.starts_with(phrase.text);
  });
}

Habit Habits::of(std::string_view text, std::size_t words) const {
  if (words > longest_line) return Habit::none;
  while (!text.empty() && (text.front() == '(' || text.front() == '[' || text.front() == '*' || text.front() == '.' ||
                           text.front() == '-' || text.front() == ' ' || text.front() == '>')) {
    text.remove_prefix(1);
  }
  if (text.empty()) return Habit::none;
  auto bare = text;
  const auto is_mark = [](char c) {
    return !is_ascii_letter(c) && !is_digit(c) && static_cast<unsigned char>(c) < 0x80;
  };
  while (!bare.empty() && is_mark(bare.back())) bare.remove_suffix(1);
  for (const auto& phrase : openings_[static_cast<unsigned char>(text[0])]) {
    const bool fits = phrase.place == Place::whole
                          ? bare == phrase.text
                          : text.starts_with(phrase.text) && ends_word(text, phrase.text.size());
    if (fits) return phrase.habit;
  }
  std::size_t found = inner_.size();
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    for (const auto i : inner_at_[mixed(text[at], text[at + 1])]) {
      const auto phrase = inner_[i].text;
      if (i < found && text.substr(at, phrase.size()) == phrase && ends_word(text, at + phrase.size())) found = i;
    }
  }
  return found < inner_.size() ? inner_[found].habit : Habit::none;
}

}  // namespace explainer::intake
