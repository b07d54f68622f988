#include "intake/html.h"

#include <gumbo.h>

#include <algorithm>

#include "intake/arena.h"
#include "intake/characters.h"
#include "intake/elements.h"
#include "intake/lines.h"
#include "intake/linked_data.h"
#include "intake/markup.h"
#include "intake/plain.h"

namespace explainer::intake {
namespace {

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
                                                                 : role_of(element.tag);
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
