#pragma once
#include "explanation/outline.h"

/// The words for the parts of a card. Neutral by rule: the source's verb is quoted, never replaced by one of ours; no
/// verdict, no count of sides, and nothing is said of what is not in the article but that it is not in it.
namespace explainer::explanation {

/// The explanation with what the wording looks up again and again.
struct Telling {
  const Explanation& answer;
  std::vector<std::uint32_t>
      paragraphs;  ///< by block: its number as the page counts, 0 if none: paragraphs, quotes, list items

  explicit Telling(const Explanation& explanation);
};

/// "One", "Two" … "Twelve", "13".
std::string number(std::size_t count, bool capital);

/// Nobody follows a longer chain of who tells what whom told, and a hostile text could nest without end.
constexpr int most_tellers = 6;

/// Do the words of `part` stand in `all`, whatever their case?
bool same_words(const std::string& all, const std::string& part);

/// " ¶4", " (headline)", " (subhead)", " (caption)", or nothing where a block has no number. As a piece in our voice.
Piece place(const Telling& telling, ByteSpan span);

/// The spans in quotation marks, " … " between two of them; after `most_words` words cut at a word.
Line quoted(const Telling& telling, const std::vector<ByteSpan>& spans, std::size_t most_words);

/// "Ilse Orlo, interior minister" or "US officials, unnamed" or "mission to the UN, for Iran". Where the speaker was
/// left open, the words that name the source with those whom they may mean, "he (Orlo or Kest)"; where there are none,
/// "No one named".
Line who(const Telling& telling, const Statement& statement);
Line who(const Telling& telling, std::uint32_t entity);

/// Name, cue and content of one statement and where it stands: a card's entry.
Line said(const Telling& telling, const Statement& statement, bool named, std::size_t most_words);

/// What a reader must not miss beside the words: as told by whom, hedges and dates that the words shown leave out.
std::vector<Line> remarks(const Telling& telling, const Statement& statement, std::size_t most_words);

/// Why a link was made, one line for each piece of evidence; how sure stands in front of the first.
std::vector<Line> reasons(const Telling& telling, const Link& link);

/// The statement whose source and cue a claim's heading needs, because its own words are too few for a proposition
/// ("Justin Fairfax"): the first that says so, of an open claim the first that answers; before others one in which the
/// words of the claim stand. Nothing where the words are enough or nobody says them.
const Statement* title_statement(const Telling& telling, const Claim& claim);

/// Source, cue and words: “Two women” “have made allegations against” “Justin Fairfax”.
Line title_of(const Telling& telling, const Statement& statement, std::size_t most_words);

/// Does somebody take back what is claimed, while nobody else opposes it?
bool is_taken_back(const Claim& claim);

/// What stands over the card of a claim. Of an open one nobody is set against anybody, so it is never disputed: the
/// word is what is done with it.
enum class Label : std::uint8_t {
  disputed,
  partly_accepted,
  not_confirmed,
  accepted,
  unopposed,
  unsourced,
  taken_back,
  denied,
  questioned,
  answered,
};
Label label(const Claim& claim);

/// The label in words, "Accepted by Arden", and what else the status holds, joined by "; ".
Line status(const Telling& telling, const Claim& claim);

void append(Line& line, const Line& more);

/// Their names: "Orlo", "Orlo or Marsh", "Orlo, Marsh or Reyl", where `last` is " or ".
Line names(const Telling& telling, const std::vector<std::uint32_t>& entities, std::string_view last);

}  // namespace explainer::explanation
