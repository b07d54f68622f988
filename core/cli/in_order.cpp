#include "cli/in_order.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace cli {
namespace {

constexpr std::uint64_t under_way_a_job = 8;

/// What the threads share. `reading` is held while the next request is waited for, which may be for ever: those who
/// have an answer take `writing` alone.
struct Shared {
  std::mutex reading, writing;
  std::condition_variable room;
  std::uint64_t asked = 0;               // by `reading`
  std::uint64_t given = 0;               // the others by `writing`
  std::map<std::uint64_t, Answer> done;  // but not given, since one before it is not done
  bool stopped = false;
};

/// Whether there is room for request `number`; waits for it.
bool wait_for_room(Shared& shared, std::uint64_t number, std::uint64_t most) {
  std::unique_lock lock(shared.writing);
  shared.room.wait(lock, [&] { return shared.stopped || number - shared.given < most; });
  return !shared.stopped;
}

std::vector<Answer> take_those_in_turn(Shared& shared) {
  std::vector<Answer> turn;
  for (auto first = shared.done.begin(); first != shared.done.end() && first->first == shared.given + turn.size();) {
    turn.push_back(std::move(first->second));
    first = shared.done.erase(first);
  }
  return turn;
}

void work_off(Shared& shared, std::uint64_t most, const Requests& next,
              const std::function<Answer(const Request&)>& work,
              const std::function<bool(const std::vector<Answer>&)>& give) {
  while (true) {
    std::optional<Request> request;
    std::uint64_t number = 0;
    {
      const std::lock_guard lock(shared.reading);
      if (!wait_for_room(shared, shared.asked, most)) return;
      request = next();
      number = shared.asked++;
    }
    if (!request) return;  // so it is for the others: at its end, input stays there
    auto answer = work(*request);
    const std::lock_guard lock(shared.writing);
    if (shared.stopped) return;
    shared.done.emplace(number, std::move(answer));
    const auto turn = take_those_in_turn(shared);
    if (turn.empty()) continue;
    shared.stopped = !give(turn);
    shared.given += turn.size();
    shared.room.notify_all();
  }
}

}  // namespace

bool in_order(unsigned jobs, const Requests& next, const std::function<Answer(const Request&)>& work,
              const std::function<bool(const std::vector<Answer>&)>& give) {
  Shared shared;
  const std::uint64_t most = jobs * under_way_a_job;
  std::vector<std::thread> others;
  for (unsigned i = 1; i < jobs; ++i) others.emplace_back([&] { work_off(shared, most, next, work, give); });
  work_off(shared, most, next, work, give);
  for (auto& other : others) other.join();
  return !shared.stopped;
}

}  // namespace cli
