#include "attribution/linking.h"

#include <algorithm>
#include <cmath>

namespace explainer::attribution {
namespace {

constexpr std::uint32_t other_sentence = 15, cue_between = 10;

struct Candidate {
  std::uint32_t cue, cost;
};

/// The spans of one paragraph by role, each in text order.
struct Paragraph {
  std::vector<Tagged> sources, cues, contents;
};

std::uint32_t words_between(WordSpan a, WordSpan b) { return a.begin >= b.end ? a.begin - b.end : b.begin - a.end; }

std::uint32_t cost(const text::Text& text, WordSpan span, WordSpan cue, std::uint32_t cues_between) {
  const auto sentence = text.words[cue.begin].sentence;
  const bool apart = text.words[span.begin].sentence != sentence && text.words[span.end - 1].sentence != sentence;
  return words_between(span, cue) + cue_between * cues_between + (apart ? other_sentence : 0);
}

/// The cheaper of the cue before the span and the cue behind it; the earlier one if they cost the same.
/// `clause` tells a content that begins with "that": it follows its cue ("acknowledged at the time that … but denied").
Candidate nearest_cue(const text::Text& text, WordSpan span, const std::vector<Tagged>& cues, bool clause = false) {
  const auto behind = std::lower_bound(cues.begin(), cues.end(), span.begin,
                                       [](const Tagged& cue, std::uint32_t at) { return cue.words.begin < at; });
  const auto index = static_cast<std::uint32_t>(behind - cues.begin());
  std::optional<Candidate> best;
  if (index > 0) best = {index - 1, cost(text, span, cues[index - 1].words, 0)};
  if (index < cues.size()) {
    const auto further = cost(text, span, cues[index].words, clause ? 1 : 0);
    if (!best || further < best->cost) best = {index, further};
  }
  return *best;
}

/// The nearest source that stands before the cue in its sentence.
const Tagged* earlier_source(const text::Text& text, WordSpan cue, const std::vector<Tagged>& sources) {
  const auto behind = std::lower_bound(sources.begin(), sources.end(), cue.begin,
                                       [](const Tagged& source, std::uint32_t at) { return source.words.begin < at; });
  if (behind == sources.begin()) return nullptr;
  const Tagged& source = *(behind - 1);
  return text.words[source.words.begin].sentence == text.words[cue.begin].sentence ? &source : nullptr;
}

/// One span for each paragraph that it touches: what is shown never holds the line feed between two.
void add_by_paragraph(std::vector<WordSpan>& spans, const text::Text& text, WordSpan words) {
  std::uint32_t begin = words.begin;
  for (auto i = words.begin; i <= words.end; ++i) {
    if (i < words.end && text.words[i].kind != text::WordKind::block_end) continue;
    if (i > begin) spans.push_back({begin, i});
    begin = i + 1;
  }
}

/// From the mean lead over the next best label to a number from 0 to 1: one half where they are level, 0.9 at a lead
/// of 4, where nearly all of the weight lies on the label taken.
float confidence(float margin) { return 0.5f + 0.5f * margin / (1 + std::abs(margin)); }

std::vector<Said> link_paragraph(const text::Text& text, const Paragraph& paragraph) {
  std::vector<Said> found;
  if (paragraph.cues.empty()) {
    for (const auto& content : paragraph.contents) {
      Said said{.confidence = confidence(content.margin)};
      add_by_paragraph(said.content, text, content.words);
      found.push_back(std::move(said));
    }
    return found;
  }
  struct Nearest {
    std::uint32_t cost = ~0u;
    const Tagged* source = nullptr;
    float margin = 0;
    std::uint32_t parts = 1;
  };
  std::vector<Nearest> nearest(paragraph.cues.size());
  found.resize(paragraph.cues.size());
  for (const auto& source : paragraph.sources) {
    const auto candidate = nearest_cue(text, source.words, paragraph.cues);
    if (candidate.cost < nearest[candidate.cue].cost) {
      nearest[candidate.cue].cost = candidate.cost;
      nearest[candidate.cue].source = &source;
    }
  }
  for (const auto& content : paragraph.contents) {
    const bool clause = text.words[content.words.begin].lower == "that";
    const auto cue = nearest_cue(text, content.words, paragraph.cues, clause).cue;
    add_by_paragraph(found[cue].content, text, content.words);
    nearest[cue].margin += content.margin;
    ++nearest[cue].parts;
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    const auto& cue = paragraph.cues[k];
    found[k].cue = {cue.words};
    const Tagged* source = nearest[k].source ? nearest[k].source : earlier_source(text, cue.words, paragraph.sources);
    if (source) {
      found[k].source = {source->words};
      nearest[k].margin += source->margin;
      ++nearest[k].parts;
    }
    found[k].confidence = confidence((nearest[k].margin + cue.margin) / static_cast<float>(nearest[k].parts));
  }
  return found;
}

}  // namespace

std::vector<Said> link(const text::Text& text, const std::vector<Tagged>& tagged) {
  std::vector<Said> found;
  for (std::size_t begin = 0; begin < tagged.size();) {
    const auto block = text.words[tagged[begin].words.begin].block;
    Paragraph paragraph;
    std::size_t end = begin;
    for (; end < tagged.size() && text.words[tagged[end].words.begin].block == block; ++end) {
      auto& list = tagged[end].role == Role::source ? paragraph.sources
                   : tagged[end].role == Role::cue  ? paragraph.cues
                                                    : paragraph.contents;
      list.push_back(tagged[end]);
    }
    for (auto& said : link_paragraph(text, paragraph)) found.push_back(std::move(said));
    begin = end;
  }
  return found;
}

}  // namespace explainer::attribution
