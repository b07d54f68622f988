#include "attribution/floating.h"

#include <algorithm>

#include "attribution/beside.h"
#include "attribution/order.h"
#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

constexpr std::uint32_t least_words_alone = 3;     ///< in a quotation that nothing else marks as speech
constexpr std::uint32_t least_words_floating = 4;  ///< in one that fills a paragraph
constexpr std::uint32_t paragraphs_back = 3;       ///< how far before a floating quotation its speaker is looked for
constexpr std::uint32_t nobody = ~0u, unsaid = nobody - 1;  ///< owners of words: no statement; words that nobody says

std::uint32_t spoken_words(const text::Text& text, WordSpan words) {
  std::uint32_t count = 0;
  for (auto i = words.begin; i < words.end; ++i) count += text.words[i].kind == text::WordKind::word;
  return count;
}

/// For each word the statement that it stands in, or `nobody`.
std::vector<std::uint32_t> owners(const text::Text& text, const std::vector<Said>& said) {
  std::vector<std::uint32_t> owner(text.words.size(), nobody);
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    for (const auto* spans : {&said[s].content, &said[s].source, &said[s].cue}) {
      for (const auto& span : *spans) std::fill(owner.begin() + span.begin, owner.begin() + span.end, s);
    }
  }
  return owner;
}

bool all_free(const std::vector<std::uint32_t>& owner, std::uint32_t begin, std::uint32_t end) {
  for (auto i = begin; i < end; ++i) {
    if (owner[i] != nobody) return false;
  }
  return true;
}

/// The outermost quotation around a word.
std::optional<std::uint32_t> outermost_at(const text::Text& text, std::uint32_t word) {
  auto quotation = text.quotation_at(word);
  while (quotation && text.quotations[*quotation].within) quotation = text.quotations[*quotation].within;
  return quotation;
}

bool begins_sentence(const text::Text& text, std::uint32_t word) {
  return text.sentences[text.words[word].sentence].begin == word;
}

bool is_bare(const Said& said) { return said.source.empty() && said.cue.empty(); }

/// Whose words a floating quotation in `block` goes on with.
std::optional<std::uint32_t> last_speaker(const text::Text& text, const std::vector<Said>& said,
                                          const std::vector<std::uint32_t>& last_of_block, std::uint32_t block) {
  std::uint32_t looked_at = 0;
  for (std::uint32_t b = block; b-- > 0 && looked_at < paragraphs_back;) {
    if (text.blocks[b].kind != BlockKind::paragraph && text.blocks[b].kind != BlockKind::quote) continue;
    ++looked_at;
    if (last_of_block[b] == nobody) continue;
    const auto s = last_of_block[b];
    if (!said[s].source.empty() || said[s].continues) return s;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Said> complete_quotations(const text::Text& text, std::vector<Said> said) {
  const auto owner = owners(text, said);
  for (auto& one : said) {
    for (auto& span : one.content) {
      if (const auto q = outermost_at(text, span.begin)) {
        const auto& quotation = text.quotations[*q].words;
        if (quotation.begin < span.begin && all_free(owner, quotation.begin, span.begin)) span.begin = quotation.begin;
      }
      if (const auto q = outermost_at(text, span.end - 1)) {
        const auto& quotation = text.quotations[*q].words;
        if (quotation.end > span.end && all_free(owner, span.end, quotation.end)) span.end = quotation.end;
      }
    }
    // Two parts of one content may have grown together.
    std::vector<WordSpan> apart;
    for (const auto& span : one.content) {
      if (!apart.empty() && span.begin < apart.back().end) {
        apart.back().end = std::max(apart.back().end, span.end);
      } else {
        apart.push_back(span);
      }
    }
    one.content = std::move(apart);
  }
  return said;
}

std::vector<Said> add_floating(const text::Text& text, std::vector<Said> said) {
  said = in_text_order(said);
  auto owner = owners(text, said);
  std::vector<std::uint32_t> last_of_block(text.blocks.size(), nobody);
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    if (!is_bare(said[s]) && !said[s].inside) last_of_block[text.words[begin_of(said[s])].block] = s;
  }
  std::vector<bool> joined(said.size());
  const auto take = [&](WordSpan words, std::uint32_t s) {
    for (auto i = words.begin; i < words.end; ++i) {
      if (owner[i] < unsaid && owner[i] != s) joined[owner[i]] = true;  // a bare one, see below
      owner[i] = s;
    }
  };
  const auto is_loose = [&](WordSpan words) {  // belongs to nobody, or to a statement without cue and source
    return std::all_of(owner.begin() + words.begin, owner.begin() + words.end, [&](std::uint32_t s) {
      return s == nobody || (s != unsaid && is_bare(said[s]) && !said[s].continues);
    });
  };
  std::uint32_t handed_in = nobody;  // the block of the last quotation that the words beside it hand to somebody
  for (const auto& quotation : text.quotations) {
    if (quotation.within || !is_loose(quotation.words)) continue;
    const auto block = text.words[quotation.words.begin].block;
    if (quotation.continues) {
      const auto before = text.quotations[*quotation.continues].words;
      const auto s = owner[before.end - 1];
      if (s < unsaid) {
        said[s].content.push_back(quotation.words);
        take(quotation.words, s);
        last_of_block[block] = s;
        continue;
      }
    }
    if (text::is_heading(text.blocks[block])) continue;
    const bool fills_paragraph = quotation.words.begin == 0 || text.words[quotation.words.begin - 1].block != block ||
                                 text.words[quotation.words.begin - 1].kind == text::WordKind::block_end;
    const bool long_enough = spoken_words(text, quotation.words) >= least_words_floating;
    const auto handed = handed_to(text, quotation.words);
    const auto s = static_cast<std::uint32_t>(said.size());
    if (handed && handed->nobody) {
      take(quotation.words, unsaid);
      continue;
    }
    if (handed && all_free(owner, handed->source.begin, handed->source.end)) {
      Said one{.source = {handed->source}, .content = {quotation.words}, .confidence = 0.75f};
      if (!handed->cue.empty()) one.cue = {handed->cue};
      said.push_back(std::move(one));
      joined.push_back(false);
      take(quotation.words, s), take(handed->source, s), take(handed->cue, s);
      last_of_block[block] = s;
      handed_in = block;
      continue;
    }
    // who says it says something beside it too
    if (handed && fills_paragraph && !handed->source.empty() && owner[handed->source.begin] < unsaid)
      last_of_block[block] = owner[handed->source.begin];
    const bool goes_on = handed_in == block && begins_sentence(text, quotation.words.begin);
    if ((!fills_paragraph && !goes_on) || !long_enough) continue;
    const auto speaker = goes_on ? std::optional(last_of_block[block]) : last_speaker(text, said, last_of_block, block);
    said.push_back({.content = {quotation.words}, .continues = speaker, .confidence = speaker ? 0.5f : 0.25f});
    joined.push_back(false);
    take(quotation.words, s);
    if (speaker) last_of_block[block] = s;
  }
  for (std::uint32_t s = 0; s < said.size(); ++s) joined[s] = joined[s] && is_bare(said[s]) && !said[s].continues;
  return without(said, joined);
}

std::vector<Said> quotations_only(const text::Text& text) {
  std::vector<Said> said;
  for (const auto& quotation : text.quotations) {
    if (quotation.within || spoken_words(text, quotation.words) < least_words_alone) continue;
    said.push_back({.content = {quotation.words}, .form = Form::direct});
  }
  return said;
}

Form form_of(const text::Text& text, const Said& said) {
  std::uint32_t inside = 0, outside = 0;
  const auto mark = said.cue.empty() ? nobody : said.cue.front().begin;
  for (const auto& span : said.content) {
    for (auto i = span.begin; i < span.end; ++i) {
      const auto& word = text.words[i];
      if (word.kind != text::WordKind::word || (i == said.content.front().begin && word.lower == "that")) continue;
      const auto quotation = text.quotation_at(i);
      const bool quoted = quotation && (mark == nobody || !text.quotations[*quotation].words.contains(mark));
      ++(quoted ? inside : outside);
    }
  }
  if (is_given_whole(text, said)) return Form::direct;
  return inside == 0 ? Form::indirect : outside == 0 ? Form::direct : Form::mixed;
}

}  // namespace explainer::attribution
