#include "attribution/attribution.h"

#include <algorithm>
#include <iterator>

#include "attribution/floating.h"
#include "attribution/labels.h"
#include "attribution/linking.h"
#include "attribution/nested.h"
#include "attribution/order.h"
#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

constexpr int deepest = 3;  ///< A said that B believes that C plans

std::vector<Said> repaired(const text::Text& text, std::vector<Said> said) {
  said = look_before_parentheses(text, std::move(said));
  said = widen_subjects(text, std::move(said));
  said = widen_according_to(text, std::move(said));
  said = read_headlines(text, std::move(said));
  return complete_refusals(text, std::move(said));
}

/// The statements inside the contents of those from `first` on, with `inside` set.
std::vector<Said> read_contents(const text::Text& text, const Model& model, const std::vector<Said>& said,
                                std::size_t first) {
  const auto parts = passages(text, said, first);
  std::vector<WordSpan> words;
  for (const auto& part : parts) words.push_back(part.words);
  const auto scores = encoder::read(text, words, model);
  std::vector<bool> is_cue(text.words.size());  // of a statement that is known already
  for (const auto& one : said) {
    for (const auto& cue : one.cue) std::fill(is_cue.begin() + cue.begin, is_cue.begin() + cue.end, true);
  }
  std::vector<Said> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto tagged = decode(scores[i], encoder::transitions(model), parts[i].words.begin);
    for (auto& one : inner(text, parts[i], repaired(text, link(text, tagged)))) {
      const auto cue = one.cue.front();
      if (std::find(is_cue.begin() + cue.begin, is_cue.begin() + cue.end, true) == is_cue.begin() + cue.end) {
        found.push_back(std::move(one));
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Said> find(const text::Text& text, const Model* model,
                       const std::function<void(std::size_t, std::size_t)>& progress) {
  if (text.words.empty()) return {};
  if (!model) return quotations_only(text);

  const WordSpan whole{0, static_cast<std::uint32_t>(text.words.size())};
  const auto scores = encoder::read(text, {&whole, 1}, *model, progress);
  auto said = link(text, decode(scores.front(), encoder::transitions(*model), 0));
  said = skip_datelines(text, drop_doubtful(text, repaired(text, std::move(said))));
  said = add_unanswered_requests(text, std::move(said));
  said = add_floating(text, complete_quotations(text, std::move(said)));
  for (std::size_t first = 0, depth = 0; depth < deepest && first < said.size(); ++depth) {
    auto found = read_contents(text, *model, said, first);
    first = said.size();
    std::move(found.begin(), found.end(), std::back_inserter(said));
  }
  for (auto& one : said) one.form = form_of(text, one);
  return in_text_order(said);
}

}  // namespace explainer::attribution
