#include "support/articles.h"
#include "support/cases.h"

using namespace explainer;

/// Who is shown as the speaker of which words, from the paste on. Kinds of input rather than articles: each file holds
/// one kind of mistake that was made once.
namespace {

std::string pieces(const Explanation& explanation, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (const auto span : spans)
    out += (out.empty() ? "[" : " … [") + explanation.article.text.substr(span.begin, span.size()) + "]";
  return out.empty() ? "nothing" : out;
}

std::string spoken(const std::string& input) {
  constexpr const char* stances[] = {"says",  "accuses",    "denies",    "declines", "confirms",
                                     "warns", "criticises", "calls for", "intends",  "expresses"};
  const auto explanation = explain(input, &articles::model());
  if (!explanation) return explanation.error().message;
  std::string out;
  for (const auto& one : explanation->statements) {
    if (one.inside) out += "  ";
    out += one.speaker ? explanation->entities[*one.speaker].name : std::string("?");
    out += std::string(" ") + stances[static_cast<int>(one.stance)] + " " + pieces(*explanation, one.content) + "\n";
  }
  return out;
}

}  // namespace

EXPLAINER_CASES(SpeakerCases, "articles", spoken);
