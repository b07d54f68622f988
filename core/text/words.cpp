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

/// "RyanAmash": the part before a capital letter that follows a small one, in small letters; nothing if there is none.
std::string before_inner_capital(const Word& word, std::string_view bytes) {
  constexpr std::size_t least = 3;  // not "McKay"
  const auto written = bytes.substr(word.bytes.begin, word.bytes.size());
  for (std::size_t i = least; i < written.size(); ++i) {
    const bool small = written[i - 1] >= 'a' && written[i - 1] <= 'z';
    if (small && written[i] >= 'A' && written[i] <= 'Z' && written.substr(0, i) != "Mac")
      return word.lower.substr(0, i);
  }
  return {};
}

/// Scripts of some outlets put links behind a name: "Olaf Brandt {Olaf Peter BrandtFerry to sail again Port closed
/// MORE} said". Where such begin and end among the words from `from` on.
std::vector<WordSpan> inserted_links(const std::vector<Word>& words, std::size_t from, std::string_view bytes) {
  constexpr std::size_t longest = 120, longest_name = 7;
  std::vector<WordSpan> found;
  for (std::size_t more = from; more < words.size(); ++more) {
    if (words[more].lower != "more" || words[more].letters != LetterCase::all) continue;
    bool closed = false;
    for (auto glued = more > from + longest ? more - longest : from; glued < more && !closed; ++glued) {
      const auto last_name = before_inner_capital(words[glued], bytes);
      if (last_name.empty()) continue;
      for (auto name = glued; name > from && glued - name < longest_name && !closed; --name) {
        if (words[name - 1].lower != last_name || words[name].letters == LetterCase::none) continue;
        found.push_back({static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(more + 1)});
        closed = true;
      }
    }
    if (closed) from = more + 1;
  }
  return found;
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
    const auto first = words.size();
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
    const auto inserted = inserted_links(words, first, article.text);
    for (auto links = inserted.rbegin(); links != inserted.rend(); ++links) {
      const auto behind = words.erase(words.begin() + links->begin, words.begin() + links->end);
      if (behind != words.end()) behind->resumes = true;
    }
  }
  return words;
}

}  // namespace explainer::text
