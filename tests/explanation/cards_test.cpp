#include "explanation/cards.h"

#include <gtest/gtest.h>

#include "explanation/sample.h"

using namespace explainer;
using namespace explainer::explanation;

namespace {

std::string flat(const Line& line) {
  std::string words;
  for (const auto& piece : line) words += piece.voice == Voice::article ? "“" + piece.text + "”" : piece.text;
  return words;
}

/// The headings that the claims of the sample get after a change, one a line.
std::vector<std::string> headings(Explanation answer) {
  std::vector<std::string> found;
  for (const auto& item : claim_items(Telling(answer))) {
    if (item.kind == ItemKind::section || item.kind == ItemKind::claim) found.push_back(flat(item.line));
  }
  return found;
}

std::string summary(const Explanation& answer) { return flat(outline(answer)[1].line); }

TEST(Cards, open_claims_stand_between_those_that_somebody_opposes_and_those_that_nobody_does) {
  const std::vector<std::string> expected = {"Claim 1 of 6: Disputed, accepted in part",
                                             "Claim 2 of 6: Disputed",
                                             "Claim 3 of 6: Not confirmed",
                                             "Denials whose claim is left open",
                                             "Left open 1 of 2: Denied",
                                             "Left open 2 of 2: Taken back",
                                             "Accepted by the party concerned",
                                             "Claim 4 of 6: Accepted by the builders",
                                             "No opposing statement, unnamed sources only",
                                             "No opposing statement in this article",
                                             "Stated by the article without a source"};
  EXPECT_EQ(headings(sample::every_status()), expected);
}

TEST(Cards, the_status_of_an_open_claim_is_what_is_done_with_it) {
  Claim claim;
  claim.open = true;
  claim.status = {ClaimStatus::disputed};
  const Explanation none;
  const auto word = [&] { return flat(status(Telling(none), claim)); };
  claim.retracts.resize(1);
  EXPECT_EQ(word(), "Taken back");
  claim.questions.resize(1);
  EXPECT_EQ(word(), "Questioned");
  claim.declines.resize(1);
  EXPECT_EQ(word(), "Not confirmed");
  claim.denies.resize(1);
  EXPECT_EQ(word(), "Denied");
  claim.open = false;
  EXPECT_EQ(word(), "Disputed");
}

TEST(Cards, what_is_taken_back_is_not_among_what_nobody_opposes) {
  auto answer = sample::every_status();
  answer.claims[2].retracts = answer.claims[2].affirms;
  EXPECT_EQ(shelf(answer, answer.claims[2]), Shelf::not_confirmed);
  EXPECT_EQ(flat(status(Telling(answer), answer.claims[2])), "Taken back");
}

TEST(Cards, claims_and_denials_left_open_are_counted_apart) {
  auto answer = sample::every_status();
  EXPECT_TRUE(
      summary(answer).starts_with("Six claims. Two are disputed, one of them accepted in part; of two more answers it "
                                  "is left open which claim they "
                                  "answer. One is not"))
      << summary(answer);
  answer.claims[8].denies = answer.claims[8].retracts;
  EXPECT_NE(summary(answer).find("of two more denials it is left open which claim they answer."), std::string::npos);
  answer.claims = {answer.claims[7]};
  EXPECT_EQ(summary(answer), "Of one denial it is left open which claim it answers.");
}

TEST(Cards, what_only_the_article_says_is_no_claim_of_anybody) {
  auto answer = sample::every_status();
  answer.claims = {answer.claims[2], answer.claims[4]};
  EXPECT_EQ(summary(answer),
            "One claim. It is not disputed in this article. One rests on unnamed sources only. One passage names no "
            "source.");
  answer.claims = {answer.claims[1]};
  EXPECT_EQ(summary(answer), "No claim is set against another. One passage names no source.");
}

TEST(Cards, each_shelf_has_its_place_and_its_label) {
  const auto answer = sample::every_status();
  const auto stands = [&](std::size_t id) {
    return std::pair(shelf(answer, answer.claims[id]), label(answer.claims[id]));
  };
  EXPECT_EQ(stands(0), std::pair(Shelf::disputed, Label::disputed));
  EXPECT_EQ(stands(1), std::pair(Shelf::not_confirmed, Label::not_confirmed));
  EXPECT_EQ(stands(2), std::pair(Shelf::unnamed, Label::unopposed));
  EXPECT_EQ(stands(3), std::pair(Shelf::accepted, Label::accepted));
  EXPECT_EQ(stands(4), std::pair(Shelf::unsourced, Label::unsourced));
  EXPECT_EQ(stands(6), std::pair(Shelf::unopposed, Label::unopposed));
  EXPECT_EQ(stands(7), std::pair(Shelf::open, Label::denied));
  EXPECT_EQ(stands(8), std::pair(Shelf::open, Label::taken_back));
  auto claim = answer.claims[0];
  claim.status = {ClaimStatus::partly_accepted};
  EXPECT_EQ(shelf(answer, claim), Shelf::partly_accepted);
  claim = answer.claims[6];
  claim.unanswered = {0};
  EXPECT_EQ(shelf(answer, claim), Shelf::answered) << "whose answer is missing is told on a card";
}

/// A heading of the sample's claim with this text, said by its first statement.
std::string heading_of(const std::string& words, bool open) {
  auto answer = sample::every_status();
  const auto begin = static_cast<std::uint32_t>(answer.article.text.find(words));
  Claim claim;
  claim.text = {{begin, begin + static_cast<std::uint32_t>(words.size())}};
  claim.open = open;
  claim.status = {ClaimStatus::disputed};
  (open ? claim.denies : claim.affirms).resize(1);
  answer.claims = {claim};
  for (const auto& item : claim_items(Telling(answer))) {
    if (item.kind == ItemKind::words) return flat(item.line);
  }
  return "";
}

TEST(Cards, words_that_are_no_proposition_stand_with_who_says_them) {
  EXPECT_EQ(heading_of("Arden of arming Veld", false), "“Kest” “accuses” “Arden of arming Veld” (headline)");
  EXPECT_EQ(heading_of("Arden of arming Veld", true), "“Kest” “accuses” “Arden of arming Veld” (headline)");
  EXPECT_EQ(heading_of("Arden sold shells to Veld", false), "“Arden sold shells to Veld” ¶1");
}

}  // namespace
