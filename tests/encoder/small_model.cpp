#include "small_model.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>

#include "encoder/entropy_coding.h"
#include "encoder/model.h"
#include "support/cases.h"

namespace small_model {
namespace {

void append(std::vector<std::byte>& bytes, std::uint32_t number) {
  for (int k = 0; k < 4; ++k) bytes.push_back(static_cast<std::byte>((number >> (8 * k)) & 0xFF));
}

void append_two(std::vector<std::byte>& bytes, std::uint32_t number) {
  for (int k = 0; k < 2; ++k) bytes.push_back(static_cast<std::byte>((number >> (8 * k)) & 0xFF));
}

void append(std::vector<std::byte>& bytes, float number) {
  std::uint32_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  append(bytes, bits);
}

}  // namespace

std::vector<std::byte> coded(const std::vector<std::int8_t>& values) {
  using namespace explainer::encoder;
  // Every number is as likely as any other, but for 0, which takes what five of them would.
  std::array<std::uint32_t, 256> frequencies, starts;
  frequencies.fill(15);
  frequencies[128] += 4096 - 256 * 15;
  for (std::size_t k = 0, start = 0; k < 256; start += frequencies[k++]) starts[k] = static_cast<std::uint32_t>(start);

  std::array<std::uint64_t, streams> states;
  states.fill(65536);
  std::vector<std::uint32_t> words;
  for (std::size_t k = values.size(); k-- > 0;) {
    const auto symbol = static_cast<std::size_t>(values[k] + 128);
    auto& state = states[k % streams];
    if (state >= std::uint64_t{frequencies[symbol]} << (32 - frequency_bits)) {
      words.push_back(static_cast<std::uint32_t>(state & 0xFFFF));
      state >>= 16;
    }
    state = ((state / frequencies[symbol]) << frequency_bits) + state % frequencies[symbol] + starts[symbol];
  }
  std::vector<std::byte> bytes;
  append_two(bytes, 0x10000 - 128);
  append_two(bytes, 256);
  for (const auto frequency : frequencies) append_two(bytes, frequency);
  for (const auto state : states) append(bytes, static_cast<std::uint32_t>(state));
  append(bytes, static_cast<std::uint32_t>(words.size()));
  for (auto word = words.rbegin(); word != words.rend(); ++word) append_two(bytes, *word);
  return bytes;
}

std::vector<std::byte> file(const Settings& s) {
  std::vector<std::byte> bytes;
  std::uint32_t state = 1;
  const auto random = [&state] { return (state = state * 1664525u + 1013904223u) >> 24; };
  const auto floats = [&](std::size_t size, float least) {
    for (std::size_t k = 0; k < size; ++k) append(bytes, least + static_cast<float>(random()) / 256);
  };
  const auto matrix = [&](std::uint32_t rows, std::uint32_t columns) {
    std::vector<std::int8_t> values(std::size_t{rows} * columns);
    for (auto& value : values) value = static_cast<std::int8_t>(random());
    const auto packed = coded(values);
    bytes.insert(bytes.end(), packed.begin(), packed.end());
    std::uint32_t bits;
    std::memcpy(&bits, &s.scale, sizeof bits);
    for (std::uint32_t k = 0; k < rows; ++k) append_two(bytes, bits >> 16);
  };
  const auto linear = [&](std::uint32_t rows, std::uint32_t columns) {
    matrix(rows, columns);
    floats(rows, -0.5f);
  };
  const auto normalisation = [&] {
    floats(s.width, 0.5f);
    floats(s.width, -0.5f);
  };

  for (const char c : std::string("EXPLMODL")) bytes.push_back(static_cast<std::byte>(c));
  append(bytes, 3u);
  append(bytes, 0u);  // the length, filled in below
  for (const auto number : {s.layers, s.width, s.heads, s.inner, s.pieces, s.window, s.stride}) append(bytes, number);
  append(bytes, static_cast<std::uint32_t>(s.vocabulary.size()));
  floats(7, 0.0f);
  for (const char c : s.vocabulary) bytes.push_back(static_cast<std::byte>(c));
  matrix(s.pieces, s.width);
  matrix(s.window, s.width);
  floats(6 * s.width, -0.5f);
  normalisation();
  for (std::uint32_t k = 0; k < s.layers; ++k) {
    linear(3 * s.width, s.width);
    linear(s.width, s.width);
    normalisation();
    linear(s.inner, s.width);
    linear(s.width, s.inner);
    normalisation();
  }
  floats(7 * s.width + 7, -0.5f);
  floats(7 * 7 + 7 + 7, -0.5f);
  for (int k = 0; k < 7; ++k) append(bytes, 0u);  // no reader of disputes
  append(bytes, 0u);
  const auto length = static_cast<std::uint32_t>(bytes.size());
  for (std::size_t k = 0; k < 4; ++k) bytes[12 + k] = static_cast<std::byte>((length >> (8 * k)) & 0xFF);
  return sealed(std::move(bytes));
}

std::vector<std::byte> sealed(std::vector<std::byte> bytes) {
  bytes.resize(bytes.size() - 4);
  append(bytes, explainer::encoder::checksum(bytes));
  return bytes;
}

}  // namespace small_model

namespace encoder_tests {

using namespace explainer;

const std::vector<std::byte>& real_file() {
  static const std::vector<std::byte> bytes = [] {
    const auto whole = cases::file(MODEL_FILE).value_or("");
    const auto view = std::as_bytes(std::span(whole));
    return std::vector<std::byte>(view.begin(), view.end());
  }();
  return bytes;
}

const Model& real_model() {
  static const Result<Model> model = Model::load(real_file());
  EXPECT_TRUE(model) << "core/model/english.model does not load";
  return *model;
}

text::Text words(std::string lines) {
  Article article;
  article.text = std::move(lines);
  while (!article.text.empty() && article.text.back() == '\n') article.text.pop_back();
  const auto size = static_cast<std::uint32_t>(article.text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(article.text.find('\n', begin), size));
    article.blocks.push_back({BlockKind::paragraph, {begin, end}, {begin, end}});
    begin = end + 1;
  }
  return text::analyse(article);
}

}  // namespace encoder_tests
