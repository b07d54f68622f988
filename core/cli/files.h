#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

/// Bytes in and out, as they are: no text mode, no locale.
namespace cli {

/// All bytes of a file, or of standard input for "-"; nothing, and `errno` set, if it cannot be read.
std::optional<std::string> read_file(const std::string& path);

struct Line {
  std::string bytes;
  std::size_t size = 0;  ///< of all of it, where it is longer than what was wanted
  bool whole = false;    ///< it ended with a line feed, which is not among its bytes
};

/// The next line; nothing at the end. It may hold any byte; of a longer one than `longest` nothing is kept but its
/// size.
std::optional<Line> read_line(std::FILE* in, std::size_t longest = SIZE_MAX);

/// The model that lies beside this executable, or nothing.
std::optional<std::string> model_beside_executable(const char* invoked_as);

}  // namespace cli
