// An article explained in steps, its questions answered elsewhere: the same bytes, whoever answers and in whatever
// order.
#include <gtest/gtest.h>

#include "support/articles.h"
#include "support/cases.h"

using namespace explainer;

namespace {

std::string article() {
  std::string pasted;
  for (const char* name : {"denial-and-mission", "no-comment", "no-dispute"})
    pasted += *cases::file(std::string(TESTS_DIR) + "/articles/" + name + "/source.txt") + "\n\n";
  return pasted;
}

std::string told(Result<Explanation> explanation) {
  return explanation ? to_json(*explanation, Unit::utf8) : explanation.error().message;
}

TEST(Steps, answers_from_elsewhere_in_any_order_give_the_same_bytes) {
  const auto& model = articles::model();
  const auto whole = told(explain(article(), &model));
  Explaining backwards(article(), &model), mixed(article(), &model);
  int rounds = 0;
  while (const auto asked = backwards.asked()) {
    ++rounds;
    for (auto number = asked; number-- > 0;)
      EXPECT_TRUE(backwards.accept(number, answer(backwards.question(number), model)));
  }
  EXPECT_GE(rounds, 3);  // the text, what its statements say, who opposes what
  while (const auto asked = mixed.asked()) {
    for (std::size_t number = 1; number < asked; number += 2)
      EXPECT_TRUE(mixed.accept(number, answer(mixed.question(number), model)));
    for (std::size_t number = 0; number < asked; ++number) mixed.read(number);
  }
  EXPECT_EQ(told(std::move(backwards).result()), whole);
  EXPECT_EQ(told(std::move(mixed).result()), whole);
}

TEST(Steps, what_is_no_answer_is_refused_and_asked_again) {
  const auto& model = articles::model();
  Explaining explaining(article(), &model);
  ASSERT_GT(explaining.asked(), 1u);
  const auto right = answer(explaining.question(0), model);
  EXPECT_FALSE(explaining.accept(0, ""));
  EXPECT_FALSE(explaining.accept(0, right.substr(1)));
  EXPECT_FALSE(explaining.accept(0, right + right));
  EXPECT_FALSE(explaining.accept(explaining.asked(), right));
  EXPECT_TRUE(explaining.question(explaining.asked()).empty());
  EXPECT_TRUE(explaining.accept(0, right));
  EXPECT_TRUE(explaining.accept(0, right));  // it came twice
  while (const auto asked = explaining.asked()) {
    for (std::size_t number = 0; number < asked; ++number) explaining.read(number);
  }
  EXPECT_EQ(told(std::move(explaining).result()), told(explain(article(), &model)));
}

TEST(Steps, an_error_or_a_text_without_a_model_asks_nothing) {
  Explaining nothing("  \n", &articles::model()), unlabelled(article(), nullptr);
  EXPECT_EQ(nothing.asked(), 0u);
  EXPECT_EQ(std::move(nothing).result().error().code, ErrorCode::empty);
  EXPECT_EQ(unlabelled.asked(), 0u);
  EXPECT_EQ(told(std::move(unlabelled).result()), told(explain(article(), nullptr)));
}

/// Every question of the article, of both kinds.
std::vector<std::string> questions() {
  const auto& model = articles::model();
  std::vector<std::string> found;
  Explaining explaining(article(), &model);
  while (const auto asked = explaining.asked()) {
    for (std::size_t number = 0; number < asked; ++number) found.push_back(explaining.question(number));
    for (std::size_t number = 0; number < asked; ++number) explaining.read(number);
  }
  return found;
}

TEST(Steps, a_question_that_is_cut_or_longer_is_none) {
  const auto all = questions();
  for (const auto* question : {&all.front(), &all.back()}) {
    EXPECT_FALSE(answer(*question, articles::model()).empty());
    EXPECT_TRUE(answer(*question + std::string(4, '\0'), articles::model()).empty());
    for (std::size_t size = 0; size < question->size(); ++size)
      ASSERT_TRUE(answer(question->substr(0, size), articles::model()).empty()) << size;
  }
}

TEST(Steps, a_number_that_does_not_fit_makes_it_none) {
  const auto all = questions();
  for (const auto* question : {&all.front(), &all.back()}) {
    for (std::size_t at = 0; at < question->size(); at += 4) {
      auto other = *question;
      other.replace(at, 4, "\xFF\xFF\xFF\x7F");
      ASSERT_TRUE(answer(other, articles::model()).empty()) << at / 4;
    }
  }
}

}  // namespace
