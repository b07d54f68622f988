#include <algorithm>
#include <vector>

#include "attribution/cue_words.h"
#include "attribution/order.h"
#include "attribution/repairs.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "text/morphology.h"

namespace explainer::attribution {
namespace {

using text::LetterCase;
using text::Text;
using text::Word;
using text::WordKind;

constexpr std::uint32_t longest_subject = 8, longest_object = 12, longest_speaker = 10;
constexpr std::uint32_t no_statement = ~0u;

bool is_claim_noun(const Word& word) {
  static const std::vector<std::string_view> nouns = [] {
    std::vector<std::string_view> made;
    for (const auto& row : lexicons::rows(lexicons::words)) {
      if (lexicons::cell(row, 0) == "claim-noun") made.push_back(lexicons::cell(row, 1));
    }
    return made;
  }();
  if (word.kind != WordKind::word) return false;
  const auto bases = text::bases(word.lower);
  return std::find_first_of(bases.begin(), bases.end(), nouns.begin(), nouns.end()) != bases.end();
}

bool is_denying(const Word& word) {
  return is_one_of(word, {"deny", "denies", "denied", "reject", "rejects", "rejected", "dispute", "disputes",
                          "disputed", "dismiss", "dismisses", "dismissed", "refute", "refutes", "refuted"});
}

bool is_be(const Word& word) { return is_one_of(word, {"is", "are", "was", "were", "been", "being"}); }
bool is_have(const Word& word) { return is_one_of(word, {"has", "have", "had"}); }
bool is_adverb(const Word& word) {
  return is_one_of(word,
                   {"later", "since", "also", "already", "then", "long", "always", "both", "all", "soon", "now"}) ||
         (word.lower.size() > 4 && word.lower.ends_with("ly"));
}
bool is_pronoun(const Word& word) { return is_one_of(word, {"he", "she", "they", "it", "we", "i"}); }
bool is_relative(const Word& word) { return is_one_of(word, {"that", "which"}); }

/// One reads "charges that Velmark denied" here, with the words found so far; see `relative_denial`.
class Clause {
 public:
  Clause(const Text& text, std::uint32_t verb)
      : text_(text), verb_(verb), sentence_(text.sentences[text.words[verb].sentence]) {}

  /// The denial that the verb makes of a claim named before it: who, the verb with its auxiliaries, the claim.
  std::optional<Said> read() const {
    auto cue = verb_;
    bool passive = false;
    while (cue > sentence_.begin && (is_adverb(at(cue - 1)) || is_be(at(cue - 1)) || is_have(at(cue - 1)))) {
      passive |= is_be(at(cue - 1));
      --cue;
    }
    if (cue == sentence_.begin) return std::nullopt;
    const bool by = verb_ + 1 < sentence_.end && at(verb_ + 1).lower == "by";
    return by ? told_of(cue, passive) : passive ? std::nullopt : told_by(cue);
  }

 private:
  const Word& at(std::uint32_t i) const { return text_.words[i]; }

  static Said denial(WordSpan source, WordSpan cue, WordSpan claim) {
    return {.source = {source}, .cue = {cue}, .content = {claim}, .confidence = 0.75f};
  }

  /// "comments which were later denied by the council", "an accusation rejected by Velmark"
  std::optional<Said> told_of(std::uint32_t cue, bool passive) const {
    auto end = cue;
    if (is_relative(at(end - 1)))
      --end;
    else if (passive)
      return std::nullopt;  // "The charges were denied by Velmark": a clause of its own
    const auto claim = claim_before(end);
    auto last = verb_ + 2;
    while (last < sentence_.end && last - verb_ - 2 < longest_speaker &&
           (at(last).kind == WordKind::word || is_one_of(at(last), {"'", "-"})) &&
           !is_one_of(at(last), {"as", "in", "on", "at", "and", "but", "who", "which", "after", "before", "during"}))
      ++last;
    if (claim.empty() || last == verb_ + 2) return std::nullopt;
    return denial({verb_ + 2, last}, {cue, verb_ + 1}, claim);
  }

  /// "a report that the minister later denied", "charges Velmark denies"
  std::optional<Said> told_by(std::uint32_t cue) const {
    if (!gap_behind()) return std::nullopt;
    auto begin = cue;
    while (begin > sentence_.begin && cue - begin < longest_subject) {
      const auto& before = at(begin - 1);
      if (is_relative(before) || (begin < cue && is_claim_noun(before) && begins_subject(at(begin)))) break;
      if (before.kind != WordKind::word && !is_one_of(before, {"'", "-", "."})) return std::nullopt;
      if (is_one_of(before, {"who", "and", "but", "when", "while", "if", "what"}) || is_be(before)) return std::nullopt;
      --begin;
    }
    if (begin == cue || begin == sentence_.begin || !begins_subject(at(begin))) return std::nullopt;
    auto end = begin;
    if (is_relative(at(end - 1))) --end;
    const auto claim = claim_before(end);
    if (claim.empty()) return std::nullopt;
    return denial({begin, cue}, {cue, verb_ + 1}, claim);
  }

  static bool begins_subject(const Word& word) {
    return word.letters != LetterCase::none || is_pronoun(word) ||
           is_one_of(word, {"the", "a", "an", "his", "her", "their", "its", "both", "all"});
  }

  /// The object stands before: behind the verb are no words, or those of time and place.
  bool gap_behind() const {
    if (verb_ + 1 >= sentence_.end) return true;
    const auto& next = at(verb_ + 1);
    return next.kind != WordKind::word ||
           is_one_of(next, {"and",   "but",      "on",   "in",      "at",     "last",  "this",   "yesterday",
                            "as",    "for",      "when", "through", "during", "after", "before", "again",
                            "later", "outright", "or",   "to",      "said",   "says"});
  }

  /// The words that name a claim and end here: "a report by the Sola agency", "charges"; a comma may stand behind.
  WordSpan claim_before(std::uint32_t end) const {
    if (end > sentence_.begin && at(end - 1).lower == ",") --end;
    auto noun = end;
    while (noun > sentence_.begin && end - noun < longest_object && !is_claim_noun(at(noun - 1))) {
      const auto& word = at(noun - 1);
      if ((word.kind != WordKind::word && !is_one_of(word, {"'", "-"})) || is_be(word) || is_have(word) ||
          is_one_of(word, {"and", "but", "that", "which", "who", "said", "says", "to"}))
        return {};
      --noun;
    }
    if (noun == sentence_.begin || end - noun >= longest_object || !is_claim_noun(at(noun - 1))) return {};
    if (noun < end && !is_one_of(at(noun), {"of", "by", "from", "in", "about", "against", "on"})) return {};
    auto begin = noun - 1;
    constexpr std::uint32_t adjectives = 3;
    for (auto i = begin; i > sentence_.begin && begin - i <= adjectives; --i) {
      if (at(i - 1).kind != WordKind::word || at(i - 1).lower.ends_with("ed") || is_cue_word(at(i - 1))) break;
      if (is_one_of(at(i - 1),
                    {"a", "an", "the", "these", "those", "such", "his", "her", "their", "its", "any", "all"})) {
        begin = i - 1;
        break;
      }
    }
    return {begin, end};
  }

  const Text& text_;
  std::uint32_t verb_;
  WordSpan sentence_;
};

bool holds(const std::vector<WordSpan>& spans, std::uint32_t word) {
  return std::any_of(spans.begin(), spans.end(), [&](WordSpan span) { return span.begin <= word && word < span.end; });
}

}  // namespace

std::vector<Said> add_relative_denials(const Text& text, std::vector<Said> said) {
  // For each word the statement in whose source or content it stands, and the one whose cue it is.
  std::vector<std::uint32_t> told_in(text.words.size(), no_statement), cue_of(text.words.size(), no_statement);
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    for (const auto& span : said[s].content) std::fill(told_in.begin() + span.begin, told_in.begin() + span.end, s);
    for (const auto& span : said[s].cue) std::fill(cue_of.begin() + span.begin, cue_of.begin() + span.end, s);
  }
  std::vector<bool> drop(said.size());
  for (std::uint32_t i = 1; i < text.words.size(); ++i) {
    if (!is_denying(text.words[i])) continue;
    auto found = Clause(text, i).read();
    if (!found) continue;
    const auto claim = found->content.front();
    if (const auto known = cue_of[i]; known != no_statement) {
      // "{The paper printed comments} {which} were denied": the comments were, not the print
      auto& content = said[known].content;
      const bool wider = !content.empty() && content.front().begin < claim.begin && content.front().end >= claim.end;
      if (wider && content.back().end <= i && !said[known].source.empty()) content = {claim};
      continue;
    }
    if (const auto outer = told_in[i]; outer != no_statement) {
      // "allegations | that the mayor has denied" tells what he denied, not what is alleged
      auto& one = said[outer];
      const bool named_before = one.content.size() == 1 && one.content.front().begin >= claim.end;
      if (named_before) {
        if (one.cue.size() == 1 && one.cue.front().begin < claim.begin && claim.end <= one.cue.front().end + 1) {
          one.cue.front().end = claim.begin;
          one.content = {claim};
        } else if (one.cue.size() == 1 && holds({claim}, one.cue.front().begin)) {
          drop[outer] = true;
        }
      } else {
        if (text.quotation_at(i)) continue;  // read with the rest of what is quoted
        found->inside = outer;
      }
    }
    said.push_back(std::move(*found));
    drop.push_back(false);
  }
  return without(said, drop);
}

}  // namespace explainer::attribution
