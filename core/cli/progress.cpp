#include "cli/progress.h"

#include <cmath>
#include <cstdio>

namespace cli {
namespace {

std::string with_commas(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string per_second(double rate) {
  char words[32];
  std::snprintf(words, sizeof words, rate < 10 ? "%.1f" : "%.0f", rate);
  return std::string(words) + " a second";
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  const auto minutes = (whole + 59) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return with_commas(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

std::string progress_line(const Progress& progress) {
  std::string line = with_commas(progress.articles) + (progress.articles == 1 ? " article" : " articles");
  if (progress.refused > 0) line += " (" + with_commas(progress.refused) + " with an error)";
  if (progress.seconds <= 0) return line;
  line += ", " + per_second(static_cast<double>(progress.articles) / progress.seconds);
  if (!progress.share) return line;
  line += ", " + std::to_string(static_cast<int>(*progress.share * 100)) + " %";
  const double done = *progress.share - progress.begin.value_or(0);
  if (done > 0 && *progress.share < 1)
    line += ", " + duration(progress.seconds / done * (1 - *progress.share)) + " left";
  return line;
}

}  // namespace cli
