#pragma once
#include <optional>
#include <vector>

#include "answers/targets.h"

/// What this room gives: who opposes what. Claim cards are made from it (claims/).
namespace explainer::disputes {

/// A statement, or a sentence that the article says in its own voice.
struct Side {
  std::optional<std::uint32_t> statement;  ///< its number; nothing for the article's own voice
  WordSpan words;

  friend bool operator==(const Side&, const Side&) = default;
};

/// What is known of which claim somebody opposes.
enum class Answers : std::uint8_t {
  claim,   ///< one that is put forward here
  nobody,  ///< nobody here puts forward what is opposed
  open,    ///< it is left open
};

/// One who opposes something.
struct Opposition {
  Side opponent;
  answers::Answer kind = answers::Answer::denies;
  Answers whom = Answers::open;
  std::vector<Side> claim;                 ///< its wordings, the best first; empty unless one is answered
  std::vector<std::uint32_t> candidates;   ///< if open: at most three statements, the likeliest first
  std::optional<answers::Target> by_rule;  ///< what the rules know of opponent and claim
};

}  // namespace explainer::disputes
