// Who may oppose what, and what the learned reader holds of it: by its own weights, which do not ship yet.
#include <gtest/gtest.h>

#include <algorithm>

#include "disputes/gate.h"
#include "disputes/reader.h"
#include "encoder/small_model.h"
#include "support/articles.h"
#include "support/cases.h"

namespace {

using namespace explainer;
using disputes::Kind;

/// The model that ships with the reader behind its first part, in the place of the 28 bytes that say there is none.
const Model& model_with_reader() {
  static const Result<Model> model = [] {
    auto bytes = encoder_tests::real_file();
    constexpr std::size_t none = 28, checksum = 4;
    EXPECT_GT(bytes.size(), none + checksum);
    bytes.resize(bytes.size() - none - checksum);
    const auto section = cases::file(DISPUTES_FILE).value_or("");
    const auto view = std::as_bytes(std::span(section));
    bytes.insert(bytes.end(), view.begin(), view.end());
    bytes.resize(bytes.size() + checksum);
    for (std::size_t k = 0; k < 4; ++k) bytes[12 + k] = static_cast<std::byte>((bytes.size() >> (8 * k)) & 0xFF);
    return Model::load(small_model::sealed(std::move(bytes)));
  }();
  EXPECT_TRUE(model) << "core/model/disputes.section does not load";
  return *model;
}

/// An article as far as the room needs it.
struct Read {
  text::Text text;
  std::vector<attribution::Said> said = attribution::find(text, &articles::model());
  entities::Cast cast = entities::resolve(text, said);
  std::vector<claims::Reading> readings = claims::read_stances(text, said);
  claims::FactsOfAll facts = claims::read_facts(text, said, cast, readings);
  disputes::Units units = disputes::read_units(text, said, cast);
  disputes::Rules rules = disputes::read_rules(facts, said, readings);

  explicit Read(const std::string& lines) : text(articles::text_of(lines)) {}

  std::string content(std::uint32_t unit) const {
    std::string words;
    for (const auto span : units.all[unit].content) words += std::string(text.string(span));
    return words;
  }
  std::vector<disputes::Judgement> judged() const {
    return disputes::judge(text, cast, units, rules, model_with_reader().weights());
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
  std::string lines;
  for (int k = 0; k < 250; ++k) lines += "Ivo Lund denied that the company had dumped any oil.\n";
  const Read read(lines);
  EXPECT_EQ(disputes::worth_reading(read.text, read.units, read.rules, model_with_reader().weights().disputes).size(),
            disputes::most_read);
}

TEST(Disputes, NothingIsJudgedWithoutWeightsThatFit) {
  const Read read(article);
  EXPECT_FALSE(disputes::fits(articles::model().weights().disputes));
  EXPECT_TRUE(disputes::judge(read.text, read.cast, read.units, read.rules, articles::model().weights()).empty());
}

}  // namespace
