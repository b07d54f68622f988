#pragma once
#include "disputes/signs.h"

/// A quick look at every unit by itself: may it oppose something? Only those that may are read with care.
namespace explainer::disputes {

/// The features of a unit are words and signs, hashed to this many places (the hashing trick of Weinberger et al.,
/// 2009).
constexpr std::uint32_t gate_places = 8192;

/// Places of the words of cue and content (as they stand, first ones and pairs apart) and of the signs; some twice.
std::vector<std::uint32_t> gate_features(const text::Text& text, const Units& units, std::uint32_t unit,
                                         const Rules& rules);

}  // namespace explainer::disputes
