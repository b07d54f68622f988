#include "text/text.h"

#include "support/articles.h"
#include "support/cases.h"
#include "text/morphology.h"
#include "unicode/characters.h"

using namespace explainer;

namespace {

using articles::article_of;

std::string sentences(const std::string& input) {
  const auto text = text::analyse(article_of(input));
  std::string out;
  for (const auto& sentence : text.sentences) {
    for (auto i = sentence.begin; i < sentence.end; ++i) {
      if (text.words[i].kind == text::WordKind::block_end) continue;
      out += (i > sentence.begin ? "|" : "") + std::string(text.string(text.words[i]));
    }
    out += "\n";
  }
  return out;
}

std::string quotations(const std::string& input) {
  const auto text = text::analyse(article_of(input));
  std::string out;
  for (std::size_t i = 0; i < text.quotations.size(); ++i) {
    const auto& quotation = text.quotations[i];
    out += std::to_string(i) + " " + std::string(text.string(quotation.words));
    if (!quotation.opened) out += "  (not opened)";
    if (!quotation.closed) out += "  (not closed)";
    if (quotation.continues) out += "  (continues " + std::to_string(*quotation.continues) + ")";
    if (quotation.within) out += "  (within " + std::to_string(*quotation.within) + ")";
    out += "\n";
  }
  for (const auto& note : text::notes(text)) out += note.code + " at " + std::to_string(note.where.begin) + "\n";
  return out;
}

std::string base_forms(const std::string& input) {
  std::string out;
  for (const auto& form : text::bases(input)) out += form + "\n";
  return out;
}

}  // namespace

EXPLAINER_CASES(SentenceCases, "text/sentences", sentences);
EXPLAINER_CASES(QuotationCases, "text/quotations", quotations);
EXPLAINER_CASES(MorphologyCases, "text/morphology", base_forms);

TEST(Characters, a_byte_that_begins_nothing_is_one_replacement) {
  for (const std::string bytes :
       {"\x80", "\xC0\x80", "\xC1", "\xE2\x82", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xF4\x90\x80\x80"}) {
    const auto read = unicode::character_at(bytes, 0);
    EXPECT_EQ(read.code, 0xFFFDu);
    EXPECT_EQ(read.size, 1u);
  }
}

TEST(Characters, every_character_survives_the_way_there_and_back) {
  for (char32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xD800 && code < 0xE000) continue;
    const auto read = unicode::character_at(unicode::utf8(code), 0);
    ASSERT_EQ(read.code, code);
  }
}

TEST(Text, words_and_the_space_between_them_are_the_whole_text) {
  const auto article =
      article_of("“No,” she said—twice. It’s 3.5 % (or so)…\n\"Straight\" and ‘single’ «marks» 😀 done.");
  const auto text = text::analyse(article);
  std::uint32_t at = 0;
  for (const auto& word : text.words) {
    EXPECT_GE(word.bytes.begin, at);
    for (auto i = at; i < word.bytes.begin; ++i) EXPECT_EQ(article.text[i], ' ');
    at = word.bytes.end;
  }
  EXPECT_EQ(at, article.text.size());
}

TEST(Text, blocks_that_are_not_the_article_have_no_words) {
  Article article{.text = "One.\nTwo.",
                  .blocks = {{BlockKind::related, {0, 4}, {}}, {BlockKind::paragraph, {5, 9}, {}}}};
  const auto text = text::analyse(article);
  ASSERT_EQ(text.words.size(), 2u);
  EXPECT_EQ(text.words[0].lower, "two");
}

TEST(Text, the_innermost_quotation_at_a_word) {
  const auto text = text::analyse(article_of("“A ‘b’ c” d"));
  EXPECT_EQ(text.quotation_at(1), 0u);  // A
  EXPECT_EQ(text.quotation_at(3), 1u);  // b
  EXPECT_EQ(text.quotation_at(5), 0u);  // c
  EXPECT_EQ(text.quotation_at(7), std::nullopt);
}

TEST(Text, languages) {
  const auto code = [](const char* words) { return text::language(text::analyse(article_of(words))); };
  EXPECT_EQ(code("The minister said that it was not the first time that they had been asked to leave the port."), "en");
  EXPECT_EQ(
      code("Le ministre a dit que ce n’est pas la première fois que les habitants de la ville sont invités à partir."),
      "fr");
  EXPECT_EQ(code("Der Minister sagte, dass es nicht das erste Mal ist, dass sie den Hafen verlassen und auf die Insel "
                 "ziehen."),
            "de");
  EXPECT_EQ(code("Министр сказал, что это не первый раз, когда их просят покинуть порт и уехать на остров снова."),
            "und");
  EXPECT_EQ(code("Short."), "en");
}

/// What is quadratic takes minutes here, and the time-out of the test ends it.
TEST(Text, what_follows_a_flood_of_marks_is_still_read) {
  for (const char* piece : {"\"", "' ", "“", "”", "“‘", ". ", "a. ", "\n"}) {
    std::string bytes;
    while (bytes.size() < 300'000) bytes += piece;
    const auto text = text::analyse(article_of(bytes + "\n“Arden denied it,” she said."));
    EXPECT_EQ(text.string(text.sentences.back()), "“Arden denied it,” she said.") << piece;
    ASSERT_FALSE(text.quotations.empty()) << piece;
    EXPECT_EQ(text.string(text.quotations.back().words), "“Arden denied it,”") << piece;
  }
}
