#include "entities/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "entities/runs.h"
#include "entities/source_edges.h"
#include "entities/usage.h"

namespace explainer::entities {
namespace {

bool quote_mark(std::string_view word) { return one_of(word, {"\"", "“", "‘", "''", "``", "«", "„", "”"}); }

bool head_of_name(NounKind kind) {
  return kind == NounKind::organisation || kind == NounKind::medium || kind == NounKind::document ||
         kind == NounKind::event || kind == NounKind::place || kind == NounKind::government;
}

std::optional<EntityKind> entity_kind(NameKind kind) {
  switch (kind) {
    case NameKind::country:
    case NameKind::adjective:
    case NameKind::people:
    case NameKind::seat:
    case NameKind::capital: return EntityKind::country;
    case NameKind::organisation: return EntityKind::organisation;
    case NameKind::group: return EntityKind::group;
    case NameKind::medium: return EntityKind::medium;
    default: return std::nullopt;
  }
}

/// Reads the capitals of one text; keeps what it has learned about the text's own words.
class Finder {
 public:
  Finder(const text::Text& text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon), runs_(text, lexicon) {
    for (const auto& word : text.words) {
      ++times_[word.lower];
      if (word.kind == text::WordKind::word && !capital(word, text)) common_.insert(word.lower);
    }
    for (std::uint32_t i = 1; i < text.words.size(); ++i) {
      if (is_last_name(text, lexicon, i) && !one_of(word(i).lower, {"and", "the", "of", "in", "a", "or", "to"}))
        called_.insert(word(i).lower);
    }
  }

  std::vector<Name> all() {
    std::vector<WordSpan> headings;
    for (const auto& sentence : text_.sentences) {
      if (heading(sentence))
        headings.push_back(sentence);
      else
        read(sentence);
    }
    std::set<std::string> met;
    for (const auto& name : names_) {
      if (name.weak || name.role) continue;
      met.insert(straight(text_, name.words));
      if (name.kind == EntityKind::person) met.insert(straight(text_, {name.words.end - 1, name.words.end}));
    }
    for (auto& name : names_) leave_out_opening_verb(name, met);
    for (const auto& sentence : headings) read_heading(sentence, met);
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
      return a.whole.begin != b.whole.begin ? a.whole.begin < b.whole.begin : a.whole.end > b.whole.end;
    });
    return std::move(names_);
  }

 private:
  const text::Word& word(std::uint32_t i) const { return text_.words[i]; }
  bool is_capital(std::uint32_t i) const { return capital(word(i), text_); }
  bool glued(std::uint32_t i) const { return joined(text_, i - 1) && joined(text_, i); }

  bool heading(WordSpan sentence) const {
    auto end = sentence.end;
    while (end > sentence.begin && word(end - 1).kind == text::WordKind::block_end) --end;
    if (end == sentence.begin) return false;
    const auto kind = text_.blocks[word(sentence.begin).block].kind;
    const bool head = kind == BlockKind::headline || kind == BlockKind::subhead;
    // Headings have no full stop; a sentence of many names does.
    if (!head && (one_of(word(end - 1).lower, {".", "!", "?", ",", ")"}) || quote_mark(word(end - 1).lower)))
      return false;
    std::uint32_t long_words = 0, capitals = 0;
    for (auto i = sentence.begin; i < sentence.end; ++i) {
      if (word(i).kind != text::WordKind::word || word(i).lower.size() < 4) continue;
      ++long_words;
      capitals += is_capital(i);
    }
    return long_words >= 4 && capitals * 10 >= long_words * 8;
  }

  bool opens(WordSpan sentence, std::uint32_t i) const {
    if (i == sentence.begin) return true;
    const auto& before = word(i - 1).lower;
    if (before == "'" || before == "’")
      return i < sentence.begin + 2 || !joined(text_, i - 2) || quote_mark(word(i - 2).lower) ||
             word(i - 2).lower == "'";
    return quote_mark(before) || one_of(before, {":", "—", "–", "•", "(", ";"});
  }

  void read(WordSpan sentence) {
    for (auto i = sentence.begin; i < sentence.end;) {
      if (!is_capital(i)) {
        i = particle_name(i, sentence.end);
        continue;
      }
      const bool first = opens(sentence, i);
      if (called_.count(word(i).lower) > 0 && is_called(sentence, i)) {
        plain({i, i + 1}, false);
        ++i;
        continue;
      }
      const auto known = lexicon_.name_at(text_, i, sentence.end);
      if (!known && lexicon_.function_word(word(i).lower) && !runs_.opens_with_function_word(i, sentence.end)) {
        ++i;
        continue;
      }
      if (known.kind == NameKind::calendar && known) {
        i += known.size;
        continue;
      }
      // "(R-Kest)", ", R-Kest,": the party and the land of a member of parliament.
      if (i > sentence.begin && one_of(word(i - 1).lower, {"(", ","}) && word(i).lower.size() == 1 &&
          i + 1 < sentence.end && word(i + 1).lower == "-" && glued(i + 1)) {
        while (i < sentence.end && !one_of(word(i).lower, {")", ","})) ++i;
        continue;
      }
      if (i > sentence.begin && party_at(text_, i, sentence.end)) {
        i += 3;
        continue;
      }
      auto end = std::max(runs_.end(i, sentence.end), i + known.size);
      end = std::min(end, party_in(text_, {i + 1, end}, sentence.end));
      auto begin = i;
      if (!known && label(sentence, i, end)) ++i, begin = i;
      if (slogan(begin, end)) {
        i = end;
        continue;
      }
      // A common word that is capital only because it opens the sentence: "Recent reports", "Officials in Kest".
      const bool common = first && !known && !lexicon_.given_name(string(i)) &&
                          (common_.count(word(i).lower) > 0 || (end == i + 1 && plain_noun(i)));
      if (common && end > i + 1 && is_capital(i + 1) && !lexicon_.noun_before(text_, i, i + 1)) begin = i + 1;
      if (!(common && end == i + 1)) split({begin, end}, first && begin == i);
      i = end;
    }
  }

  /// "Mr. Rather came. {Rather} said so": a last name that is else a month or function word, by itself.
  bool is_called(WordSpan sentence, std::uint32_t i) const {
    if (i + 1 < sentence.end && is_capital(i + 1)) return false;
    const auto next = i + 1 < sentence.end ? std::string_view(word(i + 1).lower) : std::string_view();
    if (!next.empty() && next.front() >= '0' && next.front() <= '9') return false;
    if (opens(sentence, i))
      return !one_of(
          next, {"than", "he",    "she",   "it",    "they", "we", "you", "i",   "the",   "a",   "an",  "of",    "this",
                 "that", "these", "those", "there", "not",  "be", "his", "her", "their", "our", "any", "anyone"});
    return !one_of(word(i - 1).lower, {"in", "of", "since", "last", "by", "until", "till", "early", "late", "mid",
                                       "from", "next", "this", "on", "-"}) ||
           lexicon_.function_word(word(i).lower);
  }

  /// "CLOSE President Ann Bell": the label of a picture, in capitals, before a name that is not.
  bool label(WordSpan sentence, std::uint32_t i, std::uint32_t end) const {
    constexpr std::size_t longest_acronym = 4;
    if (i != sentence.begin || end < i + 2 || word(i).letters != text::LetterCase::all) return false;
    if (word(i).lower.size() <= longest_acronym || word(i + 1).kind != text::WordKind::word ||
        word(i + 1).letters == text::LetterCase::all)
      return false;
    return times_.find(word(i).lower)->second == 1;
  }

  /// "signs that said “Impeach Bell”": a quotation of nothing else, which names nobody unless it is known.
  bool slogan(std::uint32_t begin, std::uint32_t end) const {
    if (begin == 0 || end >= text_.words.size() || end < begin + 2) return false;
    if (!quote_mark(word(begin - 1).lower) || !quote_mark(word(end).lower)) return false;
    return !lexicon_.given_name(string(begin)) && !lexicon_.name_at(text_, begin, end) &&
           common_.count(word(begin).lower) + common_.count(word(end - 1).lower) == 0 &&
           !head_of_name(lexicon_.noun_before(text_, begin, end).kind);
  }

  /// "Add Ann Bell", "Rebuffing Ann Bell": the first word is capital because it opens the sentence, for the others are
  /// a name by themselves elsewhere.
  void leave_out_opening_verb(Name& name, const std::set<std::string>& met) const {
    const auto first = name.words.begin;
    if (name.known || name.role || name.whole != name.words || name.words.size() < 3) return;
    if (!opens(text_.sentences[word(first).sentence], first) || lexicon_.given_name(string(first))) return;
    if (!lexicon_.given_name(string(first + 1)) || met.count(straight(text_, {first + 1, name.words.end})) == 0) return;
    ++name.words.begin;
    name.whole = name.words;
    name.kind = EntityKind::person;
    name.gender = lexicon_.given_name(string(first + 1)).value_or(Gender::unknown);
  }

  std::string_view string(std::uint32_t i) const { return text_.string(word(i)); }

  /// A noun that is capital only because it opens the sentence: "Aides", "Critics".
  bool plain_noun(std::uint32_t i) const {
    const auto noun = lexicon_.noun_before(text_, i, i + 1);
    return noun && noun.kind != NounKind::honorific && trades_.count(word(i).lower) == 0 &&
           word(i).letters != text::LetterCase::all;
  }

  /// "al-Assad", "bin Salman" where nothing capital stands before.
  std::uint32_t particle_name(std::uint32_t i, std::uint32_t limit) {
    if (one_of(word(i).lower, {"al", "el"}) && i + 2 < limit && word(i + 1).lower == "-" && glued(i + 1) &&
        is_capital(i + 2)) {
      const auto end = runs_.end(i + 2, limit);
      split({i, end}, false);
      return end;
    }
    return i + 1;
  }

  void add(WordSpan words, WordSpan whole, std::optional<EntityKind> kind, KnownName known = {}) {
    Name name;
    name.words = words;
    name.whole = whole;
    name.kind = kind;
    name.known = known;
    names_.push_back(name);
  }

  /// Names the parts of a run of capitals.
  void split(WordSpan run, bool first) {
    while (!run.empty()) {
      while (!run.empty() && word(run.begin).kind != text::WordKind::word) ++run.begin;
      if (run.empty()) return;
      const auto known = lexicon_.name_at(text_, run.begin, run.end);
      if (known && known.size == run.size()) return add(run, run, entity_kind(known.kind), known);
      // "Iranian Revolutionary Guard", "US Senate": the state, and a body that is known by itself.
      const auto rest = known ? lexicon_.name_at(text_, run.begin + known.size, run.end) : KnownName{};
      const bool body_of_state =
          rest && known.size + rest.size == run.size() && rest.kind == NameKind::organisation && state_form(known.kind);
      if (!body_of_state && (titled(run) || headed(run))) return;
      if (known &&
          (body_of_state || known.kind == NameKind::adjective || known.kind == NameKind::description ||
           known.kind == NameKind::people || known.kind == NameKind::medium || known.kind == NameKind::organisation ||
           run.size() > known.size + 2 || word(run.begin + known.size).kind != text::WordKind::word)) {
        add({run.begin, run.begin + known.size}, {run.begin, run.begin + known.size}, entity_kind(known.kind), known);
        run.begin += known.size;
        first = false;
        continue;
      }
      return plain(run, first);
    }
  }

  /// "Interior Minister Ilse Orlo", "Mr. Roe", "Secretary of State Tamsin Roe"; a role alone: "interior minister".
  bool titled(WordSpan run) {
    // a last name may be a trade: "Stephen Baker", "Prime Minister Dale Harper", and then "Harper"
    const auto& last = word(run.end - 1).lower;
    const bool called = run.size() > 1 ? lexicon_.given_name(string(run.end - 2)).has_value() : trades_.count(last) > 0;
    const auto role = lexicon_.noun_before(text_, run.begin, run.end);
    if (role.kind == NounKind::role && called) trades_.insert(last);
    if (role.kind == NounKind::role && !called && !lexicon_.given_name(string(run.end - 1))) {
      add(run, run, EntityKind::person);
      names_.back().role = true;
      inner(run);
      return true;
    }
    for (auto i = run.end - 1; i > run.begin; --i) {
      const auto title = lexicon_.noun_before(text_, run.begin, i);
      const bool dotted = title.kind == NounKind::none && word(i - 1).lower == "." && i - 1 > run.begin &&
                          lexicon_.noun_before(text_, run.begin, i - 1).kind == NounKind::honorific;
      const auto found = dotted ? lexicon_.noun_before(text_, run.begin, i - 1) : title;
      if (found.kind != NounKind::honorific && found.kind != NounKind::role && found.kind != NounKind::kin) continue;
      if (!dotted && found.kind != NounKind::honorific && lexicon_.given_name(string(i - 1))) continue;
      if (word(i).lower == "." && i + 1 < run.end) continue;
      auto begin = i;
      if (word(i).lower == "of") {
        if (run.end < i + 4) return false;
        begin = run.end - 2;
      }
      if (word(begin).kind != text::WordKind::word) continue;
      if (head_of_name(lexicon_.noun_before(text_, begin, run.end).kind) && found.kind != NounKind::honorific)
        return false;
      add({begin, run.end}, run, EntityKind::person);
      auto& name = names_.back();
      name.gender = found.gender;
      if (name.gender == Gender::unknown) name.gender = lexicon_.given_name(string(begin)).value_or(Gender::unknown);
      name.description = {run.begin, begin};
      if (found.kind == NounKind::honorific && found.lemma.size() <= 4) name.description = {};  // Mr., Mrs., Ms., Sir
      inner({run.begin, begin});
      return true;
    }
    return false;
  }

  /// "Iranian Foreign Ministry", "Kest University", "Veld Street Journal": the last word tells.
  bool headed(WordSpan run) {
    const auto closed = word(run.end - 1).lower == "." ? run.end - 1 : run.end;  // "Dale Motors Inc."
    const auto head = lexicon_.noun_before(text_, run.begin, closed);
    auto told = head.size < run.size() && head_of_name(head.kind) ? head.kind : NounKind::none;
    for (auto i = run.begin + 1; i + 1 < run.end; ++i) {
      if (!one_of(word(i).lower, {"of", "for", "on"})) continue;
      const auto before = lexicon_.noun_before(text_, run.begin, i);
      if (!head_of_name(before.kind)) continue;
      told = before.kind;
      const auto state = lexicon_.name_at(text_, run.end - 1, run.end);
      if (told == NounKind::government && state.kind == NameKind::country) {  // "Republic of Turkey"
        add(run, run, EntityKind::country, {NameKind::country, state.stands_for, run.size()});
        return true;
      }
      break;
    }
    if (told == NounKind::none || (told == NounKind::place && called_like_a_place(run))) return false;
    std::optional<EntityKind> kind;
    if (told == NounKind::organisation || told == NounKind::government)
      kind = EntityKind::organisation;
    else if (told == NounKind::medium)
      kind = EntityKind::medium;
    else if (told == NounKind::document)
      kind = EntityKind::document;
    add(run, run, kind);
    if (!kind) names_.back().known.kind = NameKind::place, names_.back().known.size = run.size();
    inner(run);
    return true;
  }

  /// "Ilse Hill": a given name and a last name that is a noun of places. "In Georgia Hill" is one.
  bool called_like_a_place(WordSpan run) const {
    if (run.size() != 2 || !lexicon_.given_name(string(run.begin)) || lexicon_.name_at(text_, run.begin, run.end))
      return false;
    const bool opens = run.begin == text_.sentences[word(run.begin).sentence].begin;
    return opens || !one_of(word(run.begin - 1).lower,
                            {"in", "at", "on", "near", "the", "from", "to", "around", "through", "outside", "of"});
  }

  /// Names that the tables know inside a longer one.
  void inner(WordSpan run) {
    for (auto i = run.begin; i < run.end;) {
      const auto known = lexicon_.name_at(text_, i, run.end);
      if (known && known.size < run.size() + 0 && known.kind != NameKind::place && known.kind != NameKind::description)
        add({i, i + known.size}, {i, i + known.size}, entity_kind(known.kind), known);
      else if (known && known.kind == NameKind::adjective)
        add({i, i + known.size}, {i, i + known.size}, EntityKind::country, known);
      i += std::max(known.size, 1U);
    }
  }

  void plain(WordSpan run, bool first) {
    const auto given = lexicon_.given_name(string(run.begin));
    const auto letters =
        static_cast<std::uint32_t>(std::count_if(text_.words.begin() + run.begin, text_.words.begin() + run.end,
                                                 [](const text::Word& w) { return w.kind == text::WordKind::word; }));
    std::optional<EntityKind> kind;
    if (given && letters >= 2 && letters <= 5) kind = EntityKind::person;
    add(run, run, kind);
    auto& name = names_.back();
    name.gender = given.value_or(Gender::unknown);
    const bool capitals = word(run.begin).letters == text::LetterCase::all && word(run.begin).lower.size() > 1;
    const bool dotted = letters >= 2 && std::all_of(text_.words.begin() + run.begin, text_.words.begin() + run.end,
                                                    [](const text::Word& w) { return w.lower.size() == 1; });
    if ((run.size() == 1 && capitals) || dotted) {
      name.kind = EntityKind::organisation;
      name.acronym = true;
    }
    name.weak = first && letters == 1 && !given && !name.acronym;
  }

  /// In title case every word is capital: only what stands as a name elsewhere, or in the tables, is one here.
  void read_heading(WordSpan sentence, const std::set<std::string>& met) {
    for (auto i = sentence.begin; i < sentence.end;) {
      std::uint32_t size = 0;
      KnownName known;
      if (is_capital(i)) {
        known = lexicon_.name_at(text_, i, sentence.end);
        size = known.size;
        for (auto longer = std::min(8U, sentence.end - i); longer > size; --longer) {
          if (met.count(straight(text_, {i, i + longer})) == 0) continue;
          size = longer;
          known = {};
        }
      }
      if (size > 0 && known.kind != NameKind::calendar) {
        add({i, i + size}, {i, i + size}, known ? entity_kind(known.kind) : std::nullopt, known);
        names_.back().acronym = !known && size == 1 && word(i).letters == text::LetterCase::all;
      }
      i += std::max(size, 1U);
    }
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
  const Runs runs_;
  std::map<std::string_view, std::uint32_t> times_;  // of each word, in small letters
  std::set<std::string> common_;
  std::set<std::string> called_;  // months and function words that are somebody's last name: "May", "Rather"
  std::set<std::string> trades_;  // nouns that were last names so far: "baker"
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> find_names(const text::Text& text, const Lexicon& lexicon) {
  auto names = told_by_use(text, lexicon, Finder(text, lexicon).all());
  describe(text, lexicon, names);
  return names;
}

}  // namespace explainer::entities
