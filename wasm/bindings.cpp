/// The core for JavaScript. Bytes of UTF-8 go in and bytes of UTF-8 come out, as Uint8Array: a JavaScript string may
/// hold halves of surrogate pairs, which embind's own strings would turn into other letters.
///
///     const reader = new module.Reader();
///     reader.loadModel(bytes);              // null, or {"error": …}
///     reader.read(bytes);                   // the article alone, at once
///     reader.explain(bytes, "utf-16", (done, total) => {}, (soFar) => {});
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

  /// `format` is a unit of offsets, for JSON, or "markdown". `on_preview` gets the JSON of what is known on the way.
  val explain(const val& paste, const std::string& format, val on_progress, val on_preview) const {
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
    const auto answer = explainer::explain(as_text(copy_in(paste)), model_ ? &*model_ : nullptr, options);
    if (!answer) return failure(answer.error());
    if (format == "markdown") return copy_out(explainer::to_markdown(*answer));
    return copy_out(explainer::to_json(*answer, unit_of(format)));
  }

 private:
  std::optional<explainer::Model> model_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(explainer) {
  emscripten::class_<Reader>("Reader")
      .constructor<>()
      .function("loadModel", &Reader::loadModel)
      .function("read", &Reader::read)
      .function("explain", &Reader::explain);
}
