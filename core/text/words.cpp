#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "text/parts.h"
#include "unicode/characters.h"

namespace explainer::text {
namespace {

using unicode::Character;
using unicode::character_at;
using unicode::CharacterKind;
using unicode::kind_of;
using unicode::lower;
using unicode::utf8;

bool is_analysed(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
    case BlockKind::subhead:
    case BlockKind::paragraph:
    case BlockKind::quote:
    case BlockKind::list_item:
    case BlockKind::caption: return true;
    default: return false;
  }
}

/// How a word is written, from its letters seen in order.
class CaseReader {
 public:
  void read(char32_t code) {
    const bool capital = lower(code) != code;
    const bool digit = code >= '0' && code <= '9';
    capitals_ += capital;
    letters_ += !digit;
    if (position_++ == 0) first_is_capital_ = capital;
  }
  LetterCase letters() const {
    if (capitals_ == 0) return LetterCase::none;
    if (letters_ > 1 && capitals_ == letters_) return LetterCase::all;
    return first_is_capital_ && capitals_ == 1 ? LetterCase::initial : LetterCase::mixed;
  }

 private:
  std::uint32_t position_ = 0, capitals_ = 0, letters_ = 0;
  bool first_is_capital_ = false;
};

Word word_at(std::string_view bytes, std::uint32_t begin, std::uint32_t end, std::uint32_t block) {
  Word word{.block = block};
  CaseReader letters;
  std::uint32_t at = begin;
  while (at < end) {
    const auto character = character_at(bytes, at);
    if (kind_of(character.code) != CharacterKind::letter) break;
    letters.read(character.code);
    word.lower += utf8(lower(character.code));
    at += character.size;
  }
  word.letters = letters.letters();
  word.bytes = {begin, at};
  return word;
}

Word mark_at(std::uint32_t begin, Character character, std::uint32_t block) {
  constexpr char32_t apostrophe = 0x2019;
  return {.bytes = {begin, begin + character.size},
          .kind = WordKind::punctuation,
          .block = block,
          .lower = character.code == apostrophe ? "'" : utf8(character.code)};
}

using Words = std::span<const Word>;

/// "Ryan|Amash", "Ryan|2020": does another word, glued to the first, begin at this byte of it?
bool is_glued(std::string_view word, std::size_t at) {
  if (at < 2 || at >= word.size()) return false;
  const bool small = word[at - 1] >= 'a' && word[at - 1] <= 'z';
  const bool another = (word[at] >= 'A' && word[at] <= 'Z') || (word[at] >= '0' && word[at] <= '9');
  return small && another && word.substr(0, at) != "Mac" && word.substr(0, at) != "Mc";
}

/// Where a name stands a second time behind itself.
struct NameAgain {
  std::size_t first = 0;  ///< word
  std::size_t kept = 0;   ///< bytes of the word before it that are still the first naming: "{Brandt}Olaf"
};

/// Is a name said for the second time that ends with the first `size` bytes of the word `last`? "Olaf Brandt {Olaf
/// Peter Brandt}Ferry", "Olaf Brandt{Olaf Brandt}Ferry". If nothing is glued to it, or its end is short, its given name
/// must come again too.
std::optional<NameAgain> name_again(Words words, std::string_view bytes, std::size_t from, std::size_t last,
                                    std::size_t size) {
  constexpr std::size_t longest_name = 7, least_sure = 3;
  const auto last_name = std::string_view(words[last].lower).substr(0, size);
  const auto kept_of = [&](const Word& word) {
    return is_glued(bytes.substr(word.bytes.begin, word.bytes.size()), size) && word.lower.starts_with(last_name) ? size
                                                                                                                  : 0;
  };
  const auto is_first_naming = [&](const Word& word) { return word.lower == last_name || kept_of(word) > 0; };
  auto first = last;
  while (first > from && last - first < longest_name && !is_first_naming(words[first - 1])) --first;
  if (first == from || !is_first_naming(words[first - 1]) || words[first].letters == LetterCase::none)
    return std::nullopt;
  const NameAgain found{first, kept_of(words[first - 1])};
  if (size < words[last].lower.size() && size >= least_sure) return found;
  const auto earlier = words.subspan(0, first - 1).last(std::min(first - 1 - from, last - first));
  const bool given_again =
      found.kept == 0 && first < last &&
      std::any_of(earlier.begin(), earlier.end(), [&](const Word& word) { return word.lower == words[first].lower; });
  const auto name = words.subspan(first, last - first);
  const bool named = std::none_of(name.begin(), name.end(), [](const Word& word) {
    return word.kind == WordKind::word && word.letters == LetterCase::none;
  });
  return given_again && named ? std::optional(found) : std::nullopt;
}

std::optional<NameAgain> name_again(Words words, std::string_view bytes, std::size_t from, std::size_t last) {
  const auto& word = words[last];
  const auto written = bytes.substr(word.bytes.begin, word.bytes.size());
  for (std::size_t size = 2; size < std::min(written.size(), word.lower.size()); ++size) {
    if (!is_glued(written, size)) continue;
    if (const auto found = name_again(words, bytes, from, last, size)) return found;
  }
  return word.letters == LetterCase::none ? std::nullopt : name_again(words, bytes, from, last, word.lower.size());
}

/// Scripts of some outlets put links behind a name, and the name before them: "Olaf Brandt {Olaf Peter BrandtFerry to
/// sail again Port closed MORE} said", or no link: "Olaf Brandt {Olaf Peter BrandtMORE} said".
void leave_out_links(std::span<Word> words, std::string_view bytes, std::vector<bool>& out) {
  constexpr std::size_t longest = 120;
  constexpr std::string_view mark = "MORE";
  std::size_t from = 0;
  for (std::size_t more = 0; more < words.size(); ++more) {
    const auto written = bytes.substr(words[more].bytes.begin, words[more].bytes.size());
    if (!written.ends_with(mark)) continue;
    const bool glued = is_glued(written, written.size() - mark.size());
    if (!glued && written != mark) continue;
    const auto end = more + (glued ? 1 : 0);
    for (auto last = std::max(from, more - std::min(more, longest)); last < end; ++last) {
      const auto name = name_again(words, bytes, from, last);
      if (!name) continue;
      if (name->kept > 0) {
        auto& word = words[name->first - 1];
        word.bytes.end = word.bytes.begin + static_cast<std::uint32_t>(name->kept);
        word.lower.resize(name->kept);
        word.letters = LetterCase::initial;
      }
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(name->first),
                out.begin() + static_cast<std::ptrdiff_t>(more + 1), true);
      from = more + 1;
      break;
    }
  }
}

/// The letters of comments: lines "[a] Is that so?", which are no part of the article, are about "said[a]" in it.
std::set<std::string> letters_of_comments(const Article& article) {
  std::set<std::string> letters;
  for (const auto& block : article.blocks) {
    const auto text = std::string_view(article.text).substr(block.text.begin, block.text.size());
    const auto end = text.substr(0, 4).find(']');
    if (block.kind == BlockKind::boilerplate && text.starts_with('[') && end != std::string_view::npos)
      letters.emplace(text.substr(1, end - 1));
  }
  return letters;
}

/// "Ann Bell[2] said": the number of a note, set against the word before it, or the letter of a comment.
void leave_out_notes(Words words, const std::set<std::string>& letters, std::vector<bool>& out) {
  constexpr std::size_t most_digits = 3;
  for (std::size_t i = 1; i + 2 < words.size(); ++i) {
    const auto& number = words[i + 1].lower;
    const bool note = words[i].lower == "[" && words[i].bytes.begin == words[i - 1].bytes.end &&
                      words[i + 2].lower == "]" && number.size() <= most_digits &&
                      (letters.contains(number) ||
                       std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (note) std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i), 3, true);
  }
}

/// "Image copyright Herald Image caption Olaf Brandt denied it", "Story highlights Olaf Brandt denied it": what a page
/// calls a piece of itself, run into it.
void leave_out_label(Words words, bool caption, std::vector<bool>& out) {
  constexpr std::size_t longest_credit = 16;
  const auto stand_at = [&](std::size_t at, std::string_view first, std::string_view second) {
    return at + 2 < words.size() && words[at].lower == first && words[at + 1].lower == second;
  };
  std::size_t end = stand_at(0, "story", "highlights") && words[2].letters != LetterCase::none ? 2 : 0;
  for (std::size_t i = 0; caption && i < longest_credit && end == 0; ++i) {
    if (stand_at(i, "image", "caption") || stand_at(i, "media", "caption") || stand_at(i, "toggle", "caption"))
      end = i + 2;
  }
  std::fill_n(out.begin(), end, true);
}

/// The words of a block from `first` on without what is no part of its sentences.
void leave_out(std::vector<Word>& words, std::size_t first, std::string_view bytes,
               const std::set<std::string>& letters, bool caption) {
  const auto block = std::span(words).subspan(first);
  std::vector<bool> out(block.size());
  leave_out_links(block, bytes, out);
  leave_out_notes(block, letters, out);
  leave_out_label(block, caption, out);
  auto kept = first;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i]) continue;
    words[first + i].resumes = i > 0 && out[i - 1];
    if (kept != first + i) words[kept] = std::move(words[first + i]);
    ++kept;
  }
  words.resize(kept);
}

}  // namespace

std::vector<Word> split_words(const Article& article) {
  std::vector<Word> words;
  const auto letters = letters_of_comments(article);
  for (std::uint32_t number = 0; number < article.blocks.size(); ++number) {
    const Block& block = article.blocks[number];
    if (!is_analysed(block.kind)) continue;
    if (!words.empty()) {
      const std::uint32_t after = words.back().bytes.end;
      words.push_back(
          {.bytes = {after, after + 1}, .kind = WordKind::block_end, .block = words.back().block, .lower = "\n"});
    }
    const auto first = words.size();
    std::uint32_t at = block.text.begin;
    while (at < block.text.end) {
      const auto character = character_at(article.text, at);
      switch (kind_of(character.code)) {
        case CharacterKind::space: at += character.size; break;
        case CharacterKind::mark:
          words.push_back(mark_at(at, character, number));
          at = words.back().bytes.end;
          break;
        case CharacterKind::letter:
          words.push_back(word_at(article.text, at, block.text.end, number));
          at = words.back().bytes.end;
          break;
      }
    }
    leave_out(words, first, article.text, letters, block.kind == BlockKind::caption);
  }
  return words;
}

}  // namespace explainer::text
