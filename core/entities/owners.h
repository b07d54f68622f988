#pragma once
#include "entities/antecedents.h"
#include "entities/roster.h"

/// To whom a source belongs.
namespace explainer::entities {

/// Notes to whom an entity belongs: "its foreign ministry" is the ministry of the state that "its" means.
void belong(Roster& roster, std::uint32_t entity, std::uint32_t owner, Duty duty);

/// "his wife", "Roe's campaign": somebody known by that role who belongs to the owner.
std::optional<std::uint32_t> belonging(const Roster& roster, const Phrase& phrase, std::optional<std::uint32_t> owner);

/// The body named beside the head of a described source: "Clinton campaign", "a lawyer for the Dale Club".
std::optional<std::uint32_t> body_in(const text::Text& text, const std::vector<Name>& names, const Roster& roster,
                                     const Phrase& phrase);

/// "Its director, Ilse Marant" belongs to the body that "its" means; "a spokesman, Jonas Werrin" to the ministry or the
/// state that has just spoken in his paragraph. Of the speaker of a statement with this source.
void attach(const text::Text& text, Roster& roster, Antecedents& antecedents, std::size_t statement,
            const Phrase& phrase);

}  // namespace explainer::entities
