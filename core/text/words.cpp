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

/// "RyanAmash", "Ryan2020": the part before a capital letter or a digit that follows a small one, in small letters;
/// nothing if there is none.
std::string before_inner_capital(const Word& word, std::string_view bytes) {
  constexpr std::size_t least = 3;  // not "McKay"
  const auto written = bytes.substr(word.bytes.begin, word.bytes.size());
  for (std::size_t i = least; i < written.size(); ++i) {
    const bool small = written[i - 1] >= 'a' && written[i - 1] <= 'z';
    const bool another = (written[i] >= 'A' && written[i] <= 'Z') || (written[i] >= '0' && written[i] <= '9');
    if (small && another && written.substr(0, i) != "Mac") return word.lower.substr(0, i);
  }
  return {};
}

using Words = std::span<const Word>;

/// Scripts of some outlets put links behind a name: "Olaf Brandt {Olaf Peter BrandtFerry to sail again Port closed
/// MORE} said".
void leave_out_links(Words words, std::string_view bytes, std::vector<bool>& out) {
  constexpr std::size_t longest = 120, longest_name = 7;
  std::size_t from = 0;
  for (std::size_t more = 0; more < words.size(); ++more) {
    if (words[more].lower != "more" || words[more].letters != LetterCase::all) continue;
    for (auto glued = std::max(from, more - std::min(more, longest)); glued < more; ++glued) {
      const auto last_name = before_inner_capital(words[glued], bytes);
      if (last_name.empty()) continue;
      auto name = glued;
      while (name > from && glued - name < longest_name && words[name - 1].lower != last_name) --name;
      if (name == from || words[name - 1].lower != last_name || words[name].letters == LetterCase::none) continue;
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(name), out.begin() + static_cast<std::ptrdiff_t>(more + 1),
                true);
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

/// The words of a block from `first` on without what is no part of its sentences.
void leave_out(std::vector<Word>& words, std::size_t first, std::string_view bytes,
               const std::set<std::string>& letters) {
  const auto block = Words(words).subspan(first);
  std::vector<bool> out(block.size());
  leave_out_links(block, bytes, out);
  leave_out_notes(block, letters, out);
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
    leave_out(words, first, article.text, letters);
  }
  return words;
}

}  // namespace explainer::text
