#pragma once
#include <cstdint>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "explainer/explainer.h"

/// Articles of a batch, from lines or from a folder. Whatever a line or a file holds, it gives a request: a bad one
/// carries what is wrong with it, so that nothing stops a batch and nothing is left out of it.
namespace cli {

struct Article {
  std::string pasted;
  explainer::Input input = explainer::Input::automatic;
};

/// Why a line or a file is no article: a stable code and a sentence.
struct Refusal {
  std::string_view code;
  std::string message;
};

struct Request {
  nlohmann::json id;       ///< a string or a number; null if the line has none
  std::uint64_t line = 0;  ///< from 1; what tells requests without an id apart
  std::variant<Article, Refusal> content;
  std::optional<double> share;  ///< how much of the input has been read with this one, 0 to 1, where that can be known
};

/// What the request is known by in the file of --resume: its id as JSON, or its line.
std::string key(const Request& request);

/// The object on a line as a request. Its article is "html", unless that is missing, empty or no string: then "text".
Request read_request(std::string_view line, std::uint64_t number);

/// One request a call, nothing at the end.
using Requests = std::function<std::optional<Request>()>;

/// The lines of a file or pipe. One of more than 64 MB is read over and refused: no batch may fill the memory.
Requests requests_of_lines(std::FILE* in);

/// The files in a folder and its folders, in the order of their names, known by their paths within it. Hidden ones
/// (their name begins with a dot) and the file that is `written` to are no articles. Nothing, and `errno` set, if the
/// folder cannot be read.
std::optional<Requests> requests_of_folder(const std::string& folder, explainer::Input input,
                                           const std::string& written);

/// One line without its line feed: `{"id", "explanation"}` or `{"id", "error"}`, with "line" before "error" where the
/// id is null.
struct Answer {
  std::string line;
  bool explained = false;
  std::optional<double> share;
};

Answer answer(const Request& request, explainer::Unit unit, const explainer::Model* model);

}  // namespace cli
