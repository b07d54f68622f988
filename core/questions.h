#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "disputes/reader.h"
#include "encoder/network.h"

/// What is asked of the networks while an article is explained, and what they answer; as bytes, too, for a reader
/// elsewhere.
namespace explainer {

using Question = std::variant<const encoder::Sheet*, const disputes::Window*>;
using Answer = std::vector<float>;  ///< scores: so many as `size_of_answer` says

std::size_t size_of_answer(const Question& question);

/// The networks with the memory they work in, each made when it is first asked.
class Reader {
 public:
  Answer read(const Question& question, const Weights& weights);

 private:
  std::optional<encoder::Network> labels_;
  std::optional<disputes::Network> disputes_;
};

/// Numbers of 32 bits, the lowest byte first. Holds for as long as the question does.
std::string to_bytes(const Question& question);

/// A question out of bytes. Every number is checked: what these weights could not read is none.
using OwnQuestion = std::variant<encoder::Sheet, disputes::Window>;
std::optional<OwnQuestion> question_from(std::string_view bytes, const Weights& weights);

std::string to_bytes(const Answer& answer);
/// Nothing if it cannot be the answer to this.
std::optional<Answer> answer_from(std::string_view bytes, const Question& question);

}  // namespace explainer
