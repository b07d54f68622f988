#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explainer/explanation.h"
#include "intake/habits.h"
#include "intake/runs.h"

namespace explainer::intake {

struct Kinds {
  std::vector<BlockKind> kinds;         ///< one a run
  std::vector<std::string> bylines;     ///< one name each
  std::optional<std::string> dateline;  ///< the first date that stands by itself or beside an author's name
};

/// Says what each run of a page is. Kinds that are passed over later (related, boilerplate, repeat) are given
/// sparingly: a line of an article taken for a page's is lost, the other way round it only reads oddly. Linear time,
/// but for a search for the author's name in the text.
Kinds kinds_of(const Page& page, const Habits& habits);

/// Runs that stand word for word earlier in what is not passed over anyway: paragraphs anywhere, short lines only
/// beside another repeat, since a dialogue may say "Yes." twice. What comes three times and more is a refrain, not a
/// repeat.
std::vector<bool> repeats_in(const Page& page, const std::vector<BlockKind>& kinds);

}  // namespace explainer::intake
