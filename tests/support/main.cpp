#include <gtest/gtest.h>

#include "support/cases.h"

/// As gtest's own main, and `--update`: write what was found into the case files, for review in git.
int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") cases::update_expectations();
  }
  return RUN_ALL_TESTS();
}
