#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "encoder/encoder.h"
#include "encoder/kernels.h"

/// The trained network as it lies in memory, and the layout of the file it comes from (core/model/convert.py writes
/// it).
///
///     ┌────────────┬─────────────┬────────────┐
///     │ "EXPLMODL" │ version = 3 │ length     │  8 + 4 + 4 bytes; the length counts the whole file
///     ├────────────┴─────────────┴────────────┤
///     │ settings                              │  8 × u32: layers, width, heads, inner, pieces, window, stride, bytes
///     │                                       │  of the vocabulary; then 7 × f32: what is added to each label's score
///     ├───────────────────────────────────────┤
///     │ vocabulary                            │  UTF-8, each piece ended by a line feed
///     ├───────────────────────────────────────┤
///     │ piece embeddings       pieces × width │  matrix
///     │ position embeddings    window × width │  matrix
///     │ feature embeddings          6 × width │  f32: letter case 0-3, outside / inside a quotation
///     │ normalisation                         │  f32: width gains, width shifts
///     ├───────────────────────────────────────┤
///     │ layers times                          │
///     │   queries, keys, values 3·width×width │  matrix, then a f32 bias for each row
///     │   output of attention   width × width │  matrix, bias
///     │   normalisation                       │
///     │   inner                 inner × width │  matrix, bias
///     │   outer                 width × inner │  matrix, bias
///     │   normalisation                       │
///     ├───────────────────────────────────────┤
///     │ tag head 7 × width, bias 7            │  f32
///     │ transitions 7 × 7, start 7, end 7     │  f32
///     ├───────────────────────────────────────┤
///     │ reader of disputes                    │  7 × u32: layers, window, parts, signs, kinds, places of the gate,
///     │                                       │  settings; nothing else if there are no layers
///     │   settings                            │  f32 each: how its scores are decided upon (disputes/calibration.h)
///     │   gate                  places / 128  │  matrix of 128 columns; f32: its bias
///     │   position embeddings  window × width │  matrix
///     │   feature, part, sign embeddings      │  matrix: 6 + parts + signs, each of a width
///     │   normalisation, layers               │  as above
///     │   heads: kinds, link, nobody, same    │  f32: (kinds + 3) × width, a bias each
///     ├───────────────────────────────────────┤
///     │ checksum                              │  u32: CRC-32 (polynomial 0xEDB88320) of every byte before it
///     └───────────────────────────────────────┘
///
/// matrix = rows × columns small whole numbers as entropy_coding.h draws them, then one scale a row: the upper half of
/// a f32 (bfloat16). Numbers are little-endian, nothing is padded. Weights take few values, so they need two to three
/// bits.
namespace explainer {

namespace encoder {

struct Settings {
  std::uint32_t layers = 0, width = 0, heads = 0, inner = 0;
  std::uint32_t pieces = 0;  ///< in the vocabulary
  std::uint32_t window = 0;  ///< pieces read at once, with the mark at either end
  std::uint32_t stride = 0;  ///< pieces from the start of one window to the next, below `window` - 1
  Scores preference{};       ///< added to each label's score
};

/// The most that a file may ask for; the buffers of the kernels are sized by it.
constexpr std::uint32_t max_depth = 4096, max_window = 512, max_layers = 24;
/// Of all matrices together: the most memory, in bytes, that a file may make the reader take.
constexpr std::uint64_t max_weights = 100'000'000;
/// `width` and `inner` are multiples of this, a head's width of half of it: what the kernels take at a stride.
constexpr std::uint32_t width_step = 32;

/// Row r stands for `values[r * columns + c] * scales[r]`.
struct Matrix {
  std::uint32_t rows = 0, columns = 0;
  std::vector<std::int8_t> values;
  std::vector<float> scales;
};

/// A matrix as `Kernels::multiply` takes it, with a bias a row.
struct Linear {
  std::uint32_t rows = 0, columns = 0;
  PackedWeights weights;
  std::vector<float> scales, bias;
};

struct Normalisation {
  std::vector<float> gain, shift;
};

struct Layer {
  Linear queries_keys_values, attended;
  Normalisation after_attention;
  Linear inner, outer;
  Normalisation after_inner;
};

/// A second stack of layers over the same pieces, which reads one who may oppose something together with what it may
/// oppose (disputes/reader.h).
struct DisputeWeights {
  std::uint32_t window = 0;  ///< tokens at most
  std::uint32_t parts = 0, signs = 0, kinds = 0;
  std::vector<float> settings;
  std::vector<float> gate;  ///< a weight a place
  float gate_bias = 0;
  Matrix positions, features;  ///< features: 6 as above, then parts, then signs
  Normalisation embedded;
  std::vector<Layer> layers;
  std::vector<float> heads, head_bias;  ///< kinds, then link, nobody, same
};

struct Piece {
  std::string letters;  ///< without the "##" of a piece that continues a word
  std::uint32_t number = 0;
};

/// Word pieces, each list sorted by its letters.
struct Vocabulary {
  std::vector<Piece> beginning, continuing;
  std::size_t longest = 0;                                                 ///< bytes of the longest piece
  std::uint32_t begin_text = 0, end_text = 0, unknown = 0, block_end = 0;  ///< [CLS], [SEP], [UNK], [unused0]
};

/// CRC-32 as zlib and PNG compute it.
std::uint32_t checksum(std::span<const std::byte> bytes);

}  // namespace encoder

struct Weights {
  encoder::Settings settings;
  encoder::Vocabulary vocabulary;
  encoder::Matrix pieces, positions;
  std::vector<float> features;
  encoder::Normalisation embedded;
  std::vector<encoder::Layer> layers;
  std::vector<float> tags, tag_bias;  ///< label by label
  encoder::Transitions transitions;
  encoder::DisputeWeights disputes;           ///< without layers if the file has none
  const encoder::Kernels* kernels = nullptr;  ///< those that the layers are laid out for
};

namespace encoder {

/// What `Model::load` does, for the kernels given.
Result<std::shared_ptr<const Weights>> read_weights(std::span<const std::byte> bytes, const Kernels& kernels);

}  // namespace encoder

}  // namespace explainer
