#include <gtest/gtest.h>

#include "intake/intake.h"

namespace explainer {
namespace {

using namespace std::string_literals;

std::string error_of(std::string_view pasted, const Options& options = {}) {
  const auto article = intake::read(pasted, options);
  return article ? "an article" : std::string(name(article.error().code)) + " " + article.error().message;
}

struct Reading {
  std::string text, note;
};
Reading reading_of(std::string_view pasted) {
  const auto article = intake::read(pasted, {});
  if (!article) return {std::string(name(article.error().code)), ""};
  return {article->text, article->notes.empty() ? "" : article->notes[0].message};
}

/// The bytes of the paste that a block came from.
std::string origin_of(std::string_view pasted, std::size_t block) {
  const auto article = intake::read(pasted, {});
  if (!article || block >= article->blocks.size()) return "no such block";
  const auto origin = article->blocks[block].origin;
  return std::string(pasted.substr(origin.begin, origin.size()));
}

TEST(Encoding, EmptyPastes) {
  const std::string sentence = "E-EMPTY Paste an article to begin.";
  EXPECT_EQ(error_of(""), sentence);
  EXPECT_EQ(error_of(" \n\t\r\n\xC2\xA0\xE2\x80\xA8"), sentence);
  EXPECT_EQ(error_of("\xEF\xBB\xBF"), sentence);
  EXPECT_EQ(error_of("<p> </p><br>"), sentence);
}

TEST(Encoding, SizesAboveTheLimit) {
  Options three_bytes;
  three_bytes.max_text_bytes = 3;
  EXPECT_EQ(error_of(std::string(5'200'001, 'x')),
            "E-SIZE This is 5.3 MB; the limit is 2 MB. Nothing was cut. Paste one article at a time.");
  EXPECT_EQ(error_of("<p>" + std::string(6'000'000, 'x')),
            "E-SIZE This is 6.1 MB; the limit is 5 MB. Nothing was cut. Paste one article at a time.");
  EXPECT_EQ(error_of("abcd", three_bytes),
            "E-SIZE This is 0.1 MB; the limit is 0 MB. Nothing was cut. Paste one article at a time.");
  EXPECT_EQ(error_of("abc", three_bytes), "an article");
}

TEST(Encoding, BinaryFiles) {
  const std::string sentence = "E-BINARY This is not a text or HTML file.";
  EXPECT_EQ(error_of("\x89PNG\r\n\x1A\nabc"), sentence);
  EXPECT_EQ(error_of("%PDF-1.7 some text"), sentence);
  EXPECT_EQ(error_of("PK\x03\x04 some text"), sentence);
  EXPECT_EQ(error_of("\x1F\x8B\x08 some text"), sentence);
  EXPECT_EQ(error_of("\0asm\x01"s), sentence);
  EXPECT_EQ(error_of("Arden \0 denied it."s), sentence);
  EXPECT_EQ(error_of("\x01\x02\x03\x04 ab"), sentence);
}

TEST(Encoding, CleanUtf8HasNoNote) {
  const auto reading = reading_of("\xEF\xBB\xBFThe café in Arden “closed” 🙂.");
  EXPECT_EQ(reading.text, "The café in Arden “closed” 🙂.");
  EXPECT_EQ(reading.note, "");
}

TEST(Encoding, Windows1252ByItsLook) {
  const std::string pasted =
      "The caf\xE9 in Arden \x93"
      "closed\x94 \x96 for ever.\nVeld said so.";
  const auto reading = reading_of(pasted);
  EXPECT_EQ(reading.text, "The café in Arden “closed” – for ever.\nVeld said so.");
  EXPECT_EQ(reading.note, "The text is not UTF-8; it was read as Windows-1252.");
  EXPECT_EQ(origin_of(pasted, 0),
            "The caf\xE9 in Arden \x93"
            "closed\x94 \x96 for ever.");
  EXPECT_EQ(origin_of(pasted, 1), "Veld said so.");
}

TEST(Encoding, Windows1252ByDeclaration) {
  const std::string pasted = "<meta charset=\"iso-8859-1\"><p>\xC9\xE9\xE8\xE0 \xA9</p>";
  EXPECT_EQ(reading_of(pasted).text, "Éééà ©"s.replace(4, 2, "è"));
  EXPECT_EQ(origin_of(pasted, 0), "\xC9\xE9\xE8\xE0 \xA9");
}

TEST(Encoding, UnreadableBytesAreReplacedAndCounted) {
  const std::string pasted = "The café \xFF in Arden \xC0 closed.\nVeld said so.";
  const auto reading = reading_of(pasted);
  EXPECT_EQ(reading.text, "The café \uFFFD in Arden \uFFFD closed.\nVeld said so.");
  EXPECT_EQ(reading.note, "2 unreadable bytes were replaced by U+FFFD.");
  EXPECT_EQ(origin_of(pasted, 0), "The café \xFF in Arden \xC0 closed.");
  EXPECT_EQ(origin_of(pasted, 1), "Veld said so.");
}

TEST(Encoding, SurrogatesOverlongAndCutSequences) {
  EXPECT_EQ(reading_of("Arden \xED\xA0\x80 denied it.").text, "Arden \uFFFD\uFFFD\uFFFD denied it.");
  EXPECT_EQ(reading_of("Arden \xC0\x80 denied it.").text, "Arden \uFFFD\uFFFD denied it.");
  EXPECT_EQ(reading_of("Arden \xF5\x80\x80\x80 denied it.").text, "Arden \uFFFD\uFFFD\uFFFD\uFFFD denied it.");
  EXPECT_EQ(reading_of("Arden denied it \xE2\x80").text, "Arden denied it \uFFFD");
  EXPECT_EQ(reading_of("Arden denied it \xE2\x80").note, "2 unreadable bytes were replaced by U+FFFD.");
  EXPECT_EQ(reading_of("Arden \xF4\x8F\xBF\xBF denied it.").note, "");
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST(Encoding, Utf16) {
  for (bool big_endian : {false, true}) {
    const std::string mark = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    const std::string pasted = mark + utf16(u"The café “closed” 🙂.\nVeld said so.", big_endian);
    EXPECT_EQ(reading_of(pasted).text, "The café “closed” 🙂.\nVeld said so.");
    EXPECT_EQ(origin_of(pasted, 1), utf16(u"Veld said so.", big_endian));
    EXPECT_EQ(reading_of(utf16(u"Veld said so on Monday.", big_endian)).text, "Veld said so on Monday.");
  }
  const std::string lone = "\xFF\xFE" + utf16(u"Arden ", false) + "\x00\xD8"s + utf16(u" said.", false);
  EXPECT_EQ(reading_of(lone).text, "Arden \uFFFD said.");
}

TEST(Encoding, ControlsAreDropped) {
  const std::string pasted =
      "Ard\x01"
      "en\x7F den\xC2\x81"
      "ied\x0B"
      "it\x1B on the day that it was charged.";
  EXPECT_EQ(reading_of(pasted).text, "Arden denied\nit on the day that it was charged.");
  EXPECT_EQ(origin_of(pasted, 0),
            "Ard\x01"
            "en\x7F den\xC2\x81"
            "ied");
  EXPECT_EQ(reading_of("<p>Ard\x01"
                       "en den&#1;ied\x0C it.</p>")
                .text,
            "Arden denied it.");
}

TEST(Encoding, LineEndsOfAllSystems) {
  const std::string lf = "Arden said no.\nVeld said yes.\n\nKest said nothing.";
  std::string crlf, cr;
  for (char c : lf) {
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
    cr += c == '\n' ? '\r' : c;
  }
  EXPECT_EQ(reading_of(crlf).text, reading_of(lf).text);
  EXPECT_EQ(reading_of(cr).text, reading_of(lf).text);
}

}  // namespace
}  // namespace explainer
