#include "stance/lexicon.h"
#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::stance {

namespace {

/// "the change being sought": no clause of its own.
bool part_of_verb(const Token& token) {
  return token.lower == "being" || token.lower == "having" || token.lower == "been";
}

}  // namespace

Object object_of(const std::vector<Token>& content) {
  std::size_t at = 0;
  // "ever having met him", "knowingly selling it"
  while (at < content.size() && (!content[at].letters || (is_adverb(content[at]) && at + 1 < content.size() &&
                                                          content[at + 1].lower.ends_with("ing"))))
    ++at;
  if (at == content.size()) return Object::none;
  const std::size_t rest = content.size() - at;
  if (rest <= 2 && in_class(content[at].lower, "object-pronoun") && (rest == 1 || !content[at + 1].letters))
    return Object::pronoun;
  bool claim = false, deed = false, grantable = false, offer = false;
  const bool that = content[at].lower == "that" || content[at].lower == "whether";
  std::size_t i = at + (that ? 1 : 0);
  const std::size_t noun_phrase_end = std::min(content.size(), i + 9);
  for (; i < noun_phrase_end; ++i) {
    const auto& token = content[i];
    if (!token.letters) break;
    // "the idea that it did", but "a deal that would", "a rule that does not"
    if (i > at && token.lower == "that" && !claim && !that) break;
    if (i > at && token.lower == "that") return claim ? Object::claim : Object::clause;
    if (i > at && in_class(token.lower, "auxiliary") && !in_class(token, "claim-noun") && !part_of_verb(token))
      return Object::clause;
    if (i > at + (that ? 1 : 0) && in_class(token.lower, "preposition")) break;
    claim |= in_class(token, "claim-noun");
    deed |= in_class(token, "deed-noun");
    grantable |= in_class(token, "grantable");
    offer |= in_class(token, "offer");
    if (i == at && token.lower.size() > 4 && token.lower.ends_with("ing") && !claim) return Object::gerund;
  }
  if (that && !claim) return grantable && rest <= 4 ? Object::grantable : Object::clause;
  if (grantable && !claim) return Object::grantable;
  if (claim) return Object::claim;
  if (offer) return Object::offer;
  if (deed) return Object::deed;
  if (in_class(content[at].lower, "pronoun") && rest >= 2 && !in_class(content[at + 1].lower, "preposition") &&
      !in_class(content[at + 1].lower, "article"))
    return Object::clause;
  return Object::thing;
}

}  // namespace explainer::stance
