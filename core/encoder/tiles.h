#pragma once

/// The tile registers of Intel's AMX. For x86-64 alone.
namespace explainer::encoder {

/// Asks the system for their use; false where it or the processor has none.
bool may_use_tiles();

}  // namespace explainer::encoder
