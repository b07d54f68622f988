#pragma once
#include <string_view>
#include <vector>

#include "explainer/explainer.h"

/// From bytes of UTF-8, in which every room counts, to what the outside counts in.
///
///     text     a   é    😀      bytes 0 1 3 7     UTF-16 0 1 2 4     code points 0 1 2 3
///
namespace explainer::explanation {

/// Converts byte offsets of one text. Building it reads the text once and keeps the count at every 64th byte; a look-up
/// counts on from there, so the whole answer is linear in its length. The text must outlive it.
class Offsets {
 public:
  Offsets(std::string_view text, Unit unit);

  /// The count of units before `byte`, which lies on a character boundary or at the end of the text.
  std::uint32_t operator()(std::uint32_t byte) const;

 private:
  std::string_view text_;
  Unit unit_;
  std::vector<std::uint32_t> checkpoints_;
};

/// Does a character of valid UTF-8 begin (or the text end) at this byte?
bool on_boundary(std::string_view text, std::uint32_t byte);

}  // namespace explainer::explanation
