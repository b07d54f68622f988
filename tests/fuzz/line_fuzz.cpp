#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/line_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (const auto broken = fuzz::broken_by_line({reinterpret_cast<const char*>(bytes), size})) {
    std::fprintf(stderr, "Does not hold: %s\n", broken->c_str());
    std::abort();
  }
  return 0;
}
