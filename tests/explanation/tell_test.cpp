#include "explanation/tell.h"

#include <gtest/gtest.h>

using namespace explainer;

namespace {

/// Words between single spaces, in one paragraph and one sentence: as much of a text as telling needs.
text::Text words_of(const std::string& bytes) {
  text::Text text;
  text.bytes = bytes;
  text.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(bytes.size())}, {}}};
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find(' ', at), bytes.size());
    text::Word word;
    word.bytes = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    text.words.push_back(word);
    at = end + 1;
  }
  return text;
}

struct Rooms {
  text::Text text = words_of("Arden denied that Veld paid , Kest said on Monday");
  std::vector<attribution::Said> said;
  entities::Cast cast;
  std::vector<stance::Reading> readings;
  std::vector<Claim> claims;

  void statement(WordSpan source, WordSpan cue, WordSpan content, std::optional<std::uint32_t> inside = {}) {
    attribution::Said one;
    one.source = {source};
    one.cue = {cue};
    one.content = {content};
    one.inside = inside;
    said.push_back(one);
    cast.voices.push_back({});
    readings.push_back({});
  }
  Explanation tell() const {
    Article article;
    article.text = text.bytes;
    article.blocks = text.blocks;
    return explanation::tell(article, text, said, cast, readings, claims, {});
  }
};

TEST(Tell, an_open_speaker_keeps_its_candidates_and_a_known_one_has_none) {
  Rooms rooms;
  rooms.statement({6, 7}, {7, 8}, {0, 5});
  rooms.statement({0, 1}, {1, 2}, {2, 5});
  rooms.cast.entities.resize(2);  // Kest, found first, and Arden, which the text has first
  rooms.cast.entities[0].mentions = {{30, 34}};
  rooms.cast.entities[1].mentions = {{0, 5}};
  rooms.cast.voices[0].candidates = {0, 1, 7};
  rooms.cast.voices[1].speaker = 1;
  rooms.cast.voices[1].candidates = {0};
  const auto answer = rooms.tell();
  ASSERT_EQ(answer.statements.size(), 2U);
  EXPECT_EQ(answer.statements[0].candidates, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(answer.statements[1].speaker, 0U);
  EXPECT_EQ(answer.statements[1].candidates, std::vector<std::uint32_t>{});
  EXPECT_EQ(explanation::breach(answer), std::nullopt);
}

TEST(Tell, words_become_bytes) {
  Rooms rooms;
  rooms.statement({6, 7}, {7, 8}, {0, 5});
  rooms.readings[0].when = WordSpan{8, 10};
  const auto answer = rooms.tell();
  ASSERT_EQ(answer.statements.size(), 1U);
  EXPECT_EQ(answer.statements[0].content, std::vector({ByteSpan{0, 27}}));
  EXPECT_EQ(answer.statements[0].source, std::vector({ByteSpan{30, 34}}));
  EXPECT_EQ(answer.statements[0].when, (ByteSpan{40, 49}));
  EXPECT_EQ(explanation::breach(answer), std::nullopt);
}

TEST(Tell, statements_and_entities_take_text_order_and_every_id_follows) {
  Rooms rooms;
  rooms.statement({6, 7}, {7, 8}, {8, 10});    // Kest, at byte 30
  rooms.statement({0, 1}, {1, 2}, {2, 5});     // Arden, at byte 0
  rooms.statement({3, 4}, {4, 5}, {4, 5}, 1);  // Veld, in what Arden denies
  Entity kest, arden;
  kest.name = "Kest", kest.mentions = {{30, 34}}, kest.party = 1;
  arden.name = "Arden", arden.mentions = {{0, 5}}, arden.members = {0};
  rooms.cast.entities = {kest, arden};
  rooms.cast.voices = {{0, {}, 1}, {1, 0, {}}, {{}, {}, {}}};
  Claim claim;
  claim.text = {{18, 27}};
  claim.status = {ClaimStatus::disputed};
  claim.denies.resize(2);
  claim.denies[0].statement = 0, claim.denies[0].root = 0;
  claim.denies[1].statement = 1;
  claim.unanswered = {1};
  rooms.claims = {claim};

  const auto answer = rooms.tell();
  ASSERT_EQ(explanation::breach(answer), std::nullopt);
  EXPECT_EQ(answer.entities[0].name, "Arden");
  EXPECT_EQ(answer.entities[0].members, std::vector({1U}));
  EXPECT_EQ(answer.entities[1].party, 0U);
  EXPECT_EQ(answer.statements[0].speaker, 0U);
  EXPECT_EQ(answer.statements[0].onBehalfOf, 1U);
  EXPECT_EQ(answer.statements[1].inside, 0U);
  EXPECT_EQ(answer.statements[2].speaker, 1U);
  EXPECT_EQ(answer.statements[2].addressee, 0U);
  EXPECT_EQ(answer.claims[0].denies[0].statement, 0U);
  EXPECT_EQ(answer.claims[0].denies[1].statement, 2U);
  EXPECT_EQ(answer.claims[0].denies[1].root, 1U);
  EXPECT_EQ(answer.claims[0].unanswered, std::vector({0U}));
}

TEST(Tell, candidates_of_an_open_claim_stay_in_the_order_of_likelihood) {
  Rooms rooms;
  rooms.statement({6, 7}, {7, 8}, {8, 10});  // at byte 30
  rooms.statement({0, 1}, {1, 2}, {2, 5});   // at byte 0
  rooms.statement({3, 4}, {4, 5}, {4, 5});   // between them
  Claim claim;
  claim.text = {{18, 27}};
  claim.status = {ClaimStatus::disputed};
  claim.open = true;
  claim.candidates = {0, 7, 1};  // there is no statement 7
  claim.denies.resize(1);
  claim.denies[0].statement = 2;
  claim.retracts.resize(2);
  claim.retracts[0].statement = 0, claim.retracts[0].root = 9;
  claim.retracts[1].statement = 1;
  rooms.claims = {claim};
  const auto answer = rooms.tell();
  ASSERT_EQ(explanation::breach(answer), std::nullopt);
  EXPECT_TRUE(answer.claims[0].open);
  EXPECT_EQ(answer.claims[0].candidates, std::vector({2U, 0U}));
  EXPECT_EQ(answer.claims[0].denies[0].statement, 1U);
  EXPECT_EQ(answer.claims[0].retracts[0].statement, 0U);
  EXPECT_EQ(answer.claims[0].retracts[1].statement, 2U);
  EXPECT_EQ(answer.claims[0].retracts[1].root, std::nullopt);
}

TEST(Tell, spans_are_tidied_and_claims_without_words_dropped) {
  Rooms rooms;
  rooms.statement({0, 0}, {1, 2}, {2, 5});
  rooms.said[0].content = {{4, 5}, {2, 4}, {3, 5}, {9, 9}};
  Claim empty, kept;
  empty.text = {{4, 4}};
  kept.text = {{18, 22}, {20, 27}};
  kept.status = {ClaimStatus::uncontested};
  rooms.claims = {empty, kept};
  const auto answer = rooms.tell();
  EXPECT_TRUE(answer.statements[0].source.empty());
  EXPECT_EQ(answer.statements[0].content, std::vector({ByteSpan{13, 27}}));
  ASSERT_EQ(answer.claims.size(), 1U);
  EXPECT_EQ(answer.claims[0].text, std::vector({ByteSpan{18, 27}}));
  EXPECT_EQ(explanation::breach(answer), std::nullopt);
}

TEST(Tell, says_that_nobody_is_quoted) {
  const auto answer = Rooms().tell();
  ASSERT_EQ(answer.notes.size(), 1U);
  EXPECT_EQ(answer.notes[0].code, "N-NONE");
}

TEST(Tell, says_how_the_text_was_read) {
  EXPECT_TRUE(explanation::reading_notes("en", true).empty());
  const auto german = explanation::reading_notes("de", true);
  ASSERT_EQ(german.size(), 1U);
  EXPECT_EQ(german[0].code, "N-LANG");
  EXPECT_EQ(german[0].message,
            "This looks like German. Attribution is tuned for English; only marked quotations are listed.");
  EXPECT_TRUE(explanation::reading_notes("und", true)[0].message.starts_with("This does not look like English."));
  ASSERT_EQ(explanation::reading_notes("en", false).size(), 1U);
  EXPECT_EQ(explanation::reading_notes("en", false)[0].code, "E-MODEL");
}

}  // namespace
