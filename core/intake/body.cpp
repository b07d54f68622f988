#include "intake/body.h"

#include <algorithm>

namespace explainer::intake {
namespace {

bool is_chrome(Hint hint) { return hint == Hint::boilerplate || hint == Hint::related; }

/// Bytes of running prose: sentences outside links. Headings, captions and lists do not show where the article is.
std::uint64_t prose_in(const Run& run) {
  if (run.element == Element::heading || run.element == Element::caption || run.element == Element::list_item) return 0;
  if (run.text.size() < 80 || run.linked * 2 > run.text.size()) return 0;
  return run.text.size() - run.linked;
}

/// For each container, what `measure` gives for the runs in it, at any depth.
template <class Measure>
std::vector<std::uint64_t> sums(const Page& page, Measure measure) {
  std::vector<std::uint64_t> sum(page.elements.size());
  for (const auto& run : page.runs) sum[run.parent] += measure(run);
  for (std::size_t i = page.elements.size(); i-- > 1;) sum[page.elements[i].parent] += sum[i];
  return sum;
}

std::vector<Hint> settled_hints(const Page& page) {
  const auto prose = sums(page, prose_in);
  std::vector<Hint> settled(page.elements.size(), Hint::none);
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    const auto& element = page.elements[i];
    const Hint outer = settled[element.parent];
    // One hint covers a line or a box, not a third of what there is to read.
    const bool believed = element.hint != Hint::none && element.hint != Hint::body && prose[i] * 3 <= prose[0];
    settled[i] = is_chrome(outer) ? outer : believed ? element.hint : outer;
  }
  return settled;
}

/// The innermost container that holds the article: go down while one child has at least seven tenths of the prose.
std::uint32_t article_container(const Page& page, const std::vector<Hint>& hints) {
  const auto prose = sums(page, [&](const Run& run) { return is_chrome(hints[run.parent]) ? 0 : prose_in(run); });
  std::uint32_t at = 0;
  // Parents stand before children, so one pass finds each next step.
  for (std::uint32_t i = 1; i < page.elements.size(); ++i) {
    if (page.elements[i].parent == at && prose[i] * 10 >= prose[at] * 7 && prose[i] > 0) at = i;
  }
  return at;
}

}  // namespace

Page with_article_found(Page page) {
  const auto hints = settled_hints(page);
  for (auto& run : page.runs) {
    const Hint container = hints[run.parent];
    if (run.hint == Hint::none || run.hint == Hint::body || is_chrome(container)) run.hint = container;
  }
  if (!page.whole) return page;
  const std::uint32_t article = article_container(page, hints);
  std::vector<bool> inside(page.elements.size());
  for (std::uint32_t i = 0; i < page.elements.size(); ++i)
    inside[i] = i == article || (i > 0 && inside[page.elements[i].parent]);
  for (auto& run : page.runs) run.outside = !inside[run.parent];
  return page;
}

}  // namespace explainer::intake
