#pragma once
#include <optional>
#include <vector>

#include "stance/tokens.h"

namespace explainer::stance {

/// The words by which something is called false: positions in the tokens searched.
struct Falsity {
  std::size_t begin, end;
};

/// "is not true", "a lie", "baseless" between two positions.
std::optional<Falsity> falsity(const std::vector<Token>& some, std::size_t begin, std::size_t end);

/// "absurd that you were paid", "wrong to go", "a false dawn": at `at` stands a word of falsity, said of what is so.
bool found_bad(const std::vector<Token>& some, std::size_t at);

/// "not false", "no lie", "not an outright lie": the word of falsity at `at` is itself denied; not "not only false".
bool not_false(const std::vector<Token>& some, std::size_t at);

/// "it is not true | that the works are closed": where what is called untrue begins, if it is told in full.
std::optional<std::size_t> called_untrue(const std::vector<Token>& content);

/// "his remarks": words are spoken of as something uttered, which may be foul and yet have been said.
bool utters(const std::vector<Token>& some, std::size_t begin, std::size_t end);

/// What is called false must be words, not a person or a policy: "that", "the claims", "it".
bool points_at_claim(const std::vector<Token>& some, std::size_t begin, std::size_t end);

}  // namespace explainer::stance
