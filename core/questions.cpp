#include "questions.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <span>

#include "encoder/little_endian.h"
#include "explainer/explainer.h"

namespace explainer {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

/// As the bits of the one are the bits of the other.
template <class To, class From>
To same_bits(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

enum Kind : std::uint32_t { labels, opposition };

class Writer {
 public:
  std::string bytes;

  void number(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xFF);
  }
  void size(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
  template <class Numbers>
  void list(const Numbers& values) {
    size(values.size());
    for (const auto value : values) number(value);
  }
};

/// Once something was wrong, all that is read is zero and `well` is false.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes_of(bytes)) {}

  std::uint32_t number(std::size_t below) {
    if (bytes_.size() - at_ < 4) return fail();
    const auto value = encoder::four_bytes(bytes_, at_);
    at_ += 4;
    return value < below ? value : fail();
  }
  template <class Number>
  std::vector<Number> list(std::size_t below) {
    std::vector<Number> values(number(bytes_.size() / 4));
    for (auto& value : values) value = static_cast<Number>(number(below));
    return values;
  }
  /// Ascending numbers.
  std::vector<std::uint32_t> places(std::size_t below) {
    auto values = list<std::uint32_t>(below);
    if (std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) != values.end()) fail();
    return values;
  }
  bool at_end() const { return well_ && at_ == bytes_.size(); }

 private:
  std::uint32_t fail() {
    well_ = false;
    at_ = bytes_.size();
    return 0;
  }

  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
  bool well_ = true;
};

constexpr std::size_t letter_cases = 4, in_and_out = 2;

void write(Writer& to, const encoder::Sheet& sheet) {
  to.number(labels);
  to.size(sheet.size());
  for (const auto& window : sheet) {
    to.size(window.pieces.size());
    for (const auto& [number, letters, inside] : window.pieces)
      to.number(number), to.number(letters), to.number(inside);
    to.list(window.wanted);
  }
}

void write(Writer& to, const disputes::Window& window) {
  to.number(opposition);
  to.size(window.tokens.size());
  for (const auto& [piece, letters, inside, part] : window.tokens)
    to.number(piece), to.number(letters), to.number(inside), to.number(static_cast<std::uint32_t>(part));
  to.list(window.places);
  to.list(window.signs);
  for (const auto& signs : window.unit_signs) to.list(signs);
  for (const auto& signs : window.pair_signs) to.list(signs);
}

std::optional<encoder::Sheet> sheet_from(Taker& from, const encoder::Settings& settings) {
  encoder::Sheet sheet(from.number(settings.window));
  std::size_t tokens = 0;
  for (auto& window : sheet) {
    window.pieces.resize(from.number(settings.window - 1));
    for (auto& piece : window.pieces) {
      piece.number = from.number(settings.pieces);
      piece.letters = static_cast<std::uint8_t>(from.number(letter_cases));
      piece.inside = static_cast<std::uint8_t>(from.number(in_and_out));
    }
    window.wanted = from.places(window.pieces.size());
    tokens += window.tokens();
  }
  if (!from.at_end() || sheet.empty() || tokens > settings.window) return std::nullopt;
  return sheet;
}

std::optional<disputes::Window> window_from(Taker& from, const Weights& weights) {
  disputes::Window window;
  window.tokens.resize(from.number(std::size_t{weights.disputes.window} + 1));
  for (auto& token : window.tokens) {
    token.piece = from.number(weights.settings.pieces);
    token.letters = static_cast<std::uint8_t>(from.number(letter_cases));
    token.inside = static_cast<std::uint8_t>(from.number(in_and_out));
    token.part = static_cast<disputes::Part>(from.number(disputes::part_count));
  }
  window.places = from.places(window.tokens.size());
  window.signs = from.list<disputes::Sign>(disputes::unit_sign_count);
  for (auto* signs : {&window.unit_signs, &window.pair_signs}) {
    signs->resize(window.places.size());
    const bool of_pairs = signs == &window.pair_signs;
    const auto below = of_pairs ? std::size_t{disputes::pair_sign_count} : std::size_t{disputes::unit_sign_count};
    for (auto& list : *signs) list = from.list<disputes::Sign>(below);
  }
  if (!from.at_end() || window.tokens.empty() || (!window.places.empty() && window.places.front() == 0))
    return std::nullopt;  // the first token is not a candidate's
  return window;
}

}  // namespace

std::size_t size_of_answer(const Question& question) {
  if (const auto* window = std::get_if<1>(&question)) return disputes::scores_of(**window);
  std::size_t words = 0;
  for (const auto& window : **std::get_if<0>(&question)) words += window.wanted.size();
  return words * encoder::label_count;
}

Answer Reader::read(const Question& question, const Weights& weights) {
  if (const auto* window = std::get_if<1>(&question)) {
    if (!disputes_) disputes_.emplace(weights);
    return disputes_->read(**window);
  }
  if (!labels_) labels_.emplace(weights);
  return labels_->read(**std::get_if<0>(&question));
}

std::string to_bytes(const Question& question) {
  Writer to;
  std::visit([&](const auto* asked) { write(to, *asked); }, question);
  return std::move(to.bytes);
}

std::optional<OwnQuestion> question_from(std::string_view bytes, const Weights& weights) {
  Taker from(bytes);
  if (from.number(2) == labels) return sheet_from(from, weights.settings);
  if (disputes::fits(weights.disputes)) return window_from(from, weights);
  return std::nullopt;
}

std::string to_bytes(const Answer& answer) {
  Writer to;
  for (const float score : answer) to.number(same_bits<std::uint32_t>(score));
  return std::move(to.bytes);
}

std::optional<Answer> answer_from(std::string_view bytes, const Question& question) {
  if (bytes.size() != 4 * size_of_answer(question)) return std::nullopt;
  Answer answer;
  const auto numbers = bytes_of(bytes);
  for (std::size_t at = 0; at < bytes.size(); at += 4)
    answer.push_back(same_bits<float>(encoder::four_bytes(numbers, at)));
  return answer;
}

std::string answer(std::string_view question, const Model& model) {
  const auto own = question_from(question, model.weights());
  if (!own) return {};
  return to_bytes(std::visit([&](const auto& asked) { return Reader().read(&asked, model.weights()); }, *own));
}

}  // namespace explainer
