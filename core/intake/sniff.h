#pragma once
#include <string_view>

/// What kind of thing was pasted, told from its bytes.
namespace explainer::intake {

/// Bytes of an image, an archive, a document in a closed format or a program: by its first bytes, by a NUL among the
/// first 8,000 (git's rule), or by more than one control in ten. UTF-16 text is not binary.
bool is_binary(std::string_view paste);

/// Markup or prose? Markup begins with a tag, or has tags of paragraphs, or tags that are opened and closed; a text
/// that merely mentions "<p>" is prose. `text` is UTF-8. Linear time.
bool is_html(std::string_view text);

}  // namespace explainer::intake
