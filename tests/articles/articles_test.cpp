#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "explanation/tell.h"
#include "support/articles.h"
#include "support/cases.h"

using namespace explainer;

/// Whole articles, from the paste to the explanation: each folder here holds source.txt or source.html and
/// expected.json; the samples of the page are read in the same way.
namespace {

struct WholeArticle {
  std::string name, source, expected;  ///< paths
};
void PrintTo(const WholeArticle& article, std::ostream* out) { *out << article.name; }

std::vector<WholeArticle> whole_articles() {
  std::vector<WholeArticle> found;
  const std::string here = std::string(TESTS_DIR) + "/articles";
  for (const auto& entry : std::filesystem::directory_iterator(here)) {
    for (const char* source : {"/source.txt", "/source.html"}) {
      const auto path = entry.path().string() + source;
      if (std::filesystem::exists(path)) {
        found.push_back({entry.path().filename().string(), path, entry.path().string() + "/expected.json"});
      }
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(std::string(TESTS_DIR) + "/../web/samples")) {
    const auto name = "sample-" + entry.path().stem().string();
    found.push_back({name, entry.path().string(), here + "/" + name + ".json"});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return found;
}

/// The JSON with one key a line, so that a change can be read in git.
std::string readable(const Explanation& explanation) {
  const auto parsed = nlohmann::ordered_json::parse(to_json(explanation, Unit::code_point), nullptr, false);
  return parsed.dump(1) + "\n";
}

class WholeArticles : public testing::TestWithParam<WholeArticle> {};

TEST_P(WholeArticles, are_explained_as_expected) {
  const auto source = cases::file(GetParam().source);
  ASSERT_TRUE(source) << GetParam().source;
  const auto explanation = explain(*source, &articles::model());
  ASSERT_TRUE(explanation) << explanation.error().message;
  EXPECT_EQ(explanation::breach(*explanation), std::nullopt);
  cases::check_file(GetParam().expected, readable(*explanation));
}

INSTANTIATE_TEST_SUITE_P(articles, WholeArticles, testing::ValuesIn(whole_articles()), [](const auto& test) {
  std::string name = test.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

/// The same words give the same findings however they were pasted.
TEST(Invariants, carriage_returns_change_nothing) {
  const auto source = *cases::file(std::string(TESTS_DIR) + "/articles/denial-and-mission/source.txt");
  std::string windows;
  for (const char c : source) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto one = explain(source, &articles::model()), other = explain(windows, &articles::model());
  ASSERT_TRUE(one && other);
  EXPECT_EQ(to_json(*one, Unit::utf8), to_json(*other, Unit::utf8));
}

TEST(Invariants, twice_is_the_same) {
  const auto source = *cases::file(std::string(TESTS_DIR) + "/articles/no-comment/source.txt");
  const auto one = explain(source, &articles::model()), other = explain(source, &articles::model());
  EXPECT_EQ(to_json(*one, Unit::utf16), to_json(*other, Unit::utf16));
}

TEST(Invariants, an_unrelated_paragraph_at_the_end_keeps_the_statements_before_it) {
  const auto source = *cases::file(std::string(TESTS_DIR) + "/articles/no-dispute/source.txt");
  const auto one = explain(source, &articles::model());
  const auto more =
      explain(source + "\nThe quay was built of granite from the north of the country.\n", &articles::model());
  ASSERT_TRUE(one && more);
  ASSERT_GE(more->statements.size(), one->statements.size());
  for (std::size_t i = 0; i < one->statements.size(); ++i) {
    EXPECT_EQ(one->statements[i].content, more->statements[i].content);
  }
}

TEST(Invariants, an_article_pasted_twice_says_everything_once) {
  const auto source = *cases::file(std::string(TESTS_DIR) + "/articles/pasted-twice/source.html");
  const auto half = source.substr(0, source.find('\n'));
  const auto once = explain(half, &articles::model()), twice = explain(source, &articles::model());
  ASSERT_TRUE(once && twice);
  EXPECT_EQ(once->statements.size(), twice->statements.size());
  EXPECT_EQ(once->claims.size(), twice->claims.size());
}

/// The articles that the product was asked for; they are other people's and lie beside the repository.
TEST(Seeds, keep_every_promise_of_the_format) {
  const auto folder = std::string(SHARED_DIR) + "/seeds";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "There is no folder with the seeds beside the repository.";
  std::size_t articles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto explanation = explain(*cases::file(entry.path().string()), &articles::model());
    ASSERT_TRUE(explanation) << entry.path();
    EXPECT_EQ(explanation::breach(*explanation), std::nullopt) << entry.path();
    EXPECT_GT(explanation->statements.size(), 5u) << entry.path();
    ++articles;
  }
  EXPECT_EQ(articles, 5u);
}

}  // namespace
