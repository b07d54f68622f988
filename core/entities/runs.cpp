#include "entities/runs.h"

#include <algorithm>

namespace explainer::entities {
namespace {

constexpr std::uint32_t longest_run = 16;  // in words; a longer run of capitals is a heading, not a name

}  // namespace

bool state_form(NameKind kind) {
  return kind == NameKind::country || kind == NameKind::weak || kind == NameKind::adjective ||
         kind == NameKind::people || kind == NameKind::capital || kind == NameKind::seat;
}

bool is_last_name(const text::Text& text, const Lexicon& lexicon, std::uint32_t i) {
  const auto& word = text.words[i];
  const bool month = one_of(word.lower, {"may", "march"});
  if (i == 0 || !capital(word, text) || (!month && !lexicon.function_word(word.lower))) return false;
  if (month && i + 1 < text.words.size()) {  // "Ann Bell wrote to Theresa {May} 5 times" is rarer than a date
    const auto& next = text.words[i + 1].lower;
    if (!next.empty() && next.front() >= '0' && next.front() <= '9') return false;
  }
  const auto dot = text.words[i - 1].lower == "." ? 1U : 0U;
  if (i == dot) return false;  // a text that begins with a full stop
  const auto before = i - 1 - dot;
  if (!capital(text.words[before], text) || text.words[before].letters == text::LetterCase::all) return false;
  const auto noun = lexicon.noun_before(text, before, before + 1);
  if (noun.kind == NounKind::honorific && noun.lemma != "saint") return true;
  if (dot > 0) return false;
  return lexicon.given_name(text.string(text.words[before])).has_value() || (month && noun.kind == NounKind::role);
}

bool Runs::heads(std::uint32_t begin, std::uint32_t end) const {
  for (auto i = begin + 1; i <= end; ++i) {
    const auto noun = lexicon_.noun_before(text_, i - 1, i);
    if (noun.kind == NounKind::organisation) return true;
  }
  return false;
}

std::uint32_t Runs::end(std::uint32_t begin, std::uint32_t sentence_end) const {
  const auto limit = std::min(sentence_end, begin + longest_run);
  auto end = begin + 1;
  for (;;) {
    const auto next = extend(begin, end, limit);
    if (next == end) return end;
    end = next;
  }
}

/// The run one step longer, or as it was.
std::uint32_t Runs::extend(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
  if (end >= limit) return end;
  const auto capital_at = [&](std::uint32_t i) { return i < limit && is_capital(i); };
  const auto& next = word(end).lower;
  const auto& last = word(end - 1).lower;
  if (capital_at(end)) {
    const auto known = lexicon_.name_at(text_, end, limit);
    if (known && known.kind == NameKind::calendar) return is_last_name(text_, lexicon_, end) ? end + 1 : end;
    if (one_of(next, {"the", "a", "an", "i", "he", "she", "they", "we", "it", "but", "and", "in", "on"})) return end;
    // "N.J. Roger Ailes": an abbreviated place or body is no first name.
    const bool dotted =
        last == "." && end >= begin + 4 && word(end - 2).lower.size() == 1 && word(end - 3).lower == ".";
    if (dotted && lexicon_.name_at(text_, begin, end).size == end - begin) return end;
    return end + 1;
  }
  if (next == "." && joined(text_, end - 1)) {
    const auto title = lexicon_.noun_before(text_, end - 1, end);
    const bool initial = last.size() == 1;
    if (initial && joined(text_, end) && capital_at(end + 1) && word(end + 1).lower.size() == 1) return end + 2;
    if ((initial || title.kind == NounKind::honorific || last == "jr" || last == "sr") && capital_at(end + 1))
      return end + 2;
    const bool acronym = initial && end >= begin + 3 && word(end - 2).lower == ".";
    return acronym || one_of(last, {"jr", "sr", "inc", "corp", "ltd"}) ? end + 1 : end;
  }
  if (next == "-" && glued(end) && capital_at(end + 1)) {
    const bool state =
        state_form(lexicon_.name_at(text_, end + 1, end + 2).kind) && lexicon_.name_at(text_, end + 1, end + 2);
    const auto own = lexicon_.name_at(text_, begin, end);
    return state || (own && own.size == end - begin && state_form(own.kind)) ? end : end + 2;
  }
  if (one_of(next, {"'", "’"}) && glued(end) && capital_at(end + 1) && last.size() <= 2) return end + 2;
  // "Moon Jae-in"
  if (next == "-" && glued(end) && end > begin + 1 && end + 1 < limit && word(end + 1).kind == text::WordKind::word &&
      word(end + 1).lower.size() <= 6 && !is_capital(end + 1) &&
      !one_of(word(end + 1).lower, {"based", "led", "backed", "style", "era", "like", "born", "elect", "old", "run",
                                    "owned", "free", "wide", "made", "funded", "area", "bound", "to", "only"}))
    return end + 2;
  // "Foreign Correspondents' Club"
  if (one_of(next, {"'", "’"}) && joined(text_, end - 1) && !joined(text_, end) && last.ends_with("s") &&
      capital_at(end + 1) && lexicon_.noun_before(text_, end + 1, end + 2).kind == NounKind::organisation)
    return end + 2;
  // "Ra’ad"
  if (one_of(next, {"'", "’"}) && glued(end) && end + 1 < limit && last.size() <= 3 && word(end + 1).lower.size() > 1 &&
      word(end + 1).kind == text::WordKind::word && !one_of(word(end + 1).lower, {"ll", "re", "ve"}))
    return end + 2;
  if (next == "&" && capital_at(end + 1) && word(end + 1).lower != "i") return end + 2;
  if (next == "," && end + 1 < limit && one_of(word(end + 1).lower, {"jr", "sr", "inc", "llc"})) return end + 2;
  if (one_of(next, {"al", "bin", "bint", "ibn", "von", "van", "der", "den", "de", "da", "dos", "di", "du", "la", "del",
                    "ter"})) {
    if (capital_at(end + 1)) return end + 2;
    if (end + 2 < limit && word(end + 1).lower == "-" && capital_at(end + 2)) return end + 3;
    if (one_of(word(end + 1 < limit ? end + 1 : end).lower, {"der", "den", "la", "los"}) && capital_at(end + 2))
      return end + 3;
  }
  return extend_over_preposition(begin, end, limit);
}

/// "Ministry of Defence", "Committee for a Fair Budget", "Health and Safety Executive".
std::uint32_t Runs::extend_over_preposition(std::uint32_t begin, std::uint32_t end, std::uint32_t limit) const {
  const auto& next = word(end).lower;
  auto after = end + 1;
  if (after < limit && one_of(word(after).lower, {"the", "a", "an"})) ++after;
  if (after >= limit || !is_capital(after)) return end;
  const auto head = lexicon_.noun_before(text_, begin, end);
  if (next == "of") {
    if (!head || head.kind == NounKind::people || head.kind == NounKind::group || head.kind == NounKind::kin ||
        head.kind == NounKind::modifier)
      return end;
    // "Chief of Staff Dale Roe"
    const auto longer = lexicon_.noun_before(text_, begin, after + 1);
    if (longer.kind == NounKind::role && longer.lemma.find(" of ") != std::string::npos) return after + 1;
    const bool office = head.kind == NounKind::role &&
                        !one_of(head.lemma, {"secretary", "director", "chairman", "speaker", "chancellor"});
    return office ? end : after + 1;
  }
  if (one_of(next, {"for", "on"}) && heads(begin, end) && after > end) {
    // "Kest Airlines on Sunday"
    const auto known = lexicon_.name_at(text_, after, limit);
    return known && known.kind == NameKind::calendar ? end : after + 1;
  }
  if (next == "and" && after == end + 1) {
    auto stop = after + 1;
    while (stop < limit && is_capital(stop)) ++stop;
    const bool head_follows = lexicon_.noun_before(text_, after, stop).kind == NounKind::organisation;
    bool of_before = false;
    for (auto i = begin; i < end; ++i) of_before = of_before || word(i).lower == "of" || word(i).lower == "for";
    if (lexicon_.name_at(text_, after, stop)) return end;
    if (of_before && heads(begin, end) && !head && !lexicon_.given_name(string(after))) return stop;
    if (head_follows && !head && end > begin + 1 && !lexicon_.given_name(string(begin)) &&
        lexicon_.noun_before(text_, begin, begin + 1).kind == NounKind::organisation)
      return stop;
  }
  return end;
}

/// "New York", "High Court", "AT&T": function words of the table that open a name if a capital follows.
bool Runs::opens_with_function_word(std::uint32_t i, std::uint32_t limit) const {
  if (i + 2 < limit && word(i).letters == text::LetterCase::all && word(i + 1).lower == "&" && glued(i + 1))
    return true;  // "AT&T"
  return i + 1 < limit && is_capital(i + 1) &&
         one_of(word(i).lower, {"new", "north", "south", "great", "high", "old", "big"});
}

}  // namespace explainer::entities
