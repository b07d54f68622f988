#include "cli/ledger.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/files.h"

namespace cli {
namespace {

using Json = nlohmann::json;

std::string fault() { return std::string(std::strerror(errno)) + "."; }

/// Reads the keys of an answer up to the one that says that it is one, and stops there: what follows is long.
class Beginning : public nlohmann::json_sax<Json> {
 public:
  explicit Beginning(std::size_t size) : size_(size) {}

  std::optional<std::string> known_by;  ///< once it is clear that this is an answer
  bool at_end = false;                  ///< nothing was against an answer until the line ended too early

  bool null() override { return take(nullptr); }
  bool boolean(bool /*value*/) override { return false; }
  bool number_integer(Json::number_integer_t value) override { return take(value); }
  bool number_unsigned(Json::number_unsigned_t value) override { return take(value); }
  bool number_float(Json::number_float_t value, const std::string& /*as_written*/) override { return take(value); }
  bool string(std::string& value) override { return take(value); }
  bool binary(Json::binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return ++depth_ == 1; }
  bool key(std::string& name) override {
    at_ = name;
    if (name == "id" || name == "line") return true;
    if ((name == "explanation" || name == "error") && !key_.empty()) known_by = key_;
    return false;
  }
  bool end_object() override { return false; }
  bool start_array(std::size_t /*size*/) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t at, const std::string& /*token*/, const Json::exception& /*fault*/) override {
    at_end = at > size_;
    return false;
  }

 private:
  bool take(const Json& value) {
    if (depth_ != 1) return false;
    const auto words = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (at_ == "id" && !value.is_null()) key_ = words;
    if (at_ == "line") key_ = "line " + words;
    return true;
  }

  std::size_t size_;
  int depth_ = 0;
  std::string at_, key_;
};

Beginning beginning_of(std::string_view line) {
  Beginning beginning(line.size());
  Json::sax_parse(line, &beginning, Json::input_format_t::json, false);
  return beginning;
}

struct Kept {
  std::unordered_set<std::string> keys;
  off_t size = 0;  ///< of the whole lines
};

std::variant<Kept, std::string> read_answers(std::FILE* in) {
  Kept kept;
  std::uint64_t number = 0;
  while (const auto line = read_line(in)) {
    ++number;
    auto beginning = beginning_of(line->bytes);
    if (!beginning.known_by && (line->whole || !beginning.at_end))
      return "Line " + std::to_string(number) + " is no answer of this program; nothing was changed.";
    if (!line->whole) break;  // cut off
    kept.keys.insert(std::move(*beginning.known_by));
    kept.size += static_cast<off_t>(line->bytes.size() + 1);
  }
  if (std::ferror(in) != 0) return fault();
  return kept;
}

/// Locks the file and reads it; the lock goes with the file.
std::variant<Kept, std::string> take_over(int file) {
  struct stat about {};
  if (fstat(file, &about) != 0) return fault();
  if (!S_ISREG(about.st_mode)) return "It is not a file.";
  if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return "Another run is writing to it.";
  std::FILE* in = fdopen(dup(file), "rb");
  if (!in) return fault();
  auto kept = read_answers(in);
  std::fclose(in);
  if (const auto* answers = std::get_if<Kept>(&kept)) {
    if (ftruncate(file, answers->size) != 0 || fsync(file) != 0 || lseek(file, answers->size, SEEK_SET) < 0)
      return fault();
  }
  return kept;
}

/// So that a new file's name outlives a crash too.
void sync_folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  fsync(opened);
  ::close(opened);
}

}  // namespace

std::optional<std::string> key_of_answer(std::string_view line) { return beginning_of(line).known_by; }

std::variant<Ledger, std::string> Ledger::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return fault();
  Ledger ledger(file, {});
  auto kept = take_over(file);
  if (auto* wrong = std::get_if<std::string>(&kept)) return std::move(*wrong);
  ledger.keys_ = std::move(std::get_if<Kept>(&kept)->keys);
  sync_folder_of(path);
  return ledger;
}

std::optional<std::string> Ledger::add(const std::string& lines) {
  const off_t before = lseek(file_, 0, SEEK_CUR);
  std::size_t written = 0;
  while (written < lines.size()) {
    const auto more = ::write(file_, lines.data() + written, lines.size() - written);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) {
      const auto wrong = fault();
      const auto whole = written == 0 ? std::string::npos : lines.rfind('\n', written - 1);
      const off_t kept = whole == std::string::npos ? 0 : static_cast<off_t>(whole + 1);
      if (ftruncate(file_, before + kept) != 0) return wrong;  // the next run cuts it off
      return wrong;
    }
    written += static_cast<std::size_t>(more);
  }
  return fdatasync(file_) == 0 ? std::nullopt : std::optional(fault());
}

Ledger::Ledger(Ledger&& other) noexcept : file_(std::exchange(other.file_, -1)), keys_(std::move(other.keys_)) {}

Ledger::~Ledger() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace cli
