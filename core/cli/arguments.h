#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "explainer/explainer.h"

/// The command line as a value.
namespace cli {

enum class Format { json, markdown, text };

struct Arguments {
  bool help = false, version = false, jsonl = false, trace = false;
  Format format = Format::json;
  explainer::Unit unit = explainer::Unit::code_point;
  explainer::Input input = explainer::Input::automatic;
  std::optional<std::string> model;
  unsigned jobs = 1;                     ///< how many articles of a batch are worked on side by side
  std::optional<std::string> resume;     ///< the file that a batch is written to and goes on in
  std::optional<std::string> input_dir;  ///< the folder whose files are a batch; it makes `jsonl` true
  std::vector<std::string> files;        ///< "-" alone if none is named
};

/// What is wrong with a command line, in one sentence.
struct Misuse {
  std::string message;
};

/// Options may stand anywhere, as "--unit utf-8" or "--unit=utf-8"; behind "--" everything is a file.
std::variant<Arguments, Misuse> parse(const std::vector<std::string>& words);

extern const char usage[];

}  // namespace cli
