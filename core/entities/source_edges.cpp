#include "entities/source_edges.h"

#include <algorithm>

#include "entities/runs.h"

namespace explainer::entities {
namespace {

bool is_number(const text::Word& word) {
  return word.kind != text::WordKind::word || word.lower.find_first_not_of("0123456789") == std::string::npos;
}

/// Where "last week", "in recent months" or "on Monday" begins at the end of a source; its end if none does.
std::uint32_t before_time(const text::Text& text, const Lexicon& lexicon, WordSpan span) {
  if (span.size() < 3) return span.end;
  const auto lower = [&](std::uint32_t i) -> const std::string& { return text.words[i].lower; };
  const bool unit = one_of(lower(span.end - 1), {"week", "weeks", "month", "months", "year", "years", "days", "night"});
  const auto known = lexicon.name_at(text, span.end - 1, span.end);
  const bool day = known && known.kind == NameKind::calendar && capital(text.words[span.end - 1], text) &&
                   !is_last_name(text, lexicon, span.end - 1);
  if (!unit && !day) return span.end;
  auto begin = span.end - 1;
  if (one_of(lower(begin - 1), {"last", "this", "recent", "past", "next"})) --begin;
  if (unit && begin == span.end - 1) return span.end;
  if (begin > span.begin + 1 && one_of(lower(begin - 1), {"in", "on", "over", "during", "early", "late"})) --begin;
  return begin > span.begin + 1 ? begin : span.end;
}

/// "{4} Similar shares said": the number of the paragraph.
bool list_number(const text::Text& text, const Lexicon& lexicon, WordSpan span) {
  const auto& first = text.words[span.begin];
  return span.size() > 1 && first.lower.size() <= 2 && first.kind == text::WordKind::word && is_number(first) &&
         span.begin == text.sentences[first.sentence].begin && capital(text.words[span.begin + 1], text) &&
         !lexicon.name_at(text, span.begin + 1, span.end);
}

}  // namespace

WordSpan source_words(const text::Text& text, const Lexicon& lexicon, WordSpan span) {
  const auto lower = [&](std::uint32_t i) -> const std::string& { return text.words[i].lower; };
  const auto is_word = [&](std::uint32_t i) { return text.words[i].kind == text::WordKind::word; };
  const auto edge = [&](std::uint32_t i) { return !is_word(i) && !one_of(lower(i), {".", ")", "$", "@", "#"}); };
  while (!span.empty() &&
         (!is_word(span.begin) || one_of(lower(span.begin), {"by", "as", "from", "to", "for", "and", "but"}))) {
    if (one_of(lower(span.begin), {"@", "$"})) break;
    ++span.begin;
  }
  while (!span.empty() && edge(span.end - 1)) --span.end;
  if (span.size() > 2 && lower(span.end - 1) == "s" && one_of(lower(span.end - 2), {"'", "’"})) span.end -= 2;
  while (!span.empty() && edge(span.end - 1)) --span.end;
  for (auto end = before_time(text, lexicon, span); end < span.end; end = before_time(text, lexicon, span))
    span.end = end;
  if (span.size() > 2) span.end = party_in(text, {span.begin + 2, span.end}, span.end);
  if (!span.empty() && list_number(text, lexicon, span)) ++span.begin;
  return span;
}

bool names_nobody(const text::Text& text, WordSpan source) {
  const auto& first = text.words[source.begin].lower;
  if (one_of(first, {"nobody", "none", "no", "nothing", "noone"})) return true;
  if (source.size() == 1 && one_of(first, {"less", "much", "little", "such", "so", "how", "here", "there"}))
    return true;
  return std::all_of(text.words.begin() + source.begin, text.words.begin() + source.end, is_number);
}

bool party_at(const text::Text& text, std::uint32_t i, std::uint32_t end) {
  if (i == 0 || i + 2 >= end) return false;
  const auto& word = text.words[i];
  return one_of(word.lower, {"d", "r", "i"}) && word.letters != text::LetterCase::none &&
         capital(text.words[i - 1], text) && text.words[i + 1].lower == "-" && joined(text, i) && joined(text, i + 1) &&
         capital(text.words[i + 2], text);
}

std::uint32_t party_in(const text::Text& text, WordSpan words, std::uint32_t end) {
  auto i = words.begin;
  while (i < words.end && !party_at(text, i, end)) ++i;
  return i;
}

}  // namespace explainer::entities
