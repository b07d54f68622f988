#pragma once
#include <vector>

#include "encoder/encoder.h"

namespace explainer::attribution {

enum class Role : std::uint8_t { source, cue, content };

/// A run of words with one label, as the best path through the label scores has it.
struct Tagged {
  Role role = Role::source;
  WordSpan words;
  float margin = 0;  ///< mean lead of the label taken over the next best, in score units; may be negative
};

/// The best sequence of labels (Viterbi, with the transition scores learned by the model; a run may not go on without
/// having begun), cut into runs. `scores[i]` belongs to word `first + i`. Runs are in text order and do not overlap.
std::vector<Tagged> decode(const std::vector<encoder::Scores>& scores, const encoder::Transitions& transitions,
                           std::uint32_t first);

}  // namespace explainer::attribution
