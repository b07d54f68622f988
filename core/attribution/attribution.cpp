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

/// Counts windows and blocks, and tells when a preview is due.
struct Previewer {
  const text::Text& text;
  const Model& model;
  const Listener& listener;
  std::uint32_t seen = 0, whole = 0, told = 0;  ///< words: with scores, in whole blocks, in the last preview
  std::size_t last = 0;                         ///< windows, in the last preview

  void window_done(std::size_t done, std::size_t total, const std::vector<encoder::Scores>& scores) {
    for (; seen < scores.size(); ++seen) {
      if (text.words[seen].kind == text::WordKind::block_end) whole = seen;
    }
    if (seen == text.words.size()) whole = seen;
    if (done - last < (total + previews - 1) / previews || whole == told) return;
    last = done;
    told = whole;
    listener.preview(before(text, outer_statements(text, model, scores), whole), whole);
  }
};

}  // namespace

std::vector<Said> find(const text::Text& text, const Model* model, const Listener& listener) {
  if (text.words.empty()) return {};
  if (!model) return quotations_only(text);

  const WordSpan whole{0, static_cast<std::uint32_t>(text.words.size())};
  Previewer previewer{text, *model, listener};
  const auto scores = encoder::read(text, {&whole, 1}, *model, [&](auto done, auto total, const auto& so_far) {
    if (listener.progress) listener.progress(done, total);
    if (listener.preview) previewer.window_done(done, total, so_far);
  });
  auto said = outer_statements(text, *model, scores.front());
  for (std::size_t first = 0, depth = 0; depth < deepest && first < said.size(); ++depth) {
    auto found = read_contents(text, *model, said, first);
    first = said.size();
    std::move(found.begin(), found.end(), std::back_inserter(said));
  }
  for (auto& one : said) one.form = form_of(text, one);
  return in_text_order(said);
}

}  // namespace explainer::attribution
