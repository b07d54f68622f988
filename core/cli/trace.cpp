#include "cli/trace.h"

#include <algorithm>
#include <cstdio>

#include "disputes/calibration.h"
#include "disputes/disputes.h"
#include "intake/intake.h"

namespace cli {
namespace {

using namespace explainer;

constexpr const char* stances[] = {"asserts", "accuses",    "denies",    "declines", "confirms",
                                   "warns",   "criticises", "calls for", "intends",  "expresses"};
constexpr const char* answers[] = {"none",     "denies", "declines", "confirms", "questions",
                                   "responds", "rebuts", "retracts", "part"};
constexpr const char* kinds[] = {"none", "denies", "rebuts", "retracts", "declines", "questions", "part"};
constexpr const char* certainties[] = {"certain", "likely", "possible"};

std::string number(double share) {
  char words[16];
  std::snprintf(words, sizeof words, "%.2f", share);
  return words;
}

struct Tracer {
  const text::Text& text;
  const disputes::Units& units;
  const disputes::Rules& rules;
  const std::vector<float>& settings;

  std::string words(const std::vector<WordSpan>& spans) const {
    constexpr std::size_t longest = 100;
    std::string all;
    for (const auto span : spans) all += (all.empty() ? "" : " … ") + std::string(text.string(span));
    if (all.size() > longest) {
      auto end = longest;
      while (end > 0 && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U) --end;  // inside a character
      all = all.substr(0, end) + "…";
    }
    return all;
  }

  std::string words(std::uint32_t unit) const {
    const auto& one = units.all[unit];
    return one.statement ? words(one.source) + " | " + words(one.cue) + " | " + words(one.content) : words(one.content);
  }

  std::string by_rule(std::uint32_t statement) const {
    std::string lines;
    if (rules.answers[statement] != answers::Answer::none)
      lines += std::string("    by rule ") + answers[static_cast<int>(rules.answers[statement])] + "\n";
    for (const auto& target : rules.targets[statement]) {
      lines += "      statement " + std::to_string(target.statement) + ", rule " + std::string(target.rule) + ", " +
               certainties[static_cast<int>(target.certainty)] + ", " + std::to_string(target.score) + " points\n";
    }
    return lines;
  }

  std::string read(const disputes::Judgement& one, double opposes,
                   const std::vector<disputes::Opposition>& oppositions) const {
    std::string lines = "    read: opposes " + number(opposes) + " (";
    for (std::size_t k = 0; k < disputes::kind_count; ++k)
      lines += (k > 0 ? ", " : "") + std::string(kinds[k]) + " " + number(one.kinds[k]);
    lines += "), nobody " + number(one.nobody) + "\n";
    const auto& unit = units.all[one.opponent];
    const auto found = std::find_if(oppositions.begin(), oppositions.end(), [&](const auto& opposition) {
      return opposition.opponent.words == unit.words && opposition.opponent.statement == unit.statement;
    });
    for (std::size_t c = 0; c < one.candidates.size(); ++c) {
      const auto& candidate = units.all[one.candidates[c]];
      const auto share = disputes::link_share(units, rules, one, opposes, c, settings);
      lines += "      unit " + std::to_string(one.candidates[c]) + ": link " + number(one.link[c]) + ", same " +
               number(one.same[c]) + ", share " + number(share);
      const auto guard = disputes::guard_against(units, rules, one, c);
      const bool taken = found != oppositions.end() && !found->claim.empty() &&
                         found->claim.front() == disputes::Side{candidate.statement, candidate.words};
      lines += std::string(", ") +
               (taken   ? "taken"
                : guard ? guard
                        : "not the surest, or not sure enough") +
               ": " + words(one.candidates[c]) + "\n";
    }
    const auto* const none = disputes::no_opponent(units, rules, one.opponent);
    const char* const outcome = none                                       ? none
                                : found == oppositions.end()               ? "nothing: not sure enough"
                                : found->whom == disputes::Answers::claim  ? "a claim"
                                : found->whom == disputes::Answers::nobody ? "nobody here says so"
                                                                           : "left open";
    return lines + "      comes to: " + outcome + "\n";
  }
};

}  // namespace

Result<std::string> trace(std::string_view pasted, const Model* model, const Options& options) {
  const auto article = intake::read(pasted, options);
  if (!article) return article.error();
  const auto text = text::analyse(*article);
  if (text::language(text) != "en") model = nullptr;
  const auto said = attribution::find(text, model);
  const auto cast = entities::resolve(text, said);
  const auto readings = stance::read_stances(text, said);
  const auto facts = answers::read_facts(text, said, cast, readings);
  const auto units = disputes::read_units(text, said, cast);
  const auto rules = disputes::read_rules(facts, said, readings);
  std::vector<disputes::Judgement> judged;
  std::vector<float> settings;
  std::vector<disputes::Opposition> oppositions;
  if (model) {
    judged = disputes::judge(text, cast, units, rules, model->weights());
    settings = model->weights().disputes.settings;
    oppositions = disputes::decide(units, rules, judged, settings, {});
  }
  const Tracer tracer{text, units, rules, settings};
  std::string lines;
  const auto shares = disputes::opposes_shares(units, rules, judged, settings);
  std::size_t next = 0;
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    const auto& unit = units.all[u];
    lines += "unit " + std::to_string(u) + ", ";
    lines += unit.statement ? "statement " + std::to_string(*unit.statement) + ", " +
                                  stances[static_cast<int>(readings[*unit.statement].stance)]
                            : std::string("the article");
    lines += ": " + tracer.words(u) + "\n";
    if (unit.statement) lines += tracer.by_rule(*unit.statement);
    if (next < judged.size() && judged[next].opponent == u) {
      lines += tracer.read(judged[next], shares[next], oppositions);
      ++next;
    }
  }
  return lines;
}

}  // namespace cli
