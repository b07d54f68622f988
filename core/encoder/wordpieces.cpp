#include "encoder/wordpieces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace explainer::encoder {
namespace {

constexpr std::size_t longest_word = 100;  // letters; the base model was trained with this limit

/// Unicode's canonical decompositions of the letters with diacritics, lower-cased and without their marks; a dot stands
/// for a letter that has none or whose base is not an ASCII letter. By code point from U+00C0 and from U+1E00.
constexpr std::string_view from_00c0 =
    "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
    "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz."
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............";
constexpr std::string_view from_1e00 =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
constexpr std::array<std::pair<char32_t, std::string_view>, 18> other_bases{{
    {0x01E2, "æ"},
    {0x01E3, "æ"},
    {0x01EE, "ʒ"},
    {0x01EF, "ʒ"},
    {0x01FC, "æ"},
    {0x01FD, "æ"},
    {0x01FE, "ø"},
    {0x01FF, "ø"},
    {0x0390, "ι"},
    {0x03AC, "α"},
    {0x03AD, "ε"},
    {0x03AE, "η"},
    {0x03AF, "ι"},
    {0x03CA, "ι"},
    {0x03CB, "υ"},
    {0x03CC, "ο"},
    {0x03CD, "υ"},
    {0x03CE, "ω"},
}};

/// Nonspacing marks of the scripts that have pieces here (Latin, Greek, Arabic) and those of symbols.
bool combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x1AB0 && c <= 0x1ABD) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20DC) || c == 0x20E1 || (c >= 0x20E5 && c <= 0x20F0) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

std::size_t bytes_of_letter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

char32_t code_point(std::string_view letter) {
  const auto tail = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(letter[k]) & 0x3F); };
  const auto first = static_cast<char32_t>(static_cast<unsigned char>(letter[0]));
  switch (letter.size()) {
    case 2: return (first & 0x1F) << 6 | tail(1);
    case 3: return (first & 0x0F) << 12 | tail(1) << 6 | tail(2);
    case 4: return (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
    default: return first;
  }
}

std::size_t count_letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::optional<std::uint32_t> look_up(const std::vector<Piece>& pieces, std::string_view letters) {
  const auto at = std::lower_bound(pieces.begin(), pieces.end(), letters,
                                   [](const Piece& piece, std::string_view wanted) { return piece.letters < wanted; });
  if (at == pieces.end() || at->letters != letters) return {};
  return at->number;
}

}  // namespace

std::string without_accents(std::string_view word) {
  std::string bare;
  for (std::size_t at = 0; at < word.size();) {
    const auto letter = word.substr(at, bytes_of_letter(word[at]));
    at += letter.size();
    const char32_t c = code_point(letter);
    char base = '.';
    if (c >= 0x00C0 && c - 0x00C0 < from_00c0.size()) base = from_00c0[c - 0x00C0];
    if (c >= 0x1E00 && c - 0x1E00 < from_1e00.size()) base = from_1e00[c - 0x1E00];
    if (base != '.') {
      bare += base;
    } else if (!combining(c)) {
      const auto* other = std::find_if(other_bases.data(), other_bases.data() + other_bases.size(),
                                       [c](const auto& pair) { return pair.first == c; });
      bare += c < 0x80 || other == other_bases.data() + other_bases.size() ? letter : other->second;
    }
  }
  return bare;
}

std::vector<std::uint32_t> split_word(std::string_view lower, const Vocabulary& vocabulary) {
  const std::string bare = without_accents(lower);
  const std::string_view word = bare;
  if (word.empty() || count_letters(word) > longest_word) return {vocabulary.unknown};
  std::vector<std::uint32_t> numbers;
  for (std::size_t begin = 0; begin < word.size();) {
    const auto& pieces = begin == 0 ? vocabulary.beginning : vocabulary.continuing;
    // A piece of the vocabulary is valid UTF-8 from its first byte, so one that matches ends between two letters.
    std::size_t size = std::min(vocabulary.longest, word.size() - begin);
    std::optional<std::uint32_t> number;
    while (size > 0 && !(number = look_up(pieces, word.substr(begin, size)))) --size;
    if (!number) return {vocabulary.unknown};
    numbers.push_back(*number);
    begin += size;
  }
  return numbers;
}

namespace {

/// For each word of a passage the mark that the network knows for one that it does not: of »…«, ＂…＂ or “…“ those that
/// open a quotation as “, those that close one as ”.
std::vector<std::string_view> known_marks(const text::Text& text, WordSpan passage) {
  std::vector<std::string_view> marks(passage.size());
  const auto note = [&](std::uint32_t word, std::string_view mark) {
    for (; passage.contains(word) && text.words[word].kind == text::WordKind::punctuation; ++word) {
      const auto written = text.string(text.words[word]);
      if (written != "\"" && written != mark) marks[word - passage.begin] = mark;
      // The second half of `` and '' stands right behind the first.
      const bool doubled = (written == "`" || written == "'") && word + 1 < text.words.size() &&
                           text.string(text.words[word + 1]) == written;
      if (!doubled) break;
    }
  };
  const auto first = std::partition_point(text.quotations.begin(), text.quotations.end(),
                                          [&](const auto& quotation) { return quotation.words.begin < passage.begin; });
  for (auto q = first; q != text.quotations.end() && q->words.begin < passage.end; ++q) {
    const auto open = text.string(text.words[q->words.begin]), close = text.string(text.words[q->words.end - 1]);
    const auto single = [&](std::string_view mark, bool twice) {
      return mark == "‘" || mark == "’" || (mark == "'" && !twice);
    };
    const bool twice = q->words.size() > 3 && text.string(text.words[q->words.begin + 1]) == open;
    if (q->opened && !single(open, twice)) note(q->words.begin, "“");
    const bool twice_closed = q->words.size() > 3 && text.string(text.words[q->words.end - 2]) == close;
    if (q->closed && !single(close, twice_closed)) note(q->words.end - (twice_closed ? 2 : 1), "”");
  }
  return marks;
}

}  // namespace

ReadPieces split(const text::Text& text, WordSpan passage, const Vocabulary& vocabulary) {
  ReadPieces read;
  const auto marks = known_marks(text, passage);
  read.first.reserve(passage.size());
  std::uint8_t inside = 0;  // as the network was trained: any opening mark opens, any closing mark closes
  for (std::uint32_t w = passage.begin; w < passage.end; ++w) {
    const text::Word& word = text.words[w];
    read.first.push_back(static_cast<std::uint32_t>(read.pieces.size()));
    std::uint8_t letters = 0, here = inside;
    std::vector<std::uint32_t> numbers;
    switch (word.kind) {
      case text::WordKind::block_end:
        here = inside = 0;
        numbers = {vocabulary.block_end};
        break;
      case text::WordKind::punctuation: {
        std::string_view mark = text.string(word);  // not `lower`, in which ’ has become '
        if (!marks[w - passage.begin].empty()) mark = marks[w - passage.begin];
        if (mark == "\"") mark = inside == 0 ? "“" : "”";
        if (mark == "“") here = inside = 1;
        if (mark == "”") inside = 0;
        numbers = {look_up(vocabulary.beginning, mark).value_or(vocabulary.unknown)};
        break;
      }
      case text::WordKind::word:
        letters = static_cast<std::uint8_t>(word.letters);
        numbers = split_word(word.lower, vocabulary);
        break;
    }
    for (const std::uint32_t number : numbers) read.pieces.push_back({number, letters, here});
  }
  return read;
}

}  // namespace explainer::encoder
