// Who is named where: every mention of everything that the entities room finds, by entity. Used by coreference.py; by
// hand:
//
//     build/native/tests/mention_clusters build/native/english.model <lines.jsonl >clusters.jsonl
//
// One line in, one line out; offsets in code points of the given text, mentions with more than one place listed once:
//
//     {"id": "a", "text": "Mira Solen denied it. She left."}
//     {"id": "a", "clusters": [[[0, 10], [22, 25]]]}
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "attribution/attribution.h"
#include "cli/files.h"
#include "entities/entities.h"
#include "explainer/explainer.h"
#include "explanation/units.h"
#include "intake/intake.h"
#include "text/text.h"

namespace {

using namespace explainer;
using Json = nlohmann::json;

bool white(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) <= ' '; }

/// For each byte of the reading text where it stood in the given one; the two differ in white space alone, as they do
/// for plain text without what intake replaces. Empty if they differ in more.
std::vector<std::size_t> back(std::string_view read, std::string_view given) {
  std::vector<std::size_t> at(read.size() + 1, given.size());
  std::size_t j = 0;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (white(read, i)) {
      at[i] = j;
      continue;
    }
    while (j < given.size() && white(given, j)) ++j;
    if (j == given.size() || given[j] != read[i]) return {};
    at[i] = j++;
  }
  at[read.size()] = j;
  return at;
}

std::string clusters(const Json& line, const Model& model) {
  const auto id = line["id"].get<std::string>();
  const auto& pasted = line["text"].get_ref<const std::string&>();
  Options options;
  options.input = Input::text;
  const auto article = intake::read(pasted, options);
  if (!article) return Json{{"id", id}, {"error", article.error().message}}.dump();
  const auto place = back(article->text, pasted);
  if (place.empty()) return Json{{"id", id}, {"error", "The text was changed when it was read."}}.dump();

  const auto text = text::analyse(*article);
  std::vector<std::size_t> point(pasted.size() + 1);
  for (std::size_t byte = 0, count = 0; byte <= pasted.size(); ++byte) {
    point[byte] = count;
    count += byte + 1 <= pasted.size() && explanation::on_boundary(pasted, static_cast<std::uint32_t>(byte + 1));
  }
  std::map<std::uint32_t, Json> found;
  for (const auto& mention : entities::all_mentions(text, attribution::find(text, &model))) {
    const auto bytes = text.byte_span(mention.words);
    const auto begin = point[place[bytes.begin]], end = point[place[bytes.end - 1]] + 1;
    found[mention.entity].push_back({begin, end});
  }
  Json all = Json::array();
  for (const auto& [entity, mentions] : found) all.push_back(mentions);
  return Json{{"id", id}, {"clusters", all}}.dump();
}

}  // namespace

int main(int argc, char** argv) {
  const auto bytes = argc > 1 ? cli::read_file(argv[1]) : std::nullopt;
  const auto model = bytes ? Model::load(std::as_bytes(std::span(*bytes))) : Error{ErrorCode::model, "no model file"};
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 1;
  }
  while (const auto line = cli::read_line(stdin)) {
    const Json request = Json::parse(line->bytes, nullptr, false);
    if (request.is_discarded()) return 1;
    std::puts(clusters(request, *model).c_str());
  }
}
