#include "stance/lexicon.h"

#include <algorithm>
#include <map>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"
#include "stance/patterns.h"

namespace explainer::stance {
namespace {

constexpr std::pair<std::string_view, CueClass> class_names[] = {
    {"assert", CueClass::assert},         {"report", CueClass::report},     {"evidence", CueClass::evidence},
    {"hedge", CueClass::hedge},           {"predict", CueClass::predict},   {"corroborate", CueClass::corroborate},
    {"accuse", CueClass::accuse},         {"deny", CueClass::deny},         {"reject", CueClass::reject},
    {"disprove", CueClass::disprove},     {"question", CueClass::question}, {"confirm", CueClass::confirm},
    {"concede", CueClass::concede},       {"retract", CueClass::retract},   {"decline", CueClass::decline},
    {"noresponse", CueClass::noresponse}, {"warn", CueClass::warn},         {"condemn", CueClass::condemn},
    {"endorse", CueClass::endorse},       {"promise", CueClass::promise},   {"demand", CueClass::demand},
};

constexpr std::pair<std::string_view, Stance> stance_names[] = {
    {"asserts", Stance::asserts},       {"accuses", Stance::accuses},     {"denies", Stance::denies},
    {"declines", Stance::declines},     {"confirms", Stance::confirms},   {"warns", Stance::warns},
    {"criticises", Stance::criticises}, {"calls-for", Stance::calls_for}, {"intends", Stance::intends},
    {"expresses", Stance::expresses},
};

template <class Value, std::size_t Size>
std::optional<Value> named(const std::pair<std::string_view, Value> (&names)[Size], std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> split_words(std::string_view form) {
  std::vector<std::string_view> words;
  while (!form.empty()) {
    const auto end = std::min(form.find(' '), form.size());
    if (end > 0) words.push_back(form.substr(0, end));
    form.remove_prefix(std::min(end + 1, form.size()));
  }
  return words;
}

using Index = std::map<std::string_view, std::vector<CueEntry>>;

Index read_entries() {
  Index index;
  for (const auto& row : lexicons::rows(lexicons::stance)) {
    const auto form = split_words(lexicons::cell(row, 0));
    const auto cue_class = named(class_names, lexicons::cell(row, 2));
    const auto stance = named(stance_names, lexicons::cell(row, 9));
    // "NP" stands for any words: such frames are known by their adjective, see negation.cpp
    const bool frame = std::any_of(form.begin(), form.end(), [](auto word) { return word == "NP" || word == "NP:"; });
    if (form.empty() || frame || !cue_class || !stance) continue;
    const auto pos = lexicons::cell(row, 1), commit = lexicons::cell(row, 3), target = lexicons::cell(row, 6);
    index[form.front()].push_back({form, *cue_class, *stance, named(stance_names, lexicons::cell(row, 10)),
                                   pos == "v" || pos == "cxn", pos == "n", target.starts_with('c'),
                                   commit.starts_with("PR"), lexicons::cell(row, 8) == "y"});
  }
  return index;
}

const Index& entries() {
  static const Index index = read_entries();
  return index;
}

using Classes = std::map<std::string_view, std::set<std::string_view>>;

const Classes& word_classes() {
  static const Classes classes = [] {
    Classes found;
    for (const auto& row : lexicons::rows(lexicons::words))
      found[lexicons::cell(row, 0)].insert(lexicons::cell(row, 1));
    return found;
  }();
  return classes;
}

/// Part of a name ("the Associated Press"), which is no verb whatever it looks like.
bool in_name(const std::vector<Token>& some, std::size_t at) {
  return some[at].capital && at > 0 && (some[at - 1].capital || some[at - 1].lower == "the");
}

/// A noun stands in its own form or its plural; "called" and "calling" are not the noun "call".
bool noun_form(const Token& token, std::string_view noun) {
  return token.lower == noun || (token.lower.size() > noun.size() && token.lower.ends_with('s') && token.is(noun));
}

/// "openly lie that", "they lie": a verb, though the table has the noun of denial only behind an article or the like.
bool lies(const std::vector<Token>& some, std::size_t at) {
  if (!some[at].is("lie")) return false;
  return at == 0 || is_adverb(some[at - 1]) || !some[at - 1].letters || in_class(some[at - 1].lower, "pronoun") ||
         (in_class(some[at - 1].lower, "auxiliary") && !some[at - 1].is("be")) || some[at - 1].lower == "to" ||
         some[at - 1].lower == "not" || some[at - 1].lower == "and";
}

/// A bare form behind a plain word is a noun: the subject stands outside the cue ("the primary contest").
bool reads_as_noun(const std::vector<Token>& some, std::size_t at) {
  if (at == 0) return false;
  const auto& before = some[at - 1];
  if (before.lower == "a" || before.lower == "an" || before.lower == "the") return true;
  if (some[at].bases.size() > 1) return false;
  return before.letters && !is_adverb(before) && !in_class(before.lower, "auxiliary") && before.lower != "to" &&
         before.lower != "not" && before.lower != "and" && before.lower != "or" && before.lower != "nor" &&
         !in_class(before.lower, "pronoun") && !before.capital;
}

/// "would not give them details": somebody between the words of a cue. (The class of that name is what is denied.)
bool is_object_pronoun(const Token& token) {
  return token.lower == "him" || token.lower == "her" || token.lower == "them" || token.lower == "us";
}

/// "noted" is no "not": what negates is never inflected.
bool is_word_of_form(const Token& token, std::string_view word) {
  return word == "not" ? token.lower == word : token.is(word);
}

/// Matches a form from `at` on, adverbs and articles allowed between its words; gives the position behind it.
std::optional<std::size_t> match_at(const std::vector<Token>& some, std::size_t at, const CueEntry& entry) {
  std::size_t i = at;
  for (std::size_t k = 0; k < entry.form.size(); ++k) {
    std::size_t skipped = 0;
    while (k > 0 && i < some.size() && !is_word_of_form(some[i], entry.form[k]) && skipped < 3 &&
           (is_adverb(some[i]) || in_class(some[i].lower, "article") || is_object_pronoun(some[i])))
      ++i, ++skipped;
    if (i >= some.size() || !is_word_of_form(some[i], entry.form[k])) return std::nullopt;
    ++i;
  }
  return i;
}

int weight(const CueEntry& entry) {
  int class_weight = 0;
  switch (entry.cue_class) {
    case CueClass::decline:
    case CueClass::noresponse: class_weight = 9; break;
    case CueClass::deny:
    case CueClass::retract:
    case CueClass::disprove: class_weight = 8; break;
    case CueClass::reject:
    case CueClass::confirm:
    case CueClass::concede: class_weight = 7; break;
    case CueClass::accuse: class_weight = 6; break;
    case CueClass::warn:
    case CueClass::condemn:
    case CueClass::promise:
    case CueClass::demand: class_weight = 5; break;
    case CueClass::endorse: class_weight = 4; break;
    case CueClass::question:
    case CueClass::corroborate: class_weight = 3; break;
    default: class_weight = 2;
  }
  const int size = static_cast<int>(std::min<std::size_t>(entry.form.size(), 4));
  // a fixed phrase is surer than its first word; a noun beside a verb seldom decides, an adjective hardly ever
  return class_weight * (entry.verb ? 10 : entry.noun ? 6 : 1) + size * 3;
}

}  // namespace

bool in_class(std::string_view word, std::string_view word_class) {
  const auto found = word_classes().find(word_class);
  return found != word_classes().end() && found->second.count(word) > 0;
}

bool in_class(const Token& token, std::string_view word_class) {
  return std::any_of(token.bases.begin(), token.bases.end(),
                     [&](const auto& base) { return in_class(base, word_class); });
}

bool is_function_word(std::string_view word) {
  constexpr std::string_view classes[] = {"article",     "auxiliary",    "preposition", "pronoun",
                                          "conjunction", "subordinator", "adverb"};
  return std::any_of(std::begin(classes), std::end(classes), [&](auto one) { return in_class(word, one); });
}

std::optional<CueMatch> find_cue(const std::vector<Token>& some, std::size_t cue_size) {
  std::optional<CueMatch> best;
  int best_weight = -1;
  for (std::size_t at = 0; at < std::min(cue_size, some.size()); ++at) {
    if (in_name(some, at)) continue;
    for (const auto& base : some[at].bases) {
      const auto found = entries().find(base);
      if (found == entries().end()) continue;
      for (const auto& entry : found->second) {
        if (entry.noun && lies(some, at)) continue;
        if (entry.noun && !noun_form(some[at], entry.form.front())) continue;
        if (entry.verb && entry.form.size() == 1 && reads_as_noun(some, at)) continue;
        const auto end = match_at(some, at, entry);
        if (!end || (*end > cue_size && entry.form.size() == 1)) continue;
        if (const int w = weight(entry); w > best_weight) best = CueMatch{&entry, at, *end}, best_weight = w;
      }
    }
  }
  return best;
}

}  // namespace explainer::stance
