#pragma once
#include <string_view>

/// What the rooms know about English, as tables: one fact a line, tabs between the columns, the first line names them,
/// lines that begin with # are comments and say where the facts come from.
namespace explainer::lexicons {

extern const std::string_view abbreviations;  ///< words whose full stop does not end a sentence
extern const std::string_view characters;     ///< spaces, marks and capitals of Unicode
extern const std::string_view irregular;      ///< irregular verb and noun forms
extern const std::string_view languages;      ///< the commonest words of some languages
extern const std::string_view stance;         ///< speech verbs, nouns and phrases with what they commit a speaker to

}  // namespace explainer::lexicons
