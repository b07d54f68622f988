#pragma once
#include <string>
#include <vector>

#include "explainer/explanation.h"

/// The explanation as a reader gets it on paper: what is said in which order and in which words, before Markdown or a
/// terminal gives it a shape. The page says the same in the same words.
namespace explainer::explanation {

enum class Voice : std::uint8_t {
  ours,     ///< labels and sentences of this product
  name,     ///< somebody's name
  article,  ///< a substring of the article's text, drawn in quotation marks; "…" behind it where it was cut
};

struct Piece {
  Voice voice = Voice::ours;
  std::string text;
  bool cut = false;  ///< of `article`: the words go on in the article
};

using Line = std::vector<Piece>;  ///< pieces bring their own spaces

enum class ItemKind : std::uint8_t {
  title,    ///< of the article, or the name of this kind of report
  summary,  ///< the count sentence
  section,  ///< heading
  claim,    ///< heading of a card: its number and status
  words,    ///< the words of a claim
  speaker,  ///< heading over the card of one speaker: notes on who that is, then what it said
  absence,  ///< whose answer the article does not carry
  label,    ///< "Says so" and its kin, over entries
  entry,    ///< a statement, a claim that nobody opposes, or a note on the reading
  note,     ///< what belongs to the entry (or the words) before it
};

struct Item {
  ItemKind kind = ItemKind::entry;
  Line line;
};

/// All there is to tell: the counts; a card for each claim that somebody opposes (disputed first, then not confirmed);
/// a card for each denial of which it is left open what it answers; cards and lines of the claims that nobody opposes,
/// those on unnamed sources before the others; what the article states without a source; who said what, by speaker; how
/// the text was read.
std::vector<Item> outline(const Explanation& explanation);

}  // namespace explainer::explanation
