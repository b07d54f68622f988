#pragma once
#include <vector>

#include "explainer/explanation.h"

/// What "in text order" means, for those who put things in order and for those who check it.
namespace explainer::explanation {

/// Where each statement begins: the first byte of its source, cue and content; never before the statement that it
/// stands inside of, which comes earlier in the list. A statement without words begins at 0.
std::vector<std::uint32_t> beginnings(const std::vector<Statement>& statements);

/// Where each entity begins: its first mention; without one, where the entity before it begins.
std::vector<std::uint32_t> beginnings(const std::vector<Entity>& entities);

/// Where each claim begins: the first byte of its text.
std::vector<std::uint32_t> beginnings(const std::vector<Claim>& claims);

}  // namespace explainer::explanation
