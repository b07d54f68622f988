#include "explanation/units.h"

#include <gtest/gtest.h>

#include <string>

using explainer::Unit;
using explainer::explanation::Offsets;
using explainer::explanation::on_boundary;

namespace {

TEST(Units, count_characters_of_every_length) {
  const std::string text = "aé€😀b";  // 1, 2, 3, 4 and 1 bytes
  const std::uint32_t bytes[] = {0, 1, 3, 6, 10, 11}, utf16[] = {0, 1, 2, 3, 5, 6}, points[] = {0, 1, 2, 3, 4, 5};
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(Offsets(text, Unit::utf8)(bytes[i]), bytes[i]);
    EXPECT_EQ(Offsets(text, Unit::utf16)(bytes[i]), utf16[i]);
    EXPECT_EQ(Offsets(text, Unit::code_point)(bytes[i]), points[i]);
  }
}

TEST(Units, of_an_empty_text_are_none) {
  for (const auto unit : {Unit::utf8, Unit::utf16, Unit::code_point}) EXPECT_EQ(Offsets("", unit)(0), 0U);
}

/// Every boundary of a text that is longer than many checkpoints, there and back by counting afresh.
TEST(Units, convert_without_loss) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 7 == 0 ? "😀" : i % 5 == 0 ? "€" : i % 3 == 0 ? "é" : "ab";
  const Offsets utf16(text, Unit::utf16), points(text, Unit::code_point);
  std::uint32_t pairs = 0, characters = 0;
  std::vector<std::uint32_t> back;
  for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (!on_boundary(text, byte)) continue;
    EXPECT_EQ(points(byte), characters);
    EXPECT_EQ(utf16(byte), characters + pairs);
    back.push_back(byte);
    EXPECT_EQ(back[points(byte)], byte);
    if (byte < text.size() && static_cast<unsigned char>(text[byte]) >= 0xF0) ++pairs;
    ++characters;
  }
}

TEST(Units, boundaries) {
  const std::string text = "é";
  EXPECT_TRUE(on_boundary(text, 0));
  EXPECT_FALSE(on_boundary(text, 1));
  EXPECT_TRUE(on_boundary(text, 2));
  EXPECT_FALSE(on_boundary(text, 3));
}

}  // namespace
