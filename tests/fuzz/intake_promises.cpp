#include "fuzz/intake_promises.h"

#include "intake/decode.h"
#include "intake/intake.h"

namespace fuzz {
namespace {

using namespace explainer;

/// Read again, a valid UTF-8 text has nothing to replace; that it came out as UTF-8 is all that is asked here.
bool is_utf8(std::string_view text) {
  const auto decoded = intake::decode(text);
  return decoded.encoding != intake::Encoding::windows1252 && decoded.unreadable == 0;
}

std::optional<std::string> broken_in(const Article& article, std::string_view pasted) {
  if (article.text.empty() || article.blocks.empty()) return "An article has text.";
  // A control sign for UTF-16 would be one for the decoder only at the very beginning.
  if (!is_utf8(" " + article.text)) return "The reading text is UTF-8.";
  std::uint32_t at = 0;
  for (const auto& block : article.blocks) {
    if (block.text.begin != at || block.text.end < block.text.begin) return "Blocks follow each other.";
    if (block.text.end > article.text.size()) return "Blocks lie in the text.";
    if (block.text.end == block.text.begin) return "No block is empty.";
    if (block.text.end < article.text.size() && article.text[block.text.end] != '\n')
      return "A line feed parts blocks.";
    const auto line = std::string_view(article.text).substr(block.text.begin, block.text.size());
    if (line.find('\n') != std::string_view::npos) return "A block is a line.";
    if (block.origin.begin >= block.origin.end) return "A block came from somewhere.";
    if (block.origin.end > pasted.size()) return "A block came from the paste.";
    at = block.text.end + 1;
  }
  if (at != article.text.size() + 1) return "Blocks are the whole text.";
  for (const auto& byline : article.bylines) {
    if (byline.empty()) return "A byline is a name.";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> broken_promise(std::string_view pasted, Input input) {
  Options options;
  options.input = input;
  const auto article = intake::read(pasted, options);
  if (!article) return article.error().message.empty() ? std::optional("An error says what is wrong.") : std::nullopt;
  return broken_in(*article, pasted);
}

}  // namespace fuzz
