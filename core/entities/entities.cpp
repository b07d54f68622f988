#include "entities/entities.h"
namespace explainer::entities {
std::optional<std::uint32_t> Cast::at(WordSpan) const { return std::nullopt; }
std::uint32_t Cast::party_of(std::uint32_t e) const { return e; }
Cast resolve(const text::Text&, const std::vector<attribution::Said>& said) { Cast c; c.voices.resize(said.size()); return c; }
}
