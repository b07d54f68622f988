#pragma once
#include <vector>

#include "attribution/attribution.h"
#include "entities/entities.h"

/// Claims set against their denials: what each statement does with its content, which propositions more than one
/// statement is about, and who takes which position on them.
namespace explainer::claims {

/// What a statement does with its content, before it is set against others.
struct Reading {
  Stance stance = Stance::asserts;
  bool conditional = false;
  std::vector<WordSpan> hedges;
  std::optional<WordSpan> when;
};

/// One reading for each statement, in its order. Needs no other statement: lexicon, object gate, negation, modality.
std::vector<Reading> read_stances(const text::Text& text, const std::vector<attribution::Said>& said);

struct FactsOfAll;
struct Opposition;

/// The claims, in the order of the text. Spans are in bytes, as everything else that is shown. With `oppositions` (of
/// the reader of disputes) these say who opposes what, else the rules do.
std::vector<Claim> find(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                        const std::vector<Reading>& readings, const FactsOfAll& facts,
                        const std::vector<Opposition>* oppositions);

/// By the rules alone.
std::vector<Claim> find(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                        const std::vector<Reading>& readings);

}  // namespace explainer::claims
