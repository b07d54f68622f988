#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "encoder/model.h"
#include "text/text.h"

/// From words to the pieces the network has a vector for: the longest piece that begins the word, then the longest that
/// goes on from there ("missiles" is one piece, "kestish" is "kes" "##tish"). The scheme is BERT's, uncased: letters
/// are lower-cased and stand without their accents; what the small letters hide is told by `letters`.
namespace explainer::encoder {

struct ReadPiece {
  std::uint32_t number = 0;  ///< row of `Weights::pieces`
  std::uint8_t letters = 0;  ///< `text::LetterCase` of its word
  std::uint8_t inside = 0;   ///< 1 between quotation marks, the marks included
};

struct ReadPieces {
  std::vector<ReadPiece> pieces;
  std::vector<std::uint32_t> first;  ///< position in `pieces` at which each word of the passage begins
};

/// The pieces of a passage read as a text of its own: straight double quotation marks open and close in turn from its
/// beginning, anew in every paragraph. Every word has at least one piece. Linear time.
ReadPieces split(const text::Text& text, WordSpan passage, const Vocabulary& vocabulary);

/// Rows of the pieces of one lower-cased word, accents and all; `unknown` alone for a word that the pieces cannot make
/// up or that is longer than 100 letters.
std::vector<std::uint32_t> split_word(std::string_view lower, const Vocabulary& vocabulary);

/// The word without the accents of its Latin letters (and Greek ones) and without combining marks.
std::string without_accents(std::string_view word);

}  // namespace explainer::encoder
