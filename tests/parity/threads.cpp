#include <cstdio>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "cli/files.h"
#include "explainer/explainer.h"

// 50 explanations at once with one model, each the same bytes as alone. attack_threads MODEL FILE…: the files are taken
// in turn. Built with -fsanitize=thread it would tell of races too.
namespace {

using namespace explainer;

std::string explained(const std::string& pasted, const Model& model) {
  const auto answer = explain(pasted, &model);
  return answer ? to_json(*answer, Unit::utf16) : answer.error().message;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::size_t at_once = 50;
  std::vector<std::string> pasted;
  for (int i = 2; i < argc; ++i) pasted.push_back(cli::read_file(argv[i]).value_or(""));
  const auto file = argc > 2 ? cli::read_file(argv[1]).value_or("") : std::string();
  const auto model = Model::load(std::as_bytes(std::span(file)));
  if (!model) {
    std::fputs("attack_threads MODEL FILE…\n", stderr);
    return 2;
  }
  std::vector<std::string> together(at_once);
  {
    std::vector<std::jthread> threads;
    threads.reserve(at_once);
    for (std::size_t i = 0; i < at_once; ++i)
      threads.emplace_back([&, i] { together[i] = explained(pasted[i % pasted.size()], *model); });
  }
  std::size_t differing = 0;
  for (std::size_t i = 0; i < at_once; ++i) {
    if (together[i] != explained(pasted[i % pasted.size()], *model)) ++differing;
  }
  std::printf("%zu explanations at once, %zu with differing bytes\n", at_once, differing);
  return differing == 0 ? 0 : 1;
}
