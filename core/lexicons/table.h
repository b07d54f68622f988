#pragma once
#include <string_view>
#include <vector>

namespace explainer::lexicons {

/// The rows of a table, its head and comments left out; cells are views into `tsv`, which must outlive them.
/// A row may be shorter than the head: `cell` gives "" for what is missing.
using Row = std::vector<std::string_view>;
std::vector<Row> rows(std::string_view tsv);

inline std::string_view cell(const Row& row, std::size_t column) {
  return column < row.size() ? row[column] : std::string_view{};
}

/// "-120"; signs that are no digits count for nothing.
int number(std::string_view cell);

}  // namespace explainer::lexicons
