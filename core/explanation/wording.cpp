#include "explanation/wording.h"

#include <algorithm>
#include <array>

#include "explanation/standing.h"

namespace explainer::explanation {
namespace {

constexpr bool numbered(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list_item;
}

std::string_view text_of(const Telling& telling, ByteSpan span) {
  return std::string_view(telling.answer.article.text).substr(span.begin, span.size());
}

/// Length of a double quotation mark that begins here, or 0.
std::size_t mark_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

/// Without the article's own marks around it, so that ours do not double them; where marks stand further in, all stay.
std::string_view bared(std::string_view text) {
  std::string_view inner = text;
  inner.remove_prefix(mark_at(inner, 0));
  for (std::size_t back = 1; back <= 3 && back <= inner.size(); ++back) {
    const auto length = mark_at(inner, inner.size() - back);
    if (length == back) inner.remove_suffix(back), back = inner.size() + 1;
  }
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (mark_at(inner, at) > 0) return text;
  }
  if (inner.ends_with(',')) inner.remove_suffix(1);  // the comma before "he said" is the sentence's, not the speaker's
  return inner.empty() ? text : inner;
}

/// The longest beginning of at most `most` words; takes them off `most`.
std::string_view shortened(std::string_view text, std::size_t& most) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ' ' && text[at] != '\n') continue;
    if (--most == 0) return text.substr(0, at);
  }
  --most;
  return text;
}

/// A cue without a letter, such as the colon of a headline.
bool is_mark(const Telling& telling, const std::vector<ByteSpan>& spans) {
  return std::all_of(spans.begin(), spans.end(), [&](ByteSpan span) {
    const auto words = text_of(telling, span);
    return std::all_of(words.begin(), words.end(),
                       [](char c) { return std::string_view(":;,.-–— ").find(c) != std::string_view::npos; });
  });
}

std::size_t count_words(const Telling& telling, const std::vector<ByteSpan>& spans) {
  std::size_t count = 0;
  for (const auto span : spans) {
    bool inside = false;
    for (const char c : text_of(telling, span)) {
      const bool gap = c == ' ' || c == '\n';
      count += !gap && !inside;
      inside = !gap;
    }
  }
  return count;
}

/// Do words of one list stand in the other?
bool meet(const std::vector<ByteSpan>& some, const std::vector<ByteSpan>& others) {
  return std::any_of(some.begin(), some.end(), [&](ByteSpan one) {
    return std::any_of(others.begin(), others.end(),
                       [&](ByteSpan other) { return one.begin < other.end && other.begin < one.end; });
  });
}

bool has(const Claim& claim, ClaimStatus status) {
  return std::find(claim.status.begin(), claim.status.end(), status) != claim.status.end();
}

Label open_label(const Claim& claim) {
  const bool itself = std::any_of(claim.article.begin(), claim.article.end(),
                                  [](const ArticlePosition& own) { return own.position == Stance::denies; });
  if (!claim.denies.empty() || itself) return Label::denied;
  if (!claim.declines.empty()) return Label::not_confirmed;
  if (!claim.questions.empty()) return Label::questioned;
  return claim.retracts.empty() ? Label::answered : Label::taken_back;
}

bool shown(const std::vector<ByteSpan>& spans, ByteSpan span) {
  return std::any_of(spans.begin(), spans.end(), [&](ByteSpan one) { return one.contains(span); });
}

Line accepted_by(const Telling& telling, const Claim& claim) {
  Line line = {{Voice::ours, "Accepted by "}};
  std::vector<std::uint32_t> named;
  for (const auto& link : claim.confirms) {
    const auto speaker = telling.answer.statements[link.statement].speaker;
    if (link.relation == Relation::part || !speaker || std::find(named.begin(), named.end(), *speaker) != named.end())
      continue;
    if (!named.empty()) line.push_back({Voice::ours, ", "});
    line.push_back({Voice::name, telling.answer.entities[*speaker].name});
    named.push_back(*speaker);
  }
  if (named.empty()) line.push_back({Voice::ours, "a source whose name is left open"});
  return line;
}

}  // namespace

bool same_words(const std::string& all, const std::string& part) {
  const auto plain = [](const std::string& text) {
    std::string lower;
    for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
  };
  return plain(all).find(plain(part)) != std::string::npos;
}

Telling::Telling(const Explanation& explanation) : answer(explanation) {
  std::uint32_t count = 0;
  for (const auto& block : explanation.article.blocks) {
    paragraphs.push_back(numbered(block.kind) ? ++count : 0);
  }
}

std::string number(std::size_t count, bool capital) {
  constexpr std::array names = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (count >= names.size()) return std::to_string(count);
  std::string name = names[count];
  if (capital) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

void append(Line& line, const Line& more) { line.insert(line.end(), more.begin(), more.end()); }

Line names(const Telling& telling, const std::vector<std::uint32_t>& entities, std::string_view last) {
  Line line;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (i > 0) line.push_back({Voice::ours, i + 1 == entities.size() ? std::string(last) : ", "});
    line.push_back({Voice::name, telling.answer.entities[entities[i]].name});
  }
  return line;
}

Piece place(const Telling& telling, ByteSpan span) {
  const auto& blocks = telling.answer.article.blocks;
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const Block& block) { return block.text.end <= span.begin; });
  if (after == blocks.end()) return {};
  if (after->kind == BlockKind::headline) return {Voice::ours, " (headline)"};
  if (after->kind == BlockKind::subhead) return {Voice::ours, " (subhead)"};
  if (after->kind == BlockKind::caption) return {Voice::ours, " (caption)"};
  const auto paragraph = telling.paragraphs[static_cast<std::size_t>(after - blocks.begin())];
  return paragraph == 0 ? Piece{} : Piece{Voice::ours, " ¶" + std::to_string(paragraph)};
}

Line quoted(const Telling& telling, const std::vector<ByteSpan>& spans, std::size_t most_words) {
  Line line;
  std::size_t left = most_words;
  for (const auto span : spans) {
    if (left == 0) {
      line.back().cut = true;
      break;
    }
    const auto whole = text_of(telling, span);
    auto part = shortened(whole, left);
    const bool cut = part.size() < whole.size();
    if (!line.empty()) line.push_back({Voice::ours, " … "});
    line.push_back({Voice::article, std::string(bared(part)), cut});
  }
  return line;
}

Line who(const Telling& telling, std::uint32_t entity) {
  const auto& one = telling.answer.entities[entity];
  Line line = {{Voice::name, one.name}};
  if (one.description && !one.description->empty() && !same_words(one.name, *one.description)) {
    line.push_back({Voice::ours, ", " + *one.description});
  }
  if (is_unnamed(telling.answer, entity)) line.push_back({Voice::ours, ", unnamed"});
  return line;
}

Line who(const Telling& telling, const Statement& statement) {
  Line line;
  if (statement.speaker) {
    line = who(telling, *statement.speaker);
  } else if (!statement.source.empty()) {
    line = quoted(telling, statement.source, 30);
  } else {
    line = {{Voice::ours, "No one named"}};
  }
  if (!statement.candidates.empty()) {
    line.push_back({Voice::ours, " ("});
    append(line, names(telling, statement.candidates, " or "));
    line.push_back({Voice::ours, ")"});
  }
  if (statement.onBehalfOf && statement.onBehalfOf != statement.speaker) {
    line.push_back({Voice::ours, ", for "});
    line.push_back({Voice::name, telling.answer.entities[*statement.onBehalfOf].name});
  }
  return line;
}

Line said(const Telling& telling, const Statement& statement, bool named, std::size_t most_words) {
  Line line = named ? who(telling, statement) : Line{};
  for (const auto* spans : {&statement.cue, &statement.content}) {
    if (spans->empty() || (spans == &statement.cue && !statement.content.empty() && is_mark(telling, *spans))) continue;
    if (!line.empty())
      line.push_back({Voice::ours, line.back().voice == Voice::article && spans == &statement.content ? " " : "  "});
    append(line, quoted(telling, *spans, most_words));
  }
  const auto& anchor = statement.content.empty() ? statement.cue : statement.content;
  if (!anchor.empty()) line.push_back(place(telling, anchor.front()));
  return line;
}

const Statement* title_statement(const Telling& telling, const Claim& claim) {
  constexpr std::size_t enough = 5;  // words; fewer are a name or a noun more often than a sentence
  if (count_words(telling, claim.text) >= enough) return nullptr;
  using Lists = std::array<const std::vector<Link>*, 4>;
  const auto lists = claim.open ? Lists{&claim.denies, &claim.declines, &claim.questions, &claim.retracts}
                                : Lists{&claim.affirms, &claim.confirms};
  const Statement* first = nullptr;
  for (const auto* links : lists) {
    if (!links) continue;
    for (const auto& link : *links) {
      const auto& one = telling.answer.statements[link.statement];
      if (link.certainty == Certainty::possible || one.source.empty()) continue;
      if (meet(one.content, claim.text) || meet(one.cue, claim.text)) return &one;
      if (!first) first = &one;
    }
  }
  return first;
}

Line title_of(const Telling& telling, const Statement& statement, std::size_t most_words) {
  Line line;
  for (const auto* spans : {&statement.source, &statement.cue, &statement.content}) {
    if (spans->empty() || (spans == &statement.cue && is_mark(telling, *spans))) continue;
    if (!line.empty()) line.push_back({Voice::ours, " "});
    append(line, quoted(telling, *spans, most_words));
  }
  return line;
}

std::vector<Line> remarks(const Telling& telling, const Statement& statement, std::size_t most_words) {
  std::vector<Line> found;
  const auto& statements = telling.answer.statements;
  Line told;
  auto before = statement.speaker;
  int tellers = 0;
  for (auto outer = statement.inside; outer && tellers < most_tellers; outer = statements[*outer].inside, ++tellers) {
    const auto& one = statements[*outer];
    if ((!one.speaker && one.source.empty()) || (one.speaker && one.speaker == before)) continue;
    told.push_back({Voice::ours, told.empty() ? "As told by " : ", as told by "});
    append(told, who(telling, one));
    before = one.speaker;
  }
  if (!told.empty()) {
    told.push_back({Voice::ours, "."});
    found.push_back(std::move(told));
  }
  auto words = statement.cue;
  std::size_t left = most_words;
  for (auto span : statement.content) {
    if (left == 0) break;
    span.end = span.begin + static_cast<std::uint32_t>(shortened(text_of(telling, span), left).size());
    words.push_back(span);
  }
  for (const auto hedge : statement.hedges) {
    if (!shown(words, hedge))
      found.push_back(
          {{Voice::ours, "Hedged: "}, {Voice::article, std::string(text_of(telling, hedge))}, {Voice::ours, "."}});
  }
  if (statement.when && !shown(words, *statement.when)) {
    found.push_back({{Voice::ours, "When: "},
                     {Voice::article, std::string(text_of(telling, *statement.when))},
                     {Voice::ours, "."}});
  }
  return found;
}

std::vector<Line> reasons(const Telling& telling, const Link& link) {
  constexpr std::array sure = {"Certain", "Likely", "Possible"};
  constexpr std::array relations = {" = ",          " takes in ",       " is the other side of ",
                                    " is part of ", " is contrary to ", " points back to "};
  const auto words = [&](ByteSpan span) { return std::string(bared(text_of(telling, span))); };
  std::vector<Line> found;
  for (const auto& evidence : link.evidence) {
    Line differ, both;
    for (const auto& pair : evidence.pairs) {
      const Piece answer = {Voice::article, words(pair.answer)}, claim = {Voice::article, words(pair.claim)};
      if (pair.relation == PairRelation::same && answer.text == claim.text) {
        both.push_back({Voice::ours, both.empty() ? " In both: " : ", "});
        both.push_back(answer);
      } else {
        differ.push_back({Voice::ours, differ.empty() ? " " : "; "});
        differ.push_back(answer);
        differ.push_back({Voice::ours, relations[static_cast<std::size_t>(pair.relation)]});
        differ.push_back(claim);
      }
    }
    if (evidence.note.empty() && differ.empty() && both.empty()) continue;
    Line line;
    if (found.empty()) {
      const auto how_sure = sure[static_cast<std::size_t>(link.certainty)];
      line.push_back({Voice::ours, "Why? " + std::string(how_sure) + (evidence.note.empty() ? ":" : ": ")});
    }
    if (!evidence.note.empty()) line.push_back({Voice::ours, evidence.note});
    for (auto* part : {&differ, &both}) {
      if (part->empty()) continue;
      part->push_back({Voice::ours, "."});
      append(line, *part);
    }
    found.push_back(std::move(line));
  }
  return found;
}

bool is_taken_back(const Claim& claim) {
  const auto firm = [](const Link& link) { return link.certainty != Certainty::possible; };
  return has(claim, ClaimStatus::uncontested) && std::any_of(claim.retracts.begin(), claim.retracts.end(), firm);
}

Label label(const Claim& claim) {
  if (claim.open) return open_label(claim);
  if (is_taken_back(claim)) return Label::taken_back;
  if (has(claim, ClaimStatus::disputed)) return Label::disputed;
  if (has(claim, ClaimStatus::partly_accepted)) return Label::partly_accepted;
  if (has(claim, ClaimStatus::not_confirmed)) return Label::not_confirmed;
  if (has(claim, ClaimStatus::accepted)) return Label::accepted;
  return has(claim, ClaimStatus::unsourced) ? Label::unsourced : Label::unopposed;
}

Line status(const Telling& telling, const Claim& claim) {
  Line line;
  switch (label(claim)) {
    case Label::disputed:
      line = {{Voice::ours, has(claim, ClaimStatus::partly_accepted) ? "Disputed, accepted in part" : "Disputed"}};
      break;
    case Label::partly_accepted: line = {{Voice::ours, "Accepted in part"}}; break;
    case Label::not_confirmed: line = {{Voice::ours, "Not confirmed"}}; break;
    case Label::accepted: line = accepted_by(telling, claim); break;
    case Label::unopposed: return {{Voice::ours, "No opposing statement in this article"}};
    case Label::unsourced: return {{Voice::ours, "Stated by the article without a source"}};
    case Label::taken_back: return {{Voice::ours, "Taken back"}};
    case Label::denied: return {{Voice::ours, "Denied"}};
    case Label::questioned: return {{Voice::ours, "Questioned"}};
    case Label::answered: return {{Voice::ours, "Answered"}};
  }
  if (!claim.open && has(claim, ClaimStatus::unsourced))
    line.push_back({Voice::ours, "; Stated by the article without a source"});
  return line;
}

}  // namespace explainer::explanation
