#pragma once
#include <optional>
#include <vector>

#include "stance/negation.h"

/// The ways in which a content answers by itself, each a function from a clause to the answer it finds there, if any.
/// `answer_in` (negation.cpp) lists them in the order in which it asks them, and takes the first that is found.
namespace explainer::stance {

/// A content and its first sentence: [begin, end) in its tokens, behind "that", "well" and the like.
struct Clause {
  const std::vector<Token>& words;
  std::size_t begin = 0, end = 0;

  /// Behind the last word of the sentence, signs left out.
  std::size_t last() const {
    auto at = end;
    while (at > begin && !words[at - 1].letters) --at;
    return at;
  }
};

using ReadClause = std::optional<ContentAnswer>(const Clause& clause);

// negation.cpp
ReadClause one_word;          ///< "No.", "Absolutely not."
ReadClause against_claim;     ///< "disagree with the assertion", "contrary to the claims of"
ReadClause abstains;          ///< "refrain from selling"
ReadClause could_be_further;  ///< "nothing could be further from the truth"

// refusals.cpp
ReadClause withheld_answer;  ///< "no comment", "we cannot confirm"
ReadClause withheld_later;   ///< "We have seen the reports. We cannot confirm them."

// falsity.cpp
ReadClause called_true;        ///< "that is true", "it was no lie", "the report is not false", and no more
ReadClause claim_is_false;     ///< "that is not true", "the allegations are baseless"
ReadClause made_up;            ///< "he made that up", "taken out of context", "nothing in it has a word of truth"
ReadClause called_false;       ///< as the first, in any clause: "..., it's not true"
ReadClause nothing_but_false;  ///< "False.", "a lie"

// negated_clause.cpp
ReadClause never_after_but;  ///< "they have a history, but they have never discussed it"
ReadClause disowned_deed;    ///< "..., but we have absolutely no violations"
ReadClause none_of;          ///< "none of it happened", "neither of them"
ReadClause neither_nor;      ///< "neither he nor she signed"
ReadClause nor_either;       ///< "nor did he"
ReadClause negated_clause;   ///< the negated main clause

}  // namespace explainer::stance
