#include "entities/antecedents.h"

#include <algorithm>

#include "entities/persons.h"

namespace explainer::entities {
namespace {

constexpr std::uint32_t reach = 4;        // sentences that a pronoun looks back over
constexpr std::size_t most_places = 120;  // places looked at, whatever the sentences hold
constexpr int speaker_bonus = 25, subject_bonus = 12, sentence_cost = 20, quoted_cost = 30, outer_bonus = 30;
constexpr int again_bonus = 20;   // for who is meant by a pronoun of the same form before
constexpr int accuser_cost = 60;  // for the subject of a denial of what was held against him
constexpr int near = 12;          // of an open pronoun: behind the likeliest
constexpr std::size_t most_shown = 4;
constexpr int alone = 1000;  // lead of the only candidate

bool first_person(std::string_view word) { return one_of(word, {"i", "we", "my", "our", "us", "me"}); }
bool second_person(std::string_view word) { return one_of(word, {"you", "your", "yours"}); }
bool plural(std::string_view word) {
  return one_of(word, {"they", "them", "their", "all", "both", "these", "those", "each", "neither", "themselves"});
}
bool neuter(std::string_view word) { return one_of(word, {"it", "its", "this"}); }

constexpr std::string_view denying[] = {"deny", "deni", "reject", "refut", "disput", "dismiss"};
constexpr std::string_view accusing[] = {"accus", "alleg", "blam", "charg", "claim", "suspect", "sued", "sues"};

template <std::size_t N>
bool cue_begins(const text::Text& text, const attribution::Said& said, const std::string_view (&stems)[N]) {
  for (const auto& span : said.cue) {
    for (auto i = span.begin; i < span.end; ++i) {
      for (const auto stem : stems) {
        if (text.words[i].lower.substr(0, stem.size()) == stem) return true;
      }
    }
  }
  return false;
}

}  // namespace

Antecedents::Antecedents(const text::Text& text, const std::vector<Name>& names, Roster& roster,
                         const std::vector<attribution::Said>& said)
    : text_(text),
      names_(names),
      roster_(roster),
      said_(said),
      meant_(said.size()),
      content_of_(text.words.size()),
      is_source_(text.words.size()),
      pairs_(names.size()) {
  for (std::size_t s = 0; s < said.size(); ++s) {
    if (!said[s].source.empty()) sources_.push_back({said[s].source.front(), s});
    for (const auto& span : said[s].source)
      std::fill(is_source_.begin() + span.begin, is_source_.begin() + span.end, true);
    for (const auto& span : said[s].content) {
      for (auto w = span.begin; w < span.end; ++w) content_of_[w] = static_cast<std::uint32_t>(s);
    }
  }
  std::stable_sort(sources_.begin(), sources_.end(),
                   [](const Source& a, const Source& b) { return a.words.begin < b.words.begin; });
}

std::optional<std::size_t> Antecedents::holder(std::uint32_t word, std::optional<std::size_t> statement) const {
  if (statement && said_[*statement].inside) return *said_[*statement].inside;
  if (content_of_[word] && content_of_[word] != statement) return *content_of_[word];
  return std::nullopt;
}

bool Antecedents::fits(const std::string& pronoun, std::uint32_t entity) const {
  const auto& draft = roster_[entity];
  const auto kind = draft.kind;
  if (plural(pronoun)) {
    return draft.plural || kind == EntityKind::group || kind == EntityKind::organisation ||
           kind == EntityKind::anonymous || kind == EntityKind::country || kind == EntityKind::medium;
  }
  if (neuter(pronoun)) {
    return !draft.plural && (kind == EntityKind::organisation || kind == EntityKind::country ||
                             kind == EntityKind::medium || kind == EntityKind::document);
  }
  if (draft.plural || (kind && kind != EntityKind::person && kind != EntityKind::anonymous)) return false;
  // "FAQs", "MRI"
  const auto capitals =
      std::count_if(draft.name.begin(), draft.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!kind && draft.name.find(' ') == std::string::npos && capitals > 1 &&
      draft.name.size() <= static_cast<std::size_t>(capitals) + 1)
    return false;
  const auto gender = one_of(pronoun, {"she", "her", "herself"}) ? Gender::feminine : Gender::masculine;
  return draft.gender == Gender::unknown || draft.gender == gender;
}

/// "Under the wing of a friend, {Bell} gave up": a name between a comma and a plain word.
bool Antecedents::behind_fronted(WordSpan words) const {
  if (words.begin == 0 || words.end >= text_.words.size() || text_.words[words.begin - 1].lower != ",") return false;
  const auto& next = text_.words[words.end];
  const auto first = text_.sentences[text_.words[words.begin].sentence].begin;
  return next.kind == text::WordKind::word && next.letters == text::LetterCase::none &&
         !one_of(next.lower, {"and", "or", "of", "in", "who", "whose", "s"}) &&
         one_of(
             text_.words[first].lower,
             {"in", "on",    "at",      "under", "after", "before", "during",   "with",   "without", "while", "when",
              "as", "since", "despite", "for",   "by",    "if",     "although", "though", "because", "once",  "until"});
}

/// "BELL QUITS PAPER" is a heading among the paragraphs, "Ann Bell/Arden Photo" whose picture it is, "Vey" in "Kest v.
/// Vey" a part of a case.
bool Antecedents::shouted(WordSpan words) const {
  if (words.end < text_.words.size() && text_.words[words.end].lower == "/") return true;
  if (words.begin > 1 && text_.words[words.begin - 1].lower == "." && text_.words[words.begin - 2].lower == "v")
    return true;
  return words.size() > 1 &&
         std::all_of(text_.words.begin() + words.begin, text_.words.begin() + words.end, [](const text::Word& word) {
           return word.letters == text::LetterCase::all || word.kind != text::WordKind::word;
         });
}

std::optional<std::uint32_t> Antecedents::addressee(const attribution::Said& said) const {
  if (said.cue.empty()) return std::nullopt;
  const auto cue = said.cue.front();
  if (cue.empty() || !one_of(text_.words[cue.end - 1].lower,
                             {"told", "tells", "tell", "telling", "informed", "assured", "reminded", "wrote"}))
    return std::nullopt;
  auto begin = cue.end;
  if (begin < text_.words.size() && text_.words[begin].lower == "to") ++begin;
  if (begin < text_.words.size() && one_of(text_.words[begin].lower, {"the", "a"})) ++begin;
  for (auto i = first_name(names_, begin); i < names_.size() && names_[i].whole.begin == begin; ++i) {
    if (names_[i].known && names_[i].known.kind == NameKind::adjective) continue;
    if (const auto entity = roster_.of_names()[i]) return entity;
  }
  return std::nullopt;
}

void Antecedents::read_pronouns(std::uint32_t end) {
  for (; read_ < end; ++read_) {
    const auto who = person(text_.words[read_].lower);
    if (who != Person::he && who != Person::she) continue;
    if (text_.quotation_at(read_) || is_source_[read_]) continue;
    if (const auto meant = of_pronoun(read_, std::nullopt, source_margin).entity) pronouns_.push_back({read_, *meant});
  }
}

/// How much in the foreground a mention stands for a pronoun after it.
int Antecedents::place_score(WordSpan words, std::uint32_t pronoun) const {
  const auto& word = text_.words[words.begin];
  int score = -sentence_cost * static_cast<int>(text_.words[pronoun].sentence - word.sentence);
  if (text_.quotation_at(words.begin) && !text_.quotation_at(pronoun)) score -= quoted_cost;
  const auto sentence = text_.sentences[word.sentence];
  const auto before =
      words.begin > sentence.begin ? std::string_view(text_.words[words.begin - 1].lower) : std::string_view();
  const auto after =
      words.end < text_.words.size() ? std::string_view(text_.words[words.end].lower) : std::string_view();
  if (one_of(before, {"of", "by", "with", "from", "to", "in", "at", "for", "on", "about", "against", "than", "between",
                      "toward", "as", "like"}))
    score -= 10;
  else if (words.begin - sentence.begin <= 8 || behind_fronted(words))
    score += subject_bonus;
  // "In Bell's speech on Monday {she} said": whose speech it was, if one sentence holds both.
  if (one_of(after, {"'", "’"})) score += word.sentence == text_.words[pronoun].sentence && !before.empty() ? 8 : -8;
  return score;
}

Meant Antecedents::of_pronoun(std::uint32_t word, std::optional<std::size_t> statement, int margin) {
  const auto& pronoun = text_.words[word].lower;
  const auto outer = holder(word, statement);
  const auto outer_speaker = outer ? meant_[*outer].entity : std::nullopt;
  const bool quoted = text_.quotation_at(word).has_value();
  if (first_person(pronoun)) return outer ? meant(*outer) : Meant{};
  if (second_person(pronoun) || empty_it(text_, word) || one_of(pronoun, {"one", "this", "those", "these"})) return {};

  const auto told_to = statement ? addressee(said_[*statement]) : std::nullopt;
  // "“Bell dreams of power,” {he} continued": who is named in a quotation is not the one whose words it holds.
  const auto own_words = [&](std::uint32_t place) {
    return statement && !quoted && text_.quotation_at(place) &&
           std::any_of(said_[*statement].content.begin(), said_[*statement].content.end(),
                       [&](WordSpan span) { return span.contains(place); });
  };
  std::vector<Candidate> candidates;
  const auto consider = [&](std::uint32_t entity, int score) {
    if (!fits(pronoun, entity)) return;
    if (quoted && outer_speaker == entity) return;  // who speaks of himself there says "I"
    // "Vey rejected {her} argument": nobody rejects an argument of his own
    const bool has = one_of(pronoun, {"his", "her", "their", "its"});
    if (has && outer_speaker == entity && statement && cue_begins(text_, said_[*outer], denying)) return;
    const auto& draft = roster_[entity];
    if (plural(pronoun)) {
      if (!draft.plural && draft.kind != EntityKind::group) score -= draft.kind == EntityKind::anonymous ? 20 : 28;
    } else if (!draft.kind && !speaks_[entity]) {
      score -= 45;  // a name of unknown kind that says nothing is more often a place
    }
    if (!plural(pronoun) && !neuter(pronoun) && draft.gender != Gender::unknown) score += 5;
    for (auto& known : candidates) {
      if (known.entity != entity) continue;
      known.score = std::max(known.score, score) + 2;
      return;
    }
    candidates.push_back({entity, score});
  };

  const auto sentence = text_.words[word].sentence;
  const bool denial = statement && cue_begins(text_, said_[*statement], denying);
  std::optional<std::uint32_t> accuser;
  const auto too_far = [&](std::uint32_t place) { return sentence - text_.words[place].sentence > reach; };
  auto name = first_name(names_, word);
  for (std::size_t looked = 0; name > 0 && looked < most_places; ++looked) {
    const auto& found = names_[--name];
    if (too_far(found.whole.begin)) break;
    const auto entity = roster_.of_names()[name];
    if (plural(pronoun) && pairs_[name]) consider(*pairs_[name], place_score(found.whole, word));
    if (!entity || found.words.end > word || (found.known && found.known.kind == NameKind::adjective)) continue;
    if (entity == told_to || shouted(found.words) || own_words(found.whole.begin)) continue;
    consider(*entity, place_score(found.whole, word));
  }
  auto told = pronouns_.size();
  for (std::size_t looked = 0; told > 0 && looked < most_places; ++looked) {
    const auto& found = pronouns_[--told];
    if (too_far(found.word)) break;
    if (found.word < word && person(text_.words[found.word].lower) == person(pronoun))
      consider(found.entity, place_score({found.word, found.word + 1}, word) + again_bonus);
  }
  auto source = before(word);
  for (std::size_t looked = 0; source > 0 && looked < most_places; ++looked) {
    const auto& found = sources_[--source];
    if (too_far(found.words.begin)) break;
    if (found.words.end > word || (statement && found.statement == *statement) || !meant_[found.statement].entity)
      continue;
    if (own_words(found.words.begin)) continue;
    const auto& said = said_[found.statement];
    const auto score = place_score(found.words, word) + (said.inside ? speaker_bonus / 2 : speaker_bonus);
    // "Roe accused Vey of fraud, which he denies": Vey does.
    if (denial && sentence == text_.words[found.words.begin].sentence && cue_begins(text_, said, accusing))
      accuser = meant_[found.statement].entity;
    consider(*meant_[found.statement].entity, score);
  }
  if (outer_speaker && !quoted) consider(*outer_speaker, outer_bonus);

  for (auto& candidate : candidates) {
    if (candidate.entity == accuser) candidate.score -= accuser_cost;
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  if (candidates.empty()) return {};
  const auto& best = candidates.front();
  if (candidates.size() > 1 && best.score - candidates[1].score < margin) {
    Meant open;
    for (const auto& candidate : candidates) {
      if (best.score - candidate.score < near && open.candidates.size() < most_shown)
        open.candidates.push_back(candidate.entity);
    }
    return open;
  }
  auto& draft = roster_[best.entity];
  if (!plural(pronoun) && !neuter(pronoun)) {
    if (!draft.kind) draft.kind = EntityKind::person;
    if (draft.gender == Gender::unknown && statement)
      draft.gender = one_of(pronoun, {"she", "her"}) ? Gender::feminine : Gender::masculine;
  }
  const int lead = candidates.size() > 1 ? best.score - candidates[1].score : alone;
  return {best.entity, {}, best.score, lead};
}

std::optional<std::uint32_t> Antecedents::of_relative(std::uint32_t word) const {
  const auto end = relative_end(word);
  const bool thing = text_.words[word].lower == "which" || text_.words[word].lower == "that";
  for (auto source = before(word); source > 0;) {
    const auto& one = sources_[--source];
    if (one.words.begin + 40 < word) break;
    if (one.words.end == end && meant_[one.statement].entity) return meant_[one.statement].entity;
  }
  std::optional<std::uint32_t> found;
  std::uint32_t size = 0;
  const auto named_end = before_apposition(end);
  for (auto i = first_name(names_, named_end > 12 ? named_end - 12 : 0);
       i < names_.size() && names_[i].whole.begin < named_end; ++i) {
    const auto entity = roster_.of_names()[i];
    if (!entity || names_[i].words.end != named_end || names_[i].whole.size() < size) continue;
    const auto kind = roster_[*entity].kind;
    const bool somebody = !kind || kind == EntityKind::person || kind == EntityKind::group;
    if (somebody == thing) continue;
    found = entity;
    size = names_[i].whole.size();
  }
  return found;
}

/// Behind "Ann Bell" in "Ann Bell, a Liberal who": the noun of the apposition is no name of its own.
std::uint32_t Antecedents::before_apposition(std::uint32_t end) const {
  constexpr std::uint32_t longest = 4;
  for (auto at = end; at > 2 && end - at < longest; --at) {
    if (!one_of(text_.words[at - 1].lower, {"a", "an"})) continue;
    return text_.words[at - 2].lower == "," ? at - 2 : end;
  }
  return end;
}

std::uint32_t Antecedents::relative_end(std::uint32_t word) const {
  auto end = word;
  while (end > 0 && word - end < 4 &&
         one_of(text_.words[end - 1].lower,
                {",", "of", "many", "most", "all", "both", "some", "one", "none", "by", "to", "for", "with", "—"}))
    --end;
  // "Arden Vey (D-Kest), who"
  if (end > 6 && text_.words[end - 1].lower == ")") {
    for (auto open = end - 1; open + 8 > end; --open) {
      if (text_.words[open].lower == "(") return open;
    }
  }
  return end;
}

std::size_t Antecedents::before(std::uint32_t word) const {
  return static_cast<std::size_t>(
      std::partition_point(sources_.begin(), sources_.end(), [&](const Source& s) { return s.words.begin < word; }) -
      sources_.begin());
}

std::optional<std::uint32_t> Antecedents::last_speaker(std::uint32_t word, std::uint32_t sentences, bool outer) const {
  auto source = before(word);
  while (source > 0) {
    const auto& one = sources_[--source];
    if (text_.words[word].sentence - text_.words[one.words.begin].sentence > sentences) return std::nullopt;
    if (outer && said_[one.statement].inside) continue;
    const auto speaker = meant_[one.statement].entity;
    if (speaker && roster_[*speaker].kind == EntityKind::person) return speaker;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Antecedents::last_body(std::uint32_t word) const {
  auto source = before(word);
  for (std::size_t looked = 0; source > 0 && looked < most_places; ++looked) {
    const auto& one = sources_[--source];
    if (text_.words[one.words.begin].block != text_.words[word].block) return std::nullopt;
    const auto speaker = meant_[one.statement].entity;
    if (!speaker) continue;
    const auto kind = roster_[*speaker].kind;
    if (kind == EntityKind::organisation || kind == EntityKind::country) return speaker;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Antecedents::last_state(std::uint32_t word) const {
  auto name = first_name(names_, word);
  for (std::size_t looked = 0; name > 0 && looked < most_places; ++looked) {
    const auto entity = roster_.of_names()[--name];
    if (entity && roster_[*entity].kind == EntityKind::country) return entity;
  }
  return std::nullopt;
}

}  // namespace explainer::entities
