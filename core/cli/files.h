#pragma once
#include <cstdio>
#include <optional>
#include <string>

/// Bytes in and out, as they are: no text mode, no locale.
namespace cli {

/// All bytes of a file, or of standard input for "-"; nothing, and `errno` set, if it cannot be read.
std::optional<std::string> read_file(const std::string& path);

/// The next line of standard input without its line feed; nothing at the end. A line may hold any byte.
std::optional<std::string> read_line(std::FILE* in);

/// The model that lies beside this executable, or nothing.
std::optional<std::string> model_beside_executable(const char* invoked_as);

}  // namespace cli
