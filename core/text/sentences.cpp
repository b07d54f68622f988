#include <algorithm>
#include <string>
#include <vector>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "text/parts.h"

namespace explainer::text {
namespace {

enum class Abbreviation : std::uint8_t { none, title, month, unit, other };

Abbreviation abbreviation(const std::string& lower) {
  struct Entry {
    std::string_view form;
    Abbreviation kind;
  };
  static const std::vector<Entry> entries = [] {
    std::vector<Entry> made;
    for (const auto& row : lexicons::rows(lexicons::abbreviations)) {
      made.push_back({row[0], row[1] == "title"   ? Abbreviation::title
                              : row[1] == "month" ? Abbreviation::month
                              : row[1] == "unit"  ? Abbreviation::unit
                                                  : Abbreviation::other});
    }
    std::sort(made.begin(), made.end(), [](const Entry& a, const Entry& b) { return a.form < b.form; });
    return made;
  }();
  const auto at = std::lower_bound(entries.begin(), entries.end(), lower,
                                   [](const Entry& entry, const std::string& form) { return entry.form < form; });
  return at != entries.end() && at->form == lower ? at->kind : Abbreviation::none;
}

bool is_stop(const Word& word) { return is_one_of(word, {".", "!", "?", "…"}); }

/// A mark that may stand behind a stop in its sentence. One that opens elsewhere closes here if no word touches it.
bool closes(const std::vector<Word>& words, std::size_t i) {
  if (is_one_of(words[i], {"\"", "”", "'", "’", ")", "]", "»", "›", "″", "＂", "」", "』", "❞", "〞", "〟"}))
    return true;
  const bool touched = i + 1 < words.size() && words[i + 1].bytes.begin == words[i].bytes.end;
  return is_one_of(words[i], {"“", "«"}) && (!touched || words[i + 1].kind == WordKind::block_end);
}

/// Words that begin a new sentence behind "U.S." or "Inc." rather than go on with a name.
bool begins_sentences(const Word& word) {
  return is_one_of(word, {"the", "a",   "an",  "he",    "she",   "it",   "they", "we",    "i",
                          "in",  "on",  "at",  "but",   "and",   "this", "that", "these", "those",
                          "his", "her", "its", "their", "there", "if",   "as",   "when",  "while"});
}

/// Does the full stop at `stop` belong to the word before it rather than end a sentence whose next word is `next`?
bool belongs_to_word(const std::vector<Word>& words, std::size_t stop, const Word& next) {
  if (stop == 0 || words[stop].lower != ".") return false;
  const Word& before = words[stop - 1];
  if (before.bytes.end != words[stop].bytes.begin || before.kind != WordKind::word) return false;
  const bool continues_as_name = next.letters != LetterCase::none && !begins_sentences(next);
  const bool number_follows = next.lower.front() >= '0' && next.lower.front() <= '9';
  if (before.lower.size() == 1 && before.letters != LetterCase::none) {
    // An initial ("J. Smith") or the end of an acronym ("U.S."): only what follows tells whether a sentence ended.
    return continues_as_name;
  }
  switch (abbreviation(before.lower)) {
    case Abbreviation::title: return before.letters != LetterCase::none && continues_as_name;
    case Abbreviation::month:
    case Abbreviation::unit: return number_follows;
    case Abbreviation::other: return before.letters == LetterCase::none || continues_as_name;
    case Abbreviation::none: return false;
  }
  return false;
}

/// Does a sentence end before `next`, given that the stop and the closing marks behind it end at `last`?
bool ends_before(const std::vector<Word>& words, std::size_t stop, std::size_t last, std::size_t next) {
  const Word& word = words[next];
  if (word.kind == WordKind::block_end) return false;                                          // the block ends it
  if (word.bytes.begin == words[last].bytes.end && word.kind == WordKind::word) return false;  // "3.5", "example.org"
  if (word.kind == WordKind::word && word.letters == LetterCase::none) {
    const bool digit = word.lower.front() >= '0' && word.lower.front() <= '9';
    if (!digit) return false;  // goes on in small letters
  }
  if (word.lower == "," || word.lower == ";" || word.lower == "." || word.lower == "-") return false;
  return last > stop || !belongs_to_word(words, stop, word);
}

}  // namespace

Sentences split_sentences(const std::vector<Word>& words) {
  Sentences found;
  found.of_word.resize(words.size());
  std::uint32_t begin = 0;
  const auto close = [&](std::uint32_t end) {
    if (end == begin) return;
    for (auto i = begin; i < end; ++i) found.of_word[i] = static_cast<std::uint32_t>(found.spans.size());
    found.spans.push_back({begin, end});
    begin = end;
  };
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].kind == WordKind::block_end) {
      close(i + 1);
      continue;
    }
    if (!is_stop(words[i])) continue;
    std::uint32_t last = i;
    while (last + 1 < words.size() && (is_stop(words[last + 1]) || closes(words, last + 1)) &&
           words[last + 1].bytes.begin == words[last].bytes.end) {
      ++last;
    }
    if (last + 1 < words.size() && ends_before(words, i, last, last + 1)) close(last + 1);
    i = std::max(i, last);
  }
  close(static_cast<std::uint32_t>(words.size()));
  return found;
}

}  // namespace explainer::text
