#pragma once
#include <cstdint>
#include <map>
#include <string_view>

#include "intake/runs.h"

namespace explainer::intake {

/// Words in the class, id, role or itemprop of an element that say what it holds (lexicons/markup_hints.tsv).
class MarkupHints {
 public:
  struct Known {
    Hint hint = Hint::none;
    std::uint16_t word = 0;  ///< its line in the table, from 1
    bool sure = false;       ///< believed even of a box that holds most of the text
    bool labels = false;     ///< not believed of a box with prose
  };

  MarkupHints();

  /// The hint of an attribute's value: of its words ("entry-content", "storyByline") the last that is known decides,
  /// since the noun comes last in English.
  Known of(std::string_view value) const;

  /// "sr-only" and its like: text for screen readers that is not on the page.
  bool hides(std::string_view value) const;

 private:
  std::map<std::string_view, Known> words_;  ///< views into the table, which is a constant
};

}  // namespace explainer::intake
