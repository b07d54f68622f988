#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace fuzz {

/// What does not hold of the offsets of a text, if anything: at every character they are what counting one by one
/// gives, in UTF-16 and in code points.
std::optional<std::string> broken_by_offsets(std::string_view bytes);

}  // namespace fuzz
