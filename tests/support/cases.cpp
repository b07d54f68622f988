#include "support/cases.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace cases {
namespace {

constexpr std::string_view title_mark = "=== ";
bool is_updating = false;

bool write(const std::string& path, const std::string& content) {
  std::FILE* out = std::fopen(path.c_str(), "wb");
  if (!out) return false;
  const bool whole = std::fwrite(content.data(), 1, content.size(), out) == content.size();
  return std::fclose(out) == 0 && whole;
}

std::vector<Case> parse(const std::string& path, const std::string& content) {
  std::vector<Case> found;
  bool in_expected = false;
  std::size_t at = 0;
  while (at < content.size()) {
    const auto end = std::min(content.find('\n', at), content.size());
    const std::string line = content.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(title_mark)) {
      found.push_back({path, line.substr(title_mark.size()), {}, {}});
      in_expected = false;
    } else if (!found.empty() && !in_expected && line == "---") {
      in_expected = true;
    } else if (!found.empty()) {
      (in_expected ? found.back().expected : found.back().input) += line + "\n";
    }
  }
  for (auto& one : found) {  // the last line feed of the input and blank lines before the next title are layout
    if (one.input.ends_with('\n')) one.input.pop_back();
    while (one.expected.ends_with("\n\n") || one.expected == "\n") one.expected.pop_back();
  }
  return found;
}

}  // namespace

void PrintTo(const Case& one, std::ostream* out) { *out << one.title; }

bool updating() { return is_updating; }
void update_expectations() { is_updating = true; }

std::optional<std::string> file(const std::string& path) {
  std::FILE* in = std::fopen(path.c_str(), "rb");
  if (!in) return std::nullopt;
  std::string content;
  char buffer[65536];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, in)) > 0;) content.append(buffer, n);
  std::fclose(in);
  return content;
}

std::vector<Case> read(const std::string& room) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(TESTS_DIR) + "/" + room + "/cases")) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> all;
  for (const auto& path : paths) {
    for (auto& one : parse(path, file(path).value_or(""))) all.push_back(std::move(one));
  }
  return all;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = std::filesystem::path(info.param.file).stem().string() + "_" + info.param.title;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

void check(const Case& one, const std::string& found) {
  if (found == one.expected) return;
  if (!is_updating) {
    EXPECT_EQ(found, one.expected) << one.file << ": " << one.title;
    return;
  }
  std::string content = file(one.file).value_or("");
  const auto title = content.find(std::string(title_mark) + one.title + "\n");
  const auto rule = content.find("\n---\n", title);
  const auto next = content.find("\n" + std::string(title_mark), rule + 4);
  const auto begin = rule + 5, end = next == std::string::npos ? content.size() : next;
  content.replace(begin, end - begin, found);
  ASSERT_TRUE(write(one.file, content)) << one.file;
}

void check_file(const std::string& path, const std::string& found) {
  if (found == file(path).value_or("")) return;
  if (is_updating) {
    ASSERT_TRUE(write(path, found)) << path;
  } else {
    EXPECT_EQ(found, file(path).value_or("")) << path;
  }
}

}  // namespace cases
