#include "explanation/standing.h"

#include <gtest/gtest.h>

#include "explanation/anonymity.h"
#include "explanation/sample.h"

using namespace explainer;
using namespace explainer::explanation;

namespace {

/// Why the source whose mention is these words is unnamed, in a text of one paragraph.
std::string why_unnamed(const std::string& words, const std::string& mention, const std::string& cue = "") {
  Article article;
  article.text = words;
  article.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(words.size())}, {}}};
  const auto span = [&](const std::string& part) {
    const auto begin = static_cast<std::uint32_t>(words.find(part));
    return ByteSpan{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Entity source;
  source.kind = EntityKind::anonymous;
  source.mentions = {span(mention)};
  Statement statement;
  if (!cue.empty()) statement.cue = {span(cue)};
  const auto found = anonymities(text::analyse(article), {source}, {statement})[0];
  return found.empty() ? "" : words.substr(found[0].begin, found[0].size());
}

TEST(Anonymity, is_told_in_the_words_behind_the_source) {
  EXPECT_EQ(why_unnamed("It rained, said an aide who asked not to be named, citing the talks.", "an aide"),
            "who asked not to be named");
  EXPECT_EQ(why_unnamed("It rained, an aide said on condition of anonymity because the talks were secret.", "an aide"),
            "on condition of anonymity because the talks were secret");
  EXPECT_EQ(why_unnamed("An aide who declined to be identified said it rained.", "An aide", "said"),
            "who declined to be identified");
  EXPECT_EQ(why_unnamed("It rained, said two aides, who were not authorised to speak publicly.", "two aides"),
            "who were not authorised to speak publicly");
}

TEST(Anonymity, is_not_guessed) {
  EXPECT_EQ(why_unnamed("It rained, said an aide who saw it.", "an aide"), "");
  EXPECT_EQ(why_unnamed("It rained, said an aide. Lee asked not to be named.", "an aide"), "");
  EXPECT_EQ(why_unnamed("An aide who was named in the suit said it rained.", "An aide"), "");
  EXPECT_EQ(why_unnamed("An aide who spoke to us said: “I was not named.”", "An aide"), "");
}

/// Says the statement in the words of these entities, the last one speaking, the others passing it on.
struct Told {
  Explanation answer;
  std::uint32_t entity(EntityKind kind, std::vector<std::uint32_t> members = {}) {
    Entity one;
    one.kind = kind;
    one.members = std::move(members);
    answer.entities.push_back(one);
    return static_cast<std::uint32_t>(answer.entities.size() - 1);
  }
  std::uint32_t said(std::optional<std::uint32_t> speaker, std::optional<std::uint32_t> inside = {}) {
    Statement one;
    one.speaker = speaker;
    one.inside = inside;
    answer.statements.push_back(one);
    return static_cast<std::uint32_t>(answer.statements.size() - 1);
  }
  bool rests(std::vector<std::uint32_t> statements, bool own_voice = false) const {
    Claim claim;
    for (const auto one : statements) claim.affirms.emplace_back().statement = one;
    if (own_voice) claim.article.emplace_back();
    return rests_on_unnamed(answer, claim);
  }
};

TEST(Standing, a_claim_rests_on_unnamed_sources_only_if_nobody_else_says_so) {
  Told told;
  const auto aide = told.entity(EntityKind::anonymous), veld = told.entity(EntityKind::country);
  const auto aides = told.entity(EntityKind::group, {aide, aide}), mixed = told.entity(EntityKind::group, {aide, veld});
  const auto by_aide = told.said(aide), by_veld = told.said(veld), through_aide = told.said(veld, by_aide);
  const auto by_aides = told.said(aides), by_mixed = told.said(mixed), open = told.said(std::nullopt);
  EXPECT_TRUE(told.rests({by_aide}));
  EXPECT_TRUE(told.rests({by_aide, through_aide, by_aides}));
  EXPECT_FALSE(told.rests({by_aide, by_veld}));
  EXPECT_FALSE(told.rests({by_mixed}));
  EXPECT_FALSE(told.rests({by_aide, open}));
  EXPECT_FALSE(told.rests({by_aide}, true));
  EXPECT_FALSE(told.rests({}));
}

TEST(Standing, who_is_known_through_unnamed_sources_alone_is_marked) {
  const auto answer = sample::every_status();
  const Telling telling(answer);
  const auto lines = standings(telling);
  ASSERT_EQ(lines.size(), answer.entities.size());
  for (std::size_t id = 0; id < lines.size(); ++id) {
    for (const auto& line : lines[id]) EXPECT_NE(line.front().text, "Known here through unnamed sources only.") << id;
  }
}

TEST(Standing, a_name_with_a_stop_of_its_own_gets_no_second) {
  Told told;
  const auto state = told.entity(EntityKind::country), envoy = told.entity(EntityKind::person);
  told.answer.entities[envoy].name = "Orlo";
  told.answer.entities[envoy].party = state;
  told.said(envoy);
  const auto of = [&](const char* name) {
    told.answer.entities[state].name = name;
    const auto lines = standings(Telling(told.answer));
    std::string words;
    for (const auto& piece : lines[envoy].front()) words += piece.text;
    return words;
  };
  EXPECT_EQ(of("U.S."), "Of U.S.");
  EXPECT_EQ(of("Arden"), "Of Arden.");
}

}  // namespace
