// What is known of each statement and its speaker, and the points that it gets. Used by model/train/speakers.py; by
// hand:
//
//     build/native/tests/speaker_signs build/native/english.model <lines.jsonl >statements.jsonl   (reads the texts)
//     build/native/tests/speaker_signs <statements.jsonl >signs.jsonl                               (who speaks)
//
// {"id": "a", "text": "…"} in; the first adds "said" to the line, statements as attribution finds them, in words, so
// that the second, which leaves the network out, takes seconds. It gives for each line
//
//     {"id", "text": the reading text, "statements": [{"content", "cue", "source": [[begin, end]] in code points,
//      "speaker": the name or null, "aliases", "kind", "signs": [...], "outer", "from", "rests", "points"}]}
#include <cstdio>
#include <nlohmann/json.hpp>

#include "attribution/attribution.h"
#include "cli/files.h"
#include "entities/speakers.h"
#include "entities/sureness.h"
#include "explainer/explainer.h"
#include "explanation/units.h"
#include "intake/intake.h"
#include "text/text.h"

namespace {

using namespace explainer;
using Json = nlohmann::json;

constexpr const char* kinds[] = {"named", "described", "one", "several", "speaker", "relative", "none"};

Json spans(const std::vector<WordSpan>& words) {
  Json all = Json::array();
  for (const auto& span : words) all.push_back({span.begin, span.end});
  return all;
}

std::vector<WordSpan> read_spans(const Json& all) {
  std::vector<WordSpan> words;
  for (const auto& span : all) words.push_back({span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()});
  return words;
}

Json or_null(std::optional<std::uint32_t> number) { return number ? Json(*number) : Json(); }

std::optional<std::uint32_t> read_number(const Json& number) {
  return number.is_null() ? std::nullopt : std::optional(number.get<std::uint32_t>());
}

Json write(const std::vector<attribution::Said>& said) {
  Json all = Json::array();
  for (const auto& one : said) {
    all.push_back({{"source", spans(one.source)},
                   {"cue", spans(one.cue)},
                   {"content", spans(one.content)},
                   {"form", static_cast<int>(one.form)},
                   {"inside", or_null(one.inside)},
                   {"continues", or_null(one.continues)},
                   {"confidence", one.confidence}});
  }
  return all;
}

std::vector<attribution::Said> read(const Json& all) {
  std::vector<attribution::Said> said;
  for (const auto& one : all) {
    said.push_back({.source = read_spans(one["source"]),
                    .cue = read_spans(one["cue"]),
                    .content = read_spans(one["content"]),
                    .form = static_cast<Form>(one["form"].get<int>()),
                    .inside = read_number(one["inside"]),
                    .continues = read_number(one["continues"]),
                    .confidence = one["confidence"].get<float>()});
  }
  return said;
}

Json signs(const text::Text& text, const std::vector<attribution::Said>& said) {
  const entities::Lexicon lexicon;
  const auto names = entities::find_names(text, lexicon);
  entities::Roster roster(text, lexicon, names);
  const auto voices = entities::find_speakers(text, lexicon, names, roster, said);
  const auto all = entities::read_signs({text, lexicon, names, roster, said, voices});
  const auto points = entities::weigh(all);

  std::vector<std::uint32_t> point(text.bytes.size() + 1);
  for (std::uint32_t byte = 0, count = 0; byte <= text.bytes.size(); ++byte) {
    point[byte] = count;
    count += byte + 1 <= text.bytes.size() && explanation::on_boundary(text.bytes, byte + 1);
  }
  const auto places = [&](const std::vector<WordSpan>& words) {
    Json found = Json::array();
    for (const auto& span : words) {
      const auto bytes = text.byte_span(span);
      found.push_back({point[bytes.begin], point[bytes.end]});
    }
    return found;
  };
  const auto aliases = [&](std::uint32_t entity) {
    Json found = Json::array();
    for (const auto& mention : roster[entity].mentions) {
      if (!mention.pronoun && !mention.words.empty()) found.push_back(std::string(text.string(mention.words)));
    }
    for (const auto& alias : roster[entity].aliases) found.push_back(alias);
    return found;
  };
  Json statements = Json::array();
  for (std::size_t s = 0; s < said.size(); ++s) {
    Json one{{"content", places(said[s].content)}, {"cue", places(said[s].cue)}, {"source", places(said[s].source)}};
    const auto who = voices[s].speaker;
    one["speaker"] = who ? Json(roster[*who].name) : Json();
    one["aliases"] = who ? aliases(*who) : Json::array();
    one["candidates"] = Json::array();
    for (const auto candidate : voices[s].candidates)
      one["candidates"].push_back({{"name", roster[candidate].name}, {"aliases", aliases(candidate)}});
    if (all[s]) {
      one["kind"] = kinds[static_cast<std::size_t>(all[s]->kind)];
      one["signs"] = all[s]->all;
      one["outer"] = or_null(all[s]->outer);
      one["from"] = or_null(all[s]->from);
      one["rests"] = or_null(all[s]->rests);
      one["points"] = points[s];
    }
    statements.push_back(std::move(one));
  }
  return statements;
}

}  // namespace

int main(int argc, char** argv) {
  const auto bytes = argc > 1 ? cli::read_file(argv[1]) : std::nullopt;
  const auto model = bytes ? Model::load(std::as_bytes(std::span(*bytes))) : Error{ErrorCode::model, "no model file"};
  if (argc > 1 && !model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 1;
  }
  while (const auto line = cli::read_line(stdin)) {
    Json request = Json::parse(line->bytes, nullptr, false);
    if (request.is_discarded()) return 1;
    const auto article = intake::read(request["text"].get_ref<const std::string&>(), Options{});
    if (!article) continue;
    const auto text = text::analyse(*article);
    if (argc > 1) {
      request["said"] = write(attribution::find(text, text::language(text) == "en" ? &*model : nullptr));
      std::puts(request.dump().c_str());
      continue;
    }
    const auto statements = signs(text, read(request["said"]));
    const Json out{{"id", request["id"]}, {"text", text.bytes}, {"statements", statements}};
    std::puts(out.dump().c_str());
  }
}
