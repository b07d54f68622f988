#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "explainer/explainer.h"
#include "text/text.h"

/// A whole model of a few kilobytes with weights by rule, for tests that damage every byte of it.
namespace small_model {

struct Settings {
  std::uint32_t layers = 1, width = 32, heads = 2, inner = 32, pieces = 8, window = 8, stride = 3;
  float scale = 0.01171875f;  ///< of every row of every matrix; a bfloat16
  std::string vocabulary = "[CLS]\n[SEP]\n[UNK]\n[unused0]\nkes\n##tish\ndenied\n.\n";
};

/// `values` (a multiple of 32) as core/encoder/entropy_coding.h draws them.
std::vector<std::byte> coded(const std::vector<std::int8_t>& values);

/// The bytes of the file, in the layout that core/encoder/model.h draws.
std::vector<std::byte> file(const Settings& settings = {});

/// The same bytes with the checksum made right again: damage that only the checks behind it can see.
std::vector<std::byte> sealed(std::vector<std::byte> bytes);

}  // namespace small_model

namespace encoder_tests {

/// The model that the product ships.
const std::vector<std::byte>& real_file();
const explainer::Model& real_model();

/// The words of a text of one paragraph a line.
explainer::text::Text words(std::string lines);

}  // namespace encoder_tests
