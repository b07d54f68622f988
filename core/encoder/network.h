#pragma once
#include <span>
#include <vector>

#include "encoder/layers.h"
#include "encoder/model.h"
#include "encoder/wordpieces.h"

namespace explainer::encoder {

/// What a window shows.
struct Excerpt {
  std::vector<ReadPiece> pieces;
  std::vector<std::uint32_t> wanted;  ///< ascending positions in `pieces`

  std::size_t tokens() const { return pieces.size() + 2; }
};

/// Windows that are read together: with their marks they come to at most `Settings::window` tokens. A value: whoever
/// has the same weights gives the same scores for it. Short windows cost less together: the products take the weights
/// from memory but once.
using Sheet = std::vector<Excerpt>;

/// The network with the memory it works in; one is made for a reading and serves all its windows.
class Network {
 public:
  explicit Network(const Weights& weights);

  /// Reads each window as a text of its own between the marks for beginning and end. Gives `label_count` scores for
  /// each piece wanted, window by window; the last layer is worked out for those alone.
  std::vector<float> read(const Sheet& windows);

 private:
  void embed(std::span<const ReadPiece> pieces, float* rows);

  const Weights& weights_;
  const Kernels& kernels_;
  Stack stack_;
};

}  // namespace explainer::encoder
