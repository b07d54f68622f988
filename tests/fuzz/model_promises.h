#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace fuzz {

/// What does not hold when a model file of these bytes is read, if anything. Magic, length and checksum are set right
/// first: with them wrong nothing behind them would be reached. A file that is taken must also explain an article.
std::optional<std::string> broken_by_model(std::span<const std::byte> bytes);

}  // namespace fuzz
