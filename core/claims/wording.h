#pragma once
#include "answers/targets.h"
#include "claims/claims.h"
#include "explainer/explanation.h"

namespace explainer::claims {

/// The reason for a link in words that a reader can check against the article: which words answer, what they are set
/// against, which pairs of words carry it: the act and its thing, what points back and to what, who answers and is
/// named, words that both have. Neutral: it names no verb of ours but "set against" and "speak of".
Evidence evidence_for(const text::Text& text, const attribution::Said& said, const Facts& answer, Answer kind,
                      const Target& target, const Facts& claim);

/// The words of a statement that state its claim: the content without a leading "that", without quotation marks at its
/// edges, without a clause hung on with a comma and a participle (", defying ..."). Where the content joins clauses by
/// "while", "whereas" or ", but" and `told` stands in one of them, only that one. Behind "never" only what is denied.
std::vector<ByteSpan> claim_text(const text::Text& text, const attribution::Said& said, const Facts& facts,
                                 const Act* told);

/// Of a statement that denies by its own content what nobody else says: the words denied, as `claim_text` but without
/// the one negation ("the harbour was … in trouble"). A content with several negations is left whole.
std::vector<ByteSpan> denied_text(const text::Text& text, const attribution::Said& said, const Facts& facts);

/// Words of a denial that narrow it: "for combat-related use", "to be used in Ukraine".
std::vector<ByteSpan> restrictors(const text::Text& text, const Facts& denial);

}  // namespace explainer::claims
