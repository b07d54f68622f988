#include "entities/phrases.h"

namespace explainer::entities {

WordSpan noun_phrase_before(const text::Text& text, const Lexicon& lexicon, std::uint32_t end, bool thing) {
  constexpr std::uint32_t longest = 10, before_head = 8;
  if (end == 0) return {};
  const auto sentence = text.sentences[text.words[end - 1].sentence];
  for (auto i = end; i > sentence.begin && end - i < longest; --i) {
    if (text.words[i - 1].kind != text::WordKind::word) return {};
    const auto noun = lexicon.noun_before(text, sentence.begin, i);
    const bool people = noun.kind == NounKind::people || noun.kind == NounKind::group || noun.kind == NounKind::role;
    const bool paper = noun.kind == NounKind::document || noun.kind == NounKind::organisation;
    if (!noun || !(thing ? paper : people)) continue;
    if (i < end && !one_of(text.words[i].lower, {"of", "in", "for", "at", "on", "from"})) return {};
    const auto belongs = [&](std::uint32_t at) {
      const auto& word = text.words[at];
      return word.kind == text::WordKind::word &&
             ((capital(word, text) && !lexicon.function_word(word.lower)) ||
              one_of(word.lower, {"the", "a", "an", "two", "three", "several", "many"}) ||
              lexicon.noun_before(text, at, at + 1));
    };
    auto begin = i - noun.size;
    while (begin > sentence.begin && i - begin < before_head && belongs(begin - 1)) --begin;
    return {begin, end};
  }
  return {};
}

EntityKind kind_of(const Phrase& phrase) {
  const auto& head = phrase.head;
  switch (head.kind) {
    case NounKind::role:
      if (phrase.plural) {
        return one_of(head.lemma, {"adviser", "advisor", "aide", "diplomat", "executive", "spokesman", "associate",
                                   "ally", "friend", "staffer", "assistant", "commentator", "analyst", "investigator",
                                   "officer", "witness"})
                   ? EntityKind::anonymous
                   : EntityKind::group;
      }
      return phrase.indefinite ? EntityKind::anonymous : EntityKind::person;
    case NounKind::kin: return phrase.plural ? EntityKind::group : EntityKind::person;
    case NounKind::people: return EntityKind::anonymous;
    case NounKind::group: return EntityKind::group;
    case NounKind::document: return EntityKind::document;
    case NounKind::medium: return EntityKind::medium;
    case NounKind::government: return phrase.plural ? EntityKind::group : EntityKind::organisation;
    case NounKind::organisation:
      return phrase.plural && phrase.indefinite ? EntityKind::group : EntityKind::organisation;
    default: return phrase.plural ? EntityKind::group : EntityKind::organisation;
  }
}

}  // namespace explainer::entities
