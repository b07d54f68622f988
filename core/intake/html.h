#pragma once
#include <string_view>

#include "intake/hints.h"
#include "intake/runs.h"

namespace explainer::intake {

/// Takes markup apart, a piece of a page or a whole one. The only user of gumbo. What a reader would not see (scripts,
/// hidden elements, alternatives for other devices) leaves no run. `html` is UTF-8 of at most 4 GB; every string is
/// markup. Linear time.
Page read_html(std::string_view html, const MarkupHints& hints);

}  // namespace explainer::intake
