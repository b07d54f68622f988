#include "cli/requests.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/files.h"

namespace cli {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

Request refused(std::uint64_t line, Json id, std::string_view code, std::string message) {
  return {std::move(id), line, Refusal{code, std::move(message)}, std::nullopt};
}

std::string refusal_line(const Request& request, const Refusal& refusal) {
  const Json error = {{"code", refusal.code}, {"message", refusal.message}};
  const auto line = request.id.is_null() ? ",\"line\":" + std::to_string(request.line) : std::string();
  return "{\"id\":" + dump(request.id) + line + ",\"error\":" + dump(error) + "}";
}

std::string* string_in(Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : found->get_ptr<std::string*>();
}

bool is_blank(std::string_view words) { return words.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

/// The size of what is read, if it is a file: a pipe's end is not known before it comes.
std::optional<double> size_of(std::FILE* in) {
  struct stat about {};
  if (fstat(fileno(in), &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0) return std::nullopt;
  return static_cast<double>(about.st_size);
}

/// A file's name as an id. Bytes that are not UTF-8 are written as %E9: replaced, two names could become one.
std::string id_of(const std::string& name) {
  const Json read = Json::parse(dump(name), nullptr, false);
  if (read.is_string() && read.get_ref<const std::string&>() == name) return name;
  std::string id;
  for (const char c : name) {
    constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      id.push_back(c);
    else
      id.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return id;
}

std::optional<std::vector<std::string>> files_in(const std::string& folder, const std::string& written) {
  namespace fs = std::filesystem;
  std::error_code fault;
  std::vector<std::string> names;
  for (fs::recursive_directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    if (entry->path().filename().string().starts_with('.'))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(fault) && !fs::equivalent(entry->path(), written, fault))
      names.push_back(entry->path().lexically_relative(folder).string());
    fault.clear();  // a link that leads nowhere is no file, and what is written to need not be there yet
  }
  if (fault) {
    errno = fault.value();
    return std::nullopt;
  }
  std::sort(names.begin(), names.end());
  return names;
}

Request read_file_of(const std::string& folder, const std::string& name, std::uint64_t number, explainer::Input input) {
  auto pasted = read_file((std::filesystem::path(folder) / name).string());
  if (!pasted) return refused(number, id_of(name), "E-FILE", std::string(std::strerror(errno)) + ".");
  return {id_of(name), number, Article{std::move(*pasted), input}, std::nullopt};
}

}  // namespace

std::string key(const Request& request) {
  return request.id.is_null() ? "line " + std::to_string(request.line) : dump(request.id);
}

Request read_request(std::string_view line, std::uint64_t number) {
  Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded() || !object.is_object()) {
    return refused(number, nullptr, "E-REQUEST", "The line is not a JSON object in UTF-8.");
  }
  const auto found = object.find("id");
  // An id is a string or a number; anything else would have to be copied out at any depth.
  if (found == object.end() || !(found->is_string() || found->is_number())) {
    return refused(number, nullptr, "E-REQUEST", "The line has no \"id\" that is a string or a number.");
  }
  Json id = *found;
  const auto html = string_in(object, "html"), text = string_in(object, "text");
  const bool is_html = html && (!text || !is_blank(*html));
  auto* content = is_html ? html : text;
  if (!content) {
    return refused(number, std::move(id), "E-REQUEST",
                   "The line has neither a \"text\" nor an \"html\" that is a string.");
  }
  const auto input = is_html ? explainer::Input::html : explainer::Input::text;
  return {std::move(id), number, Article{std::move(*content), input}, std::nullopt};
}

Requests requests_of_lines(std::FILE* in) {
  constexpr std::size_t longest = 64U << 20U;
  return [in, size = size_of(in), number = std::uint64_t{0},
          behind = std::uint64_t{0}]() mutable -> std::optional<Request> {
    const auto line = read_line(in, longest);
    if (!line) return std::nullopt;
    ++number;
    behind += line->size + 1;
    auto request = line->size > longest
                       ? refused(number, nullptr, "E-SIZE", "The line has more than 64 MB. Put one article on a line.")
                       : read_request(line->bytes, number);
    if (size) request.share = std::min(1.0, static_cast<double>(behind) / *size);
    return request;
  };
}

std::optional<Requests> requests_of_folder(const std::string& folder, explainer::Input input,
                                           const std::string& written) {
  auto names = files_in(folder, written);
  if (!names) return std::nullopt;
  return [folder, input, names = std::move(*names), next = std::size_t{0}]() mutable -> std::optional<Request> {
    if (next == names.size()) return std::nullopt;
    auto request = read_file_of(folder, names[next], next + 1, input);
    ++next;
    request.share = static_cast<double>(next) / static_cast<double>(names.size());
    return request;
  };
}

Answer answer(const Request& request, explainer::Unit unit, const explainer::Model* model) {
  const auto* article = std::get_if<Article>(&request.content);
  if (!article) return {refusal_line(request, *std::get_if<Refusal>(&request.content)), false, request.share};
  explainer::Options options;
  options.input = article->input;
  const auto explanation = explainer::explain(article->pasted, model, options);
  if (!explanation) {
    const Refusal refusal{explainer::name(explanation.error().code), explanation.error().message};
    return {refusal_line(request, refusal), false, request.share};
  }
  return {"{\"id\":" + dump(request.id) + ",\"explanation\":" + to_json(*explanation, unit) + "}", true, request.share};
}

}  // namespace cli
