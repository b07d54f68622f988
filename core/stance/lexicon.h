#pragma once
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "explainer/explanation.h"
#include "stance/tokens.h"

namespace explainer::stance {

/// The classes of lexicons/stance.tsv: what a speech verb or noun does to its content.
enum class CueClass : std::uint8_t {
  assert,
  report,
  evidence,
  hedge,
  predict,
  corroborate,
  accuse,
  deny,
  reject,
  disprove,
  question,
  confirm,
  concede,
  retract,
  decline,
  noresponse,
  warn,
  condemn,
  endorse,
  promise,
  demand,
};

/// One row of lexicons/stance.tsv.
struct CueEntry {
  std::vector<std::string_view> form;  ///< base forms in their order
  CueClass cue_class = CueClass::assert;
  Stance stance = Stance::asserts;  ///< of a statement with this cue
  std::optional<Stance> otherwise;  ///< the same, if the object is no claim
  bool verb = true;                 ///< or a fixed phrase
  bool noun = false;                ///< neither: adjective or adverb
  bool needs_claim = false;         ///< denies claim nouns and clauses only ("challenge", "reject")
  bool weak = false;                ///< commits its source to less than certainty ("does not believe that")
  bool answers = false;             ///< expects an earlier claim to point at
};

/// An entry found in the words of a cue; [begin, end) are positions in the tokens searched.
struct CueMatch {
  const CueEntry* entry = nullptr;
  std::size_t begin = 0, end = 0;
};

/// The entry that decides what a statement does: refusals before denials, denials before neutral verbs, verbs before
/// nouns, the longer and the earlier form otherwise. Only entries that begin in the first `cue_size` tokens count;
/// fixed phrases may run on into the content behind it ("refused | to acknowledge").
std::optional<CueMatch> find_cue(const std::vector<Token>& some, std::size_t cue_size);

/// Is one of the bases of the token in this class of lexicons/words.tsv?
bool in_class(const Token& token, std::string_view word_class);
bool in_class(std::string_view word, std::string_view word_class);

/// An article, auxiliary, preposition, pronoun, conjunction, subordinator or adverb.
bool is_function_word(std::string_view word);

}  // namespace explainer::stance
