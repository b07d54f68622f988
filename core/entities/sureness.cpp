#include "entities/sureness.h"

#include <algorithm>

#include "attribution/cue_words.h"
#include "entities/persons.h"
#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::entities {
namespace {

constexpr std::size_t most_looked = 60;   // mentions that are looked back over
constexpr std::size_t least_words = 150;  // of a text that is like those to which the weights were fitted

/// A step of a number that grows: "back-2" for 2 of 0, 1, 2, 5.
struct Step {
  int up_to;
  std::string_view sign;
};

/// The sign of the first step that a number does not pass; the last one takes the rest.
template <std::size_t N>
std::string_view step(int number, const Step (&steps)[N]) {
  for (std::size_t i = 0; i + 1 < N; ++i) {
    if (number <= steps[i].up_to) return steps[i].sign;
  }
  return steps[N - 1].sign;
}

constexpr std::string_view noun_signs[] = {"noun-none",   "noun-honorific", "noun-kin",     "noun-role",  "noun-state",
                                           "noun-people", "noun-group",     "noun-body",    "noun-paper", "noun-medium",
                                           "noun-event",  "noun-place",     "noun-modifier"};
constexpr std::string_view kind_signs[] = {"is-person", "is-body",  "is-state",    "is-group",
                                           "is-medium", "is-paper", "is-anonymous"};
constexpr std::string_view known_signs[] = {"known-state",      "known-weak",  "known-adjective", "known-people",
                                            "known-capital",    "known-seat",  "known-body",      "known-group",
                                            "known-medium",     "known-place", "known-calendar",  "known-function",
                                            "known-description"};

bool quotes(std::string_view word) {
  return one_of(word, {"said", "says", "say", "added", "adds", "told", "tells", "wrote", "writes", "tweeted"});
}
bool be(std::string_view word) {
  return one_of(word, {"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "s", "got", "gets"});
}

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
        by_entity_[entity].push_back({mention.words.begin, mention.words.end, entity, false, mention.pronoun});
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
    const auto phrase = said.source.empty() ? Phrase{} : read_phrase(f_.text, f_.lexicon, f_.names, whole(said.source));
    signs.kind = kind(said, phrase);
    statement(said);
    if (!said.source.empty()) source(said, phrase);
    speaker(entity);
    if (phrase.form == PhraseForm::name) name(f_.names[*phrase.name]);
    const auto at = said.source.empty() ? begin_of(said) : phrase.words.begin;
    place(signs.kind, entity, at);
    if (phrase.form == PhraseForm::pronoun || phrase.form == PhraseForm::relative) pronoun(s, phrase);
    before(s, entity, at, signs);
    return signs;
  }

 private:
  struct At {
    std::uint32_t word = 0, end = 0, entity = 0;
    bool subject = false, pronoun = false;
  };

  static bool earlier(const At& a, const At& b) { return a.word < b.word; }
  const text::Word& word(std::uint32_t i) const { return f_.text.words[i]; }
  const std::string& lower(std::uint32_t i) const { return f_.text.words[i].lower; }
  void add(std::string_view sign) { out_->push_back(sign); }
  void add_if(bool so, std::string_view sign) {
    if (so) add(sign);
  }

  static std::string last_name(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

  static WordSpan whole(const std::vector<WordSpan>& source) {
    auto span = source.front();
    for (const auto& piece : source) {
      if (piece.begin <= span.end + 3) span.end = std::max(span.end, piece.end);
    }
    span.end = std::min(span.end, span.begin + 60);
    return span;
  }

  static std::uint32_t begin_of(const attribution::Said& said) {
    return !said.cue.empty() ? said.cue.front().begin : said.content.empty() ? 0 : said.content.front().begin;
  }

  SourceKind kind(const attribution::Said& said, const Phrase& phrase) const {
    if (said.source.empty()) return SourceKind::none;
    switch (phrase.form) {
      case PhraseForm::name:
      case PhraseForm::joint: return SourceKind::named;
      case PhraseForm::relative: return SourceKind::relative;
      case PhraseForm::pronoun: {
        const auto who = person(lower(phrase.words.begin));
        if (who == Person::he || who == Person::she) return SourceKind::one;
        return who == Person::i || who == Person::we || who == Person::you ? SourceKind::speaker : SourceKind::several;
      }
      default: return SourceKind::described;
    }
  }

  // ---- the statement

  void statement(const attribution::Said& said) {
    const auto at = said.source.empty() ? begin_of(said) : said.source.front().begin;
    const auto& block = f_.text.blocks[word(at).block];
    add_if(said.form == Form::direct, "direct");
    add_if(said.form == Form::mixed, "mixed");
    add_if(said.inside.has_value(), "inside");
    add_if(f_.text.quotation_at(at).has_value(), "quoted");
    add_if(text::is_heading(block), "heading");
    add_if(block.kind == BlockKind::caption || block.kind == BlockKind::list_item, "aside");
    add_if(said.content.empty(), "no-content");
    add_if(said.source.size() > 1, "in-pieces");
    const auto sure = said.confidence > 0 ? static_cast<int>(100 * said.confidence) : 100;  // 0: given by a reader
    add(step(sure,
             {{30, "sure-30"}, {50, "sure-50"}, {65, "sure-65"}, {80, "sure-80"}, {90, "sure-90"}, {100, "sure-100"}}));
    if (said.cue.empty()) return add("no-cue");
    cue(said);
  }

  void cue(const attribution::Said& said) {
    const auto span = said.cue.front();
    const auto& first = lower(span.begin);
    std::uint32_t words = 0;
    bool said_so = false, noun = false, told_of = false, names_act = false;
    for (auto i = span.begin; i < span.end; ++i) {
      words += word(i).kind == text::WordKind::word;
      said_so = said_so || quotes(lower(i));
      noun = noun || one_of(lower(i), {"to", "for", "of", "about", "on", "over", "that"});
      told_of = told_of || one_of(lower(i), {"reportedly", "allegedly", "apparently"});
      names_act = names_act || lower(i).ends_with("ism") || lower(i).ends_with("ion") || lower(i).ends_with("ions") ||
                  one_of(lower(i), {"concern", "concerns", "call", "calls", "comments", "support", "view", "views",
                                    "claims", "fears", "warnings", "stories", "promise", "promises"});
    }
    add_if(said_so, "cue-said");
    add_if(told_of, "cue-told-of");
    add_if(names_act, "cue-noun");
    add_if(one_of(lower(span.end - 1), {"of", "about", "on", "for", "with", "over"}), "cue-ends-of");
    add_if(!attribution::holds_cue_word(f_.text, span), "cue-unknown");
    add_if(be(first), "cue-be");
    add_if(one_of(first, {"to", "for"}), "cue-to");
    add_if(noun && !said_so, "cue-with");
    add_if(lower(span.end - 1) == ":", "cue-colon");
    add_if(first.ends_with("ing"), "cue-ing");
    add_if(one_of(first, {"asked", "ask", "asks"}), "cue-asked");
    add(step(static_cast<int>(words), {{1, "cue-1"}, {2, "cue-2"}, {3, "cue-3"}, {99, "cue-long"}}));
    for (std::uint32_t i = span.begin; i > 0 && i + 3 > span.begin; --i)
      if (be(lower(i - 1)) && i > 0) {
        add("cue-after-be");
        break;
      }
    add_if(span.end < f_.text.words.size() && lower(span.end) == "by", "cue-by");
    if (said.source.empty()) return;
    const auto source = whole(said.source);
    const bool source_first = source.begin < span.begin;
    add(source_first ? "source-first" : "cue-first");
    const int gap = source_first ? static_cast<int>(span.begin) - static_cast<int>(source.end)
                                 : static_cast<int>(source.begin) - static_cast<int>(span.end);
    add(step(gap, {{0, "gap-0"}, {2, "gap-2"}, {5, "gap-5"}, {10, "gap-10"}, {999, "gap-more"}}));
    add_if(word(source.begin).sentence != word(span.begin).sentence, "gap-sentence");
    if (!said.content.empty()) {
      const auto content = said.content.front().begin;
      add(content < std::min(source.begin, span.begin) ? "content-first" : "content-last");
    }
  }

  // ---- the words of the source

  void source(const attribution::Said& said, const Phrase& phrase) {
    const auto span = whole(said.source);
    add(step(static_cast<int>(span.size()),
             {{1, "long-1"}, {2, "long-2"}, {4, "long-4"}, {8, "long-8"}, {15, "long-15"}, {99, "long-more"}}));
    const auto sentence = f_.text.sentences[word(span.begin).sentence];
    add_if(span.begin == sentence.begin, "begins-sentence");
    if (span.begin > 0) {
      const auto& before = lower(span.begin - 1);
      add_if(one_of(before, {"of", "by", "with", "from", "to", "in", "at", "for", "on", "about", "against", "between",
                             "into", "over", "under", "like", "than"}),
             "behind-preposition");
      add_if(one_of(before, {"that", "because", "if", "when", "while", "as", "although", "though"}), "behind-that");
      add_if(before == ",", "behind-comma");
      add_if(one_of(before, {"the", "a", "an", "his", "her", "their", "its", "-"}), "cut-short");
    }
    bool comma = false, relative = false, verb = false, number = false, preposition = false;
    for (auto i = span.begin; i < span.end; ++i) {
      const auto& one = lower(i);
      comma = comma || one == ",";
      relative = relative || (i > span.begin && one_of(one, {"who", "that", "which", "whose", "whom", "where"}));
      verb = verb || one_of(one, {"is", "are", "was", "were", "has", "have", "had", "will", "would", "said", "be",
                                  "not", "do", "does", "did", "can", "could"});
      number = number || (one.front() >= '0' && one.front() <= '9');
      preposition = preposition || one_of(one, {"in", "on", "for", "with", "from", "to", "at", "by", "about", "as"});
    }
    add_if(comma, "with-comma");
    add_if(relative, "with-relative");
    add_if(verb, "with-verb");
    add_if(number, "with-number");
    add_if(preposition, "with-preposition");
    const auto& last = word(span.end - 1);
    add_if(last.lower == "s" && span.size() > 1 && one_of(lower(span.end - 2), {"'", "’"}), "owning");
    if (phrase.form == PhraseForm::described) {
      add(noun_signs[static_cast<std::size_t>(phrase.head.kind)]);
      add_if(phrase.definite, "definite");
      add_if(phrase.indefinite, "indefinite");
      add_if(phrase.plural, "plural");
      add_if(!phrase.definite && !phrase.indefinite && !phrase.plural, "bare");
      add_if(!phrase.owner.empty(), "with-owner");
      add_if(!phrase.author.empty(), "with-author");
      add_if(phrase.maker.has_value(), "with-maker");
      add_if(phrase.head.duty == Duty::speaks, "duty-speaks");
      add_if(phrase.head.duty == Duty::carries, "duty-carries");
      add_if(phrase.head.duty == Duty::epithet, "duty-epithet");
    }
    if (phrase.form == PhraseForm::joint) add("joint");
    if (phrase.form == PhraseForm::none) add("no-phrase");
  }

  void name(const Name& name) {
    if (name.known) add(known_signs[static_cast<std::size_t>(name.known.kind)]);
    add_if(!name.known && !name.kind, "name-unknown");
    add_if(name.weak, "name-weak");
    add_if(name.role, "name-role");
    add_if(name.acronym, "name-acronym");
    add_if(name.guessed, "name-guessed");
    add_if(!name.description.empty(), "name-described");
    add_if(name.whole.begin < name.words.begin, "name-titled");
    add_if(f_.lexicon.given_name(f_.text.string(word(name.words.begin))).has_value(), "name-given");
    add(step(static_cast<int>(name.words.size()),
             {{1, "name-1"}, {2, "name-2"}, {3, "name-3"}, {5, "name-5"}, {99, "name-long"}}));
  }

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
    add_if(f_.lexicon.given_name(std::string_view(draft.name).substr(0, draft.name.find(' '))).has_value(),
           "given-name");
    add_if(draft.name.find(' ') == std::string::npos, "one-word");
    add_if(draft.name.empty() || draft.name.front() < 'A' || draft.name.front() > 'Z', "small-letters");
    add(step(static_cast<int>(draft.name.size()),
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

int number(std::string_view cell) {
  int value = 0;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  return cell.starts_with('-') ? -value : value;
}

const Weights& weights() {
  static const Weights table = [] {
    Weights found;
    for (const auto& row : lexicons::rows(lexicons::sureness)) {
      auto& own = found[std::string(row[0])];
      for (std::size_t k = 0; k < source_kinds; ++k) own[k] = number(lexicons::cell(row, k + 1));
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
