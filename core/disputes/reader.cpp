#include "disputes/reader.h"

#include <algorithm>
#include <cmath>

#include "disputes/gate.h"
#include "disputes/numbers.h"

namespace explainer::disputes {
namespace {

constexpr std::uint32_t letter_rows = 4, own_rows = 6;  // of the features: letter case, inside or outside a quotation
/// Scores below it are not read: of those that oppose something about four in five have a higher one.
constexpr float worth = -3.2f;
constexpr double gate_heat = 3;  // as it was trained

std::vector<double> softmax(const std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  std::vector<double> shares;
  double sum = 0;
  for (const float score : scores) {
    shares.push_back(exponential(static_cast<double>(score) - static_cast<double>(most)));
    sum = sum + shares.back();
  }
  for (auto& share : shares) share = share / sum;
  return shares;
}

}  // namespace

bool fits(const encoder::DisputeWeights& weights) {
  return !weights.layers.empty() && weights.window >= longest_window && weights.parts == part_count &&
         weights.signs == 2 * std::size_t{unit_sign_count} + pair_sign_count && weights.kinds == kind_count &&
         weights.gate.size() == gate_places;
}

std::vector<Worth> worth_reading(const text::Text& text, const Units& units, const Rules& rules,
                                 const encoder::DisputeWeights& weights) {
  std::vector<Worth> found;
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    const auto features = gate_features(text, units, u, rules);
    double sum = 0;
    for (const auto place : features) sum = sum + static_cast<double>(weights.gate[place]);
    const double root = std::sqrt(static_cast<double>(std::max<std::size_t>(1, features.size())));
    const double score = sum / root * gate_heat + static_cast<double>(weights.gate_bias);
    if (score > static_cast<double>(worth)) found.push_back({u, score});
  }
  const auto most = std::min(most_read, read_anyway + text.words.size() / words_for_one);
  if (found.size() > most) {
    std::stable_sort(found.begin(), found.end(), [](const Worth& a, const Worth& b) { return a.score > b.score; });
    found.resize(most);
  }
  std::sort(found.begin(), found.end(), [](const Worth& a, const Worth& b) { return a.unit < b.unit; });
  return found;
}

Brief prepare(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
              const Weights& weights) {
  Brief brief;
  if (!fits(weights.disputes)) return brief;
  brief.chosen = worth_reading(text, units, rules, weights.disputes);
  if (brief.chosen.empty()) return brief;
  const Cutter cutter(text, cast, units, rules, weights.vocabulary);
  for (const auto& one : brief.chosen) brief.windows.push_back(cutter.cut(one.unit));
  return brief;
}

Network::Network(const Weights& weights)
    : all_(weights),
      own_(weights.disputes),
      width_(weights.settings.width),
      stack_(own_.layers, weights.settings, own_.window, *weights.kernels) {}

void Network::add(float* row, const encoder::Matrix& matrix, std::size_t number) const {
  const std::int8_t* const values = matrix.values.data() + number * width_;
  for (std::size_t k = 0; k < width_; ++k) row[k] = row[k] + static_cast<float>(values[k]) * matrix.scales[number];
}

void Network::add_sign(float* row, std::size_t sign) const { add(row, own_.features, own_rows + own_.parts + sign); }

void Network::embed(const Window& window) {
  float* const rows = stack_.tokens();
  for (std::size_t t = 0; t < window.tokens.size(); ++t) {
    const auto& token = window.tokens[t];
    float* const row = rows + t * width_;
    std::fill_n(row, width_, 0.0f);
    add(row, all_.pieces, token.piece);
    add(row, own_.positions, t);
    add(row, own_.features, token.letters);
    add(row, own_.features, letter_rows + std::size_t{token.inside});
    add(row, own_.features, own_rows + static_cast<std::size_t>(token.part));
  }
  for (const auto sign : window.signs) add_sign(rows, sign);
  for (std::size_t c = 0; c < window.places.size(); ++c) {
    float* const row = rows + window.places[c] * width_;
    for (const auto sign : window.unit_signs[c]) add_sign(row, unit_sign_count + std::size_t{sign});
    for (const auto sign : window.pair_signs[c]) add_sign(row, 2 * std::size_t{unit_sign_count} + sign);
  }
  stack_.normalise(own_.embedded, window.tokens.size());
}

float Network::head(const float* vector, std::size_t number) const {
  return all_.kernels->dot(vector, &own_.heads[number * width_], width_) + own_.head_bias[number];
}

std::vector<float> Network::read(const Window& window) {
  embed(window);
  encoder::Shape shape{window.tokens.size(), {0}};
  shape.wanted.insert(shape.wanted.end(), window.places.begin(), window.places.end());
  const auto vectors = stack_.run({&shape, 1});
  std::vector<float> scores;
  for (std::size_t k = 0; k < kind_count; ++k) scores.push_back(head(vectors.data(), k));
  scores.push_back(head(vectors.data(), kind_count + 1));
  for (std::size_t c = 1; c <= window.places.size(); ++c) {
    scores.push_back(head(&vectors[c * width_], kind_count));
    scores.push_back(head(&vectors[c * width_], kind_count + 2));
  }
  return scores;
}

Judgement judged(const Window& window, const Worth& worth, const std::vector<float>& scores) {
  Judgement found;
  found.opponent = window.opponent;
  found.at_first = worth.score;
  found.candidates = window.candidates;
  const auto kinds_end = scores.begin() + static_cast<std::ptrdiff_t>(kind_count);
  std::vector<float> links{*kinds_end};
  for (auto pair = kinds_end + 1; pair < scores.end(); pair += 2) {
    links.push_back(pair[0]);
    found.same.push_back(sigmoid(static_cast<double>(pair[1])));
  }
  const auto shares = softmax({scores.begin(), kinds_end}), link = softmax(links);
  std::copy(shares.begin(), shares.end(), found.kinds.begin());
  found.nobody = link.front();
  found.link.assign(link.begin() + 1, link.end());
  return found;
}

std::vector<Judgement> judge(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
                             const Weights& weights) {
  std::vector<Judgement> found;
  const auto brief = prepare(text, cast, units, rules, weights);
  if (brief.windows.empty()) return found;
  Network network(weights);
  for (std::size_t k = 0; k < brief.windows.size(); ++k)
    found.push_back(judged(brief.windows[k], brief.chosen[k], network.read(brief.windows[k])));
  return found;
}

}  // namespace explainer::disputes
