#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "intake/runs.h"

/// Markup before the parser sees it: gumbo's time is quadratic in depth, in attributes and in formatting elements left
/// open, and its memory is not bounded by the size of its input. No page of 311 real ones comes near these limits.
namespace explainer::intake {

inline constexpr std::uint32_t max_depth = 512;       ///< open elements (real pages: 51 at most)
inline constexpr std::uint32_t max_attributes = 256;  ///< on one tag (real pages: 70)
inline constexpr std::uint32_t max_nodes = 120'000;   ///< elements, attributes and texts (real pages: 10,300)
inline constexpr std::uint32_t max_formatting = 64;   ///< <b>, <font>, … left open at once

struct GuardedMarkup {
  struct Gap {
    std::size_t at = 0;     ///< in `source`
    std::size_t bytes = 0;  ///< left out before it, all earlier gaps included
  };

  std::string source;     ///< what the parser reads: scripts and styles emptied, endless numeric references saturated
  std::vector<Gap> gaps;  ///< in order
  std::size_t limit = 0;  ///< in the markup, where `source` ends; at a tag, or the end
  bool complex = false;   ///< the limit stands where it does because of the figures above

  /// Where a byte of `source` stands in the markup. Logarithmic in the number of scripts.
  std::size_t place(std::size_t at) const;
};

/// Finds where the markup goes beyond a limit, and writes numeric references too large for Unicode as U+FFFD (the
/// parser lets them overflow). A tag that never ends is a limit too: the parser would drop the rest of the paste.
/// Counts are upper bounds. Linear time.
GuardedMarkup guard(std::string_view html);

/// The source of a post as some systems keep it: inline tags, headings and quotations, but paragraphs parted by blank
/// lines alone.
bool gaps_part_paragraphs(std::string_view html);

/// Reads markup without building a tree: tags are dropped, those of blocks separate runs, scripts and styles go with
/// their content. For the part of a paste that is beyond the limits. Linear time.
std::vector<Run> read_stripped(std::string_view html, std::size_t begin);

}  // namespace explainer::intake
