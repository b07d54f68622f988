#include "explanation/standing.h"

#include <algorithm>

namespace explainer::explanation {
namespace {

/// What the statements of one entity tell of it.
struct Record {
  std::size_t statements = 0, on_unnamed_word = 0;
  std::vector<std::uint32_t> spoken_for;
};

std::vector<Record> records(const Explanation& explanation) {
  std::vector<Record> all(explanation.entities.size());
  for (const auto& statement : explanation.statements) {
    if (!statement.speaker) continue;
    auto& one = all[*statement.speaker];
    one.statements += 1;
    one.on_unnamed_word += on_unnamed_word(explanation, statement) ? 1 : 0;
    const auto party = statement.onBehalfOf;
    if (party && party != statement.speaker &&
        std::find(one.spoken_for.begin(), one.spoken_for.end(), *party) == one.spoken_for.end()) {
      one.spoken_for.push_back(*party);
    }
  }
  return all;
}

/// A name may end with a stop of its own: "Of U.S."
const char* stop_behind(std::string_view words) { return words.ends_with('.') ? "" : "."; }

/// "Together: Orlo, Marsh and Reyl."
Line listed(const Telling& telling, const char* before, const std::vector<std::uint32_t>& entities) {
  Line line = {{Voice::ours, before}};
  append(line, names(telling, entities, " and "));
  line.push_back({Voice::ours, stop_behind(telling.answer.entities[entities.back()].name)});
  return line;
}

/// The other names that say more than the name does.
Line also_called(const Entity& entity) {
  std::string words;
  for (const auto& alias : entity.aliases) {
    if (same_words(alias, entity.name)) continue;
    words += (words.empty() ? "Also called " : "; ") + alias;
  }
  return words.empty() ? Line{} : Line{{Voice::ours, words + stop_behind(words)}};
}

}  // namespace

bool is_unnamed(const Explanation& explanation, std::uint32_t entity) {
  const auto anonymous = [&](std::uint32_t one) { return explanation.entities[one].kind == EntityKind::anonymous; };
  const auto& members = explanation.entities[entity].members;
  return anonymous(entity) || (!members.empty() && std::all_of(members.begin(), members.end(), anonymous));
}

bool on_unnamed_word(const Explanation& explanation, const Statement& statement) {
  const auto* teller = &statement;
  for (int tellers = 0; tellers <= most_tellers; ++tellers) {
    if (teller->speaker && is_unnamed(explanation, *teller->speaker)) return true;
    if (!teller->inside) return false;
    teller = &explanation.statements[*teller->inside];
  }
  return false;
}

bool rests_on_unnamed(const Explanation& explanation, const Claim& claim) {
  std::size_t count = 0;
  for (const auto* links : {&claim.affirms, &claim.confirms}) {
    for (const auto& link : *links) {
      if (link.certainty == Certainty::possible) continue;
      if (!on_unnamed_word(explanation, explanation.statements[link.statement])) return false;
      ++count;
    }
  }
  return count > 0 && std::none_of(claim.article.begin(), claim.article.end(),
                                   [](const ArticlePosition& own) { return own.position != Stance::denies; });
}

std::vector<std::vector<Line>> standings(const Telling& telling) {
  const auto& answer = telling.answer;
  const auto told = records(answer);
  std::vector<std::vector<Line>> all(answer.entities.size());
  for (std::uint32_t id = 0; id < answer.entities.size(); ++id) {
    const auto& entity = answer.entities[id];
    if (told[id].statements == 0) continue;
    auto& lines = all[id];
    if (auto others = also_called(entity); !others.empty()) lines.push_back(std::move(others));
    if (!entity.members.empty()) lines.push_back(listed(telling, "Together: ", entity.members));
    if (!told[id].spoken_for.empty()) {
      lines.push_back(listed(telling, "Speaks here for ", told[id].spoken_for));
    } else if (entity.party && *entity.party != id) {
      const auto& party = answer.entities[*entity.party].name;
      const bool plain =
          same_words(entity.name, party) || (entity.description && same_words(*entity.description, party));
      if (!plain) lines.push_back(listed(telling, "Of ", {*entity.party}));
    }
    if (!entity.anonymity.empty()) {
      Line why = {{Voice::ours, "Why unnamed: "}};
      append(why, quoted(telling, entity.anonymity, 60));
      why.push_back({Voice::ours, "."});
      lines.push_back(std::move(why));
    }
    if (!is_unnamed(answer, id) && told[id].on_unnamed_word == told[id].statements) {
      lines.push_back({{Voice::ours, "Known here through unnamed sources only."}});
    }
  }
  return all;
}

}  // namespace explainer::explanation
