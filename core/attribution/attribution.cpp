#include "attribution/attribution.h"
namespace explainer::attribution {
std::vector<Said> find(const text::Text&, const Model*, const std::function<void(std::size_t, std::size_t)>&) { return {}; }
}
