#include "cli/batch.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "cli/in_order.h"
#include "cli/ledger.h"
#include "cli/progress.h"
#include "cli/requests.h"

namespace cli {
namespace {

using Clock = std::chrono::steady_clock;

/// Draws the line of progress over itself, four times a second at most, where somebody watches and it is not in the
/// way.
class Display {
 public:
  explicit Display(bool wanted) : wanted_(wanted) {}
  ~Display() {
    if (wanted_ && progress_.articles > 0) draw("\n");
  }
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  /// The share of the input that was there from an earlier run.
  void pass_over(std::optional<double> share) {
    if (progress_.articles == 0) progress_.begin = share;
  }

  void count(const std::vector<Answer>& answers) {
    for (const auto& one : answers) {
      ++progress_.articles;
      if (!one.explained) ++progress_.refused;
      progress_.share = one.share;
    }
    const auto now = Clock::now();
    if (!wanted_ || now - drawn_ < std::chrono::milliseconds(250)) return;
    drawn_ = now;
    draw("");
  }

 private:
  void draw(const char* end) {
    progress_.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    std::fprintf(stderr, "\r\033[K%s%s", progress_line(progress_).c_str(), end);
  }

  bool wanted_;
  Clock::time_point began_ = Clock::now(), drawn_;
  Progress progress_;
};

/// Without what the file has already.
Requests those_not_in(Ledger& ledger, Display& display, Requests all) {
  return [&ledger, &display, all = std::move(all)]() -> std::optional<Request> {
    while (auto request = all()) {
      if (ledger.enter(key(*request))) return request;
      display.pass_over(request->share);
    }
    return std::nullopt;
  };
}

std::string lines_of(const std::vector<Answer>& answers) {
  std::string lines;
  for (const auto& one : answers) lines += one.line + "\n";
  return lines;
}

std::optional<std::string> print(const std::string& lines) {
  if (std::fwrite(lines.data(), 1, lines.size(), stdout) == lines.size() && std::fflush(stdout) == 0)
    return std::nullopt;
  return std::string(std::strerror(errno)) + ".";
}

}  // namespace

void complain(const std::string& about, const std::string& message, std::string_view code) {
  std::fprintf(stderr, "explain: %s: %s [%.*s]\n", about.c_str(), message.c_str(), static_cast<int>(code.size()),
               code.data());
}

int explain_batch(const Arguments& arguments, const explainer::Model* model) {
  auto requests = arguments.input_dir ? requests_of_folder(*arguments.input_dir, arguments.input,
                                                           arguments.resume.value_or("/dev/stdout"))
                                      : std::optional(requests_of_lines(stdin));
  if (!requests) {
    complain(*arguments.input_dir, std::string(std::strerror(errno)) + ".", "E-FILE");
    return 1;
  }
  std::optional<Ledger> ledger;
  if (arguments.resume) {
    auto opened = Ledger::open(*arguments.resume);
    if (const auto* wrong = std::get_if<std::string>(&opened)) {
      complain(*arguments.resume, *wrong, "E-FILE");
      return 1;
    }
    ledger.emplace(std::move(*std::get_if<Ledger>(&opened)));
  }
  Display display(isatty(STDERR_FILENO) != 0 && (ledger || isatty(STDOUT_FILENO) == 0));
  if (ledger) requests = those_not_in(*ledger, display, std::move(*requests));

  std::optional<std::string> wrong;
  in_order(
      arguments.jobs, *requests, [&](const Request& request) { return answer(request, arguments.unit, model); },
      [&](const std::vector<Answer>& answers) {
        wrong = ledger ? ledger->add(lines_of(answers)) : print(lines_of(answers));
        if (!wrong) display.count(answers);
        return !wrong;
      });
  if (!wrong) return 0;
  complain(arguments.resume.value_or("standard output"),
           *wrong + (ledger ? " The answers before are whole; the same command goes on behind them." : ""), "E-FILE");
  return 1;
}

}  // namespace cli
