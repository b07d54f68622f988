#include "answers/frames.h"

#include <algorithm>
#include <map>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "stance/lexicon.h"
#include "unicode/characters.h"

namespace explainer::answers {
namespace {

struct Form {
  std::string_view frame;
  bool noun = false, converse = false;
};

const std::map<std::string_view, std::vector<Form>>& forms() {
  static const auto table = [] {
    std::map<std::string_view, std::vector<Form>> found;
    for (const auto& row : lexicons::rows(lexicons::frames)) {
      const auto role = lexicons::cell(row, 2);
      found[lexicons::cell(row, 1)].push_back({lexicons::cell(row, 0), role == "noun", role == "converse"});
    }
    return found;
  }();
  return table;
}

/// What a thing is called here, and the kind that holds it.
struct Kind {
  std::string_view name, wider;
};
const std::map<std::string_view, Kind>& kinds() {
  static const auto table = [] {
    std::map<std::string_view, Kind> found;
    for (const auto& row : lexicons::rows(lexicons::kinds)) {
      const auto thing = lexicons::cell(row, 0), kind = lexicons::cell(row, 1);
      found[thing] = lexicons::cell(row, 2) == "same" ? Kind{kind, {}} : Kind{thing, kind};
    }
    for (const auto& row : lexicons::rows(lexicons::kinds))
      found.emplace(lexicons::cell(row, 1), Kind{lexicons::cell(row, 1), {}});
    return found;
  }();
  return table;
}

/// Names of states by their first word; the longer name first.
struct Name {
  std::vector<std::string> words;
  std::string_view state;
};
const std::map<std::string, std::vector<Name>>& states() {
  static const auto table = [] {
    std::map<std::string, std::vector<Name>> found;
    for (const auto& row : lexicons::rows(lexicons::countries)) {
      Name name{{}, lexicons::cell(row, 0)};
      auto rest = lexicons::cell(row, 2);
      while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (end > 0) name.words.push_back(unicode::lower_ascii(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      if (!name.words.empty() && name.words.front().find('.') == std::string::npos)
        found[name.words.front()].push_back(name);
    }
    for (auto& [word, names] : found) {
      std::stable_sort(names.begin(), names.end(),
                       [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
    }
    return found;
  }();
  return table;
}

bool is_gerund(const Token& token) { return token.lower.size() > 4 && token.lower.ends_with("ing"); }
bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), token.lower) != words.end();
}

/// Is the word a noun here? Decided by what stands around it.
bool reads_as_noun(const std::vector<Token>& some, std::size_t at) {
  if (at + 1 < some.size() && some[at + 1].lower == "of") return true;
  if (at == 0) return !is_gerund(some[at]) && !some[at].lower.ends_with("ed");
  const auto& before = some[at - 1];
  if (in_class(before.lower, "article") || before.lower == "'s" ||
      one_of(before, {"of", "for", "on", "in", "with", "from"}))
    return !is_gerund(some[at]);
  if (before.lower == "to" || in_class(before.lower, "auxiliary") || in_class(before.lower, "pronoun")) return false;
  return !some[at].lower.ends_with("ed") && !is_gerund(some[at]) && at >= 2 && in_class(some[at - 2].lower, "article");
}

struct Window {
  std::size_t begin, end;
};

/// The stretch of words in which the parts of an act are looked for: its clause, as far as signs tell.
Window clause_around(const std::vector<Token>& some, std::size_t at) {
  Window window{at, at + 1};
  while (window.begin > 0 && at - window.begin < 14 &&
         !one_of(some[window.begin - 1], {".", ";", "?", "!", "while", "whereas", "but"}))
    --window.begin;
  while (window.end < some.size() && window.end - at < 16 &&
         !one_of(some[window.end], {".", ";", "?", "!", "while", "whereas", "but"}))
    ++window.end;
  return window;
}

bool passive(const std::vector<Token>& some, std::size_t at) {
  if (at == 0 || some[at].bases.size() < 2 || is_gerund(some[at])) return false;
  for (std::size_t i = at; i > 0 && at - i < 3; --i) {
    if (some[i - 1].is("be") || one_of(some[i - 1], {"been", "being", "was", "were"})) return true;
    if (some[i - 1].is("have")) return false;
  }
  return false;
}

Act read_act(const std::vector<Token>& some, std::size_t at, const Form& form, const std::vector<Reference>& references,
             std::optional<Party> self) {
  Act act;
  act.frame = form.frame, act.token = static_cast<std::uint32_t>(at), act.noun = form.noun,
  act.converse = form.converse;
  const auto clause = clause_around(some, at);
  const bool by_passive = passive(some, at);
  std::optional<Party> subject, object, to, from, by, adjective;
  for (const auto& reference : references) {
    if (reference.end <= clause.begin || reference.begin >= clause.end) continue;
    const auto* before = reference.begin > 0 ? &some[reference.begin - 1] : nullptr;
    if (before && in_class(before->lower, "article") && reference.begin > 1) before = &some[reference.begin - 2];
    const auto marks = [&](std::string_view word) { return before && before->lower == word; };
    if (reference.end <= at) {
      const bool governed =
          before && one_of(*before, {"of", "to", "with", "by", "from", "against", "for", "in", "on", "at"});
      const bool beside = at - reference.end <= 2;  // "Kest’s sale", "Kestian shell sales", not all that stands before
      const bool doer =
          form.noun ? (beside && !governed) || marks("by") : !governed || (marks("of") && before == &some[0]);
      if (doer) subject = reference.party;
    } else if (reference.begin > at) {
      if (marks("to") || marks("against") || marks("with") || marks("on")) {
        if (!to) to = reference.party;
      } else if (marks("from")) {
        if (!from) from = reference.party;
      } else if (marks("by")) {
        if (!by) by = reference.party;
      } else if (marks("of") && form.noun) {
        if (!adjective) adjective = reference.party;
      } else if (!(before && one_of(*before, {"in", "for", "at", "of", "after", "before", "between"})) &&
                 reference.begin - at <= 6) {
        if (reference.begin == at + 1 || marks("the") || before == &some[at]) {
          if (!object) object = reference.party;
        } else if (!adjective)
          adjective = reference.party;
      }
    }
  }
  // a deed told without its doer ("denied sending", "that it had sent") is the speaker's own
  const bool gerund_first = is_gerund(some[at]) && at <= 1;
  const bool pronoun_subject =
      !subject && std::any_of(some.begin() + static_cast<std::ptrdiff_t>(clause.begin),
                              some.begin() + static_cast<std::ptrdiff_t>(at), [](const Token& t) {
                                return one_of(t, {"it", "he", "she", "they", "we", "i"});
                              });
  if (form.converse) {
    act.agent = from;
    act.other = subject;
    if (!act.other && (gerund_first || pronoun_subject)) act.other = self;
  } else if (form.noun) {
    act.agent = subject ? subject : by ? by : adjective;
    if (from && !act.agent) act.agent = from;
    act.other = to ? to : act.agent == subject ? object : std::nullopt;
    if (act.other == act.agent) act.other.reset();
  } else if (by_passive) {
    act.agent = by;
    act.other = to ? to : subject ? subject : pronoun_subject ? self : std::nullopt;
  } else {
    act.agent = subject;
    if (!act.agent && (gerund_first || pronoun_subject)) act.agent = self;
    act.other = object ? object : to;
    if (adjective && !act.agent) act.agent = adjective;
  }
  // the thing: the first known kind behind the word, or directly before a noun ("weapons transfer")
  const auto look = [&](std::size_t i) {
    for (const auto& base : some[i].bases) {
      if (const auto found = kinds().find(base); found != kinds().end()) {
        act.object = found->second.name, act.object_token = static_cast<std::uint32_t>(i);
        return true;
      }
    }
    return false;
  };
  for (std::size_t i = at + 1; i < clause.end; ++i) {
    if (i != at && look(i)) break;
  }
  for (std::size_t i = at; act.object.empty() && i > clause.begin && at - i < 4; --i) look(i - 1);
  for (std::size_t i = at + 1; act.object.empty() && i < std::min(clause.end, at + 5); ++i) {
    const auto& token = some[i];
    if (!token.letters) break;
    if (in_class(token.lower, "article") || token.lower == "of" ||
        (token.lower.size() > 4 && token.lower.ends_with("ly")))
      continue;
    if (in_class(token.lower, "preposition") || in_class(token.lower, "auxiliary") ||
        in_class(token.lower, "pronoun") || token.capital)
      break;
    act.thing = token.bases.back();
    break;
  }
  for (std::size_t i = clause.begin; i < at; ++i) {
    const bool near = at - i <= 5;
    if (one_of(some[i],
               {"plan", "planning", "plans", "planned", "intends", "intend", "considering", "prepare", "preparing",
                "negotiations", "talks", "agreed", "wants", "want", "seeking", "seeks", "offered"}) ||
        (near && one_of(some[i], {"will", "may", "might", "could", "can"})))
      act.planned = true;
    if (one_of(some[i], {"any", "if", "should", "would", "potential", "potentially", "possible"})) act.open = true;
    if (near && (one_of(some[i], {"not", "never", "without", "nor", "neither"}) ||
                 (some[i].is("fail") || some[i].is("abstain") || some[i].is("refrain") || some[i].is("refuse") ||
                  some[i].lower == "held")))
      act.negated = true;
  }
  return act;
}

}  // namespace

bool is_kind_of(std::string_view special, std::string_view general) {
  for (int steps = 0; steps < 8 && !special.empty(); ++steps) {
    if (special == general) return true;
    const auto found = kinds().find(special);
    special = found == kinds().end() ? std::string_view{} : found->second.wider;
  }
  return false;
}

StateName state_at(const std::vector<Token>& some, std::size_t at) {
  if (!some[at].capital) return {};
  const auto found = states().find(some[at].lower);
  if (found == states().end()) return {};
  for (const auto& name : found->second) {
    bool same = at + name.words.size() <= some.size();
    for (std::size_t k = 0; same && k < name.words.size(); ++k) same = some[at + k].lower == name.words[k];
    if (same) return {name.state, static_cast<std::uint32_t>(name.words.size())};
  }
  return {};
}

std::vector<Act> read_acts(const std::vector<Token>& content, const std::vector<Reference>& references,
                           std::optional<Party> self) {
  std::vector<Act> acts;
  for (std::size_t i = 0; i < content.size() && acts.size() < 12; ++i) {
    if (!content[i].letters || content[i].capital) continue;
    const Form* chosen = nullptr;
    for (const auto& base : content[i].bases) {
      const auto found = forms().find(base);
      if (found == forms().end()) continue;
      const bool noun = reads_as_noun(content, i);
      for (const auto& form : found->second) {
        if (!chosen || (form.noun == noun && chosen->noun != noun)) chosen = &form;
      }
      break;
    }
    if (chosen) acts.push_back(read_act(content, i, *chosen, references, self));
  }
  return acts;
}

}  // namespace explainer::answers
