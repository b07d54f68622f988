#include <cstdio>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "cli/requests.h"
#include "encoder/kernels.h"
#include "encoder/model.h"
#include "explainer/explainer.h"

// Lines {"id", "text" or "html"} on standard input, each answered with every kernel of this processor: the answers must
// be the same bytes. attack_kernels MODEL [ARTICLES-FOR-THE-PORTABLE-KERNEL]: that one is slow, and reads the first
// articles alone (default: 20).
namespace {

using namespace explainer;

/// The model laid out for these kernels; Model::load takes the fastest alone.
Model with(const encoder::Kernels& kernels, std::span<const std::byte> bytes) {
  auto model = Model::load(bytes);
  auto weights = encoder::read_weights(bytes, kernels);
  if (!model || !weights) {
    std::fputs("attack_kernels: the model cannot be read.\n", stderr);
    std::exit(2);
  }
  // Both were made here and are shared with nobody yet.
  const_cast<Weights&>(model->weights()) = std::move(const_cast<Weights&>(**weights));
  return *model;
}

}  // namespace

int main(int argc, char** argv) {
  const auto file = argc > 1 ? cli::read_file(argv[1]) : std::nullopt;
  if (!file) {
    std::fputs("attack_kernels MODEL [ARTICLES-FOR-THE-PORTABLE-KERNEL] <LINES\n", stderr);
    return 2;
  }
  const std::size_t slowly = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 20;
  const auto kernels = encoder::runnable_kernels();
  std::vector<Model> models;
  for (const auto* one : kernels) models.push_back(with(*one, std::as_bytes(std::span(*file))));

  struct Count {
    std::size_t articles = 0, differing = 0;
  };
  std::map<std::string, Count> counts;
  bool alike = true;
  const auto next = cli::requests_of_lines(stdin);
  for (std::size_t number = 0; auto request = next(); ++number) {
    std::string first;
    for (std::size_t k = 0; k < kernels.size(); ++k) {
      if (kernels[k] == &encoder::portable_kernels && kernels.size() > 1 && number >= slowly) continue;
      const auto answer = cli::answer(*request, Unit::utf16, &models[k]).line;
      if (k == 0) first = answer;
      auto& count = counts[kernels[k]->name];
      ++count.articles;
      if (answer == first) continue;
      ++count.differing;
      alike = false;
      std::printf("%s: %s is not what %s gives\n", cli::key(*request).c_str(), kernels[k]->name, kernels[0]->name);
    }
  }
  for (const auto& [name, count] : counts)
    std::printf("%s: %zu articles, %zu with differing bytes\n", name.c_str(), count.articles, count.differing);
  return alike && !counts.empty() ? 0 : 1;
}
