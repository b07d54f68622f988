#include "encoder/entropy_coding.h"

#include <array>

#include "encoder/little_endian.h"

namespace explainer::encoder {
namespace {

constexpr std::uint32_t range = 1u << frequency_bits, least_state = 1u << 16;

/// What the low bits of a state stand for.
struct Slot {
  std::uint16_t frequency = 0;  ///< of its number
  std::uint16_t offset = 0;     ///< place among the slots of its number
  std::int8_t value = 0;
};
using Slots = std::array<Slot, range>;

/// The slots of a table of frequencies; nothing if they do not add up to all slots or name numbers out of bounds.
std::optional<Slots> slots_of(std::span<const std::byte> frequencies, std::int32_t least) {
  const auto count = static_cast<std::int32_t>(frequencies.size() / 2);
  if (least < -128 || least + count > 128) return {};
  Slots slots;
  std::uint32_t filled = 0;
  for (std::int32_t k = 0; k < count; ++k) {
    const std::uint32_t frequency = two_bytes(frequencies, 2 * static_cast<std::size_t>(k));
    if (frequency > range - filled) return {};
    for (std::uint32_t offset = 0; offset < frequency; ++offset) {
      slots[filled++] = {static_cast<std::uint16_t>(frequency), static_cast<std::uint16_t>(offset),
                         static_cast<std::int8_t>(least + k)};
    }
  }
  if (filled != range) return {};
  return slots;
}

}  // namespace

std::optional<Decoded> decode(std::span<const std::byte> coded, std::size_t count) {
  if (coded.size() < 4) return {};
  const std::uint32_t low = two_bytes(coded, 0), frequencies = two_bytes(coded, 2);
  const std::int32_t least = static_cast<std::int32_t>(low) - (low >= 0x8000 ? 0x10000 : 0);
  const std::size_t states_at = 4 + 2 * std::size_t{frequencies}, words_at = states_at + 4 * streams + 4;
  if (frequencies > 256 || coded.size() < words_at) return {};
  const auto slots = slots_of(coded.subspan(4, 2 * frequencies), least);
  const std::uint64_t words = four_bytes(coded, words_at - 4);
  if (!slots || words > (coded.size() - words_at) / 2 || count % streams != 0) return {};

  std::array<std::uint32_t, streams> states{};
  for (std::size_t s = 0; s < streams; ++s) states[s] = four_bytes(coded, states_at + 4 * s);

  Decoded decoded{std::vector<std::int8_t>(count), words_at + 2 * static_cast<std::size_t>(words)};
  std::size_t next = words_at;
  for (std::size_t k = 0; k < count; k += streams) {
    for (std::size_t s = 0; s < streams; ++s) {
      const Slot& slot = (*slots)[states[s] % range];
      decoded.values[k + s] = slot.value;
      std::uint32_t state = slot.frequency * (states[s] >> frequency_bits) + slot.offset;
      if (state < least_state) {
        if (next == decoded.bytes) return {};
        state = state << 16 | two_bytes(coded, next);
        next += 2;
      }
      states[s] = state;
    }
  }
  bool whole = next == decoded.bytes;
  for (const std::uint32_t state : states) whole = whole && state == least_state;
  if (!whole) return {};
  return decoded;
}

}  // namespace explainer::encoder
