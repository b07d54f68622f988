#include "encoder/encoder.h"
namespace explainer {
struct Weights {};
Result<Model> Model::load(std::span<const std::byte>) { return Model(std::make_shared<const Weights>()); }
namespace encoder {
std::vector<std::vector<Scores>> read(const text::Text&, std::span<const WordSpan> passages, const Model&, const std::function<void(std::size_t, std::size_t)>&) {
  std::vector<std::vector<Scores>> r;
  for (auto p : passages) r.emplace_back(p.size(), Scores{1, 0, 0, 0, 0, 0, 0});
  return r;
}
const Transitions& transitions(const Model&) { static const Transitions t{}; return t; }
}
}  // namespace explainer
