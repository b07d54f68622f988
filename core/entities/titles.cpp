#include <algorithm>

#include "entities/names.h"

namespace explainer::entities {
namespace {

constexpr std::uint32_t longest_apposition = 16, before_head = 7;  // in words

bool article(std::string_view lower) { return one_of(lower, {"the", "a", "an"}); }
bool possessive(std::string_view lower) { return one_of(lower, {"his", "her", "its", "their", "our", "my", "whose"}); }

bool tells_somebody(NounKind kind) {
  return kind == NounKind::role || kind == NounKind::kin || kind == NounKind::people;
}

struct Apposition {
  WordSpan words;  ///< without the article
  Noun head;
};

class Describer {
 public:
  Describer(const text::Text& text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  void describe(Name& name) const {
    if (name.role || name.known) return;
    if (name.kind && *name.kind != EntityKind::person && *name.kind != EntityKind::organisation) return;
    const auto sentence = text_.sentences[text_.words[name.whole.begin].sentence];
    if (name.kind != EntityKind::organisation) {
      if (const auto title = title_before(name.whole.begin, sentence.begin); title && !title->words.empty()) {
        take(name, *title);
        name.whole.begin = title->words.begin;
        return;
      }
    }
    if (!name.description.empty() || name.kind == EntityKind::organisation) return;
    // "In Kest, an unarmed man": what a place is followed by is no apposition.
    if (!name.kind && name.whole.begin > sentence.begin &&
        one_of(lower(name.whole.begin - 1), {"in", "at", "near", "from", "to", "outside"}))
      return;
    if (const auto after = apposition_after(name.words.end, sentence.end)) return take(name, *after);
    if (const auto before = apposition_before(name.whole.begin, sentence.begin, name.words.end)) {
      if (name.words.size() > 1 || name.kind == EntityKind::person || before->head.kind == NounKind::kin)
        take(name, *before);
    }
  }

 private:
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }
  bool is_word(std::uint32_t i) const { return text_.words[i].kind == text::WordKind::word; }

  void take(Name& name, const Apposition& found) const {
    switch (found.head.kind) {
      case NounKind::organisation: name.kind = EntityKind::organisation; break;
      case NounKind::medium: name.kind = EntityKind::medium; break;
      default: name.kind = EntityKind::person; name.acronym = false;
    }
    name.weak = false;
    name.description = found.words.end <= name.words.begin
                           ? WordSpan{found.words.begin, std::max(found.words.end, name.description.end)}
                           : found.words;
    if (name.gender == Gender::unknown) name.gender = found.head.gender;
  }

  /// May a word stand before a role noun as part of the title?
  bool modifies(std::uint32_t i, std::uint32_t from) const {
    if (!is_word(i) || article(lower(i)) || possessive(lower(i))) return false;
    if (capital(text_.words[i], text_) && !lexicon_.function_word(lower(i))) return true;
    const auto noun = lexicon_.noun_before(text_, from, i + 1);
    return noun && !noun.plural && noun.kind != NounKind::honorific && noun.kind != NounKind::people;
  }

  /// "spokesman" in "National Security Council spokesman Orla Finch".
  std::optional<Apposition> title_before(std::uint32_t name, std::uint32_t from) const {
    const auto head = lexicon_.noun_before(text_, from, name);
    if (!head || head.plural || (head.kind != NounKind::role && head.kind != NounKind::kin) ||
        capital(text_.words[name - 1], text_))
      return std::nullopt;
    auto begin = title_begin(name - head.size, from);
    if (head.kind == NounKind::kin && begin > from && possessive(lower(begin - 1))) --begin;  // "her husband Piet Vey"
    return Apposition{{begin, name}, head};
  }

  std::uint32_t title_begin(std::uint32_t head, std::uint32_t from) const {
    auto begin = head;
    while (begin > from && head - begin < before_head) {
      const auto i = begin - 1;
      const bool hyphen = lower(i) == "-" && i > from && joined(text_, i - 1) && joined(text_, i);
      if (hyphen)
        begin -= 2;
      else if (modifies(i, from))
        begin = i;
      else
        break;
    }
    return begin;
  }

  /// ", the foreign secretary," and ", a Kest lawyer who …" after a name.
  std::optional<Apposition> apposition_after(std::uint32_t comma, std::uint32_t limit) const {
    if (comma + 1 >= limit || (lower(comma) != "," && lower(comma) != "—" && lower(comma) != "–")) return std::nullopt;
    auto begin = comma + 1;
    if (one_of(lower(begin), {"now", "then", "also"})) ++begin;
    const bool definite = begin < limit && (article(lower(begin)) || possessive(lower(begin)));
    if (article(lower(std::min(begin, limit - 1)))) ++begin;
    std::optional<Noun> head;
    auto end = begin;
    for (; end < limit && end - begin < longest_apposition; ++end) {
      const auto& word = lower(end);
      if (one_of(word, {",", ".", ";", ":", "(", ")", "who", "which", "that", "\"", "“", "”", "—", "–"})) {
        const bool abbreviated =
            lower(end - 1).size() == 1 || lexicon_.noun_before(text_, end - 1, end).kind == NounKind::honorific;
        if (word != "." || end + 1 >= limit || !abbreviated) break;
      }
      if (head) continue;
      const auto noun = lexicon_.noun_before(text_, begin, end + 1);
      const bool owns = end + 1 < limit && one_of(lower(end + 1), {"'", "’"});  // "the group's strategist"
      const bool next_is_noun = owns || (end + 1 < limit && noun_at(end + 1));
      if (noun && !noun.plural && !next_is_noun &&
          (tells_somebody(noun.kind) || noun.kind == NounKind::organisation || noun.kind == NounKind::medium)) {
        head = noun;
        continue;
      }
      const bool allowed = modifies(end, begin) || one_of(word, {"'", "’", "s", "-"}) || is_digit(end) ||
                           (definite && end < begin + before_head && is_word(end) && !lexicon_.function_word(word));
      if (!allowed) return std::nullopt;
    }
    if (!head || end >= limit || end - begin >= longest_apposition) return std::nullopt;
    if (!definite && !tells_somebody(head->kind)) return std::nullopt;
    return Apposition{{begin, end}, *head};
  }

  bool noun_at(std::uint32_t i) const {
    const auto noun = lexicon_.noun_before(text_, i, i + 1);
    return noun && noun.kind != NounKind::modifier;
  }

  bool is_digit(std::uint32_t i) const {
    return !lower(i).empty() && lower(i).front() >= '0' && lower(i).front() <= '9';
  }

  /// "Ukraine's president, X", "his counterpart, X", "a lawyer for the club, X".
  std::optional<Apposition> apposition_before(std::uint32_t name, std::uint32_t from, std::uint32_t name_end) const {
    if (name < from + 3 || lower(name - 1) != ",") return std::nullopt;
    if (name_end < text_.words.size() && one_of(lower(name_end), {"and", "or"})) return std::nullopt;
    const auto comma = name - 1;
    std::optional<Noun> head;
    auto head_begin = comma;
    for (auto i = comma; i > from && comma - i < longest_apposition; --i) {
      const auto& word = lower(i - 1);
      if (one_of(word, {",", ";", ":", ".", "\"", "“", "”", "said", "that", "and"}) &&
          !(word == "." && i > 1 && lower(i - 2).size() == 1))
        return std::nullopt;
      const auto noun = lexicon_.noun_before(text_, from, i);
      const bool at_end = i == comma || one_of(lower(i), {"of", "for", "to", "at", "in"});
      if (noun && !noun.plural && tells_somebody(noun.kind) && at_end) {
        head = noun;
        head_begin = i - noun.size;
        break;
      }
    }
    if (!head) return std::nullopt;
    auto begin = title_begin(head_begin, from);
    while (begin > from && !article(lower(begin - 1)) && !possessive(lower(begin - 1)) &&
           head_begin - begin < before_head && is_word(begin - 1) && !lexicon_.function_word(lower(begin - 1)) &&
           lower(begin - 1) != "s")
      --begin;
    // "In a letter to the president, Ann Bell wrote": told of somebody else, if nothing closes it.
    const bool closed = name_end >= text_.words.size() || !is_word(name_end);
    if (begin > from + 1 && article(lower(begin - 1)) && !closed &&
        one_of(lower(begin - 2), {"to", "with", "from", "by", "of", "for", "at", "against", "about", "on", "after"}))
      return std::nullopt;
    if (begin > from && article(lower(begin - 1))) return Apposition{{begin, comma}, *head};
    if (begin > from && possessive(lower(begin - 1))) return Apposition{{begin - 1, comma}, *head};
    // "Ukraine ’ s president"
    if (begin >= from + 3 && lower(begin - 1) == "s" && one_of(lower(begin - 2), {"'", "’"})) {
      auto owner = begin - 3;
      while (owner > from && capital(text_.words[owner - 1], text_) && !lexicon_.function_word(lower(owner - 1)))
        --owner;
      return Apposition{{owner, comma}, *head};
    }
    return std::nullopt;
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
};

}  // namespace

void describe(const text::Text& text, const Lexicon& lexicon, std::vector<Name>& names) {
  const Describer describer(text, lexicon);
  for (auto& name : names) describer.describe(name);
}

}  // namespace explainer::entities
