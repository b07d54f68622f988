#pragma once
#include "intake/runs.h"

namespace explainer::intake {

/// Settles what containers say about their runs, and in a whole page marks the runs outside the article. A container
/// that promises navigation or offers but holds most of the prose is not believed. The article is found by going down
/// from the root as long as one child holds most of the prose. Linear time.
Page with_article_found(Page page);

}  // namespace explainer::intake
