#include <gtest/gtest.h>

#include <algorithm>

#include "explanation/tell.h"
#include "support/articles.h"

using namespace explainer;

/// What is told while a long article is read (Options::preview).
namespace {

/// Paragraphs of several patterns with other names and figures in each, one of them quoting on into the next.
std::string long_article(std::size_t paragraphs) {
  const char* const places[] = {"Arden", "Veld", "Kest", "Tolm", "Brenn"};
  const char* const people[] = {"Mara Holt", "Ivo Brandt", "Nora Lind"};
  std::string text = "Ministers at odds over the harbour\n\n";
  for (std::size_t i = 0; i < paragraphs; ++i) {
    const std::string place = places[i * 3 % 5], other = places[(i * 3 + 1) % 5], person = people[i % 3];
    const std::string number = std::to_string(12 + 7 * i);
    switch (i % 5) {
      case 0:
        text += place + " sold " + number + " cranes to " + other + ", two officials said on Monday. A spokesman for " +
                other + " denied that the sale had taken place.";
        break;
      case 1:
        text += "“We will keep the " + number + " cranes,” said " + person + ", the mayor of " + place + ". “And";
        break;
      case 2:
        text += "“" + place + " will not wait for " + number + " years, and nobody in " + other + " should.”";
        break;
      case 3: text += "The harbour of " + other + " has " + number + " berths. It was built of granite."; break;
      default: text += person + " said that the minister of " + place + " had denied selling " + number + " ships.";
    }
    text += i % 5 == 1 ? " nobody will take them from us.\n\n" : "\n\n";
  }
  return text;
}

struct Reading {
  std::vector<Explanation> previews;
  Explanation answer;
};

Reading read(const std::string& paste, const Model* model) {
  Reading reading;
  Options options;
  options.preview = [&](const Explanation& so_far) { reading.previews.push_back(so_far); };
  const auto answer = explain(paste, model, options);
  EXPECT_TRUE(answer);
  if (answer) reading.answer = *answer;
  return reading;
}

template <class T>
bool begins_with(const T& whole, const T& part) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

/// The statement of the answer that a statement of a preview has become: a quotation may have run on since.
const Statement* in_answer(const Explanation& answer, const Statement& told) {
  for (const auto& one : answer.statements) {
    if (one.source == told.source && one.cue == told.cue && begins_with(one.content, told.content)) return &one;
  }
  return nullptr;
}

TEST(Preview, each_is_the_explanation_of_more_leading_blocks) {
  const auto [previews, answer] = read(long_article(40), &articles::model());
  ASSERT_GE(previews.size(), 5u);
  EXPECT_LE(previews.size(), 8u);
  std::size_t last = 0;
  for (const auto& preview : previews) {
    EXPECT_EQ(explanation::breach(preview), std::nullopt);
    EXPECT_GT(preview.article.blocks.size(), last);
    last = preview.article.blocks.size();
    EXPECT_TRUE(begins_with(answer.article.blocks, preview.article.blocks));
    EXPECT_TRUE(begins_with(answer.article.text, preview.article.text));
    EXPECT_EQ(preview.article.text.size(), preview.article.blocks.back().text.end);
    EXPECT_TRUE(preview.entities.empty() && preview.claims.empty() && preview.notes.empty());
  }
  EXPECT_LE(previews.front().article.text.size(), answer.article.text.size() / 4);
  EXPECT_FALSE(previews.front().statements.empty());
}

TEST(Preview, what_it_tells_is_in_the_answer) {
  const auto [previews, answer] = read(long_article(40), &articles::model());
  ASSERT_FALSE(previews.empty());
  for (const auto& preview : previews) {
    for (const auto& told : preview.statements) {
      EXPECT_FALSE(told.inside);
      const auto* const found = in_answer(answer, told);
      ASSERT_NE(found, nullptr) << "statement " << (&told - preview.statements.data());
      EXPECT_FALSE(found->inside);
    }
  }
  const auto end = previews.back().article.text.size();
  const auto outer = std::count_if(answer.statements.begin(), answer.statements.end(),
                                   [&](const Statement& one) { return !one.inside && one.content.front().end <= end; });
  EXPECT_EQ(previews.back().statements.size(), static_cast<std::size_t>(outer));
}

TEST(Preview, a_quotation_that_runs_on_is_told_as_far_as_it_is_read) {
  std::string text = "Mara Holt, the mayor of Kest, said: “The harbour is ours, and it will stay ours.\n\n";
  for (int i = 1; i < 40; ++i) {
    text += "“In year " + std::to_string(i) + " we built a pier, and nobody helped us to pay for the stones of it.";
    text += i < 39 ? "\n\n" : "”\n";
  }
  const auto [previews, answer] = read(text, &articles::model());
  ASSERT_GE(previews.size(), 2u);
  std::size_t told = 0;
  for (const auto& preview : previews) {
    ASSERT_FALSE(preview.statements.empty());
    const auto& first = preview.statements.front();
    EXPECT_GT(first.content.size(), told);
    told = first.content.size();
    EXPECT_LE(first.content.back().end, preview.article.text.size());
    EXPECT_NE(in_answer(answer, first), nullptr);
  }
}

TEST(Preview, nobody_listening_is_the_same_bytes) {
  for (const std::size_t paragraphs : {1u, 7u, 40u}) {
    const auto text = long_article(paragraphs);
    const auto unheard = explain(text, &articles::model());
    ASSERT_TRUE(unheard);
    EXPECT_EQ(to_json(*unheard, Unit::utf16), to_json(read(text, &articles::model()).answer, Unit::utf16));
  }
}

TEST(Preview, no_paragraph_is_told_by_halves) {
  std::string text = long_article(20);
  std::replace(text.begin(), text.end(), '\n', ' ');  // one paragraph
  const auto [previews, answer] = read(text, &articles::model());
  ASSERT_EQ(answer.article.blocks.size(), 1u);
  ASSERT_LE(previews.size(), 1u);
  for (const auto& preview : previews) EXPECT_EQ(preview.article.text, answer.article.text);
}

TEST(Preview, nothing_is_told_where_nothing_takes_time) {
  EXPECT_TRUE(read(long_article(40), nullptr).previews.empty());
  EXPECT_TRUE(
      read("Das ist nicht wahr, sagte der Minister am Montag in der Stadt.\n\nEr wies das zurück.", &articles::model())
          .previews.empty());
}

}  // namespace
