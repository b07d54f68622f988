#include "text/text.h"

#include <algorithm>

#include "text/parts.h"

namespace explainer::text {

Text analyse(const Article& article) {
  Text text{.bytes = article.text, .blocks = article.blocks, .words = split_words(article)};
  auto sentences = split_sentences(text.words);
  for (std::size_t i = 0; i < text.words.size(); ++i) text.words[i].sentence = sentences.of_word[i];
  text.sentences = std::move(sentences.spans);
  text.quotations = pair_quotations(text.words, text.bytes);
  return text;
}

std::vector<ByteSpan> Text::byte_spans(WordSpan words_) const {
  std::vector<ByteSpan> found;
  for (auto begin = words_.begin; begin < words_.end;) {
    auto end = begin + 1;
    while (end < words_.end && !words[end].resumes) ++end;
    found.push_back(byte_span({begin, end}));
    begin = end;
  }
  return found;
}

std::string_view Text::string(WordSpan words_) const {
  constexpr std::uint32_t longest_mark = 8;  // bytes, of a note or a comment
  auto end = words_.begin;
  while (end < words_.end && (end == words_.begin || !words[end].resumes ||
                              words[end].bytes.begin - words[end - 1].bytes.end <= longest_mark)) {
    ++end;
  }
  const ByteSpan span = byte_span({words_.begin, end});
  return std::string_view(bytes).substr(span.begin, span.size());
}

std::optional<std::uint32_t> Text::quotation_at(std::uint32_t word) const {
  const auto after = std::upper_bound(quotations.begin(), quotations.end(), word,
                                      [](std::uint32_t at, const Quotation& q) { return at < q.words.begin; });
  if (after == quotations.begin()) return std::nullopt;
  std::optional<std::uint32_t> candidate = static_cast<std::uint32_t>(after - quotations.begin() - 1);
  while (candidate && !quotations[*candidate].words.contains(word)) candidate = quotations[*candidate].within;
  return candidate;
}

std::vector<Note> notes(const Text& text) {
  std::vector<bool> goes_on(text.quotations.size());
  for (const auto& quotation : text.quotations) {
    if (quotation.continues) goes_on[*quotation.continues] = true;
  }
  std::vector<Note> found;
  for (std::size_t i = 0; i < text.quotations.size(); ++i) {
    const auto& quotation = text.quotations[i];
    if (quotation.closed || goes_on[i] || quotation.within) continue;
    found.push_back({"unclosed-quotation", "This quotation is not closed; it was read to the end of its paragraph.",
                     text.byte_span(quotation.words)});
  }
  return found;
}

}  // namespace explainer::text
