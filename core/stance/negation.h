#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "explainer/explanation.h"
#include "stance/tokens.h"

namespace explainer::stance {

/// What kind of thing a verb of denial or refusal is used on: only some of them make it the denial of a claim.
enum class Object : std::uint8_t {
  none,       ///< no words at all: "Iran denied."
  claim,      ///< "the allegation", "reports that"
  clause,     ///< "that it did so", "it happened"
  gerund,     ///< "sending missiles"
  pronoun,    ///< "it", "this", "which"
  deed,       ///< "any wrongdoing"
  grantable,  ///< "Veld a licence", "the motion": withheld, not denied
  offer,      ///< "the offer", "the bill": turned down, not denied
  thing,      ///< anything else
};
Object object_of(const std::vector<Token>& content);

/// How a content by itself answers, whatever the cue: "we never discussed it" denies under "said".
struct ContentAnswer {
  Stance stance = Stance::denies;  ///< denies, declines or confirms
  std::size_t begin = 0, end = 0;  ///< the tokens that make it so
  std::string_view rule;           ///< stable name
  bool sure = true;                ///< false: a plain negated clause, which may as well be a statement of its own
};
std::optional<ContentAnswer> answer_in(const std::vector<Token>& content);

/// A negation among these tokens ("did not", "never", "neither", "without").
bool negated(const std::vector<Token>& some, std::size_t begin, std::size_t end);

/// Does a source name those who do not speak: "neither Kest nor Veld", "no official", "not one of them"? Not "No. 10",
/// nor "the No campaign".
bool negated_source(const std::vector<Token>& source);

}  // namespace explainer::stance
