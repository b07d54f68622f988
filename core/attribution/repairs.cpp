#include "attribution/repairs.h"

#include <algorithm>

#include "attribution/cue_words.h"
#include "attribution/floating.h"
#include "attribution/order.h"

namespace explainer::attribution {
namespace {

using text::Text;
using text::WordKind;

/// Without punctuation at its edges, quotation marks left alone.
WordSpan without_edge_marks(const Text& text, WordSpan words) {
  const auto is_edge = [&](const text::Word& word) {
    return is_one_of(word, {",", ".", ";", ":", "-", "–", "—", "\n"});
  };
  while (!words.empty() && is_edge(text.words[words.begin])) ++words.begin;
  while (!words.empty() && is_edge(text.words[words.end - 1])) --words.end;
  return words;
}

/// The spans of a statement, whatever their role.
std::vector<WordSpan> all_spans(const Said& said) {
  std::vector<WordSpan> spans = said.source;
  spans.insert(spans.end(), said.cue.begin(), said.cue.end());
  spans.insert(spans.end(), said.content.begin(), said.content.end());
  return spans;
}

bool is_according_to(const Text& text, WordSpan cue) {
  return cue.size() == 2 && text.words[cue.begin].lower == "according" && text.words[cue.begin + 1].lower == "to";
}

/// The words of the sentence that "according to SOURCE" speaks of: all others, if it begins or ends the sentence or
/// stands between commas behind a few words ("Last year, according to the palace, …"); else none.
std::vector<WordSpan> told_by(const Text& text, WordSpan cue, WordSpan source) {
  constexpr std::uint32_t few = 6;
  const auto sentence = text.sentences[text.words[cue.begin].sentence];
  const auto before = without_edge_marks(text, {sentence.begin, cue.begin});
  const auto behind = without_edge_marks(text, {source.end, sentence.end});
  if (before.empty() && behind.empty()) return {};
  if (before.empty()) return {behind};
  if (behind.empty()) return {before};
  const bool apart = text.words[cue.begin - 1].lower == "," && text.words[source.end].lower == ",";
  return apart && before.size() <= few ? std::vector{before, behind} : std::vector<WordSpan>{};
}

bool is_claim_noun(const text::Word& word) {
  return is_one_of(word,
                   {"claim", "claims", "allegation", "allegations", "accusation", "accusations", "charge", "charges",
                    "assertion", "assertions", "suggestion", "suggestions", "report", "reports", "rumor", "rumors"});
}

enum class Place : std::uint8_t { inside, outside, across };

/// Where the words of a statement lie to these spans.
Place place_of(const Said& said, const std::vector<WordSpan>& told) {
  std::size_t inside = 0, outside = 0;
  for (const auto& span : all_spans(said)) {
    const bool held = std::any_of(told.begin(), told.end(), [&](WordSpan one) { return one.contains(span); });
    ++(held ? inside : outside);
  }
  return outside == 0 ? Place::inside : inside == 0 ? Place::outside : Place::across;
}

/// "{OPINION}: the port must go": what kind of article it is.
bool is_label(const Text& text, WordSpan source) {
  const auto& first = text.words[source.begin];
  if (source.size() == 1)
    return is_one_of(first, {"opinion", "analysis", "commentary", "breaking", "exclusive", "watch", "video", "photos",
                             "update", "related", "gallery"});
  return source.size() == 2 && (first.lower == "fact" || first.lower == "live" || first.lower == "read") &&
         is_one_of(text.words[source.begin + 1], {"check", "updates", "more"});
}

}  // namespace

std::vector<Said> widen_according_to(const Text& text, std::vector<Said> said) {
  constexpr std::size_t neighbours = 12;  // statements of one sentence stand together
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    if (said[s].cue.size() != 1 || said[s].source.size() != 1 || said[s].inside) continue;
    const auto cue = said[s].cue.front(), source = said[s].source.front();
    if (!is_according_to(text, cue) || source.begin < cue.end) continue;
    const auto told = told_by(text, cue, source);
    if (told.empty()) continue;
    const std::size_t first = s > neighbours ? s - neighbours : 0, last = std::min(said.size(), s + neighbours);
    std::vector<std::size_t> within;
    bool crossed = false;
    for (auto other = first; other < last; ++other) {
      if (other == s) continue;
      const auto place = place_of(said[other], told);
      crossed |= place == Place::across;
      if (place == Place::inside && !said[other].inside) within.push_back(other);
    }
    if (crossed) continue;
    said[s].content = told;
    for (const auto other : within) said[other].inside = s;
  }
  return said;
}

std::vector<Said> look_before_parentheses(const Text& text, std::vector<Said> said) {
  constexpr std::uint32_t longest_subject = 8;
  for (auto& one : said) {
    if (one.cue.empty() || one.source.size() > 1) continue;
    const auto cue = one.cue.front().begin;
    const auto sentence = text.sentences[text.words[cue].sentence];
    if (cue < sentence.begin + 4 || text.words[cue - 1].lower != ",") continue;
    std::uint32_t comma = sentence.begin;
    while (comma < cue && comma - sentence.begin <= longest_subject && text.words[comma].lower != ",") ++comma;
    if (comma >= cue - 1 || comma == sentence.begin || text.words[comma].lower != ",") continue;
    if (!is_one_of(text.words[comma + 1], {"as", "like", "unlike", "along", "together"})) continue;
    const WordSpan parenthesis{comma + 1, cue - 1};
    for (auto i = parenthesis.begin; i < parenthesis.end; ++i) {
      if (text.words[i].lower == ",") comma = cue;  // another clause in between: not a plain parenthesis
    }
    if (comma == cue) continue;
    if (one.source.empty() || parenthesis.contains(one.source.front()))
      one.source = {{sentence.begin, parenthesis.begin - 1}};
  }
  return said;
}

std::vector<Said> widen_subjects(const Text& text, std::vector<Said> said) {
  constexpr std::uint32_t longest = 8;
  for (auto& one : said) {
    if (one.source.size() != 1 || one.cue.empty() || one.source.front().end != one.cue.front().begin) continue;
    auto& source = one.source.front();
    const auto sentence = text.sentences[text.words[source.begin].sentence];
    // "All but {Dale Foods} admitted"
    if (source.begin >= sentence.begin + 2 && text.words[source.begin - 1].lower == "but" &&
        is_one_of(text.words[source.begin - 2], {"all", "everyone", "everybody", "none"})) {
      source.begin -= 2;
      continue;
    }
    // "107 members led by {Brady} urged", "Doctors interviewed by {the Herald} said"
    const bool led =
        source.begin > sentence.begin + 2 && text.words[source.begin - 1].lower == "by" &&
        is_one_of(text.words[source.begin - 2], {"led", "headed", "chaired", "backed", "represented", "quoted",
                                                 "interviewed", "contacted", "polled", "surveyed"});
    if (!led && (source.begin < sentence.begin + 2 || !is_one_of(text.words[source.begin - 1], {"to", "of"}))) continue;
    auto begin = led ? source.begin - 2 : source.begin;
    const auto ends_phrase = [&](const text::Word& word) {
      return (word.kind != WordKind::word && !is_one_of(word, {"'", "-", "."})) || is_cue_word(word) ||
             is_one_of(word,
                       {"that", "and", "but", "while", "as", "when", "after", "before", "is", "was", "has", "had"});
    };
    while (begin > sentence.begin && source.begin - begin < longest && !ends_phrase(text.words[begin - 1])) --begin;
    const bool whole = begin == sentence.begin || text.words[begin - 1].kind != WordKind::word;
    if (whole && !is_one_of(text.words[begin], {"in", "at", "on", "to", "of", "for", "with", "by", "from"}))
      source.begin = begin;
  }
  return said;
}

std::vector<Said> read_headlines(const Text& text, std::vector<Said> said) {
  constexpr std::uint32_t longest_source = 6;
  std::vector<bool> drop(said.size());
  for (std::size_t s = 0; s < said.size(); ++s) {
    const auto& one = said[s];
    drop[s] = one.cue.size() == 1 && one.cue.front().size() == 1 && text.words[one.cue.front().begin].lower == ":" &&
              one.source.size() == 1 && !one.source.front().empty() && is_label(text, one.source.front());
  }
  said = without(said, drop);
  for (auto& one : said) {
    if (one.cue.size() != 1 || !one.source.empty() || one.cue.front().size() != 1) continue;
    const auto colon = one.cue.front().begin;
    const auto block = text.words[colon].block;
    if (text.words[colon].lower != ":" || colon == 0) continue;
    auto begin = colon;
    while (begin > 0 && text.words[begin - 1].block == block && text.words[begin - 1].kind != WordKind::block_end)
      --begin;
    if (begin < colon && colon - begin <= longest_source && !is_label(text, {begin, colon}))
      one.source = {{begin, colon}};
  }
  return said;
}

std::vector<Said> end_sources(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    for (auto& source : one.source) {
      for (auto i = source.begin + 1; i + 2 < source.end; ++i) {
        if (!is_one_of(text.words[i], {"in"}) || !is_one_of(text.words[i + 1], {"response", "reply", "answer"}) ||
            !is_one_of(text.words[i + 2], {"to"})) {
          continue;
        }
        source.end = i;
        if (text.words[i - 1].lower == "," && source.size() > 1) --source.end;
        break;
      }
    }
  }
  return said;
}

std::vector<Said> return_claims(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.cue.size() != 1 || one.content.empty()) continue;
    auto& cue = one.cue.front();
    auto& content = one.content.front();
    // "The accusation, which the Herald first reported, comes at a bad time": it reported the accusation
    constexpr std::uint32_t bare = 2;
    if (one.content.size() == 2 && content.size() <= bare && content.end <= cue.begin &&
        is_claim_noun(text.words[content.end - 1]))
      one.content.pop_back();
    if (content.begin != cue.end || !is_claim_noun(text.words[cue.end - 1])) continue;
    auto object = cue.end - 1;
    while (object > cue.begin &&
           !is_one_of(text.words[object - 1],
                      {"deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting", "dismiss",
                       "dismisses", "dismissed", "dismissing", "dispute", "disputes", "disputed", "disputing"})) {
      --object;
    }
    if (object > cue.begin) cue.end = content.begin = object;
  }
  return said;
}

std::vector<Said> complete_refusals(const Text& text, std::vector<Said> said) {
  for (auto& one : said) {
    if (one.cue.size() != 1 || one.content.empty()) continue;
    auto& cue = one.cue.front();
    auto& content = one.content.front();
    if (content.begin != cue.end || content.size() < 3 || !is_one_of(text.words[content.begin], {"to"})) continue;
    if (!is_one_of(text.words[cue.end - 1], {"declined", "declines", "declining", "refused", "refuses", "refusing"}))
      continue;
    if (!is_one_of(text.words[content.begin + 1],
                   {"confirm", "comment", "say", "discuss", "answer", "elaborate", "specify", "deny", "address",
                    "disclose", "give", "offer", "provide"})) {
      continue;
    }
    cue.end += 2;
    content.begin += 2;
    if (is_one_of(text.words[content.begin], {"on", "about"}) && content.size() > 1) ++cue.end, ++content.begin;
  }
  return said;
}

std::vector<Said> skip_datelines(const Text& text, std::vector<Said> said) {
  constexpr std::uint32_t longest = 12;
  for (auto& one : said) {
    if (one.content.empty()) continue;
    auto& content = one.content.front();
    const auto begin = content.begin;
    const bool heads_block = begin == 0 || text.words[begin - 1].kind == WordKind::block_end;
    if (!heads_block || text.words[begin].letters != text::LetterCase::all) continue;
    for (auto i = begin + 1; i + 1 < content.end && i < begin + longest; ++i) {
      if (is_one_of(text.words[i], {"—", "–", "-"}) && text.words[i].bytes.begin > text.words[i - 1].bytes.end) {
        content.begin = i + 1;
        break;
      }
      if (is_one_of(text.words[i], {".", "“", "\""})) break;
    }
  }
  return said;
}

std::vector<Said> drop_doubtful(const Text& text, std::vector<Said> said) {
  constexpr float least_without_source = 0.56f;
  std::vector<bool> drop(said.size());
  for (std::size_t s = 0; s < said.size(); ++s) {
    const auto& one = said[s];
    const bool by_relative = one.source.size() == 1 && one.source.front().size() == 1 &&
                             is_one_of(text.words[one.source.front().begin], {"which", "that"});
    // "spoke on condition of anonymity" tells of the source, not what it says
    const bool of_source = std::any_of(one.cue.begin(), one.cue.end(), [&](WordSpan cue) {
      return std::any_of(text.words.begin() + cue.begin, text.words.begin() + cue.end,
                         [](const text::Word& word) { return word.lower == "anonymity"; });
    });
    // "was fabricated by Kest" tells what Kest did, not what Kest says
    const bool made_up = std::any_of(one.cue.begin(), one.cue.end(), [&](WordSpan cue) {
      return is_one_of(text.words[cue.end - 1], {"fabricated", "invented", "concocted", "forged", "manufactured"});
    });
    const bool by_nobody = one.source.empty() && one.cue.empty() && form_of(text, one) == Form::indirect;
    drop[s] = one.content.empty() || by_relative || by_nobody || of_source || made_up ||
              (one.source.empty() && one.confidence < least_without_source);
  }
  return without(said, drop);
}

}  // namespace explainer::attribution
