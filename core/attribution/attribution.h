#pragma once
#include <vector>

#include "encoder/windows.h"
#include "text/text.h"

/// Who said what: from the labels of the words to statements with source, cue and content.
namespace explainer::attribution {

/// A statement before anybody is known by name; spans are in words.
struct Said {
  std::vector<WordSpan> source, cue, content;  ///< in text order
  Form form = Form::indirect;
  std::optional<std::uint32_t> inside;     ///< the statement whose content holds this one
  std::optional<std::uint32_t> continues;  ///< a floating quotation: the statement whose speaker goes on here
  float confidence = 0;                    ///< by how much the labels taken lead over the next best, 0 to 1

  /// The words by which the statement is known: its content or, if that is told nowhere, its cue.
  const std::vector<WordSpan>& anchor() const { return content.empty() ? cue : content; }
};

/// A part of a content that is read on its own.
struct Passage {
  WordSpan words;
  std::uint32_t outer = 0;  ///< the statement whose content this is
};

/// A search for statements: what was found so far, and what the encoder must read before it goes on. First that is the
/// whole text, then what its statements say, then what the statements inside these say.
struct Search {
  encoder::Plan asked;  ///< without sheets: all is found
  std::vector<Said> said;
  std::vector<Passage> contents;  ///< that are asked for; none while it is the whole text
  int depth = 0;                  ///< statements around those that are looked for
};
/// `model` null: marked quotations only, and nothing is asked for.
Search begin_search(const text::Text& text, const Model* model);
/// `scores` of what was asked for, passage by passage.
Search go_on(const text::Text& text, const Model& model, Search search,
             const std::vector<std::vector<encoder::Scores>>& scores);
/// All statements of the text, the outer before the inner, in text order.
std::vector<Said> found(const text::Text& text, Search search);

/// The same in one go.
std::vector<Said> find(const text::Text& text, const Model* model);

/// What was found in the blocks so far, whose words are [0, `end`): what `find` will give for them, but statements
/// inside others are not looked for yet and a quotation may yet run on.
using OnPreview = std::function<void(const std::vector<Said>& said, std::uint32_t end)>;

/// Told how the reading of the whole text goes on, it tells about eight times what is known, whenever another paragraph
/// is through. Refers to what it is made with.
class Previewer {
 public:
  Previewer(const text::Text& text, const Model& model, OnPreview on_preview)
      : text_(text), model_(model), on_preview_(std::move(on_preview)) {}
  /// `scores` of the words so far, when `done` of `total` sheets are read.
  void sheet_done(std::size_t done, std::size_t total, const std::vector<encoder::Scores>& scores);

 private:
  const text::Text& text_;
  const Model& model_;
  OnPreview on_preview_;
  std::uint32_t seen_ = 0, whole_ = 0, told_ = 0;  ///< words: with scores, in whole blocks, in the last preview
  std::size_t last_ = 0;                           ///< sheets, in the last preview
};

}  // namespace explainer::attribution
