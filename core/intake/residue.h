#pragma once
#include <string>
#include <string_view>

#include "intake/runs.h"

/// What tools leave in a text on its way to the paste. Each line is looked at by itself, so that a piece of a paste
/// reads as it did in the whole.
namespace explainer::intake {

/// A line of plain text without its Markdown marks: "# Arden denies ships" is a heading, "> We were never there" a
/// quotation; "**Ann Bell** of the [ministry](https://arden.example)" loses what is no word of it.
struct Unmarked {
  std::string text;
  Element element = Element::line;
  std::uint8_t level = 0;  ///< of a heading
};
Unmarked without_markdown(std::string_view line);

/// Marks that stand as names of HTML in a text without markup, or behind two escapes in one with it:
/// "&quot;No,&quot; she said" → "\"No,\" she said".
std::string with_marks_read(std::string_view line);

/// The settings of a word processor before a text: "Normal 0 false false false EN-GB X-NONE X-NONE Arden denied it."
/// How many bytes they take; nothing but settings takes all.
std::size_t settings_before(std::string_view line);

/// Is that all of a line that settings were parted into: "false", "X-NONE"?
bool is_setting(std::string_view line);

/// "[a]" where a line begins so, as comments do in a text that was taken from an editor; empty if it does not.
std::string_view comment_letter(std::string_view line);

/// Nothing but the numbers of notes: "[1]", "[2] [3]".
bool is_note_mark(std::string_view line);

}  // namespace explainer::intake
