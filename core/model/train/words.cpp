// What the network reads of a text, for its trainer: the words as intake and the room of the text have them, so that
// training and use cannot drift apart. Used by data.py; by hand:
//
//     build/native/core/model/training_words <texts.jsonl >words.jsonl
//
// One line in, one line out, offsets in code points of the reading text that stands beside them:
//
//     {"id": "a", "text": "“Nõ,” he said."}
//     {"id": "a", "text": "“Nõ,” he said.", "words": [[0, 1, "“", 0, 1], [1, 3, "no", 1, 1], [3, 4, ",", 0, 1], …]}
//
// A word is its begin and end, its letters in small and without accents ("\n" between two blocks; a straight quotation
// mark as the opening or the closing one), its letter case (`text::LetterCase`) and 1 inside a quotation.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/files.h"
#include "encoder/wordpieces.h"
#include "explanation/units.h"
#include "intake/intake.h"

namespace {

using namespace explainer;
using Json = nlohmann::json;

/// Knows the two quotation marks alone: it tells which way a straight one turns.
const encoder::Vocabulary marks{.beginning = {{"“", 1}, {"”", 2}}, .continuing = {}, .longest = 3};

Json words_of(const Json& line) {
  Options options;
  options.input = Input::text;
  const auto article = intake::read(line["text"].get_ref<const std::string&>(), options);
  if (!article) return {{"id", line["id"]}, {"error", article.error().message}};

  const auto text = text::analyse(*article);
  const auto read = encoder::split(text, {0, static_cast<std::uint32_t>(text.words.size())}, marks);
  const explanation::Offsets offsets(text.bytes, Unit::code_point);
  Json words = Json::array();
  for (std::size_t w = 0; w < text.words.size(); ++w) {
    const text::Word& word = text.words[w];
    const encoder::ReadPiece& piece = read.pieces[read.first[w]];
    std::string letters(text.string(word));
    if (word.kind == text::WordKind::block_end) letters = "\n";
    if (word.kind == text::WordKind::word) letters = encoder::without_accents(word.lower);
    if (piece.number != 0) letters = marks.beginning[piece.number - 1].letters;
    words.push_back({offsets(word.bytes.begin), offsets(word.bytes.end), letters, piece.letters, piece.inside});
  }
  return {{"id", line["id"]}, {"text", text.bytes}, {"words", words}};
}

}  // namespace

int main() {
  while (const auto line = cli::read_line(stdin)) {
    const Json request = Json::parse(line->bytes, nullptr, false);
    if (request.is_discarded()) return 1;
    std::puts(words_of(request).dump().c_str());
  }
}
