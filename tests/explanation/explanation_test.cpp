#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "explainer/explainer.h"
#include "explanation/sample.h"
#include "explanation/tell.h"
#include "support/cases.h"

using namespace explainer;
using Json = nlohmann::ordered_json;

namespace {

/// One key a line in place of one line, so that a difference shows where it is; the order is that of the bytes.
std::string laid_out(const std::string& json) {
  const auto value = Json::parse(json, nullptr, false);
  std::string text;
  for (const auto& [key, part] : value.items()) {
    if (!part.is_array() || part.empty()) {
      text += key + " " + part.dump() + "\n";
      continue;
    }
    text += key + "\n";
    for (const auto& one : part) text += "  " + one.dump() + "\n";
  }
  return text;
}

std::string exported(const std::string& request) {
  const auto answer = request.ends_with("every_status") ? sample::every_status() : sample::nothing_said();
  if (request.starts_with("text")) return to_text(answer);
  if (request.starts_with("markdown")) return to_markdown(answer);
  return laid_out(to_json(answer, Unit::utf16));
}

EXPLAINER_CASES(ExportCases, "explanation", exported);

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TEST(Exports, the_sample_keeps_every_promise) { EXPECT_EQ(explanation::breach(sample::every_status()), std::nullopt); }

TEST(Exports, json_is_one_line) {
  EXPECT_EQ(to_json(sample::every_status(), Unit::utf8).find('\n'), std::string::npos);
}

TEST(Exports, json_of_the_article_is_the_article_of_the_json) {
  const auto answer = sample::every_status();
  for (const auto unit : {Unit::utf8, Unit::utf16, Unit::code_point}) {
    EXPECT_EQ(Json::parse(to_json(answer, unit))["article"].dump(), to_json(answer.article, unit));
  }
}

TEST(Exports, confidence_has_two_decimals_at_most) {
  auto answer = sample::nothing_said();
  answer.statements.resize(1);
  for (int hundredths = -1; hundredths <= 101; ++hundredths) {
    answer.statements[0].confidence = static_cast<float>(hundredths) / 100.0F + 0.0041F;
    const auto json = to_json(answer, Unit::utf8);
    const auto at = json.find("\"confidence\":") + 13;
    const auto written = json.substr(at, json.find_first_of(",}", at) - at);
    const auto bounded = std::clamp(hundredths, 0, 100);
    std::string expected = std::to_string(bounded / 100);
    if (bounded % 100 != 0)
      expected += bounded % 10 == 0 ? "." + std::to_string(bounded / 10)
                                    : (bounded < 10 ? ".0" : ".") + std::to_string(bounded);
    EXPECT_EQ(written, expected);
  }
}

TEST(Exports, text_keeps_to_eighty_columns) {
  const auto text = to_text(sample::every_status());
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    EXPECT_LE(columns(text.substr(at, end - at)), 80U) << text.substr(at, end - at);
    at = end + 1;
  }
}

/// Everything between our quotation marks stands in the article; only the place where a line was broken differs.
TEST(Exports, quotations_are_substrings) {
  const auto answer = sample::every_status();
  std::string flat;
  for (const char c : to_text(answer))
    flat += flat.ends_with(' ') && (c == ' ' || c == '\n') ? "" : std::string(1, c == '\n' ? ' ' : c);
  std::size_t quotations = 0;
  for (std::size_t open = flat.find("“"); open != std::string::npos; open = flat.find("“", open + 1)) {
    auto depth = 1U;
    auto close = open + 3;
    for (; depth > 0 && close < flat.size(); ++close) {
      if (flat.compare(close, 3, "“") == 0) ++depth;
      if (flat.compare(close, 3, "”") == 0) --depth;
    }
    auto words = flat.substr(open + 3, close - 1 - (open + 3));
    if (words.ends_with(" …")) words.resize(words.size() - 4);
    EXPECT_NE(answer.article.text.find(words), std::string::npos) << words;
    ++quotations;
    open = close;
  }
  EXPECT_GT(quotations, 40U);
}

TEST(Exports, markdown_holds_no_tags_or_markup_of_the_article) {
  auto answer = sample::nothing_said();
  answer.article.title = "<img src=x> *a* _b_ [c](d) & `e`";
  EXPECT_EQ(to_markdown(answer).substr(0, to_markdown(answer).find('\n')),
            "# &lt;img src=x\\> \\*a\\* \\_b\\_ \\[c\\](d) &amp; \\`e\\`");
}

/// Quadratic work would take minutes here, and ctest would end it.
TEST(Exports, a_very_long_article_is_told_in_time) {
  Explanation answer;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const auto begin = static_cast<std::uint32_t>(answer.article.text.size());
    answer.article.text += (i > 0 ? "\n" : "") + std::string("Arden denied it 😀 again.");
    const auto end = static_cast<std::uint32_t>(answer.article.text.size());
    answer.article.blocks.push_back({BlockKind::paragraph, {begin + (i > 0 ? 1U : 0U), end}, {}});
    Statement statement;
    statement.content = {answer.article.blocks.back().text};
    if (i > 0) statement.inside = i - 1;
    answer.statements.push_back(statement);
    Claim claim;
    claim.text = statement.content;
    claim.status = {ClaimStatus::disputed};
    claim.denies.resize(1);
    claim.denies[0].statement = i;
    answer.claims.push_back(claim);
  }
  EXPECT_EQ(explanation::breach(answer), std::nullopt);
  EXPECT_GT(to_json(answer, Unit::utf16).size(), 1'000'000U);
  EXPECT_GT(to_text(answer).size(), 1'000'000U);
  EXPECT_GT(to_markdown(answer).size(), 1'000'000U);
}

TEST(Exports, a_terminal_gets_no_control_characters) {
  auto answer = sample::nothing_said();
  answer.article.title = "a\x1b[2Jb\x07";
  EXPECT_EQ(to_text(answer).find_first_of("\x1b\x07"), std::string::npos);
}

}  // namespace
