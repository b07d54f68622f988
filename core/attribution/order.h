#pragma once
#include <vector>

#include "attribution/attribution.h"

namespace explainer::attribution {

/// The first word of a statement, of whatever role.
std::uint32_t begin_of(const Said& said);

/// In text order, of two that begin together the outer first; `inside` and `continues` name the new places.
std::vector<Said> in_text_order(const std::vector<Said>& said);

/// Those that are not to be dropped, in their order; one inside a dropped statement comes out of it, one that goes on
/// with a dropped statement goes on with nobody.
std::vector<Said> without(const std::vector<Said>& said, const std::vector<bool>& drop);

}  // namespace explainer::attribution
