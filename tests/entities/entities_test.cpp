#include "entities/entities.h"

#include <gtest/gtest.h>

#include "entities/lexicon.h"
#include "support/cases.h"
#include "text/text.h"

namespace {

using namespace explainer;

/// A case: lines of the article, then lines such as
///
///     statement source "he" cue "said" content "It fell" inside 1 continues 2
///
/// Strings are looked up as whole words; "he"#2 is the second place. "# " opens a headline. `ask "Tehran"` asks `at`.
struct Input {
  Article article;
  std::vector<std::string> statements, questions;
};

Input read_input(const std::string& input) {
  Input found;
  std::size_t at = 0;
  while (at < input.size()) {
    const auto end = std::min(input.find('\n', at), input.size());
    auto line = input.substr(at, end - at);
    at = end + 1;
    if (line.rfind("statement ", 0) == 0) {
      found.statements.push_back(line.substr(10));
      continue;
    }
    if (line.rfind("ask ", 0) == 0) {
      found.questions.push_back(line.substr(4));
      continue;
    }
    if (line.empty()) continue;
    Block block;
    if (line.rfind("# ", 0) == 0) block.kind = BlockKind::headline, line = line.substr(2);
    auto& text = found.article.text;
    if (!text.empty()) text += '\n';
    block.text = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + line.size())};
    text += line;
    found.article.blocks.push_back(block);
  }
  return found;
}

WordSpan words(const text::Text& text, std::string_view wanted, std::size_t place) {
  for (std::size_t at = 0;; ++at) {
    at = text.bytes.find(wanted, at);
    if (at == std::string::npos) return {};
    WordSpan span{0, 0};
    for (std::uint32_t w = 0; w < text.words.size(); ++w) {
      if (text.words[w].bytes.begin == at) span.begin = w;
      if (text.words[w].bytes.end == at + wanted.size()) span.end = w + 1;
    }
    if (text.words[span.begin].bytes.begin == at && span.end > span.begin && --place == 0) return span;
  }
}

/// The next "string"#place of a line, and the line cut before what follows it.
std::optional<WordSpan> quoted(const text::Text& text, std::string& line) {
  if (line.empty() || line.front() != '"') return std::nullopt;
  const auto close = line.find('"', 1);
  const auto wanted = line.substr(1, close - 1);
  line.erase(0, close + 1);
  std::size_t place = 1;
  if (!line.empty() && line.front() == '#') {
    place = static_cast<std::size_t>(line[1] - '0');
    line.erase(0, 2);
  }
  while (!line.empty() && line.front() == ' ') line.erase(0, 1);
  const auto span = words(text, wanted, place);
  EXPECT_FALSE(span.empty()) << "the article has no \"" << wanted << '"';
  return span;
}

attribution::Said read_statement(const text::Text& text, std::string line) {
  attribution::Said said;
  while (!line.empty()) {
    const auto space = line.find(' ');
    const auto word = line.substr(0, space);
    line.erase(0, space == std::string::npos ? space : space + 1);
    if (word == "inside" || word == "continues") {
      auto& other = word == "inside" ? said.inside : said.continues;
      other = static_cast<std::uint32_t>(std::stoul(line) - 1);
      line.erase(0, std::min(line.find(' '), line.size() - 1) + 1);
      continue;
    }
    auto& spans = word == "source" ? said.source : word == "cue" ? said.cue : said.content;
    while (const auto span = quoted(text, line)) spans.push_back(*span);
  }
  return said;
}

constexpr const char* kinds[] = {"person", "organisation", "country", "group", "medium", "document", "anonymous"};

std::string render(const std::string& input) {
  auto given = read_input(input);
  const auto text = text::analyse(given.article);
  std::vector<attribution::Said> said;
  for (const auto& line : given.statements) said.push_back(read_statement(text, line));
  const auto cast = entities::resolve(text, said);
  const auto name = [&](std::optional<std::uint32_t> entity) {
    return entity ? cast.entities[*entity].name : std::string("open");
  };
  std::string out;
  for (const auto& entity : cast.entities) {
    out += entity.name + " | " + kinds[static_cast<std::size_t>(entity.kind)];
    if (entity.description) out += " | " + *entity.description;
    if (!entity.aliases.empty()) {
      out += " | also ";
      for (std::size_t i = 0; i < entity.aliases.size(); ++i) out += (i > 0 ? "; " : "") + entity.aliases[i];
    }
    if (entity.party) out += " | of " + name(entity.party);
    for (const auto member : entity.members) out += " | with " + name(member);
    out += '\n';
  }
  for (std::size_t s = 0; s < said.size(); ++s) {
    out += "statement " + std::to_string(s + 1) + ": " + name(cast.voices[s].speaker);
    for (std::size_t i = 0; i < cast.voices[s].candidates.size(); ++i)
      out += (i == 0 ? ", perhaps " : " or ") + name(cast.voices[s].candidates[i]);
    if (cast.voices[s].onBehalfOf) out += " for " + name(cast.voices[s].onBehalfOf);
    if (cast.voices[s].addressee) out += " to " + name(cast.voices[s].addressee);
    out += '\n';
  }
  for (auto line : given.questions) {
    const auto shown = line;
    const auto span = quoted(text, line);
    const auto entity = span ? cast.at(*span) : std::nullopt;
    out += shown + " is " + name(entity);
    if (entity && cast.party_of(*entity) != *entity) out += ", of " + name(cast.party_of(*entity));
    out += '\n';
  }
  return out;
}

EXPLAINER_CASES(EntityCases, "entities", render);

text::Text analysed(const std::string& body) {
  Article article;
  article.text = body;
  article.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(body.size())}, {}});
  return text::analyse(article);
}

TEST(Entities, nothing_from_nothing) {
  const auto cast = entities::resolve(analysed(""), {});
  EXPECT_TRUE(cast.entities.empty());
  EXPECT_TRUE(cast.mentions.empty());
  EXPECT_FALSE(cast.at({0, 0}));
}

TEST(Entities, mentions_lie_in_text_order_and_inside_it) {
  const auto text =
      analysed("Iran and Arden Council denied it. Orla Finch, the Kest mayor, told Reuters that Iran and she had met.");
  const auto cast = entities::resolve(text, {});
  ASSERT_FALSE(cast.mentions.empty());
  for (std::size_t i = 0; i < cast.mentions.size(); ++i) {
    EXPECT_LT(cast.mentions[i].words.begin, cast.mentions[i].words.end);
    EXPECT_LE(cast.mentions[i].words.end, text.words.size());
    EXPECT_LT(cast.mentions[i].entity, cast.entities.size());
    if (i > 0) {
      EXPECT_LE(cast.mentions[i - 1].words.begin, cast.mentions[i].words.begin);
    }
  }
  for (std::size_t i = 1; i < cast.entities.size(); ++i)
    EXPECT_LE(cast.entities[i - 1].mentions.front().begin, cast.entities[i].mentions.front().begin);
}

TEST(Entities, names_are_words_of_the_article) {
  const auto text =
      analysed("Tehran's envoy and Moscow's army met Bo Ash of the Dale Party. The Tehran talks failed, Moscow said.");
  for (const auto& entity : entities::resolve(text, {}).entities) {
    EXPECT_NE(text.bytes.find(entity.name), std::string::npos) << entity.name;
    for (const auto& alias : entity.aliases) EXPECT_NE(text.bytes.find(alias), std::string::npos) << alias;
  }
}

TEST(Entities, no_word_of_a_text_without_statements_breaks_anything) {
  for (const char* hostile : {"’s", "The", "“", "A. B. C.", "U.S.", "Mr.", "and And AND", "— , , the", "Iran-", "-Iran",
                              "O’", "of Of of", ", Jr.", "(R-"}) {
    const auto text = analysed(hostile);
    std::vector<attribution::Said> said(1);
    for (std::uint32_t begin = 0; begin < text.words.size(); ++begin) {
      for (auto end = begin + 1; end <= text.words.size(); ++end) {
        said[0].source = {{begin, end}};
        EXPECT_EQ(entities::resolve(text, said).voices.size(), 1U) << hostile;
      }
    }
  }
}

TEST(Entities, linear_time) {
  std::string body;
  while (body.size() < 320'000)
    body +=
        "Orla Finch, the mayor of Kest, said that Iran and the Veld Council had met Mr. Ash and that he told Reuters "
        "so. ";
  const auto text = analysed(body);
  std::vector<attribution::Said> said;
  for (const auto& sentence : text.sentences) {
    said.emplace_back();
    said.back().source = {{sentence.begin, sentence.begin + 2}};
    said.back().content = {{sentence.begin + 10, sentence.end}};
  }
  // A quadratic step takes minutes here, and the time-out of the test ends it.
  const auto cast = entities::resolve(text, said);
  EXPECT_EQ(cast.voices.size(), said.size());
  EXPECT_LT(cast.entities.size(), 20u);
}

}  // namespace
