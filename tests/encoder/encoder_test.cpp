#include "encoder/encoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "encoder/model.h"
#include "encoder/windows.h"
#include "encoder/wordpieces.h"
#include "small_model.h"
#include "support/cases.h"

namespace explainer::encoder {
namespace {

using encoder_tests::real_file;
using encoder_tests::real_model;
using encoder_tests::words;

std::string letters_of(const Vocabulary& vocabulary, std::uint32_t number) {
  for (const Piece& piece : vocabulary.beginning) {
    if (piece.number == number) return piece.letters;
  }
  for (const Piece& piece : vocabulary.continuing) {
    if (piece.number == number) return "##" + piece.letters;
  }
  return number == vocabulary.block_end ? "[block]" : number == vocabulary.unknown ? "[unknown]" : "[mark]";
}

WordSpan all(const text::Text& text) { return {0, static_cast<std::uint32_t>(text.words.size())}; }

std::vector<Scores> read_all(const text::Text& text, const Weights& weights) {
  const WordSpan whole = all(text);
  return read_with(weights, plan_reading(text, std::span(&whole, 1), weights)).front();
}
std::vector<Scores> read_all(const text::Text& text, const Model& model) { return read_all(text, model.weights()); }

/// A line for each word: its pieces, "/" its letter case unless it has no capital, "in" between quotation marks, and
/// its label if that is not `outside`.
std::string render(const std::string& input) {
  const auto text = words(input);
  const Vocabulary& vocabulary = real_model().weights().vocabulary;
  const auto read = split(text, all(text), vocabulary);
  const auto scores = read_all(text, real_model());
  std::string out;
  for (std::size_t w = 0; w < read.first.size(); ++w) {
    const std::size_t end = w + 1 < read.first.size() ? read.first[w + 1] : read.pieces.size();
    for (std::size_t k = read.first[w]; k < end; ++k) {
      out += (k > read.first[w] ? " " : "") + letters_of(vocabulary, read.pieces[k].number);
    }
    const ReadPiece& first = read.pieces[read.first[w]];
    if (first.letters != 0)
      out += std::string(" /") + (first.letters == 1 ? "initial" : first.letters == 2 ? "all" : "mixed");
    if (first.inside != 0) out += " in";
    const char* const labels[] = {"", "SOURCE", "source", "CUE", "cue", "CONTENT", "content"};
    const auto best =
        static_cast<std::size_t>(std::max_element(scores[w].begin(), scores[w].end()) - scores[w].begin());
    if (best != 0) out += std::string("  ") + labels[best];
    out += "\n";
  }
  return out;
}
EXPLAINER_CASES(EncoderCases, "encoder", render);

/// A text of many windows, made of a few sentences in turn.
text::Text long_text(std::size_t sentences) {
  const char* const made[] = {"The mayor of Kest, Ana Dorrin, said the bridge over the Veld would reopen in May.",
                              "\"We never promised a date,\" a spokesman for Arden Rail told reporters.",
                              "Critics accuse the company of hiding an inspection; it denies that.",
                              "Nobody was hurt.\nOn Friday the council meets again."};
  std::string lines;
  for (std::size_t k = 0; k < sentences; ++k) lines += made[k % 4] + std::string(k % 3 == 2 ? "\n" : " ");
  return words(lines);
}

TEST(WordPieces, LongestPieceFirst) {
  const auto model = Model::load(small_model::file());
  ASSERT_TRUE(model);
  const Vocabulary& vocabulary = model->weights().vocabulary;
  EXPECT_EQ(split_word("kestish", vocabulary), (std::vector<std::uint32_t>{4, 5}));
  EXPECT_EQ(split_word("kestisher", vocabulary), std::vector<std::uint32_t>{2});  // all of it or nothing
  EXPECT_EQ(split_word("", vocabulary), std::vector<std::uint32_t>{2});
  std::string hundred = "kes";
  while (hundred.size() < 99) hundred += "tish";
  EXPECT_EQ(split_word(hundred, vocabulary).size(), 25u);
  EXPECT_EQ(split_word(hundred + "tish", vocabulary), std::vector<std::uint32_t>{2});
}

TEST(WordPieces, AccentsGo) {
  EXPECT_EQ(without_accents("çağrı"), "cagrı");  // the dotless i is a letter of its own
  EXPECT_EQ(without_accents("nguyễn"), "nguyen");
  EXPECT_EQ(without_accents("łódź"), "łodz");
  EXPECT_EQ(without_accents("zoe\xCC\x88"), "zoe");
  EXPECT_EQ(without_accents("ǽon στό ´"), "æon στο ´");
  EXPECT_EQ(without_accents("straße øre 東京 😀"), "straße øre 東京 😀");
  EXPECT_EQ(without_accents("\xCC\x81"), "");
}

TEST(Windows, EveryWordOnceAndMostCentral) {
  for (const std::uint32_t pieces : {1u, 5u, 157u, 158u, 159u, 237u, 238u, 239u, 1000u, 5001u}) {
    std::vector<std::uint32_t> first;
    for (std::uint32_t k = 0; k < pieces; k += 1 + k % 3) first.push_back(k);
    const auto windows = plan_windows(pieces, first, 158, 80);
    std::uint32_t word = 0;
    for (const Window& window : windows) {
      EXPECT_EQ(window.first_word, word);
      word = window.last_word;
      for (std::uint32_t w = window.first_word; w < window.last_word; ++w) {
        const auto distance = [&](const Window& other) {
          return std::abs(2 * static_cast<long>(first[w]) - static_cast<long>(other.begin + other.end));
        };
        for (const Window& other : windows) EXPECT_GE(distance(other), distance(window));
        EXPECT_TRUE(first[w] >= window.begin && first[w] < window.end);
      }
    }
    EXPECT_EQ(word, first.size());
    EXPECT_EQ(windows.back().end, pieces);
  }
  EXPECT_TRUE(plan_windows(0, {}, 158, 80).empty());
}

TEST(Encoder, AllKernelsGiveTheSameScores) {
  const auto text = long_text(12);
  const auto plain = read_weights(real_file(), portable_kernels);
  ASSERT_TRUE(plain);
  const auto expected = read_all(text, **plain);
  for (const Kernels* kernels : runnable_kernels()) {
    const auto weights = read_weights(real_file(), *kernels);
    ASSERT_TRUE(weights);
    const auto found = read_all(text, **weights);
    ASSERT_EQ(found.size(), expected.size());
    EXPECT_EQ(std::memcmp(found.data(), expected.data(), found.size() * sizeof(Scores)), 0) << kernels->name;
  }
}

TEST(Encoder, TheSameScoresOnEveryMachine) {
  const auto scores = read_all(long_text(12), real_model());
  const std::uint32_t sum = checksum(std::as_bytes(std::span(scores)));
  EXPECT_EQ(sum, 2668396722u) << "the scores of this text, as bytes; the same natively and in WebAssembly";
}

TEST(Encoder, ReadsTwiceAlike) {
  const auto text = long_text(8);
  EXPECT_EQ(read_all(text, real_model()), read_all(text, real_model()));
}

TEST(Encoder, PassagesAreTextsOfTheirOwn) {
  const auto one = words("Ana Dorrin denied it."), two = words("The rail company said \"no\".");
  const auto both = words("Ana Dorrin denied it.\nThe rail company said \"no\".");
  const auto size = static_cast<std::uint32_t>(one.words.size()), last = static_cast<std::uint32_t>(both.words.size());
  const std::vector<WordSpan> passages = {{size + 1, last}, {2, 2}, {0, size}};
  const auto plan = plan_reading(both, passages, real_model().weights());
  EXPECT_EQ(plan.belongs_to, (std::vector<std::vector<std::size_t>>{{0, 2}}));  // short enough for one sheet
  const auto scores = read(both, passages, real_model());
  ASSERT_EQ(scores.size(), 3u);
  EXPECT_EQ(scores[0], read_all(two, real_model()));
  EXPECT_TRUE(scores[1].empty());
  EXPECT_EQ(scores[2], read_all(one, real_model()));
}

TEST(Encoder, PassagesReadTogetherAreReadAsAlone) {
  const auto text = long_text(40);
  std::vector<WordSpan> passages;  // from one word to more than a window, so that some share a reading and some cannot
  for (std::uint32_t begin = 0, size = 1; begin + size <= text.words.size(); begin += size, size = size % 230 + 13) {
    passages.push_back({begin, begin + size});
  }
  const auto together = read(text, passages, real_model());
  ASSERT_EQ(together.size(), passages.size());
  for (std::size_t p = 0; p < passages.size(); ++p) {
    EXPECT_EQ(together[p], read(text, std::span(&passages[p], 1), real_model()).front()) << p;
  }
}

TEST(Encoder, OddTextsGetAScoreForEveryWord) {
  const auto model = Model::load(small_model::file());
  ASSERT_TRUE(model);
  for (const std::string& odd :
       {std::string(), std::string(3000, 'a'), std::string(500, '"'),
        std::string("\xEF\xBF\xBD \xF0\x9F\x98\x80 \xCC\x81\xCC\x81"), std::string("a\nb\nc\n“\n”\n")}) {
    const auto text = words(odd);
    EXPECT_EQ(read_all(text, *model).size(), text.words.size());
  }
  small_model::Settings huge;
  huge.scale = 1e38f;  // overflows on the way: any score will do, but one a word
  const auto wild = Model::load(small_model::file(huge));
  ASSERT_TRUE(wild);
  const auto text = words("Kestish ministers denied it.");
  EXPECT_EQ(read_all(text, *wild).size(), text.words.size());
}

}  // namespace
}  // namespace explainer::encoder
