#include <algorithm>

#include "attribution/cue_words.h"
#include "attribution/repairs.h"
#include "text/morphology.h"

namespace explainer::attribution {
namespace {

using text::Text;
using text::Word;
using text::WordKind;

constexpr std::uint32_t longest_subject = 9, longest_clause = 16;

bool is_be(const Word& word) {
  return is_one_of(word, {"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"});
}

bool is_adverb(const Word& word) {
  return (word.lower.size() > 4 && word.lower.ends_with("ly")) ||
         is_one_of(word,
                   {"also", "often", "not", "never", "since", "long", "now", "even", "already", "still", "twice"});
}

/// What is done to somebody in words; whoever has it done to him is not the one who says them.
bool is_done_in_words(const Word& word) {
  return is_one_of(word,
                   {"accused",   "charged",   "criticized", "criticised", "blamed",     "faulted",    "condemned",
                    "denounced", "portrayed", "asked",      "pressed",    "questioned", "challenged", "suspected",
                    "briefed",   "told",      "informed",   "blasted",    "slammed",    "mocked",     "praised",
                    "grilled",   "attacked",  "ridiculed",  "booed",      "rebuked",    "credited",   "hailed",
                    "labeled",   "labelled",  "dubbed",     "branded",    "remembered", "shown",      "reprimanded"});
}

/// What others hold of somebody: "is expected to".
bool is_held(const Word& word) {
  return is_one_of(word, {"expected", "believed", "thought", "rumored", "rumoured", "presumed", "assumed", "considered",
                          "viewed", "seen", "regarded", "perceived"});
}

/// "{Ann Bell} remembered as a friend", "{A man} charged with murder", "{Vey campaign} hit with a complaint": headings
/// leave out "was", and others put it so behind whom they speak of.
bool is_bare_passive(const Text& text, WordSpan source, WordSpan cue) {
  if (source.end != cue.begin || cue.begin + 1 >= text.words.size()) return false;
  const auto& next = text.words[cue.begin + 1];
  if (next.lower == "as") return is_one_of(text.words[cue.begin], {"remembered", "seen", "viewed"});
  if (next.lower == "with") return is_one_of(text.words[cue.begin], {"charged", "hit", "credited"});
  return next.lower == "of" && is_one_of(text.words[cue.begin], {"accused", "acquitted", "convicted", "suspected"});
}

/// "{The senator} spoke of benefits known as entitlements", "{Vey} left amid growing talk of a strike", "{Residents}
/// fled, but it was not clear if": what is said, known or talked of without telling by whom.
bool is_nobodys(const Text& text, const Said& said) {
  const auto source = said.source.front(), cue = said.cue.front();
  if (cue.empty()) return false;
  const auto& last = text.words[cue.end - 1];
  const bool alone = cue.size() == 1 || (cue.size() == 2 && is_be(text.words[cue.begin]));
  if (alone && is_one_of(last, {"reportedly", "supposedly", "allegedly"}))
    return said.content.empty() || !is_cue_word(text.words[said.content.front().begin]);  // "reportedly warned"
  if (source.end >= cue.begin) return false;
  const auto& first = text.words[cue.begin];
  if (first.lower == "known") return true;
  if (first.lower == "it") {
    // "it’s not clear", but "it is, {experts} caution, not clear"
    const bool cautioned = source.end + 2 == cue.begin && is_cue_word(text.words[source.end]);
    return !cautioned &&
           std::any_of(text.words.begin() + cue.begin, text.words.begin() + cue.end, [](const Word& word) {
             return is_one_of(word, {"clear", "unclear"});
           });
  }
  constexpr std::uint32_t before_noun = 2;
  for (auto i = cue.begin; i > source.end && cue.begin - i <= before_noun; --i) {
    if (is_one_of(text.words[i - 1], {"amid", "amidst", "despite"})) return true;
    if (text.words[i - 1].kind != WordKind::word || first.lower.ends_with("ing")) return false;
  }
  return false;
}

/// Where, in or right before these words, "was accused" ends; 0 if they hold none.
std::uint32_t passive_end(const Text& text, WordSpan source, WordSpan cue) {
  // behind "Ann Bell, the mayor," the comma closes the apposition
  const bool plain = std::none_of(text.words.begin() + source.begin, text.words.begin() + source.end,
                                  [](const Word& word) { return word.lower == ","; });
  for (auto i = cue.begin; i < cue.end; ++i) {
    const bool held = is_held(text.words[i]);
    if (!held && !is_done_in_words(text.words[i])) continue;
    auto be = i;
    while (be > 0 && i - be < 3 && is_adverb(text.words[be - 1])) --be;
    // "stood in court, charged with"; "the port, widely believed to be"
    const bool put_to = is_one_of(text.words[i], {"asked", "pressed", "questioned"}) && source.end + 1 == be;
    const bool laid_on = held || put_to || is_one_of(text.words[i], {"charged", "accused", "suspected"});
    const bool apart = plain && laid_on && be > 0 && text.words[be - 1].lower == "," && i + 1 < text.words.size() &&
                       is_one_of(text.words[i + 1], {"with", "of", "to", "as", "what", "how", "if", "whether", "about",
                                                     "why", "when", "who"});
    if (apart && (!held || be < i)) return i + 1;
    if (be > 0 && is_be(text.words[be - 1])) return i + 1;
    // "said when asked if", "if pressed"
    if (!held && be > 0 && is_one_of(text.words[be - 1], {"when", "if", "once", "while"})) return i + 1;
  }
  return 0;
}

/// "{Mr. Vey's} highly criticized policy"
bool is_owner_of_faulted(const Text& text, WordSpan source, WordSpan cue) {
  const bool genitive =
      source.size() > 1 &&
      (is_one_of(text.words[source.end - 1], {"'", "’"}) ||
       (text.words[source.end - 1].lower == "s" && is_one_of(text.words[source.end - 2], {"'", "’"})));
  return genitive && source.end == cue.begin && is_done_in_words(text.words[cue.end - 1]) &&
         (cue.size() == 1 || is_adverb(text.words[cue.begin]));
}

/// The words from the begin of a sentence to its first form of "be", if they can be a subject.
WordSpan subject_before_be(const Text& text, WordSpan sentence, std::uint32_t limit) {
  for (auto i = sentence.begin; i < limit && i - sentence.begin <= longest_subject; ++i) {
    const auto& word = text.words[i];
    if (is_be(word) || is_one_of(word, {"has", "had", "have"})) return {sentence.begin, i};
    if (word.kind != WordKind::word && !is_one_of(word, {"'", "’", ".", "-"})) break;
    if (is_cue_word(word) && i > sentence.begin) break;
  }
  return {};
}

/// "Bell was faulted by {members} after saying": whom the sentence is about.
std::optional<WordSpan> faulted(const Text& text, WordSpan source, WordSpan cue) {
  if (source.begin < 2 || text.words[source.begin - 1].lower != "by" || cue.begin < source.end) return std::nullopt;
  if (cue.size() == 0 || !text.words[cue.begin].lower.ends_with("ing")) return std::nullopt;
  const auto sentence = text.sentences[text.words[cue.begin].sentence];
  const auto subject = subject_before_be(text, sentence, source.begin);
  if (subject.empty()) return std::nullopt;
  for (auto i = subject.end; i < source.begin; ++i) {
    if (is_done_in_words(text.words[i])) return subject;
  }
  return std::nullopt;
}

/// "{Liberals} are 73 points likelier than Greens to say": who says it, and is compared with Greens.
std::optional<WordSpan> compared(const Text& text, WordSpan source, WordSpan cue) {
  if (source.begin < 3 || text.words[source.begin - 1].lower != "than" || text.words[cue.begin].lower != "to")
    return std::nullopt;
  const auto begin = text.sentences[text.words[cue.begin].sentence].begin;
  auto be = source.begin - 1;
  while (be > begin && source.begin - be < longest_clause && !is_be(text.words[be - 1])) --be;
  if (be <= begin + 1 || !is_be(text.words[be - 1])) return std::nullopt;
  auto from = --be;
  while (from > begin && be - from < longest_subject && text.words[from - 1].kind == WordKind::word &&
         !is_one_of(text.words[from - 1], {"that", "and", "but", "while", "because"}))
    --from;
  if (from < be && text.words[from].lower.find_first_not_of("0123456789") == std::string::npos) ++from;
  if (from == be) return std::nullopt;
  return WordSpan{from, be};
}

/// Who stands behind "by".
WordSpan agent_at(const Text& text, std::uint32_t begin) {
  auto end = begin;
  while (end < text.words.size() && end - begin < longest_subject &&
         (text.words[end].kind == WordKind::word || is_one_of(text.words[end], {"-", "'", "."})) &&
         !is_one_of(text.words[end],
                    {"for", "over", "after", "as", "in", "on", "at", "who", "because", "during", "while"}))
    ++end;
  while (end > begin && text.words[end - 1].kind != WordKind::word) --end;
  return {begin, end};
}

}  // namespace

std::vector<Said> leave_out_patients(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.source.size() != 1 || one.cue.empty()) continue;
    const auto source = one.source.front(), cue = one.cue.front();
    if (const auto subject = compared(text, source, cue)) {
      one.source = {*subject};
      continue;
    }
    if (const auto subject = faulted(text, source, cue)) {
      one.source = {*subject};
      continue;
    }
    if (source.end > cue.begin) continue;
    // "Vey blasted by {activists} for": a heading leaves out "is"
    if (source.end == cue.begin && is_done_in_words(text.words[cue.end - 1]) && cue.end < text.words.size() &&
        text.words[cue.end].lower == "by") {
      const WordSpan agent = agent_at(text, cue.end + 1);
      one.source.clear();
      if (!agent.empty()) one.source = {agent};
      continue;
    }
    const auto end = passive_end(text, source, cue);
    const bool by = source.begin > 0 && text.words[source.begin - 1].lower == "by";
    if ((end > 0 && !by) || is_nobodys(text, one) || is_bare_passive(text, source, cue) ||
        is_owner_of_faulted(text, source, cue))
      one.source.clear();
  }
  return said;
}

}  // namespace explainer::attribution
