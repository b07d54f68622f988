#pragma once
#include "entities/lexicon.h"

/// Personal pronouns, possessive and reflexive ones included.
namespace explainer::entities {

enum class Person : std::uint8_t { none, i, we, you, he, she, they, it };

/// Of a word in small letters; `none` if it is no personal pronoun.
Person person(std::string_view lower);

/// "It is said that", "it was hard to", "it seems": stands for nothing before it.
bool empty_it(const text::Text& text, std::uint32_t word);

}  // namespace explainer::entities
