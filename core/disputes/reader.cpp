#include "disputes/reader.h"

#include <algorithm>
#include <cmath>

#include "disputes/gate.h"
#include "disputes/numbers.h"
#include "encoder/layers.h"

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

struct Network {
  const Weights& all;
  const encoder::DisputeWeights& own;
  std::size_t width;
  encoder::Stack stack;

  explicit Network(const Weights& weights)
      : all(weights),
        own(weights.disputes),
        width(weights.settings.width),
        stack(own.layers, weights.settings, own.window, *weights.kernels) {}

  void add(float* row, const encoder::Matrix& matrix, std::size_t number) const {
    const std::int8_t* const values = matrix.values.data() + number * width;
    for (std::size_t k = 0; k < width; ++k) row[k] = row[k] + static_cast<float>(values[k]) * matrix.scales[number];
  }

  void add_sign(float* row, std::size_t sign) const { add(row, own.features, own_rows + own.parts + sign); }

  void embed(const Window& window) {
    float* const rows = stack.tokens();
    for (std::size_t t = 0; t < window.tokens.size(); ++t) {
      const auto& token = window.tokens[t];
      float* const row = rows + t * width;
      std::fill_n(row, width, 0.0f);
      add(row, all.pieces, token.piece);
      add(row, own.positions, t);
      add(row, own.features, token.letters);
      add(row, own.features, letter_rows + std::size_t{token.inside});
      add(row, own.features, own_rows + static_cast<std::size_t>(token.part));
    }
    for (const auto sign : window.signs) add_sign(rows, sign);
    for (std::size_t c = 0; c < window.candidates.size(); ++c) {
      float* const row = rows + window.places[c] * width;
      for (const auto sign : window.unit_signs[c]) add_sign(row, unit_sign_count + std::size_t{sign});
      for (const auto sign : window.pair_signs[c]) add_sign(row, 2 * std::size_t{unit_sign_count} + sign);
    }
    stack.normalise(own.embedded, window.tokens.size());
  }

  float head(const float* vector, std::size_t number) const {
    return all.kernels->dot(vector, &own.heads[number * width], width) + own.head_bias[number];
  }

  Judgement judge(const Window& window) {
    embed(window);
    encoder::Shape shape{window.tokens.size(), {0}};
    shape.wanted.insert(shape.wanted.end(), window.places.begin(), window.places.end());
    const auto vectors = stack.run({&shape, 1});
    Judgement found;
    found.opponent = window.opponent;
    found.candidates = window.candidates;
    std::vector<float> kinds, links{head(vectors.data(), kind_count + 1)};
    for (std::size_t k = 0; k < kind_count; ++k) kinds.push_back(head(vectors.data(), k));
    for (std::size_t c = 0; c < window.candidates.size(); ++c) {
      const float* const vector = &vectors[(c + 1) * width];
      links.push_back(head(vector, kind_count));
      found.same.push_back(sigmoid(static_cast<double>(head(vector, kind_count + 2))));
    }
    const auto shares = softmax(kinds), link = softmax(links);
    std::copy(shares.begin(), shares.end(), found.kinds.begin());
    found.nobody = link.front();
    found.link.assign(link.begin() + 1, link.end());
    return found;
  }
};

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

std::vector<Judgement> judge(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
                             const Weights& weights) {
  std::vector<Judgement> found;
  if (!fits(weights.disputes)) return found;
  const auto chosen = worth_reading(text, units, rules, weights.disputes);
  if (chosen.empty()) return found;
  const Cutter cutter(text, cast, units, rules, weights.vocabulary);
  Network network(weights);
  for (const auto& one : chosen) {
    found.push_back(network.judge(cutter.cut(one.unit)));
    found.back().at_first = one.score;
  }
  return found;
}

}  // namespace explainer::disputes
