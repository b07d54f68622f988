#pragma once
#include "disputes/signs.h"
#include "encoder/wordpieces.h"

/// What the reader of disputes reads: one who may oppose something, with what it may oppose.
///
///     [CLS] words before, speaker, cue, content of the opponent  [SEP] headline
///     [SEP] speaker, cue, content of the first candidate  [SEP] … of the second  …  [SEP]
///
/// [CLS] stands for the opponent and for "nobody", each [SEP] before a candidate for that candidate.
namespace explainer::disputes {

/// What a token is a part of; the network has a learned vector for each.
enum class Part : std::uint8_t { mark, before, own_speaker, own_cue, own_content, headline, speaker, cue, content };
constexpr std::size_t part_count = 9;

struct WindowToken {
  std::uint32_t piece = 0;               ///< row of the piece embeddings
  std::uint8_t letters = 0, inside = 0;  ///< as `encoder::ReadPiece`
  Part part = Part::mark;
};

struct Window {
  std::uint32_t opponent = 0;                             ///< unit
  std::vector<std::uint32_t> candidates;                  ///< units, in the order of the text
  std::vector<WindowToken> tokens;                        ///< the first stands for the opponent
  std::vector<std::uint32_t> places;                      ///< in `tokens`: of each candidate's mark
  std::vector<Sign> signs;                                ///< of the opponent
  std::vector<std::vector<Sign>> unit_signs, pair_signs;  ///< of each candidate
};

/// It was trained with nine; with six it is as good and takes three quarters of the time.
constexpr std::uint32_t most_candidates = 6;
constexpr std::uint32_t longest_window = 288;  ///< tokens

/// Cuts windows out of one article; splits its words into pieces once.
class Cutter {
 public:
  Cutter(const text::Text& text, const entities::Cast& cast, const Units& units, const Rules& rules,
         const encoder::Vocabulary& vocabulary);
  Window cut(std::uint32_t opponent) const;

  /// The units that the opponent may be against, the best by signs alone: at most `most`, in the order of the text.
  std::vector<std::uint32_t> candidates(std::uint32_t opponent, std::size_t most = most_candidates) const;

 private:
  void add(Window& window, const std::vector<WordSpan>& spans, Part part, std::size_t most) const;
  void add_last(Window& window, WordSpan span, Part part, std::size_t most) const;
  void add_speaker(Window& window, const Unit& unit, Part part, std::size_t most) const;

  const text::Text& text_;
  const Units& units_;
  const Rules& rules_;
  const encoder::Vocabulary& vocabulary_;
  encoder::ReadPieces pieces_;
  std::vector<WordSpan> names_;           ///< of each entity its longest mention
  std::vector<std::vector<Sign>> signs_;  ///< of each unit
  std::optional<WordSpan> headline_;
};

}  // namespace explainer::disputes
