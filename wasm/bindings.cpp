/// The core for JavaScript. Bytes of UTF-8 go in and bytes of UTF-8 come out, as Uint8Array: a JavaScript string may
/// hold halves of surrogate pairs, which embind's own strings would turn into other letters.
///
///     const reader = new module.Reader();
///     reader.loadModel(bytes);              // null, or {"error": …}
///     reader.read(bytes);                   // the article alone, at once
///     reader.explain(bytes, "utf-16", (done, total) => {});
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
using explainer::Error;
using explainer::Unit;

std::string copy_in(const val& bytes) {
  const auto copied = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
  return std::string(copied.begin(), copied.end());
}

/// A copy that JavaScript owns: a view would point into memory that moves when it grows.
val copy_out(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return val::global("Uint8Array").new_(emscripten::typed_memory_view(text.size(), bytes));
}

std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

std::string json_of(const Error& error) {
  return "{\"error\":{\"code\":" + quoted(explainer::name(error.code)) + ",\"message\":" + quoted(error.message) + "}}";
}

Unit unit_of(const std::string& name) {
  if (name == "utf-8") return Unit::utf8;
  return name == "code-point" ? Unit::code_point : Unit::utf16;
}

/// Holds the model, so that it is read once for many articles.
class Reader {
 public:
  val loadModel(const val& bytes) {
    const auto copied = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
    auto loaded = explainer::Model::load(std::as_bytes(std::span(copied)));
    if (!loaded) return copy_out(json_of(loaded.error()));
    model_ = *std::move(loaded);
    return val::null();
  }

  val read(const val& bytes) const {
    const auto article = explainer::read_article(copy_in(bytes));
    return copy_out(article ? explainer::to_json(*article, Unit::utf16) : json_of(article.error()));
  }

  val explain(const val& bytes, const std::string& unit, val on_progress) const {
    const auto answer = explainer::explain(copy_in(bytes), model(), watched(on_progress));
    return copy_out(answer ? explainer::to_json(*answer, unit_of(unit)) : json_of(answer.error()));
  }

  /// The same explanation as a Markdown text.
  val markdown(const val& bytes, val on_progress) const {
    const auto answer = explainer::explain(copy_in(bytes), model(), watched(on_progress));
    return copy_out(answer ? explainer::to_markdown(*answer) : json_of(answer.error()));
  }

 private:
  const explainer::Model* model() const { return model_ ? &*model_ : nullptr; }

  static explainer::Options watched(const val& on_progress) {
    explainer::Options options;
    if (on_progress.isNull() || on_progress.isUndefined()) return options;
    options.progress = [on_progress](std::size_t done, std::size_t total) {
      on_progress(static_cast<double>(done), static_cast<double>(total));
    };
    return options;
  }

  std::optional<explainer::Model> model_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(explainer) {
  emscripten::class_<Reader>("Reader")
      .constructor<>()
      .function("loadModel", &Reader::loadModel)
      .function("read", &Reader::read)
      .function("explain", &Reader::explain)
      .function("markdown", &Reader::markdown);
}
