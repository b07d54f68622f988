#include "entities/persons.h"

namespace explainer::entities {

Person person(std::string_view word) {
  if (one_of(word, {"i", "me", "my", "mine", "myself"})) return Person::i;
  if (one_of(word, {"we", "us", "our", "ours", "ourselves"})) return Person::we;
  if (one_of(word, {"you", "your", "yours", "yourself", "yourselves"})) return Person::you;
  if (one_of(word, {"he", "him", "his", "himself"})) return Person::he;
  if (one_of(word, {"she", "her", "hers", "herself"})) return Person::she;
  if (one_of(word, {"they", "them", "their", "theirs", "themselves"})) return Person::they;
  if (one_of(word, {"it", "its", "itself"})) return Person::it;
  return Person::none;
}

bool empty_it(const text::Text& text, std::uint32_t i) {
  const auto lower = [&](std::uint32_t at) -> const std::string& { return text.words[at].lower; };
  const auto is_word = [&](std::uint32_t at) {
    return at < text.words.size() && text.words[at].kind == text::WordKind::word;
  };
  if (lower(i) != "it") return false;
  auto next = i + 1;
  if (is_word(next) && one_of(lower(next), {"seems", "seemed", "appears", "appeared", "turns", "turned", "takes",
                                            "took", "rains", "rained", "snowed"}))
    return true;
  if (next < text.words.size() && one_of(lower(next), {"'", "’"})) ++next;
  if (!is_word(next) || !one_of(lower(next), {"is", "was", "s", "will", "would", "has", "had", "may", "might", "be"}))
    return false;
  for (auto k = next + 1; k < text.words.size() && k < next + 7; ++k) {
    if (!is_word(k) && !one_of(lower(k), {"'", "’", "-"})) return false;
    if (one_of(lower(k), {"that", "to", "who", "when", "whether", "because", "how"})) return k > next + 1;
  }
  return false;
}

}  // namespace explainer::entities
