// What the reader of disputes reads of an article, for its trainer: units, and for each the window that the core would
// cut for it. Used by train/disputes/common.py; by hand:
//
//     build/native/core/model/dispute_windows core/model/english.model <texts.jsonl >windows.jsonl [--pairs]
//
// One line {"id", "text"} in, one line out, offsets in code points of the reading text:
//
//     {"id", "text", "words": 812, "units": [{"statement": 3 or null, "content": [[b, e], …], "cue": […], "signs": [n,
//     …], "gate": [n, …]}],
//      "windows": [{"opponent", "candidates", "tokens": [[piece, letters, inside, part], …] flat, "places",
//                   "pair_signs": [[n, …], …]}]}
//
// With --pairs instead of windows: {"pairs": [[opponent, candidate, sign, …], …]} of all that stand in reach.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "answers/targets.h"
#include "cli/files.h"
#include "disputes/gate.h"
#include "disputes/windows.h"
#include "explanation/units.h"
#include "intake/intake.h"

namespace {

using namespace explainer;
using Json = nlohmann::json;

Json spans_of(const text::Text& text, const std::vector<WordSpan>& spans, const explanation::Offsets& offsets) {
  Json found = Json::array();
  for (const auto span : spans) {
    const auto bytes = text.byte_span(span);
    found.push_back({offsets(bytes.begin), offsets(bytes.end)});
  }
  return found;
}

Json windows_of(const Json& line, const Model& model, bool pairs) {
  Options options;
  options.input = Input::text;
  const auto article = intake::read(line["text"].get_ref<const std::string&>(), options);
  if (!article) return {{"id", line["id"]}, {"error", article.error().message}};
  const auto text = text::analyse(*article);
  const auto said = attribution::find(text, &model);
  const auto cast = entities::resolve(text, said);
  const auto readings = stance::read_stances(text, said);
  const auto facts = answers::read_facts(text, said, cast, readings);
  const auto units = disputes::read_units(text, said, cast);
  const auto rules = disputes::read_rules(facts, said, readings);
  const disputes::Cutter cutter(text, cast, units, rules, model.weights().vocabulary);
  const explanation::Offsets offsets(text.bytes, Unit::code_point);
  Json answer{{"id", line["id"]}, {"text", text.bytes}, {"words", text.words.size()}, {"units", Json::array()}};
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    const auto& unit = units.all[u];
    answer["units"].push_back({{"statement", unit.statement ? Json(*unit.statement) : Json()},
                               {"content", spans_of(text, unit.content, offsets)},
                               {"cue", spans_of(text, unit.cue, offsets)},
                               {"speaker", unit.speaker ? Json(*unit.speaker) : Json()},
                               {"inside", unit.inside ? Json(*unit.inside) : Json()},
                               {"heading", unit.heading},
                               {"unsaid", unit.unsaid},
                               {"signs", disputes::signs_of(units, u, rules)},
                               {"gate", disputes::gate_features(text, units, u, rules)}});
    if (pairs) {
      for (const auto c : cutter.candidates(u, 1000)) {
        Json row{u, c};
        for (const auto sign : disputes::signs_of_pair(units, u, c, rules)) row.push_back(sign);
        answer["pairs"].push_back(std::move(row));
      }
      continue;
    }
    const auto window = cutter.cut(u);
    Json tokens = Json::array();
    for (const auto& token : window.tokens) {
      for (const auto value : {token.piece, std::uint32_t{token.letters}, std::uint32_t{token.inside},
                               static_cast<std::uint32_t>(token.part)})
        tokens.push_back(value);
    }
    Json likeness = Json::array(), links = Json::array();
    for (const auto a : window.candidates) {
      links.push_back(static_cast<int>(disputes::rule_link(units, u, a, rules)));
      for (const auto b : window.candidates) likeness.push_back(a == b ? 1.0 : disputes::alike(units, a, b));
    }
    answer["windows"].push_back({{"opponent", u},
                                 {"alike", std::move(likeness)},
                                 {"rule_links", std::move(links)},
                                 {"candidates", window.candidates},
                                 {"tokens", std::move(tokens)},
                                 {"places", window.places},
                                 {"pair_signs", window.pair_signs}});
  }
  return answer;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const auto bytes = cli::read_file(arguments[1]);
  if (!bytes) return 1;
  const auto model = Model::load(std::as_bytes(std::span(*bytes)));
  if (!model) return 1;
  const bool pairs = count > 2;
  while (const auto line = cli::read_line(stdin)) {
    const Json request = Json::parse(line->bytes, nullptr, false);
    if (request.is_discarded()) return 1;
    std::puts(windows_of(request, *model, pairs).dump().c_str());
  }
}
