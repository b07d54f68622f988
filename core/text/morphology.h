#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace explainer::text {

/// The base forms that a lower-cased English word may be an inflection of, itself first: regular endings undone, and
/// the irregular forms of lexicons/irregular.tsv. There is no dictionary behind it, so some are no words at all;
/// whoever looks one up in a table keeps those that stand there.
///
///     "denied" → denied, deny, deni, denie        "said" → said, say        "plans" → plans, plan
std::vector<std::string> bases(std::string_view lower);

}  // namespace explainer::text
