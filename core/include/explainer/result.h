#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace explainer {

/// Why there is no answer. The codes are stable: programs read the name, people read `Error::message`.
enum class ErrorCode : unsigned char {
  empty,     ///< E-EMPTY: nothing but white space was given
  size,      ///< E-SIZE: more bytes than `Options` allow; nothing was cut
  binary,    ///< E-BINARY: the bytes are those of an image, an archive or a program
  model,     ///< E-MODEL: the model file is damaged or of another version
  address,   ///< E-ADDRESS: the address of an article instead of the article; nothing is fetched
  internal,  ///< E-INTERNAL: a result did not match its text
};

/// "E-EMPTY" and so on.
std::string_view name(ErrorCode code);

/// What happened and what to do, in one sentence for a reader.
struct Error {
  ErrorCode code;
  std::string message;
};

/// A value or the error that stands in its place: `std::expected` in the few lines of it that we use, since neither
/// compiler has it yet. Reading the value of an error is a mistake of the caller's.
template <class T>
class Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Error error) : held_(std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return *std::get_if<0>(&held_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&held_)); }
  const T* operator->() const { return std::get_if<0>(&held_); }
  const Error& error() const { return *std::get_if<1>(&held_); }

 private:
  std::variant<T, Error> held_;
};

}  // namespace explainer
