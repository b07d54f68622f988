#pragma once
#include <span>
#include <vector>

#include "encoder/layers.h"
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

  const Weights& weights_;
  const Kernels& kernels_;
  Stack stack_;
};

}  // namespace explainer::encoder
