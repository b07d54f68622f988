#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "cli/requests.h"

namespace cli {

/// Works on requests side by side, on as many threads as there are jobs, and gives the answers in the order of the
/// requests, each as soon as those before it are there. `next` and `give` are called by one thread at a time; `give`
/// gets one or more answers and says whether more are wanted. No more than eight requests a job are under way, so that
/// one slow article holds up neither the others nor the memory. False if `give` wanted no more.
bool in_order(unsigned jobs, const Requests& next, const std::function<Answer(const Request&)>& work,
              const std::function<bool(const std::vector<Answer>&)>& give);

}  // namespace cli
