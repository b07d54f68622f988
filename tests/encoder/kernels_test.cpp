#include "encoder/kernels.h"

#include <gtest/gtest.h>
#if defined(__EMSCRIPTEN__)
#include <emscripten.h>
#endif

#include <cmath>
#include <cstring>
#include <vector>

namespace explainer::encoder {
namespace {

class Random {
 public:
  float number(float size) { return size * (static_cast<float>(next()) / 8388608.0f - 1.0f); }
  std::vector<float> row(std::size_t size, float largest) {
    std::vector<float> made(size);
    for (float& value : made) value = number(largest);
    return made;
  }
  template <class Whole>
  std::vector<Whole> whole(std::size_t size, int largest) {
    std::vector<Whole> made(size);
    for (Whole& value : made)
      value = static_cast<Whole>(static_cast<int>(next() % (2u * static_cast<unsigned>(largest) + 1)) - largest);
    return made;
  }

 private:
  std::uint32_t next() { return (state_ = state_ * 1664525u + 1013904223u) >> 8; }
  std::uint32_t state_ = 12345;
};

template <class Number>
void expect_same_bits(const std::vector<Number>& a, const std::vector<Number>& b, const char* what) {
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(std::memcmp(a.data(), b.data(), a.size() * sizeof(Number)), 0) << what;
}

struct Product {
  std::size_t tokens, rows, depth;
  std::vector<std::int8_t> left, weights;
  std::vector<float> token_scales, scales, bias;

  std::vector<float> by(const Kernels& kernels) const {
    const PackedWeights packed = kernels.pack(weights.data(), rows, depth);
    std::vector<std::int16_t> scratch(left.size());
    std::vector<float> out(tokens * rows, -1.0f);
    kernels.multiply({left.data(), token_scales.data(), tokens, depth},
                     {packed.data(), scales.data(), bias.data(), rows}, scratch.data(), out.data());
    return out;
  }
};

#if defined(__EMSCRIPTEN__)
TEST(Kernels, RelaxedInEnginesThatKnowIt) {
  // A function with nothing but i32x4.relaxed_dot_i8x16_i7x16_add_s of three vectors of zeros.
  const int known = EM_ASM_INT({
    return Number(WebAssembly.validate(new Uint8Array([
      0,  97, 115, 109, 1,  0, 0,   0,  1,  5, 1,   96, 0,  1, 123, 3,  2,   1,   0, 10,
      19, 1,  17,  0,   65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 147, 2, 11
    ])));
  });
  EXPECT_STREQ(runnable_kernels().front()->name, known != 0 ? "relaxed SIMD" : "SIMD128");
}
#endif

TEST(Kernels, MultiplyAlikeAndRightly) {
  Random random;
  for (const std::size_t tokens : {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 49, 65, 160}) {
    for (const std::size_t rows : {32, 96}) {
      for (const std::size_t depth : {32, 64, 96, 384, 1536, 4096}) {
        for (const int largest : {63, 127}) {  // relaxed SIMD takes small weights alone
          if (tokens > 49 && depth > 384) continue;
          Product product{tokens, rows, depth};
          product.left = random.whole<std::int8_t>(tokens * depth, 127);
          product.weights = random.whole<std::int8_t>(rows * depth, largest);
          product.weights[depth / 2] = static_cast<std::int8_t>(-largest - 1);
          product.token_scales = random.row(tokens, 0.1f);
          product.scales = random.row(rows, 0.1f);
          product.bias = random.row(rows, 1.0f);
          const auto expected = product.by(portable_kernels);
          for (const std::size_t t : {std::size_t{0}, tokens - 1}) {
            for (const std::size_t r : {std::size_t{0}, rows - 1}) {
              std::int32_t sum = 0;
              for (std::size_t k = 0; k < depth; ++k)
                sum += product.left[t * depth + k] * product.weights[r * depth + k];
              const float scale = product.token_scales[t] * product.scales[r];
              const float scaled = static_cast<float>(sum) * scale;
              EXPECT_EQ(expected[t * rows + r], scaled + product.bias[r]);
            }
          }
          for (const Kernels* kernels : runnable_kernels()) {
            expect_same_bits(product.by(*kernels), expected, kernels->name);
          }
        }
      }
    }
  }
}

TEST(Kernels, MultiplyTheLargestExactly) {
  for (const int weight : {127, -127, -128, 63, -64}) {
    for (const int value : {127, -127}) {
      Product product{2, 32, 4096};
      product.left.assign(2 * 4096, static_cast<std::int8_t>(value));
      product.weights.assign(32 * 4096, static_cast<std::int8_t>(weight));
      product.token_scales.assign(2, 1.0f);
      product.scales.assign(32, 1.0f);
      product.bias.assign(32, 0.0f);
      const std::vector<float> expected(64, static_cast<float>(weight * value) * 4096);
      for (const Kernels* kernels : runnable_kernels()) EXPECT_EQ(product.by(*kernels), expected) << kernels->name;
    }
  }
}

TEST(Kernels, QuantiseAlike) {
  Random random;
  const float none = std::nanf(""), infinite = HUGE_VALF;
  for (const float size : {0.0f, 1e-20f, 0.3f, 100.0f, 1e30f}) {
    auto row = random.row(384, size);
    for (int round = 0; round < 3; ++round) {
      if (round == 1) row[5] = none;
      if (round == 2) row[6] = infinite;
      std::vector<std::int8_t> expected(row.size());
      const float scale = portable_kernels.quantise(row.data(), row.size(), expected.data());
      for (const std::int8_t value : expected) EXPECT_LE(std::abs(value), 127);
      if (round == 0 && size > 1e-3f) {
        for (std::size_t k = 0; k < row.size(); ++k)
          EXPECT_NEAR(row[k], static_cast<float>(expected[k]) * scale, 0.5001f * scale);
      }
      for (const Kernels* kernels : runnable_kernels()) {
        std::vector<std::int8_t> found(row.size());
        const float other = kernels->quantise(row.data(), row.size(), found.data());
        EXPECT_EQ(std::memcmp(&other, &scale, sizeof scale), 0) << kernels->name;
        expect_same_bits(found, expected, kernels->name);
      }
    }
  }
}

TEST(Kernels, ActivateAlikeAndRightly) {
  std::vector<float> row;
  for (int k = -2000; k < 2000; ++k) row.push_back(static_cast<float>(k) / 100);
  auto expected = row;
  portable_kernels.activate(expected.data(), expected.size());
  for (std::size_t k = 0; k < row.size(); ++k) {
    const double x = row[k];
    EXPECT_NEAR(expected[k], 0.5 * x * (1 + std::erf(x / std::sqrt(2.0))), 2e-6 * (1 + std::fabs(x))) << x;
  }
  for (const Kernels* kernels : runnable_kernels()) {
    auto found = row;
    kernels->activate(found.data(), found.size());
    expect_same_bits(found, expected, kernels->name);
  }
}

TEST(Kernels, NormaliseAlikeAndRightly) {
  Random random;
  const auto row = random.row(384, 3.0f), added = random.row(384, 1.0f), gain = std::vector<float>(384, 1.0f),
             shift = random.row(384, 1.0f);
  auto expected = row;
  portable_kernels.add_and_normalise(expected.data(), added.data(), 384, gain.data(), shift.data());
  double mean = 0, square = 0;
  for (std::size_t k = 0; k < 384; ++k) {
    const double x = static_cast<double>(expected[k]) - shift[k];
    mean += x / 384;
    square += x * x / 384;
  }
  EXPECT_NEAR(mean, 0, 1e-5);
  EXPECT_NEAR(square, 1, 1e-4);
  for (const Kernels* kernels : runnable_kernels()) {
    auto found = row;
    kernels->add_and_normalise(found.data(), added.data(), 384, gain.data(), shift.data());
    expect_same_bits(found, expected, kernels->name);
    const float a = kernels->dot(row.data(), added.data(), 384),
                b = portable_kernels.dot(row.data(), added.data(), 384);
    EXPECT_EQ(std::memcmp(&a, &b, sizeof a), 0) << kernels->name;
  }
}

TEST(Kernels, AttendAlikeAndRightly) {
  Random random;
  for (const AttentionShape shape :
       {AttentionShape{1, 2, 16}, AttentionShape{17, 2, 16}, AttentionShape{33, 3, 48}, AttentionShape{160, 12, 32}}) {
    const std::size_t width = shape.heads * shape.head_width;
    const auto qkv = random.row(shape.tokens * 3 * width, 4.0f);
    std::vector<std::uint32_t> queries;
    for (std::uint32_t k = 0; k < shape.tokens; k += k % 5 == 0 ? 1 : 2) queries.push_back(k);
    std::vector<float> scratch(attention_scratch(shape)), expected(queries.size() * width);
    portable_kernels.attend(qkv.data(), shape, queries.data(), queries.size(), scratch.data(), expected.data());

    const std::size_t last = queries.size() - 1, head = shape.heads - 1;  // one row worked out plainly
    std::vector<double> share(shape.tokens), result(shape.head_width);
    double total = 0;
    for (std::size_t j = 0; j < shape.tokens; ++j) {
      double product = 0;
      for (std::size_t d = 0; d < shape.head_width; ++d) {
        product += static_cast<double>(qkv[queries[last] * 3 * width + head * shape.head_width + d]) *
                   qkv[j * 3 * width + width + head * shape.head_width + d];
      }
      total += share[j] = std::exp(product / std::sqrt(static_cast<double>(shape.head_width)));
    }
    for (std::size_t d = 0; d < shape.head_width; ++d) {
      double mixed = 0;
      for (std::size_t j = 0; j < shape.tokens; ++j) {
        mixed += share[j] / total * qkv[j * 3 * width + 2 * width + head * shape.head_width + d];
      }
      EXPECT_NEAR(expected[last * width + head * shape.head_width + d], mixed, 1e-4);
    }
    for (const Kernels* kernels : runnable_kernels()) {
      std::vector<float> found(expected.size());
      kernels->attend(qkv.data(), shape, queries.data(), queries.size(), scratch.data(), found.data());
      expect_same_bits(found, expected, kernels->name);
    }
  }
}

}  // namespace
}  // namespace explainer::encoder
