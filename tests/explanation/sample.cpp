#include "explanation/sample.h"

#include <cstdio>
#include <cstdlib>

namespace sample {
namespace {

using namespace explainer;

struct Builder {
  Explanation all;

  void block(BlockKind kind, const std::string& words) {
    auto& text = all.article.text;
    if (!text.empty()) text += "\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    all.article.blocks.push_back({kind, {begin, static_cast<std::uint32_t>(text.size())}, {}});
  }

  /// Where the words stand for the first time; a sample that quotes what it does not hold is a mistake in the test.
  ByteSpan at(const std::string& words) const {
    const auto found = all.article.text.find(words);
    if (found == std::string::npos) {
      std::fprintf(stderr, "not in the sample: %s\n", words.c_str());
      std::abort();
    }
    return {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + words.size())};
  }
  std::vector<ByteSpan> spans(std::initializer_list<const char*> all_words) const {
    std::vector<ByteSpan> found;
    for (const auto* words : all_words) found.push_back(at(words));
    return found;
  }

  std::uint32_t entity(const char* name, EntityKind kind, const char* description = nullptr) {
    Entity one;
    one.name = name;
    one.kind = kind;
    if (description) one.description = description;
    one.mentions = {at(name)};
    all.entities.push_back(one);
    return static_cast<std::uint32_t>(all.entities.size() - 1);
  }

  Statement& statement(std::optional<std::uint32_t> speaker, const char* source, const char* cue,
                       std::initializer_list<const char*> content, Stance stance = Stance::asserts) {
    Statement one;
    one.stance = stance;
    one.speaker = speaker;
    if (*source) one.source = spans({source});
    if (*cue) one.cue = spans({cue});
    one.content = spans(content);
    one.confidence = 0.934F;
    all.statements.push_back(one);
    return all.statements.back();
  }

  std::uint32_t last() const { return static_cast<std::uint32_t>(all.statements.size() - 1); }

  Claim& claim(const char* words, std::vector<ClaimStatus> status) {
    Claim one;
    one.text = spans({words});
    one.status = std::move(status);
    all.claims.push_back(one);
    return all.claims.back();
  }
};

ByteSpan first_bytes(ByteSpan span, std::uint32_t count) { return {span.begin, span.begin + count}; }

Link link(std::uint32_t statement, Relation relation = Relation::same, Certainty certainty = Certainty::certain) {
  Link one;
  one.statement = statement;
  one.relation = relation;
  one.certainty = certainty;
  return one;
}

}  // namespace

Explanation every_status() {
  Builder b;
  b.block(BlockKind::headline, "Kest accuses Arden of arming Veld");
  b.block(BlockKind::byline, "By Nora Lind");
  b.block(BlockKind::paragraph,
          "Arden sold shells to Veld last winter, two officials familiar with the matter told the Tolm Courier 😀. "
          "The two officials confirmed the sale again on Monday.");
  b.block(BlockKind::related, "Read more: Veld’s *quiet* <b>war</b>");
  b.block(
      BlockKind::paragraph,
      "Arden denied sending any arms to Veld for use in its border war. Its envoy Mara Holt said there was “no "
      "proof” of the sale. Veld’s defence ministry admitted that it received a small batch, but before the embargo.");
  b.block(BlockKind::paragraph,
          "“If shells were sold, the treaty which the two countries signed in the spring after eleven months of talks "
          "in three capitals, and which both parliaments have since approved, would be broken on the very first day of "
          "its second year,” said Ivo Brandt, foreign minister of Kest.");
  b.block(BlockKind::paragraph,
          "The river port was closed, fishermen said. The harbour office declined to comment on the port. Arden gave "
          "explanations on the shells.");
  b.block(BlockKind::paragraph,
          "Talks may resume, a diplomat said. He asked not to be named. The bridge at Tolm was unsafe, its mayor "
          "wrote; the builders agreed that "
          "it was. The treaty is dead.");
  b.block(BlockKind::paragraph,
          "Nobody was paid, Arden maintains. A flood is near, Holt warned, and Brandt has doubts.");
  b.block(BlockKind::paragraph,
          "Holt rejected the accusations. Brandt withdrew his remark of last week that Arden had broken the treaty.");
  b.block(BlockKind::boilerplate, "Subscribe for more.");
  b.block(BlockKind::repeat, "By Nora Lind");
  b.all.article.title = "Kest accuses Arden of arming Veld";
  b.all.article.bylines = {"Nora Lind"};
  b.all.article.outlet = "Tolm Courier";

  const auto kest = b.entity("Kest", EntityKind::country), arden = b.entity("Arden", EntityKind::country),
             veld = b.entity("Veld", EntityKind::country);
  const auto officials = b.entity("two officials familiar with the matter", EntityKind::anonymous);
  const auto courier = b.entity("Tolm Courier", EntityKind::medium);
  const auto holt = b.entity("Mara Holt", EntityKind::person, "envoy");
  const auto ministry = b.entity("Veld’s defence ministry", EntityKind::organisation);
  const auto brandt = b.entity("Ivo Brandt", EntityKind::person, "foreign minister of Kest");
  const auto fishermen = b.entity("fishermen", EntityKind::group);
  const auto harbour = b.entity("The harbour office", EntityKind::organisation);
  const auto diplomat = b.entity("a diplomat", EntityKind::anonymous);
  const auto mayor = b.entity("its mayor", EntityKind::person);
  const auto builders = b.entity("the builders", EntityKind::group);
  b.all.entities[holt].party = arden;
  b.all.entities[holt].aliases = {"Its envoy Mara Holt", "Holt"};
  b.all.entities[officials].aliases = {"The two officials"};
  b.all.entities[diplomat].anonymity = b.spans({"asked not to be named"});

  b.statement(kest, "Kest", "accuses", {"Arden of arming Veld"}, Stance::accuses);
  const auto accused = b.last();
  b.statement(officials, "two officials familiar with the matter", "told", {"Arden sold shells to Veld last winter"})
      .addressee = courier;
  const auto sold = b.last();
  b.statement(officials, "The two officials", "confirmed", {"the sale again"}, Stance::confirms).when =
      b.at("on Monday");
  const auto again = b.last();
  b.statement(arden, "Arden denied", "denied", {"sending any arms to Veld for use in its border war"}, Stance::denies);
  b.all.statements.back().source = {{b.at("Arden denied").begin, b.at("Arden denied").begin + 5}};
  const auto denied = b.last();
  auto& proof = b.statement(holt, "Its envoy Mara Holt", "said there was", {"“no proof” of the sale"}, Stance::asserts);
  proof.form = Form::mixed;
  proof.onBehalfOf = arden;
  const auto asked = b.last();
  b.statement(ministry, "Veld’s defence ministry", "admitted",
              {"that it received a small batch, but before the embargo"}, Stance::confirms);
  const auto part = b.last();
  auto& broken = b.statement(brandt, "Ivo Brandt", "said Ivo",
                             {"“If shells were sold, the treaty which the two countries signed in the spring after "
                              "eleven months of talks in three capitals, and which both parliaments have since "
                              "approved, would be broken on the very first day of its second year,”"});
  broken.cue = {{b.at("said Ivo").begin, b.at("said Ivo").begin + 4}};
  broken.form = Form::direct;
  broken.conditional = true;
  broken.hedges = b.spans({"would"});
  const auto conditional = b.last();
  b.statement(fishermen, "fishermen", "said. The harbour", {"The river port was closed"});
  b.all.statements.back().cue = {{b.at("said. The harbour").begin, b.at("said. The harbour").begin + 4}};
  const auto closed = b.last();
  b.statement(harbour, "The harbour office", "declined to comment", {"on the port"}, Stance::declines);
  const auto declined = b.last();
  b.statement(arden, "Arden gave", "gave explanations", {"on the shells"}, Stance::asserts);
  b.all.statements.back().source = {{b.at("Arden gave").begin, b.at("Arden gave").begin + 5}};
  const auto responded = b.last();
  b.statement(diplomat, "a diplomat", "said. He", {"Talks may resume"}).hedges = b.spans({"may"});
  b.all.statements.back().cue = {{b.at("said. He").begin, b.at("said. He").begin + 4}};
  const auto resume = b.last();
  b.statement(mayor, "its mayor", "wrote", {"The bridge at Tolm was unsafe"});
  const auto unsafe = b.last();
  b.statement(builders, "the builders", "agreed", {"that it was"}, Stance::confirms);
  const auto agreed = b.last();
  b.statement(arden, "Arden maintains", "maintains", {"Nobody was paid"}, Stance::denies);
  b.all.statements.back().source = {{b.at("Arden maintains").begin, b.at("Arden maintains").begin + 5}};
  const auto unpaid = b.last();
  b.statement(brandt, "", "has doubts", {});
  const auto doubts = b.last();
  b.statement(std::nullopt, "", "warned", {"A flood is near"}, Stance::warns).inside = doubts;
  b.all.statements.back().candidates = {holt, brandt};
  b.all.statements.back().confidence = 1;
  const auto flood = b.last();
  b.statement(holt, "Holt rejected", "rejected", {"the accusations"}, Stance::denies);
  b.all.statements.back().source = {first_bytes(b.at("Holt rejected"), 4)};
  const auto rejected = b.last();
  b.statement(brandt, "Brandt withdrew", "withdrew", {"his remark of last week that Arden had broken the treaty"});
  b.all.statements.back().source = {first_bytes(b.at("Brandt withdrew"), 6)};
  const auto withdrew = b.last();

  auto& sale = b.claim("Arden sold shells to Veld", {ClaimStatus::disputed, ClaimStatus::partly_accepted});
  sale.affirms = {link(sold), link(again)};
  sale.affirms[1].root = officials;
  sale.confirms = {link(part, Relation::part)};
  sale.denies = {link(denied, Relation::covers, Certainty::likely)};
  sale.denies[0].restricted = b.spans({"for use in its border war"});
  sale.denies[0].evidence = {
      {"object",
       {{b.at("sending"), PairRelation::same, b.at("sold")},
        {b.at("any arms"), PairRelation::covers, b.at("shells")},
        {first_bytes(b.at("to Veld for use"), 7), PairRelation::same, first_bytes(b.at("to Veld last"), 7)}},
       "To deny arms is to deny shells."}};
  sale.questions = {link(asked)};
  sale.conditional = {link(conditional)};
  sale.responds = {link(responded), link(unpaid, Relation::same, Certainty::possible)};
  sale.unanswered = {veld, courier};
  auto& port = b.claim("The river port was closed", {ClaimStatus::not_confirmed});
  port.affirms = {link(closed)};
  port.declines = {link(declined)};
  port.declines[0].evidence = {{"topic", {{b.at("the port"), PairRelation::refers_to, b.at("The river port")}}, ""}};
  b.claim("Talks may resume", {ClaimStatus::uncontested}).affirms = {link(resume)};
  auto& bridge = b.claim("The bridge at Tolm was unsafe", {ClaimStatus::accepted});
  bridge.affirms = {link(unsafe)};
  bridge.confirms = {link(agreed)};
  auto& dead = b.claim("The treaty is dead", {ClaimStatus::unsourced});
  dead.article = {{b.spans({"The treaty is dead"}), Stance::asserts}};
  auto& paid = b.claim("was paid", {ClaimStatus::disputed});
  paid.voiced = false;
  paid.denies = {link(unpaid, Relation::contrary)};
  paid.article = {{b.spans({"Nobody was paid"}), Stance::denies}};
  b.claim("A flood is near", {ClaimStatus::uncontested}).affirms = {link(flood)};
  auto& accusations = b.claim("the accusations", {ClaimStatus::disputed});
  accusations.voiced = false;
  accusations.open = true;
  accusations.candidates = {sold, accused, flood};  // by likelihood, not in text order
  accusations.denies = {link(rejected)};
  auto& remark = b.claim("Arden had broken the treaty", {ClaimStatus::uncontested});
  remark.open = true;
  remark.retracts = {link(withdrew, Relation::same, Certainty::likely)};
  remark.retracts[0].root = brandt;
  remark.retracts[0].evidence = {
      {"reader", {{b.at("his remark"), PairRelation::refers_to, b.at("Arden had broken the treaty")}}, "A note."}};
  b.all.notes = {{"N-ENCODING", "The text was read as Windows-1252.", {}},
                 {"unclosed-quotation", "A quotation is not closed.", b.at("“no proof”")}};
  return b.all;
}

Explanation nothing_said() {
  Builder b;
  b.block(BlockKind::paragraph, "Rain fell.");
  b.all.notes = {{"N-NONE", "No one is quoted in this text.", {}}};
  return b.all;
}

}  // namespace sample
