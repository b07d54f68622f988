#pragma once
#include <string_view>

#include "intake/runs.h"

namespace explainer::intake {

/// Takes plain text apart: one run a line; the lines of a paste that is clearly hard-wrapped (nearly every line is as
/// full as its width allows) are joined into paragraphs again. Linear time.
Page read_plain(std::string_view text);

}  // namespace explainer::intake
