#include "support/statements.h"

#include <algorithm>

namespace statements {
namespace {

using namespace explainer;

std::vector<std::string> lines_of(const std::string& input) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= input.size();) {
    const auto end = std::min(input.find('\n', at), input.size());
    if (end > at) lines.push_back(input.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0xC0;
}

/// The n-th place of `part` as whole words from `from` on, or npos.
std::size_t find_words(const std::string& text, const std::string& part, std::size_t from, int nth) {
  for (auto at = text.find(part, from); at != std::string::npos; at = text.find(part, at + 1)) {
    const auto end = at + part.size();
    const bool whole = (at == 0 || !word_byte(text[at - 1]) || !word_byte(part.front())) &&
                       (end == text.size() || !word_byte(text[end]) || !word_byte(part.back()));
    if (whole && --nth == 0) return at;
  }
  return std::string::npos;
}

WordSpan words_at(const text::Text& text, std::size_t begin, std::size_t end) {
  WordSpan span;
  bool any = false;
  for (std::uint32_t i = 0; i < text.words.size(); ++i) {
    const auto& bytes = text.words[i].bytes;
    if (bytes.end <= begin || bytes.begin >= end) continue;
    if (!any) span.begin = i;
    any = true, span.end = i + 1;
  }
  return span;
}

bool in_quotation(const text::Text& text, std::uint32_t word) {
  return std::any_of(text.quotations.begin(), text.quotations.end(),
                     [&](const auto& q) { return q.words.contains(word); });
}

Form form_of(const text::Text& text, const std::vector<WordSpan>& content) {
  std::uint32_t inside = 0, outside = 0;
  for (const auto span : content) {
    for (auto w = span.begin; w < span.end; ++w) {
      if (text.words[w].kind != text::WordKind::word || (w == span.begin && text.words[w].lower == "that")) continue;
      in_quotation(text, w) ? ++inside : ++outside;
    }
  }
  return inside == 0 ? Form::indirect : outside == 0 ? Form::direct : Form::mixed;
}

}  // namespace

Marked read(const std::string& input) {
  Marked marked;
  Article article;
  std::vector<std::string> notation;
  for (const auto& line : lines_of(input)) {
    if (line.starts_with("> ")) {
      notation.push_back(line.substr(2));
      continue;
    }
    if (!article.text.empty()) article.text += "\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += line;
    article.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(article.text.size())}, {}});
  }
  marked.text = text::analyse(article);

  std::size_t from = 0;
  for (const auto& line : notation) {
    attribution::Said said;
    said.confidence = 1;
    std::vector<WordSpan>* part = nullptr;
    std::size_t earliest = std::string::npos;
    for (std::size_t at = 0; at < line.size();) {
      if (line[at] == ' ') {
        ++at;
      } else if (line[at] == '"') {
        const auto end = line.find('"', at + 1);
        const auto words = line.substr(at + 1, end - at - 1);
        at = end == std::string::npos ? line.size() : end + 1;
        int nth = 1;
        if (at + 1 < line.size() && line[at] == '#') nth = line[at + 1] - '0', at += 2;
        const auto place = find_words(article.text, words, from, nth);
        if (place == std::string::npos || !part) {
          marked.error += "not found: " + words + "\n";
          continue;
        }
        earliest = std::min(earliest, place);
        part->push_back(words_at(marked.text, place, place + words.size()));
      } else {
        const auto end = std::min(line.find(' ', at), line.size());
        const auto key = line.substr(at, end - at);
        at = end + 1;
        if (key == "source")
          part = &said.source;
        else if (key == "cue")
          part = &said.cue;
        else if (key == "content")
          part = &said.content;
        else if (key == "inside" || key == "continues") {
          std::uint32_t number = 0;
          while (at < line.size() && line[at] >= '0' && line[at] <= '9')
            number = number * 10 + static_cast<std::uint32_t>(line[at++] - '0');
          (key == "inside" ? said.inside : said.continues) = number;
        } else {
          marked.error += "unknown word: " + key + "\n";
        }
      }
    }
    if (earliest != std::string::npos) from = earliest;
    said.form = form_of(marked.text, said.content);
    marked.said.push_back(std::move(said));
  }
  return marked;
}

}  // namespace statements
