#include "claims/claims.h"

#include <gtest/gtest.h>

#include "support/cases.h"
#include "support/statements.h"

namespace {

using namespace explainer;

constexpr const char* stance_names[] = {"asserts", "accuses",    "denies",    "declines", "confirms",
                                        "warns",   "criticises", "calls-for", "intends",  "expresses"};
constexpr const char* relation_names[] = {"same", "covers", "part", "contrary"};
constexpr const char* certainty_names[] = {"certain", "likely", "possible"};
constexpr const char* status_names[] = {"disputed", "partly-accepted", "not-confirmed",
                                        "accepted", "uncontested",     "unsourced"};

std::string words(const text::Text& text, ByteSpan span) {
  return "\"" + text.bytes.substr(span.begin, span.size()) + "\"";
}

std::string render_links(const text::Text& text, const entities::Cast& cast, const char* name,
                         const std::vector<Link>& links) {
  std::string lines;
  for (const auto& link : links) {
    lines += std::string("  ") + name + " " + std::to_string(link.statement);
    if (link.root) lines += " on the word of " + cast.entities[*link.root].name;
    if (!link.evidence.empty()) {
      lines += std::string(" ") + relation_names[static_cast<int>(link.relation)] + " " +
               certainty_names[static_cast<int>(link.certainty)] + " (" + link.evidence.front().rule + ")";
    }
    for (const auto span : link.restricted) lines += " narrowed by " + words(text, span);
    lines += "\n";
  }
  return lines;
}

/// Statements with their stances, then claims with who takes which position.
std::string render(const std::string& input) {
  const auto marked = statements::read(input);
  const auto cast = entities::resolve(marked.text, marked.said);
  const auto readings = stance::read_stances(marked.text, marked.said);
  std::string lines = marked.error;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    lines += std::to_string(i) + " " + stance_names[static_cast<int>(readings[i].stance)];
    if (readings[i].conditional) lines += " conditional";
    for (const auto span : readings[i].hedges) lines += " hedge " + words(marked.text, marked.text.byte_span(span));
    if (readings[i].when) lines += " when " + words(marked.text, marked.text.byte_span(*readings[i].when));
    lines += "\n";
  }
  for (const auto& claim : claims::find(marked.text, marked.said, cast, readings)) {
    lines += claim.voiced ? "claim" : "claim unvoiced";
    for (const auto span : claim.text) lines += " " + words(marked.text, span);
    for (const auto status : claim.status) lines += std::string(" ") + status_names[static_cast<int>(status)];
    lines += "\n";
    lines += render_links(marked.text, cast, "affirms", claim.affirms) +
             render_links(marked.text, cast, "confirms", claim.confirms) +
             render_links(marked.text, cast, "denies", claim.denies) +
             render_links(marked.text, cast, "declines", claim.declines) +
             render_links(marked.text, cast, "questions", claim.questions) +
             render_links(marked.text, cast, "conditional", claim.conditional) +
             render_links(marked.text, cast, "responds", claim.responds);
    for (const auto& own : claim.article) {
      lines += std::string("  the article ") + stance_names[static_cast<int>(own.position)];
      for (const auto span : own.spans) lines += " " + words(marked.text, span);
      lines += "\n";
    }
    for (const auto party : claim.unanswered) lines += "  unanswered " + cast.entities[party].name + "\n";
  }
  return lines;
}

EXPLAINER_CASES(ClaimCases, "claims", render);

/// An article of `count` pairs of a charge and its denial, each about somebody else, with their statements.
struct Long {
  text::Text text;
  std::vector<attribution::Said> said;
};
Long article_of_pairs(std::uint32_t count) {
  Article article;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0) article.text += "\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    const std::string name =
        std::string("Ar") + char('a' + i % 26) + char('a' + i / 26 % 26) + char('a' + i / 676 % 26);
    article.text += "Kest said " + name + " sold shells to Veld. " + name + " denied selling shells to Veld.";
    article.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(article.text.size())}, {}});
  }
  Long one{text::analyse(article), {}};
  for (std::uint32_t w = 0; w + 15 < one.text.words.size() + 1;
       w += 16) {  // 15 words and stops, then the end of the block
    attribution::Said charge, denial;
    charge.source = {{w, w + 1}}, charge.cue = {{w + 1, w + 2}}, charge.content = {{w + 2, w + 7}};
    denial.source = {{w + 8, w + 9}}, denial.cue = {{w + 9, w + 10}}, denial.content = {{w + 10, w + 14}};
    one.said.push_back(charge);
    one.said.push_back(denial);
  }
  return one;
}

/// At ten microseconds for every pair of them the time-out of the test would end it.
TEST(Claims, five_thousand_statements_are_read) {
  const auto one = article_of_pairs(2500);
  ASSERT_EQ(one.said.size(), 5000U);
  ASSERT_EQ(one.text.string(one.said[1].content.front()), "selling shells to Veld");
  const auto readings = stance::read_stances(one.text, one.said);
  const auto found = claims::find(one.text, one.said, {}, readings);
  EXPECT_FALSE(found.empty());
}

TEST(Claims, statements_without_words_and_readings_are_survived) {
  const auto text = text::analyse({});
  EXPECT_TRUE(stance::read_stances(text, {}).empty());
  EXPECT_TRUE(claims::find(text, {}, {}, {}).empty());
  const std::vector<attribution::Said> bare(3);
  const auto readings = stance::read_stances(text, bare);
  EXPECT_EQ(readings.size(), 3U);
  EXPECT_TRUE(claims::find(text, bare, {}, readings).empty());
}

TEST(Claims, deep_nesting_is_cut_off) {
  auto one = article_of_pairs(200);
  for (std::uint32_t i = 1; i < one.said.size(); ++i) one.said[i].inside = i - 1;
  const auto readings = stance::read_stances(one.text, one.said);
  EXPECT_LE(claims::find(one.text, one.said, {}, readings).size(), one.said.size());
}

}  // namespace
