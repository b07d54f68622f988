#include <gtest/gtest.h>

#include "entities/entities.h"
#include "text/text.h"

namespace {

using namespace explainer;

text::Text paragraphs(const std::vector<std::string>& bodies) {
  Article article;
  for (const auto& body : bodies) {
    if (!article.text.empty()) article.text += '\n';
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += body;
    article.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(article.text.size())}, {}});
  }
  return text::analyse(article);
}

/// The entity that a word means at its nth place; nothing if it is no mention.
std::optional<std::uint32_t> meant(const text::Text& text, std::string_view word, int place = 1) {
  for (const auto& mention : entities::all_mentions(text, {})) {
    if (text.string(mention.words) == word && --place == 0) return mention.entity;
  }
  return std::nullopt;
}

TEST(Pronouns, several_are_they) {
  const auto text = paragraphs({"The divers came up at noon. They were cold, and their boat had gone."});
  ASSERT_TRUE(meant(text, "They"));
  EXPECT_EQ(meant(text, "They"), meant(text, "their"));
}

TEST(Pronouns, the_object_is_not_the_subject_of_its_clause) {
  const auto text = paragraphs({"Orla Finch met Ilse Orlo. Finch told her so."});
  ASSERT_TRUE(meant(text, "her"));
  EXPECT_EQ(meant(text, "her"), meant(text, "Ilse Orlo"));
  EXPECT_NE(meant(text, "her"), meant(text, "Finch"));
}

TEST(Pronouns, it_that_stands_for_nothing) {
  const auto text = paragraphs({"The Veld Council met. It is clear that prices rose."});
  EXPECT_FALSE(meant(text, "It"));
}

TEST(Pronouns, who_is_asked_answers) {
  const auto text = paragraphs({"The Kest Herald met Orla Finch on Monday. Finch rows.", "When did you begin?",
                                "I began at six. My uncle had a boat.", "Who taught you?", "My uncle. I went each day.",
                                "And what will you do now?", "I will row on."});
  const auto finch = meant(text, "Orla Finch");
  ASSERT_TRUE(finch);
  EXPECT_EQ(meant(text, "you"), finch);
  EXPECT_EQ(meant(text, "I"), finch);
  EXPECT_EQ(meant(text, "My", 2), finch);
}

TEST(Pronouns, one_question_makes_no_interview) {
  const auto text = paragraphs({"Orla Finch rows. Finch won.", "What do you say to that?", "I say nothing."});
  ASSERT_TRUE(meant(text, "I"));
  EXPECT_NE(meant(text, "I"), meant(text, "Orla Finch"));
}

TEST(Pronouns, a_statement_that_asks_is_a_question_and_a_long_answer_stays_one) {
  const auto text = paragraphs({"An interview with Orla Finch, who rows.", "You began early. Tell us of it.",
                                "I was six. We had a boat.", "The boat was old, and the river high.", "And now?",
                                "I row on.", "What would you change, and what will you keep?", "Nothing at all.",
                                "Do you like the river?", "Yes, and my boat."});
  const auto finch = meant(text, "Orla Finch");
  ASSERT_TRUE(finch);
  EXPECT_EQ(meant(text, "You"), finch);
  EXPECT_EQ(meant(text, "I"), finch);
  EXPECT_EQ(meant(text, "my"), finch);
  EXPECT_EQ(meant(text, "you", 3), finch);
}

TEST(Pronouns, who_holds_the_interview_does_not_answer) {
  const auto text = paragraphs({"Piet Vey spoke with Orla Finch in an interview. Vey rows, too.", "Do you row?",
                                "I do.", "Do you win?", "I do not."});
  EXPECT_EQ(meant(text, "I"), meant(text, "Orla Finch"));
}

}  // namespace
