#include <gtest/gtest.h>

#include <functional>

#include "explanation/sample.h"
#include "explanation/tell.h"

using namespace explainer;
using explanation::breach;

namespace {

struct Damage {
  const char* name;
  const char* found;  ///< what the breach must say
  std::function<void(Explanation&)> done;
};
void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

class Breaches : public testing::TestWithParam<Damage> {};

TEST_P(Breaches, are_found) {
  auto answer = sample::every_status();
  ASSERT_EQ(breach(answer), std::nullopt);
  GetParam().done(answer);
  const auto found = breach(answer);
  ASSERT_TRUE(found.has_value());
  EXPECT_NE(found->find(GetParam().found), std::string::npos) << *found;
}

ByteSpan inside_a_character(const Explanation& answer) {
  const auto at = static_cast<std::uint32_t>(answer.article.text.find("😀"));
  return {at + 1, at + 4};
}

INSTANTIATE_TEST_SUITE_P(
    all, Breaches,
    testing::Values(
        Damage{"text_cut", "leaves the text", [](auto& a) { a.article.text.resize(40); }},
        Damage{"backwards", "leaves the text",
               [](auto& a) {
                 a.statements[1].cue[0] = {9, 8};
               }},
        Damage{"character_cut", "cuts a character", [](auto& a) { a.statements[1].cue[0] = inside_a_character(a); }},
        Damage{"empty_span", "Statement 1: a span is empty",
               [](auto& a) {
                 a.statements[1].content[0] = {3, 3};
               }},
        Damage{"hedge_cut", "cuts a character", [](auto& a) { a.statements[1].hedges = {inside_a_character(a)}; }},
        Damage{"date_outside", "leaves the text",
               [](auto& a) {
                 a.statements[2].when = ByteSpan{0, 99999};
               }},
        Damage{"spans_swapped", "not in order",
               [](auto& a) {
                 a.claims[0].text = {{50, 60}, {40, 45}};
               }},
        Damage{"spans_overlap", "not in order",
               [](auto& a) {
                 a.claims[0].text = {{50, 60}, {55, 65}};
               }},
        Damage{"blocks_overlap", "overlaps the block", [](auto& a) { a.article.blocks[2].text.begin -= 3; }},
        Damage{"block_empty", "Block 2: it is empty",
               [](auto& a) {
                 a.article.blocks[2].text = {50, 50};
               }},
        Damage{"statements_swapped", "order of the text", [](auto& a) { std::swap(a.statements[3], a.statements[9]); }},
        Damage{"claims_swapped", "Claim 1: it is not in the order",
               [](auto& a) { std::swap(a.claims[0], a.claims[1]); }},
        Damage{"entities_swapped", "Entity 1: it is not", [](auto& a) { std::swap(a.entities[0], a.entities[1]); }},
        Damage{"inside_itself", "does not come before", [](auto& a) { a.statements[4].inside = 4; }},
        Damage{"no_words", "neither cue nor content",
               [](auto& a) { a.statements[4].cue = a.statements[4].content = {}; }},
        Damage{"no_speaker", "entity does not exist", [](auto& a) { a.statements[4].speaker = 77; }},
        Damage{"no_candidate", "entity does not exist", [](auto& a) { a.statements.back().candidates = {77}; }},
        Damage{"known_and_open", "known and left open at once", [](auto& a) { a.statements[4].candidates = {0}; }},
        Damage{"anonymity_outside", "leaves the text",
               [](auto& a) {
                 a.entities[0].anonymity = {{0, 90'000}};
               }},
        Damage{"no_addressee", "entity does not exist", [](auto& a) { a.statements[4].addressee = 77; }},
        Damage{"no_party", "entity does not exist", [](auto& a) { a.entities[0].party = 77; }},
        Damage{"no_member", "entity does not exist",
               [](auto& a) {
                 a.entities[0].members = {1, 77};
               }},
        Damage{"mention_cut", "cuts a character", [](auto& a) { a.entities[0].mentions = {inside_a_character(a)}; }},
        Damage{"no_statement", "statement does not exist", [](auto& a) { a.claims[0].responds[0].statement = 77; }},
        Damage{"no_root", "entity does not exist", [](auto& a) { a.claims[0].affirms[0].root = 77; }},
        Damage{"no_accused", "entity does not exist", [](auto& a) { a.claims[0].unanswered = {77}; }},
        Damage{"no_claim_words", "no words", [](auto& a) { a.claims[0].text.clear(); }},
        Damage{"no_status", "no status", [](auto& a) { a.claims[0].status.clear(); }},
        Damage{"evidence_cut", "cuts a character",
               [](auto& a) { a.claims[0].denies[0].evidence[0].pairs[0].answer = inside_a_character(a); }},
        Damage{"no_such_candidate", "Claim 7: a candidate does not exist",
               [](auto& a) {
                 a.claims[7].candidates = {1, 77};
               }},
        Damage{"four_candidates", "too many candidates",
               [](auto& a) {
                 a.claims[7].candidates = {0, 1, 2, 3};
               }},
        Damage{"candidates_of_a_sure_claim", "not open and has candidates",
               [](auto& a) { a.claims[0].candidates = {1}; }},
        Damage{"open_and_affirmed", "yet somebody says so", [](auto& a) { a.claims[7].affirms = a.claims[0].affirms; }},
        Damage{"open_and_confirmed", "yet somebody says so",
               [](auto& a) { a.claims[7].confirms = a.claims[0].confirms; }},
        Damage{"retracted_nothing", "statement does not exist",
               [](auto& a) { a.claims[8].retracts[0].statement = 77; }},
        Damage{"own_voice_outside", "leaves the text",
               [](auto& a) {
                 a.claims[4].article[0].spans = {{0, 99999}};
               }},
        Damage{"note_outside", "Note 0",
               [](auto& a) {
                 a.notes[0].where = {0, 99999};
               }}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
