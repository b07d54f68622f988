#include <gtest/gtest.h>

#include "intake/intake.h"

/// Inputs on which a parser's time or memory runs away; each ends with a paragraph that must be found.
namespace explainer {
namespace {

std::string times(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

Options reading_as(Input input) {
  Options options;
  options.input = input;
  return options;
}

constexpr std::string_view last = "<p>Arden denied it on Monday.</p>";

/// Reads the markup and finds the last paragraph; gives the code of the note. What is quadratic takes minutes here,
/// and the time-out of the test ends it.
std::string note_on(const std::string& markup) {
  const auto article = intake::read(markup, reading_as(Input::html));
  if (!article) return article.error().message;
  EXPECT_NE(article->text.find("Arden denied it on Monday."), std::string::npos);
  return article->notes.empty() ? "" : article->notes[0].code;
}

TEST(Pathological, Depth) {
  for (std::string_view tag :
       {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<svg>", "<blockquote>", "<g>", "<font>", "<span>"}) {
    EXPECT_EQ(note_on(times(tag, 100'000) + std::string(last)), "N-TRIMMED") << tag;
  }
}

TEST(Pathological, DepthAtTheLimit) {
  EXPECT_EQ(note_on(times("<div>", 500) + std::string(last)), "");
  EXPECT_EQ(note_on(times("<div>", 513) + std::string(last)), "N-TRIMMED");
}

TEST(Pathological, SilentlyClosedElementsDoNotNest) {
  EXPECT_EQ(note_on(times("<p>Veld said so.", 10'000) + std::string(last)), "");
  EXPECT_EQ(note_on("<ul>" + times("<li>Veld said so.", 10'000) + "</ul>" + std::string(last)), "");
  EXPECT_EQ(note_on("<table>" + times("<tr><td>Veld<td>Kest", 5'000) + "</table>" + std::string(last)), "");
  EXPECT_EQ(note_on(times("<a name=x>Veld said so. ", 5'000) + std::string(last)), "");
}

TEST(Pathological, FormattingElementsBuiltAgainInEveryParagraph) {
  std::string fonts = "<p>";
  for (int i = 0; i < 400; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  EXPECT_EQ(note_on(fonts + times("<p>x", 20'000) + std::string(last)), "N-TRIMMED");
  std::string fewer = "<p>";
  for (int i = 0; i < 60; ++i) fewer += "<font size=" + std::to_string(i) + ">";
  EXPECT_EQ(note_on(fewer + times("<p>x", 20'000) + std::string(last)), "N-TRIMMED");
}

TEST(Pathological, FormattingElementsWithManyAttributes) {
  std::string fonts = "<p>";
  for (int i = 0; i < 60; ++i) {
    fonts += "<font size=" + std::to_string(i);
    for (int j = 0; j < 200; ++j) fonts += " a" + std::to_string(j);
    fonts += '>';
  }
  EXPECT_EQ(note_on(fonts + times("<p>x", 2'000) + std::string(last)), "N-TRIMMED");
}

TEST(Pathological, Attributes) {
  std::string tag = "<p";
  for (int i = 0; i < 100'000; ++i) tag += " a" + std::to_string(i);
  EXPECT_EQ(note_on(tag + ">Veld said so." + std::string(last)), "N-TRIMMED");
  std::string tags;  // each attribute takes sixty times the room of its three letters
  for (int i = 0; i < 250; ++i) tags += " a" + std::to_string(i);
  EXPECT_EQ(note_on(times("<p" + tags + ">x", 1'000) + std::string(last)), "N-TRIMMED");
  EXPECT_EQ(note_on("<p title=\"" + std::string(1'000'000, 'x') + "\">Veld said so." + std::string(last)), "");
}

TEST(Pathological, ManyTags) {
  EXPECT_EQ(note_on(times("<p>x</p>", 150'000) + std::string(last)), "N-TRIMMED");
  EXPECT_EQ(note_on(times("</x>", 150'000) + std::string(last)), "N-TRIMMED");
  EXPECT_EQ(note_on(times("<svg><g>", 200) + times("</x>", 50'000) + times("</g></svg>", 200) + std::string(last)), "");
  EXPECT_EQ(note_on(times("<b><i><p>x</b></i>", 5'000) + std::string(last)), "");
}

TEST(Pathological, ThingsLeftOpen) {
  const std::string before(last);
  for (std::string_view open : {"<!--", "<script>", "<style>", "<textarea>", "<![CDATA[", "<title>", "<p title=\"",
                                "</", "<", "&", "&#x", "<p "}) {
    note_on(before + times(open, 20'000));
  }
}

TEST(Pathological, EndlessReferences) {
  note_on("<p>&#x" + std::string(500'000, 'F') + ";</p>" + std::string(last));
  note_on("<p>&#" + std::string(500'000, '9') + ";</p>" + std::string(last));
  note_on("<p>" + times("&amp;", 200'000) + times("&notin", 50'000) + "</p>" + std::string(last));
}

TEST(Pathological, PlainText) {
  for (const std::string& text :
       {std::string(1'000'000, '\n') + "x", std::string(2'000'000, 'x'), times("x ", 900'000), times("a b\n", 200'000),
        times("By Ann Bell\n", 50'000), times("\xC2\xA0\xE2\x80\xA8x", 100'000), times("{{x}}\n", 100'000),
        times("Arden denied on Monday that its ships had been there.\n", 30'000), times("\"", 1'000'000),
        times("$1\n", 100'000)}) {
    ASSERT_TRUE(intake::read(text, reading_as(Input::text))) << text.substr(0, 20);
  }
}

TEST(Pathological, EveryPrefixOfAPage) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>A | B</title></head><body><p class='x'>Arden &amp; Veld<br>“no”</p><ul><li>a"
      "</ul><!-- c --><table><tr><td>x</table><pre>a\nb</pre>&#99999999999;</body></html>";
  for (std::size_t size = 0; size <= page.size(); ++size) {
    const auto article = intake::read(page.substr(0, size), {});
    if (!article) continue;
    for (const auto& block : article->blocks) EXPECT_LE(block.origin.end, size);
  }
}

}  // namespace
}  // namespace explainer
