#include "intake/markup.h"

#include <algorithm>

#include "intake/characters.h"

namespace explainer::intake {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_void(std::string_view name) {
  return among(
      {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"},
      name);
}
bool is_formatting(std::string_view name) {
  return among({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}, name);
}
bool is_inline(std::string_view name) {
  return is_formatting(name) ||
         among({"span", "abbr", "cite", "q",   "sub",  "sup", "time", "mark", "del",  "ins",     "label",
                "wbr",  "img",  "var",  "kbd", "samp", "bdi", "bdo",  "dfn",  "data", "acronym", "o:p"},
               name);
}
bool holds_raw_text(std::string_view name) {
  return among({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"}, name);
}

/// A tag, a comment or a declaration; `name` is empty for the latter two.
struct Tag {
  std::string name;
  bool closing = false;
  std::uint32_t attributes = 0;
  std::size_t begin = 0, end = 0;
};

/// The end of a comment that begins at `at`; an unclosed one runs to the end.
std::size_t comment_end(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with("<!-->")) return at + 5;
  if (html.substr(at).starts_with("<!--->")) return at + 6;
  const auto end = html.find("-->", at + 4), other = html.substr(0, end).find("--!>", at + 4);
  if (other != std::string_view::npos) return other + 4;
  return end == std::string_view::npos ? html.size() : end + 3;
}

/// The tag at a "<", as the standard's tokenizer sees it; size 0 where the "<" is text. `last_end`: of the last ">".
Tag tag_at(std::string_view html, std::size_t at, std::size_t last_end) {
  Tag tag;
  tag.begin = tag.end = at;
  if (last_end == std::string_view::npos || at > last_end) return tag;
  std::size_t i = at + 1;
  if (i < html.size() && html[i] == '/') tag.closing = true, ++i;
  if (i >= html.size()) return tag;
  if (!is_ascii_letter(html[i])) {
    if (html.substr(i).starts_with("!--") && !tag.closing) {
      tag.end = comment_end(html, at);
    } else if (html[i] == '!' || html[i] == '?' || tag.closing) {
      const auto end = html.find('>', i);
      tag.end = end == std::string_view::npos ? html.size() : end + 1;
    }
    return tag;
  }
  const auto ends_name = [](char c) { return is_space(static_cast<unsigned char>(c)) || c == '/' || c == '>'; };
  const std::size_t begin = i;
  while (i < html.size() && !ends_name(html[i])) ++i;
  tag.name = lower_ascii(html.substr(begin, std::min<std::size_t>(i - begin, 32)));
  bool in_attribute = false;
  while (i < html.size() && html[i] != '>') {
    const char c = html[i];
    if (is_space(static_cast<unsigned char>(c)) || c == '/') {
      in_attribute = false;
    } else if (c == '=' && in_attribute) {
      ++i;
      while (i < html.size() && is_space(static_cast<unsigned char>(html[i]))) ++i;
      if (i < html.size() && (html[i] == '"' || html[i] == '\'')) {
        i = html.find(html[i], i + 1);
        if (i == std::string_view::npos) i = html.size() - 1;
        in_attribute = false;
      } else {
        while (i < html.size() && html[i] != '>' && !is_space(static_cast<unsigned char>(html[i]))) ++i;
        in_attribute = false;
        continue;
      }
    } else if (!in_attribute) {
      ++tag.attributes;
      in_attribute = true;
    }
    ++i;
  }
  // Never closed, so no tag. This costs a scan to the end only where a quotation mark hides the last ">".
  tag.end = i < html.size() ? i + 1 : at;
  return tag;
}

/// Where the content of <script> and its like ends: at its end tag.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
  while ((at = html.find("</", at)) != std::string_view::npos) {
    if (lower_ascii(html.substr(at + 2, name.size())) == name) return at;
    at += 2;
  }
  return html.size();
}

/// Scripts and styles need not be parsed: they are most of many pages. JSON-LD is read, and a script that holds a
/// comment with a script in it ends elsewhere.
bool is_unread(std::string_view name, std::string_view tag, std::string_view content) {
  if (name == "style") return true;
  return name == "script" && tag.find("ld+json") == std::string_view::npos &&
         content.find("<!--") == std::string_view::npos;
}

/// Which open element a start tag ends without saying so: <li> ends <li>, a block ends <p>.
bool ends_silently(std::string_view open, std::string_view next) {
  if (open == "p") return !is_inline(next);
  if (open == "li") return next == "li";
  if (open == "dt" || open == "dd") return next == "dt" || next == "dd";
  if (open == "option") return next == "option" || next == "optgroup";
  if (open == "td" || open == "th") return among({"td", "th", "tr", "tbody", "thead", "tfoot"}, next);
  if (open == "tr") return among({"tr", "tbody", "thead", "tfoot"}, next);
  if (open == "tbody" || open == "thead" || open == "tfoot") return among({"tbody", "thead", "tfoot"}, next);
  return false;
}

/// Upper bounds of what the parser will build.
class Count {
 public:
  /// False: this tag would go beyond a limit.
  bool add(const Tag& tag) {
    if (tag.attributes > max_attributes) return false;
    nodes_ += 2 + tag.attributes;  // the element and the text before it; an attribute takes as much room
    if (tag.closing) {
      close(tag.name);
    } else if (!is_void(tag.name)) {
      while (end_silently(tag.name)) {
      }
      if (tag.name == "a" || tag.name == "nobr") close(tag.name);  // these do not nest
      open_.push_back({tag.name, tag.attributes});
      if (is_formatting(tag.name)) ++formatting_, rebuilt_ += 1 + tag.attributes;
    }
    // Every block that ends or begins lets the parser build all formatting elements still open once more, with their
    // attributes.
    if (!is_inline(tag.name)) nodes_ += rebuilt_;
    return open_.size() <= max_depth && formatting_ <= max_formatting && nodes_ <= max_nodes;
  }

 private:
  struct Open {
    std::string name;
    std::uint32_t attributes = 0;
  };

  /// Ends the innermost block if a start tag does that; formatting elements above it stay open, other inline ones go.
  bool end_silently(std::string_view next) {
    std::size_t block = open_.size();
    while (block > 0 && is_inline(open_[block - 1].name)) --block;
    if (block == 0 || !ends_silently(open_[block - 1].name, next)) return false;
    for (std::size_t i = open_.size(); i-- > block - 1;) {
      if (!is_formatting(open_[i].name)) open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return true;
  }

  void close(std::string_view name) {
    // A formatting element is ended wherever it is open, and the others stay; that is what misnesting means.
    const bool formatting = is_formatting(name);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name != name) continue;
      if (formatting) {
        rebuilt_ -= 1 + open_[i].attributes;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
        --formatting_;
      } else {
        for (std::size_t inner = open_.size(); inner-- > i;) {
          if (!is_formatting(open_[inner].name) || inner == i)
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(inner));
        }
      }
      return;
    }
  }

  std::vector<Open> open_;  ///< at most max_depth + 1
  std::uint32_t formatting_ = 0, rebuilt_ = 0, nodes_ = 0;
};

/// "&#99999999999;" → "&#00000065533;": the parser's own arithmetic would wrap round to some other character.
void saturate_references(std::string& source) {
  for (auto at = source.find("&#"); at != std::string::npos; at = source.find("&#", at + 2)) {
    std::size_t i = at + 2;
    const bool hex = i < source.size() && (source[i] == 'x' || source[i] == 'X');
    if (hex) ++i;
    const auto is_figure = [&](char c) {
      return is_digit(c) || (hex && lower_ascii(c) >= 'a' && lower_ascii(c) <= 'f');
    };
    const std::size_t begin = i;
    while (i < source.size() && source[i] == '0') ++i;
    const std::size_t significant = i;
    while (i < source.size() && is_figure(source[i])) ++i;
    const std::size_t figures = i - significant;
    if (figures <= (hex ? 6u : 7u)) continue;
    const std::string_view largest = hex ? "FFFD" : "65533";
    std::fill(source.begin() + static_cast<std::ptrdiff_t>(begin), source.begin() + static_cast<std::ptrdiff_t>(i),
              '0');
    source.replace(i - largest.size(), largest.size(), largest);
  }
}

}  // namespace

std::size_t GuardedMarkup::place(std::size_t at) const {
  const auto after =
      std::upper_bound(gaps.begin(), gaps.end(), at, [](std::size_t place, const Gap& gap) { return place < gap.at; });
  return after == gaps.begin() ? at : at + (after - 1)->bytes;
}

GuardedMarkup guard(std::string_view html) {
  GuardedMarkup guarded;
  guarded.limit = html.size();
  Count count;
  const auto last_end = html.rfind('>');
  std::size_t at = 0, kept = 0;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    const Tag tag = tag_at(html, at, last_end);
    if (tag.end == at) {
      if (at + 1 < html.size() && is_ascii_letter(html[at + 1])) {
        guarded.limit = at;
        break;
      }
      ++at;
      continue;
    }
    if (!tag.name.empty() && !count.add(tag)) {
      guarded.limit = at;
      guarded.complex = true;
      break;
    }
    at = tag.end;
    if (tag.closing || !holds_raw_text(tag.name)) continue;
    at = raw_text_end(html, at, tag.name);
    if (at == tag.end ||
        !is_unread(tag.name, html.substr(tag.begin, tag.end - tag.begin), html.substr(tag.end, at - tag.end))) {
      continue;
    }
    const std::size_t before = guarded.gaps.empty() ? 0 : guarded.gaps.back().bytes;
    guarded.source += html.substr(kept, tag.end - kept);
    guarded.gaps.push_back({guarded.source.size(), before + (at - tag.end)});
    kept = at;
  }
  guarded.source += html.substr(kept, guarded.limit - kept);
  saturate_references(guarded.source);
  return guarded;
}

bool gaps_part_paragraphs(std::string_view html) {
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string tag = lower_ascii(html.substr(at + 1, 4));
    const bool part = tag.starts_with("br") || tag.starts_with("div") || tag.starts_with("html") ||
                      tag.starts_with("body") || (tag.starts_with("p") && tag.size() > 1 && !is_ascii_letter(tag[1]));
    if (part) return false;
  }
  return html.find("\n\n") != std::string_view::npos || html.find("\n\r\n") != std::string_view::npos;
}

std::vector<Run> read_stripped(std::string_view html, std::size_t begin) {
  std::vector<Run> runs;
  TextCollector text;
  Stretch source;
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  const auto add = [&](std::size_t from, std::size_t to) {
    const auto piece = trimmed(html.substr(from, to - from));
    if (piece.empty()) return text.add_space();
    const auto at = offset(static_cast<std::size_t>(piece.data() - html.data()));
    if (text.empty()) source.begin = at;
    source.end = at + offset(piece.size());
    text.add(html.substr(from, to - from));
  };
  const auto finish = [&] {
    if (text.empty()) return;
    Run run;
    run.text = text.take();
    run.source = source;
    run.element = Element::paragraph;
    runs.push_back(std::move(run));
  };
  const auto last_end = html.rfind('>');
  std::size_t at = begin, plain = begin;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    const Tag tag = tag_at(html, at, last_end);
    if (tag.end == at) {
      ++at;
      continue;
    }
    add(plain, at);
    if (!is_inline(tag.name) && !tag.name.empty()) finish();
    at = tag.end;
    if (!tag.closing && holds_raw_text(tag.name)) at = raw_text_end(html, at, tag.name);
    plain = at;
  }
  add(plain, html.size());
  finish();
  return runs;
}

}  // namespace explainer::intake
