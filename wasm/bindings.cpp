/// The core for JavaScript. Bytes of UTF-8 go in and bytes of UTF-8 come out, as Uint8Array: a JavaScript string may
/// hold halves of surrogate pairs, which embind's own strings would turn into other letters.
///
///     const reader = new module.Reader();
///     reader.loadModel(bytes);              // null, or {"error": …}
///     reader.read(bytes);                   // the article alone, at once
///     reader.begin(bytes, "utf-16", (done, total) => {}, (soFar) => {});
///     for (let asked; (asked = reader.asked()); ) for (let k = 0; k < asked; ++k) reader.accept(k, null);
///     reader.finish();
///
/// Every answer is JSON. An error is an answer like any other: {"error": {"code": "E-EMPTY", "message": "…"}}.
/// Whatever is thrown out of a call is a crash: the instance must not be used again.
#include <emscripten/bind.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explainer/explainer.h"

namespace {

using emscripten::val;
using explainer::Unit;

std::vector<std::uint8_t> copy_in(const val& bytes) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
}

std::string_view as_text(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A copy that JavaScript owns: a view would point into memory that moves when it grows.
val copy_out(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return val::global("Uint8Array").new_(emscripten::typed_memory_view(text.size(), bytes));
}

/// The messages are sentences of ours, so quotation marks and backslashes are all there is to escape.
val failure(const explainer::Error& error) {
  std::string json = "{\"error\":{\"code\":\"" + std::string(explainer::name(error.code)) + "\",\"message\":\"";
  for (const char c : error.message) {
    if (c == '"' || c == '\\') json += '\\';
    json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return copy_out(json + "\"}}");
}

Unit unit_of(std::string_view name) {
  if (name == "utf-8") return Unit::utf8;
  return name == "code-point" ? Unit::code_point : Unit::utf16;
}

/// Holds the model, so that it is read once for many articles.
class Reader {
 public:
  val loadModel(const val& file) {
    const auto bytes = copy_in(file);
    auto loaded = explainer::Model::load(std::as_bytes(std::span(bytes)));
    if (!loaded) return failure(loaded.error());
    model_ = *std::move(loaded);
    return val::null();
  }

  val read(const val& paste) const {
    const auto article = explainer::read_article(as_text(copy_in(paste)));
    return article ? copy_out(explainer::to_json(*article, Unit::utf16)) : failure(article.error());
  }

  /// Explaining in steps (explainer.h), one article at a time: the one before is forgotten. `format` is a unit of
  /// offsets, for JSON, or "markdown". `on_preview` gets the JSON of what is known on the way.
  void begin(const val& paste, const std::string& format, val on_progress, val on_preview) {
    explainer::Options options;
    if (!on_progress.isNull()) {
      options.progress = [on_progress](std::size_t done, std::size_t total) {
        on_progress(static_cast<double>(done), static_cast<double>(total));
      };
    }
    if (!on_preview.isNull()) {
      options.preview = [on_preview, unit = unit_of(format)](const explainer::Explanation& so_far) {
        on_preview(copy_out(explainer::to_json(so_far, unit)));
      };
    }
    format_ = format;
    explaining_.reset();
    explaining_.emplace(as_text(copy_in(paste)), model_ ? &*model_ : nullptr, options);
  }

  std::size_t asked() const { return explaining_ ? explaining_->asked() : 0; }
  val question(std::size_t number) const { return copy_out(explaining_->question(number)); }

  /// `bytes`: what another reader answers, null to read it here. False if it is no answer.
  bool accept(std::size_t number, const val& bytes) {
    if (!bytes.isNull()) return explaining_->accept(number, as_text(copy_in(bytes)));
    explaining_->read(number);
    return true;
  }

  /// Once nothing is asked.
  val finish() {
    const auto answer = std::move(*explaining_).result();
    explaining_.reset();
    if (!answer) return failure(answer.error());
    if (format_ == "markdown") return copy_out(explainer::to_markdown(*answer));
    return copy_out(explainer::to_json(*answer, unit_of(format_)));
  }

  /// Another reader's question.
  val answer(const val& question) const {
    return copy_out(model_ ? explainer::answer(as_text(copy_in(question)), *model_) : std::string());
  }

 private:
  std::optional<explainer::Model> model_;
  std::optional<explainer::Explaining> explaining_;
  std::string format_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(explainer) {
  emscripten::class_<Reader>("Reader")
      .constructor<>()
      .function("loadModel", &Reader::loadModel)
      .function("read", &Reader::read)
      .function("begin", &Reader::begin)
      .function("asked", &Reader::asked)
      .function("question", &Reader::question)
      .function("accept", &Reader::accept)
      .function("finish", &Reader::finish)
      .function("answer", &Reader::answer);
}
