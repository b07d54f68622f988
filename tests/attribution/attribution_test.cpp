#include "attribution/attribution.h"

#include "attribution/floating.h"
#include "attribution/labels.h"
#include "attribution/linking.h"
#include "attribution/repairs.h"
#include "support/articles.h"
#include "support/cases.h"

using namespace explainer;
using attribution::Role;
using attribution::Said;

namespace {

std::string quoted(const text::Text& text, const std::vector<WordSpan>& spans) {
  std::string out;
  for (const auto& span : spans) out += (out.empty() ? "[" : " … [") + std::string(text.string(span)) + "]";
  return out.empty() ? "none" : out;
}

std::string render(const text::Text& text, const std::vector<Said>& said) {
  static const char* const forms[] = {"direct", "indirect", "mixed"};
  std::string out;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const auto& one = said[i];
    out += std::to_string(i) + " " + forms[static_cast<int>(one.form)];
    if (one.inside) out += ", inside " + std::to_string(*one.inside);
    if (one.continues) out += ", continues " + std::to_string(*one.continues);
    out += "\n  who " + quoted(text, one.source) + "\n  says " + quoted(text, one.cue) + "\n  what " +
           quoted(text, one.content) + "\n";
  }
  return out;
}

/// One paragraph whose tagged spans are written out: "{who Marsh} {says said} {what it rained}".
struct Tagging {
  text::Text text;
  std::vector<attribution::Tagged> tagged;
};

Tagging tagging(const std::string& input) {
  std::string plain;
  struct Found {
    Role role;
    std::size_t begin, end;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < input.size(); ++i) {
    if (input[i] == '{') {
      const auto space = input.find(' ', i);
      const auto word = input.substr(i + 1, space - i - 1);
      found.push_back({word == "who" ? Role::source : word == "says" ? Role::cue : Role::content, plain.size(), 0});
      i = space;
    } else if (input[i] == '}') {
      found.back().end = plain.size();
    } else {
      plain += input[i];
    }
  }
  Tagging made{articles::text_of(plain), {}};
  for (const auto& one : found) {
    WordSpan words{~0u, 0};
    for (std::uint32_t w = 0; w < made.text.words.size(); ++w) {
      const auto bytes = made.text.words[w].bytes;
      if (bytes.begin < one.begin || bytes.end > one.end) continue;
      words = {std::min(words.begin, w), w + 1};
    }
    made.tagged.push_back({one.role, words, 4});
  }
  return made;
}

std::string linked(const std::string& input) {
  const auto made = tagging(input);
  auto said = attribution::link(made.text, made.tagged);
  for (auto& one : said) one.form = attribution::form_of(made.text, one);
  return render(made.text, said);
}

std::string floated(const std::string& input) {
  const auto made = tagging(input);
  auto said = attribution::link(made.text, made.tagged);
  said = attribution::add_floating(made.text, attribution::complete_quotations(made.text, std::move(said)));
  for (auto& one : said) one.form = attribution::form_of(made.text, one);
  return render(made.text, said);
}

std::string with_the_model(const std::string& input) {
  const auto text = articles::text_of(input);
  return render(text, attribution::find(text, &articles::model()));
}

std::string without_a_model(const std::string& input) {
  const auto text = articles::text_of(input);
  return render(text, attribution::find(text, nullptr));
}

}  // namespace

EXPLAINER_CASES(LinkingCases, "attribution/linking", linked);
EXPLAINER_CASES(FloatingCases, "attribution/floating", floated);
EXPLAINER_CASES(ReadingCases, "attribution/reading", with_the_model);
EXPLAINER_CASES(QuotationsOnlyCases, "attribution/quotations_only", without_a_model);

namespace {

encoder::Scores favouring(encoder::Label label) {
  encoder::Scores scores{};
  scores[label] = 4;
  return scores;
}

}  // namespace

TEST(Labels, a_run_cannot_go_on_without_having_begun) {
  const encoder::Transitions even{};
  const auto runs = attribution::decode({favouring(encoder::in_source), favouring(encoder::outside),
                                         favouring(encoder::begin_cue), favouring(encoder::in_cue)},
                                        even, 10);
  for (const auto& run : runs) EXPECT_NE(run.role, Role::content);
  ASSERT_FALSE(runs.empty());
  EXPECT_EQ(runs.back().role, Role::cue);
  EXPECT_EQ(runs.back().words, (WordSpan{12, 14}));
}

TEST(Labels, no_words_no_runs) { EXPECT_TRUE(attribution::decode({}, {}, 0).empty()); }

TEST(Attribution, statements_are_in_text_order_and_the_outer_comes_first) {
  const auto text = articles::text_of(
      "Arden has told its allies that it believes Kest has sold shells to Veld, according to two people who saw the "
      "report.\n\"We did not sell anything,\" a spokesman for Kest said. \"The report is wrong.\"");
  const auto said = attribution::find(text, &articles::model());
  ASSERT_GE(said.size(), 2u);
  for (std::uint32_t i = 0; i < said.size(); ++i) {
    if (said[i].inside) {
      EXPECT_LT(*said[i].inside, i);
    }
    for (const auto& span : said[i].content) EXPECT_LE(span.end, text.words.size());
  }
}

TEST(Attribution, what_somebody_made_up_is_nothing_that_they_say) {
  const auto kept = [](const std::string& input) {
    const auto made = tagging(input);
    return attribution::drop_doubtful(made.text, attribution::link(made.text, made.tagged)).size();
  };
  EXPECT_EQ(kept("{what The charges} {says were fabricated} by {who Kest}."), 0u);
  EXPECT_EQ(kept("{what The charges} {says were repeated} by {who Kest}."), 1u);
}
