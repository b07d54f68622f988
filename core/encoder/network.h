#pragma once
#include <span>
#include <vector>

#include "encoder/kernels.h"
#include "encoder/model.h"
#include "encoder/wordpieces.h"

namespace explainer::encoder {

/// What a window shows.
struct Excerpt {
  std::span<const ReadPiece> pieces;
  std::vector<std::uint32_t> wanted;  ///< ascending positions in `pieces`

  std::size_t tokens() const { return pieces.size() + 2; }
};

/// The network with the memory it works in; one is made for a reading and serves all its windows.
class Network {
 public:
  explicit Network(const Weights& weights);

  /// Reads windows, each as a text of its own between the marks for beginning and end; with their marks they come to at
  /// most `Settings::window` tokens. Gives the scores of the pieces wanted, window by window; the last layer is worked
  /// out for those alone. Short windows cost less together: the products take the weights from memory but once.
  std::vector<Scores> read(std::span<const Excerpt> windows);

 private:
  void embed(std::span<const ReadPiece> pieces, float* rows);
  void apply(const Linear& linear, const float* rows, std::size_t count, float* out);

  const Weights& weights_;
  const Kernels& kernels_;
  std::vector<float> tokens_, wide_, narrow_, scratch_;
  std::vector<std::int8_t> quantised_;
  std::vector<std::int16_t> widened_;
  std::vector<float> scales_;
  std::vector<std::uint32_t> queries_;
};

}  // namespace explainer::encoder
