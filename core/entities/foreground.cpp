#include "entities/foreground.h"

#include <algorithm>

namespace explainer::entities {
namespace {

constexpr int sentence_cost = 20, sentence_cost_they = 28, sentence_cost_it = 50;
constexpr int word_cost = 25, most_words = 60;  // in hundredths
constexpr int subject = 12, again = 18, again_they = 10, other_form = -20, after_preposition = -4;
constexpr int quoted_apart = -22, quoted_apart_it = -38;
constexpr int phrase = 8, indefinite = 8;
constexpr int they_one = -100, they_body = -24, they_state = -32, they_things = 8;
constexpr int it_unknown = -15, it_state = -8;
constexpr int gender_told = 10, kind_unknown = -13, thing_like = -60;

int of_several(const Place& place, const Draft& draft) {
  if (draft.plural || draft.kind == EntityKind::group)
    return place.phrase && draft.kind != EntityKind::group ? they_things : 0;
  if (!draft.kind || draft.kind == EntityKind::person) return they_one;
  return draft.kind == EntityKind::country ? they_state : they_body;
}

int of_one(const Draft& draft, const Setting& at) {
  int points = draft.gender != Gender::unknown ? gender_told : 0;
  if (!draft.kind) points += at.after_the ? thing_like : kind_unknown;
  return points;
}

int of_thing(const Draft& draft) { return !draft.kind ? it_unknown : draft.kind == EntityKind::country ? it_state : 0; }

}  // namespace

int foreground(const Place& place, const Draft& draft, const Setting& at) {
  const bool it = at.who == Person::it, they = at.who == Person::they;
  int points = -(it ? sentence_cost_it : they ? sentence_cost_they : sentence_cost) * at.sentences;
  points -= std::min(at.words, most_words) * word_cost / 100;
  if (place.subject) points += subject;
  if (place.pronoun) points += they ? again_they : again;
  if (at.other_form) points += other_form;
  if (at.quoted_apart) points += it ? quoted_apart_it : quoted_apart;
  if (at.after_preposition) points += after_preposition;
  if (place.phrase) points += phrase;
  if (place.indefinite) points += indefinite;
  return points + (they ? of_several(place, draft) : it ? of_thing(draft) : of_one(draft, at));
}

}  // namespace explainer::entities
