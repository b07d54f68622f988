#include "attribution/beside.h"

#include <algorithm>
#include <map>
#include <string>

#include "attribution/cue_words.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "text/morphology.h"

namespace explainer::attribution {
namespace {

using text::LetterCase;
using text::Text;
using text::Word;
using text::WordKind;

constexpr std::uint32_t longest_subject = 14, longest_signature = 20, longest_name = 8;

enum class Manner : std::uint8_t { voice, face, picture };

bool is_manner(std::string_view base, Manner manner) {
  static const std::map<std::string_view, std::uint8_t> classes = [] {
    std::map<std::string_view, std::uint8_t> made;
    for (const auto& row : lexicons::rows(lexicons::manners)) {
      const auto name = lexicons::cell(row, 1);
      const auto own = name == "voice" ? Manner::voice : name == "face" ? Manner::face : Manner::picture;
      made[lexicons::cell(row, 0)] |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(own));
    }
    return made;
  }();
  const auto found = classes.find(base);
  return found != classes.end() && (found->second >> static_cast<unsigned>(manner) & 1u) != 0;
}

/// A verb of this class, alone or with its particle, that begins at a word in the past or in the present with -s: how
/// many words it has; 0 if none does.
std::uint32_t verb_at(const Text& text, std::uint32_t at, std::uint32_t end, Manner manner) {
  if (at >= end || text.words[at].kind != WordKind::word || text.words[at].letters != LetterCase::none) return 0;
  const auto& form = text.words[at].lower;
  if (form.ends_with("ing")) return 0;
  for (const auto& base : text::bases(form)) {
    if (at + 1 < end && is_manner(base + " " + text.words[at + 1].lower, manner)) return 2;
    if (base != form && is_manner(base, manner)) return 1;
  }
  return 0;
}

std::uint32_t block_begin(const Text& text, std::uint32_t word) {
  const auto block = text.words[word].block;
  while (word > 0 && text.words[word - 1].block == block && text.words[word - 1].kind != WordKind::block_end) --word;
  return word;
}

std::uint32_t block_end(const Text& text, std::uint32_t word) {
  const auto block = text.words[word].block;
  while (word < text.words.size() && text.words[word].block == block && text.words[word].kind != WordKind::block_end)
    ++word;
  return word;
}

bool is_small_word_of_names(const Word& word) {
  return is_one_of(word, {"of", "the", "for", "and", "de", "van", "von", "der", "den", "bin", "al", "el", "du", "la",
                          "di", "da", "to"});
}

/// "Karl Moe, minister of Arden", "Dr. Mette Dahl (Harbour Party)": words that may stand as a signature, with nothing
/// but a name before the first comma.
bool is_signature(const Text& text, WordSpan words) {
  if (words.empty() || words.size() > longest_signature) return false;
  const auto& first = text.words[words.begin];
  if (first.kind != WordKind::word || first.letters == LetterCase::none) return false;
  if (is_one_of(first,
                {"he",  "she", "it",   "they", "we", "i",  "this", "that",  "these",  "those", "there", "but",
                 "and", "so",  "what", "in",   "on", "at", "by",   "photo", "source", "read",  "more",  "with"})) {
    return false;
  }
  auto i = words.begin;
  for (; i < words.end && !is_one_of(text.words[i], {",", "(", ";"}) && !is_dash(text.words[i]); ++i) {
    const auto& word = text.words[i];
    const bool of_name = word.letters != LetterCase::none || is_small_word_of_names(word) ||
                         is_one_of(word, {".", "-", "'", "&", "@", "s"});
    if (!of_name || i - words.begin >= longest_name) return false;
  }
  // "Mette Dahl, the mayor, in a speech on Monday."
  constexpr std::uint32_t longest_with_occasion = 20;
  const auto& last = text.words[words.end - 1];
  if (last.lower == "." && i < words.end && text.words[i].lower == "," && words.size() <= longest_with_occasion &&
      last.sentence == first.sentence && i + 1 < words.end && !is_one_of(text.words[i + 1], {"who", "which", "and"}))
    return true;
  // A sentence has its stop at the end; an initial's stands before another name.
  return is_one_of(text.words[words.end - 1], {")"}) || text.words[words.end - 1].kind == WordKind::word ||
         (text.words[words.end - 1].lower == "." && words.end - words.begin <= longest_name);
}

WordSpan without_stop(const Text& text, WordSpan words) {
  while (!words.empty() && is_one_of(text.words[words.end - 1], {".", ",", ":", ";"})) --words.end;
  return words;
}

/// Can a subject begin here? A name, a pronoun or a noun with its article.
bool begins_subject(const Word& word) {
  if (word.kind != WordKind::word) return false;
  return word.letters != LetterCase::none ||
         is_one_of(word, {"the", "a", "an", "his", "her", "their", "its", "my", "our", "one", "another", "he", "she",
                          "they", "someone", "somebody"});
}

bool ends_subject(const Word& word) {
  return (word.kind != WordKind::word && !is_one_of(word, {"'", "-", "."})) ||
         is_one_of(word,
                   {"as",   "after", "before", "while", "when", "who",  "whose", "from", "at",      "in",      "on",
                    "with", "to",    "during", "and",   "but",  "into", "about", "over", "through", "without", "that"});
}

bool pronoun(const Word& word) { return is_one_of(word, {"he", "she", "they", "i", "we"}); }

/// Behind a comma a gesture hands over words too: `…,” nodded Mette Dahl`.
std::uint32_t handing_verb(const Text& text, std::uint32_t at, std::uint32_t end, bool comma) {
  const auto size = verb_at(text, at, end, Manner::voice);
  return size > 0 || !comma ? size : verb_at(text, at, end, Manner::face);
}

/// `…,” sighed Mette Dahl`
std::optional<Handed> by_verb_first(const Text& text, std::uint32_t at, std::uint32_t end, bool comma) {
  const auto size = handing_verb(text, at, end, comma);
  if (size == 0) return std::nullopt;
  const auto begin = at + size;
  if (begin >= end || !begins_subject(text.words[begin])) return std::nullopt;
  auto last = begin;
  while (last < end && last - begin < longest_subject && !ends_subject(text.words[last])) {
    // The stop of a sentence, not the one of "Mr." or "J."
    if (text.words[last].lower == "." && text.words[last].sentence != text.words[begin].sentence) break;
    ++last;
    if (pronoun(text.words[last - 1])) break;
  }
  const auto source = without_stop(text, {begin, last});
  if (source.empty()) return std::nullopt;
  return Handed{source, {at, begin}, false};
}

/// `…,” Mette Dahl sighed`
std::optional<Handed> by_subject_first(const Text& text, std::uint32_t at, std::uint32_t end, bool comma) {
  if (at >= end || !begins_subject(text.words[at])) return std::nullopt;
  for (auto i = at + 1; i < end && i - at <= longest_subject; ++i) {
    if (text.words[i].lower == ".") return std::nullopt;
    if (ends_subject(text.words[i]) && text.words[i].lower != ",") return std::nullopt;
    auto verb = i;
    if (is_one_of(text.words[i], {"later", "then", "once", "also", "finally", "quickly"})) ++verb;
    const auto size = handing_verb(text, verb, end, comma);
    if (size == 0) continue;
    if (!comma && verb_at(text, verb, end, Manner::face) != 0) return std::nullopt;
    return Handed{without_stop(text, {at, i}), {verb, verb + size}, false};
  }
  return std::nullopt;
}

/// `“No boats!” is painted on the town hall`, `“No boats,” written in red, …`
bool is_painted(const Text& text, std::uint32_t at, std::uint32_t end) {
  auto i = at;
  while (i < end && i - at < 4 &&
         is_one_of(text.words[i], {"is", "was", "are", "were", "has", "had", "have", "been", "being", "now", "still"}))
    ++i;
  if (i >= end || text.words[i].kind != WordKind::word) return false;
  const auto bases = text::bases(text.words[i].lower);
  const bool participle =
      text.words[i].lower.ends_with("ed") || text.words[i].lower.ends_with("en") || text.words[i].lower == "hung";
  if (!participle ||
      std::none_of(bases.begin(), bases.end(), [](const auto& base) { return is_manner(base, Manner::picture); })) {
    return false;
  }
  for (auto place = i + 1; place < end && place - i < 6; ++place) {
    if (is_one_of(text.words[place], {"on", "onto", "across", "over", "in", "into", "above", "along", "under", "atop",
                                      "outside", "beside", "against"}))
      return true;
    if (is_one_of(text.words[place], {"by", ".", ","})) return false;
  }
  return false;
}

/// A name behind a dash to the end of the block.
std::optional<Handed> by_dash(const Text& text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || !is_dash(text.words[at])) return std::nullopt;
  auto name = at;
  while (name < end && is_dash(text.words[name])) ++name;
  // "— Mette Dahl on “The Evening Hour”": where she said it is no part of the name
  auto occasion = name;
  while (occasion < end && !is_one_of(text.words[occasion], {"on", "in", "at", "during", "via", "to", ","})) ++occasion;
  const bool told = occasion >= name + 2 && occasion < end && text.words[occasion].lower != ",";
  const WordSpan words{name, told ? occasion : end};
  if (!is_signature(text, words)) return std::nullopt;
  return Handed{without_stop(text, words), {at, name}, false};
}

/// "{Prime Minister Karl Moe} mocked the mayor with a remark", "{The Arden Post} reports": the subject, told by its
/// capitals, and the verb behind it.
std::optional<Handed> by_subject_of(const Text& text, WordSpan words) {
  auto verb = words.begin;
  for (; verb < words.end && verb - words.begin <= longest_subject; ++verb) {
    const auto& word = text.words[verb];
    const bool of_name = word.letters != LetterCase::none || is_one_of(word, {".", "-", "'", "’", "&", "s", "of"}) ||
                         (verb == words.begin && is_one_of(word, {"the", "a"}));
    if (!of_name) break;
  }
  if (verb == words.begin || verb >= words.end || verb - words.begin > longest_subject) return std::nullopt;
  const auto& first = text.words[words.begin];
  if (verb - words.begin == 1 && is_one_of(first, {"the", "this", "that", "it", "here", "there", "and", "but", "in"}))
    return std::nullopt;
  const auto& form = text.words[verb];
  if (form.kind != WordKind::word || form.lower.size() < 4) return std::nullopt;
  const bool cue = is_cue_word(form);
  if (!cue && !form.lower.ends_with("ed")) return std::nullopt;
  return Handed{{words.begin, verb}, cue ? WordSpan{verb, verb + 1} : WordSpan{}, false};
}

/// The line above: "Karl Moe, the minister:" or "Karl Moe said:".
std::optional<Handed> by_line_above(const Text& text, std::uint32_t quotation) {
  if (quotation < 3 || text.words[quotation - 1].kind != WordKind::block_end) return std::nullopt;
  const auto colon = quotation - 2;
  if (text.words[colon].lower != ":" || text::is_heading(text.blocks[text.words[colon].block])) return std::nullopt;
  const auto begin = block_begin(text, colon);
  const WordSpan words{begin, colon};
  if (is_signature(text, words)) return Handed{words, {colon, colon + 1}, false};
  return by_subject_of(text, {std::max(begin, text.sentences[text.words[colon].sentence].begin), colon});
}

}  // namespace

std::optional<Handed> handed_to(const Text& text, WordSpan quotation) {
  const auto end = block_end(text, quotation.begin);
  auto at = quotation.end;
  const bool spoken = at > quotation.begin + 1 && is_one_of(text.words[at - 2], {",", "!", "?", "-", "—", "–", "…"});
  bool comma = at > quotation.begin + 1 && text.words[at - 2].lower == ",";
  if (at < end && text.words[at].lower == ",") ++at, comma = true;
  if (at < end) {
    if (is_painted(text, at, end)) return Handed{{}, {}, true};
    if (spoken || comma) {
      if (const auto handed = by_verb_first(text, at, end, comma)) return handed;
      if (const auto handed = by_subject_first(text, at, end, comma)) return handed;
    }
    return by_dash(text, at, end);
  }
  // The quotation ends its block: what stands under it, unless it opens the next quotation.
  const bool alone = block_begin(text, quotation.begin) == quotation.begin;
  if (alone && end + 1 < text.words.size()) {
    const WordSpan under{end + 1, block_end(text, end + 1)};
    if (const auto handed = by_dash(text, under.begin, under.end)) return handed;
    const bool quoted = text.blocks[text.words[quotation.begin].block].kind == BlockKind::quote &&
                        text.blocks[text.words[under.begin].block].kind == BlockKind::quote;
    if (quoted && is_signature(text, under) && text.words[under.end - 1].lower != ".") return Handed{under, {}, false};
  }
  return by_line_above(text, quotation.begin);
}

bool is_dash(const Word& word) { return is_one_of(word, {"—", "–", "-", "―", "~"}); }

std::uint32_t speaking_verb(const Text& text, std::uint32_t at, std::uint32_t end) {
  return verb_at(text, at, end, Manner::voice);
}

std::vector<Said> find_sources_beside(const Text& text, std::vector<Said> said) {
  constexpr float sure = 0.75f;
  for (auto& one : said) {
    if (!one.source.empty() || one.cue.size() != 1 || one.content.empty()) continue;
    const auto cue = one.cue.front();
    const auto quotation = text.quotation_at(one.content.front().end - 1);
    if (!quotation || text.quotations[*quotation].words.end > cue.begin) continue;
    const auto handed = handed_to(text, text.quotations[*quotation].words);
    if (!handed || handed->nobody || !handed->cue.overlaps(cue)) continue;
    one.source = {handed->source};
    std::erase_if(one.content, [&](WordSpan span) { return span.overlaps(handed->source); });
    one.confidence = std::max(one.confidence, sure);
  }
  return said;
}

std::vector<Said> drop_gestures(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.cue.size() != 1 || one.cue.front().size() != 1 || one.source.size() != 1 || one.content.empty()) continue;
    const auto cue = one.cue.front(), source = one.source.front(), content = one.content.back();
    if (content.end > source.begin || source.end > cue.begin || content.size() < 3) continue;
    const auto quotation = text.quotation_at(content.end - 1);
    if (!quotation || text.quotations[*quotation].words.end > content.end) continue;
    const bool ended = is_one_of(text.words[content.end - 2], {".", "?", "!"});
    if (ended && text.words[content.end - 1].sentence != text.words[cue.begin].sentence &&
        verb_at(text, cue.begin, cue.end, Manner::face) != 0)
      one.source.clear(), one.cue.clear();
  }
  return said;
}

}  // namespace explainer::attribution
