#include "intake/intake.h"

#include <gtest/gtest.h>

#include "support/cases.h"

namespace explainer {
namespace {

constexpr std::string_view kind_names[] = {"headline",  "subhead", "byline", "dateline", "paragraph",   "quote",
                                           "list item", "caption", "bio",    "related",  "boilerplate", "repeat"};

std::string_view name_of(BlockKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::string text_of(const Article& article, const Block& block) {
  return article.text.substr(block.text.begin, block.text.size());
}

std::string render(const Result<Article>& article) {
  if (!article) return std::string(name(article.error().code)) + ": " + article.error().message + "\n";
  std::string out;
  if (article->title) out += "title: " + *article->title + "\n";
  for (const auto& byline : article->bylines) out += "by: " + byline + "\n";
  if (article->published) out += "published: " + *article->published + "\n";
  if (article->outlet) out += "outlet: " + *article->outlet + "\n";
  for (const auto& note : article->notes) out += "note: " + note.code + " " + note.message + "\n";
  for (const auto& block : article->blocks)
    out += std::string(name_of(block.kind)) + ": " + text_of(*article, block) + "\n";
  return out;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xC2\xA0"))
      ++i;
    else if (text[i] != ' ' && text[i] != '\n')
      out += text[i];
  }
  return out;
}

Options reading_as(Input input) {
  Options options;
  options.input = input;
  return options;
}

/// What must hold for every paste: blocks are the lines of the text, and the range of each, read by itself, says the
/// same again, unless it is nothing but an address.
void expect_way_back(std::string_view pasted, const Article& article, Input input) {
  std::uint32_t at = 0;
  for (const auto& block : article.blocks) {
    EXPECT_EQ(block.text.begin, at);
    at = block.text.end + 1;
    ASSERT_LE(block.origin.end, pasted.size());
    ASSERT_LT(block.origin.begin, block.origin.end);
    const auto again = intake::read(pasted.substr(block.origin.begin, block.origin.size()), reading_as(input));
    if (!again && again.error().code == ErrorCode::address) continue;  // a line of the article that is one
    ASSERT_TRUE(again) << text_of(article, block);
    EXPECT_EQ(without_spaces(again->text), without_spaces(text_of(article, block)));
  }
  EXPECT_EQ(at, article.text.size() + 1);
}

EXPLAINER_CASES(IntakeCases, "intake", [](const std::string& input) {
  const auto article = intake::read(input, {});
  if (article) {
    const bool markup = input.find("</") != std::string::npos || input.find("<p>The") == 0;
    expect_way_back(input, *article, markup ? Input::html : Input::text);
  }
  return render(article);
});

std::vector<std::string> seeds() {
  const std::string folder = std::string(SHARED_DIR) + "/seeds/";
  return {folder + "000_308acefb295a0595.txt", folder + "001_4db84a92c9cc3ddb.txt", folder + "002_9e9836002089c765.txt",
          folder + "003_0d2d42b4341ec6f6.txt", folder + "004_b4ae667c8e588c52.txt"};
}

TEST(Intake, SeedsGiveTheirReadingText) {
  const auto paths = seeds();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto pasted = cases::file(paths[i]);
    const auto gold = cases::file(std::string(SHARED_DIR) + "/gold/seed-00" + std::to_string(i) + ".txt");
    if (!pasted || !gold)
      GTEST_SKIP() << "The sample articles are not beside this checkout (../shared/seeds, ../shared/gold).";
    const auto article = intake::read(*pasted, {});
    ASSERT_TRUE(article) << paths[i];
    expect_way_back(*pasted, *article, Input::automatic);
    std::string analysed;
    for (const auto& block : article->blocks) {
      if (block.kind == BlockKind::related || block.kind == BlockKind::boilerplate || block.kind == BlockKind::repeat)
        continue;
      analysed += text_of(*article, block) + "\n";
    }
    EXPECT_EQ(without_spaces(analysed), without_spaces(*gold)) << paths[i];
  }
}

TEST(Intake, SeedsHaveTheirKinds) {
  const auto paths = seeds();
  std::vector<std::string> kinds;
  std::vector<std::vector<std::string>> bylines;
  for (const auto& path : paths) {
    const auto pasted = cases::file(path);
    if (!pasted) GTEST_SKIP() << "The sample articles are not beside this checkout (../shared/seeds).";
    const auto article = intake::read(*pasted, {});
    ASSERT_TRUE(article);
    std::string row;  // runs of one kind are written once
    for (const auto& block : article->blocks) {
      const std::string kind(name_of(block.kind));
      if (!row.ends_with(kind + " ")) row += kind + " ";
    }
    kinds.push_back(row);
    bylines.push_back(article->bylines);
  }
  EXPECT_EQ(kinds[0], "byline paragraph related paragraph related paragraph repeat ");
  EXPECT_EQ(kinds[1], "headline paragraph related ");
  EXPECT_EQ(kinds[2], "headline subhead paragraph bio ");
  EXPECT_EQ(kinds[3], "headline subhead paragraph subhead paragraph ");
  EXPECT_EQ(kinds[4], "paragraph boilerplate ");
  EXPECT_EQ(bylines[0], (std::vector<std::string>{"Natalia Drozdiak", "Alex Wickham"}));
}

}  // namespace
}  // namespace explainer
