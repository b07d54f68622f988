#include "attribution/attribution.h"

#include <algorithm>
#include <iterator>

#include "attribution/beside.h"
#include "attribution/floating.h"
#include "attribution/labels.h"
#include "attribution/linking.h"
#include "attribution/nested.h"
#include "attribution/order.h"
#include "attribution/repairs.h"

namespace explainer::attribution {
namespace {

constexpr int deepest = 3;           ///< A said that B believes that C plans
constexpr std::size_t previews = 8;  ///< each costs as much as all the rules here: little beside the windows

std::vector<Said> repaired(const text::Text& text, std::vector<Said> said) {
  said = find_sources_beside(text, std::move(said));
  said = look_before_parentheses(text, std::move(said));
  said = leave_out_patients(text, look_before_relatives(text, std::move(said)));
  said = widen_subjects(text, trim_sources(text, std::move(said)));
  said = widen_according_to(text, std::move(said));
  said = read_headlines(text, std::move(said));
  said = end_sources(text, return_claims(text, std::move(said)));
  return drop_gestures(text, complete_refusals(text, std::move(said)));
}

/// The statements that no other holds, from the scores of the first words or of all.
std::vector<Said> outer_statements(const text::Text& text, const Model& model,
                                   const std::vector<encoder::Scores>& scores) {
  auto said = link(text, decode(scores, encoder::transitions(model), 0));
  said = drop_doubtful(text, repaired(text, std::move(said)));
  said = skip_datelines(text, add_trailing_sources(text, std::move(said)));
  said = add_relative_denials(text, add_unanswered_requests(text, std::move(said)));
  return add_floating(text, add_posts(text, complete_quotations(text, std::move(said))));
}

/// The statements inside the contents that were read, with `inside` set.
std::vector<Said> inner_statements(const text::Text& text, const Model& model, const Search& search,
                                   const std::vector<std::vector<encoder::Scores>>& scores) {
  std::vector<bool> is_cue(text.words.size());  // of a statement that is known already
  for (const auto& one : search.said) {
    for (const auto& cue : one.cue) std::fill(is_cue.begin() + cue.begin, is_cue.begin() + cue.end, true);
  }
  std::vector<Said> found;
  for (std::size_t i = 0; i < search.contents.size(); ++i) {
    const auto& part = search.contents[i];
    const auto tagged = decode(scores[i], encoder::transitions(model), part.words.begin);
    for (auto& one : inner(text, part, repaired(text, link(text, tagged)))) {
      const auto cue = one.cue.front();
      if (std::find(is_cue.begin() + cue.begin, is_cue.begin() + cue.end, true) == is_cue.begin() + cue.end) {
        found.push_back(std::move(one));
      }
    }
  }
  return found;
}

/// What stands before `end`.
std::vector<WordSpan> before(const std::vector<WordSpan>& spans, std::uint32_t end) {
  std::vector<WordSpan> kept;
  for (const auto& span : spans) {
    if (span.end <= end) kept.push_back(span);
  }
  return kept;
}

std::vector<Said> before(const text::Text& text, const std::vector<Said>& said, std::uint32_t end) {
  std::vector<Said> kept;
  for (const auto& one : in_text_order(said)) {
    if (begin_of(one) >= end) continue;
    auto cut = one;
    for (auto* spans : {&cut.source, &cut.cue, &cut.content}) *spans = before(*spans, end);
    cut.form = form_of(text, cut);
    kept.push_back(std::move(cut));
  }
  return kept;
}

}  // namespace

void Previewer::sheet_done(std::size_t done, std::size_t total, const std::vector<encoder::Scores>& scores) {
  for (; seen_ < scores.size(); ++seen_) {
    if (text_.words[seen_].kind == text::WordKind::block_end) whole_ = seen_;
  }
  if (seen_ == text_.words.size()) whole_ = seen_;
  if (done - last_ < (total + previews - 1) / previews || whole_ == told_) return;
  last_ = done;
  told_ = whole_;
  on_preview_(before(text_, outer_statements(text_, model_, scores), whole_), whole_);
}

Search begin_search(const text::Text& text, const Model* model) {
  Search search;
  if (text.words.empty()) return search;
  const WordSpan whole{0, static_cast<std::uint32_t>(text.words.size())};
  if (model)
    search.asked = encoder::plan_reading(text, {&whole, 1}, model->weights());
  else
    search.said = quotations_only(text);
  return search;
}

Search go_on(const text::Text& text, const Model& model, Search search,
             const std::vector<std::vector<encoder::Scores>>& scores) {
  std::size_t first = 0;  // of the statements whose contents have not been read
  if (search.depth == 0) {
    search.said = outer_statements(text, model, scores.front());
  } else {
    first = search.said.size();
    auto inside = inner_statements(text, model, search, scores);
    std::move(inside.begin(), inside.end(), std::back_inserter(search.said));
  }
  search.contents.clear();
  search.asked = {};
  if (++search.depth > deepest) return search;
  search.contents = passages(text, search.said, first);
  std::vector<WordSpan> words;
  for (const auto& part : search.contents) words.push_back(part.words);
  search.asked = encoder::plan_reading(text, words, model.weights());
  return search;
}

std::vector<Said> found(const text::Text& text, Search search) {
  if (search.depth == 0) return std::move(search.said);  // marked quotations, as they stand
  for (auto& one : search.said) one.form = form_of(text, one);
  return in_text_order(search.said);
}

std::vector<Said> find(const text::Text& text, const Model* model) {
  auto search = begin_search(text, model);
  while (!search.asked.sheets.empty()) {
    const auto scores = encoder::read_with(model->weights(), search.asked);
    search = go_on(text, *model, std::move(search), scores);
  }
  return found(text, std::move(search));
}

}  // namespace explainer::attribution
