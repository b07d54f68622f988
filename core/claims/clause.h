#pragma once
#include <optional>
#include <vector>

#include "claims/negation.h"

/// The ways in which a content answers by itself, each a function from a clause to the answer it finds there, if any.
/// `answer_in` asks them in this order and takes the first.
namespace explainer::claims {

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

ReadClause one_word;           ///< "No.", "Absolutely not."
ReadClause withheld_answer;    ///< "no comment", "we cannot confirm": refusals.cpp
ReadClause claim_is_false;     ///< "that is not true", "the allegations are baseless": falsity.cpp
ReadClause called_false;       ///< the same in any clause: "..., it's not true"
ReadClause never_after_but;    ///< "they have a history, but they have never discussed it": negated_clause.cpp
ReadClause disowned_deed;      ///< "..., but we have absolutely no violations"
ReadClause none_of;            ///< "none of it happened", "neither of them": negated_clause.cpp
ReadClause neither_nor;        ///< "neither he nor she signed"
ReadClause against_claim;      ///< "disagree with the assertion", "contrary to the claims of"
ReadClause nor_either;         ///< "nor did he"
ReadClause nothing_but_false;  ///< "False.", "a lie": falsity.cpp
ReadClause abstains;           ///< "refrain from selling"
ReadClause could_be_further;   ///< "nothing could be further from the truth"
ReadClause negated_clause;     ///< the negated main clause: negated_clause.cpp
ReadClause withheld_later;     ///< "We have seen the reports. We cannot confirm them."

}  // namespace explainer::claims
