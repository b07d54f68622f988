#include "encoder/entropy_coding.h"

#include <gtest/gtest.h>

#include "small_model.h"

namespace explainer::encoder {
namespace {

std::vector<std::int8_t> numbers(std::size_t count, int spread) {
  std::vector<std::int8_t> values(count);
  std::uint32_t state = 3;
  for (auto& value : values) {
    state = state * 1664525u + 1013904223u;
    value = static_cast<std::int8_t>(static_cast<int>(state >> 16) % spread - spread / 2);
  }
  return values;
}

std::uint32_t frequency_at(const std::vector<std::byte>& bytes, std::size_t at) {
  return std::to_integer<std::uint32_t>(bytes[at]) | std::to_integer<std::uint32_t>(bytes[at + 1]) << 8;
}

TEST(EntropyCoding, GivesBackWhatWasWritten) {
  for (const int spread : {1, 2, 7, 31, 256}) {
    for (const std::size_t count : {0u, 32u, 64u, 3200u}) {
      const auto values = numbers(count, spread);
      auto bytes = small_model::coded(values);
      const std::size_t size = bytes.size();
      bytes.resize(size + 5);  // what follows belongs to others
      const auto decoded = decode(bytes, count);
      ASSERT_TRUE(decoded) << spread << " " << count;
      EXPECT_EQ(decoded->values, values);
      EXPECT_EQ(decoded->bytes, size);
    }
  }
}

TEST(EntropyCoding, ALikelyNumberTakesFewBits) {
  const std::vector<std::int8_t> zeros(32000), others = numbers(32000, 256);
  EXPECT_LT(small_model::coded(zeros).size(), small_model::coded(others).size() / 2);
}

TEST(EntropyCoding, EveryCutIsFoundOut) {
  const auto values = numbers(320, 40);
  const auto bytes = small_model::coded(values);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode(std::span(bytes).first(size), values.size())) << size;
  }
}

TEST(EntropyCoding, AFlippedBitIsFoundOutOrMakesOtherNumbers) {
  const auto values = numbers(320, 40);
  auto bytes = small_model::coded(values);
  const std::size_t past_the_table = 4 + 2 * 256;
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const std::byte mask{static_cast<unsigned char>(1u << (bit % 8))};
    bytes[bit / 8] ^= mask;
    const auto decoded = decode(bytes, values.size());
    if (bit < 8 * past_the_table) {
      EXPECT_FALSE(decoded) << bit;
    }
    if (decoded) {
      EXPECT_NE(decoded->values, values) << bit;
    }
    bytes[bit / 8] ^= mask;
  }
}

TEST(EntropyCoding, ATableThatDoesNotFillTheSlotsIsRefused) {
  const auto values = numbers(64, 40);
  const auto good = small_model::coded(values);
  for (const int change : {-1, 1, 4096, 0x7000}) {
    auto bytes = good;
    const auto frequency = frequency_at(bytes, 4) + static_cast<std::uint32_t>(change);
    bytes[4] = static_cast<std::byte>(frequency & 0xFF);
    bytes[5] = static_cast<std::byte>(frequency >> 8 & 0xFF);
    EXPECT_FALSE(decode(bytes, values.size())) << change;
  }
  EXPECT_FALSE(decode(good, 63)) << "not whole rounds of streams";
  EXPECT_FALSE(decode(good, 32)) << "fewer numbers than were written";
  EXPECT_FALSE(decode(good, 96)) << "more numbers than were written";
}

}  // namespace
}  // namespace explainer::encoder
