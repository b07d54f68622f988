#include "intake/intake.h"
namespace explainer::intake {
Result<Article> read(std::string_view pasted, const Options&) {
  Article a; a.text = pasted;
  std::uint32_t b = 0;
  for (std::uint32_t i = 0; i <= a.text.size(); ++i)
    if (i == a.text.size() || a.text[i] == '\n') {
      if (i > b) a.blocks.push_back({BlockKind::paragraph, {b, i}, {b, i}});
      b = i + 1;
    }
  return a;
}
}  // namespace explainer::intake
