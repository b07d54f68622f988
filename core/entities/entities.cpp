#include "entities/entities.h"

#include <algorithm>
#include <map>
#include <set>

#include "entities/speakers.h"
#include "entities/sureness.h"

namespace explainer::entities {
namespace {

std::string without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (words.size() > article.size() && words.substr(0, article.size()) == article)
      return std::string(words.substr(article.size()));
  }
  return std::string(words);
}

/// The fullest name that the article has for a state: its own, else its capital's, its people's or its adjective.
void name_states(const text::Text& text, const std::vector<Name>& names, Roster& roster) {
  constexpr NameKind best_first[] = {NameKind::country, NameKind::weak,   NameKind::capital,
                                     NameKind::seat,    NameKind::people, NameKind::adjective};
  std::vector<std::size_t> rank(roster.size(), std::size(best_first));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto entity = roster.of_names()[i];
    if (!entity || roster[*entity].kind != EntityKind::country || !names[i].known) continue;
    const auto own = static_cast<std::size_t>(
        std::find(std::begin(best_first), std::end(best_first), names[i].known.kind) - std::begin(best_first));
    const auto words = text.string(names[i].words);
    const bool full =
        words == roster[*entity].state && roster[*entity].name != words;  // the table's name before "America"
    if (own > rank[*entity] || (own == rank[*entity] && !full && !roster[*entity].name.empty())) continue;
    rank[*entity] = own;
    roster[*entity].name = words;
  }
}

/// Does it hold an office that only states have? "foreign minister", "defence ministry"
bool office_of_state(const Draft& draft) {
  return std::any_of(draft.roles.begin(), draft.roles.end(), [](const std::string& role) {
    const auto space = role.rfind(' ');  // "the minister" may be any state's, and any province's
    if (space == std::string::npos) return false;
    const auto last = role.substr(space + 1);
    return last == "minister" || last == "ministry";
  });
}

/// "Arden denied it. ”…”, Foreign Minister Mira Solen said": a minister of no named state is one of the state at the
/// head of a sentence earlier in the paragraph, if only one is.
void tie_ministers(const text::Text& text, const std::vector<Name>& names, Roster& roster) {
  constexpr std::size_t most = 60;  // names looked back over
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    auto& draft = roster[entity];
    if (!draft.state.empty() || draft.party || draft.mentions.empty() || !office_of_state(draft)) continue;
    if (draft.kind != EntityKind::person && draft.kind != EntityKind::organisation) continue;
    const auto first = std::min_element(draft.mentions.begin(), draft.mentions.end(),
                                        [](const Mention& a, const Mention& b) { return a.words < b.words; });
    const auto at = first->words.begin;
    std::optional<std::uint32_t> state;
    bool one = true;
    auto name = first_name(names, at);
    for (std::size_t looked = 0; name > 0 && looked < most; ++looked) {
      const auto& found = names[--name];
      const auto& word = text.words[found.words.begin];
      if (word.block != text.words[at].block) break;
      const auto owner = roster.of_names()[name];
      if (!owner || roster[*owner].kind != EntityKind::country) continue;
      const auto begin = text.sentences[word.sentence].begin;
      const bool subject =
          found.words.begin == begin || (found.words.begin == begin + 1 && text.words[begin].lower == "the");
      if (!subject || text.quotation_at(found.words.begin)) continue;
      one = one && (!state || state == owner);
      state = owner;
    }
    if (!state || !one) continue;
    draft.state = roster[*state].state;
    draft.speaks = true;
  }
}

bool named_party(const Draft& draft) {
  if (!draft.sure && draft.kind != EntityKind::country) return false;
  return draft.kind && *draft.kind != EntityKind::document && *draft.kind != EntityKind::anonymous;
}

/// Which entities are shown: whoever speaks, is spoken for, spoken to or joined with others, and the parties named.
std::vector<bool> kept(const text::Text& text, const Lexicon& lexicon, const Roster& roster,
                       const std::vector<Voice>& voices) {
  std::vector<bool> keep(roster.size());
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    if (!named_party(roster[entity])) continue;
    for (const auto& mention : roster[entity].mentions) {
      const auto known = lexicon.name_at(text, mention.words.begin, mention.words.end);
      // A state met only as an adjective or by its capital is no party: "a flight to Vienna", "French wine".
      const bool aside = known && known.size == mention.words.size() &&
                         (known.kind == NameKind::adjective || known.kind == NameKind::capital);
      if (!aside) keep[entity] = true;
    }
  }
  const auto want = [&](std::optional<std::uint32_t> entity) {
    if (entity) keep[*entity] = true;
  };
  for (const auto& voice : voices) {
    want(voice.speaker), want(voice.onBehalfOf), want(voice.addressee);
    for (const auto candidate : voice.candidates) keep[candidate] = true;
  }
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    if (!keep[entity]) continue;
    for (const auto member : roster[entity].members) keep[member] = true;
  }
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    if (!keep[entity]) continue;
    if (const auto state = roster.state(roster[entity].state); state && roster[entity].speaks) keep[*state] = true;
    if (roster[entity].party) keep[*roster[entity].party] = true;
  }
  return keep;
}

/// Leaves a speaker open who is too unlikely to be the right one, and with him whom the pronoun means that named him.
void leave_open(const std::vector<attribution::Said>& said, const std::vector<bool>& unsure, Roster& roster,
                std::vector<Voice>& voices) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> sources;  // words of unsure ones, and whom they were taken for
  for (std::size_t s = 0; s < voices.size(); ++s) {
    if (!unsure[s]) continue;
    for (const auto& span : said[s].source) {
      for (auto i = span.begin; i < span.end; ++i) sources.emplace(i, *voices[s].speaker);
    }
    voices[s].speaker.reset();
  }
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    for (auto& mention : roster[entity].mentions)
      mention.open = mention.open || (mention.pronoun && sources.count({mention.words.begin, entity}) > 0);
  }
}

/// An explanation shows no mention that is open, and takes a speaker's "we" for the speaker's own.
void close(Roster& roster) {
  const auto size = roster.size();
  for (std::uint32_t entity = 0; entity < size; ++entity) {
    const auto stands_for = roster[entity].stands_for;
    if (!stands_for) continue;
    for (const auto& mention : roster[entity].mentions) roster[*stands_for].mentions.push_back(mention);
  }
  for (std::uint32_t entity = 0; entity < size; ++entity)
    std::erase_if(roster[entity].mentions, [](const Mention& mention) { return mention.open; });
}

/// In text order, one for each place; a mention inside a longer one of the same entity goes.
void tidy(std::vector<Mention>& mentions) {
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.words.begin != b.words.begin ? a.words.begin < b.words.begin : a.words.end > b.words.end;
  });
  std::vector<Mention> outer;
  for (const auto& mention : mentions) {
    if (mention.words.empty() || (!outer.empty() && outer.back().words.contains(mention.words))) continue;
    outer.push_back(mention);
  }
  mentions = std::move(outer);
}

Entity shown(const text::Text& text, const Lexicon& lexicon, const Draft& draft, const std::vector<Mention>& mentions) {
  Entity entity;
  // Two capitalised words of which nothing else is known are rather a person than a body.
  entity.kind =
      draft.kind.value_or(draft.name.find(' ') == std::string::npos ? EntityKind::organisation : EntityKind::person);
  entity.name = without_article(draft.name);
  if (!draft.description.empty()) entity.description = draft.description;
  const auto call = [&](std::string_view words) {
    std::string alias(words);
    if (alias != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end())
      entity.aliases.push_back(std::move(alias));
  };
  for (const auto& mention : mentions) {
    entity.mentions.push_back(text.byte_span(mention.words));
    const auto known = lexicon.name_at(text, mention.words.begin, mention.words.end);
    const bool adjective = known && known.kind == NameKind::adjective && known.size == mention.words.size();
    if (!mention.pronoun && !adjective) call(text.string(mention.words));
  }
  for (const auto& alias : draft.aliases) call(alias);
  return entity;
}

/// Reading its tables takes longer than a short article.
const Lexicon& lexicon() {
  static const Lexicon tables;
  return tables;
}

}  // namespace

std::optional<std::uint32_t> Cast::at(WordSpan words) const {
  // Mentions are sorted by their first word; none is longer than `longest`.
  constexpr std::uint32_t longest = 64;
  const auto from = std::partition_point(mentions.begin(), mentions.end(),
                                         [&](const Mention& m) { return m.words.begin + longest < words.begin; });
  const Mention* best = nullptr;
  for (auto mention = from; mention != mentions.end() && mention->words.begin < words.end; ++mention) {
    if (!mention->words.overlaps(words)) continue;
    // Whole mentions before those that only share some words.
    const bool whole = words.contains(mention->words), best_whole = best && words.contains(best->words);
    if (!best || (whole && !best_whole) ||
        (whole == best_whole &&
         (whole ? mention->words.size() > best->words.size() : mention->words.size() < best->words.size())))
      best = &*mention;
  }
  if (!best) return std::nullopt;
  return best->entity;
}

std::uint32_t Cast::party_of(std::uint32_t entity) const {
  for (std::size_t steps = 0; steps < 8 && entity < entities.size() && entities[entity].party; ++steps)
    entity = *entities[entity].party;
  return entity;
}

std::vector<Mention> all_mentions(const text::Text& text, const std::vector<attribution::Said>& said) {
  const auto names = find_names(text, lexicon());
  Roster roster(text, lexicon(), names);
  find_speakers(text, lexicon(), names, roster, said);
  std::map<std::string, std::uint32_t> places;  // speak for nobody; one name is one place
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (roster.of_names()[i] || names[i].role || names[i].known.kind == NameKind::description) continue;
    const auto key = lower_case(text, names[i].words);
    if (places.count(key) == 0) places.emplace(key, roster.add(Draft{}));
    roster.mention(places.at(key), names[i].words, false);
  }
  std::vector<Mention> all;
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    tidy(roster[entity].mentions);
    for (auto mention : roster[entity].mentions) {
      mention.entity = entity;
      all.push_back(mention);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) { return a.words < b.words; });
  return all;
}

Cast resolve(const text::Text& text, const std::vector<attribution::Said>& said) {
  const auto& lexicon = entities::lexicon();
  const auto names = find_names(text, lexicon);
  Roster roster(text, lexicon, names);
  auto voices = find_speakers(text, lexicon, names, roster, said);
  leave_open(said, unsure({text, lexicon, names, roster, said, voices}), roster, voices);
  close(roster);
  name_states(text, names, roster);
  tie_ministers(text, names, roster);
  for (auto& voice : voices) {
    if (!voice.speaker) continue;
    const auto& draft = roster[*voice.speaker];
    const auto state = draft.speaks && draft.kind != EntityKind::country ? roster.state(draft.state) : std::nullopt;
    if (state && roster[*state].kind == EntityKind::country) voice.onBehalfOf = state;
  }

  const auto keep = kept(text, lexicon, roster, voices);
  std::vector<std::uint32_t> order;
  for (std::uint32_t entity = 0; entity < roster.size(); ++entity) {
    tidy(roster[entity].mentions);
    if (keep[entity] && !roster[entity].mentions.empty() && !roster[entity].name.empty()) order.push_back(entity);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto &first = roster[a].mentions.front().words, &second = roster[b].mentions.front().words;
    return first.begin != second.begin ? first.begin < second.begin : first.end > second.end;
  });
  std::vector<std::optional<std::uint32_t>> number(roster.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  const auto renumber = [&](std::optional<std::uint32_t>& entity) {
    if (entity) entity = number[*entity];
  };

  Cast cast;
  for (const auto entity : order) {
    const auto& draft = roster[entity];
    auto one = shown(text, lexicon, draft, draft.mentions);
    const auto state = roster.state(draft.state);
    if (state && *state != entity)
      one.party = state;
    else if (draft.party && *draft.party != entity)
      one.party = draft.party;
    renumber(one.party);
    for (const auto member : draft.members) {
      if (number[member]) one.members.push_back(*number[member]);
    }
    cast.entities.push_back(std::move(one));
    for (auto mention : draft.mentions) {
      mention.entity = *number[entity];
      cast.mentions.push_back(mention);
    }
  }
  std::stable_sort(cast.mentions.begin(), cast.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.words.begin != b.words.begin ? a.words.begin < b.words.begin : a.words.end > b.words.end;
  });
  for (auto& voice : voices) {
    renumber(voice.speaker), renumber(voice.onBehalfOf), renumber(voice.addressee);
    std::vector<std::uint32_t> candidates;
    for (const auto candidate : voice.candidates) {
      if (number[candidate]) candidates.push_back(*number[candidate]);
    }
    voice.candidates = std::move(candidates);
  }
  cast.voices = std::move(voices);
  return cast;
}

}  // namespace explainer::entities
