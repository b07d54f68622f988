#include "encoder/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "encoder/entropy_coding.h"
#include "encoder/little_endian.h"

namespace explainer {
namespace encoder {
namespace {

constexpr std::string_view magic = "EXPLMODL";
constexpr std::uint32_t format_version = 3;
constexpr std::size_t head_bytes = 16, checksum_bytes = 4, feature_rows = 6;

using Table = std::array<std::array<std::uint32_t, 256>, 8>;
constexpr Table checksum_table() {
  Table table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t rest = byte;
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ ((rest & 1) != 0 ? 0xEDB88320u : 0u);
    table[0][byte] = rest;
  }
  for (std::size_t step = 1; step < 8; ++step) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = table[step - 1][byte];
      table[step][byte] = (before >> 8) ^ table[0][before & 0xFF];
    }
  }
  return table;
}
constexpr Table table = checksum_table();

Error damaged(const std::string& expected, const std::string& got) {
  return {ErrorCode::model,
          "The language file is damaged (expected " + expected + ", got " + got + "). Fetch it again."};
}

std::string hexadecimal(std::uint32_t value) {
  std::string digits(8, '0');
  for (std::size_t k = 0; k < 8; ++k) digits[7 - k] = "0123456789abcdef"[(value >> (4 * k)) & 15];
  return digits;
}

std::string count(std::uint64_t number, const std::string& unit) { return std::to_string(number) + " " + unit; }

/// Hands out the body piece by piece. Once something is missing or malformed, `well` tells and everything that comes is
/// empty.
class Reader {
 public:
  Reader(std::span<const std::byte> bytes, const Kernels& kernels) : rest_(bytes), kernels_(kernels) {}

  std::span<const std::byte> take(std::size_t size) {
    if (!well_ || size > rest_.size()) {
      well_ = false;
      return {};
    }
    const auto taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }
  std::uint32_t number() {
    const auto bytes = take(4);
    return bytes.empty() ? 0 : four_bytes(bytes, 0);
  }
  std::vector<float> floats(std::size_t size) {
    const auto bytes = take(4 * size);
    std::vector<float> values(bytes.size() / 4);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = finite(four_bytes(bytes, 4 * k));
    return values;
  }
  std::vector<float> scales(std::size_t size) {
    const auto bytes = take(2 * size);
    std::vector<float> values(bytes.size() / 2);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = finite(two_bytes(bytes, 2 * k) << 16);
    return values;
  }
  Scores scores() {
    Scores values{};
    const auto read = floats(label_count);
    std::copy(read.begin(), read.end(), values.begin());
    return values;
  }
  Matrix matrix(std::uint32_t rows, std::uint32_t columns) {
    auto decoded = well_ ? decode(rest_, std::size_t{rows} * columns) : std::nullopt;
    if (!decoded) {
      well_ = false;
      return {};
    }
    take(decoded->bytes);
    return {rows, columns, std::move(decoded->values), scales(rows)};
  }
  Linear linear(std::uint32_t rows, std::uint32_t columns) {
    Matrix plain = matrix(rows, columns);
    if (!well_) return {};
    return {rows, columns, kernels_.pack(plain.values.data(), rows, columns), std::move(plain.scales), floats(rows)};
  }
  Normalisation normalisation(std::uint32_t width) {
    Normalisation read;
    read.gain = floats(width);
    read.shift = floats(width);
    return read;
  }
  Layer layer(const Settings& s) {
    Layer read;
    read.queries_keys_values = linear(3 * s.width, s.width);
    read.attended = linear(s.width, s.width);
    read.after_attention = normalisation(s.width);
    read.inner = linear(s.inner, s.width);
    read.outer = linear(s.width, s.inner);
    read.after_inner = normalisation(s.width);
    return read;
  }
  std::size_t left() const { return rest_.size(); }
  bool well() const { return well_; }  ///< everything asked for was there and every float was finite

 private:
  float finite(std::uint32_t bits) {
    float value;
    std::memcpy(&value, &bits, sizeof bits);
    well_ = well_ && std::isfinite(value);
    return value;
  }

  std::span<const std::byte> rest_;
  const Kernels& kernels_;
  bool well_ = true;
};

bool sound(const Settings& s) {
  return s.layers >= 1 && s.layers <= max_layers && s.width >= width_step && s.width <= max_depth &&
         s.width % width_step == 0 && s.inner >= width_step && s.inner <= max_depth && s.inner % width_step == 0 &&
         s.heads >= 1 && s.width % s.heads == 0 && (s.width / s.heads) % (width_step / 2) == 0 && s.pieces >= 4 &&
         s.pieces <= 1'000'000 && s.window >= 3 && s.window <= max_window && s.stride >= 1 && s.stride <= s.window - 2;
}

/// Weights in the matrices of a file with these settings; 64 bits hold it for any that are sound.
std::uint64_t weights_of(const Settings& s, std::uint64_t rows, std::uint64_t layers) {
  const std::uint64_t width = s.width;
  return rows * width + layers * (4 * width * width + 2 * width * s.inner);
}

constexpr std::uint32_t gate_columns = 128, most_rows = 1024;

/// The part of the file for the reader of disputes; nothing if it asks for more than the limits.
std::optional<DisputeWeights> read_disputes(Reader& reader, const Settings& s) {
  DisputeWeights read;
  const std::uint32_t layers = reader.number();
  read.window = reader.number(), read.parts = reader.number(), read.signs = reader.number();
  read.kinds = reader.number();
  const std::uint32_t places = reader.number(), settings = reader.number();
  if (layers == 0) return read;
  if (layers > max_layers || read.window < 3 || read.window > max_window || read.parts > most_rows ||
      read.signs > most_rows || read.kinds > most_rows || places > most_rows * gate_columns || places == 0 ||
      places % gate_columns != 0 || settings > most_rows ||
      weights_of(s, std::uint64_t{s.pieces} + s.window + read.window, std::uint64_t{s.layers} + layers) > max_weights)
    return {};
  read.settings = reader.floats(settings);
  const Matrix gate = reader.matrix(places / gate_columns, gate_columns);
  for (std::size_t k = 0; k < gate.values.size(); ++k)
    read.gate.push_back(static_cast<float>(gate.values[k]) * gate.scales[k / gate_columns]);
  const auto bias = reader.floats(1);
  read.gate_bias = bias.empty() ? 0 : bias.front();
  read.positions = reader.matrix(read.window, s.width);
  read.features = reader.matrix(std::uint32_t{feature_rows} + read.parts + read.signs, s.width);
  read.embedded = reader.normalisation(s.width);
  for (std::uint32_t k = 0; k < layers; ++k) read.layers.push_back(reader.layer(s));
  read.heads = reader.floats((read.kinds + 3) * std::size_t{s.width});
  read.head_bias = reader.floats(read.kinds + 3);
  return read;
}

std::optional<Vocabulary> read_vocabulary(std::span<const std::byte> bytes, std::uint32_t pieces) {
  Vocabulary found;
  std::uint32_t number = 0;
  int marks = 0;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    const auto end = std::find(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), std::byte{'\n'});
    if (end == bytes.end()) return {};
    const auto size = static_cast<std::size_t>(end - bytes.begin()) - at;
    std::string letters(size, '\0');
    std::transform(bytes.begin() + static_cast<std::ptrdiff_t>(at), end, letters.begin(),
                   [](std::byte byte) { return static_cast<char>(byte); });
    at += size + 1;
    if (letters == "[CLS]") {
      found.begin_text = number, marks |= 1;
    } else if (letters == "[SEP]") {
      found.end_text = number, marks |= 2;
    } else if (letters == "[UNK]") {
      found.unknown = number, marks |= 4;
    } else if (letters == "[unused0]") {
      found.block_end = number, marks |= 8;
    } else if (letters.size() > 2 && letters.compare(0, 2, "##") == 0) {
      found.continuing.push_back({letters.substr(2), number});
    } else {
      found.beginning.push_back({letters, number});
    }
    found.longest = std::max(found.longest, letters.size());
  }
  if (number != pieces || marks != 15) return {};
  for (auto* list : {&found.beginning, &found.continuing}) {
    std::sort(list->begin(), list->end(), [](const Piece& a, const Piece& b) { return a.letters < b.letters; });
    const auto twice = std::adjacent_find(list->begin(), list->end(),
                                          [](const Piece& a, const Piece& b) { return a.letters == b.letters; });
    if (twice != list->end()) return {};
  }
  return found;
}

}  // namespace

std::uint32_t checksum(std::span<const std::byte> bytes) {
  std::uint32_t rest = ~std::uint32_t{0};
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {  // eight bytes a step: a file of many megabytes is checked at every start
    const std::uint32_t low = four_bytes(bytes, at) ^ rest, high = four_bytes(bytes, at + 4);
    rest = table[7][low & 0xFF] ^ table[6][(low >> 8) & 0xFF] ^ table[5][(low >> 16) & 0xFF] ^ table[4][low >> 24] ^
           table[3][high & 0xFF] ^ table[2][(high >> 8) & 0xFF] ^ table[1][(high >> 16) & 0xFF] ^ table[0][high >> 24];
  }
  for (; at < bytes.size(); ++at) {
    rest = (rest >> 8) ^ table[0][(rest ^ std::to_integer<std::uint32_t>(bytes[at])) & 0xFF];
  }
  return ~rest;
}

const Transitions& transitions(const Model& model) { return model.weights().transitions; }

Result<std::shared_ptr<const Weights>> read_weights(std::span<const std::byte> bytes, const Kernels& kernels) {
  if (bytes.size() < head_bytes + checksum_bytes) return damaged("a model", count(bytes.size(), "bytes"));
  if (std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) return damaged("a model", "another kind of file");
  const std::uint32_t version = four_bytes(bytes, 8), length = four_bytes(bytes, 12);
  if (version != format_version) {
    return damaged("format " + std::to_string(format_version), "format " + std::to_string(version));
  }
  if (length != bytes.size()) return damaged(count(length, "bytes"), count(bytes.size(), "bytes"));
  const std::uint32_t noted = four_bytes(bytes, bytes.size() - checksum_bytes);
  const std::uint32_t computed = checksum(bytes.first(bytes.size() - checksum_bytes));
  if (noted != computed) return damaged(hexadecimal(noted), hexadecimal(computed));

  // The bytes are as they were written. What follows holds against a writer's mistake or malice: no more memory is
  // taken than `max_weights`, and what the settings ask for must be there to the last byte.
  Reader reader(bytes.subspan(head_bytes), kernels);
  auto read = std::make_shared<Weights>();
  read->kernels = &kernels;
  Settings& s = read->settings;
  for (auto* field : {&s.layers, &s.width, &s.heads, &s.inner, &s.pieces, &s.window, &s.stride}) {
    *field = reader.number();
  }
  const std::uint32_t vocabulary_bytes = reader.number();
  s.preference = reader.scores();
  if (!sound(s) || weights_of(s, std::uint64_t{s.pieces} + s.window, s.layers) > max_weights)
    return damaged("settings within the limits", "others");
  auto vocabulary = read_vocabulary(reader.take(vocabulary_bytes), s.pieces);
  if (!vocabulary) return damaged(count(s.pieces, "word pieces"), "another list");
  read->vocabulary = std::move(*vocabulary);

  read->pieces = reader.matrix(s.pieces, s.width);
  read->positions = reader.matrix(s.window, s.width);
  read->features = reader.floats(feature_rows * s.width);
  read->embedded = reader.normalisation(s.width);
  for (std::uint32_t k = 0; k < s.layers; ++k) read->layers.push_back(reader.layer(s));
  read->tags = reader.floats(label_count * s.width);
  read->tag_bias = reader.floats(label_count);
  for (Scores& row : read->transitions.between) row = reader.scores();
  read->transitions.start = reader.scores();
  read->transitions.end = reader.scores();
  auto disputes = read_disputes(reader, s);
  if (!disputes) return damaged("settings within the limits", "others");
  read->disputes = *std::move(disputes);
  if (!reader.well()) return damaged("whole matrices of finite numbers", "others");
  if (reader.left() != checksum_bytes) {
    return damaged(count(bytes.size() - reader.left() + checksum_bytes, "bytes"), count(bytes.size(), "bytes"));
  }
  return std::shared_ptr<const Weights>(std::move(read));
}

}  // namespace encoder

Result<Model> Model::load(std::span<const std::byte> bytes) {
  auto read = encoder::read_weights(bytes, *encoder::runnable_kernels().front());
  if (!read) return read.error();
  return Model(*std::move(read));
}

}  // namespace explainer
