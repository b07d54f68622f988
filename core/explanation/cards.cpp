#include "explanation/cards.h"

#include <algorithm>
#include <set>

#include "explanation/standing.h"

namespace explainer::explanation {
namespace {

constexpr std::size_t most_words = 30;  // of what one source says on a card; the article holds the rest
constexpr std::size_t whole = 100'000;

using Wanted = bool (*)(const Link&);
bool firm(const Link& link) { return link.certainty != Certainty::possible; }
bool firm_part(const Link& link) { return firm(link) && link.relation == Relation::part; }
bool firm_whole(const Link& link) { return firm(link) && link.relation != Relation::part; }

struct Stand {
  const char* label;
  std::vector<Link> Claim::*links;
  Wanted wanted;
};

// In the order of the card. Part acceptance stands apart: it is neither saying so nor saying otherwise.
constexpr Stand stands[] = {
    {"Says so", &Claim::affirms, firm},
    {"Says so", &Claim::confirms, firm_whole},
    {"Accepts part", &Claim::confirms, firm_part},
    {"Took back", &Claim::retracts, firm},
    {"Says otherwise", &Claim::denies, firm},
    {"Questions it", &Claim::questions, firm},
    {"No position", &Claim::declines, firm},
    {"Answers, no position", &Claim::responds, firm},
    {"Only if it happens", &Claim::conditional, firm},
};

bool has(const Claim& claim, ClaimStatus status) {
  return std::find(claim.status.begin(), claim.status.end(), status) != claim.status.end();
}

std::optional<std::uint32_t> root_of(const Explanation& explanation, const Link& link) {
  return link.root ? link.root : explanation.statements[link.statement].speaker;
}

Item item(ItemKind kind, std::string_view words) { return {kind, {{Voice::ours, std::string(words)}}}; }

struct CardWriter {
  const Telling& telling;
  const Claim& claim;
  std::set<std::uint32_t> roots_told = {};
  std::vector<Item> items = {};

  const Explanation& answer() const { return telling.answer; }
  void note(Line line) { items.push_back({ItemKind::note, std::move(line)}); }

  /// One source told through several mouths, or twice, is one source.
  void once(const Link& link) {
    const auto root = root_of(answer(), link);
    if (!root || roots_told.insert(*root).second) return;
    Line line = {{Voice::ours, "On the word of "}};
    append(line, who(telling, *root));
    line.push_back({Voice::ours, ", as above. Counted once."});
    note(std::move(line));
  }

  void entry(const Link& link, const char* possibly) {
    const auto& statement = answer().statements[link.statement];
    Line line = said(telling, statement, true, most_words);
    if (possibly) line.push_back({Voice::ours, std::string(" (perhaps: ") + possibly + ")"});
    items.push_back({ItemKind::entry, std::move(line)});
    for (auto& remark : remarks(telling, statement, most_words)) note(std::move(remark));
    if (!possibly) once(link);
    if (!link.restricted.empty()) {
      Line narrowed = {{Voice::ours, "Narrowed by "}};
      append(narrowed, quoted(telling, link.restricted, whole));
      narrowed.push_back({Voice::ours, "."});
      note(std::move(narrowed));
    }
    for (auto& reason : reasons(telling, link)) note(std::move(reason));
  }

  /// What an open claim may answer, the likeliest first; none of it counts as somebody's word for the claim.
  void may_answer() {
    if (claim.candidates.empty()) return;
    items.push_back(item(ItemKind::label, "It may answer:"));
    for (const auto id : claim.candidates) {
      const auto& statement = answer().statements[id];
      items.push_back({ItemKind::entry, said(telling, statement, true, most_words)});
      for (auto& remark : remarks(telling, statement, most_words)) note(std::move(remark));
    }
  }

  void positions() {
    std::string_view last;
    for (const auto& stand : stands) {
      for (const auto& link : claim.*stand.links) {
        if (!stand.wanted(link)) continue;
        if (last != stand.label) {
          items.push_back(item(ItemKind::label, stand.label));
          // Who affirms and who confirms share a label and their roots; other labels count for themselves.
          roots_told.clear();
        }
        last = stand.label;
        entry(link, nullptr);
      }
    }
  }

  void own_voice() {
    if (claim.article.empty()) return;
    items.push_back(item(ItemKind::label, "The article itself"));
    for (const auto& own : claim.article) {
      Line line = {{Voice::ours, own.position == Stance::denies ? "Says otherwise, without a source  "
                                                                : "Says so, without a source  "}};
      append(line, quoted(telling, own.spans, most_words));
      line.push_back(place(telling, own.spans.front()));
      items.push_back({ItemKind::entry, std::move(line)});
    }
  }

  void missing() {
    if (claim.unanswered.empty()) return;
    Line line = {{Voice::ours, "Not in the article: an answer from "}};
    for (std::size_t i = 0; i < claim.unanswered.size(); ++i) {
      if (i > 0) line.push_back({Voice::ours, ", an answer from "});
      line.push_back({Voice::name, answer().entities[claim.unanswered[i]].name});
    }
    line.push_back({Voice::ours, "."});
    items.push_back({ItemKind::absence, std::move(line)});
  }

  void perhaps() {
    bool first = true;
    for (const auto& stand : stands) {
      if (stand.wanted == firm_part) continue;  // the whole list of `confirms` is gone through once
      for (const auto& link : claim.*stand.links) {
        if (firm(link)) continue;
        if (first) items.push_back(item(ItemKind::label, "May also concern this"));
        first = false;
        entry(link, stand.label);
      }
    }
  }
};

/// Too few words to be a proposition make a heading that says nothing ("the allegations"): who said them then stands
/// with them, and what hands them over.
Line words_of(const Telling& telling, const Claim& claim) {
  const auto* speaks = title_statement(telling, claim);
  Line line = speaks ? title_of(telling, *speaks, most_words) : quoted(telling, claim.text, whole);
  line.push_back(place(telling, claim.text.front()));
  return line;
}

/// Which card this is among those of its kind.
struct Ordinal {
  std::size_t at = 0, of = 0;
};

std::vector<Item> card(const Telling& telling, const Claim& claim, Ordinal ordinal) {
  Line head = {{Voice::ours, (claim.open ? "Left open " : "Claim ") + std::to_string(ordinal.at) + " of " +
                                 std::to_string(ordinal.of) + ": "}};
  append(head, status(telling, claim));
  CardWriter writer{telling, claim};
  writer.items.push_back({ItemKind::claim, std::move(head)});
  writer.items.push_back({ItemKind::words, words_of(telling, claim)});
  if (claim.open) {
    writer.items.push_back(item(ItemKind::note, "Which claim this answers is left open."));
  } else if (!claim.voiced) {
    writer.items.push_back(
        item(ItemKind::note, "Nobody in this article is quoted saying so; these are the words that are answered."));
  }
  if (rests_on_unnamed(telling.answer, claim))
    writer.items.push_back(item(ItemKind::note, "Rests on unnamed sources only."));
  writer.may_answer();
  writer.positions();
  writer.own_voice();
  writer.missing();
  writer.perhaps();
  return std::move(writer.items);
}

/// A claim that nobody opposes, in two lines: its words, and who says so.
void line_of(const Telling& telling, const Claim& claim, std::vector<Item>& items) {
  items.push_back({ItemKind::entry, words_of(telling, claim)});
  Line names;
  std::set<std::optional<std::uint32_t>> told;
  for (const auto& link : claim.affirms) {
    const auto& statement = telling.answer.statements[link.statement];
    if (!firm(link) || (statement.speaker && !told.insert(statement.speaker).second)) continue;
    if (!names.empty()) names.push_back({Voice::ours, "; "});
    append(names, who(telling, statement));
    for (auto remark : remarks(telling, statement, whole)) {
      if (remark.front().text != "As told by ") continue;
      remark.front().text = ", as told by ";
      remark.pop_back();  // the full stop
      append(names, remark);
    }
  }
  if (!names.empty()) items.push_back({ItemKind::note, std::move(names)});
}

/// Cards of claims need none: each says its status.
const char* heading(Shelf shelf) {
  switch (shelf) {
    case Shelf::disputed:
    case Shelf::partly_accepted:
    case Shelf::not_confirmed: return nullptr;
    case Shelf::open: return "Denials whose claim is left open";
    case Shelf::accepted: return "Accepted by the party concerned";
    case Shelf::answered: return "No opposing statement, but something beside it";
    case Shelf::unnamed: return "No opposing statement, unnamed sources only";
    case Shelf::unopposed: return "No opposing statement in this article";
    case Shelf::unsourced: return "Stated by the article without a source";
  }
  return nullptr;
}

}  // namespace

Shelf shelf(const Explanation& explanation, const Claim& claim) {
  if (claim.open) return Shelf::open;
  if (has(claim, ClaimStatus::disputed)) return Shelf::disputed;
  if (has(claim, ClaimStatus::partly_accepted)) return Shelf::partly_accepted;
  if (has(claim, ClaimStatus::not_confirmed) || is_taken_back(claim)) return Shelf::not_confirmed;
  if (has(claim, ClaimStatus::accepted)) return Shelf::accepted;
  const bool possible =
      std::any_of(claim.affirms.begin(), claim.affirms.end(), [](const Link& link) { return !firm(link); });
  if (!claim.voiced || possible || !claim.confirms.empty() || !claim.denies.empty() || !claim.declines.empty() ||
      !claim.questions.empty() || !claim.retracts.empty() || !claim.conditional.empty() || !claim.responds.empty() ||
      !claim.unanswered.empty()) {
    return Shelf::answered;
  }
  if (claim.affirms.empty()) return Shelf::unsourced;
  if (!claim.article.empty()) return Shelf::answered;  // both a source and the article's own voice: a card shows which
  return rests_on_unnamed(explanation, claim) ? Shelf::unnamed : Shelf::unopposed;
}

std::vector<Item> claim_items(const Telling& telling) {
  struct Shelved {
    Shelf shelf;
    const Claim* claim;
  };
  std::vector<Shelved> all;
  for (const auto& claim : telling.answer.claims) all.push_back({shelf(telling.answer, claim), &claim});
  std::stable_sort(all.begin(), all.end(), [](const Shelved& a, const Shelved& b) { return a.shelf < b.shelf; });

  const auto open = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Shelved& one) { return one.shelf == Shelf::open; }));
  const auto unsourced = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Shelved& one) { return one.shelf == Shelf::unsourced; }));
  Ordinal sure_one{0, all.size() - open - unsourced}, open_one{0, open};  // as the summary counts them
  std::vector<Item> items;
  std::optional<Shelf> last;
  for (const auto& [where, claim] : all) {
    auto& ordinal = where == Shelf::open ? open_one : sure_one;
    ++ordinal.at;
    if (const auto* words = heading(where); last != where && words) {
      items.push_back(item(ItemKind::section, words));
    }
    last = where;
    if (where <= Shelf::answered) {
      for (auto& one : card(telling, *claim, ordinal)) items.push_back(std::move(one));
    } else {
      line_of(telling, *claim, items);
    }
  }
  return items;
}

}  // namespace explainer::explanation
