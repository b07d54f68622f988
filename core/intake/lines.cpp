#include "intake/lines.h"

#include <algorithm>
#include <set>
#include <utility>

#include "intake/characters.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::intake {
namespace {

bool any_of(std::initializer_list<std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool starts_capital(std::string_view word) { return !word.empty() && is_capital(character_at(word, 0).code); }

std::string_view without_marks(std::string_view word) {
  while (!word.empty() && any_of({".", ",", ";", ":", "|", "(", ")", "/", "-"}, word.substr(0, 1)))
    word.remove_prefix(1);
  while (!word.empty() && any_of({",", ";", ":", "|", "(", ")", "/", "-"}, word.substr(word.size() - 1)))
    word.remove_suffix(1);
  return word;
}

bool is_particle(std::string_view word) {
  return any_of({"de", "van", "von", "der", "den", "da", "del", "della", "di", "du", "la", "le", "bin", "ibn", "al",
                 "el", "dos", "ter", "y"},
                word);
}

/// Two to five words, capitalised but for particles; letters only.
bool is_name(const std::vector<std::string_view>& words) {
  if (words.size() < 2 || words.size() > 5) return false;
  if (!starts_capital(words.front()) || !starts_capital(words.back())) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return (starts_capital(word) || is_particle(word)) && std::none_of(word.begin(), word.end(), is_digit) &&
           word.find_first_of("!?:\"@/()") == std::string_view::npos;
  });
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find(' ', at), text.size()) - at);
}

/// "said.[2]" → "said.": the number of a note behind a word says nothing of the line.
std::string_view without_note(std::string_view word) {
  constexpr std::size_t longest = 5;  // "[123]"
  const auto open = word.rfind('[');
  if (open == 0 || open == std::string_view::npos || !word.ends_with(']') || word.size() - open > longest) return word;
  return word.substr(0, open);
}

bool is_double_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = word_at(text, at);
    if (!word.empty()) words.push_back(word);
    at += word.size() + 1;
  }
  return words;
}

Shape shape_of(std::string_view text) {
  Shape shape;
  std::uint32_t capitals = 0, smalls = 0, long_words = 0, long_capitals = 0;
  bool after_stop = false, first_letter = true, figures = false;
  for (std::size_t next = 0; next < text.size();) {
    auto word = word_at(text, next);
    next += word.size() + 1;
    if (word.empty()) continue;
    ++shape.words;
    const bool capital = starts_capital(word);
    if (after_stop && (capital || !is_small(character_at(word, 0).code))) ++shape.sentences;
    if (shape.words > 1 && word.size() >= 4 && (capital || is_small(character_at(word, 0).code))) {
      ++long_words;
      if (capital) ++long_capitals;
    }
    after_stop = false;
    word = without_note(word);
    for (std::size_t at = 0; at < word.size();) {
      if (word[at] >= 'a' && word[at] <= 'z' && !first_letter) {
        ++smalls, ++at;
        after_stop = false;
        continue;
      }
      const auto [value, size] = character_at(word, at);
      if (is_capital(value)) ++capitals;
      if (is_small(value)) ++smalls;
      if (first_letter && (is_capital(value) || is_small(value))) {
        shape.starts_small = is_small(value) && !figures;
        first_letter = false;
      }
      if (value < 0x80 && is_digit(static_cast<char>(value))) figures = true;
      if (is_double_quote(value) || word.substr(at).starts_with("''")) shape.quotes = true;
      const bool closes = is_double_quote(value) || value == '\'' || value == 0x2019 || value == ')' || value == ']';
      if (value == '.' || value == '!' || value == '?' || value == 0x2026)
        after_stop = true;
      else if (!closes)
        after_stop = false;
      at += size;
    }
  }
  shape.stops = after_stop;
  if (after_stop) ++shape.sentences;
  shape.title_case = long_words >= 3 && long_capitals * 10 >= long_words * 8;
  shape.capitals = capitals > 0 && smalls == 0;
  return shape;
}

bool ends_sentence(std::string_view text) {
  for (std::string_view mark : {"\"", "'", "”", "’", ")"}) {
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  constexpr std::string_view stops[] = {".", "?", "!", "…", ":"};
  return std::any_of(std::begin(stops), std::end(stops), [&](std::string_view stop) { return text.ends_with(stop); });
}

std::optional<std::vector<std::string>> byline_names(std::string_view text, const Habits& habits, bool marked) {
  if (text.size() > 300) return std::nullopt;
  if (text.ends_with('.')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == '(' || text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
  const std::string lower = folded(text);
  bool said_so = false;
  for (std::string_view opening :
       {"written by", "reported by", "reporting by", "story by", "words by", "report by", "by"}) {
    if (!lower.starts_with(opening) || lower.size() <= opening.size()) continue;
    const char next = lower[opening.size()];
    if (next != ' ' && next != ':') continue;
    text.remove_prefix(opening.size() + 1);
    said_so = true;
    break;
  }
  if (!said_so && !marked) return std::nullopt;
  if (const auto bracket = text.find(')');
      bracket != std::string_view::npos && text.find('(') == std::string_view::npos)
    text = text.substr(0, bracket);

  // Parts between commas, "and" and other dividers; each is a name, or says what the person before it is.
  std::vector<std::vector<std::string_view>> parts(1);
  for (auto word : words_of(text)) {
    const bool divider = any_of({"and", "&", "|", "·", "•", "-", "–", "—", "/", "with", "AND", "And", "With"}, word);
    if (divider) {
      parts.emplace_back();
      continue;
    }
    const bool ends = word.ends_with(',') || word.ends_with(';');
    const bool credits = word.ends_with(';');  // "Reporting by A; Editing by B"
    const auto bare = without_marks(word);
    // "(@annbell)" and "bell@example.org" are no part of a name
    if (!bare.empty() && bare.find('@') == std::string_view::npos) parts.back().push_back(bare);
    if (credits) break;
    if (ends) parts.emplace_back();
  }
  std::vector<std::string> names;
  for (auto& part : parts) {
    const auto place = std::find_if(part.begin(), part.end(), [](std::string_view word) {
      return any_of({"in", "for", "of", "at", "from"}, word);
    });
    if (place - part.begin() >= 2) part.erase(place, part.end());  // "Ann Bell in Kest"
    const bool described = std::any_of(part.begin(), part.end(), [&](std::string_view word) {
      const std::string lower_word = folded(word);
      return habits.is_outlet_word(lower_word) || habits.is_role(lower_word);
    });
    if (is_name(part) && !described) {
      names.push_back(joined(part));
    } else if (names.empty()) {
      return std::nullopt;
    } else {
      const bool plain = std::all_of(part.begin(), part.end(), [&](std::string_view word) {
        const std::string lower_word = folded(word);
        return starts_capital(word) || is_digit(word[0]) || habits.is_date_word(lower_word) ||
               habits.is_outlet_word(lower_word) || habits.is_role(lower_word) ||
               any_of({"of", "in", "for", "the", "to", "from", "at"}, lower_word) ||
               lower_word.find('@') != std::string::npos;
      });
      if (!plain) return std::nullopt;
    }
  }
  return names.empty() ? std::nullopt : std::optional(names);
}

bool is_dateline(std::string_view text, const Habits& habits) {
  if (text.size() > 120) return false;
  bool dated = false, counted = false;
  auto words = words_of(text);
  if (words.size() > 1 && (words.back() == "by" || words.back() == "By")) words.pop_back();  // the name is a line below
  const bool ago = !words.empty() && folded(words.back()) == "ago";
  const std::string label = words.empty() ? std::string() : folded(without_marks(words.front()));
  // Behind "Published" may stand where.
  int others = any_of({"published", "updated", "posted", "modified"}, label) ? 2 : 0;
  for (const auto word : words) {
    std::string bare = folded(without_marks(word));
    if (bare.size() > 1 && bare[0] == '@' && is_digit(bare[1])) bare.erase(0, 1);  // "@17:19"
    while (bare.ends_with('.') && !habits.is_date_word(bare)) bare.pop_back();
    if (bare.empty() || any_of({"·", "•", "–", "—"}, bare)) continue;
    const auto figures = static_cast<std::size_t>(std::count_if(bare.begin(), bare.end(), is_digit));
    const bool number = figures > 0 && bare.size() - figures <= 6 && std::all_of(bare.begin(), bare.end(), [](char c) {
                          return is_digit(c) || std::string_view(":/.-+,tzapmhsrdnu").find(c) != std::string_view::npos;
                        });
    if (ago && any_of({"year", "years", "month", "months", "week"}, bare)) continue;
    if (number) {
      counted = true;
      if (figures >= 6 && bare.find_first_of("/-.") != std::string::npos) dated = true;
    } else if (habits.is_date_word(bare)) {
      if (!any_of({"at", "on", "the", "of", "time", "date", "read", "last", "first", "local", "published", "posted"},
                  bare))
        dated = true;
    } else if (others-- <= 0 || !starts_capital(word)) {
      return false;
    }
  }
  return dated && counted;
}

std::optional<DatedByline> dated_byline(std::string_view text, const Habits& habits) {
  constexpr std::size_t most_words = 16;
  const auto words = words_of(text);
  if (words.size() < 4 || words.size() > most_words || text.size() > 120) return std::nullopt;
  const auto is_divider = [](std::string_view word) { return any_of({"-", "–", "—", "|", "·", "•", "/"}, word); };
  const auto upto = [&](std::size_t word) {
    return text.substr(0, static_cast<std::size_t>(words[word].data() - text.data()) + words[word].size());
  };
  const auto from = [&](std::size_t word) {
    return text.substr(static_cast<std::size_t>(words[word].data() - text.data()));
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool divided = is_divider(words[i - 1]);
    const auto before = upto(divided && i > 1 ? i - 2 : i - 1), behind = from(i);
    if (divided && i < 2) continue;
    for (const auto& [date, author] : {std::pair(before, behind), std::pair(behind, before)}) {
      if (!is_dateline(date, habits)) continue;
      auto names = byline_names(author, habits, true);
      // Without "by", places and headlines look like names.
      const bool says_so = folded(author).starts_with("by ");
      const bool person = names && author.find_first_of(",;") == std::string_view::npos &&
                          std::all_of(names->begin(), names->end(),
                                      [](const std::string& name) { return is_given_name(word_at(name, 0)); });
      if (says_so && !names && words_of(author).size() <= 3) names.emplace();  // "By admin"
      if (says_so || person)
        return DatedByline{std::string(date), std::move(names).value_or(std::vector<std::string>{})};
    }
  }
  return std::nullopt;
}

bool is_given_name(std::string_view word) {
  static const std::set<std::string_view> names = [] {
    std::set<std::string_view> found;
    for (const auto& row : lexicons::rows(lexicons::given_names)) found.insert(lexicons::cell(row, 0));
    return found;
  }();
  return names.contains(word);
}

std::optional<std::string> bio_surname(std::string_view text, const Habits& habits, bool slanted) {
  while (text.starts_with("—") || text.starts_with("–")) text = trimmed(text.substr(3));
  while (!text.empty() && (text.front() == '*' || text.front() == '(' || text.front() == '-' || text.front() == ' '))
    text.remove_prefix(1);
  const auto words = words_of(text);
  if (words.size() < 5) return std::nullopt;
  std::size_t name = 0;
  while (name < words.size() && name < 6 && (starts_capital(words[name]) || is_particle(words[name])) &&
         !words[name].ends_with(','))
    ++name;
  const bool appositive = name < words.size() && words[name].ends_with(',') && starts_capital(words[name]);
  if (appositive) ++name;
  if (name < 2 || name >= words.size()) return std::nullopt;
  const bool is_form =
      any_of({"is", "was", "writes", "covers", "teaches", "works", "reports", "has", "served", "serves"}, words[name]);
  if (!is_form && !(appositive && any_of({"a", "an", "the"}, words[name]))) return std::nullopt;
  const bool speaks = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return any_of({"said", "says", "told", "added"}, without_marks(word));
  });
  const bool described = std::find(words.begin() + static_cast<std::ptrdiff_t>(name), words.end(), "is") != words.end();
  if (speaks || (appositive && !described)) return std::nullopt;
  std::string surname(without_marks(words[name - 1]));
  if (slanted && is_form) return surname;
  if (any_of({"writes", "covers", "teaches", "reports"}, words[name])) return surname;
  if (name + 1 >= words.size() ||
      (is_form && !any_of({"a", "an", "the", "been", "editor", "director", "professor", "currently", "chief", "senior"},
                          words[name + 1]))) {
    return std::nullopt;
  }
  for (std::size_t i = name + 1; i < words.size() && i < name + 14; ++i) {
    std::string bare = folded(without_marks(words[i]));
    while (bare.ends_with('.')) bare.pop_back();
    if (habits.is_role(bare)) return surname;
  }
  return std::nullopt;
}

bool addresses_reader(std::string_view folded_text) {
  const auto words = words_of(folded_text);
  std::string_view before;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    // "Chat with us", "follow us", but not "the US".
    const bool us = word == "us" && any_of({"with", "follow", "join", "like", "tell", "contact", "help"}, before);
    before = word;
    return us || word == "you" || word.starts_with("your") || word.starts_with("you'") || word == "our" ||
           word.starts_with("subscri");
  });
}

bool sells(std::string_view folded_text) {
  constexpr std::size_t most_words = 30;
  const auto words = words_of(folded_text);
  if (words.empty() || words.size() > most_words) return false;
  const auto has = [&](std::initializer_list<std::string_view> list) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return std::any_of(list.begin(), list.end(), [&](std::string_view start) { return word.starts_with(start); });
    });
  };
  return any_of({"get", "subscribe", "sign", "unlock", "join", "register", "become", "try", "save", "start", "enjoy",
                 "choose", "read", "support"},
                words[0]) &&
         has({"$", "£", "€", "₹", "dollar", "pound", "euro", "crown", "cent", "rs"}) &&
         has({"week", "month", "year", "day"});
}

bool introduces_again(std::string_view text, std::string_view next) {
  const auto words = words_of(text);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const bool capitals =
        std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i) + 3,
                    [](std::string_view word) { return starts_capital(word); });
    const auto begin = static_cast<std::size_t>(words[i].data() - text.data());
    const auto end = static_cast<std::size_t>(words[i + 2].data() - text.data()) + words[i + 2].size();
    if (capitals && next.find(text.substr(begin, end - begin)) != std::string_view::npos) return true;
  }
  return false;
}

bool is_list_line(std::string_view text) {
  for (std::string_view bullet : {"- ", "* ", "· ", "– "}) {
    if (text.starts_with(bullet)) return true;
  }
  // Signs that are nothing else may stand against the word.
  for (std::string_view bullet : {"•", "▪", "●", "‣", "◦", "■", "➢", "►", "▸"}) {
    if (text.starts_with(bullet) && text.size() > bullet.size()) return true;
  }
  std::size_t figures = 0;
  while (figures < text.size() && figures < 3 && is_digit(text[figures])) ++figures;
  return figures > 0 && figures + 1 < text.size() && (text[figures] == '.' || text[figures] == ')') &&
         text[figures + 1] == ' ';
}

bool is_price(std::string_view text) {
  if (text.size() > 200) return false;
  const auto words = words_of(text);
  if (words.empty() || words.size() > 6) return false;
  bool currency = false, figure = false;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = character_at(text, at);
    if (value == '$' || value == 0xA3 || value == 0x20AC || value == 0x20B9 || value == 0xA5)
      currency = true;
    else if (value < 0x80 && is_digit(static_cast<char>(value)))
      figure = true;
    else if (is_capital(value) || is_small(value))
      ++others;
    at += size;
  }
  return currency && figure && others <= 16 && !shape_of(text).stops &&
         (others < 3 || text.find('/') != std::string_view::npos || folded(text).find("per ") != std::string::npos);
}

}  // namespace explainer::intake
