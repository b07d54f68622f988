#include <algorithm>
#include <vector>

#include "attribution/beside.h"
#include "attribution/cue_words.h"
#include "attribution/order.h"
#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

using text::LetterCase;
using text::Text;
using text::Word;
using text::WordKind;

constexpr std::uint32_t longest_signature = 24, longest_line = 40, longest_subject = 14;

bool holds_posts(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list_item;
}

/// The words of each analysed block, in text order.
std::vector<WordSpan> block_words(const Text& text) {
  std::vector<WordSpan> blocks;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.words.size(); ++i) {
    if (i < text.words.size() && text.words[i].kind != WordKind::block_end) continue;
    if (i > begin) blocks.push_back({begin, i});
    begin = i + 1;
  }
  return blocks;
}

BlockKind kind_of(const Text& text, WordSpan block) { return text.blocks[text.words[block.begin].block].kind; }

/// "Rex J. Colby (@realRexColby) October 11, 2016" from `begin` to the end of a block: where the name ends; else 0.
std::uint32_t signer_end(const Text& text, WordSpan words) {
  if (words.size() < 3 || words.size() > longest_signature) return 0;
  const auto handle = [&] {
    for (auto i = words.begin; i + 1 < words.end; ++i) {
      if (text.words[i].lower == "@") return i;
    }
    return words.end;
  }();
  if (handle == words.end || handle == words.begin) return 0;
  const bool bracketed = text.words[handle - 1].lower == "(";
  const auto name_end = bracketed ? handle - 1 : handle;
  if (name_end == words.begin) return 0;
  for (auto i = words.begin; i < name_end; ++i) {
    const auto& word = text.words[i];
    const bool ends = word.kind == WordKind::punctuation && !is_one_of(word, {".", "-", "'", "&", ","});
    if (ends || word.lower == "and") return 0;
  }
  auto end = handle + 2;
  while (end < words.end && (text.words[end].lower == "_" || text.words[end - 1].lower == "_")) ++end;
  if (bracketed && (end >= words.end || text.words[end].lower != ")")) return 0;
  end += bracketed;
  // Behind it a date, or nothing.
  constexpr std::uint32_t longest_date = 9;
  if (words.end - end > longest_date) return 0;
  const bool dated = std::any_of(text.words.begin() + end, text.words.begin() + words.end, [](const Word& word) {
    return word.lower.find_first_of("0123456789") != std::string::npos;
  });
  const bool spoken = std::any_of(text.words.begin() + end, text.words.begin() + words.end, is_cue_word);
  return (dated || end == words.end) && !spoken ? end : 0;
}

/// A post with the words by which it is signed.
struct Signed {
  WordSpan content, cue, source;
};

std::optional<Signed> signed_post(const Text& text, WordSpan block, WordSpan before) {
  for (auto i = block.end; i > block.begin && block.end - i < longest_signature; --i) {
    if (!is_dash(text.words[i - 1])) continue;
    auto dash = i - 1;
    const auto end = signer_end(text, {i, block.end});
    if (end == 0) continue;
    while (dash > block.begin && is_dash(text.words[dash - 1])) --dash;
    const WordSpan content = dash > block.begin ? WordSpan{block.begin, dash} : before;
    if (content.empty()) return std::nullopt;
    return Signed{content, {dash, i}, {i, end}};
  }
  return std::nullopt;
}

/// "In a letter to the board, Pell wrote:" who it is that the blocks behind a line are from.
struct Line {
  WordSpan source, cue;
};

bool ends_subject(const Word& word) {
  return (word.kind != WordKind::word && !is_one_of(word, {"'", "-", ".", "’"})) ||
         is_one_of(word, {"and", "but", "that", "who", "which", "when", "after", "as", "to", "whom", "by"});
}

std::optional<Line> introduction(const Text& text, WordSpan block) {
  if (block.size() < 3 || text.words[block.end - 1].lower != ":") return std::nullopt;
  const auto colon = block.end - 1;
  const auto sentence = text.sentences[text.words[colon].sentence];
  const WordSpan words{std::max(sentence.begin, block.begin), colon};
  if (words.size() > longest_line) return std::nullopt;
  // "Pell said", "She later wrote on Twitter"
  constexpr std::uint32_t most_behind = 8;
  for (auto verb = colon; verb > words.begin + 1;) {
    --verb;
    if (colon - verb > most_behind) break;
    const auto size = speaking_verb(text, verb, colon);
    if (size == 0 || text.quotation_at(verb)) continue;
    auto cue = verb;
    while (cue > words.begin + 1 &&
           (is_one_of(text.words[cue - 1], {"has", "had", "have", "then", "also", "later", "further", "once"}) ||
            (text.words[cue - 1].letters == LetterCase::none && text.words[cue - 1].lower.ends_with("ly"))))
      --cue;
    auto begin = cue;
    while (begin > words.begin && cue - begin < longest_subject && !ends_subject(text.words[begin - 1])) --begin;
    if (begin == cue) continue;
    const auto& head = text.words[begin];
    const bool subject =
        head.letters != LetterCase::none ||
        is_one_of(head, {"he", "she", "they", "it", "the", "a", "an", "his", "her", "their", "its", "one", "another"});
    if (!subject) continue;
    return Line{{begin, cue}, {cue, block.end}};
  }
  return std::nullopt;
}

bool opens_quotation(const Text& text, WordSpan block) {
  const auto quotation = text.quotation_at(block.begin);
  return quotation && text.quotations[*quotation].words.begin == block.begin;
}

/// The words behind the line at `at`: all blocks of a block quotation; else the one paragraph below, and those that a
/// quotation left open there runs on over.
std::vector<WordSpan> introduced(const Text& text, const std::vector<WordSpan>& blocks, std::size_t at) {
  std::vector<WordSpan> found;
  const auto kind = at + 1 < blocks.size() ? kind_of(text, blocks[at + 1]) : BlockKind::boilerplate;
  if (!holds_posts(kind)) return found;
  for (auto i = at + 1; i < blocks.size() && kind_of(text, blocks[i]) == kind; ++i) {
    const auto block = blocks[i];
    if (i > at + 1 && introduction(text, block)) break;
    if (kind != BlockKind::paragraph) {
      found.push_back(block);
      continue;
    }
    if (!opens_quotation(text, block)) {
      if (found.empty()) found.push_back(block);
      break;
    }
    const auto& quotation = text.quotations[*text.quotation_at(block.begin)];
    if (!found.empty() && !quotation.continues) break;
    found.push_back(quotation.words);
    if (quotation.closed) break;
  }
  return found;
}

bool contains(const std::vector<WordSpan>& spans, WordSpan words) {
  return std::any_of(spans.begin(), spans.end(), [&](WordSpan span) { return span.contains(words); });
}

std::vector<WordSpan> spans_of(const Said& said) {
  auto spans = said.content;
  spans.insert(spans.end(), said.source.begin(), said.source.end());
  spans.insert(spans.end(), said.cue.begin(), said.cue.end());
  return spans;
}

/// Statements that grow by outer ones, and in which blocks each stands, so that a post looks at its neighbours alone.
class Growing {
 public:
  Growing(const Text& text, std::vector<Said> said) : text_(text), in_block_(text.blocks.size()) {
    for (auto& one : said) add(std::move(one));
  }

  /// Adds it, with what is told in its content inside; what runs across its edges goes.
  void add_outer(Said one) {
    const auto outer = static_cast<std::uint32_t>(said_.size());
    const auto own = spans_of(one);
    for (const auto s : beside(own)) {
      bool held = true, touched = false, bare = said_[s].source.empty();
      for (const auto span : spans_of(said_[s])) {
        held = held && contains(one.content, span);
        touched = touched || std::any_of(own.begin(), own.end(), [&](WordSpan words) { return words.overlaps(span); });
      }
      if (!touched) continue;
      if (held && !bare && !said_[s].inside) said_[s].inside = outer;
      if (!held || bare) drop_[s] = true;
    }
    add(std::move(one));
  }

  std::vector<Said> kept() { return without(said_, drop_); }

 private:
  void add(Said one) {
    const auto number = static_cast<std::uint32_t>(said_.size());
    for (const auto span : spans_of(one)) {
      if (span.empty()) continue;
      for (auto block = block_of(span.begin); block <= block_of(span.end - 1); ++block) {
        auto& there = in_block_[block];
        if (there.empty() || there.back() != number) there.push_back(number);
      }
    }
    said_.push_back(std::move(one));
    drop_.push_back(false);
  }

  std::uint32_t block_of(std::uint32_t word) const { return text_.words[word].block; }

  /// Those that stand in a block of these words, each once.
  std::vector<std::uint32_t> beside(const std::vector<WordSpan>& spans) const {
    std::vector<std::uint32_t> found;
    for (const auto span : spans) {
      if (span.empty()) continue;
      for (auto block = block_of(span.begin); block <= block_of(span.end - 1); ++block)
        found.insert(found.end(), in_block_[block].begin(), in_block_[block].end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  const Text& text_;
  std::vector<Said> said_;
  std::vector<bool> drop_;
  std::vector<std::vector<std::uint32_t>> in_block_;
};

}  // namespace

std::vector<Said> add_posts(const Text& text, std::vector<Said> said) {
  constexpr float sure = 0.8f;
  const auto blocks = block_words(text);
  std::vector<bool> is_cue(text.words.size());
  for (const auto& one : said) {
    // "{Later that day}, the ministry wrote in a statement:" has not said when
    const bool told = !one.content.empty() && !one.cue.empty() &&
                      (one.content.back().end > one.cue.front().begin || text.quotation_at(one.content.front().begin));
    if (!told) continue;
    for (const auto& span : one.cue) std::fill(is_cue.begin() + span.begin, is_cue.begin() + span.end, true);
  }
  Growing growing(text, std::move(said));
  WordSpan before;  // the block before, as long as nobody has signed it
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto block = blocks[b];
    if (!holds_posts(kind_of(text, block))) {
      before = {};
      continue;
    }
    if (const auto post = signed_post(text, block, before)) {
      growing.add_outer({.source = {post->source}, .cue = {post->cue}, .content = {post->content}, .confidence = sure});
      before = {};
      continue;
    }
    before = block;
    const auto line = introduction(text, block);
    if (!line || is_cue[line->cue.begin]) continue;
    auto content = introduced(text, blocks, b);
    if (content.empty()) continue;
    before = {};
    b += content.size();
    growing.add_outer(
        {.source = {line->source}, .cue = {line->cue}, .content = std::move(content), .confidence = sure});
  }
  return growing.kept();
}

bool is_given_whole(const Text& text, const Said& said) {
  if (said.cue.size() != 1 || said.content.empty()) return false;
  const auto cue = said.cue.front();
  const auto& last = text.words[cue.end - 1];
  const auto begins_block = [&](std::uint32_t word) {
    return word == 0 || text.words[word - 1].kind == WordKind::block_end;
  };
  if (!begins_block(said.content.front().begin)) return false;
  if (is_dash(last)) return said.content.back().end <= cue.begin;
  return last.lower == ":" && text.words[said.content.front().begin].block != text.words[cue.begin].block;
}

}  // namespace explainer::attribution
