#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <span>

#include "fuzz/intake_promises.h"
#include "fuzz/model_promises.h"
#include "fuzz/offsets_promises.h"
#include "support/cases.h"

namespace {

/// Every file of the corpora, read in every way: what the fuzzer found once stays mended.
TEST(Fuzz, CorpusKeepsItsPromises) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TESTS_DIR "/fuzz/corpus")) {
    if (entry.is_regular_file()) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_GE(paths.size(), 20u);
  for (const auto& path : paths) {
    const auto pasted = cases::file(path);
    ASSERT_TRUE(pasted) << path;
    for (auto input : {explainer::Input::html, explainer::Input::text, explainer::Input::automatic}) {
      EXPECT_EQ(fuzz::broken_promise(*pasted, input).value_or(""), "") << path;
    }
    EXPECT_EQ(fuzz::broken_by_model(std::as_bytes(std::span(*pasted))).value_or(""), "") << path;
    EXPECT_EQ(fuzz::broken_by_offsets(*pasted).value_or(""), "") << path;
  }
}

}  // namespace
