#pragma once
#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <vector>

/// Cases as readable data: a room's folder `cases/` holds `*.case` files of any number of cases
///
///     === title of the case, unique in its folder
///     input, any number of lines
///     ---
///     expected, any number of lines
///
/// and its test file says how an input becomes the text that is compared:
///
///     EXPLAINER_CASES(TextCases, "text", [](const std::string& input) { return render(text::analyse(...)); });
///
/// Run `build/native/tests/explainer_tests --update` to write what was found into the files, for review in git.
namespace cases {

struct Case {
  std::string file, title, input, expected;
};
void PrintTo(const Case& one, std::ostream* out);

/// All cases of tests/ROOM/cases, by file and place in it.
std::vector<Case> read(const std::string& room);

/// The title as a test name: letters and digits, the rest underscores.
std::string test_name(const testing::TestParamInfo<Case>& info);

/// Compares, or with --update rewrites the expectation in the file.
void check(const Case& one, const std::string& found);

/// The same for an expectation that is a whole file; one that is missing counts as empty.
void check_file(const std::string& path, const std::string& found);

/// A whole file, or nothing if it is not there.
std::optional<std::string> file(const std::string& path);

bool updating();

/// From now on `check` writes what it is given instead of comparing.
void update_expectations();

}  // namespace cases

#define EXPLAINER_CASES(Suite, room, render)                                       \
  class Suite : public testing::TestWithParam<cases::Case> {};                     \
  TEST_P(Suite, matches) { cases::check(GetParam(), (render)(GetParam().input)); } \
  INSTANTIATE_TEST_SUITE_P(room_cases, Suite, testing::ValuesIn(cases::read(room)), cases::test_name)
