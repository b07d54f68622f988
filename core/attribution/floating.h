#pragma once
#include <vector>

#include "attribution/attribution.h"

/// What marks of quotation tell beyond the labels. The text that the model learned from has next to no quotations in
/// paragraphs of their own; news copy has many.
namespace explainer::attribution {

/// A content that begins with (or just inside) a quotation takes it to its close, unless other words of a statement
/// stand in between; and one that runs past a close by a word or two is left as it is.
std::vector<Said> complete_quotations(const text::Text& text, std::vector<Said> said);

/// Joins to its statement a quotation that runs on from the paragraph before. Of those that belong to none, one that
/// the words beside it hand to somebody (beside.h) becomes his statement, and each that fills a paragraph from its
/// first word becomes one with source and cue empty, `continues` the last statement before it whose words are quoted or
/// told. Statements come back in text order.
std::vector<Said> add_floating(const text::Text& text, std::vector<Said> said);

/// All marked quotations of three words or more, without speakers: what is shown of an article that the model cannot
/// read.
std::vector<Said> quotations_only(const text::Text& text);

/// direct: all words of the content stand in quotation marks (a leading "that" aside); indirect: none; else mixed.
/// Marks that enclose the cue as well do not count: what is told inside somebody's quotation is told indirectly.
Form form_of(const text::Text& text, const Said& said);

}  // namespace explainer::attribution
