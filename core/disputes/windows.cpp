#include "disputes/windows.h"

#include <algorithm>

namespace explainer::disputes {
namespace {

// pieces at most
constexpr std::size_t before_pieces = 20, headline_pieces = 18, own_name = 5, own_cue = 8, own_content = 40,
                      name_pieces = 4, cue_pieces = 4, content_pieces = 20;
constexpr std::uint32_t reach_before = 60, reach_after = 30, opening = 6;

/// Learned (core/model/train/disputes/short.py): what each sign of a pair, and of the candidate, is worth.
constexpr std::array<float, pair_sign_count> pair_worth{
    0.86f, 0.90f, 0.68f,  0.31f, -0.08f, -0.07f, -0.06f, -0.21f, -0.58f, -1.39f, -0.21f, -1.62f, 0.46f, -1.11f,
    0.48f, 0.29f, -0.79f, 0.02f, 0.45f,  0.61f,  0.55f,  -1.05f, -0.16f, 0.45f,  0.90f,  0.76f,  0.46f};
constexpr std::array<float, unit_sign_count> unit_worth{
    0.30f, 1.59f,  0.20f, -0.18f, 0.14f,  -0.39f, -0.18f, -0.46f, -0.34f, -0.42f, 0.40f, 0.20f,  -0.18f, 0.14f,
    0.17f, -0.02f, 0.03f, -0.66f, -1.74f, 0.47f,  0.20f,  0.33f,  -0.62f, 0.00f,  0.22f, -0.41f, -0.15f, -0.41f};

}  // namespace

Cutter::Cutter(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
               const encoder::Vocabulary& vocabulary)
    : text_(text),
      units_(units),
      rules_(rules),
      vocabulary_(vocabulary),
      pieces_(encoder::split(text, {0, static_cast<std::uint32_t>(text.words.size())}, vocabulary)),
      names_(cast.entities.size()) {
  pieces_.first.push_back(static_cast<std::uint32_t>(pieces_.pieces.size()));
  for (const auto& mention : cast.mentions) {
    if (mention.pronoun || mention.entity >= names_.size()) continue;
    auto& name = names_[mention.entity];
    if (text.byte_span(mention.words).size() > text.byte_span(name).size()) name = mention.words;
  }
  for (std::uint32_t u = 0; u < units.all.size(); ++u) signs_.push_back(signs_of(units, u, rules));
  for (const auto sentence : text.sentences) {
    if (sentence.empty()) continue;
    if (text.blocks[text.words[sentence.begin].block].kind == BlockKind::headline) headline_ = sentence;
    break;
  }
}

/// The first `most` pieces of the spans.
void Cutter::add(Window& window, const std::vector<WordSpan>& spans, Part part, std::size_t most) const {
  const auto end = window.tokens.size() + most;
  for (const auto span : spans) {
    for (auto p = pieces_.first[span.begin]; p < pieces_.first[span.end] && window.tokens.size() < end; ++p) {
      const auto& piece = pieces_.pieces[p];
      window.tokens.push_back({piece.number, piece.letters, piece.inside, part});
    }
  }
}

/// The last `most` pieces of the span.
void Cutter::add_last(Window& window, WordSpan span, Part part, std::size_t most) const {
  const auto end = pieces_.first[span.end];
  for (auto p = std::max(pieces_.first[span.begin] + most, std::size_t{end}) - most; p < end; ++p) {
    const auto& piece = pieces_.pieces[p];
    window.tokens.push_back({piece.number, piece.letters, piece.inside, part});
  }
}

void Cutter::add_speaker(Window& window, const Unit& unit, Part part, std::size_t most) const {
  if (unit.speaker && *unit.speaker < names_.size() && !names_[*unit.speaker].empty())
    add(window, {names_[*unit.speaker]}, part, most);
  else
    add(window, unit.source, part, most);
}

std::vector<std::uint32_t> Cutter::candidates(std::uint32_t opponent, std::size_t most) const {
  struct Scored {
    float worth = 0;
    std::uint32_t unit = 0;
  };
  std::vector<Scored> scored;
  const auto size = static_cast<std::uint32_t>(units_.all.size());
  const auto consider = [&](std::uint32_t c) {
    if (c == opponent || units_.all[c].content.empty()) return;
    float worth = 0;
    for (const auto sign : signs_of_pair(units_, opponent, c, rules_)) worth += pair_worth[sign];
    for (const auto sign : signs_[c]) worth += unit_worth[sign];
    scored.push_back({worth, c});
  };
  const auto begin = opponent > reach_before ? opponent - reach_before : 0;
  for (std::uint32_t c = 0; c < std::min(begin, opening); ++c) consider(c);
  for (auto c = begin; c < std::min(size, opponent + 1 + reach_after); ++c) consider(c);
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.worth > b.worth; });
  scored.resize(std::min(scored.size(), most));
  std::vector<std::uint32_t> found;
  for (const auto& one : scored) found.push_back(one.unit);
  std::sort(found.begin(), found.end());
  return found;
}

Window Cutter::cut(std::uint32_t opponent) const {
  Window window;
  const auto& own = units_.all[opponent];
  window.opponent = opponent;
  window.signs = signs_[opponent];
  window.tokens.push_back({vocabulary_.begin_text});
  // the words before it: from the sentence before to where it begins
  const auto begins = own.sentence > 0 ? text_.sentences[own.sentence - 1].begin : text_.sentences[own.sentence].begin;
  auto ends = own.words.begin;
  for (const auto* spans : {&own.source, &own.cue}) {
    if (!spans->empty()) ends = std::min(ends, spans->front().begin);
  }
  if (begins < ends) add_last(window, {begins, ends}, Part::before, before_pieces);
  add_speaker(window, own, Part::own_speaker, own_name);
  add(window, own.cue, Part::own_cue, own_cue);
  add(window, own.content, Part::own_content, own_content);
  window.tokens.push_back({vocabulary_.end_text});
  if (headline_) add(window, {*headline_}, Part::headline, headline_pieces);
  for (const auto c : candidates(opponent)) {
    const auto& unit = units_.all[c];
    if (window.tokens.size() + 1 >= longest_window) break;
    window.candidates.push_back(c);
    window.places.push_back(static_cast<std::uint32_t>(window.tokens.size()));
    window.tokens.push_back({vocabulary_.end_text});
    add_speaker(window, unit, Part::speaker, name_pieces);
    add(window, unit.cue, Part::cue, cue_pieces);
    add(window, unit.content, Part::content, content_pieces);
    window.unit_signs.push_back(signs_[c]);
    window.pair_signs.push_back(signs_of_pair(units_, opponent, c, rules_));
  }
  window.tokens.resize(std::min<std::size_t>(window.tokens.size(), longest_window - 1));
  window.tokens.push_back({vocabulary_.end_text});
  return window;
}

}  // namespace explainer::disputes
