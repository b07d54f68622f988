#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "answers/facts.h"

namespace explainer::answers {

/// The acts that a content speaks of, with their parts read off positions: the doer stands before the verb or is the
/// adjective of the thing, the other behind it or after "to"; "received from X" and "was given by X" are turned round.
/// There is no parser: what is not plain stays open. `self` is the party that speaks, where the content leaves out its
/// subject or says "it", as contents of denials do ("denied sending").
std::vector<Act> read_acts(const std::vector<Token>& content, const std::vector<Reference>& references,
                           std::optional<Party> self);

/// The state that the words from `at` on name, by any of its names, adjectives, people or capital; no words if none.
struct StateName {
  std::string_view name;
  std::uint32_t words = 0;
};
StateName state_at(const std::vector<Token>& some, std::size_t at);

}  // namespace explainer::answers
