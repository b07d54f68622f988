#pragma once
#include <span>
#include <vector>

#include "encoder/kernels.h"
#include "encoder/model.h"
#include "encoder/wordpieces.h"

namespace explainer::encoder {

/// The network with the memory it works in; one is made for a reading and serves all its windows.
class Network {
 public:
  Network(const Weights& weights, const Kernels& kernels);

  /// Reads one window: at most `window` - 2 pieces, between the marks for beginning and end. Gives the scores of the
  /// pieces at `wanted` (ascending positions in `pieces`); the last layer is worked out for those alone.
  std::vector<Scores> read(std::span<const ReadPiece> pieces, std::span<const std::uint32_t> wanted);

 private:
  void embed(std::span<const ReadPiece> pieces);
  void apply(const Linear& linear, const float* rows, std::size_t count, float* out);

  const Weights& weights_;
  const Kernels& kernels_;
  std::vector<float> tokens_, wide_, narrow_, scratch_;
  std::vector<std::int8_t> quantised_;
  std::vector<std::int16_t> widened_;
  std::vector<std::int32_t> sums_;
  std::vector<float> scales_;
  std::vector<std::uint32_t> queries_;
};

}  // namespace explainer::encoder
