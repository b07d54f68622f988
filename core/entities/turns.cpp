#include "entities/turns.h"

#include <algorithm>
#include <array>

namespace explainer::entities {
namespace {

constexpr int never = -(1 << 29);

/// What a paragraph shows outside of quotations.
struct Paragraph {
  bool any = false, asked = false, asks_last = false, opens_asking = false, opens_answering = false;
  int words = 0, first = 0, second = 0;  // of the first and the second person

  /// How much rather a question than an answer.
  int question() const {
    int score = asks_last ? 3 : asked ? 1 : second > 0 || opens_asking ? 0 : -3;
    if (second > 0) score += 2;
    if (opens_asking) score += 1;
    if (opens_answering) score -= 3;
    if (words > 70) score -= 2;
    if (words > 140) score -= 2;
    return score - std::min(first, 3);
  }
  /// How much rather told by the writer than said by either.
  int told() const { return -(asks_last ? 2 : 0) - std::min(first, 2) - std::min(second, 1); }
};

std::vector<Paragraph> read(const text::Text& text) {
  std::vector<Paragraph> paragraphs(text.blocks.size());
  std::vector<bool> quoted(text.words.size());
  for (const auto& quotation : text.quotations) {
    if (!quotation.opened || !quotation.closed) continue;
    for (auto i = quotation.words.begin; i < quotation.words.end; ++i) quoted[i] = true;
  }
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const auto& word = text.words[i];
    if (quoted[i] || word.kind == text::WordKind::block_end) continue;
    auto& paragraph = paragraphs[word.block];
    if (word.kind != text::WordKind::word) {
      if (word.lower == "?") paragraph.asks_last = paragraph.asked = true;
      continue;
    }
    if (!paragraph.any) {
      paragraph.opens_asking = text::is_one_of(
          word, {"what", "how", "why",  "when", "where", "who",   "which", "do",   "does", "did",   "is",
                 "are",  "was", "were", "can",  "could", "would", "will",  "have", "has",  "should"});
      paragraph.opens_answering =
          text::is_one_of(word, {"yes", "no", "yeah", "yep", "well", "absolutely", "not", "i", "because", "oh"});
    }
    paragraph.any = true;
    paragraph.asks_last = false;
    ++paragraph.words;
    if (text::is_one_of(word, {"i", "we", "my", "our", "me"})) ++paragraph.first;
    if (text::is_one_of(word, {"you", "your", "yours", "yourself"})) ++paragraph.second;
  }
  return paragraphs;
}

/// Three questions with answers in the first person, or two that address somebody in what calls itself an interview.
bool interview(const text::Text& text, const std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t lead = 80;  // words
  bool called = false;
  for (std::size_t i = 0; i < std::min(lead, text.words.size()); ++i)
    called = called || text::is_one_of(text.words[i], {"interview", "interviews", "interviewed"});
  std::size_t questions = 0, addressed = 0, answers = 0;
  bool after = false;
  for (const auto& paragraph : paragraphs) {
    if (!paragraph.any) continue;
    const bool question = paragraph.asks_last;
    if (question) ++questions;
    if (question && paragraph.second > 0) ++addressed;
    if (after && !question && (paragraph.first > 0 || paragraph.opens_answering)) ++answers;
    after = question;
  }
  return (questions >= 3 && answers >= 3) || (called && addressed >= 2);
}

}  // namespace

std::vector<Turn> turns(const text::Text& text) {
  std::vector<Turn> found(text.blocks.size(), Turn::told);
  const auto paragraphs = read(text);
  if (!interview(text, paragraphs)) return found;
  // The likeliest run of told, question and answer (Viterbi): questions and answers alternate, an answer has rather
  // more paragraphs than a question, and nothing is told once the questions have begun.
  constexpr std::size_t states = 3;
  constexpr int step[states][states] = {{0, -2, never}, {never, -2, 0}, {never, 0, -1}};  // from, to
  std::vector<std::array<std::uint8_t, states>> from(paragraphs.size());
  std::array<int, states> score = {0, never, never};
  for (std::size_t block = 0; block < paragraphs.size(); ++block) {
    from[block] = {0, 1, 2};
    if (!paragraphs[block].any) continue;
    const auto question = paragraphs[block].question();
    const std::array<int, states> shows = {paragraphs[block].told(), question, 0};
    std::array<int, states> next = {never, never, never};
    for (std::size_t to = 0; to < states; ++to) {
      for (std::uint8_t of = 0; of < states; ++of) {
        const auto sum = std::max(never, score[of] + step[of][to] + shows[to]);
        if (sum <= next[to]) continue;
        next[to] = sum;
        from[block][to] = of;
      }
    }
    score = next;
  }
  std::size_t state = score[1] > score[2] ? 1 : 2;
  for (auto block = paragraphs.size(); block-- > 0;) {
    if (paragraphs[block].any) found[block] = state == 0 ? Turn::told : state == 1 ? Turn::asks : Turn::answers;
    state = from[block][state];
  }
  return found;
}

}  // namespace explainer::entities
