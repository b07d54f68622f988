#include "entities/turns.h"

namespace explainer::entities {

std::vector<Turn> turns(const text::Text& text) {
  constexpr std::size_t enough = 3;  // questions, and answers to them
  struct Paragraph {
    bool question = false, first_person = false, any = false;
  };
  std::vector<Paragraph> paragraphs(text.blocks.size());
  std::vector<bool> quoted(text.words.size());
  for (const auto& quotation : text.quotations) {
    if (!quotation.opened || !quotation.closed) continue;
    for (auto i = quotation.words.begin; i < quotation.words.end; ++i) quoted[i] = true;
  }
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const auto& word = text.words[i];
    if (quoted[i] || word.kind == text::WordKind::block_end) continue;
    auto& paragraph = paragraphs[word.block];
    paragraph.any = true;
    if (word.kind == text::WordKind::word) {
      paragraph.question = false;
      paragraph.first_person =
          paragraph.first_person || text::is_one_of(word, {"i", "we", "my", "our", "me", "us", "yes", "no"});
    } else if (word.lower == "?") {
      paragraph.question = true;
    }
  }
  std::size_t questions = 0, answers = 0;
  bool after = false;
  for (const auto& paragraph : paragraphs) {
    if (!paragraph.any) continue;
    if (paragraph.question) ++questions;
    if (after && !paragraph.question && paragraph.first_person) ++answers;
    after = paragraph.question;
  }
  std::vector<Turn> found(text.blocks.size(), Turn::told);
  if (questions < enough || answers < enough) return found;
  bool begun = false;
  for (std::size_t block = 0; block < paragraphs.size(); ++block) {
    if (!paragraphs[block].any) continue;
    begun = begun || paragraphs[block].question;
    if (begun) found[block] = paragraphs[block].question ? Turn::asks : Turn::answers;
  }
  return found;
}

}  // namespace explainer::entities
