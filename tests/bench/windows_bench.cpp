#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "explainer/explainer.h"

// How long the encoder takes for the windows of an article, natively; the rest of the explaining is not counted.
//
//     windows_bench MODEL ARTICLE
//
// reads the article once for every line on standard input and answers with a line: the milliseconds of processor time
// from the end of each window to the end of the next.
namespace {

/// Of this process: what others do meanwhile does not count.
double processor_milliseconds() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }

std::string file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("windows_bench MODEL ARTICLE\n", stderr), 2;
  const std::string bytes = file(arguments[1]), article = file(arguments[2]);
  const auto model = explainer::Model::load(std::as_bytes(std::span(bytes)));
  if (!model) return std::fprintf(stderr, "%s\n", model.error().message.c_str()), 1;

  while (std::getchar() != EOF) {
    std::string line;
    double last = 0;
    explainer::Options options;
    options.progress = [&](std::size_t done, std::size_t) {
      const double now = processor_milliseconds();
      if (done > 1) line += std::to_string(now - last) + " ";
      last = now;
    };
    if (!explainer::explain(article, &*model, options)) return 1;
    std::puts(line.c_str());
    std::fflush(stdout);
  }
  return 0;
}
