#include "intake/html.h"

#include <gumbo.h>

#include <algorithm>

#include "intake/arena.h"
#include "intake/characters.h"
#include "intake/markup.h"

namespace explainer::intake {
namespace {

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

Role role_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_APPLET: return Role::unseen;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_FIELDSET: return Role::chrome;
    case GUMBO_TAG_BR: return Role::breaks;
    case GUMBO_TAG_P: return Role::paragraph;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return Role::heading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT: return Role::list_item;
    case GUMBO_TAG_BLOCKQUOTE: return Role::quote;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION: return Role::caption;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return Role::cell;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT: return Role::preformatted;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_FRAMESET: return Role::container;
    default: return Role::inside;
  }
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view{};
}

bool is_hidden(const GumboElement& element, const MarkupHints& hints) {
  if (gumbo_get_attribute(&element.attributes, "hidden")) return true;
  std::string style;
  for (char c : attribute(element, "style").substr(0, 1000)) {
    if (!is_space(static_cast<unsigned char>(c))) style += lower_ascii(c);
  }
  if (style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos)
    return true;
  return hints.hides(attribute(element, "class"));
}

Hint hint_of(const GumboElement& element, const MarkupHints& hints) {
  // <html> and <body> name what the whole page can have, not what it is.
  if (element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY) return Hint::none;
  if (element.tag == GUMBO_TAG_TIME) return Hint::dateline;
  for (const char* name : {"itemprop", "role", "class", "id", "rel", "data-testid", "data-component"}) {
    if (const Hint hint = hints.of(attribute(element, name)); hint != Hint::none) return hint;
  }
  return Hint::none;
}

/// What holds for everything inside an element.
struct Surroundings {
  Element element = Element::loose;
  Hint hint = Hint::none;
  std::uint8_t level = 0;
  bool linked = false, slanted = false, preformatted = false;
  std::uint32_t container = 0;
};

/// Walks the tree without recursion and collects the runs.
class Walk {
 public:
  Walk(std::string_view html, const MarkupHints& hints, Page& page) : html_(html), hints_(hints), page_(page) {
    page_.elements.push_back({0, Hint::none});
  }

  void through(const GumboNode* root) {
    stack_.push_back({root, 0, {}, false});
    enter(root);
    while (!stack_.empty()) {
      auto& top = stack_.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next >= children.length) {
        if (top.block) finish();
        stack_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) add_text(child->v.text, top.now);
      if (child->type == GUMBO_NODE_WHITESPACE) collector_.add_space();
      if (child->type != GUMBO_NODE_ELEMENT) continue;
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
    bool block;
  };

  /// False: nothing inside is to be read.
  bool enter(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    const GumboElement& element = node->v.element;
    const Role role = role_of(element.tag);
    if (role == Role::breaks) ++breaks_;
    if (role == Role::unseen || role == Role::breaks || is_hidden(element, hints_)) return false;
    Open& open = stack_.back();
    Surroundings& now = open.now;
    const Hint hint = role == Role::chrome ? Hint::boilerplate : hint_of(element, hints_);
    open.block = role != Role::inside || stands_apart(element, hint, now);
    if (open.block) {
      finish();
      page_.elements.push_back({now.container, hint});
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
        break;
      case Role::heading:
        now.element = Element::heading;
        now.level = static_cast<std::uint8_t>(element.tag - GUMBO_TAG_H1 + 1);
        break;
      case Role::list_item: now.element = Element::list_item; break;
      case Role::quote: now.element = Element::quote; break;
      case Role::caption: now.element = Element::caption; break;
      case Role::cell: now.element = Element::cell; break;
      case Role::preformatted: now.preformatted = true; break;
      default: break;
    }
    const auto style = attribute(element, "style");
    if (element.tag == GUMBO_TAG_A && !attribute(element, "href").empty()) now.linked = true;
    if (element.tag == GUMBO_TAG_EM || element.tag == GUMBO_TAG_I ||
        style.find("font-style:italic") != std::string_view::npos ||
        style.find("font-style: italic") != std::string_view::npos) {
      now.slanted = true;
    }
    return true;
  }

  /// "<span class=byline>By Ann Bell</span><time>3 May</time>": lines of their own that look like pieces of one.
  bool stands_apart(const GumboElement& element, Hint hint, const Surroundings& now) const {
    if (now.element != Element::loose || hint == Hint::none || hint == Hint::boilerplate || hint == Hint::related)
      return false;
    return element.tag != GUMBO_TAG_TIME || !collector_.at_space();
  }

  void add_text(const GumboText& node, const Surroundings& now) {
    const std::string_view text = node.text;
    if (trimmed(text).empty()) return collector_.add_space();
    const auto from = static_cast<std::size_t>(node.original_text.data - html_.data());
    const std::string_view original = html_.substr(std::min(from, html_.size()), node.original_text.length);
    if (!now.preformatted) return add(text, original, now);
    // Lines of preformatted text are lines of plain text; they are found again if the source has as many.
    const auto lines_in = [](std::string_view s) { return std::count(s.begin(), s.end(), '\n'); };
    const bool parallel = lines_in(text) == lines_in(original);
    std::size_t at = 0, original_at = 0;
    while (at <= text.size()) {
      const auto end = std::min(text.find('\n', at), text.size());
      const auto original_end =
          parallel ? std::min(original.find('\n', original_at), original.size()) : original.size();
      add(text.substr(at, end - at), original.substr(original_at, original_end - original_at), now);
      if (end < text.size()) finish();
      at = end + 1;
      if (parallel) original_at = std::min(original_end + 1, original.size());
    }
  }

  void add(std::string_view text, std::string_view original, const Surroundings& now) {
    const auto visible = trimmed(text);
    if (visible.empty()) return collector_.add_space();
    if (breaks_ > 0 && !collector_.empty()) {
      if (now.element != Element::heading && (breaks_ > 1 || !runs_on(visible)))
        finish();
      else
        collector_.add_space();
    }
    breaks_ = 0;
    auto visible_original = trimmed(original);
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
  }

  std::string_view html_;
  const MarkupHints& hints_;
  Page& page_;
  std::vector<Open> stack_;
  TextCollector collector_;
  Run run_;
  std::uint32_t breaks_ = 0;
  std::size_t last_end_ = 0;  ///< in `html_`, of the text read last
};

std::optional<std::string> reading(std::string_view value) {
  TextCollector text;
  text.add(value);
  if (text.empty()) return std::nullopt;
  return text.take();
}

/// What the head states; Open Graph before <title>, since that often carries the name of the site.
void read_head(const GumboNode* root, Page& page) {
  std::optional<std::string> plain_title;
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
  if (!page.title) page.title = plain_title;
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
  const std::string_view source = std::string_view(guarded.source).substr(0, guarded.limit);
  const GumboOutput* tree = gumbo_parse_with_options(&options, source.data(), source.size());
  Walk(source, hints, page).through(tree->root);
  read_head(tree->root, page);
  if (guarded.limit < html.size()) {
    page.trimmed = guarded.complex;
    for (auto& run : read_stripped(html, guarded.limit)) page.runs.push_back(std::move(run));
  }
  return page;
}

}  // namespace explainer::intake
