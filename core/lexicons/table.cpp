#include "lexicons/table.h"

#include <utility>

namespace explainer::lexicons {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

std::vector<Row> rows(std::string_view tsv) {
  std::vector<Row> found;
  bool head = true;
  for (const auto line : split(tsv, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (!std::exchange(head, false)) found.push_back(split(line, '\t'));
  }
  return found;
}

int number(std::string_view cell) {
  int value = 0;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  return cell.starts_with('-') ? -value : value;
}

}  // namespace explainer::lexicons
