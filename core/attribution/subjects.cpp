#include <algorithm>
#include <vector>

#include "attribution/cue_words.h"
#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

using text::LetterCase;
using text::Text;
using text::Word;
using text::WordKind;

constexpr std::uint32_t longest_head = 8, longest_speaker = 10;

bool is_relative(const Word& word) { return is_one_of(word, {"who", "whom", "whose", "which"}); }

bool is_preposition(const Word& word) {
  return is_one_of(word,
                   {"of",   "for",     "with",  "by",   "in",     "to",      "from",    "on",     "about", "at",
                    "into", "between", "among", "over", "behind", "against", "through", "around", "under", "near"});
}

bool is_auxiliary(const Word& word) {
  return is_one_of(word, {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can",
                          "could", "did", "does", "do"});
}

bool opens_clause(const Word& word) {
  return is_one_of(word, {"that", "because", "when", "if", "as", "while", "after", "before", "where", "but"});
}

bool ends_noun_phrase(const Word& word) {
  return (word.kind != WordKind::word && !is_one_of(word, {"'", "-", ".", "’"})) || is_auxiliary(word) ||
         is_one_of(word, {"said", "says", "say", "that"}) || is_relative(word);
}

/// "{Several top Liberals}, for whom …": the words from the begin of the sentence to its first relative pronoun, if
/// they can be a subject.
struct Opening {
  WordSpan head;
  std::uint32_t relative = 0;
  bool apart = false;  ///< a comma stands before the clause
};

std::optional<Opening> opening(const Text& text, WordSpan sentence) {
  auto relative = sentence.begin;
  while (relative < sentence.end && relative - sentence.begin <= longest_head + 2 && !is_relative(text.words[relative]))
    ++relative;
  if (relative >= sentence.end || !is_relative(text.words[relative])) return std::nullopt;
  Opening found{{sentence.begin, relative}, relative};
  if (found.head.size() > 1 && is_preposition(text.words[found.head.end - 1])) --found.head.end;
  if (found.head.size() > 1 && is_one_of(text.words[found.head.end - 1], {",", "–", "—"})) {
    found.apart = true;
    --found.head.end;
  }
  if (found.head.empty() || found.head.size() > longest_head) return std::nullopt;
  const auto& first = text.words[found.head.begin];
  if (is_preposition(first) || opens_clause(first) || is_one_of(first, {"and", "so", "then", "it", "there"}))
    return std::nullopt;
  for (auto i = found.head.begin; i < found.head.end; ++i) {
    if (ends_noun_phrase(text.words[i])) return std::nullopt;
  }
  return found;
}

std::uint32_t count(const Text& text, WordSpan words, bool (*is)(const Word&)) {
  return static_cast<std::uint32_t>(
      std::count_if(text.words.begin() + words.begin, text.words.begin() + words.end, is));
}

bool is_comma(const Word& word) { return is_one_of(word, {",", "–", "—"}); }

/// Does the source stand in the relative clause, and the cue behind it?
bool in_clause(const Text& text, const Opening& opening, WordSpan source, WordSpan cue) {
  if (source.begin <= opening.relative || source.end > cue.begin || cue.begin - source.end > 1) return false;
  auto end = cue.begin;
  const bool closed = is_comma(text.words[end - 1]);
  if (opening.apart) {
    if (!closed) return false;
    --end;
    return count(text, {opening.relative, end}, is_comma) == 0;
  }
  const WordSpan clause{opening.relative, source.begin};
  return !closed && is_preposition(text.words[source.begin - 1]) && count(text, clause, is_comma) == 0 &&
         count(text, clause, opens_clause) == 0;
}

bool is_time_name(const Word& word) {
  return word.letters == LetterCase::initial &&
         is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                          "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
                          "saturday", "sunday"});
}

bool before_time(const Word& word) {
  return is_one_of(word, {"in", "on", "since", "last", "by", "until", "early", "late", "mid", "this", "next", "every"});
}

/// "tearfully", not "family": an adverb that no title or name is made of.
bool is_manner_adverb(const Word& word) {
  return word.kind == WordKind::word && word.letters == LetterCase::none && word.lower.size() > 5 &&
         word.lower.ends_with("ly") &&
         !is_one_of(word, {"family", "assembly", "monopoly", "supply", "weekly", "monthly", "quarterly", "butterfly",
                           "bully", "elderly", "formerly", "recently", "newly", "previously", "currently", "nearly"});
}

bool is_own(const Word& word) { return is_one_of(word, {"his", "her", "their", "its", "my", "our"}); }

/// Does a source break off before its noun? "accused {its managers of} ignoring warnings", "{the} undemonstrated theory
/// that": nobody is named by it.
bool is_cut_off(const Text& text, WordSpan source, WordSpan cue) {
  return source.end == cue.begin && is_one_of(text.words[source.end - 1], {"of", "the", "a", "an"});
}

}  // namespace

std::vector<Said> look_before_relatives(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.source.size() != 1 || one.cue.empty() || one.content.empty()) continue;
    const auto source = one.source.front(), cue = one.cue.front();
    const auto first = opening(text, text.sentences[text.words[cue.begin].sentence]);
    // "{The member whose trip with her} | has drawn the attention of | {the commission} …": nothing is told there
    const auto told = one.content.front();
    if (first && told.begin == first->head.begin && told.end > first->relative && told.end <= cue.begin &&
        source.begin >= cue.end && !text.quotation_at(told.begin)) {
      one.content.clear();
      continue;
    }
    if (!first || !in_clause(text, *first, source, cue)) continue;
    if (text.quotation_at(first->head.begin) != text.quotation_at(cue.begin)) continue;
    one.source = {first->head};
  }
  return said;
}

std::vector<Said> trim_sources(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.source.size() == 1 && one.cue.size() == 1) {
      auto& source = one.source.front();
      while (source.size() > 1 && is_one_of(text.words[source.end - 1], {"and", "or"})) --source.end;
      if (is_cut_off(text, source, one.cue.front())) one.source.clear();
    }
    // "Theresa | May told": the name goes on
    if (one.source.size() == 1 && one.cue.size() == 1 && one.cue.front().size() > 1) {
      auto& cue = one.cue.front();
      const auto& last = text.words[one.source.front().end - 1];
      if (one.source.front().end == cue.begin && is_time_name(text.words[cue.begin]) &&
          last.letters != LetterCase::none)
        ++cue.begin, ++one.source.front().end;
    }
    for (auto& source : one.source) {
      // "In {May prosecutors} charged"
      if (source.size() > 1 && source.begin > 0 && is_time_name(text.words[source.begin]) &&
          before_time(text.words[source.begin - 1]) && text.words[source.begin + 1].kind == WordKind::word &&
          text.words[source.begin + 1].lower.find_first_of("0123456789") == std::string::npos)
        ++source.begin;
      // "said {Bodil Moe tearfully from her hospital bed}"
      if (one.cue.empty() || one.cue.back().end != source.begin || one.content.empty()) continue;
      if (one.content.front().begin > source.begin || text.words[source.begin - 1].lower == "to") continue;
      for (auto i = source.begin + 1; i < source.end; ++i) {
        const bool last = i + 1 == source.end || is_preposition(text.words[i + 1]) || is_comma(text.words[i + 1]);
        if (is_relative(text.words[i]) || is_comma(text.words[i])) break;
        const bool named = text.words[i - 1].letters != LetterCase::none;
        const bool own = named && i + 2 < source.end && is_own(text.words[i + 1]) &&
                         is_one_of(text.words[i], {"from", "with", "in", "at", "on", "through", "over"});
        if (!own && !(last && is_manner_adverb(text.words[i]))) continue;
        source.end = i;
        break;
      }
    }
  }
  return said;
}

std::vector<Said> add_trailing_sources(const Text& text, std::vector<Said> said) {
  std::vector<bool> taken(text.words.size());
  std::vector<std::vector<std::uint32_t>> of_sentence(text.sentences.size());
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    for (const auto* spans : {&said[s].source, &said[s].cue, &said[s].content}) {
      for (const auto& span : *spans) std::fill(taken.begin() + span.begin, taken.begin() + span.end, true);
    }
    if (!said[s].cue.empty() && !said[s].inside)
      of_sentence[text.words[said[s].cue.front().begin].sentence].push_back(s);
  }
  const auto sentences = static_cast<std::uint32_t>(text.sentences.size());
  for (std::uint32_t number = 0; number < sentences; ++number) {
    if (of_sentence[number].empty()) continue;
    auto [begin, end] = text.sentences[number];
    while (end > begin && text.words[end - 1].kind != WordKind::word) --end;
    const auto is_time = [&](const Word& word) {
      return is_time_name(word) || is_one_of(word, {"on", "later", "today"});
    };
    while (end > begin && is_time(text.words[end - 1])) --end;
    if (end < begin + 6) continue;
    auto comma = end;
    while (comma > begin && end - comma <= longest_speaker && text.words[comma - 1].lower != ",") --comma;
    if (comma == begin || text.words[comma - 1].lower != ",") continue;
    // ", the harbour office said" or ", said the harbour office"
    const auto is_say = [](const Word& word) { return is_one_of(word, {"said", "says", "say"}); };
    const bool first = is_say(text.words[comma]);
    if (!first && !is_say(text.words[end - 1])) continue;
    const WordSpan cue = first ? WordSpan{comma, comma + 1} : WordSpan{end - 1, end};
    const WordSpan source = first ? WordSpan{comma + 1, end} : WordSpan{comma, end - 1};
    const bool quoted = std::any_of(text.words.begin() + begin, text.words.begin() + end, [&](const Word& word) {
      return text.quotation_at(static_cast<std::uint32_t>(&word - text.words.data())).has_value();
    });
    if (source.empty() || quoted) continue;
    const auto& head = text.words[source.begin];
    const bool begins =
        head.letters != LetterCase::none ||
        is_one_of(head, {"the",         "a",       "an",      "his",         "her",        "their",
                         "its",         "two",     "three",   "four",        "several",    "some",
                         "many",        "he",      "she",     "they",        "officials",  "police",
                         "prosecutors", "lawyers", "experts", "researchers", "scientists", "authorities"});
    bool free = begins;
    for (auto i = comma; i < end; ++i) free = free && !taken[i];
    for (auto i = source.begin; i < source.end; ++i) free = free && !ends_noun_phrase(text.words[i]);
    if (!free) continue;
    // All that the sentence tells before it is what that speaker says.
    const WordSpan content{begin, comma - 1};
    const auto& held = of_sentence[number];
    const auto inside = [&](std::uint32_t s) {
      for (const auto* spans : {&said[s].source, &said[s].cue, &said[s].content}) {
        for (const auto& span : *spans) {
          if (!content.contains(span)) return false;
        }
      }
      return true;
    };
    if (!std::all_of(held.begin(), held.end(), inside)) continue;
    const auto outer = static_cast<std::uint32_t>(said.size());
    for (const auto s : held) said[s].inside = outer;
    said.push_back({.source = {source}, .cue = {cue}, .content = {content}, .confidence = 0.75f});
  }
  return said;
}

}  // namespace explainer::attribution
