#pragma once
/// The article explainer: who says what in one article, and which claims are set against which denials.
///
///     auto model = explainer::Model::load(bytes);                  // once; then share it
///     auto answer = explainer::explain(pasted, &*model);           // HTML or plain text, UTF-8
///     if (!answer) return report(answer.error());                  // empty, too large, not a text
///     std::string json = explainer::to_json(*answer, explainer::Unit::utf16);
///
/// Everything here is a function from values to a value: no globals, no files, no clock, no threads, no exceptions.
/// The same bytes give the same answer on every machine, natively and in WebAssembly.
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "explainer/explanation.h"
#include "explainer/result.h"

namespace explainer {

struct Weights;  // encoder/model.h

/// The trained encoder, immutable once loaded; copies share the weights.
class Model {
 public:
  /// Reads a model file (encoder/model.h tells its layout). Every read is checked: a file that is cut, flipped or of
  /// another version gives E-MODEL. The bytes are copied and may go away afterwards.
  static Result<Model> load(std::span<const std::byte> bytes);

  const Weights& weights() const { return *weights_; }

 private:
  explicit Model(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)) {}
  std::shared_ptr<const Weights> weights_;
};

enum class Input : unsigned char { automatic, html, text };

struct Options {
  Input input = Input::automatic;
  std::size_t max_text_bytes = 2'000'000;  ///< of plain text; more is E-SIZE
  std::size_t max_html_bytes = 5'000'000;
  /// Called while the article is read, with the number of passages done and their total; for a progress line only.
  std::function<void(std::size_t done, std::size_t total)> progress;
  /// Called about eight times on the way with what is known by then: the explanation of the article's leading blocks
  /// alone, with source, cue and content of their statements and nothing else. Each covers more than the one before;
  /// statements inside others are still missing, and what stands there may still change. The answer is the same bytes
  /// whether anybody listens or not.
  std::function<void(const Explanation& so_far)> preview;
};

/// Reads the article out of a paste without explaining it: what a page shows while the rest is worked out.
Result<Article> read_article(std::string_view pasted, const Options& options = {});

/// Explains one pasted article. Total: any text within the limits gives an explanation, perhaps one that finds
/// nothing; bytes that are not UTF-8 are read as Windows-1252 or replaced by U+FFFD, with a note. Without a model only
/// marked quotations are listed, with the note E-MODEL. Time is linear in the length of the paste.
Result<Explanation> explain(std::string_view pasted, const Model* model, const Options& options = {});

/// `explain` in steps, for who has several readers. The networks read an article in windows, and that is most of the
/// work; each window is a question that anybody with the same model can answer, here or elsewhere, in any order:
///
///     Explaining explaining(pasted, &*model);
///     while (auto asked = explaining.asked())
///       for (std::size_t k = 0; k < asked; ++k)
///         if (!elsewhere || !explaining.accept(k, answer(explaining.question(k), model))) explaining.read(k);
///     auto explanation = std::move(explaining).result();
///
/// The explanation is the same bytes.
class Explaining {
 public:
  Explaining(std::string_view pasted, const Model* model, const Options& options = {});
  Explaining(Explaining&&) noexcept;
  Explaining& operator=(Explaining&&) noexcept;
  ~Explaining();

  /// How many questions are put now, numbered from 0. With the last answer to them the next are put; none: it has
  /// ended.
  std::size_t asked() const;
  std::string question(std::size_t number) const;            ///< as bytes, for `answer`
  void read(std::size_t number);                             ///< answers it here
  bool accept(std::size_t number, std::string_view answer);  ///< false: this is not an answer to it
  Result<Explanation> result() &&;                           ///< what `explain` gives; once it has ended

 private:
  struct Way;
  std::unique_ptr<Way> way_;
};

/// Answers a question of an `Explaining`; nothing if this is none that the model could read.
std::string answer(std::string_view question, const Model& model);

/// What offsets count. JavaScript strings are indexed by `utf16`, Python's by `code_point`.
enum class Unit : unsigned char { utf8, utf16, code_point };

std::string to_json(const Explanation& explanation, Unit unit);  ///< one line, keys in a fixed order
std::string to_json(const Article& article, Unit unit);          ///< the "article" object of the same format
std::string to_markdown(const Explanation& explanation);         ///< for a file or a CMS
std::string to_text(const Explanation& explanation);             ///< for a terminal of 80 columns or more

}  // namespace explainer
