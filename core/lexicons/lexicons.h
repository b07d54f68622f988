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
extern const std::string_view frames;         ///< words for the same act, with their nominalisations and converses
extern const std::string_view kinds;          ///< what is a kind of what
extern const std::string_view words;          ///< closed lists of words by what they are to the rules of claims/
extern const std::string_view capitalised;    ///< capitalised words that are no speakers: days, places, function words
extern const std::string_view countries;      ///< names, adjectives, people and capitals of states
extern const std::string_view given_names;    ///< given names with their gender
extern const std::string_view manners;        ///< verbs beside a quotation: of speaking, of the face, of painting
extern const std::string_view media;          ///< names of news media
extern const std::string_view metonyms;       ///< seats, unions and offices that stand for a government
extern const std::string_view nouns;          ///< nouns that name a speaker by role, body or document (two files)
extern const std::string_view owners;         ///< nouns that tell whether a state or a company has the thing
extern const std::string_view sureness;       ///< what tells how likely a speaker is the right one, in points
extern const std::string_view ranking;        ///< what tells which statement an answer answers, in points
extern const std::string_view markup_hints;   ///< words in class and id that say what an element holds
extern const std::string_view page_habits;    ///< what lines of a page say that are not the article

}  // namespace explainer::lexicons
