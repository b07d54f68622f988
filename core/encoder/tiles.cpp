#if defined(__x86_64__)
#include <cpuid.h>

#include "encoder/tiles.h"

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace explainer::encoder {
namespace {

/// Intel 64 and IA-32 Architectures Software Developer's Manual: leaf 7 names the instructions, XCR0 tells for which
/// registers the system keeps room.
bool processor_has_tiles() {
  constexpr unsigned tiles_and_bytes = 3u << 24, system_saves = 1u << 27, tile_registers = 3u << 17;
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || (c & system_saves) == 0) return false;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & tiles_and_bytes) != tiles_and_bytes) return false;
  unsigned low = 0, high = 0;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & tile_registers) == tile_registers;
}

/// Linux gives the eight kilobytes of registers only to those who ask (Documentation/arch/x86/xstate.rst).
bool system_lets_us() {
#if defined(__linux__)
  constexpr long request_permission = 0x1023, tile_data = 18;
  return ::syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
#else
  return false;
#endif
}

}  // namespace

bool may_use_tiles() {
  static const bool may = processor_has_tiles() && system_lets_us();
  return may;
}

}  // namespace explainer::encoder
#endif
