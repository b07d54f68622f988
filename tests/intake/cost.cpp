#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "cli/files.h"
#include "intake/intake.h"

// What the reading of a paste costs, printed; ctest does not run it.
//
//     intake_cost ROUNDS FILE...     milliseconds of processor time per file, the median of so many rounds
//     intake_cost --growth [ROUNDS]  the inputs on which parsers run away, at n and at 4n: time, its growth, memory

namespace {

std::size_t held = 0, most_held = 0;

void* counted(std::size_t size) {
  void* memory = std::malloc(size);
  if (!memory) std::abort();
  held += malloc_usable_size(memory);
  most_held = std::max(most_held, held);
  return memory;
}

void uncounted(void* memory) {
  held -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept {
  if (memory) uncounted(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  if (memory) uncounted(memory);
}

namespace {

using explainer::Input;

double processor_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

struct Cost {
  double milliseconds = 0;
  std::size_t bytes = 0;  ///< held at most, beyond the paste itself
};

/// The median of some rounds; the memory of the last.
Cost cost_of(const std::string& paste, Input input, int rounds) {
  explainer::Options options;
  options.input = input;
  std::vector<double> times;
  Cost cost;
  for (int i = 0; i < rounds; ++i) {
    most_held = held;
    const auto before = held;
    const double started = processor_milliseconds();
    const auto article = explainer::intake::read(paste, options);
    times.push_back(processor_milliseconds() - started);
    if (!article) std::printf("%s\n", article.error().message.c_str());
    cost.bytes = most_held - before;
  }
  std::sort(times.begin(), times.end());
  cost.milliseconds = times[times.size() / 2];
  return cost;
}

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// "<font size=0><font size=1>…": none like another.
std::string numbered(std::string_view before, std::string_view after, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += std::string(before) + std::to_string(i) + std::string(after);
  return out;
}

struct Generator {
  const char* name;
  Input input;
  std::size_t n;  ///< the larger run has four times as many
  std::string (*make)(std::size_t n);
};

const std::string last = "<p>“We deny it,” the minister of Arden said on Monday.</p>";

const Generator generators[] = {
    {"nested <div>", Input::html, 50'000, [](std::size_t n) { return times("<div>", n) + last; }},
    {"nested <b>", Input::html, 50'000, [](std::size_t n) { return times("<b>", n) + last; }},
    {"nested <ul><li>", Input::html, 25'000, [](std::size_t n) { return times("<ul><li>", n) + last; }},
    {"nested tables", Input::html, 10'000, [](std::size_t n) { return times("<table><tr><td>", n) + last; }},
    {"nested <svg>", Input::html, 25'000, [](std::size_t n) { return times("<svg>", n) + last; }},
    {"nested <template>", Input::html, 10'000, [](std::size_t n) { return times("<template>", n) + last; }},
    {"nested <blockquote>", Input::html, 10'000, [](std::size_t n) { return times("<blockquote>", n) + last; }},
    {"<g> closed by </x>", Input::html, 20'000,
     [](std::size_t n) { return "<svg>" + times("<g>", n) + times("</x>", n) + last; }},
    {"fonts, then paragraphs", Input::html, 5'000,
     [](std::size_t n) { return numbered("<font size=", ">", n) + times("<p>x", n) + last; }},
    {"400 fonts, then paragraphs", Input::html, 20'000,
     [](std::size_t n) { return "<p>" + numbered("<font size=", ">", 400) + times("<p>x", n) + last; }},
    {"60 fonts, then paragraphs", Input::html, 20'000,
     [](std::size_t n) { return "<p>" + numbered("<font size=", ">", 60) + times("<p>x", n) + last; }},
    {"fonts with many attributes", Input::html, 5'000,
     [](std::size_t n) {
       return "<p>" + times("<font" + numbered(" a", "", 200) + ">", 3) + numbered("<font size=", ">", 50) +
              times("<p>x", n) + last;
     }},
    {"attributes on one tag", Input::html, 20'000,
     [](std::size_t n) { return "<p" + numbered(" a", "", n) + ">" + last; }},
    {"attributes on many tags", Input::html, 400,
     [](std::size_t n) { return times("<p" + numbered(" ", "", 250) + ">x", n) + last; }},
    {"one long attribute", Input::html, 250'000,
     [](std::size_t n) { return "<p title=\"" + std::string(n, 'x') + "\">" + last; }},
    {"<html> with attributes", Input::html, 5'000, [](std::size_t n) { return numbered("<html a", ">", n) + last; }},
    {"comments left open", Input::html, 50'000, [](std::size_t n) { return last + times("<!--", n); }},
    {"CDATA left open", Input::html, 20'000, [](std::size_t n) { return last + times("<![CDATA[", n); }},
    {"scripts left open", Input::html, 20'000, [](std::size_t n) { return last + times("<script>", n); }},
    {"less-than signs", Input::html, 250'000, [](std::size_t n) { return last + times("<", n); }},
    {"paragraphs", Input::html, 10'000, [](std::size_t n) { return times("<p>x</p>", n) + last; }},
    {"end tags", Input::html, 10'000, [](std::size_t n) { return times("</x>", n) + last; }},
    {"misnested", Input::html, 2'500, [](std::size_t n) { return times("<b><i><p>x</b></i>", n) + last; }},
    {"headings like the title", Input::html, 10'000,
     [](std::size_t n) {
       return "<title>" + times("Arden ", n) + "</title>" + times("<h2>Arden Arde</h2>", n) + last;
     }},
    {"linked data", Input::html, 20'000,
     [](std::size_t n) {
       return "<script type=\"application/ld+json\">" + times("{\"articleBody\":\"a b c d\",\"author\":[", n) +
              "</script>" + last;
     }},
    {"one endless reference", Input::html, 250'000,
     [](std::size_t n) { return "<p>&#x" + std::string(n, 'F') + last; }},
    {"references beyond Unicode", Input::html, 20'000, [](std::size_t n) { return times("&#99999999999;", n) + last; }},
    {"references to surrogates", Input::html, 25'000, [](std::size_t n) { return times("&#xD800;&#0;", n) + last; }},
    {"ampersands", Input::html, 250'000, [](std::size_t n) { return times("&", n) + last; }},
    {"names cut short", Input::html, 40'000, [](std::size_t n) { return times("&notin", n) + last; }},
    {"&amp;", Input::html, 50'000, [](std::size_t n) { return times("&amp;", n) + last; }},
    {"lines", Input::text, 100'000, [](std::size_t n) { return times("a b\n", n); }},
    {"one line", Input::text, 400'000, [](std::size_t n) { return std::string(n, 'x'); }},
    {"words", Input::text, 200'000, [](std::size_t n) { return times("x ", n); }},
    {"bylines", Input::text, 30'000, [](std::size_t n) { return times("By Ann Bell\n", n); }},
    {"one sentence again and again", Input::text, 5'000,
     [](std::size_t n) { return times("Arden denied on Monday that its ships had been there.\n", n); }},
    {"hard lines", Input::text, 5'000,
     [](std::size_t n) {
       return numbered("The minister of Arden said on Monday that no ship ", " of the govern-\n", n);
     }},
    {"related headings", Input::text, 10'000, [](std::size_t n) { return times("Related stories\nHow it was\n", n); }},
    {"prices", Input::text, 100'000, [](std::size_t n) { return times("$1\n", n); }},
};

int growth(int rounds) {
  std::printf("%-30s %9s %9s %9s %7s %10s %10s\n", "", "bytes", "ms at n", "ms at 4n", "growth", "most MB", "allowed");
  bool good = true;
  for (const auto& generator : generators) {
    const auto small = generator.make(generator.n), large = generator.make(generator.n * 4);
    const auto one = cost_of(small, generator.input, rounds), four = cost_of(large, generator.input, rounds);
    // Below the clock's grain a ratio says nothing.
    const double ratio = four.milliseconds / std::max(one.milliseconds, 2.0);
    const double megabytes = static_cast<double>(four.bytes) / 1e6;
    const double allowed = 64 + 40 * static_cast<double>(large.size()) / 1e6;
    const bool fits = ratio <= 5 && megabytes <= allowed;
    good = good && fits;
    std::printf("%-30s %9zu %9.1f %9.1f %7.2f %10.1f %10.1f%s\n", generator.name, large.size(), one.milliseconds,
                four.milliseconds, ratio, megabytes, allowed, fits ? "" : "  <-- beyond");
    std::fflush(stdout);
  }
  return good ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1 && std::string_view(arguments[1]) == "--growth") return growth(count > 2 ? std::atoi(arguments[2]) : 5);
  if (count < 3) {
    std::fprintf(stderr, "intake_cost ROUNDS FILE... | --growth [ROUNDS]\n");
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    const auto paste = cli::read_file(arguments[i]);
    if (!paste) return 2;
    std::printf("%.3f\n", cost_of(*paste, Input::html, std::atoi(arguments[1])).milliseconds);
  }
  return 0;
}
