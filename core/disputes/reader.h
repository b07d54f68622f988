#pragma once
#include <array>
#include <vector>

#include "disputes/windows.h"
#include "encoder/layers.h"

/// The learned reader of disputes: reads each unit that may oppose something together with what it may oppose.
namespace explainer::disputes {

/// What an opponent does to a claim, in the order of the network's scores.
enum class Kind : std::uint8_t { none, denies, rebuts, retracts, declines, questions, part };
constexpr std::size_t kind_count = 7;

/// What the network holds of one unit: probabilities, not yet calibrated.
struct Judgement {
  std::uint32_t opponent = 0;              ///< unit
  std::array<double, kind_count> kinds{};  ///< add up to 1
  double at_first = 0;                     ///< what the quick look (gate.h) gave it, a logit
  double nobody = 1;                       ///< that it opposes none of the candidates; adds up to 1 with `link`
  std::vector<std::uint32_t> candidates;   ///< units, in the order of the text
  std::vector<double> link;                ///< of each candidate: that it words best what is opposed
  std::vector<double> same;                ///< of each: that it words what is opposed at all

  double opposes() const { return 1 - kinds[0]; }
};

/// At most so many units of one article are read, those first that the quick look (gate.h) holds for the likeliest: one
/// for each so many words, of which few articles have more; and never more than `most_read`. It bounds the time.
constexpr std::size_t words_for_one = 65, read_anyway = 2, most_read = 160;

/// Are there weights, and for as many parts, signs, kinds and places as this room knows? Else nothing can be read.
bool fits(const encoder::DisputeWeights& weights);

struct Worth {
  std::uint32_t unit = 0;
  double score = 0;  ///< a logit
};

/// Units that the quick look lets through, in the order of the text. `weights` fit.
std::vector<Worth> worth_reading(const text::Text& text, const Units& units, const Rules& rules,
                                 const encoder::DisputeWeights& weights);

/// What must be read to judge the units that are worth it; nothing if the weights do not fit.
struct Brief {
  std::vector<Worth> chosen;
  std::vector<Window> windows;  ///< of each of these, each for itself
};
Brief prepare(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
              const Weights& weights);

/// The network with the memory it works in; serves all windows of a reading. The weights fit.
class Network {
 public:
  explicit Network(const Weights& weights);
  /// The scores of the kinds and of nobody, then of each candidate those of link and same. The same bits on every
  /// machine.
  std::vector<float> read(const Window& window);

 private:
  void embed(const Window& window);
  void add(float* row, const encoder::Matrix& matrix, std::size_t number) const;
  void add_sign(float* row, std::size_t sign) const;
  float head(const float* vector, std::size_t number) const;

  const Weights& all_;
  const encoder::DisputeWeights& own_;
  std::size_t width_;
  encoder::Stack stack_;
};

/// How many scores belong to a window.
constexpr std::size_t scores_of(const Window& window) { return kind_count + 1 + 2 * window.places.size(); }

/// What the scores of a window mean.
Judgement judged(const Window& window, const Worth& worth, const std::vector<float>& scores);

/// One judgement for each unit that is worth reading; none if the weights do not fit.
std::vector<Judgement> judge(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
                             const Weights& weights);

}  // namespace explainer::disputes
