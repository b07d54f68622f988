#pragma once
#include <string>
#include <vector>

#include "attribution/attribution.h"
#include "text/text.h"

/// Articles with their statements marked by hand, for the rooms that come after attribution:
///
///     Arden denied it had sold shells to Veld, an envoy said.
///     > source "an envoy" cue "said" content "Arden denied it had sold shells to Veld"
///     > source "Arden" cue "denied" content "it had sold shells to Veld" inside 0
///
/// Lines that begin with "> " are statements, all others paragraphs. A string is looked for as whole words, from the
/// earliest word of the statement before on, so statements stand in the order of the text; "it"#2 is its second
/// occurrence from there. A part that is split has several strings. `continues 1` marks a floating quotation.
/// The form is read off the quotation marks: give them with the content, as “…”.
namespace statements {

struct Marked {
  explainer::text::Text text;
  std::vector<explainer::attribution::Said> said;
  std::string error;  ///< what could not be read, or empty
};
Marked read(const std::string& input);

}  // namespace statements
