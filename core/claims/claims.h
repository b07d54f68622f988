#pragma once
#include <vector>

#include "answers/facts.h"
#include "disputes/oppositions.h"
#include "disputes/signs.h"

/// Claims set against their denials: which propositions more than one statement is about, and who takes which position
/// on them. The words of stance/ and answers/ are words of this room too.
namespace explainer::claims {

using namespace stance;
using namespace answers;
using disputes::Answers;
using disputes::Opposition;
using disputes::Side;

/// The claims, in the order of the text. Spans are in bytes, as everything else that is shown. With `oppositions` (of
/// the reader of disputes) these say who opposes what, else the rules do.
std::vector<Claim> find(const text::Text& text, const entities::Cast& cast, const FactsOfAll& facts,
                        const disputes::Rules& rules, const std::vector<Opposition>* oppositions);

/// By the rules alone.
std::vector<Claim> find(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                        const std::vector<Reading>& readings);

}  // namespace explainer::claims
