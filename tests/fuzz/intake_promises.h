#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "explainer/explainer.h"

/// What must hold of the reading of any bytes whatever, for the fuzz targets and for the replay of what they found.
namespace fuzz {

/// The first promise that the reading of these bytes breaks, in words; nothing if all hold.
std::optional<std::string> broken_promise(std::string_view pasted, explainer::Input input);

}  // namespace fuzz
