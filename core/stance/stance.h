#pragma once
#include <optional>
#include <vector>

#include "attribution/attribution.h"
#include "stance/no_denial.h"

/// What each statement does with its content, read from its own words.
namespace explainer::stance {

/// Before it is set against others.
struct Reading {
  Stance stance = Stance::asserts;
  NoDenial no_denial = NoDenial::none;  ///< then it opposes nobody, or who calls false with what it agrees
  bool conditional = false;
  std::vector<WordSpan> hedges;
  std::optional<WordSpan> when;
};

/// One reading for each statement, in its order. Needs no other statement: lexicon, object gate, negation, modality.
std::vector<Reading> read_stances(const text::Text& text, const std::vector<attribution::Said>& said);

}  // namespace explainer::stance
