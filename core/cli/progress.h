#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace cli {

/// How far a batch has come.
struct Progress {
  std::uint64_t articles = 0;   ///< answered in this run
  std::uint64_t refused = 0;    ///< of them with an error
  double seconds = 0;           ///< since it began
  std::optional<double> begin;  ///< what share of the input lay behind when it began, those that were there already
  std::optional<double> share;  ///< what share lies behind now
};

/// One line for a terminal: how many, how fast, and where the end of the input is known, how long it will take yet.
std::string progress_line(const Progress& progress);

}  // namespace cli
