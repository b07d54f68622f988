#pragma once
#include "cli/arguments.h"
#include "explainer/explainer.h"

namespace cli {

/// What is said on standard error when something could not be done: who, what in a sentence, and a stable code.
void complain(const std::string& about, const std::string& message, std::string_view code);

/// Explains the lines of standard input or the files of a folder, an answer a line (cli/requests.h), on standard output
/// or into the file of --resume. A bad article is an answer too. The exit status: 0; 1 if the input or the output
/// failed.
int explain_batch(const Arguments& arguments, const explainer::Model* model);

}  // namespace cli
