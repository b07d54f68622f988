#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/files.h"
#include "cli/requests.h"
#include "encoder/kernels.h"
#include "encoder/model.h"
#include "explainer/explainer.h"

// The files of a folder, each answered with every kernel of this processor: the answers must be the same bytes.
// attack_kernels MODEL FOLDER [PORTABLY]: the answers, of which a line each goes to standard output, are those of the
// fastest kernel; the portable one is slow and is given every PORTABLY-th file alone (default: 50).
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

struct Contender {
  const encoder::Kernels* kernels;
  Model model;
  std::size_t inputs = 0, differing = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const auto file = argc > 2 ? cli::read_file(argv[1]) : std::nullopt;
  const auto next = argc > 2 ? cli::requests_of_folder(argv[2], Input::automatic) : std::nullopt;
  if (!file || !next) {
    std::fputs("attack_kernels MODEL FOLDER [PORTABLY]\n", stderr);
    return 2;
  }
  const std::size_t portably = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 50;
  std::vector<Contender> contenders;
  for (const auto* one : encoder::runnable_kernels())
    contenders.push_back({one, with(*one, std::as_bytes(std::span(*file)))});

  bool alike = true;
  for (std::size_t number = 0; const auto request = (*next)(); ++number) {
    std::string first;
    for (auto& contender : contenders) {
      const bool slow = contender.kernels == &encoder::portable_kernels && contenders.size() > 1;
      if (slow && (portably == 0 || number % portably != 0)) continue;
      auto answer = cli::answer(*request, Unit::utf16, &contender.model).line;
      ++contender.inputs;
      if (&contender == &contenders.front()) {
        std::puts(answer.c_str());
        first = std::move(answer);
      } else if (answer != first) {
        ++contender.differing;
        alike = false;
        std::fprintf(stderr, "%s: %s is not what %s gives\n", cli::key(*request).c_str(), contender.kernels->name,
                     contenders.front().kernels->name);
      }
    }
    if (number % 500 == 499) std::fprintf(stderr, "%zu inputs so far\n", number + 1);
  }
  for (const auto& [kernels, model, inputs, differing] : contenders)
    std::fprintf(stderr, "%s: %zu inputs, %zu with differing bytes\n", kernels->name, inputs, differing);
  return alike && contenders.front().inputs > 0 ? 0 : 1;
}
