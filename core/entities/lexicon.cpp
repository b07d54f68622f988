#include "entities/lexicon.h"

#include <algorithm>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "unicode/characters.h"

namespace explainer::entities {
namespace {

constexpr std::uint32_t longest_noun = 7, longest_name = 11;  // in words: "chairman of the joint chiefs of staff"

template <class T>
T value_of(std::string_view word, std::initializer_list<std::pair<std::string_view, T>> values, T otherwise) {
  for (const auto& value : values) {
    if (value.first == word) return value.second;
  }
  return otherwise;
}

Gender gender(std::string_view cell) {
  return value_of<Gender>(cell, {{"m", Gender::masculine}, {"f", Gender::feminine}}, Gender::unknown);
}

NounKind noun_kind(std::string_view cell) {
  return value_of<NounKind>(cell,
                            {{"honorific", NounKind::honorific},
                             {"kin", NounKind::kin},
                             {"role", NounKind::role},
                             {"government", NounKind::government},
                             {"people", NounKind::people},
                             {"group", NounKind::group},
                             {"organisation", NounKind::organisation},
                             {"document", NounKind::document},
                             {"medium", NounKind::medium},
                             {"event", NounKind::event},
                             {"place", NounKind::place}},
                            NounKind::modifier);
}

Duty duty(std::string_view cell) {
  return value_of<Duty>(
      cell, {{"speaks", Duty::speaks}, {"heads", Duty::heads}, {"carries", Duty::carries}, {"epithet", Duty::epithet}},
      Duty::none);
}

NameKind name_kind(std::string_view cell) {
  return value_of<NameKind>(cell,
                            {{"name", NameKind::country},
                             {"weak", NameKind::weak},
                             {"adjective", NameKind::adjective},
                             {"people", NameKind::people},
                             {"capital", NameKind::capital},
                             {"seat", NameKind::seat},
                             {"union", NameKind::seat},
                             {"organisation", NameKind::organisation},
                             {"group", NameKind::group},
                             {"calendar", NameKind::calendar},
                             {"function", NameKind::function}},
                            NameKind::place);
}

bool apostrophe(std::string_view word) { return word == "’" || word == "ʼ" || word == "‘"; }

bool ends_with(std::string_view word, std::string_view tail) {
  return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
}

}  // namespace

bool joined(const text::Text& text, std::uint32_t word) {
  return word + 1 < text.words.size() && text.words[word].bytes.end == text.words[word + 1].bytes.begin;
}

bool inside_number(const text::Text& text, std::uint32_t word) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return word > 0 && text.words[word].lower == "," && joined(text, word - 1) && joined(text, word) &&
         digit(text.words[word - 1].lower.back()) && digit(text.words[word + 1].lower.front());
}

bool capital(const text::Word& word, const text::Text& text) {
  if (word.kind != text::WordKind::word || word.letters == text::LetterCase::none || word.lower.empty()) return false;
  const auto written = text.string(word);
  return written.empty() || written.front() != word.lower.front() ||
         (static_cast<unsigned char>(written.front()) >= 0x80 && written != word.lower);
}

std::string straight(const text::Text& text, WordSpan words) {
  std::string joined_words;
  for (auto i = words.begin; i < words.end; ++i) {
    const auto word = text.string(text.words[i]);
    joined_words += apostrophe(word) ? std::string_view("'") : word;
    if (i + 1 < words.end && !joined(text, i)) joined_words += ' ';
  }
  return joined_words;
}

std::string lower_case(const text::Text& text, WordSpan words) {
  std::string joined_words;
  for (auto i = words.begin; i < words.end; ++i) {
    joined_words += apostrophe(text.words[i].lower) ? std::string("'") : text.words[i].lower;
    if (i + 1 < words.end && !joined(text, i)) joined_words += ' ';
  }
  return joined_words;
}

Lexicon::Lexicon() {
  using lexicons::cell;
  for (const auto& row : lexicons::rows(lexicons::nouns)) {
    Noun noun;
    noun.kind = noun_kind(cell(row, 1));
    noun.gender = gender(cell(row, 2));
    noun.duty = duty(cell(row, 3));
    noun.lemma = std::string(cell(row, 4).empty() ? cell(row, 0) : cell(row, 4));
    nouns_.emplace(std::string(cell(row, 0)), std::move(noun));
  }
  const auto add = [&](std::string_view words, NameKind kind, std::string_view stands_for) {
    names_.emplace(std::string(words), KnownName{kind, stands_for, 0});
  };
  for (const auto& row : lexicons::rows(lexicons::countries)) add(cell(row, 2), name_kind(cell(row, 1)), cell(row, 0));
  for (const auto& row : lexicons::rows(lexicons::metonyms)) add(cell(row, 0), name_kind(cell(row, 1)), cell(row, 2));
  for (const auto& row : lexicons::rows(lexicons::media)) add(cell(row, 0), NameKind::medium, {});
  for (const auto& row : lexicons::rows(lexicons::capitalised)) {
    const auto kind = cell(row, 1) == "adjective" ? NameKind::description : name_kind(cell(row, 1));
    if (kind == NameKind::function) {
      function_.emplace(unicode::lower_ascii(cell(row, 0)), true);
    } else {
      add(cell(row, 0), kind, {});
    }
  }
  for (const auto& row : lexicons::rows(lexicons::given_names)) given_.emplace(cell(row, 0), gender(cell(row, 1)));
}

Noun Lexicon::noun(const std::string& lower, std::uint32_t size) const {
  const auto look_up = [&](const std::string& form, bool plural) {
    const auto found = nouns_.find(form);
    if (found == nouns_.end()) return Noun{};
    Noun noun = found->second;
    noun.size = size;
    noun.plural = plural || noun.kind == NounKind::group;
    return noun;
  };
  if (auto noun = look_up(lower, false)) {
    noun.plural = noun.plural || lower == "people" || lower == "officials" || lower == "sources" ||
                  lower == "executives" || lower == "sens" || lower == "reps";
    return noun;
  }
  if (!ends_with(lower, "s") && !ends_with(lower, "men") && !ends_with(lower, "women")) return {};
  if (ends_with(lower, "men")) return look_up(lower.substr(0, lower.size() - 3) + "man", true);
  if (ends_with(lower, "ies")) {
    if (auto noun = look_up(lower.substr(0, lower.size() - 3) + "y", true)) return noun;
  }
  if (auto noun = look_up(lower.substr(0, lower.size() - 1), true)) return noun;  // "aides" are no "aid"
  if (ends_with(lower, "es")) {
    if (auto noun = look_up(lower.substr(0, lower.size() - 2), true)) return noun;
    if (ends_with(lower, "ves")) {
      if (auto noun = look_up(lower.substr(0, lower.size() - 3) + "fe", true)) return noun;
    }
  }
  // "secretaries of state", "members of parliament": the plural stands on the first word.
  return {};
}

Noun Lexicon::noun_before(const text::Text& text, std::uint32_t from, std::uint32_t end) const {
  if (end <= from || text.words[end - 1].kind != text::WordKind::word) return {};
  for (auto size = std::min(longest_noun, end - from); size > 0; --size) {
    if (text.words[end - size].kind != text::WordKind::word) continue;
    if (auto found = noun(lower_case(text, {end - size, end}), size)) return found;
  }
  return {};
}

KnownName Lexicon::name_at(const text::Text& text, std::uint32_t begin, std::uint32_t end) const {
  for (auto size = std::min(longest_name, end - begin); size > 0; --size) {
    const auto found = names_.find(straight(text, {begin, begin + size}));
    if (found == names_.end()) continue;
    KnownName name = found->second;
    name.size = size;
    return name;
  }
  return {};
}

std::optional<Gender> Lexicon::given_name(std::string_view word) const {
  const auto found = given_.find(word);
  if (found == given_.end()) return std::nullopt;
  return found->second;
}

}  // namespace explainer::entities
