#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/intake_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view pasted(reinterpret_cast<const char*>(bytes), size);
  if (const auto broken = fuzz::broken_promise(pasted, explainer::Input::html)) {
    std::fprintf(stderr, "Does not hold: %s\n", broken->c_str());
    std::abort();
  }
  return 0;
}
