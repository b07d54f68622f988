#include "encoder/model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>

#include "small_model.h"

namespace explainer {
namespace {

using encoder_tests::real_file;

void expect_damaged(std::span<const std::byte> bytes, const std::string& what) {
  const auto model = Model::load(bytes);
  ASSERT_FALSE(model) << what;
  EXPECT_EQ(model.error().code, ErrorCode::model) << what;
  EXPECT_EQ(model.error().message.find("The language file is damaged (expected "), 0u) << model.error().message;
}

void put(std::vector<std::byte>& bytes, std::size_t at, std::uint32_t number) {
  for (std::size_t k = 0; k < 4; ++k) bytes[at + k] = static_cast<std::byte>((number >> (8 * k)) & 0xFF);
}

TEST(ModelFile, ChecksumIsThatOfZlib) {
  const std::string digits = "123456789";  // the check value that every description of this CRC gives
  EXPECT_EQ(encoder::checksum(std::as_bytes(std::span(digits))), 0xCBF43926u);
}

TEST(ModelFile, TheRealOneLoads) {
  const Weights& weights = encoder_tests::real_model().weights();
  EXPECT_EQ(weights.settings.layers, 6u);
  EXPECT_EQ(weights.settings.width, 384u);
  EXPECT_EQ(weights.vocabulary.beginning.size() + weights.vocabulary.continuing.size() + 4, weights.settings.pieces);
  EXPECT_FLOAT_EQ(weights.settings.preference[encoder::begin_cue], 0.7f);
  EXPECT_LT(weights.transitions.between[encoder::outside][encoder::in_source], -9000.0f);
  EXPECT_LT(weights.transitions.start[encoder::in_content], -9000.0f);
  EXPECT_GT(weights.transitions.between[encoder::begin_cue][encoder::in_cue], -10.0f);
}

TEST(ModelFile, EveryCutOfASmallOneIsRefused) {
  const auto whole = small_model::file();
  ASSERT_TRUE(Model::load(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    expect_damaged(std::span(whole).first(size), "cut to " + std::to_string(size));
  }
}

TEST(ModelFile, EveryFlippedBitOfASmallOneIsRefused) {
  auto bytes = small_model::file();
  for (std::size_t bit = 0; bit < 8 * bytes.size(); bit += bit < 8 * 256 ? 1 : 5) {
    const std::byte mask{static_cast<unsigned char>(1u << (bit % 8))};
    bytes[bit / 8] ^= mask;
    expect_damaged(bytes, "bit " + std::to_string(bit));
    bytes[bit / 8] ^= mask;
  }
}

TEST(ModelFile, CutsOfTheRealOneAreRefused) {
  const auto whole = std::span(real_file());
  for (std::size_t size = 0; size < whole.size(); size += 997) {
    expect_damaged(whole.first(size), "cut to " + std::to_string(size));
  }
}

TEST(ModelFile, FlippedBitsOfTheRealOneAreRefused) {
  auto bytes = real_file();
  std::uint32_t state = 7;
  for (int round = 0; round < 40; ++round) {
    state = state * 1664525u + 1013904223u;
    const std::size_t at = state % bytes.size();
    bytes[at] ^= std::byte{0x10};
    expect_damaged(bytes, "byte " + std::to_string(at));
    bytes[at] ^= std::byte{0x10};
  }
}

TEST(ModelFile, SaysWhatIsWrong) {
  auto bytes = small_model::file();
  put(bytes, 8, 1);
  EXPECT_EQ(Model::load(bytes).error().message,
            "The language file is damaged (expected format 3, got format 1). Fetch it again.");
  bytes = small_model::file();
  bytes.push_back(std::byte{0});
  expect_damaged(bytes, "a byte too many");
  bytes.pop_back();
  bytes[200] ^= std::byte{1};
  const auto message = Model::load(bytes).error().message;  // two checksums, as eight digits each
  EXPECT_EQ(message.size(),
            std::string("The language file is damaged (expected 01234567, got 01234567). Fetch it again.").size());
}

// Settings that lie, under a checksum that is right: whatever they say, nothing is read or allocated beyond the file.
TEST(ModelFile, LyingSettingsAreRefused) {
  const auto whole = small_model::file();
  for (std::size_t field = 0; field < 8; ++field) {
    const std::size_t at = 16 + 4 * field;
    std::uint32_t honest;
    std::memcpy(&honest, &whole[at], 4);
    for (const std::uint32_t lie :
         {0u, 1u, honest - 1, honest + 1, 2 * honest, 31u, 64u, 4096u, 65536u, 1u << 31, ~0u}) {
      if (lie == honest) continue;
      auto bytes = whole;
      put(bytes, at, lie);
      const auto model = Model::load(small_model::sealed(bytes));
      // The number of heads and the stride change no size: another sound value is another model.
      if ((field == 2 && lie == 1) || (field == 6 && lie >= 1 && lie <= 6)) {
        EXPECT_TRUE(model) << field << " " << lie;
      } else {
        EXPECT_FALSE(model) << field << " " << lie;
      }
    }
  }
}

TEST(ModelFile, AVocabularyThatDoesNotFitIsRefused) {
  for (const char* vocabulary : {"[CLS]\n[SEP]\n[UNK]\n[unused0]\nkes\n##tish\ndenied\n..",
                                 "[CLS]\n[SEP]\n[UNK]\n[unused]\nkes\n##tish\ndenied\n.\n",
                                 "[CLS]\n[SEP]\n[UNK]\n[unused0]\nkes\nkes\ndenied\n.\n",
                                 "[CLS]\n[SEP]\n[UNK]\n[unused0]\n.\n", "", "\n\n\n\n\n\n\n\n"}) {
    small_model::Settings settings;
    settings.vocabulary = vocabulary;
    expect_damaged(small_model::file(settings), vocabulary);
  }
}

TEST(ModelFile, ANumberThatIsNoneIsRefused) {
  small_model::Settings settings;
  settings.scale = std::numeric_limits<float>::quiet_NaN();
  expect_damaged(small_model::file(settings), "not a number");
  settings.scale = std::numeric_limits<float>::infinity();
  expect_damaged(small_model::file(settings), "infinity");
}

}  // namespace
}  // namespace explainer
