#include <algorithm>

#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

using text::Text;
using text::WordKind;

constexpr std::uint32_t longest_subject = 25, longest_object = 14;

/// Reads words one after the other as long as they match.
class Reader {
 public:
  Reader(const Text& text, std::uint32_t at, std::uint32_t end) : text_(text), at_(at), end_(end) {}

  bool take(std::initializer_list<std::string_view> forms) {
    const bool found = at_ < end_ && is_one_of(text_.words[at_], forms);
    at_ += found;
    return found;
  }
  void skip(std::initializer_list<std::string_view> forms) {
    while (take(forms)) {
    }
  }
  std::uint32_t at() const { return at_; }

 private:
  const Text& text_;
  std::uint32_t at_, end_;
};

/// "had no immediate comment"; behind "Neither … nor …" "had a comment", "responded": where the cue ends, or `at`.
std::uint32_t comment_end(const Text& text, std::uint32_t at, std::uint32_t end, bool neither) {
  Reader reader(text, at, end);
  if (neither && reader.take({"responded", "replied", "returned", "answered", "commented"})) return reader.at();
  if (!reader.take({"had", "has", "have", "offered", "gave", "made"})) return at;
  if (!(neither ? reader.take({"a", "an", "any"}) : reader.take({"no"}))) return at;
  reader.skip({"immediate", "further", "additional", "other", "official"});
  return reader.take({"comment", "comments"}) ? reader.at() : at;
}

/// "did not immediately respond", "didn't return", "could not be reached": where the cue ends, or `at` if none begins.
std::uint32_t cue_end(const Text& text, std::uint32_t at, std::uint32_t end) {
  Reader reader(text, at, end);
  if (reader.take({"did", "has", "have", "had"})) {
    if (!reader.take({"not"})) return at;
  } else if (reader.take({"didn", "hasn", "haven", "hadn"})) {
    if (!reader.take({"'"}) || !reader.take({"t"})) return at;
  } else if (reader.take({"could"})) {
    if (!reader.take({"not"})) return at;
    reader.skip({"immediately"});
    return reader.take({"be"}) && reader.take({"reached"}) ? reader.at() : at;
  } else {
    return at;
  }
  reader.skip({"immediately", "yet", "also", "directly"});
  return reader.take({"respond", "responded", "reply", "replied", "return", "returned", "answer", "answered"})
             ? reader.at()
             : at;
}

/// "to a request for comment", "calls", "for comment": from the cue to the end of the clause, if it speaks of such.
WordSpan request_after(const Text& text, std::uint32_t cue, std::uint32_t end) {
  std::uint32_t last = cue;
  bool asked = false;
  while (last < end && last - cue < longest_object && !is_one_of(text.words[last], {",", ".", ";", "but", "and"})) {
    asked =
        asked || is_one_of(text.words[last], {"request", "requests", "call", "calls", "message", "messages", "email",
                                              "emails", "inquiry", "inquiries", "question", "questions", "comment"});
    ++last;
  }
  return asked ? WordSpan{cue, last} : WordSpan{};
}

/// The words before the cue, back to the last comma, conjunction or sentence begin; where a comma stands right before
/// the cue ("Orlo, the port's chief, did not respond"), the apposition and the words before it too.
WordSpan subject_before(const Text& text, std::uint32_t cue) {
  const auto sentence = text.sentences[text.words[cue].sentence];
  const bool apposition = text.words[cue - 1].lower == ",";
  const auto end = cue - apposition;
  auto begin = end;
  while (begin > sentence.begin && end - begin < longest_subject) {
    const auto& word = text.words[begin - 1];
    if (word.kind == WordKind::block_end ||
        is_one_of(word, {";", ":", "but", "while", "although", "though", "that", "—"}))
      break;
    if (word.lower == "," && !apposition) break;
    --begin;
  }
  while (begin < end && is_one_of(text.words[begin], {"and", "or", "\"", "“", "”"})) ++begin;
  return {begin, end};
}

bool begins_with_neither(const Text& text, WordSpan subject) {
  return is_one_of(text.words[subject.begin], {"neither", "none"});
}

}  // namespace

std::vector<Said> add_unanswered_requests(const Text& text, std::vector<Said> said) {
  // "Neither Moe nor Dahl | responded to requests for | comment": nobody asks for anything
  for (auto& one : said) {
    if (one.source.size() != 1 || one.cue.size() != 1 || one.content.size() > 1 ||
        one.source.front().begin >= one.cue.front().begin)
      continue;
    if (!begins_with_neither(text, one.source.front())) continue;
    auto& cue = one.cue.front();
    const auto end = comment_end(text, cue.begin, cue.end, true);
    if (end == cue.begin || end == cue.end || (!one.content.empty() && one.content.front().begin != cue.end)) continue;
    const WordSpan rest{end, one.content.empty() ? cue.end : one.content.front().end};
    cue.end = end;
    one.content = {rest};
  }
  std::vector<bool> taken(text.words.size());
  for (const auto& one : said) {
    for (const auto* spans : {&one.source, &one.cue, &one.content}) {
      for (const auto& span : *spans) std::fill(taken.begin() + span.begin, taken.begin() + span.end, true);
    }
  }
  for (std::uint32_t i = 1; i < text.words.size(); ++i) {
    if (taken[i]) continue;
    const auto end = text.sentences[text.words[i].sentence].end;
    WordSpan cue{i, cue_end(text, i, end)};
    // "had no comment" rather than "did not respond"
    if (cue.empty() && is_one_of(text.words[i], {"had", "has", "have", "offered", "gave", "made", "responded",
                                                 "replied", "returned", "answered", "commented"})) {
      const auto before = subject_before(text, i);
      cue.end = comment_end(text, i, end, !before.empty() && begins_with_neither(text, before));
    }
    if (cue.empty()) continue;
    const auto request = request_after(text, cue.end, end);
    const auto subject = subject_before(text, i);
    const bool complete = !request.empty() || text.words[cue.end - 1].lower == "reached" ||
                          is_one_of(text.words[cue.end - 1], {"comment", "comments", "commented"});
    if (!complete || subject.empty() || taken[subject.begin]) continue;
    Said one{.source = {subject}, .cue = {cue}, .confidence = 0.9f};
    if (!request.empty()) one.content = {request};
    said.push_back(std::move(one));
  }
  return said;
}

}  // namespace explainer::attribution
