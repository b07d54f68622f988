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

}  // namespace

std::vector<Word> split_words(const Article& article) {
  std::vector<Word> words;
  for (std::uint32_t number = 0; number < article.blocks.size(); ++number) {
    const Block& block = article.blocks[number];
    if (!is_analysed(block.kind)) continue;
    if (!words.empty()) {
      const std::uint32_t after = words.back().bytes.end;
      words.push_back(
          {.bytes = {after, after + 1}, .kind = WordKind::block_end, .block = words.back().block, .lower = "\n"});
    }
    std::uint32_t at = block.text.begin;
    while (at < block.text.end) {
      const auto character = character_at(article.text, at);
      switch (kind_of(character.code)) {
        case CharacterKind::space: at += character.size; break;
        case CharacterKind::mark:
          words.push_back(mark_at(at, character, number));
          at += character.size;
          break;
        case CharacterKind::letter:
          words.push_back(word_at(article.text, at, block.text.end, number));
          at = words.back().bytes.end;
          break;
      }
    }
  }
  return words;
}

}  // namespace explainer::text
