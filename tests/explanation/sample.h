#pragma once
#include "explainer/explanation.h"

/// Explanations made by hand, so that what is told is tested without the rooms that find it.
namespace sample {

/// An invented article with a claim of every status, statements of every kind and every block kind that is left out.
explainer::Explanation every_status();

/// Nobody is quoted.
explainer::Explanation nothing_said();

}  // namespace sample
