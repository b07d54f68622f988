// Who may oppose what, and what the learned reader holds of it.
#include <gtest/gtest.h>

#include <algorithm>

#include "disputes/disputes.h"
#include "disputes/gate.h"
#include "encoder/small_model.h"
#include "support/articles.h"
#include "support/cases.h"

namespace {

using namespace explainer;
using disputes::Kind;

/// An article as far as the room needs it.
struct Read {
  text::Text text;
  std::vector<attribution::Said> said = attribution::find(text, &articles::model());
  entities::Cast cast = entities::resolve(text, said);
  std::vector<stance::Reading> readings = stance::read_stances(text, said);
  answers::FactsOfAll facts = answers::read_facts(text, said, cast, readings);
  disputes::Units units = disputes::read_units(text, said, cast);
  disputes::Rules rules = disputes::read_rules(facts, said, readings);

  explicit Read(const std::string& lines) : text(articles::text_of(lines)) {}

  std::string content(std::uint32_t unit) const {
    std::string words;
    for (const auto span : units.all[unit].content) words += std::string(text.string(span));
    return words;
  }
  std::vector<disputes::Judgement> judged() const {
    return disputes::judge(text, cast, units, rules, articles::model().weights());
  }
};

constexpr const char* article =
    "The harbour opened late on Monday because of the heavy fog over the bay.\n"
    "Inspector Mara Holt said the Brandt company had dumped oil in the bay for years.\n"
    "Brandt spokesman Ivo Lund denied that the company had dumped any oil.\n"
    "Fishermen stayed at home and waited for better weather.";

TEST(Disputes, UnitsAreStatementsAndSentencesOfNobody) {
  const Read read(article);
  ASSERT_EQ(read.units.all.size(), 4u);
  EXPECT_FALSE(read.units.all.front().statement);
  EXPECT_FALSE(read.units.all.back().statement);
  EXPECT_EQ(read.content(0), "The harbour opened late on Monday because of the heavy fog over the bay.");
  EXPECT_TRUE(read.units.all[1].statement && read.units.all[2].statement);
  EXPECT_TRUE(std::is_sorted(read.units.all.begin(), read.units.all.end(),
                             [](const auto& a, const auto& b) { return a.words < b.words; }));
}

TEST(Disputes, WindowsMarkEveryCandidateAndKeepTheirRoom) {
  std::string lines;
  for (int k = 0; k < 40; ++k) lines += std::string(article) + "\n";
  const Read read(lines);
  const disputes::Cutter cutter(read.text, read.cast, read.units, read.rules, articles::model().weights().vocabulary);
  const auto& vocabulary = articles::model().weights().vocabulary;
  for (std::uint32_t u = 0; u < read.units.all.size(); ++u) {
    const auto window = cutter.cut(u);
    EXPECT_LE(window.tokens.size(), disputes::longest_window);
    EXPECT_LE(window.candidates.size(), disputes::most_candidates);
    EXPECT_EQ(std::count(window.candidates.begin(), window.candidates.end(), u), 0);
    EXPECT_EQ(window.tokens.front().piece, vocabulary.begin_text);
    EXPECT_EQ(window.tokens.back().piece, vocabulary.end_text);
    ASSERT_EQ(window.places.size(), window.candidates.size());
    for (const auto place : window.places) EXPECT_EQ(window.tokens[place].piece, vocabulary.end_text);
  }
}

TEST(Disputes, FeaturesOfTheGateHaveTheirPlaces) {
  const Read read(article);
  for (std::uint32_t u = 0; u < read.units.all.size(); ++u) {
    const auto features = disputes::gate_features(read.text, read.units, u, read.rules);
    EXPECT_FALSE(features.empty());
    EXPECT_TRUE(std::all_of(features.begin(), features.end(), [](auto at) { return at < disputes::gate_places; }));
  }
}

TEST(Disputes, ReaderSetsADenialAgainstWhatItDenies) {
  const Read read(article);
  const auto judged = read.judged();
  const auto denial = std::find_if(judged.begin(), judged.end(), [](const auto& one) { return one.opponent == 2; });
  ASSERT_NE(denial, judged.end());
  const auto kind = std::max_element(denial->kinds.begin(), denial->kinds.end()) - denial->kinds.begin();
  EXPECT_EQ(static_cast<Kind>(kind), Kind::denies);
  const auto best = std::max_element(denial->link.begin(), denial->link.end()) - denial->link.begin();
  EXPECT_EQ(denial->candidates[static_cast<std::size_t>(best)], 1u);
  EXPECT_GT(denial->link[static_cast<std::size_t>(best)], denial->nobody);
}

TEST(Disputes, ReaderReadsNoMoreThanItsShareOfALongArticle) {
  const auto read_of = [](int times) {
    std::string lines;
    for (int k = 0; k < times; ++k) lines += "Ivo Lund denied that the company had dumped any oil.\n";
    const Read read(lines);
    const auto& weights = articles::model().weights().disputes;
    return std::pair(disputes::worth_reading(read.text, read.units, read.rules, weights).size(),
                     disputes::read_anyway + read.text.words.size() / disputes::words_for_one);
  };
  const auto [some, its_share] = read_of(60);
  EXPECT_EQ(some, its_share);
  EXPECT_EQ(read_of(1500).first, disputes::most_read);
}

TEST(Disputes, NothingIsJudgedWithoutWeightsThatFit) {
  const Read read(article);
  EXPECT_TRUE(disputes::fits(articles::model().weights().disputes));
  EXPECT_FALSE(disputes::fits({}));
  const auto no_reader = Model::load(small_model::file());
  ASSERT_TRUE(no_reader);
  EXPECT_TRUE(disputes::judge(read.text, read.cast, read.units, read.rules, no_reader->weights()).empty());
}

/// A judgement of the denial (2) on the three others, by hand.
disputes::Judgement judgement(double opposes, double nobody, std::vector<double> link) {
  disputes::Judgement one;
  one.opponent = 2, one.nobody = nobody, one.candidates = {0, 1, 3}, one.link = std::move(link);
  one.same = {0.1, 0.9, 0.1};
  one.kinds[0] = 1 - opposes, one.kinds[static_cast<std::size_t>(Kind::denies)] = opposes;
  return one;
}

TEST(Disputes, WhatIsSureIsLinkedWhatIsHalfSureLeftOpen) {
  const Read read(article);
  const auto decide = [&](const disputes::Judgement& one) {
    return disputes::decide(read.units, {{}, {{}, {}, {}}, read.readings, read.said}, {one}, {}, {});
  };
  const auto sure = decide(judgement(0.95, 0.02, {0.03, 0.9, 0.05}));
  ASSERT_EQ(sure.size(), 1u);
  EXPECT_EQ(sure[0].whom, disputes::Answers::claim);
  EXPECT_EQ(sure[0].claim.front().statement, read.units.all[1].statement);
  const auto open = decide(judgement(0.95, 0.1, {0.3, 0.35, 0.25}));
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].whom, disputes::Answers::open);
  EXPECT_EQ(open[0].candidates, std::vector<std::uint32_t>{*read.units.all[1].statement}) << "own words are none";
  EXPECT_EQ(decide(judgement(0.95, 0.9, {0.03, 0.04, 0.03})).at(0).whom, disputes::Answers::nobody);
  EXPECT_TRUE(decide(judgement(0.3, 0.1, {0.3, 0.35, 0.25})).empty());
}

TEST(Disputes, NobodyIsAgainstHimselfButByTakingBack) {
  const Read read(
      "Inspector Mara Holt said the Brandt company had dumped oil in the bay for years.\n"
      "Nobody was hurt in the bay, and fishing went on.\n"
      "Holt said the company had never dumped any oil.");
  ASSERT_EQ(read.units.all.size(), 3u);
  disputes::Judgement one;
  one.opponent = 2, one.candidates = {0}, one.link = {0.97}, one.same = {0.9}, one.nobody = 0.03;
  one.kinds[static_cast<std::size_t>(Kind::denies)] = 1;
  const disputes::Rules rules{{}, {{}, {}, {}}, read.readings, read.said};
  const auto denied = disputes::decide(read.units, rules, {one}, {}, {});
  EXPECT_TRUE(denied.empty() || denied[0].whom != disputes::Answers::claim);
  one.kinds = {}, one.kinds[static_cast<std::size_t>(Kind::retracts)] = 1;
  EXPECT_EQ(disputes::decide(read.units, rules, {one}, {}, {}).at(0).whom, disputes::Answers::claim);
}

}  // namespace
