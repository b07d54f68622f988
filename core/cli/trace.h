#pragma once
#include <string>
#include <string_view>

#include "explainer/explainer.h"

namespace cli {

/// What the rooms of the core make of an article on the way to its claims, for those who work on them: for each
/// statement its stance, by which rule it answers whom; for each that may oppose something what the reader of disputes
/// holds of it, its candidates with shares, and which was taken or why not. Lines of text, in the order of the article.
explainer::Result<std::string> trace(std::string_view pasted, const explainer::Model* model,
                                     const explainer::Options& options);

}  // namespace cli
