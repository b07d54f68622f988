#include <algorithm>

#include "answers/pairs.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::answers {
namespace {

// one more for "nobody": what the others must beat; the kinds once more for short articles
using Weights = std::array<std::array<int, pair_feature_count + 1>, 2 * answer_kinds>;

const Weights& weights() {
  static const Weights table = [] {
    Weights found{};
    for (const auto& row : lexicons::rows(lexicons::ranking)) {
      const auto name = lexicons::cell(row, 0);
      const auto at = std::find(pair_feature_names.begin(), pair_feature_names.end(), name);
      if (at == pair_feature_names.end() && name != "nobody") continue;
      for (std::size_t k = 0; k < 2 * answer_kinds; ++k)
        found[k][static_cast<std::size_t>(at - pair_feature_names.begin())] = lexicons::number(lexicons::cell(row, k + 1));
    }
    return found;
  }();
  return table;
}

}  // namespace

int points(const PairFeatures& features, AnswerKind kind, bool in_short_article) {
  const auto& own = weights()[static_cast<std::size_t>(kind) + (in_short_article ? answer_kinds : 0)];
  int sum = -own.back();
  for (std::size_t i = 0; i < features.size(); ++i) sum += own[i] * features[i];
  return sum;
}

}  // namespace explainer::answers
