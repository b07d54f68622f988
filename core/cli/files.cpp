#include "cli/files.h"

#include <filesystem>
#include <system_error>

namespace cli {

std::optional<std::string> read_file(const std::string& path) {
  std::FILE* in = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (!in) return std::nullopt;
  std::string content;
  char buffer[65536];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, in)) > 0;) content.append(buffer, n);
  const bool failed = std::ferror(in) != 0;  // a folder opens, but does not read
  if (in != stdin) std::fclose(in);
  return failed ? std::nullopt : std::optional(std::move(content));
}

std::optional<Line> read_line(std::FILE* in, std::size_t longest) {
  Line line;
  for (int c; (c = getc_unlocked(in)) != EOF;) {
    line.whole = c == '\n';
    if (line.whole) break;
    ++line.size;
    if (line.size <= longest)
      line.bytes.push_back(static_cast<char>(c));
    else if (!line.bytes.empty())
      line.bytes = {};
  }
  return line.whole || line.size > 0 ? std::optional(std::move(line)) : std::nullopt;
}

std::optional<std::string> model_beside_executable(const char* invoked_as) {
  namespace fs = std::filesystem;
  std::error_code fault;
  fs::path executable = fs::read_symlink("/proc/self/exe", fault);
  if (fault) executable = fs::absolute(invoked_as, fault);
  const fs::path model = executable.parent_path() / "english.model";
  return fs::exists(model, fault) ? std::optional(model.string()) : std::nullopt;
}

}  // namespace cli
