#include "explanation/outline.h"

#include <algorithm>
#include <map>

#include "explanation/cards.h"
#include "explanation/standing.h"

namespace explainer::explanation {
namespace {

constexpr std::size_t whole = 100'000;

Item item(ItemKind kind, std::string words) { return {kind, {{Voice::ours, std::move(words)}}}; }

std::string plural(std::size_t count, const char* one, const char* many) { return count == 1 ? one : many; }

void add(std::vector<Item>& items, std::vector<Item> more) {
  items.insert(items.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// "of three more denials it is left open which claim they answer"; nothing without open claims.
std::string left_open(const Explanation& answer, bool more) {
  std::size_t count = 0, denials = 0;
  for (const auto& claim : answer.claims) {
    count += claim.open;
    denials += claim.open && !claim.denies.empty();
  }
  if (count == 0) return "";
  const std::string noun =
      denials == count ? plural(count, " denial", " denials") : plural(count, " answer", " answers");
  return "of " + number(count, false) + (more ? " more" : "") + noun + " it is left open which claim " +
         plural(count, "it answers.", "they answer.");
}

/// "Six claims. Two are disputed, one of them accepted in part; of three more denials it is left open which claim they
/// answer." A count of claims, never of sides. Open claims are counted apart: nobody is known to have made them; so are
/// passages that the article states without a source: nobody claims them.
std::string headline(const Explanation& answer) {
  std::size_t count = 0, disputed = 0, partly = 0;
  for (const auto& claim : answer.claims) {
    const auto where = shelf(answer, claim);
    count += where != Shelf::open && where != Shelf::unsourced;
    disputed += where == Shelf::disputed;
    partly += where == Shelf::disputed &&
              std::find(claim.status.begin(), claim.status.end(), ClaimStatus::partly_accepted) != claim.status.end();
  }
  auto open = left_open(answer, disputed > 0);
  const auto sentence = [](std::string words) {
    if (!words.empty()) words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  };
  if (count == 0) return open.empty() ? "No claim is set against another." : sentence(open);
  std::string words = number(count, true) + plural(count, " claim. ", " claims. ");
  if (disputed == 0) {
    words += count == 1 ? "It is not disputed in this article." : "None is disputed in this article.";
    return words + (open.empty() ? "" : " " + sentence(open));
  }
  words += count == 1 ? "It is disputed" : number(disputed, true) + plural(disputed, " is disputed", " are disputed");
  if (partly > 0)
    words += disputed == 1 ? ", accepted in part" : ", " + number(partly, false) + " of them accepted in part";
  return words + (open.empty() ? "." : "; " + open);
}

Item summary(const Explanation& answer) {
  if (answer.claims.empty()) {
    const auto count = answer.statements.size();
    if (count == 0) return item(ItemKind::summary, "No statements found.");
    return item(ItemKind::summary,
                number(count, true) + plural(count, " statement", " statements") + ". No claims set against others.");
  }
  std::size_t unconfirmed = 0, unnamed = 0, own = 0;
  for (const auto& claim : answer.claims) {
    const auto where = shelf(answer, claim);
    unconfirmed += where == Shelf::not_confirmed && !is_taken_back(claim);
    unnamed += where == Shelf::unnamed;
    own += where == Shelf::unsourced;
  }
  std::string words = headline(answer);
  const auto tell = [&](std::size_t some, const char* of_one, const char* of_many) {
    if (some > 0) words += " " + number(some, true) + (some == 1 ? of_one : of_many);
  };
  tell(unconfirmed, " is not confirmed.", " are not confirmed.");
  tell(unnamed, " rests on unnamed sources only.", " rest on unnamed sources only.");
  tell(own, " passage names no source.", " passages name no source.");
  return item(ItemKind::summary, words);
}

/// Speakers in the order in which they first speak; statements whose speaker is left open together at their first.
std::vector<Item> who_said_what(const Telling& telling) {
  const auto& statements = telling.answer.statements;
  std::vector<std::vector<const Statement*>> groups;
  std::map<std::int64_t, std::size_t> of_speaker;
  for (const auto& statement : statements) {
    const auto [found, is_new] =
        of_speaker.try_emplace(statement.speaker ? std::int64_t{*statement.speaker} : -1, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(&statement);
  }
  const auto standing = standings(telling);
  std::vector<Item> items;
  if (!groups.empty()) items.push_back(item(ItemKind::section, "Who said what"));
  for (const auto& group : groups) {
    const bool named = group.front()->speaker.has_value();
    items.push_back(
        {ItemKind::speaker, named ? who(telling, *group.front()->speaker) : Line{{Voice::ours, "Speaker left open"}}});
    if (named) {
      for (const auto& line : standing[*group.front()->speaker]) items.push_back({ItemKind::note, line});
    }
    for (const auto* statement : group) {
      const bool open = !named && (!statement->source.empty() || !statement->candidates.empty());
      items.push_back({ItemKind::entry, said(telling, *statement, open, whole)});
      for (auto& remark : remarks(telling, *statement, whole)) items.push_back({ItemKind::note, std::move(remark)});
    }
  }
  return items;
}

std::vector<Item> how_it_was_read(const Telling& telling) {
  const auto& answer = telling.answer;
  std::vector<Item> items = {item(ItemKind::section, "How the text was read")};
  const auto left_out = [&](BlockKind kind, const char* one, const char* many) {
    const auto count =
        static_cast<std::size_t>(std::count_if(answer.article.blocks.begin(), answer.article.blocks.end(),
                                               [&](const Block& block) { return block.kind == kind; }));
    if (count > 0)
      items.push_back(
          item(ItemKind::entry, "Left out: " + number(count, false) + " " + plural(count, one, many) + "."));
    return count > 0;
  };
  const bool related = left_out(BlockKind::related, "link to another article", "links to other articles");
  const bool page = left_out(BlockKind::boilerplate, "passage that is the page's, not the article's",
                             "passages that are the page's, not the article's");
  const bool again = left_out(BlockKind::repeat, "passage that stands word for word earlier",
                              "passages that stand word for word earlier");
  if (!related && !page && !again) items.push_back(item(ItemKind::entry, "Nothing was left out."));
  for (const auto& note : answer.notes) {
    Line line = {{Voice::ours, note.message}};
    if (!note.where.empty()) line.push_back(place(telling, note.where));
    items.push_back({ItemKind::entry, std::move(line)});
  }
  items.push_back(item(ItemKind::entry,
                       "Words in quotation marks are the article's; all others are not. Read by a program, which errs: "
                       "check against the article."));
  return items;
}

}  // namespace

std::vector<Item> outline(const Explanation& explanation) {
  const Telling telling(explanation);
  std::vector<Item> items;
  items.push_back(item(ItemKind::title, explanation.article.title.value_or("Who says so")));
  items.push_back(summary(explanation));
  add(items, claim_items(telling));
  add(items, who_said_what(telling));
  add(items, how_it_was_read(telling));
  return items;
}

}  // namespace explainer::explanation
