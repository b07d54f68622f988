#pragma once
#include <gumbo.h>

#include <string>

#include "intake/hints.h"

/// What an element of a page is by itself, and by what stands right beside it. Nothing recurses over the page.
namespace explainer::intake {

/// What the walk does with an element.
enum class Role : std::uint8_t {
  unseen,     ///< leaves no text
  inside,     ///< part of a line: <b>, <span>, <a>
  breaks,     ///< <br>
  container,  ///< a block that says nothing else
  chrome,     ///< navigation, forms: not the article
  paragraph,
  heading,
  list_item,
  quote,
  caption,
  cell,
  preformatted,
};

Role role_of(GumboTag tag);

/// Its value; empty if there is none.
std::string_view attribute(const GumboElement& element, const char* name);

bool is_hidden(const GumboElement& element, const MarkupHints& hints);

MarkupHints::Known hint_of(const GumboElement& element, const MarkupHints& hints);

/// All text in an element, in its order.
std::string all_text_of(const GumboElement& element);

/// "<sup>1</sup>", "<sup><a href=#cmnt1>[a]</a></sup>": a note or a comment on the word before. `before`: what has been
/// read of the line, which tells "Ann Bell<sup>1</sup>" from "9 m<sup>2</sup>".
bool is_note(const GumboElement& element, std::string_view before);

/// Boxes of one tag and class hold the same kind of thing: a number for both; 0 without a class.
std::uint32_t likeness_of(const GumboElement& element);

/// <template shadowrootmode="open">: what the element around it shows.
bool is_shadow_root(const GumboNode* node);

/// <math>, or what the programs that set formulas call their elements.
bool is_formula(const GumboElement& element);

/// The mark that parts a kicker from its headline, with the blanks behind it: its bytes, 0 if the text does not begin
/// so.
std::size_t divider_before(std::string_view text);

/// <h1><span>Africa</span>|<span>Arden denies ships</span></h1>: the first of a heading, short, and parted from what
/// follows by a mark or by being an element of its own without a blank between.
bool is_kicker(const GumboNode* node);

}  // namespace explainer::intake
