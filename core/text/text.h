#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explainer/explanation.h"

/// From the article to its words, sentences and quotations.
namespace explainer::text {

enum class WordKind : std::uint8_t {
  word,         ///< letters, digits and other signs without white space or punctuation: "Iran", "2022", "s"
  punctuation,  ///< one punctuation mark or symbol; hyphens and apostrophes too ("Iran’s" is Iran, ’, s)
  block_end,    ///< stands for the line feed between two blocks that are analysed
};

enum class LetterCase : std::uint8_t { none, initial, all, mixed };  ///< none: no capital letter at all

/// The smallest piece that later rooms speak of. Words and the white space between them make up the article again, but
/// for links that an outlet's script has put into a sentence, numbers of notes, letters of comments, and what a page
/// calls a piece of itself ("Image caption").
struct Word {
  ByteSpan bytes;  ///< in `Article::text`
  WordKind kind = WordKind::word;
  LetterCase letters = LetterCase::none;
  std::uint32_t sentence = 0;  ///< position in `Text::sentences`
  std::uint32_t block = 0;     ///< position in `Article::blocks`
  bool resumes = false;        ///< links, or the mark of a note or comment before it were left out
  std::string lower;           ///< lower-cased, ’ as ', “” and " as they stand
};

/// Is the word, in small letters, one of these?
inline bool is_one_of(const Word& word, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), word.lower) != forms.end();
}

/// A stretch between quotation marks, the marks included where they stand.
struct Quotation {
  WordSpan words;
  bool opened = true;                      ///< false: a closing mark without an opening one
  bool closed = true;                      ///< false: runs to the end of its paragraph
  std::optional<std::uint32_t> continues;  ///< the quotation of an earlier paragraph that this one runs on from
  std::optional<std::uint32_t> within;     ///< the quotation that holds it
};

/// The words of the blocks that are analysed (headline, subhead, paragraph, quote, list item, caption), in order, with
/// a `block_end` between two blocks. Owns everything it says.
struct Text {
  std::string bytes;  ///< `Article::text`
  std::vector<Block> blocks;
  std::vector<Word> words;
  std::vector<WordSpan> sentences;    ///< cover all words; a block_end belongs to the sentence before it
  std::vector<Quotation> quotations;  ///< by their first word

  std::string_view string(const Word& word) const {
    return std::string_view(bytes).substr(word.bytes.begin, word.bytes.size());
  }
  ByteSpan byte_span(WordSpan words_) const {
    return words_.empty() ? ByteSpan{} : ByteSpan{words[words_.begin].bytes.begin, words[words_.end - 1].bytes.end};
  }
  /// The same without links that were left out between: one stretch, or more.
  std::vector<ByteSpan> byte_spans(WordSpan words_) const;
  /// As it stands, up to links that were left out between; the number of a note stays.
  std::string_view string(WordSpan words_) const;
  /// The innermost quotation that holds a word, or nothing.
  std::optional<std::uint32_t> quotation_at(std::uint32_t word) const;
};

/// Is it a headline or a subhead?
inline bool is_heading(const Block& block) {
  return block.kind == BlockKind::headline || block.kind == BlockKind::subhead;
}

/// Splits the article into words, sentences and quotations. Linear time. Adds the note "unclosed-quotation" for a
/// quotation that is left open and does not run on into the next paragraph; notes come back with their spans.
Text analyse(const Article& article);
std::vector<Note> notes(const Text& text);

/// Is this English? Decided by the share of its most common words; short texts are taken as English.
/// Gives an ISO 639-1 code, "en" or the likeliest other, or "und".
std::string language(const Text& text);

}  // namespace explainer::text
