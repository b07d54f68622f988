#include "explanation/units.h"

#include <algorithm>

namespace explainer::explanation {
namespace {

constexpr std::uint32_t stride = 64;

std::uint32_t count(std::string_view bytes, Unit unit) {
  std::uint32_t units = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool starts = (byte & 0xC0) != 0x80;
    const bool pair = unit == Unit::utf16 && byte >= 0xF0;  // beyond U+FFFF UTF-16 writes a surrogate pair
    units += starts ? (pair ? 2U : 1U) : 0U;
  }
  return units;
}

}  // namespace

Offsets::Offsets(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  if (unit == Unit::utf8) return;
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size(); at += stride) {
    checkpoints_.push_back(units);
    units += count(text.substr(at, stride), unit);
  }
  checkpoints_.push_back(units);
}

std::uint32_t Offsets::operator()(std::uint32_t byte) const {
  if (unit_ == Unit::utf8) return byte;
  const auto end = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t from = end / stride * stride;
  return checkpoints_[end / stride] + count(text_.substr(from, end - from), unit_);
}

bool on_boundary(std::string_view text, std::uint32_t byte) {
  if (byte >= text.size()) return byte == text.size();
  return (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

}  // namespace explainer::explanation
