#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace fuzz {

/// What does not hold when a line of a batch is answered, if anything: whatever it holds, the answer is one line of
/// JSON with the id of the question and an explanation or an error, and the file of --resume knows it again.
std::optional<std::string> broken_by_line(std::string_view line);

}  // namespace fuzz
