#pragma once
#include <vector>

#include "encoder/encoder.h"
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

/// What is told while a text is read; whether anybody listens changes nothing of what is found.
struct Listener {
  /// The windows done, and their total.
  std::function<void(std::size_t done, std::size_t total)> progress;
  /// About eight times, whenever another paragraph is through: what was found in the blocks so far, whose words are
  /// [0, `end`). It is what `find` will give for them, but statements inside others are not looked for yet and a
  /// quotation may yet run on.
  std::function<void(const std::vector<Said>& said, std::uint32_t end)> preview;
};

/// All statements of the text, the outer before the inner, in text order. `model` null: marked quotations only.
std::vector<Said> find(const text::Text& text, const Model* model, const Listener& listener = {});

}  // namespace explainer::attribution
