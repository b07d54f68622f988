#include "fuzz/model_promises.h"

#include <cstring>
#include <vector>

#include "encoder/model.h"
#include "explainer/explainer.h"

namespace fuzz {
namespace {

void put(std::vector<std::byte>& bytes, std::size_t at, std::uint32_t number) {
  for (std::size_t k = 0; k < 4; ++k) bytes[at + k] = static_cast<std::byte>((number >> (8 * k)) & 0xFF);
}

std::vector<std::byte> sealed(std::span<const std::byte> given) {
  std::vector<std::byte> bytes(given.begin(), given.end());
  if (bytes.size() < 20) return bytes;
  std::memcpy(bytes.data(), "EXPLMODL", 8);
  put(bytes, 12, static_cast<std::uint32_t>(bytes.size()));
  put(bytes, bytes.size() - 4, explainer::encoder::checksum(std::span(bytes).first(bytes.size() - 4)));
  return bytes;
}

}  // namespace

std::optional<std::string> broken_by_model(std::span<const std::byte> given) {
  const auto bytes = sealed(given);
  const auto model = explainer::Model::load(bytes);
  if (!model) {
    if (model.error().code != explainer::ErrorCode::model) return "A damaged model is E-MODEL.";
    return model.error().message.empty() ? std::optional("An error says what is wrong.") : std::nullopt;
  }
  const auto explained = explainer::explain("Arden denied it. “No kes,” Kestish said.\n\nVeld denied that.", &*model);
  if (!explained) return "An article is explained, whatever the weights are.";
  if (to_json(*explained, explainer::Unit::utf16).empty()) return "An explanation has words.";
  return std::nullopt;
}

}  // namespace fuzz
