#include "intake/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>

#include "intake/arena.h"
#include "intake/characters.h"
#include "intake/lines.h"
#include "intake/linked_data.h"
#include "intake/markup.h"
#include "intake/plain.h"

namespace explainer::intake {
namespace {

constexpr std::string_view formula_classes[] = {"math", "katex", "MathJax", "mjx-", "mwe-math", "latex"};

/// What the walk does with an element.
enum class Role : std::uint8_t {
  unseen,     ///< leaves no text
  inside,     ///< part of a line: <b>, <span>, <a>
  breaks,     ///< <br>
  container,  ///< a block that says nothing else
  chrome,     ///< navigation, forms: not the article
  paragraph,
  heading,
  list_item,
  quote,
  caption,
  cell,
  preformatted,
};

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

/// All text in an element, in its order.
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

/// "<sup>1</sup>", "<sup><a href=#cmnt1>[a]</a></sup>": a note or a comment on the word before. `before`: what has been
/// read of the line, which tells "Ann Bell<sup>1</sup>" from "9 m<sup>2</sup>".
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

/// Boxes of one tag and class hold the same kind of thing.
std::uint32_t likeness_of(const GumboElement& element) {
  const auto classes = trimmed(attribute(element, "class"));
  if (classes.empty()) return 0;
  std::uint32_t hash = 2166136261u;  // FNV-1a
  const auto mix = [&](unsigned char c) { hash = (hash ^ c) * 16777619u; };
  mix(static_cast<unsigned char>(element.tag));
  for (char c : classes.substr(0, 1000)) mix(static_cast<unsigned char>(c));
  return hash | 1u;
}

/// <template shadowrootmode="open">: what the element around it shows.
bool is_shadow_root(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEMPLATE && (gumbo_get_attribute(&node->v.element.attributes, "shadowrootmode") ||
                                               gumbo_get_attribute(&node->v.element.attributes, "shadowroot"));
}

/// <math>, or what the programs that set formulas call their elements.
bool is_formula(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_MATH) return true;
  if (element.attributes.length == 0) return false;
  const auto classes = attribute(element, "class");
  return std::any_of(std::begin(formula_classes), std::end(formula_classes), [&](std::string_view name) {
    const auto at = classes.find(name);
    return at != std::string_view::npos && (at == 0 || !is_ascii_letter(classes[at - 1]));
  });
}

/// The mark that parts a kicker from its headline, with the blanks behind it: its bytes, 0 if the text does not begin
/// so.
std::size_t divider_before(std::string_view text) {
  for (const std::string_view mark : {"|", "/", "»", "›", "•", "·", "&raquo;", "&rsaquo;", "&bull;", "&middot;"}) {
    if (!text.starts_with(mark)) continue;
    const auto rest = text.find_first_not_of(' ', mark.size());
    return rest == std::string_view::npos ? text.size() : rest;
  }
  return 0;
}

/// <h1><span>Africa</span>|<span>Arden denies ships</span></h1>: the first of a heading, short, and parted from what
/// follows by a mark or by being an element of its own without a blank between.
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
    if (i == number + 1 && sibling->type == GUMBO_NODE_ELEMENT && roles[sibling->v.element.tag] == Role::inside &&
        !read.empty() && is_capital(character_at(read, 0).code) && is_small(character_at(text, text.size() - 1).code)) {
      divided = true;
    }
    behind += read + ' ';
  }
  const std::size_t mark = divider_before(trimmed(behind)) > 0 ? 1 : 0;
  return divided && words_of(trimmed(behind)).size() >= least_behind + mark;
}

/// What holds for everything inside an element.
struct Surroundings {
  Element element = Element::loose;
  Hint hint = Hint::none;
  std::uint8_t level = 0;
  bool linked = false, slanted = false, preformatted = false, formula = false;
  std::uint32_t container = 0;
};

/// Walks the tree without recursion and collects the runs.
class Walk {
 public:
  Walk(std::string_view html, const MarkupHints& hints, Page& page)
      : html_(html), hints_(hints), page_(page), gaps_part_(gaps_part_paragraphs(html)) {
    page_.elements.push_back({0, Hint::none});
  }

  void through(const GumboNode* root) {
    stack_.push_back({root, 0, {}, false});
    enter(root);
    while (!stack_.empty()) {
      auto& top = stack_.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next >= children.length) {
        if (top.block) {
          finish();
          after_kicker_ = top.kicker;
        } else
          drop_card(top);
        stack_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) add_text(child->v.text, top.now);
      if (child->type == GUMBO_NODE_WHITESPACE) {
        const std::string_view blank = child->v.text.text;
        if (top.now.preformatted && blank.find('\n') != std::string_view::npos) {
          add_text(child->v.text, top.now);
        } else if (gaps_part_ && std::count(blank.begin(), blank.end(), '\n') > 1)
          finish();
        else
          collector_.add_space();
      }
      if (child->type != GUMBO_NODE_ELEMENT && !is_shadow_root(child)) continue;
      const Surroundings outer = top.now;
      stack_.push_back({child, 0, outer, false});
      if (!enter(child)) stack_.pop_back();
    }
    finish();
  }

 private:
  struct Open {
    const GumboNode* node;
    unsigned next;  ///< child
    Surroundings now;
    bool block, kicker = false;
    // What there was when the element began.
    std::size_t runs = 0, text = 0;
    std::uint32_t linked = 0, links = 0;
  };

  /// False: nothing inside is to be read.
  bool enter(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT && !is_shadow_root(node)) return false;
    const GumboElement& element = node->v.element;
    // <blockquote>…<footer>— Karl Moe</footer></blockquote>: who said it, not the foot of the page.
    const bool signs = element.tag == GUMBO_TAG_FOOTER && stack_.back().now.element == Element::quote;
    const bool in_sentence = is_formula(element) && !collector_.empty() && !ends_sentence(collector_.text());
    const Role role = signs || is_shadow_root(node)              ? Role::container
                      : stack_.back().now.formula || in_sentence ? Role::inside
                                                                 : roles[element.tag];
    if (role == Role::breaks) ++breaks_;
    if (element.tag == GUMBO_TAG_IMG) picture_ = true;
    if (role == Role::unseen || role == Role::breaks || is_hidden(element, hints_)) return false;
    if (is_note(element, collector_.text())) return false;
    Open& open = stack_.back();
    open.runs = page_.runs.size(), open.text = collector_.text().size();
    open.linked = run_.linked, open.links = links_;
    Surroundings& now = open.now;
    if (is_formula(element)) now.formula = true;
    const auto known = role == Role::chrome ? MarkupHints::Known{Hint::boilerplate} : hint_of(element, hints_);
    const Hint hint = known.hint;
    const bool kicker = role == Role::inside && now.element == Element::heading && is_kicker(node);
    open.block = role != Role::inside || stands_apart(element, hint, now) || kicker;
    open.kicker = kicker;
    if (open.block) {
      finish();
      page_.elements.push_back({now.container, kicker ? Hint::boilerplate : hint, known.word, known.sure, known.labels,
                                element.tag == GUMBO_TAG_ARTICLE, likeness_of(element)});
      now.container = static_cast<std::uint32_t>(page_.elements.size() - 1);
      if (role == Role::container && now.element != Element::list_item && now.element != Element::quote &&
          now.element != Element::caption) {
        now.element = Element::loose;
      }
    }
    if (open.block)
      now.hint = Hint::none;  // the container carries it
    else if (hint != Hint::none)
      now.hint = hint;
    switch (role) {
      case Role::paragraph:
        if (now.element == Element::loose || now.element == Element::cell) now.element = Element::paragraph;
        if (attribute(element, "style").find("mso-list:") != std::string_view::npos) now.element = Element::list_item;
        break;
      case Role::heading:
        now.element = Element::heading;
        now.level = static_cast<std::uint8_t>(element.tag - GUMBO_TAG_H1 + 1);
        break;
      case Role::list_item: now.element = Element::list_item; break;
      case Role::quote: now.element = Element::quote; break;
      case Role::caption: now.element = Element::caption; break;
      case Role::cell: now.element = Element::cell; break;
      case Role::preformatted:
        now.preformatted = true;
        if (open.block && !stack_[stack_.size() - 2].now.preformatted) {
          wrapping_ = wrapping_of(all_text_of(element), wrapping_.width);
          line_ = 0;
        }
        break;
      default: break;
    }
    const auto style = attribute(element, "style");
    const auto leads_to = attribute(element, "href");
    if (element.tag == GUMBO_TAG_A && !leads_to.empty()) now.linked = true, ++links_;
    // What begins with a way back to the words it is about is a comment on them.
    if (leads_to.starts_with("#cmnt_ref")) now.hint = Hint::boilerplate;
    if (element.tag == GUMBO_TAG_EM || element.tag == GUMBO_TAG_I ||
        style.find("font-style:italic") != std::string_view::npos ||
        style.find("font-style: italic") != std::string_view::npos) {
      now.slanted = true;
    }
    return true;
  }

  /// Inside a sentence, an element of nothing but three links and more is a card that shows when the pointer rests on a
  /// name: other articles about it.
  void drop_card(const Open& element) {
    const std::size_t size = collector_.text().size();
    if (element.runs != page_.runs.size() || element.text == 0 || size < element.text + 60) return;
    const std::size_t linked = run_.linked - element.linked;
    if (links_ - element.links < 3 || linked * 20 < (size - element.text) * 19) return;
    collector_.cut(element.text);
    run_.linked = element.linked;
    run_.slanted = std::min(run_.slanted, static_cast<std::uint32_t>(element.text));
  }

  /// "<span class=byline>By Ann Bell</span><time>3 May</time>": lines of their own that look like pieces of one.
  bool stands_apart(const GumboElement& element, Hint hint, const Surroundings& now) const {
    if (now.element != Element::loose || hint == Hint::none || hint == Hint::boilerplate || hint == Hint::related)
      return false;
    return element.tag != GUMBO_TAG_TIME || !collector_.at_space();
  }

  void add_text(const GumboText& node, const Surroundings& now) {
    const std::string_view text = node.text;
    if (trimmed(text).empty() && !now.preformatted) return collector_.add_space();
    const auto from = static_cast<std::size_t>(node.original_text.data - html_.data());
    const std::string_view original = html_.substr(std::min(from, html_.size()), node.original_text.length);
    const bool by_gaps = gaps_part_ && !now.preformatted && text.find('\n') != std::string_view::npos;
    if (!now.preformatted && !by_gaps) return add(text, original, now);
    // Lines of preformatted text are lines of plain text; they are found again if the source has as many.
    const auto lines_in = [](std::string_view s) { return std::count(s.begin(), s.end(), '\n'); };
    const bool parallel = lines_in(text) == lines_in(original);
    std::size_t at = 0, original_at = 0;
    while (at <= text.size()) {
      const auto end = std::min(text.find('\n', at), text.size());
      const auto original_end =
          parallel ? std::min(original.find('\n', original_at), original.size()) : original.size();
      add(text.substr(at, end - at), original.substr(original_at, original_end - original_at), now);
      const bool blank_next = end < text.size() && trimmed(text.substr(end, text.find('\n', end + 1) - end)).empty() &&
                              text.find('\n', end + 1) != std::string_view::npos;
      const bool wrapped = now.preformatted && line_ < wrapping_.goes_on.size() && wrapping_.goes_on[line_];
      if (end < text.size() && ((by_gaps && !blank_next) || wrapped)) collector_.add_space();
      if (end < text.size() && (!by_gaps || blank_next) && !wrapped) finish();
      if (end < text.size()) ++line_;
      at = end + 1;
      if (parallel) original_at = std::min(original_end + 1, original.size());
    }
  }

  void add(std::string_view text, std::string_view original, const Surroundings& now) {
    auto visible = trimmed(text);
    if (visible.empty()) return collector_.add_space();
    auto visible_original = trimmed(original);
    if (now.element == Element::heading && collector_.empty() && after_kicker_) {
      visible.remove_prefix(divider_before(visible));
      visible_original.remove_prefix(divider_before(visible_original));
      text = visible;
      if (visible.empty()) return;
    }
    after_kicker_ = false;
    if (breaks_ > 0 && !collector_.empty()) {
      if (now.element != Element::heading && (breaks_ > 1 || !runs_on(visible)))
        finish();
      else
        collector_.add_space();
    }
    breaks_ = 0;
    if (visible_original.empty()) {  // gumbo loses its place after some malformed tags: look on from the last text
      const auto found = html_.find(visible.substr(0, 12), last_end_);
      visible_original =
          html_.substr(found == std::string_view::npos ? std::min(last_end_, html_.size() - 1) : found, visible.size());
    }
    const auto begin = static_cast<std::uint32_t>(visible_original.data() - html_.data());
    const auto end = begin + static_cast<std::uint32_t>(visible_original.size());
    last_end_ = end;
    if (collector_.empty()) {
      run_ = Run{};
      run_.element = now.element;
      run_.level = now.level;
      run_.hint = now.hint;
      run_.pictured = picture_;
      run_.formula = true;
      run_.parent = now.container;
      run_.source = {begin, end};
    }
    // Text that misnested tables move out of its place would make the range run backwards.
    run_.source = {std::min(run_.source.begin, begin), std::max(run_.source.end, end)};
    const auto before = collector_.text().size();
    collector_.add(text);
    const auto added = static_cast<std::uint32_t>(collector_.text().size() - before);
    if (now.linked) run_.linked += added;
    if (now.slanted) run_.slanted += added;
    if (!now.formula) run_.formula = false;
  }

  /// Does the line after a single <br> go on with the sentence before it?
  bool runs_on(std::string_view next) const {
    const char last = collector_.text().back();
    return is_small(character_at(next, 0).code) || last == ',' || last == '-';
  }

  void finish() {
    breaks_ = 0;
    if (collector_.empty()) return static_cast<void>(collector_.take());
    run_.text = collector_.take();
    page_.runs.push_back(std::move(run_));
    run_ = Run{};
    picture_ = false;
  }

  std::string_view html_;
  const MarkupHints& hints_;
  Page& page_;
  bool gaps_part_;  ///< blank lines do what <p> does
  std::vector<Open> stack_;
  TextCollector collector_;
  Run run_;
  bool picture_ = false;       ///< since the last run
  bool after_kicker_ = false;  ///< of a headline that has not begun
  std::uint32_t breaks_ = 0, links_ = 0;
  Wrapping wrapping_;         ///< of the preformatted text
  std::size_t line_ = 0;      ///< in that
  std::size_t last_end_ = 0;  ///< in `html_`, of the text read last
};

std::optional<std::string> reading(std::string_view value) {
  TextCollector text;
  text.add(value);
  if (text.empty()) return std::nullopt;
  return text.take();
}

/// What the head states; Open Graph before JSON-LD and <title>, since that often carries the name of the site.
void read_head(const GumboNode* root, Page& page) {
  std::optional<std::string> plain_title;
  LinkedData stated;
  std::vector<const GumboNode*> waiting{root};
  while (!waiting.empty()) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboElement& element = node->v.element;
    if (element.tag == GUMBO_TAG_TITLE && element.tag_namespace == GUMBO_NAMESPACE_HTML &&
        element.children.length > 0) {
      const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
      if (text->type == GUMBO_NODE_TEXT && !plain_title) plain_title = reading(text->v.text.text);
    }
    if (element.tag == GUMBO_TAG_SCRIPT && attribute(element, "type") == "application/ld+json" &&
        element.children.length > 0) {
      const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
      if (text->type == GUMBO_NODE_TEXT) stated = with_linked_data(std::move(stated), text->v.text.text);
    }
    if (element.tag == GUMBO_TAG_META) {
      const auto property = attribute(element, "property"), named = attribute(element, "name");
      const std::string key = lower_ascii(property.empty() ? named : property);
      const auto content = attribute(element, "content");
      if (key == "og:title" && !page.title) page.title = reading(content);
      if ((key == "article:published_time" || key == "datepublished") && !page.published)
        page.published = reading(content);
      if (key == "og:site_name" && !page.outlet) page.outlet = reading(content);
      if (key == "author" && !page.author) page.author = reading(content);
    }
    for (unsigned i = element.children.length; i-- > 0;) {
      waiting.push_back(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }
  page.whole = page.title.has_value() || plain_title.has_value();
  if (!page.title) page.title = stated.headline ? stated.headline : plain_title;
  if (!page.published) page.published = stated.published;
  if (!page.outlet) page.outlet = stated.publisher;
  page.authors = std::move(stated.authors);
  page.stated_body = std::move(stated.body);
}

bool is_mark_behind_word(char c) { return std::string_view(",.;:!?)").find(c) != std::string_view::npos; }

/// Does a sentence end within `before` and go on with `after`?
bool goes_on(const Run& before, const Run& after) {
  if (before.element == Element::heading || after.element == Element::heading || ends_sentence(before.text))
    return false;
  return is_small(character_at(after.text, 0).code) || is_mark_behind_word(after.text[0]);
}

/// A formula in its own element cuts the sentence that it stands in: "The depth is" – "d = 3" – "at high tide."
Page with_formulas_joined(Page page) {
  std::vector<Run> runs;
  runs.reserve(page.runs.size());
  for (auto& run : page.runs) {
    const bool cut = runs.size() > 1 && runs.back().formula && !run.formula && goes_on(runs[runs.size() - 2], run);
    if (!cut) {
      runs.push_back(std::move(run));
      continue;
    }
    const Run formula = std::move(runs.back());
    runs.pop_back();
    auto& sentence = runs.back();
    for (const Run* piece : {&formula, static_cast<const Run*>(&run)}) {
      if (!is_mark_behind_word(piece->text[0])) sentence.text += ' ';
      sentence.text += piece->text;
      sentence.linked += piece->linked, sentence.slanted += piece->slanted;
      sentence.source.begin = std::min(sentence.source.begin, piece->source.begin);
      sentence.source.end = std::max(sentence.source.end, piece->source.end);
    }
  }
  page.runs = std::move(runs);
  return page;
}

}  // namespace

Page read_html(std::string_view html, const MarkupHints& hints) {
  Page page;
  const auto guarded = guard(html);
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // each would keep a copy of the stack of open elements
  options.userdata = &arena;
  options.allocator = [](void* to, std::size_t size) { return static_cast<Arena*>(to)->allocate(size); };
  options.deallocator = [](void* to, void* memory) { static_cast<Arena*>(to)->release(memory); };
  const std::string_view source = guarded.source;
  const GumboOutput* tree = gumbo_parse_with_options(&options, source.data(), source.size());
  Walk(source, hints, page).through(tree->root);
  page = with_formulas_joined(std::move(page));
  read_head(tree->root, page);
  for (auto& run : page.runs) {
    run.source = {static_cast<std::uint32_t>(guarded.place(run.source.begin)),
                  static_cast<std::uint32_t>(guarded.place(run.source.end - 1) + 1)};
  }
  if (guarded.limit < html.size()) {
    page.trimmed = guarded.complex;
    for (auto& run : read_stripped(html, guarded.limit)) page.runs.push_back(std::move(run));
  }
  return page;
}

}  // namespace explainer::intake
