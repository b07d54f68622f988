#pragma once
#include <cstdint>
#include <vector>

#include "attribution/attribution.h"
#include "stance/tokens.h"

/// What has words of denial, or stands where a denial would stand, and yet calls nothing untrue.
namespace explainer::stance {

/// Why a statement denies nothing, if there is such a reason.
enum class NoDenial : std::uint8_t {
  none,
  undenied,  ///< "did not deny it"
  agrees,    ///< "that is not false"
  asked,     ///< "did he deny it?"
  withheld,  ///< "was denied a visa"
  limits,    ///< "our results cannot speak to 2016"
};

/// In words for the trace; nothing if there is none.
const char* why(NoDenial reason);

/// Is what stands at a place of the cue negated or kept from there ("did not", "neither he nor she", "stopped short
/// of", "refused to")? Not "not only", nor twice over ("never stopped").
bool turned_round(const std::vector<Token>& source, const std::vector<Token>& cue, std::size_t at);

/// "did not deny", "never disputed", "neither he nor his lawyer denied", "stopped short of denying", "refused to deny";
/// not "neither confirmed nor denied".
bool undenied(const std::vector<Token>& source, const std::vector<Token>& cue);

/// "I do not dispute that", "we never denied it": the whole of what is said.
bool undenied_in(const std::vector<Token>& content);

/// "Our results cannot speak to 2016", "the data do not cover Arden": how far a finding reaches.
bool limits(const std::vector<Token>& content);

/// "Did Jones deny it?", "whether he denies it": nobody is said to do so.
bool only_asked(const text::Text& text, const attribution::Said& said);

}  // namespace explainer::stance
