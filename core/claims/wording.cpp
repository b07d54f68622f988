#include "claims/wording.h"

#include <algorithm>

#include "stance/lexicon.h"
#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::claims {
namespace {

ByteSpan bytes(const text::Text& text, WordSpan words) { return text.byte_span(words); }

ByteSpan byte_span_of(const text::Text& text, const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  return bytes(text, span_of(some, begin, end));
}

bool mark(const text::Word& word) {
  return word.kind != text::WordKind::word && word.lower != "$" && word.lower != "(" && word.lower != ")" &&
         word.lower != "%";
}

std::string quoted(const text::Text& text, const std::vector<WordSpan>& spans) {
  std::string words;
  for (auto span : spans) {  // the article's own marks at the edges would double ours
    while (!span.empty() && mark(text.words[span.begin])) ++span.begin;
    while (!span.empty() && mark(text.words[span.end - 1])) --span.end;
    if (!span.empty()) words += (words.empty() ? "" : " … ") + std::string(text.string(span));
  }
  constexpr std::size_t longest = 80;
  if (words.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && words[end] != ' ') --end;
    words = words.substr(0, end) + " …";
  }
  return "“" + words + "”";
}

std::string_view relation_words(Relation relation) {
  switch (relation) {
    case Relation::covers: return "speaks of the wider thing, which takes in";
    case Relation::part: return "speaks of a part of";
    case Relation::contrary: return "says the contrary of";
    case Relation::same: break;
  }
  return "speaks of the same act as";
}

struct Clause {
  std::size_t begin, end;
};

/// The clause of a content that holds a word; the whole content unless "while", "whereas" or ", but" part it.
Clause clause_of(const std::vector<Token>& some, std::size_t at) {
  const auto parts = [&](std::size_t i) {
    return some[i].lower == "while" || some[i].lower == "whereas" ||
           (some[i].lower == "but" && i > 0 && some[i - 1].lower == ",");
  };
  Clause clause{0, some.size()};
  for (std::size_t i = 1; i < some.size(); ++i) {
    if (!parts(i)) continue;
    if (i < at)
      clause.begin = i + 1;
    else {
      clause.end = i;
      break;
    }
  }
  while (clause.end > clause.begin && !some[clause.end - 1].letters) --clause.end;
  return clause;
}

bool is_restrictor_start(const std::vector<Token>& some, std::size_t i) {
  const auto is = [&](std::size_t k, std::string_view word) { return k < some.size() && some[k].lower == word; };
  if (is(i, "to") && is(i + 1, "be") && is(i + 2, "used")) return true;
  if (is(i, "for") && i + 1 < some.size()) {
    for (std::size_t k = i + 1; k < std::min(some.size(), i + 5); ++k) {
      if (is(k, "use") || is(k, "purposes") || is(k, "war") || is(k, "reasons")) return true;
    }
  }
  return is(i, "before") || is(i, "during") || is(i, "knowingly") || is(i, "directly") || is(i, "intentionally") ||
         is(i, "deliberately");
}

/// A word that is neither a sign nor one that every statement has.
bool tells_something(const Token& token) {
  if (!token.letters || token.lower.size() < 4 || is_function_word(token.lower)) return false;
  return !in_class(token.lower, "claim-noun") && !in_class(token.lower, "first-person") && !token.is("have") &&
         !token.is("do") && !token.is("be") && !token.is("say") && !token.is("make") && !token.is("people") &&
         !token.is("there");
}

/// Words that tell something and that both have, in the order of the answer; names are for `parties_of_both`.
std::vector<EvidencePair> words_of_both(const text::Text& text, const Facts& answer, const Facts& claim) {
  constexpr std::size_t most = 3;
  std::vector<EvidencePair> found;
  for (std::size_t i = 0; i < answer.content.size() && found.size() < most; ++i) {
    const auto& ours = answer.content[i];
    if (!tells_something(ours) || ours.capital) continue;
    const auto theirs = std::find_if(claim.content.begin(), claim.content.end(), [&](const Token& token) {
      return tells_something(token) &&
             std::any_of(ours.bases.begin(), ours.bases.end(), [&](const auto& base) { return token.is(base); });
    });
    if (theirs == claim.content.end()) continue;
    const auto at = static_cast<std::size_t>(theirs - claim.content.begin());
    found.push_back({byte_span_of(text, answer.content, i, i + 1), PairRelation::same,
                     byte_span_of(text, claim.content, at, at + 1)});
  }
  return found;
}

/// A state is its capital and its government ("The White House", "Washington"); a minister is not his state, though he
/// speaks for it, nor who else is called after it ("the French climber").
bool is_called(const Facts& answer, const Reference& named) {
  return named.pronoun || answer.speaker_kind != EntityKind::person || named.party == answer.speaker;
}

/// Who answers and whom the claim names; then others whom both name, by whatever words ("Tehran", "Iran").
std::vector<EvidencePair> parties_of_both(const text::Text& text, const attribution::Said& said, const Facts& answer,
                                          const Facts& claim) {
  constexpr std::size_t most = 2;
  std::vector<EvidencePair> found;
  const auto mention = [&](const std::vector<Party>& parties) {
    return std::find_if(claim.references.begin(), claim.references.end(),
                        [&](const Reference& one) { return holds(parties, one.party); });
  };
  const auto span = [&](const Facts& facts, const Reference& one) {
    return byte_span_of(text, facts.content, one.begin, one.end);
  };
  const auto named = mention(answer.selves);
  if (named != claim.references.end() && said.source.size() == 1 && is_called(answer, *named))
    found.push_back({text.byte_span(said.source.front()), PairRelation::same, span(claim, *named)});
  for (const auto& ours : answer.references) {
    if (found.size() >= most) break;
    const auto theirs = mention({ours.party});
    if (theirs == claim.references.end() || holds(answer.selves, ours.party)) continue;
    found.push_back({span(answer, ours), PairRelation::same, span(claim, *theirs)});
  }
  return found;
}

/// "the charges", "it": what points back, and the words to which it points.
std::optional<EvidencePair> pointer(const text::Text& text, const Facts& answer, const Facts& claim) {
  constexpr std::size_t longest_pointer = 6, shown = 12;
  const auto object = object_of(answer.content);
  const bool points = object == Object::pronoun || object == Object::claim;
  if (!points || answer.content.size() > longest_pointer || claim.content.empty()) return std::nullopt;
  return EvidencePair{byte_span_of(text, answer.content, 0, answer.content.size()), PairRelation::refers_to,
                      byte_span_of(text, claim.content, 0, std::min(shown, claim.content.size()))};
}

/// Where the claim stands, seen from its answer.
std::string place_of(const Facts& answer, const Facts& claim) {
  constexpr std::uint32_t near = 2;  // sentences
  const auto apart = std::max(answer.sentence, claim.sentence) - std::min(answer.sentence, claim.sentence);
  return apart <= near ? "a statement that stands near"
         : claim.opens ? "what the article opens with"
                       : "a statement further off";
}

}  // namespace

Evidence evidence_for(const text::Text& text, const attribution::Said& said, const Facts& answer, Answer kind,
                      const Target& target, const Facts& claim) {
  Evidence evidence;
  evidence.rule = std::string(target.rule);
  if (target.acts) {
    const auto& relation = *target.acts;
    const auto& a = *relation.answer;
    const auto& c = *relation.claim;
    const auto pair = [&](std::uint32_t from, PairRelation how, std::uint32_t to) {
      evidence.pairs.push_back(
          {byte_span_of(text, answer.content, from, from + 1), how, byte_span_of(text, claim.content, to, to + 1)});
    };
    pair(a.token, relation.converse ? PairRelation::converse : PairRelation::same, c.token);
    if (!a.object.empty() && !c.object.empty())
      pair(a.object_token, a.object == c.object ? PairRelation::same : PairRelation::covers, c.object_token);
  }
  bool same_matter = !evidence.pairs.empty();
  if (target.rule != "act" && target.rule != "explicit") {
    if (const auto one = pointer(text, answer, claim)) evidence.pairs.push_back(*one), same_matter = true;
    for (const auto& one : parties_of_both(text, said, answer, claim)) evidence.pairs.push_back(one);
    if (!target.acts) {
      for (const auto& one : words_of_both(text, answer, claim)) evidence.pairs.push_back(one), same_matter = true;
    }
  }
  const std::string cue = said.cue.empty() ? std::string("This quotation") : quoted(text, said.cue);
  if (target.rule == "reader") {
    evidence.note = (said.content.empty() ? cue : quoted(text, said.content)) + " was set against " +
                    (&answer == &claim ? "the article's own words" : place_of(answer, claim)) + " by a learned reader" +
                    (same_matter              ? "; they share the words marked."
                     : evidence.pairs.empty() ? "; they share no telling word."
                                              : "; both name the same.");
  } else if (target.rule == "explicit") {
    evidence.note = cue + " is said of the very words that make the claim.";
  } else if (target.rule == "act" && target.acts) {
    evidence.note = (said.content.empty() ? cue : quoted(text, said.content)) + " " +
                    std::string(relation_words(target.relation)) + " the claim.";
  } else if (kind == Answer::declines && object_of(answer.content) == Object::none) {
    evidence.note = cue + " does not say on what; " + place_of(answer, claim) + " is shown.";
  } else {
    const auto content = said.content.empty() ? said.cue : said.content;
    evidence.note = (said.content.empty() ? cue : quoted(text, content)) + " is set against " +
                    place_of(answer, claim) +
                    (same_matter              ? " and speaks of the same matter."
                     : evidence.pairs.empty() ? "; the two share no telling word."
                                              : "; both name the same.");
  }
  return evidence;
}

namespace {

/// "accused | Arden of training pilots": the party and the deed, without the word that joins them to "accused".
std::vector<ByteSpan> without_of(const text::Text& text, WordSpan content) {
  constexpr std::uint32_t longest_party = 8;
  for (auto i = content.begin + 1; i + 1 < content.end && i <= content.begin + longest_party; ++i) {
    if (text.words[i].lower != "of" || !text.words[i + 1].lower.ends_with("ing")) continue;
    return {text.byte_span({content.begin, i}), text.byte_span({i + 1, content.end})};
  }
  return {text.byte_span(content)};
}

/// Where the words end before a negation and go on behind it, and where they end for good, in bytes.
struct Gap {
  std::uint32_t before, behind, end;
};

/// Where a clause ends that another is joined to, which is not denied with it: "was not part of it | and acted alone".
std::size_t end_of_denied(const std::vector<Token>& some, std::size_t begin) {
  for (auto i = begin + 1; i + 1 < some.size(); ++i) {
    const auto& next = some[i + 1];
    const bool verb =
        in_class(next.lower, "auxiliary") || in_class(next.lower, "pronoun") || next.lower.ends_with("ed");
    if (some[i].lower == "but" || (some[i].lower == "and" && (verb || !some[i - 1].letters)))
      return some[i - 1].letters ? i : i - 1;
  }
  return some.size();
}

/// The one negation by which a content denies, if what is left without it says what is denied: "the harbour was | in
/// trouble", "it did | sell the ships".
std::optional<Gap> negation_of(const text::Text& text, const Facts& facts) {
  const auto& some = facts.content;
  const auto& own = facts.own;
  if (!own || own->stance != Stance::denies || own->rule == "never") return std::nullopt;
  auto at = own->begin;
  while (at < own->end && !stance::negated(some, at, at + 1)) ++at;
  if (at == own->end || some[at].quoted || stance::negated(some, 0, at)) return std::nullopt;
  const auto ends = end_of_denied(some, own->end);
  if (stance::negated(some, at + 1, ends)) return std::nullopt;
  const auto end = text.words[some[ends - 1].word].bytes.end;
  const auto begin = [&](std::size_t token) { return text.words[some[token].word].bytes.begin; };
  if (own->rule == "does-not-believe" && own->end < ends) return Gap{0, begin(own->end), end};
  auto behind = at + 1;
  if (own->rule == "no-such") ++behind;
  if (!stance::exactly(some[at], {"not", "no", "never"}) || behind >= ends) return std::nullopt;
  if (at == 0) return Gap{0, begin(behind), end};
  const auto& last = text.words[some[at - 1].word];
  if (some[at - 1].word != some[at].word) return Gap{last.bytes.end, begin(behind), end};
  // "didn’t": the "n" is part of the negation
  if (last.lower != some[at - 1].lower + "n") return std::nullopt;
  return Gap{last.bytes.end - 1, begin(behind), end};
}

}  // namespace

std::vector<ByteSpan> denied_text(const text::Text& text, const attribution::Said& said, const Facts& facts) {
  auto words = claim_text(text, said, facts, nullptr);
  const auto negation = negation_of(text, facts);
  if (!negation) return words;
  std::vector<ByteSpan> found;
  for (const auto span : words) {
    const ByteSpan before{span.begin, std::min(span.end, negation->before)};
    const ByteSpan behind{std::max(span.begin, negation->behind), std::min(span.end, negation->end)};
    for (const auto part : {before, behind}) {
      if (part.begin < part.end) found.push_back(part);
    }
  }
  return found;
}

std::vector<ByteSpan> claim_text(const text::Text& text, const attribution::Said& said, const Facts& facts,
                                 const Act* told) {
  if (told && said.content.size() == 1) {
    if (const auto clause = clause_of(facts.content, told->token);
        clause.begin > 0 || clause.end < facts.content.size()) {
      return {byte_span_of(text, facts.content, clause.begin, clause.end)};
    }
  }
  if (const auto& own = facts.own; own && own->rule == "never" && said.content.size() == 1) {
    std::size_t end = own->end;
    while (end < facts.content.size() && facts.content[end].letters) ++end;
    return {byte_span_of(text, facts.content, own->end - 1, end)};  // the words denied, without the denial
  }
  std::vector<ByteSpan> found;
  bool first = true;
  for (auto span : said.anchor()) {
    const auto strip = [&] {
      while (!span.empty() && mark(text.words[span.begin])) ++span.begin;
      while (!span.empty() && mark(text.words[span.end - 1])) --span.end;
    };
    strip();
    if (first && span.size() > 1 && (text.words[span.begin].lower == "that" || text.words[span.begin].lower == "of"))
      ++span.begin;
    strip();
    if (span.empty()) continue;
    first = false;
    // a block end inside would join two paragraphs: one span for each
    std::uint32_t from = span.begin;
    for (std::uint32_t i = span.begin; i <= span.end; ++i) {
      if (i < span.end && text.words[i].kind != text::WordKind::block_end) continue;
      if (from < i) {
        const auto parts = without_of(text, {from, i});
        found.insert(found.end(), parts.begin(), parts.end());
      }
      from = i + 1;
    }
  }
  if (found.empty()) return found;
  // cut ", defying months of warnings": a clause without a subject of its own, whose voice is doubtful
  const auto& last = said.anchor().back();
  for (std::uint32_t i = last.begin; i + 1 < last.end; ++i) {
    const auto& comma = text.words[i];
    const auto& next = text.words[i + 1];
    if (comma.lower != "," || next.lower.size() < 5 || !next.lower.ends_with("ing") || i < last.begin + 4) continue;
    if (comma.bytes.begin > found.back().begin && comma.bytes.begin < found.back().end)
      found.back().end = comma.bytes.begin;
    break;
  }
  return found;
}

std::vector<ByteSpan> restrictors(const text::Text& text, const Facts& denial) {
  const auto& some = denial.content;
  for (std::size_t i = 1; i < some.size(); ++i) {
    if (!is_restrictor_start(some, i)) continue;
    std::size_t end = i + 1;
    while (end < some.size() && some[end].letters) ++end;
    return {byte_span_of(text, some, i, end)};
  }
  return {};
}

}  // namespace explainer::claims
