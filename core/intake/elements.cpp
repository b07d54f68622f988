#include "intake/elements.h"

#include <algorithm>
#include <array>
#include <vector>

#include "intake/characters.h"
#include "intake/lines.h"

namespace explainer::intake {
namespace {

constexpr std::string_view formula_classes[] = {"math", "katex", "MathJax", "mjx-", "mwe-math", "latex"};

struct RoleOfTags {
  Role role;
  std::initializer_list<GumboTag> tags;
};

constexpr std::array<Role, GUMBO_TAG_LAST + 1> roles = [] {
  std::array<Role, GUMBO_TAG_LAST + 1> table{};
  for (auto& role : table) role = Role::inside;
  const RoleOfTags known[] = {
      {Role::unseen, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
                      GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED,  GUMBO_TAG_SVG,      GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,
                      GUMBO_TAG_VIDEO,  GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_DATALIST, GUMBO_TAG_HEAD,
                      GUMBO_TAG_TITLE,  GUMBO_TAG_META,   GUMBO_TAG_LINK,     GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,
                      GUMBO_TAG_MAP,    GUMBO_TAG_APPLET, GUMBO_TAG_DEL}},
      {Role::chrome,
       {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_MENU,
        GUMBO_TAG_FIELDSET}},
      {Role::breaks, {GUMBO_TAG_BR}},
      {Role::paragraph, {GUMBO_TAG_P}},
      {Role::heading, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6}},
      {Role::list_item, {GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT}},
      {Role::quote, {GUMBO_TAG_BLOCKQUOTE}},
      {Role::caption, {GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION}},
      {Role::cell, {GUMBO_TAG_TD, GUMBO_TAG_TH}},
      {Role::preformatted, {GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT}},
      {Role::container, {GUMBO_TAG_HTML,    GUMBO_TAG_BODY,    GUMBO_TAG_DIV,    GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                         GUMBO_TAG_MAIN,    GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP, GUMBO_TAG_ADDRESS, GUMBO_TAG_UL,
                         GUMBO_TAG_OL,      GUMBO_TAG_DL,      GUMBO_TAG_FIGURE, GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,
                         GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,   GUMBO_TAG_TR,     GUMBO_TAG_HR,      GUMBO_TAG_CENTER,
                         GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_DIR,    GUMBO_TAG_FRAMESET}},
  };
  for (const auto& [role, tags] : known) {
    for (const GumboTag tag : tags) table[tag] = role;
  }
  return table;
}();

/// All text in an element, as far as it is short.
std::string short_text_of(const GumboElement& element) {
  constexpr std::size_t longest = 40, most_elements = 32;
  std::string text;
  std::vector<const GumboElement*> waiting{&element};
  for (std::size_t seen = 0; !waiting.empty() && seen < most_elements && text.size() <= longest; ++seen) {
    const auto* inner = waiting.back();
    waiting.pop_back();
    for (unsigned i = 0; i < inner->children.length && i < most_elements && text.size() <= longest; ++i) {
      const auto* child = static_cast<const GumboNode*>(inner->children.data[i]);
      if (child->type == GUMBO_NODE_TEXT) text += std::string_view(child->v.text.text).substr(0, longest + 1);
      if (child->type == GUMBO_NODE_ELEMENT) waiting.push_back(&child->v.element);
    }
  }
  return text;
}

}  // namespace

Role role_of(GumboTag tag) { return roles[tag]; }

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view{};
}

bool is_hidden(const GumboElement& element, const MarkupHints& hints) {
  // The source of a formula, beside the formula.
  if (element.tag == GUMBO_TAG_UNKNOWN &&
      std::string_view(element.original_tag.data, element.original_tag.length).starts_with("<annotation"))
    return true;
  if (element.attributes.length == 0) return false;
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  if (const auto written = attribute(element, "style"); !written.empty()) {
    std::string style;
    for (char c : written.substr(0, 1000)) {
      if (!is_space(static_cast<unsigned char>(c))) style += lower_ascii(c);
    }
    style += ';';
    const auto has = [&](std::string_view rule) { return style.find(rule) != std::string::npos; };
    for (std::string_view rule : {"display:none", "visibility:hidden", "font-size:0;", ":-9999", "clip:rect(0",
                                  "mso-hide:all", "mso-list:ignore", "mso-element:comment"}) {
      if (has(rule)) return true;
    }
    // Pages let paragraphs fade in; what is to stay unseen takes no room either.
    if (has("opacity:0;") && (has("height:0") || has("position:absolute"))) return true;
  }
  return hints.hides(attribute(element, "class"));
}

MarkupHints::Known hint_of(const GumboElement& element, const MarkupHints& hints) {
  // <html> and <body> name what the whole page can have, not what it is.
  if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY) return {};
  if (element.tag == GUMBO_TAG_TIME) return {Hint::dateline};
  if (element.attributes.length == 0) return {};
  for (const char* name : {"itemprop", "role", "class", "id", "rel", "data-testid", "data-component"}) {
    if (const auto known = hints.of(attribute(element, name)); known.hint != Hint::none) return known;
  }
  return {};
}

std::string all_text_of(const GumboElement& element) {
  std::string text;
  std::vector<const GumboNode*> waiting;
  const auto wait_for = [&](const GumboVector& children) {
    for (unsigned i = children.length; i-- > 0;) waiting.push_back(static_cast<const GumboNode*>(children.data[i]));
  };
  for (wait_for(element.children); !waiting.empty();) {
    const auto* node = waiting.back();
    waiting.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) text += node->v.text.text;
    if (node->type == GUMBO_NODE_ELEMENT) wait_for(node->v.element.children);
  }
  return text;
}

bool is_note(const GumboElement& element, std::string_view before) {
  if (element.tag != GUMBO_TAG_SUP || before.empty()) return false;
  const auto text = short_text_of(element);
  const auto mark = trimmed(text);
  // "[1]" stays: it says itself what it is.
  if (mark.size() >= 3 && mark.size() <= 4 && mark.starts_with('[') && mark.ends_with(']') && is_ascii_letter(mark[1]))
    return true;
  if (mark == "*" || mark == "†" || mark == "‡") return true;
  const bool numbers = !mark.empty() && mark.size() <= 8 && std::all_of(mark.begin(), mark.end(), [](char c) {
    return is_digit(c) || c == ',' || c == ' ';
  });
  if (!numbers) return false;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_A) return true;
  }
  const auto word = before.substr(before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1);
  const auto letters = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_letter));
  return letters > 2 || (letters == 0 && word.size() > 1 && !is_digit(word.back()));
}

std::uint32_t likeness_of(const GumboElement& element) {
  const auto classes = trimmed(attribute(element, "class"));
  if (classes.empty()) return 0;
  std::uint32_t hash = 2166136261u;  // FNV-1a
  const auto mix = [&](unsigned char c) { hash = (hash ^ c) * 16777619u; };
  mix(static_cast<unsigned char>(element.tag));
  for (char c : classes.substr(0, 1000)) mix(static_cast<unsigned char>(c));
  return hash | 1u;
}

bool is_shadow_root(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEMPLATE && (gumbo_get_attribute(&node->v.element.attributes, "shadowrootmode") ||
                                               gumbo_get_attribute(&node->v.element.attributes, "shadowroot"));
}

bool is_formula(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_MATH) return true;
  if (element.attributes.length == 0) return false;
  const auto classes = attribute(element, "class");
  return std::any_of(std::begin(formula_classes), std::end(formula_classes), [&](std::string_view name) {
    const auto at = classes.find(name);
    return at != std::string_view::npos && (at == 0 || !is_ascii_letter(classes[at - 1]));
  });
}

std::size_t divider_before(std::string_view text) {
  for (const std::string_view mark : {"|", "/", "»", "›", "•", "·", "&raquo;", "&rsaquo;", "&bull;", "&middot;"}) {
    if (!text.starts_with(mark)) continue;
    const auto rest = text.find_first_not_of(' ', mark.size());
    return rest == std::string_view::npos ? text.size() : rest;
  }
  return 0;
}

bool is_kicker(const GumboNode* node) {
  constexpr std::size_t most_words = 3, least_behind = 3;
  const GumboNode* heading = node->parent;
  if (!heading || heading->type != GUMBO_NODE_ELEMENT) return false;
  const auto& siblings = heading->v.element.children;
  const auto number = static_cast<unsigned>(node->index_within_parent);
  for (unsigned i = 0; i < number; ++i) {
    if (static_cast<const GumboNode*>(siblings.data[i])->type != GUMBO_NODE_WHITESPACE) return false;
  }
  const auto text = short_text_of(node->v.element);
  const auto words = words_of(trimmed(text)).size();
  if (words == 0 || words > most_words) return false;
  const auto text_of = [](const GumboNode* sibling) {
    if (sibling->type == GUMBO_NODE_TEXT) return std::string(sibling->v.text.text);
    return sibling->type == GUMBO_NODE_ELEMENT ? short_text_of(sibling->v.element) : std::string();
  };
  bool divided = false;
  std::string behind;
  for (unsigned i = number + 1; i < siblings.length; ++i) {
    const auto* sibling = static_cast<const GumboNode*>(siblings.data[i]);
    const auto read = text_of(sibling);
    if (behind.empty() && divider_before(trimmed(read)) > 0) divided = true;
    // Two elements without a blank between would make one word.
    if (i == number + 1 && sibling->type == GUMBO_NODE_ELEMENT && role_of(sibling->v.element.tag) == Role::inside &&
        !read.empty() && is_capital(character_at(read, 0).code) && is_small(character_at(text, text.size() - 1).code)) {
      divided = true;
    }
    behind += read + ' ';
  }
  const std::size_t mark = divider_before(trimmed(behind)) > 0 ? 1 : 0;
  return divided && words_of(trimmed(behind)).size() >= least_behind + mark;
}

}  // namespace explainer::intake
