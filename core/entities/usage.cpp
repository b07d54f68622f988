#include "entities/usage.h"

#include <algorithm>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::entities {
namespace {

constexpr int enough = 2;                                       // of the weights of owners.tsv
constexpr std::uint32_t longest_owned = 3, most_modifiers = 2;  // in words: "Veld's new prime minister"
constexpr std::uint32_t subject_reach = 4;  // how far from the head of its sentence a subject begins

/// What a thing tells of whoever has it.
struct Owned {
  bool state = false;
  int weight = 0;
  bool bare = false, of = false;
};

/// What speaks for and against a kind of one name.
struct Weight {
  int state = 0, organisation = 0;
  bool person = false;
  std::vector<const Owned*> weak;  ///< what has been counted that is not enough by itself
  std::string_view name;           ///< as it stands where it was first met
};

class Usage {
 public:
  Usage(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names)
      : text_(text), lexicon_(lexicon), names_(names) {
    using lexicons::cell;
    for (const auto& row : lexicons::rows(lexicons::owners))
      owned_.emplace(cell(row, 0), Owned{cell(row, 1) == "state", cell(row, 2) == "2" ? 2 : 1, cell(row, 3) == "yes",
                                         cell(row, 4) == "yes"});
  }

  std::vector<Name> judged() {
    for (const auto& name : names_) {
      weigh_person(name);
      weigh_owned(name);
    }
    weigh_pronouns();
    std::vector<Name> found = names_;
    for (auto& name : found) {
      if (!open(name)) continue;
      const auto kind = kind_of_key(straight(text_, name.words));
      if (kind == EntityKind::country) name = state(name.words, name.known);
      if (kind == EntityKind::organisation && !name.kind) name.kind = kind, name.guessed = true;
    }
    const auto added = inside_others(found);
    found.insert(found.end(), added.begin(), added.end());
    std::stable_sort(found.begin(), found.end(), [](const Name& a, const Name& b) {
      return a.whole.begin != b.whole.begin ? a.whole.begin < b.whole.begin : a.whole.end > b.whole.end;
    });
    return found;
  }

 private:
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }
  bool apostrophe(std::uint32_t i) const { return i < text_.words.size() && one_of(lower(i), {"'", "’"}); }

  /// May its use still tell what it is? A state's name that is more often another's may be the state's after all.
  static bool open(const Name& name) {
    if (name.role || name.acronym || name.whole != name.words) return false;
    return name.known ? name.known.kind == NameKind::weak : !name.kind;
  }

  std::optional<EntityKind> kind_of_key(const std::string& key) const {
    const auto found = weights_.find(key);
    if (found == weights_.end() || found->second.person) return std::nullopt;
    if (found->second.state >= enough) return EntityKind::country;
    if (found->second.organisation >= enough) return EntityKind::organisation;
    return std::nullopt;
  }

  Name state(WordSpan words, KnownName known) const {
    Name name;
    name.words = name.whole = words;
    name.kind = EntityKind::country;
    const auto stands_for = known ? known.stands_for : weights_.at(straight(text_, words)).name;
    name.known = {NameKind::country, stands_for, words.size()};
    return name;
  }

  Weight& weight(WordSpan words) {
    auto& found = weights_[straight(text_, words)];
    if (found.name.empty()) found.name = text_.string(words);
    return found;
  }

  /// "Ana Reyl", "Mr. Reyl", "spokesman Reyl": Reyl is somebody.
  void weigh_person(const Name& name) {
    if (name.known || name.role || name.acronym || (name.kind && name.kind != EntityKind::person)) return;
    const WordSpan last{name.words.end - 1, name.words.end};
    const auto sentence = text_.sentences[text_.words[name.whole.begin].sentence];
    const auto title = lexicon_.noun_before(text_, sentence.begin, name.whole.begin);
    const bool titled =
        title && !title.plural &&
        (title.kind == NounKind::honorific || title.kind == NounKind::role || title.kind == NounKind::kin);
    const bool given = lexicon_.given_name(text_.string(last)).has_value();
    if (name.words.size() > 1 || name.whole != name.words || titled || given) weight(last).person = true;
    if (name.words.size() > 1 && name.kind == EntityKind::person) weight(name.words).person = true;
  }

  const Owned* owned(std::uint32_t begin, std::uint32_t end) const {
    const auto found = owned_.find(lower_case(text_, {begin, end}));
    return found == owned_.end() ? nullptr : &found->second;
  }

  /// The longest thing that begins at a word.
  const Owned* owned_at(std::uint32_t begin) const {
    for (auto size = longest_owned; size > 0; --size) {
      if (begin + size > text_.words.size()) continue;
      if (const auto* found = owned(begin, begin + size)) return found;
    }
    return nullptr;
  }

  void count(WordSpan words, const Owned& owned) {
    auto& found = weight(words);
    if (owned.weight < enough) {
      if (std::find(found.weak.begin(), found.weak.end(), &owned) != found.weak.end()) return;
      found.weak.push_back(&owned);
    }
    (owned.state ? found.state : found.organisation) += owned.weight;
  }

  void weigh_owned(const Name& name) {
    // "Veld Defence Minister Tam Oriel", "Veld Foreign Ministry": the first word may be a state.
    const bool alone = open(name);
    const bool longer = !name.known &&
                        (name.role || name.whole != name.words || name.kind == EntityKind::organisation) &&
                        name.whole.size() > 1;
    if (!alone && !longer) return;
    const auto words = alone ? name.words : WordSpan{name.whole.begin, name.whole.begin + 1};
    if (longer && (lexicon_.name_at(text_, words.begin, words.end) || lexicon_.function_word(lower(words.begin)) ||
                   lexicon_.noun_before(text_, words.begin, words.end)))
      return;
    auto thing = words.end;
    if (apostrophe(thing) && joined(text_, thing - 1)) {
      ++thing;
      if (thing < text_.words.size() && lower(thing) == "s") ++thing;
      for (std::uint32_t skipped = 0; skipped <= most_modifiers && thing < text_.words.size(); ++skipped, ++thing) {
        if (text_.words[thing].kind != text::WordKind::word) break;
        if (const auto* found = owned_at(thing)) {
          count(words, *found);
          break;
        }
      }
    } else if (thing < text_.words.size()) {
      if (const auto* found = owned_at(thing); found && found->bare) count(words, *found);
    }
    if (!alone || words.begin < 2 || !one_of(lower(words.begin - 1), {"of", "to"})) return;
    const bool to = lower(words.begin - 1) == "to";
    for (std::uint32_t size = std::min(longest_owned, words.begin - 1); size > 0; --size) {
      const auto* found = owned(words.begin - 1 - size, words.begin - 1);
      if (!found) continue;
      if (to ? lower(words.begin - 2) == "ambassador" : found->of) count(words, *found);
      return;
    }
  }

  /// "Dale cut its prices. It said demand had fallen."
  void weigh_pronouns() {
    std::size_t next = 0;
    std::optional<WordSpan> before;  // the subject of the sentence before
    for (const auto& sentence : text_.sentences) {
      while (next < names_.size() && names_[next].whole.begin < sentence.begin) ++next;
      std::optional<WordSpan> subject;
      const bool named = next < names_.size() && names_[next].whole.begin < sentence.end;
      if (named && open(names_[next]) && names_[next].words.begin <= sentence.begin + subject_reach)
        subject = names_[next].words;
      auto head = sentence.begin;
      while (head < sentence.end && text_.words[head].kind != text::WordKind::word) ++head;
      if (before && head + 1 < sentence.end && text_.words[head].block == text_.words[before->begin].block) {
        if (lower(head) == "it" && one_of(lower(head + 1), {"said", "added", "denied", "confirmed", "announced",
                                                            "declined", "reported", "employs", "makes", "sells"}))
          weight(*before).organisation += enough;
        if (one_of(lower(head), {"he", "she", "his", "her"})) weight(*before).person = true;
      }
      if (subject) {
        bool near = true;  // nothing else has come that "its" could go back to
        for (auto i = subject->end; i < sentence.end; ++i) {
          const auto noun = lexicon_.noun_before(text_, i, i + 1);
          if (one_of(lower(i), {"he", "she", "his", "her", "himself", "herself"}) && near)
            weight(*subject).person = true;
          if (near && lower(i) == "its" && !text_.quotation_at(i)) weight(*subject).organisation += enough;
          if (capital(text_.words[i], text_) || one_of(lower(i), {"the", "a", "an", "this", "that", "each", "which"}) ||
              (noun && noun.kind != NounKind::modifier))
            near = false;
        }
      }
      before = subject;
    }
  }

  /// The states in headings, in titles ("Veld Foreign Minister Tam Oriel") and in the names of bodies ("Veld Army").
  std::vector<Name> inside_others(const std::vector<Name>& found) const {
    std::vector<char> taken(text_.words.size());
    for (const auto& name : found) {
      const bool holds = name.role || (!name.known && name.kind == EntityKind::organisation && !name.acronym);
      for (auto i = name.words.begin; i < name.words.end && !holds; ++i) taken[i] = 1;
    }
    std::vector<Name> added;
    for (std::uint32_t i = 0; i < text_.words.size(); ++i) {
      if (taken[i] || !capital(text_.words[i], text_)) continue;
      const auto known = lexicon_.name_at(text_, i, i + 1);
      if (known && known.kind != NameKind::weak) continue;
      if (kind_of_key(std::string(text_.string(text_.words[i]))) == EntityKind::country)
        added.push_back(state({i, i + 1}, known));
    }
    return added;
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
  std::map<std::string, Owned, std::less<>> owned_;
  std::map<std::string, Weight, std::less<>> weights_;
};

}  // namespace

std::vector<Name> told_by_use(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names) {
  return Usage(text, lexicon, names).judged();
}

}  // namespace explainer::entities
