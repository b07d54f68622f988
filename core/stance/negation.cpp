#include "stance/negation.h"

#include <algorithm>

#include "stance/clause.h"
#include "stance/falsity.h"
#include "stance/lexicon.h"
#include "stance/patterns.h"

namespace explainer::stance {
namespace {

/// The end of the first sentence from a word on; the stop of a title ends none.
std::size_t sentence_end(const std::vector<Token>& some, std::size_t from) {
  for (std::size_t i = from; i < some.size(); ++i) {
    const bool title = some[i].lower == "." && i > from && some[i - 1].capital && in_class(some[i - 1].lower, "title");
    if (exactly(some[i], {".", "?", "!", ";"}) && !title) return i;
  }
  return some.size();
}

/// The first telling word from `i` on: behind "that", "well" and the like.
std::size_t first_word(const std::vector<Token>& some, std::size_t i) {
  while (i < some.size() &&
         (!some[i].letters || exactly(some[i], {"that", "but", "and", "well", "so", "look", "thus"}))) {
    if (some[i].lower == "that" && i + 1 < some.size() &&
        (in_class(some[i + 1], "auxiliary") || some[i + 1].lower == "'s"))
      break;
    ++i;
  }
  return i;
}

/// "I can assure you": who assures that something is not so, answers. The position behind these words.
std::optional<std::size_t> behind_assurance(const std::vector<Token>& some, std::size_t begin) {
  for (auto i = begin; i + 1 < std::min(some.size(), begin + 4); ++i) {
    if (some[i].is("assure") && exactly(some[i + 1], {"you", "everyone", "everybody", "people"})) return i + 2;
  }
  return std::nullopt;
}

}  // namespace

bool negated(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, some.size()); ++i) {
    if (exactly(some[i], {"not", "never", "neither", "nor", "nobody", "none", "without", "no"})) return true;
  }
  return false;
}

bool negated_source(const std::vector<Token>& source) {
  constexpr std::size_t opening = 2;
  const bool article = !source.empty() && in_class(source.front().lower, "article");
  const bool number = source.size() > 1 && source.front().lower == "no" &&
                      (source[1].lower == "." || (source[1].lower.front() >= '0' && source[1].lower.front() <= '9'));
  return !number && negated(source, 0, article ? 1 : opening);
}

std::optional<ContentAnswer> one_word(const Clause& clause) {
  const auto& content = clause.words;
  const auto begin = clause.begin;
  const bool repeated = begin + 2 < content.size() && content[begin + 2].lower == "no";  // "No, no one did."
  if (content[begin].lower == "no" && (begin + 1 == content.size() || !content[begin + 1].letters) && !repeated)
    return ContentAnswer{Stance::denies, begin, begin + 1, "no"};
  const auto last = clause.last();
  if (last - begin <= 3 && last > begin && content[last - 1].lower == "not" &&
      !any(content[last > begin + 1 ? last - 2 : begin], {"hope", "guess", "why", "or", "if", "will"}))
    return ContentAnswer{Stance::denies, begin, last, "no"};
  return std::nullopt;
}

std::optional<ContentAnswer> against_claim(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  for (std::size_t i = begin; i + 2 < std::min(end, begin + 10); ++i) {
    if (!stand_at(content, i, {"disagree", "with"}) && !stand_at(content, i, {"contrary", "to"})) continue;
    for (std::size_t k = i + 2; k < std::min(end, i + 5); ++k) {
      if (in_class(content[k], "claim-noun") && !in_class(content[k], "utterance"))
        return ContentAnswer{Stance::denies, i, k + 1, "against-claim"};
    }
  }
  return std::nullopt;
}

std::optional<ContentAnswer> abstains(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  for (std::size_t i = begin; i + 1 < std::min(end, begin + 10); ++i) {
    if (i > begin && content[i - 1].lower == "to") continue;  // "to refrain from": asked for or promised
    if (content[i].lower.ends_with("ing")) continue;
    if (stand_at(content, i, {"abstain", "from"}) || stand_at(content, i, {"refrain", "from"}))
      return ContentAnswer{Stance::denies, i, i + 2, "abstains"};
  }
  return std::nullopt;
}

std::optional<ContentAnswer> could_be_further(const Clause& clause) {
  const auto& content = clause.words;
  const auto begin = clause.begin;
  if (stand_at(content, begin, {"nothing", "could", "be", "further"}))
    return ContentAnswer{Stance::denies, begin, begin + 4, "called-false"};
  return std::nullopt;
}

std::optional<ContentAnswer> answer_in(const std::vector<Token>& content) {
  auto begin = first_word(content, 0);
  const auto assured = behind_assurance(content, begin);
  if (assured) begin = first_word(content, *assured);
  if (begin >= content.size()) return std::nullopt;
  const Clause clause{content, begin, sentence_end(content, begin)};
  const bool question = clause.end < content.size() && content[clause.end].lower == "?";
  if (question) return std::nullopt;
  for (const auto read : {one_word, called_true, withheld_answer, claim_is_false, made_up, called_false,
                          never_after_but, disowned_deed, none_of, neither_nor, against_claim, nor_either,
                          nothing_but_false, abstains, could_be_further, negated_clause, withheld_later}) {
    if (auto found = read(clause)) {
      found->sure |= assured.has_value();
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace explainer::stance
