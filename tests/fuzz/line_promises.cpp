#include "fuzz/line_promises.h"

#include "cli/ledger.h"
#include "cli/requests.h"

namespace fuzz {

std::optional<std::string> broken_by_line(std::string_view line) {
  const auto request = cli::read_request(line, 7);
  if (!(request.id.is_string() || request.id.is_number() || request.id.is_null()))
    return "An id is a word or a number.";
  const auto given = cli::answer(request, explainer::Unit::utf16, nullptr);
  if (given.line.find('\n') != std::string::npos) return "An answer is one line.";
  const auto object = nlohmann::json::parse(given.line, nullptr, false);
  if (!object.is_object()) return "An answer is an object of JSON in UTF-8.";
  if (!object.contains("id") || object["id"] != request.id) return "An answer has the id of its question.";
  if (object.contains("explanation") == object.contains("error")) return "An answer is an explanation or an error.";
  if (object.contains("explanation") != given.explained) return "An answer is counted as what it is.";
  if (cli::key_of_answer(given.line) != cli::key(request)) return "The file knows the article again.";
  return std::nullopt;
}

}  // namespace fuzz
