#include "intake/body.h"

#include <algorithm>
#include <utility>

#include "intake/characters.h"
#include "intake/lines.h"
#include "intake/linked_data.h"

namespace explainer::intake {
namespace {

constexpr std::size_t longest_title = 1000;  // bytes

using Sums = std::vector<std::int64_t>;  // one a container

bool is_chrome(Hint hint) { return hint == Hint::boilerplate || hint == Hint::related; }

bool is_link(const Run& run) { return run.linked * 2 > run.text.size(); }

/// Bytes of running prose: sentences outside links. Headings, captions and lists do not show where the article is.
std::int64_t prose_in(const Run& run) {
  if (run.element == Element::heading || run.element == Element::caption || run.element == Element::list_item) return 0;
  if (run.text.size() < 80 || is_link(run)) return 0;
  return static_cast<std::int64_t>(run.text.size() - run.linked);
}

/// For each container, what `measure` gives for the runs in it, at any depth.
template <class Measure>
Sums sums(const Page& page, Measure measure) {
  Sums sum(page.elements.size());
  for (std::size_t i = 0; i < page.runs.size(); ++i) sum[page.runs[i].parent] += measure(i);
  for (std::size_t i = page.elements.size(); i-- > 1;) sum[page.elements[i].parent] += sum[i];
  return sum;
}

/// The runs that the page's JSON-LD gives as the article's text.
std::vector<bool> stated_runs(const Page& page) {
  std::vector<bool> stated(page.runs.size());
  if (page.stated_body.empty()) return stated;
  const StatedBody body(page.stated_body);
  for (std::size_t i = 0; i < page.runs.size(); ++i) stated[i] = body.holds(page.runs[i].text);
  return stated;
}

/// What containers promise, where that can be believed: one hint covers a line or a box, not a third of what there is
/// to read, and the boxes that one word marks do not hold half of it together.
std::vector<Hint> settled_hints(const Page& page, std::size_t title, const std::vector<bool>& stated) {
  const auto prose = sums(page, [&](std::size_t i) { return prose_in(page.runs[i]); });
  const auto titles = sums(page, [&](std::size_t i) { return i == title ? 1 : 0; });
  const auto quoted =
      sums(page, [&](std::size_t i) { return page.runs[i].element == Element::quote ? prose_in(page.runs[i]) : 0; });
  const auto in_body = sums(page, [&](std::size_t i) { return stated[i] ? prose_in(page.runs[i]) : 0; });
  const auto all = sums(page, [&](std::size_t i) { return static_cast<std::int64_t>(page.runs[i].text.size()); });
  std::vector<std::int64_t> by_word;
  std::vector<std::uint16_t> outer_word(page.elements.size());
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    const auto& element = page.elements[i];
    if (!is_chrome(element.hint) || element.word == 0 || element.word == outer_word[element.parent]) {
      outer_word[i] = outer_word[element.parent];
      continue;
    }
    outer_word[i] = element.word;
    if (by_word.size() <= element.word) by_word.resize(element.word + 1u);
    by_word[element.word] += prose[i];
  }
  std::vector<Hint> settled(page.elements.size(), Hint::none);
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    const auto& element = page.elements[i];
    const Hint outer = settled[element.parent];
    bool believed = element.hint != Hint::none && element.hint != Hint::body && prose[i] * 3 <= prose[0];
    if (is_chrome(element.hint)) {
      if (element.word != 0 && !element.sure && by_word[element.word] * 2 > prose[0]) believed = false;
      if (element.word != 0 && quoted[i] * 2 > prose[i]) believed = false;  // an embedded post
      if (element.labels && prose[i] * 2 > all[i]) believed = false;
      if (in_body[i] * 2 > prose[i])
        believed = false;
      else if (element.sure && titles[i] == 0 && title < page.runs.size())
        believed = prose[i] * 10 <= prose[0] * 9;
    }
    settled[i] = is_chrome(outer) ? outer : believed ? element.hint : outer;
  }
  return settled;
}

/// What a run adds to the likelihood that its container is the article.
std::int64_t weight_of(const Run& run) {
  const auto size = static_cast<std::int64_t>(run.text.size() - run.linked);
  if (is_link(run)) return 0;
  switch (run.element) {
    case Element::heading:
    case Element::caption: return 0;
    case Element::paragraph:
    case Element::quote: return size >= 25 ? size : 0;
    case Element::list_item: return size >= 80 ? size / 2 : 0;
    case Element::cell: return size / 2;
    case Element::line:
    case Element::loose: return size >= 80 ? size : 0;
  }
  return 0;
}

/// The heading that is the title of the page: one that the head repeats, else the first of the highest level. The
/// article stands under it. The number of runs if there is none.
std::size_t title_run(const Page& page, const std::vector<Hint>& hints) {
  const auto weight = [&](const Run& run) { return is_chrome(hints[run.parent]) ? 0 : weight_of(run); };
  std::int64_t total = 0, above = 0;
  for (const auto& run : page.runs) total += weight(run);
  std::size_t found = page.runs.size();
  for (std::size_t i = 0; i < page.runs.size() && above * 5 <= total * 4; ++i) {
    const auto& run = page.runs[i];
    above += weight(run);
    if (run.element != Element::heading || run.text.size() < 10 || run.text.size() > longest_title) continue;
    const bool titled =
        page.title && page.title->size() <= longest_title &&
        (page.title->find(run.text) != std::string::npos || run.text.find(*page.title) != std::string::npos);
    if (titled) return i;
    if (found == page.runs.size() && run.level == 1 && above * 2 <= total) found = i;
  }
  return found;
}

/// The innermost container that holds the article: go down while one child has most of the prose.
std::uint32_t article_container(const Page& page, const std::vector<Hint>& hints, std::size_t title,
                                const std::vector<bool>& stated) {
  const auto measure = [&](std::size_t i) -> std::int64_t {
    const auto& run = page.runs[i];
    if (is_chrome(hints[run.parent]) || (title < page.runs.size() && i < title)) return 0;
    return stated[i] ? weight_of(run) * 10 : weight_of(run);
  };
  const auto prose = sums(page, measure);
  const auto titles = sums(page, [&](std::size_t i) { return i == title ? 1 : 0; });
  Sums direct(page.elements.size());  // in paragraphs that are children of the container
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    const auto& run = page.runs[i];
    if (run.element == Element::paragraph && run.parent != 0) direct[page.elements[run.parent].parent] += measure(i);
  }
  std::uint32_t at = 0;
  // Parents stand before children, so one pass finds each next step.
  for (std::uint32_t i = 1; i < page.elements.size(); ++i) {
    const auto& element = page.elements[i];
    if (element.parent != at || prose[i] == 0 || direct[at] * 10 >= prose[at] * 2) continue;
    const bool titled = titles[i] > 0;
    const int share = element.article && titled              ? (prose[i] >= 400 ? 1 : 3)
                      : titled || element.hint == Hint::body ? 4
                                                             : 7;
    if (prose[i] * 10 >= prose[at] * share) at = i;
  }
  return at;
}

/// How the runs of a container read.
struct Reading {
  std::int64_t all = 0;                   ///< bytes, of boxes beside the article too; the rest is without these
  std::int64_t text = 0, linked = 0;      ///< bytes
  std::int64_t sentences = 0;             ///< bytes of lines that are running prose
  std::int64_t to_reader = 0;             ///< how many of them are short and speak to the reader
  std::int64_t teasers = 0;               ///< headings that are links
  std::size_t first = std::string::npos;  ///< run
};

bool is_sentence(const Run& run, std::size_t least_bytes) {
  return run.element != Element::heading && run.element != Element::caption && !is_link(run) &&
         run.text.size() >= least_bytes && ends_sentence(run.text);
}

std::vector<Reading> readings(const Page& page, const std::vector<Hint>& hints) {
  constexpr std::size_t least_sentence = 25, longest_appeal = 300;  // bytes
  std::vector<Reading> found(page.elements.size());
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    const auto& run = page.runs[i];
    const auto size = static_cast<std::int64_t>(run.text.size());
    auto& reading = found[run.parent];
    reading.all += size;
    if (is_chrome(hints[run.parent])) continue;
    reading.text += size;
    reading.linked += run.linked;
    reading.first = std::min(reading.first, i);
    if (run.element == Element::heading && is_link(run)) ++reading.teasers;
    if (!is_sentence(run, least_sentence)) continue;
    reading.sentences += size - run.linked;
    if (run.text.size() < longest_appeal && addresses_reader(folded(run.text))) ++reading.to_reader;
  }
  for (std::size_t i = found.size(); i-- > 1;) {
    const auto& inner = found[i];
    auto& outer = found[page.elements[i].parent];
    outer.all += inner.all, outer.text += inner.text, outer.linked += inner.linked;
    outer.sentences += inner.sentences, outer.to_reader += inner.to_reader, outer.teasers += inner.teasers;
    outer.first = std::min(outer.first, inner.first);
  }
  return found;
}

/// "Ann Bell is a reporter of the Courier.": what a note on somebody begins with, and a part of an article seldom.
bool introduces(std::string_view text) {
  const auto words = words_of(text.substr(0, 120));
  std::size_t name = 0;
  while (name < words.size() && name < 5 && is_capital(character_at(words[name], 0).code)) ++name;
  if (name == 0 || name + 1 >= words.size() || words[name] != "is") return false;
  return words[name + 1] == "a" || words[name + 1] == "an" || words[name + 1] == "the";
}

/// Containers that hold the one with the article, up to what holds the title too.
std::vector<bool> containers_around(const Page& page, std::size_t title, std::uint32_t article) {
  const auto titles = sums(page, [&](std::size_t i) { return i == title ? 1 : 0; });
  std::vector<bool> around(page.elements.size());
  for (auto at = article; titles[at] == 0 && at != 0;) {
    at = page.elements[at].parent;
    around[at] = true;
  }
  return around;
}

/// The containers that the article is in: the one found, and those beside it and beside what is around it that read as
/// it does. Papers part an article by advertising, buttons and headings. Behind it, other things end it.
std::vector<bool> parts_of_article(const Page& page, const std::vector<Hint>& hints, const std::vector<bool>& around,
                                   std::uint32_t article, const std::vector<bool>& stated) {
  constexpr std::int64_t least = 80, least_alike = 25, least_appeal = 300;  // bytes of prose
  constexpr std::int64_t most_passed = 150, most_passed_by_name = 600;
  const auto in_body = sums(page, [&](std::size_t i) { return stated[i] ? prose_in(page.runs[i]) : 0; });
  const auto reading = readings(page, hints);
  std::vector<bool> parts(page.elements.size());
  std::int64_t passed = 0, passed_by_name = 0;  // bytes behind the article that are no part of it
  for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
    const auto& element = page.elements[i];
    const auto& read = reading[i];
    const bool behind = i > article;
    parts[i] = i == article || (i > 0 && parts[element.parent]);
    if (parts[i] || i == 0 || !around[element.parent] || around[i]) continue;
    if (hints[i] != Hint::none) {
      if (behind) passed_by_name += read.all;
      continue;
    }
    const bool ended = behind && (passed >= most_passed || passed_by_name >= most_passed_by_name);
    const bool alike = element.alike != 0 && element.alike == page.elements[article].alike;
    const bool prose = read.sentences >= (alike ? least_alike : least) && read.sentences * 2 >= read.text &&
                       read.linked * 4 <= read.text && read.teasers == 0;
    const bool appeal = read.to_reader > 0 && read.sentences < least_appeal;
    const bool unstated = behind && in_body[article] > 0 && in_body[i] == 0;
    parts[i] = prose && !ended && !appeal && !unstated && !(behind && introduces(page.runs[read.first].text));
    if (behind && !parts[i]) passed += read.text;
  }
  return parts;
}

/// Marks the runs of a whole page that the article is not in.
Page with_outside_marked(Page page, const std::vector<Hint>& hints, std::size_t title,
                         const std::vector<bool>& stated) {
  constexpr std::size_t least = 80;  // bytes
  const auto article = article_container(page, hints, title, stated);
  const auto around = containers_around(page, title, article);
  const auto inside = parts_of_article(page, hints, around, article, stated);
  const bool titled = title < page.runs.size();
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    auto& run = page.runs[i];
    // Text beside the boxes has none of its own.
    const bool loose = around[run.parent] && hints[run.parent] == Hint::none && is_sentence(run, least);
    run.outside = (titled && i < title) || !(inside[run.parent] || loose);
    if (!run.outside && run.parent >= article) page.text_begin = std::min(page.text_begin, i);
  }
  // A heading stands over what it heads.
  for (std::size_t i = page.runs.size(); i-- > page.text_begin + 1;) {
    auto& run = page.runs[i];
    if (run.element == Element::heading && !is_link(run) && !is_chrome(hints[run.parent]) && i + 1 < page.runs.size() &&
        !page.runs[i + 1].outside)
      run.outside = false;
  }
  return page;
}

}  // namespace

Page with_article_found(Page page) {
  const auto stated = stated_runs(page);
  std::size_t title = page.runs.size();
  auto hints = settled_hints(page, title, stated);
  if (page.whole) {
    title = title_run(page, hints);
    hints = settled_hints(page, title, stated);
  }
  for (auto& run : page.runs) {
    const Hint container = hints[run.parent];
    if (run.hint == Hint::none || run.hint == Hint::body || is_chrome(container)) run.hint = container;
  }
  if (!page.whole) return page;
  if (title < page.runs.size()) page.headline = title;
  return with_outside_marked(std::move(page), hints, title, stated);
}

}  // namespace explainer::intake
