#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

/// Whole numbers as the model file has them, the lowest byte first. The bytes at `at` must be there.
namespace explainer::encoder {

inline std::uint32_t two_bytes(std::span<const std::byte> bytes, std::size_t at) {
  return std::to_integer<std::uint32_t>(bytes[at]) | std::to_integer<std::uint32_t>(bytes[at + 1]) << 8;
}

inline std::uint32_t four_bytes(std::span<const std::byte> bytes, std::size_t at) {
  return two_bytes(bytes, at) | two_bytes(bytes, at + 2) << 16;
}

}  // namespace explainer::encoder
