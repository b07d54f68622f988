#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>

#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/trace.h"
#include "explainer/explainer.h"

// The command line: bytes from files or lines to the core and back. Nothing is decided here but where bytes come from.
namespace {

using explainer::Model;
using Json = nlohmann::json;

constexpr int explained = 0, not_explained = 1, misused = 2;

int complain(const std::string& about, const std::string& message, std::string_view code) {
  std::fprintf(stderr, "explain: %s: %s [%.*s]\n", about.c_str(), message.c_str(), static_cast<int>(code.size()),
               code.data());
  return not_explained;
}

void write(const std::string& bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); }

explainer::Result<Model> load(const std::string& path) {
  const auto bytes = cli::read_file(path);
  if (!bytes) return explainer::Error{explainer::ErrorCode::model, std::string(std::strerror(errno)) + "."};
  return Model::load(std::as_bytes(std::span(*bytes)));
}

explainer::Result<std::string> told(const explainer::Result<explainer::Explanation>& explanation,
                                    const cli::Arguments& arguments) {
  if (!explanation) return explanation.error();
  switch (arguments.format) {
    case cli::Format::markdown: return to_markdown(*explanation);
    case cli::Format::text: return to_text(*explanation);
    case cli::Format::json: break;
  }
  return to_json(*explanation, arguments.unit) + "\n";
}

int explain_files(const cli::Arguments& arguments, const Model* model) {
  int status = explained;
  explainer::Options options;
  options.input = arguments.input;
  bool first = true;
  for (const auto& path : arguments.files) {
    const std::string name = path == "-" ? "standard input" : path;
    const auto pasted = cli::read_file(path);
    if (!pasted) {
      status = complain(name, std::string(std::strerror(errno)) + ".", "E-FILE");
      continue;
    }
    const auto words = arguments.trace ? cli::trace(*pasted, model, options)
                                       : told(explainer::explain(*pasted, model, options), arguments);
    if (!words) {
      status = complain(name, words.error().message, explainer::name(words.error().code));
      continue;
    }
    if (!first && (arguments.trace || arguments.format != cli::Format::json)) write("\n");
    first = false;
    write(*words);
  }
  return status;
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string refusal(const Json& id, std::string_view code, const std::string& message) {
  const Json error = {{"code", code}, {"message", message}};
  return "{\"id\":" + dump(id) + ",\"error\":" + dump(error) + "}";
}

std::string explain_line(const std::string& line, const cli::Arguments& arguments, const Model* model) {
  const Json request = Json::parse(line, nullptr, false);
  if (request.is_discarded() || !request.is_object()) {
    return refusal(nullptr, "E-REQUEST", "The line is not a JSON object in UTF-8.");
  }
  const auto found = request.find("id");
  // An id is a string or a number; anything else would have to be copied out at any depth.
  const Json id = found != request.end() && (found->is_string() || found->is_number()) ? *found : Json(nullptr);
  if (id.is_null()) return refusal(id, "E-REQUEST", "The line has no \"id\" that is a string or a number.");

  const auto html = request.find("html"), text = request.find("text");
  const bool is_html = html != request.end();
  const auto& content = is_html ? html : text;
  if (content == request.end() || !content->is_string()) {
    return refusal(id, "E-REQUEST", "The line has neither a \"text\" nor an \"html\" that is a string.");
  }
  explainer::Options options;
  options.input = is_html ? explainer::Input::html : explainer::Input::text;
  const auto explanation = explainer::explain(content->get_ref<const std::string&>(), model, options);
  if (!explanation) return refusal(id, explainer::name(explanation.error().code), explanation.error().message);
  return "{\"id\":" + dump(id) + ",\"explanation\":" + to_json(*explanation, arguments.unit) + "}";
}

int explain_lines(const cli::Arguments& arguments, const Model* model) {
  while (const auto line = cli::read_line(stdin)) {
    write(explain_line(*line, arguments, model) + "\n");
    if (std::fflush(stdout) != 0) return not_explained;  // nobody reads any more
  }
  return explained;
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = cli::parse(std::vector<std::string>(argv + 1, argv + argc));
  if (const auto* misuse = std::get_if<cli::Misuse>(&parsed)) {
    std::fprintf(stderr, "explain: %s Try explain --help.\n", misuse->message.c_str());
    return misused;
  }
  const auto& arguments = *std::get_if<cli::Arguments>(&parsed);
  if (arguments.help) return std::fputs(cli::usage, stdout) < 0 ? not_explained : explained;
  if (arguments.version) return std::puts("explain " EXPLAINER_VERSION) < 0 ? not_explained : explained;

  std::optional<Model> model;
  const auto path = arguments.model ? arguments.model : cli::model_beside_executable(argv[0]);
  if (!path) {
    std::fputs("explain: No model lies beside this program; rules alone are in use. [E-MODEL]\n", stderr);
  } else if (const auto loaded = load(*path)) {
    model = *loaded;
  } else {
    complain(*path, loaded.error().message, explainer::name(loaded.error().code));
    if (arguments.model) return misused;  // one that was asked for; without it the answer would be another
  }
  const Model* shared = model ? &*model : nullptr;
  return arguments.jsonl ? explain_lines(arguments, shared) : explain_files(arguments, shared);
}
