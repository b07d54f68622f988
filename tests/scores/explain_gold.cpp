// The rooms after attribution, given statements that readers marked, so that what they get wrong is told apart from
// what attribution gets wrong. Runs intake, text, entities, claims and explanation. Used by score_gold.py; by hand:
//
//     build/native/tests/explain_gold [--gold-stance] <lines.jsonl >explanations.jsonl
//
// One line in, one line out, offsets in code points:
//
//     {"id": "a", "text": "Arden denied it.", "statements": [{"id": "S1", "source": [[0, 5]], "cue": [[6, 12]],
//       "content": [[13, 15]], "form": "indirect", "stance": "denies", "inside": null}]}
//     {"id": "a", "explanation": {...}}
//
// `inside` names the id of an outer statement. `stance` may be missing; --gold-stance takes it in place of the one that
// the claims room reads. Statements that touch no analysed word are left out, with a line on standard error.
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "answers/targets.h"
#include "claims/claims.h"
#include "cli/files.h"
#include "explanation/tell.h"
#include "explanation/units.h"
#include "intake/intake.h"
#include "stance/negation.h"

namespace {

using namespace explainer;
using Json = nlohmann::json;
using Bytes = std::vector<std::uint32_t>;

bool is_white(std::string_view text, std::size_t at) {  // also as NO-BREAK SPACE, which intake may turn into a space
  const auto c = static_cast<unsigned char>(text[at]);
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
  const auto before = at > 0 ? static_cast<unsigned char>(text[at - 1]) : 0U;
  return c <= ' ' || (c == 0xC2 && next == 0xA0) || (c == 0xA0 && before == 0xC2);
}

/// For each byte of `from` (and its end) where it stands in `to`. The two differ in white space, and in a few
/// characters at most; where they do, the nearest twelve equal bytes bring them together again.
Bytes mapped(std::string_view from, std::string_view to) {
  constexpr std::size_t reach = 600, sure = 12;
  Bytes at(from.size() + 1);
  std::size_t i = 0, j = 0;
  while (i < from.size()) {
    at[i] = static_cast<std::uint32_t>(std::min(j, to.size()));
    if (is_white(from, i)) {
      ++i;
    } else if (j < to.size() && is_white(to, j)) {
      ++j;
    } else if (j < to.size() && from[i] == to[j]) {
      ++i, ++j;
    } else {
      const auto next = [&] {
        for (std::size_t apart = 1; apart < reach; ++apart) {
          for (std::size_t a = 0; a <= apart; ++a) {
            const auto piece = from.substr(std::min(i + a, from.size()), sure);
            if (piece.size() == sure && j + apart - a < to.size() && to.substr(j + apart - a, sure) == piece)
              return std::pair(a, apart - a);
          }
        }
        return std::pair(std::size_t{1}, std::size_t{0});
      }();
      for (std::size_t k = 0; k < next.first; ++k) at[i + k] = static_cast<std::uint32_t>(std::min(j, to.size()));
      i += next.first, j += next.second;
    }
  }
  at[from.size()] = static_cast<std::uint32_t>(to.size());
  return at;
}

/// The byte at which each code point begins, and the end.
Bytes code_points(std::string_view text) {
  Bytes begins;
  for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (explanation::on_boundary(text, byte)) begins.push_back(byte);
  }
  return begins;
}

struct Places {
  const text::Text& text;
  Bytes points, article;

  std::vector<WordSpan> words(const Json& spans) const {
    std::vector<WordSpan> found;
    for (const auto& span : spans) {
      const auto last = static_cast<std::uint32_t>(points.size() - 1);
      const auto begin = article[points[std::min(span[0].get<std::uint32_t>(), last)]];
      const auto end = article[points[std::min(span[1].get<std::uint32_t>(), last)]];
      const auto& all = text.words;
      const auto first =
          std::partition_point(all.begin(), all.end(), [&](const auto& w) { return w.bytes.end <= begin; });
      const auto past = std::partition_point(first, all.end(), [&](const auto& w) { return w.bytes.begin < end; });
      WordSpan one{static_cast<std::uint32_t>(first - all.begin()), static_cast<std::uint32_t>(past - all.begin())};
      while (!one.empty() && all[one.begin].kind == text::WordKind::block_end) ++one.begin;
      while (!one.empty() && all[one.end - 1].kind == text::WordKind::block_end) --one.end;
      if (!one.empty()) found.push_back(one);
    }
    std::sort(found.begin(), found.end());
    return found;
  }
};

constexpr const char* stances[] = {"asserts", "accuses",    "denies",    "declines", "confirms",
                                   "warns",   "criticises", "calls-for", "intends",  "expresses"};

struct Gold {
  attribution::Said said;
  std::string id, inside;
  std::optional<Stance> stance;
  bool answers = false;  ///< --pairs: what it answers is wanted
  std::uint32_t begin = 0, size = 0;
};

std::vector<Gold> read_gold(const Json& statements, const Places& places, const std::string& doc) {
  std::vector<Gold> all;
  for (const auto& one : statements) {
    Gold gold;
    gold.id = one["id"].get<std::string>();
    if (one.contains("inside") && one["inside"].is_string()) gold.inside = one["inside"].get<std::string>();
    gold.answers = one.value("answers", false);
    gold.said.source = places.words(one["source"]);
    gold.said.cue = places.words(one["cue"]);
    gold.said.content = places.words(one["content"]);
    gold.said.confidence = 1;
    const std::string form = one.value("form", "indirect");
    gold.said.form = form == "direct" ? Form::direct : form == "mixed" ? Form::mixed : Form::indirect;
    for (int s = 0; s < 10; ++s) {
      if (one.contains("stance") && one["stance"] == stances[s]) gold.stance = static_cast<Stance>(s);
    }
    if (gold.said.anchor().empty()) {
      std::fprintf(stderr, "%s: statement %s touches no analysed word\n", doc.c_str(), gold.id.c_str());
      continue;
    }
    gold.begin = ~0U;
    for (const auto* spans : {&gold.said.source, &gold.said.cue, &gold.said.content}) {
      for (const auto span : *spans) gold.begin = std::min(gold.begin, span.begin), gold.size += span.size();
    }
    all.push_back(std::move(gold));
  }
  // In text order; of two that begin together the larger, which is the outer, comes first.
  std::stable_sort(all.begin(), all.end(), [](const Gold& a, const Gold& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.size > b.size;
  });
  // An outer one that begins later (its source stands behind) goes before the inner.
  for (std::size_t i = 0, moves = 0; i < all.size(); ++i) {
    const auto outer = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(i), all.end(), [&](const Gold& gold) {
      return !all[i].inside.empty() && gold.id == all[i].inside;
    });
    if (outer == all.end() || ++moves > all.size() * all.size()) continue;
    std::rotate(all.begin() + static_cast<std::ptrdiff_t>(i), outer, outer + 1);
    --i;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t outer = 0; outer < i; ++outer) {
      if (!all[i].inside.empty() && all[outer].id == all[i].inside) all[i].said.inside = outer;
    }
  }
  return all;
}

struct Mode {
  bool gold_stance = false, pairs = false;
};

/// What the ranking of targets sees of every statement that is marked with "answers": one row for each candidate.
std::string pairs(const std::string& id, const text::Text& text, const std::vector<Gold>& gold,
                  const std::vector<attribution::Said>& said, const entities::Cast& cast,
                  const std::vector<stance::Reading>& readings) {
  const auto all = answers::read_facts(text, said, cast, readings);
  const auto answers = answers::answers_of(all.of, readings);
  Json rows = Json::array();
  for (std::uint32_t a = 0; a < said.size(); ++a) {
    if (!gold[a].answers) continue;
    const auto what = answers[a] == answers::Answer::none || answers[a] == answers::Answer::rebuts
                          ? answers::Answer::denies
                          : answers[a];
    Json candidates = Json::array();
    for (const auto& one : answers::candidates_of(a, all, said, readings))
      candidates.push_back({{"id", gold[one.statement].id}, {"features", one.features}});
    const auto own = stance::answer_in(all.of[a].content);
    rows.push_back({{"id", gold[a].id},
                    {"rule", own ? std::string(own->rule) + (own->sure ? "" : "?") : std::string()},
                    {"stance", stances[static_cast<int>(readings[a].stance)]},
                    {"kind", static_cast<int>(answers::answer_kind(all.of[a], what))},
                    {"candidates", candidates}});
  }
  return Json{{"id", id}, {"names", answers::pair_feature_names}, {"answers", rows}}.dump();
}

std::string explain_gold(const Json& line, Mode mode) {
  const auto id = line["id"].get<std::string>();
  const auto& pasted = line["text"].get_ref<const std::string&>();
  Options options;
  options.input = Input::text;
  const auto article = intake::read(pasted, options);
  if (!article) return Json{{"id", id}, {"error", {{"message", article.error().message}}}}.dump();

  const auto text = text::analyse(*article);
  const auto gold = read_gold(line["statements"], {text, code_points(pasted), mapped(pasted, article->text)}, id);
  std::vector<attribution::Said> said;
  for (const auto& one : gold) said.push_back(one.said);

  const auto cast = entities::resolve(text, said);
  auto readings = stance::read_stances(text, said);
  readings.resize(said.size());
  for (std::size_t i = 0; mode.gold_stance && i < gold.size(); ++i) {
    if (gold[i].stance) readings[i].stance = *gold[i].stance;
  }
  if (mode.pairs) return pairs(id, text, gold, said, cast, readings);
  auto claims = claims::find(text, said, cast, readings);
  const auto answer = explanation::tell(*article, text, said, cast, readings, std::move(claims), text::notes(text));
  if (const auto wrong = explanation::breach(answer)) std::fprintf(stderr, "%s: %s\n", id.c_str(), wrong->c_str());
  return "{\"id\":" + Json(id).dump() + ",\"explanation\":" + to_json(answer, Unit::code_point) + "}";
}

}  // namespace

int main(int argc, char** argv) {
  Mode mode;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--gold-stance") mode.gold_stance = true;
    if (std::string_view(argv[i]) == "--pairs") mode.pairs = true;
  }
  while (const auto line = cli::read_line(stdin)) {
    const Json request = Json::parse(line->bytes, nullptr, false);
    if (request.is_discarded()) return 1;
    std::puts(explain_gold(request, mode).c_str());
    std::fflush(stdout);
  }
}
