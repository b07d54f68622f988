#pragma once
#include <string_view>

#include "explainer/explainer.h"

/// From the bytes of a paste to the article in it.
///
///     "<p><em>By A. B.</em></p><p>Arden denied it.</p>"   →   byline "By A. B.", paragraph "Arden denied it."
///
/// What is not the article (related headlines, offers, a second copy) stays in the text as a block of that kind, so
/// that nothing the reader pasted is lost; the rooms after this one pass it over.
namespace explainer::intake {

/// Errors: E-EMPTY, E-SIZE, E-BINARY, E-ADDRESS. Everything else is an article.
/// `origin` of each block is where its characters stand in `pasted`.
Result<Article> read(std::string_view pasted, const Options& options);

}  // namespace explainer::intake
