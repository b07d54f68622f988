#include "cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

namespace cli {

// The man page is made of this (help2man, `make deb`), by its headings and the two spaces before what an option does.
const char usage[] =
    R"(Usage: explain [OPTION]... [FILE]...
  or:  explain --jsonl [OPTION]...
  or:  explain --input-dir DIR [OPTION]...
Who says what in a news article, and which claims stand against which denials.

Reads each FILE, or standard input for "-" or none. With --jsonl or --input-dir it reads a
batch and writes a line an article, {"id", "explanation"} or {"id", "error"}.

Options:
  --format json|markdown|text      what is written (default: json, one line an article)
  --unit code-point|utf-16|utf-8   what the offsets in JSON count (default: code-point)
  --input auto|html|text           what is read (default: auto)
  --model FILE                     the trained model (default: english.model beside this program)
  --jsonl                          a batch: one line {"id", "text" or "html"} an article, from
                                   standard input; of a line with both the html is read, or the
                                   text if the html is empty
  --input-dir DIR                  a batch: each file in DIR; its path there is its id. Hidden
                                   files and the one that the batch is written to are left out
  --jobs N                         explains N articles of a batch side by side (a core each);
                                   lines come out in the order in which they came in
  --resume FILE                    writes a batch to FILE, each line synced to the disk, and
                                   passes over articles whose id is in FILE already: after a
                                   crash or a full disk the same command goes on
  --trace                          writes how the claims were come to, for those who work on them
  --help, --version                prints this, or the version

A batch goes on after a bad line or file and tells of it in its place; on a terminal it shows
how far it is. Nothing is sent anywhere.

Exit status:
  0  if all was explained; in a batch, if all was read and written
  1  if an article could not be explained, or a batch not read or written
  2  for a wrong command line
)";

namespace {

template <class Value, std::size_t N>
std::optional<Value> choice(const std::pair<std::string_view, Value> (&choices)[N], std::string_view word) {
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
  }
  return std::nullopt;
}

constexpr std::pair<std::string_view, Format> formats[] = {
    {"json", Format::json}, {"markdown", Format::markdown}, {"text", Format::text}};
constexpr std::pair<std::string_view, explainer::Unit> units[] = {
    {"code-point", explainer::Unit::code_point}, {"utf-16", explainer::Unit::utf16}, {"utf-8", explainer::Unit::utf8}};
constexpr std::pair<std::string_view, explainer::Input> inputs[] = {
    {"auto", explainer::Input::automatic}, {"html", explainer::Input::html}, {"text", explainer::Input::text}};

constexpr std::string_view with_value[] = {"--format", "--unit",   "--input",    "--model",
                                           "--jobs",   "--resume", "--input-dir"};

/// A number from 1 to 256.
std::optional<unsigned> count(const std::string& digits) {
  unsigned number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = fault == std::errc() && end == digits.data() + digits.size();
  return whole && number >= 1 && number <= 256 ? std::optional(number) : std::nullopt;
}

/// Takes over one option with its value; false if the value is not one of those it may have.
bool accept(Arguments& arguments, std::string_view option, const std::string& value) {
  if (option == "--format") {
    const auto format = choice(formats, value);
    if (format) arguments.format = *format;
    return format.has_value();
  }
  if (option == "--unit") {
    const auto unit = choice(units, value);
    if (unit) arguments.unit = *unit;
    return unit.has_value();
  }
  if (option == "--input") {
    const auto input = choice(inputs, value);
    if (input) arguments.input = *input;
    return input.has_value();
  }
  if (option == "--jobs") {
    const auto jobs = count(value);
    if (jobs) arguments.jobs = *jobs;
    return jobs.has_value();
  }
  (option == "--resume" ? arguments.resume : option == "--input-dir" ? arguments.input_dir : arguments.model) = value;
  return !value.empty();
}

}  // namespace

std::variant<Arguments, Misuse> parse(const std::vector<std::string>& words) {
  Arguments arguments;
  bool only_files = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (only_files || word == "-" || !word.starts_with('-')) {
      arguments.files.push_back(word);
      continue;
    }
    const auto equals = word.find('=');
    const std::string option = word.substr(0, equals);
    const bool joined = equals != std::string::npos;
    if (word == "--") {
      only_files = true;
    } else if (word == "--help" || word == "-h") {
      arguments.help = true;
    } else if (word == "--version") {
      arguments.version = true;
    } else if (word == "--jsonl") {
      arguments.jsonl = true;
    } else if (word == "--trace") {
      arguments.trace = true;
    } else if (std::find(std::begin(with_value), std::end(with_value), option) != std::end(with_value)) {
      if (!joined && i + 1 == words.size()) return Misuse{option + " needs a value."};
      const std::string value = joined ? word.substr(equals + 1) : words[++i];
      if (!accept(arguments, option, value)) return Misuse{option + " cannot be \"" + value + "\"."};
    } else {
      return Misuse{"There is no option " + word + "."};
    }
  }
  const bool batch = arguments.jsonl || arguments.input_dir;
  const std::string asked = arguments.input_dir ? "--input-dir" : "--jsonl";
  if (!batch && (arguments.jobs > 1 || arguments.resume))
    return Misuse{"--jobs and --resume need --jsonl or --input-dir."};
  if (arguments.input_dir && !arguments.files.empty()) return Misuse{"--input-dir reads a folder, not files."};
  arguments.jsonl = batch;
  if (arguments.jsonl && !arguments.files.empty()) return Misuse{"--jsonl reads standard input, not files."};
  if (arguments.jsonl && arguments.format != Format::json) return Misuse{asked + " writes JSON only."};
  if (arguments.trace && arguments.jsonl) return Misuse{"--trace and " + asked + " do not go together."};
  if (arguments.files.empty()) arguments.files.push_back("-");
  return arguments;
}

}  // namespace cli
