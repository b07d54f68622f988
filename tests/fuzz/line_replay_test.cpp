#include <gtest/gtest.h>

#include <filesystem>

#include "fuzz/line_promises.h"
#include "support/cases.h"

namespace {

/// Every file of the corpora as a line of a batch.
TEST(Fuzz, CorpusIsAnsweredLineByLine) {
  std::size_t lines = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TESTS_DIR "/fuzz/corpus")) {
    if (!entry.is_regular_file()) continue;
    const auto line = cases::file(entry.path().string());
    ASSERT_TRUE(line) << entry.path();
    EXPECT_EQ(fuzz::broken_by_line(*line).value_or(""), "") << entry.path();
    ++lines;
  }
  EXPECT_GE(lines, 20u);
}

}  // namespace
