#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>

/// The file of --resume: an answer a line, as the disk has them. What was written before a crash is there, whole, and a
/// line that the crash cut off is not.
namespace cli {

class Ledger {
 public:
  /// Opens or makes the file, cuts off a last line without its line feed, if an answer may have begun so, and reads by
  /// which keys (cli/requests.h) the others are known. In one sentence what is wrong if it cannot be written, holds
  /// anything but answers, or is being written by another run.
  static std::variant<Ledger, std::string> open(const std::string& path);

  /// Adds whole lines and waits until the disk has them. In one sentence what is wrong if that failed; then nothing of
  /// them that is not a whole line stays in the file.
  std::optional<std::string> add(const std::string& lines);

  /// Whether the key was new. From then on it is not.
  bool enter(const std::string& key) { return keys_.insert(key).second; }

  Ledger(Ledger&& other) noexcept;
  Ledger& operator=(Ledger&&) = delete;
  ~Ledger();

 private:
  Ledger(int file, std::unordered_set<std::string> keys) : file_(file), keys_(std::move(keys)) {}
  int file_;
  std::unordered_set<std::string> keys_;
};

/// By which key a line of the file is known; nothing if it is no answer. Only its beginning is read.
std::optional<std::string> key_of_answer(std::string_view line);

}  // namespace cli
