#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intake/decode.h"

/// What plain text and markup have in common: runs of reading text, each with what its surroundings say about it. The
/// kinds of blocks are decided from these, and only from these (blocks.h).
namespace explainer::intake {

/// The nearest element that says what a run is; `line` in plain text, `loose` for text that stands beside paragraphs.
enum class Element : std::uint8_t { line, paragraph, loose, heading, list_item, quote, caption, cell };

/// What the name, class, id, role or itemprop of an element promises.
enum class Hint : std::uint8_t { none, boilerplate, related, byline, bio, dateline, caption, subhead, headline, body };

struct Run {
  std::string text;  ///< reading text: white space collapsed, controls gone
  Stretch source;    ///< in the decoded paste
  Element element = Element::line;
  std::uint8_t level = 0;     ///< of a heading
  Hint hint = Hint::none;     ///< of the innermost element that has one
  std::uint32_t parent = 0;   ///< in `Page::elements`
  std::uint32_t linked = 0;   ///< bytes of `text` inside links
  std::uint32_t slanted = 0;  ///< bytes of `text` in italics
  bool pictured = false;      ///< stands under a picture in the same element
  bool formula = false;       ///< nothing but a formula
  bool gap_before = false;    ///< plain text: a blank line stands before it
  bool outside = false;       ///< of a whole page: not in the part that holds the article
};

/// An element of the markup that has children, as far as finding the article needs it. Parents stand before children.
struct Container {
  std::uint32_t parent = 0;  ///< the first is its own parent
  Hint hint = Hint::none;
  std::uint16_t word = 0;   ///< which word of the table gave the hint; 0: the tag itself
  bool sure = false;        ///< the hint holds even for much text: comments, consent
  bool labels = false;      ///< the hint holds only without prose: tags, topics
  bool article = false;     ///< <article>
  std::uint32_t alike = 0;  ///< the same for elements of one tag and class, 0 for those without a class
};

/// A paste taken apart. Plain text has one container.
struct Page {
  std::vector<Container> elements;
  std::vector<Run> runs;                       ///< in the order of the paste
  std::size_t headline = std::string::npos;    ///< of a whole page: the run that is its title, if one is
  std::size_t text_begin = std::string::npos;  ///< of a whole page: the first run of the container that holds most
  bool whole = false;                          ///< a page with a head of its own rather than a piece of one
  bool trimmed = false;                        ///< the markup went beyond a limit
  std::optional<std::string> title, published, outlet, author;  ///< as the head of a page states them
  std::vector<std::string> authors;                             ///< as its JSON-LD states them
  std::string stated_body;  ///< the article's text, or its beginning, as its JSON-LD states it
};

}  // namespace explainer::intake
