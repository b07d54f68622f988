#include "explanation/order.h"

#include <algorithm>

namespace explainer::explanation {

std::vector<std::uint32_t> beginnings(const std::vector<Statement>& statements) {
  std::vector<std::uint32_t> found;
  for (const auto& statement : statements) {
    std::optional<std::uint32_t> first;
    for (const auto* spans : {&statement.source, &statement.cue, &statement.content}) {
      for (const auto span : *spans) first = std::min(first.value_or(span.begin), span.begin);
    }
    std::uint32_t begin = first.value_or(0);
    if (statement.inside && *statement.inside < found.size()) begin = std::max(begin, found[*statement.inside]);
    found.push_back(begin);
  }
  return found;
}

std::vector<std::uint32_t> beginnings(const std::vector<Entity>& entities) {
  std::vector<std::uint32_t> found;
  for (const auto& entity : entities) {
    const std::uint32_t before = found.empty() ? 0 : found.back();
    found.push_back(entity.mentions.empty() ? before : entity.mentions.front().begin);
  }
  return found;
}

std::vector<std::uint32_t> beginnings(const std::vector<Claim>& claims) {
  std::vector<std::uint32_t> found;
  for (const auto& claim : claims) found.push_back(claim.text.empty() ? 0 : claim.text.front().begin);
  return found;
}

}  // namespace explainer::explanation
