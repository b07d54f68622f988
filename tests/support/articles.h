#pragma once
#include <string>

#include "explainer/explainer.h"
#include "text/text.h"

/// Articles and the model, as tests need them.
namespace articles {

/// Each line a paragraph, nothing else looked at.
explainer::Article article_of(const std::string& lines);
explainer::text::Text text_of(const std::string& lines);

/// The model that ships, loaded once.
const explainer::Model& model();

}  // namespace articles
