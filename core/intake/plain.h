#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "intake/runs.h"

namespace explainer::intake {

/// Takes plain text apart: one run a line; the lines of a paste that is clearly hard-wrapped (nearly every line is as
/// full as its width allows) are joined into paragraphs again. Linear time.
Page read_plain(std::string_view text);

/// For each line of preformatted text: was it only wrapped, so that the next one goes on with it? `width` is the one of
/// the text before, which holds for a text too short to show its own.
struct Wrapping {
  std::uint32_t width = 0;  ///< characters; 0: not wrapped
  std::vector<bool> goes_on;
};
Wrapping wrapping_of(std::string_view text, std::uint32_t width);

}  // namespace explainer::intake
