#include "intake/sniff.h"

#include <algorithm>
#include <string>

#include "intake/characters.h"
#include "intake/decode.h"

namespace explainer::intake {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signatures[] = {
    "\x89PNG\r\n"sv,
    "\xFF\xD8\xFF"sv,
    "GIF87a"sv,
    "GIF89a"sv,
    "%PDF-"sv,
    "PK\x03\x04"sv,
    "PK\x05\x06"sv,
    "\x1F\x8B"sv,
    "\0asm"sv,
    "\x7F"
    "ELF"sv,
    "BZh9"sv,
    "7z\xBC\xAF"sv,
    "\xFD"
    "7zXZ"sv,
    "Rar!\x1A"sv,
    "\xD0\xCF\x11\xE0"sv,
    "{\\rtf"sv,
    "OggS\0"sv,
    "ID3\x03"sv,
    "ID3\x04"sv,
    "SQLite format 3\0"sv,
    "\x28\xB5\x2F\xFD"sv,
    "wOFF"sv,
    "wOF2"sv,
    "%!PS-Adobe"sv,
    "II*\0"sv,
    "MM\0*"sv,
};

constexpr std::string_view tags[] = {
    "a",     "abbr",   "article", "aside", "b",     "blockquote", "body",     "br",   "center", "cite", "code",
    "dd",    "div",    "dl",      "dt",    "em",    "figcaption", "figure",   "font", "footer", "form", "h1",
    "h2",    "h3",     "h4",      "h5",    "h6",    "head",       "header",   "hr",   "html",   "i",    "iframe",
    "img",   "li",     "link",    "main",  "meta",  "nav",        "noscript", "ol",   "p",      "pre",  "q",
    "s",     "script", "section", "small", "span",  "strong",     "style",    "sub",  "sup",    "svg",  "table",
    "tbody", "td",     "th",      "time",  "title", "tr",         "u",        "ul",
};

constexpr std::string_view paragraph_tags[] = {"p",  "br", "div", "li",         "h1",   "h2",
                                               "h3", "h4", "tr",  "blockquote", "html", "body"};

template <std::size_t n>
bool among(const std::string_view (&list)[n], std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

struct Tag {
  std::string name;
  bool closing = false;
  std::size_t end = 0;  ///< behind the ">"
};

/// A known tag that begins at `at`, where a "<" stands; no name: there is none.
Tag tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') tag.closing = true, ++i;
  std::size_t begin = i;
  while (i < text.size() && i - begin < 12 && (is_ascii_letter(text[i]) || is_digit(text[i]))) ++i;
  const std::string name = lower_ascii(text.substr(begin, i - begin));
  if (!among(tags, name)) return tag;
  if (i < text.size() && text[i] != '>' && text[i] != '/' && !is_space(static_cast<unsigned char>(text[i]))) return tag;
  const auto close = text.substr(i, 4000).find_first_of("<>");
  if (close == std::string_view::npos || text[i + close] == '<') return tag;
  tag.name = name;
  tag.end = i + close + 1;
  return tag;
}

}  // namespace

bool is_binary(std::string_view paste) {
  for (const auto signature : signatures) {
    if (paste.starts_with(signature)) return true;
  }
  if (paste.starts_with("RIFF") && paste.size() > 12 && (paste.substr(8, 4) == "WEBP" || paste.substr(8, 4) == "WAVE"))
    return true;
  if (paste.size() > 12 && paste.substr(4, 4) == "ftyp") return true;
  const auto head = paste.substr(0, 8000);
  if (decode(head).encoding == Encoding::utf16) return false;
  std::size_t controls = 0;
  for (char c : head) {
    if (c == '\0') return true;
    if (static_cast<unsigned char>(c) < 0x80 && is_control(static_cast<unsigned char>(c))) ++controls;
  }
  return controls * 10 > head.size();
}

bool is_html(std::string_view text) {
  const auto begin = trimmed(text);
  const std::string head = lower_ascii(begin.substr(0, 9));
  if (head.starts_with("<!doctype") || head.starts_with("<!--")) return true;
  if (begin.starts_with("<") && !tag_at(begin, 0).name.empty()) return true;
  std::size_t opened = 0, closed = 0, paragraphs = 0;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto tag = tag_at(text, at);
    if (tag.name.empty()) continue;
    ++(tag.closing ? closed : opened);
    if (among(paragraph_tags, tag.name)) ++paragraphs;
    if ((opened > 0 && closed > 0) || paragraphs >= 2) return true;
  }
  return false;
}

}  // namespace explainer::intake
