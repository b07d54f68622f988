#include "stance/modality.h"

#include <algorithm>

#include "stance/lexicon.h"

namespace explainer::stance {
namespace {

bool is_gerund(const Token& token) { return token.letters && token.lower.size() > 4 && token.lower.ends_with("ing"); }

bool is_weekday_or_month(const Token& token) {
  return in_class(token.lower, "time") && (token.lower != "may" && token.lower != "march" ? true : token.capital);
}

/// A date that begins at `at`: "on Saturday", "in January 2023", "last week", "Friday morning", "earlier this month".
std::size_t date_end(const std::vector<Token>& some, std::size_t at) {
  std::size_t i = at;
  const auto is = [&](std::size_t k, std::string_view word) { return k < some.size() && some[k].lower == word; };
  if (is(i, "on") || is(i, "in") || is(i, "late") || is(i, "early") || is(i, "earlier") || is(i, "late")) ++i;
  if (is(i, "on") || is(i, "in")) ++i;
  const bool relative = is(i, "last") || is(i, "this") || is(i, "next");
  if (relative) ++i;
  if (i >= some.size()) return at;
  if (relative && in_class(some[i], "time-unit")) return i + 1;
  if (!is_weekday_or_month(some[i])) return at;
  ++i;
  if (i < some.size() && in_class(some[i].lower, "time-unit") && some[i].letters) ++i;
  const auto number = [&](std::size_t k) {
    return k < some.size() && !some[k].lower.empty() && some[k].lower.size() <= 4 &&
           std::all_of(some[k].lower.begin(), some[k].lower.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (number(i)) ++i;
  if (is(i, ",") && number(i + 1) && some[i + 1].lower.size() == 4) i += 2;
  return i;
}

}  // namespace

std::vector<WordSpan> hedges_in(const std::vector<Token>& cue, const std::vector<Token>& content) {
  std::vector<WordSpan> found;
  for (const auto* some : {&cue, &content}) {
    for (const auto& token : *some) {
      const bool month = token.lower == "may" && token.capital;
      if (token.letters && !month && in_class(token.lower, "hedge")) found.push_back({token.word, token.word + 1});
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool is_conditional(const std::vector<Token>& content) {
  std::size_t begin = 0;
  while (begin < content.size() &&
         (!content[begin].letters || content[begin].lower == "that" || content[begin].lower == "about"))
    ++begin;
  if (begin >= content.size()) return false;
  const auto& first = content[begin].lower;
  if (first == "if" || first == "unless" || first == "were") return true;
  if (first == "should" && begin + 1 < content.size() && content[begin + 1].lower != "not") return true;
  bool open = false;  // the subject is itself an act that may happen
  for (std::size_t i = begin; i < std::min(content.size(), begin + 30); ++i) {
    const auto& token = content[i];
    if (token.lower == "." || token.lower == ";" || token.lower == "?") break;
    if (token.lower == "if" && i > begin && !content[i - 1].is("as") && !content[i - 1].is("ask") &&
        !content[i - 1].is("know"))
      return true;
    if (token.lower == "any" || token.lower == "such" || token.lower == "potential" || token.lower == "potentially" ||
        (i <= begin + 1 && is_gerund(token)))
      open = true;
    if (token.lower == "would" || token.lower == "could" || token.lower == "might") {
      if (open) return true;
      for (std::size_t k = i + 1; k + 1 < std::min(content.size(), i + 25); ++k) {
        if (content[k].lower == "by" && is_gerund(content[k + 1])) return true;
        if (content[k].lower == "if") return true;
      }
      return false;
    }
  }
  for (std::size_t i = begin; i < std::min(content.size(), begin + 4); ++i) {
    if (content[i].lower == "potentially" || content[i].lower == "potential") return true;
    if (i > begin && content[i].lower == "may" && !content[i].capital && content[begin].lower == "while") return true;
  }
  return false;
}

std::optional<WordSpan> date_of(const text::Text& text, const attribution::Said& said) {
  if (said.cue.empty()) return std::nullopt;
  const auto in_content = [&](WordSpan span) {
    return std::any_of(said.content.begin(), said.content.end(), [&](auto part) { return part.overlaps(span); });
  };
  const auto search = [&](WordSpan where) -> std::optional<WordSpan> {
    const auto some = tokens(text, {where});
    for (std::size_t i = 0; i < some.size(); ++i) {
      const auto end = date_end(some, i);
      if (end == i) continue;
      if (const auto span = span_of(some, i, end); !in_content(span)) return span;
    }
    return std::nullopt;
  };
  const auto last = static_cast<std::uint32_t>(text.words.size());
  for (const auto part : said.cue) {
    if (const auto found = search(part)) return found;
  }
  const WordSpan cue = said.cue.back();
  // directly behind the cue or behind a source that follows it
  std::uint32_t behind = cue.end;
  if (!said.source.empty() && said.source.front().begin >= cue.end && said.source.front().begin <= cue.end + 1)
    behind = said.source.back().end;
  if (behind < last && text.words[behind].sentence == text.words[cue.begin].sentence) {
    const auto some = tokens(text, {{behind, std::min(behind + 6, last)}});
    if (const auto end = some.empty() ? 0 : date_end(some, 0); end > 0) {
      if (const auto span = span_of(some, 0, end); !in_content(span)) return span;
    }
  }
  const auto sentence = text.words[cue.begin].sentence;
  if (sentence < text.sentences.size()) {
    const auto start = text.sentences[sentence].begin;
    const auto some = tokens(text, {{start, std::min(start + 6, last)}});
    if (const auto end = some.empty() ? 0 : date_end(some, 0); end > 0) {
      if (const auto span = span_of(some, 0, end); !in_content(span) && span.end <= cue.begin) return span;
    }
  }
  return std::nullopt;
}

}  // namespace explainer::stance
