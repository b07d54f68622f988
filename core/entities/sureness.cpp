#include "entities/sureness.h"

#include <algorithm>

#include "entities/persons.h"
#include "entities/source_signs.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::entities {
namespace {

constexpr std::size_t most_looked = 60;   // mentions that are looked back over
constexpr std::size_t least_words = 150;  // of a text that is like those to which the weights were fitted

constexpr std::string_view kind_signs[] = {"is-person", "is-body",  "is-state",    "is-group",
                                           "is-medium", "is-paper", "is-anonymous"};
std::string_view chain_sign(std::size_t which, int points) {
  constexpr std::string_view signs[][5] = {{"outer-unsure", "outer-100", "outer-200", "outer-300", "outer-sure"},
                                           {"from-unsure", "from-100", "from-200", "from-300", "from-sure"},
                                           {"rests-unsure", "rests-100", "rests-200", "rests-300", "rests-sure"}};
  return signs[which][points < 0 ? 0 : points < 100 ? 1 : points < 200 ? 2 : points < 300 ? 3 : 4];
}

class Reader {
 public:
  explicit Reader(const Found& found) : f_(found), by_entity_(found.roster.size()), spoken_(found.roster.size()) {
    for (std::uint32_t entity = 0; entity < f_.roster.size(); ++entity) {
      for (const auto& mention : f_.roster[entity].mentions) {
        if (mention.words.empty() || mention.open) continue;
        by_entity_[entity].push_back({mention.words.begin, mention.words.end, entity, mention.pronoun});
        if (!f_.roster[entity].name.empty()) places_.push_back(by_entity_[entity].back());
      }
      auto& own = by_entity_[entity];
      std::stable_sort(own.begin(), own.end(), earlier);
    }
    std::stable_sort(places_.begin(), places_.end(), earlier);
    for (std::size_t s = 0; s < f_.said.size(); ++s) {
      if (f_.voices[s].speaker) ++spoken_[*f_.voices[s].speaker];
      if (!f_.said[s].source.empty()) sources_.push_back({f_.said[s].source.front().begin, s});
    }
    std::stable_sort(sources_.begin(), sources_.end());
    for (std::uint32_t entity = 0; entity < f_.roster.size(); ++entity) {
      if (f_.roster[entity].kind == EntityKind::person) ++last_names_[last_name(f_.roster[entity].name)];
    }
  }

  Signs signs(std::size_t s) {
    Signs signs;
    out_ = &signs.all;
    const auto& said = f_.said[s];
    const auto entity = *f_.voices[s].speaker;
    const auto phrase =
        said.source.empty() ? Phrase{} : read_phrase(f_.text, f_.lexicon, f_.names, whole_source(said.source));
    signs.kind = source_kind(f_.text, said, phrase);
    add_statement_signs(f_.text, said, signs.all);
    if (!said.source.empty()) add_source_signs(f_.text, said, phrase, signs.all);
    speaker(entity);
    if (phrase.form == PhraseForm::name) add_name_signs(f_.text, f_.lexicon, f_.names[*phrase.name], signs.all);
    const auto at = said.source.empty() ? begin_of(said) : phrase.words.begin;
    place(signs.kind, entity, at);
    if (phrase.form == PhraseForm::pronoun || phrase.form == PhraseForm::relative) pronoun(s, phrase);
    before(s, entity, at, signs);
    return signs;
  }

 private:
  struct At {
    std::uint32_t word = 0, end = 0, entity = 0;
    bool pronoun = false;
  };

  static bool earlier(const At& a, const At& b) { return a.word < b.word; }
  const text::Word& word(std::uint32_t i) const { return f_.text.words[i]; }
  const std::string& lower(std::uint32_t i) const { return f_.text.words[i].lower; }
  void add(std::string_view sign) { out_->push_back(sign); }
  void add_if(bool so, std::string_view sign) {
    if (so) add(sign);
  }

  static std::string last_name(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

  // ---- whoever is shown

  void speaker(std::uint32_t entity) {
    const auto& draft = f_.roster[entity];
    if (draft.kind) add(kind_signs[static_cast<std::size_t>(*draft.kind)]);
    add_if(draft.gender != Gender::unknown, "gender-told");
    add_if(draft.plural, "is-plural");
    add_if(!draft.description.empty(), "is-described");
    add_if(draft.party.has_value() || !draft.state.empty(), "has-party");
    add_if(!draft.members.empty(), "has-members");
    add_if(!draft.roles.empty(), "has-role");
    const auto& name = draft.name.empty() ? draft.state : draft.name;  // a state is named last of all
    add_if(f_.lexicon.given_name(std::string_view(name).substr(0, name.find(' '))).has_value(), "given-name");
    add_if(name.find(' ') == std::string::npos, "one-word");
    add_if(name.empty() || name.front() < 'A' || name.front() > 'Z', "small-letters");
    add(step(static_cast<int>(name.size()),
             {{12, "letters-12"}, {25, "letters-25"}, {45, "letters-45"}, {999, "letters-more"}}));
    add(step(spoken_[entity],
             {{1, "speaks-1"}, {2, "speaks-2"}, {4, "speaks-4"}, {8, "speaks-8"}, {999, "speaks-more"}}));
    const auto named =
        std::count_if(by_entity_[entity].begin(), by_entity_[entity].end(), [](const At& at) { return !at.pronoun; });
    add(step(static_cast<int>(named), {{1, "named-1"}, {2, "named-2"}, {5, "named-5"}, {999, "named-more"}}));
    if (draft.kind == EntityKind::person) {
      const auto found = last_names_.find(last_name(draft.name));
      add_if(found != last_names_.end() && found->second > 1, "namesake");
    }
  }

  /// Where whoever is shown was mentioned last before a word, and who else was since.
  void place(SourceKind kind, std::uint32_t entity, std::uint32_t at) {
    const auto& own = by_entity_[entity];
    auto next = std::partition_point(own.begin(), own.end(), [&](const At& one) { return one.word < at; });
    if (next == own.begin()) {
      add("back-never");
      return;
    }
    const auto& last = *(next - 1);
    const auto sentences = static_cast<int>(word(at).sentence - word(last.word).sentence);
    add(step(sentences,
             {{0, "back-0"}, {1, "back-1"}, {2, "back-2"}, {4, "back-4"}, {10, "back-10"}, {9999, "back-more"}}));
    const auto blocks = static_cast<int>(word(at).block - word(last.word).block);
    add(step(blocks, {{0, "block-0"}, {1, "block-1"}, {2, "block-2"}, {9999, "block-more"}}));
    add_if(last.pronoun, "last-pronoun");
    const auto begin = f_.text.sentences[word(last.word).sentence].begin;
    add_if(last.word - begin <= 3, "last-heads");
    add_if(f_.text.quotation_at(last.word).has_value(), "last-quoted");
    for (std::size_t looked = 0; next != own.begin() && (next - 1)->pronoun && looked < most_looked; ++looked) --next;
    if (next != own.begin() && !(next - 1)->pronoun) {
      const auto& by_name = *(next - 1);
      add(step(static_cast<int>(word(at).sentence - word(by_name.word).sentence),
               {{0, "by-name-0"}, {1, "by-name-1"}, {2, "by-name-2"}, {4, "by-name-4"}, {9999, "by-name-more"}}));
      if (by_name.word > 0) {
        add_if(one_of(lower(by_name.word - 1), {"of", "by", "with", "from", "to", "in", "at", "for", "on", "about",
                                                "against", "between", "like", "than"}),
               "name-behind-preposition");
      }
      add_if(by_name.end < f_.text.words.size() && one_of(lower(by_name.end), {"'", "’"}), "name-owning");
    } else {
      add("by-name-never");
    }
    rivals(kind, entity, at, last.word);
  }

  /// Who else of fitting number and gender is named in the last sentences, and since the last mention.
  void rivals(SourceKind kind, std::uint32_t entity, std::uint32_t at, std::uint32_t last) {
    constexpr std::uint32_t reach = 3;
    std::vector<std::uint32_t> others, since, heads;
    auto end = std::partition_point(places_.begin(), places_.end(), [&](const At& one) { return one.word < at; }) -
               places_.begin();
    for (std::size_t looked = 0; end > 0 && looked < most_looked; ++looked) {
      const auto& one = places_[static_cast<std::size_t>(--end)];
      if (word(at).sentence - word(one.word).sentence > reach) break;
      if (one.entity == entity || !fits(kind, at, one.entity)) continue;
      const auto note = [&](std::vector<std::uint32_t>& list) {
        if (std::find(list.begin(), list.end(), one.entity) == list.end()) list.push_back(one.entity);
      };
      note(others);
      if (one.word > last) note(since);
      if (one.word - f_.text.sentences[word(one.word).sentence].begin <= 3) note(heads);
    }
    add(step(static_cast<int>(others.size()),
             {{0, "others-0"}, {1, "others-1"}, {2, "others-2"}, {99, "others-more"}}));
    add(step(static_cast<int>(since.size()), {{0, "since-0"}, {1, "since-1"}, {2, "since-2"}, {99, "since-more"}}));
    add(step(static_cast<int>(heads.size()), {{0, "heads-0"}, {1, "heads-1"}, {99, "heads-more"}}));
  }

  bool fits(SourceKind kind, std::uint32_t at, std::uint32_t entity) const {
    const auto& draft = f_.roster[entity];
    if (kind == SourceKind::several) {
      if (person(lower(at)) == Person::they) return draft.plural || (draft.kind && draft.kind != EntityKind::person);
      return !draft.plural && draft.kind && draft.kind != EntityKind::person;
    }
    if (kind == SourceKind::one) {
      const auto gender = person(lower(at)) == Person::she ? Gender::feminine : Gender::masculine;
      if (draft.gender != Gender::unknown && draft.gender != gender) return false;
    }
    return !draft.plural && (!draft.kind || draft.kind == EntityKind::person);
  }

  void pronoun(std::size_t s, const Phrase& phrase) {
    const auto& voice = f_.voices[s];
    const auto& form = lower(phrase.words.begin);
    add_if(one_of(form, {"he", "she"}), "says-he");
    add_if(one_of(form, {"his", "her", "their", "its", "my", "our"}), "says-his");
    add_if(form == "they", "says-they");
    add_if(form == "it", "says-it");
    add_if(form == "we" || form == "our", "says-we");
    add_if(phrase.words.size() > 1, "says-more");
    if (voice.foreground == 0 && voice.lead == 0) return add("not-weighed");
    add(step(voice.lead, {{7, "lead-7"},
                          {14, "lead-14"},
                          {22, "lead-22"},
                          {35, "lead-35"},
                          {60, "lead-60"},
                          {150, "lead-150"},
                          {9999, "alone"}}));
    add(step(voice.foreground, {{-60, "fore-low"},
                                {-40, "fore-40-below"},
                                {-20, "fore-20-below"},
                                {0, "fore-0"},
                                {20, "fore-20"},
                                {40, "fore-40"},
                                {9999, "fore-more"}}));
  }

  // ---- the statements around

  void before(std::size_t s, std::uint32_t entity, std::uint32_t at, Signs& signs) {
    const auto& said = f_.said[s];
    if (said.inside) {
      const auto outer = f_.voices[*said.inside].speaker;
      add(!outer ? "outer-open" : *outer == entity ? "outer-same" : "outer-other");
      signs.outer = *said.inside;
    }
    if (said.continues) {
      signs.from = *said.continues;
      const auto& other = f_.said[*said.continues];
      const auto blocks = static_cast<int>(word(at).block) - static_cast<int>(word(begin_of(other)).block);
      add(step(blocks, {{0, "from-block-0"}, {1, "from-block-1"}, {2, "from-block-2"}, {999, "from-block-more"}}));
      add_if(other.form == Form::direct, "from-direct");
    }
    auto source =
        std::partition_point(sources_.begin(), sources_.end(), [&](const auto& one) { return one.first < at; });
    bool first = true;
    for (std::size_t looked = 0; source != sources_.begin() && looked < 8; ++looked) {
      --source;
      const auto other = source->second;
      if (other == s || !f_.voices[other].speaker || f_.said[other].inside) continue;
      const bool same = f_.voices[other].speaker == entity;
      if (first) {
        add(same ? "last-same" : "last-other");
        add_if(word(at).block != word(source->first).block, "last-apart");
      }
      first = false;
      if (!same) continue;
      if (word(at).sentence - word(source->first).sentence <= 4) signs.rests = static_cast<std::uint32_t>(other);
      break;
    }
    add_if(first, "first");
  }

  const Found& f_;
  std::vector<std::vector<At>> by_entity_;
  std::vector<At> places_;
  std::vector<int> spoken_;
  std::vector<std::pair<std::uint32_t, std::size_t>> sources_;
  std::map<std::string, int> last_names_;
  std::vector<std::string_view>* out_ = nullptr;
};

using Weights = std::map<std::string, std::array<int, source_kinds>, std::less<>>;

const Weights& weights() {
  static const Weights table = [] {
    Weights found;
    for (const auto& row : lexicons::rows(lexicons::sureness)) {
      auto& own = found[std::string(row[0])];
      for (std::size_t k = 0; k < source_kinds; ++k) own[k] = lexicons::number(lexicons::cell(row, k + 1));
    }
    return found;
  }();
  return table;
}

}  // namespace

std::vector<std::optional<Signs>> read_signs(const Found& found) {
  Reader reader(found);
  std::vector<std::optional<Signs>> all(found.said.size());
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (found.voices[s].speaker) all[s] = reader.signs(s);
  }
  return all;
}

std::vector<int> weigh(const std::vector<std::optional<Signs>>& all) {
  std::vector<int> points(all.size());
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (!all[s]) continue;
    const auto kind = static_cast<std::size_t>(all[s]->kind);
    const auto count = [&](std::string_view sign) {
      if (const auto row = weights().find(sign); row != weights().end()) points[s] += row->second[kind];
    };
    count("always");
    for (const auto sign : all[s]->all) count(sign);
    const auto chain = [&](std::optional<std::uint32_t> other, std::size_t which) {
      if (other && *other < s && all[*other]) count(chain_sign(which, points[*other]));
    };
    chain(all[s]->outer, 0), chain(all[s]->from, 1), chain(all[s]->rests, 2);
  }
  return points;
}

std::vector<bool> unsure(const Found& found) {
  std::vector<bool> open(found.said.size());
  if (found.text.words.size() < least_words) return open;
  const auto signs = read_signs(found);
  const auto points = weigh(signs);
  const auto row = weights().find("line");
  if (row == weights().end()) return open;
  for (std::size_t s = 0; s < open.size(); ++s)
    open[s] = signs[s] && points[s] < row->second[static_cast<std::size_t>(signs[s]->kind)];
  return open;
}

}  // namespace explainer::entities
