#include <cerrno>
#include <cstdio>
#include <cstring>
#include <span>

#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/files.h"
#include "cli/trace.h"
#include "explainer/explainer.h"

// The command line: bytes from files or lines to the core and back. Nothing is decided here but where bytes come from.
namespace {

using cli::complain;
using explainer::Model;

constexpr int explained = 0, not_explained = 1, misused = 2;

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
      complain(name, std::string(std::strerror(errno)) + ".", "E-FILE");
      status = not_explained;
      continue;
    }
    const auto words = arguments.trace ? cli::trace(*pasted, model, options)
                                       : told(explainer::explain(*pasted, model, options), arguments);
    if (!words) {
      complain(name, words.error().message, explainer::name(words.error().code));
      status = not_explained;
      continue;
    }
    if (!first && (arguments.trace || arguments.format != cli::Format::json)) write("\n");
    first = false;
    write(*words);
  }
  return status;
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
  return arguments.jsonl ? explain_batch(arguments, shared) : explain_files(arguments, shared);
}
