#include "entities/pronouns.h"

#include <algorithm>
#include <set>

#include "entities/foreground.h"
#include "entities/phrases.h"
#include "entities/turns.h"

namespace explainer::entities {
namespace {

constexpr std::uint32_t reach = 4;  // sentences that a pronoun looks back over
constexpr std::size_t most = 60;    // places looked at, whatever the sentences hold
constexpr int clear_lead = 16, worst = -75;

bool reflexive(std::string_view word) { return word.size() > 4 && word.find("sel") != std::string_view::npos; }
bool object(std::string_view word) { return one_of(word, {"him", "them", "me", "us"}); }

class Pronouns {
 public:
  Pronouns(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, Roster& roster,
           const std::vector<attribution::Said>& said, const std::vector<std::optional<std::uint32_t>>& speakers)
      : text_(text), lexicon_(lexicon), names_(names), roster_(roster), speakers_(speakers) {
    const auto size = text.words.size();
    named_.resize(size), quotation_.resize(size), content_.resize(size), source_.resize(size);
    turns_ = turns(text);
    const bool interview = std::find(turns_.begin(), turns_.end(), Turn::asks) != turns_.end();
    for (std::uint32_t q = 0; q < text.quotations.size(); ++q) {  // inner ones come later
      if (interview && !text.quotations[q].closed) continue;      // a stray mark
      for (auto i = text.quotations[q].words.begin; i < text.quotations[q].words.end; ++i) quotation_[i] = q + 1;
    }
    for (std::uint32_t s = 0; s < said.size(); ++s) {
      for (const auto& span : said[s].content)
        std::fill(content_.begin() + span.begin, content_.begin() + span.end, s + 1);
      for (const auto& span : said[s].source) std::fill(source_.begin() + span.begin, source_.begin() + span.end, true);
    }
    if (interview) count_we();
  }

  void mention() {
    gather();
    answerer_ = interviewed();
    auto next = given_.begin();
    for (std::uint32_t i = 0; i < text_.words.size(); ++i) {
      for (; next != given_.end() && next->word <= i; ++next) places_.push_back(*next);
      // "Voters who met her" is a source of which "her" is no part: names have capitals.
      const bool name = named_[i] && text_.words[i].letters != text::LetterCase::none;
      const auto who = name ? Person::none : person(lower(i));
      if (who == Person::none) {
        noun_phrase(i);
        continue;
      }
      if (source_[i] && taken_.count(i) > 0) continue;
      if (who == Person::i || who == Person::we || who == Person::you)
        spoken(i, who);
      else
        told(i, who);
    }
  }

 private:
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }
  bool is_word(std::uint32_t i) const { return i < text_.words.size() && text_.words[i].kind == text::WordKind::word; }
  std::uint32_t sentence(std::uint32_t i) const { return text_.words[i].sentence; }

  /// The mentions that are known already, in text order.
  void gather() {
    for (std::uint32_t entity = 0; entity < roster_.size(); ++entity) {
      for (const auto& mention : roster_[entity].mentions) {
        const auto begin = mention.words.begin;
        if (mention.words.empty()) continue;
        const auto known = lexicon_.name_at(text_, begin, mention.words.end);
        if (mention.pronoun) taken_.insert(begin);
        if (!mention.pronoun && mention.words.size() < 8)
          std::fill(named_.begin() + begin, named_.begin() + mention.words.end, true);
        if (known && known.kind == NameKind::adjective && known.size == mention.words.size()) continue;
        given_.push_back({begin, mention.words.end, entity, is_subject(begin), mention.pronoun});
      }
      for (const auto& role : roster_[entity].roles) {
        if (roster_[entity].kind == EntityKind::person || !roster_[entity].kind) holders_.emplace(role, entity);
      }
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (roster_.of_names()[i] || names_[i].role) continue;
      std::fill(named_.begin() + names_[i].words.begin, named_.begin() + names_[i].words.end, true);
    }
    std::stable_sort(given_.begin(), given_.end(), [](const Place& a, const Place& b) { return a.word < b.word; });
  }

  /// Stands near the head of its sentence or clause, and behind no preposition.
  bool is_subject(std::uint32_t word) const {
    const auto begin = text_.sentences[sentence(word)].begin;
    if (word == begin) return true;
    const auto& before = lower(word - 1);
    if (preposition(before)) return false;
    if (one_of(before, {"the", "a", "an", "this"}) && word - 1 > begin && preposition(lower(word - 2))) return false;
    return word - begin <= 8 || one_of(before, {",", "that", "and", "but", "when", "because", "if", "as", "while"});
  }

  static bool preposition(std::string_view word) {
    return one_of(word,
                  {"of",   "by",      "with",   "from", "to",   "in",    "at",    "for",    "on",   "about", "against",
                   "than", "between", "toward", "into", "over", "under", "after", "before", "like", "near"});
  }

  std::uint32_t nameless(Person who) {
    Draft draft;
    draft.kind = who == Person::he || who == Person::she || who == Person::i ? EntityKind::person
                 : who == Person::it                                         ? EntityKind::document
                                                                             : EntityKind::group;
    draft.plural = who == Person::they || who == Person::we;
    draft.gender = who == Person::he ? Gender::masculine : who == Person::she ? Gender::feminine : Gender::unknown;
    return roster_.add(std::move(draft));
  }

  void note(std::uint32_t i, std::uint32_t entity, bool open) {
    roster_.mention(entity, {i, i + 1}, true);
    roster_[entity].mentions.back().open = open;
    places_.push_back({i, i + 1, entity, is_subject(i), true});
  }

  // ---- I, we and you

  /// Whose words a place is part of: an entity where it is known, else a number for the quotation, turn or paragraph.
  std::pair<std::optional<std::uint32_t>, std::string> voice(std::uint32_t i) const {
    if (quotation_[i] > 0) {
      auto quotation = quotation_[i] - 1;
      for (std::size_t steps = 0; steps < 64 && text_.quotations[quotation].continues; ++steps)
        quotation = *text_.quotations[quotation].continues;
      std::optional<std::uint32_t> speaker;
      if (content_[i] > 0) speaker = speakers_[content_[i] - 1];
      if (speaker) return {speaker, "e" + std::to_string(*speaker)};
      return {std::nullopt, "p" + std::to_string(text_.words[text_.quotations[quotation].words.begin].block)};
    }
    const auto turn = turns_[text_.words[i].block];
    if (turn == Turn::told && content_[i] > 0 && speakers_[content_[i] - 1])
      return {speakers_[content_[i] - 1], "e" + std::to_string(*speakers_[content_[i] - 1])};
    if (turn == Turn::asks) return {std::nullopt, "asks"};
    if (turn == Turn::answers) return {answerer_, "answers"};
    return {std::nullopt, "told"};
  }

  void spoken(std::uint32_t i, Person who) {
    const auto turn = quotation_[i] > 0 ? Turn::told : turns_[text_.words[i].block];
    auto [speaker, key] = voice(i);
    if (who == Person::you) {
      if (turn == Turn::asks)
        speaker = answerer_, key = "answers",
        who = !answerer_ && rather_we_[text_.words[i].block] ? Person::we : Person::i;
      else
        speaker = std::nullopt, key += " you" + std::to_string(sentence(i));
    }
    if (who == Person::we) key += " we";
    if (who == Person::i && speaker) return note(i, *speaker, turn != Turn::told);
    const auto found = voices_.find(key);
    const auto entity = found != voices_.end() ? found->second : nameless(who);
    voices_.emplace(key, entity);
    if (who == Person::we && speaker) roster_[entity].stands_for = speaker;
    note(i, entity, turn != Turn::told);
  }

  /// Of each question: does the answer to it say "we" more often than "I"?
  void count_we() {
    std::vector<int> lead(text_.blocks.size());
    for (const auto& word : text_.words) {
      const auto who = word.kind == text::WordKind::word ? person(word.lower) : Person::none;
      if (who == Person::we || who == Person::i) lead[word.block] += who == Person::we ? 1 : -1;
    }
    rather_we_.resize(text_.blocks.size());
    bool we = false;
    for (auto block = text_.blocks.size(); block-- > 0;) {
      if (turns_[block] == Turn::answers) we = lead[block] > 0;
      rather_we_[block] = we;
    }
  }

  /// Of an interview: who is named most before the first question; "interviewed Roe" counts as three times.
  std::optional<std::uint32_t> interviewed() const {
    const auto first = std::find(turns_.begin(), turns_.end(), Turn::asks) - turns_.begin();
    std::map<std::uint32_t, int> count;
    for (const auto& place : given_) {
      const auto& draft = roster_[place.entity];
      if (text_.words[place.word].block >= static_cast<std::uint32_t>(first) || draft.plural) continue;
      if (draft.kind == EntityKind::person || (!draft.kind && draft.name.find(' ') != std::string::npos))
        count[place.entity] += talked_to(place) ? 3 : 1;
    }
    std::optional<std::uint32_t> best;
    int lead = 0, second = 0;
    for (const auto& [entity, n] : count) {
      if (n > lead)
        best = entity, second = lead, lead = n;
      else
        second = std::max(second, n);
    }
    return lead > second ? best : std::nullopt;
  }

  /// Stands in a sentence that tells of the interview, and does not hold it ("the Kest Herald spoke with").
  bool talked_to(const Place& place) const {
    const auto verb = [&](std::uint32_t i) {
      return one_of(lower(i), {"interview", "interviews", "interviewed", "spoke", "talked", "talks", "tells"});
    };
    if (place.end < text_.words.size() && verb(place.end) && lower(place.end) != "tells") return false;
    const auto words = text_.sentences[sentence(place.word)];
    for (auto i = words.begin; i < std::min(words.end, words.begin + 60); ++i) {
      if (verb(i)) return true;
    }
    return false;
  }

  // ---- he, she, they and it

  bool fits(Person who, std::uint32_t entity) const {
    const auto& draft = roster_[entity];
    const auto kind = draft.kind;
    if (who == Person::they) return kind != EntityKind::document || draft.plural;
    if (draft.plural) return false;
    if (who == Person::it)
      return kind != EntityKind::person && kind != EntityKind::group && kind != EntityKind::anonymous;
    if (kind && kind != EntityKind::person && kind != EntityKind::anonymous) return false;
    const auto gender = who == Person::she ? Gender::feminine : Gender::masculine;
    return draft.gender == Gender::unknown || draft.gender == gender;
  }

  int score(const Place& place, std::uint32_t i, Person who) const {
    const auto before = place.word > 0 ? std::string_view(lower(place.word - 1)) : std::string_view();
    Setting at;
    at.who = who;
    at.sentences = static_cast<int>(sentence(i) - sentence(place.word));
    at.words = static_cast<int>(i - place.word);
    at.other_form = place.pronoun && who != person(lower(place.word));
    at.quoted_apart = (quotation_[place.word] > 0) != (quotation_[i] > 0);
    at.after_preposition = is_word(place.word) && preposition(before);
    at.after_the = before == "the";
    return foreground(place, roster_[place.entity], at);
  }

  /// Nothing that ends a clause stands between a subject and the object pronoun: they are two.
  bool same_clause(std::uint32_t from, std::uint32_t to) const {
    if (sentence(from) != sentence(to)) return false;
    for (auto i = from; i < to; ++i) {
      if (one_of(lower(i),
                 {",",  ";",     ":",  "—",     "–",      "that", "and",  "but", "who", "which", "when",  "because",
                  "if", "while", "as", "after", "before", "said", "says", "(",   "\"",  "“",     "where", "how"}))
        return false;
    }
    return true;
  }

  void told(std::uint32_t i, Person who) {
    if (who == Person::it && empty_it(text_, i)) return;
    struct Best {
      std::uint32_t entity;
      int score;
      bool subject;
    };
    std::vector<Best> found;
    const bool other = object(lower(i)) ||
                       (lower(i) == "her" && (!is_word(i + 1) || lexicon_.function_word(lower(i + 1)))) ||
                       (lower(i) == "it" && i > 0 && !is_subject(i));
    std::vector<std::uint32_t> barred;
    for (auto at = places_.size(); at > 0 && places_.size() - at < most;) {
      const auto& place = places_[--at];
      if (place.word >= i) continue;
      if (sentence(i) - sentence(place.word) > reach) break;
      const auto kind = place.pronoun ? person(lower(place.word)) : Person::none;
      if (kind == Person::i || kind == Person::we || kind == Person::you) continue;
      if (place.end > i || !fits(who, place.entity)) continue;
      if (other && place.subject && same_clause(place.word, i)) barred.push_back(place.entity);
      const auto points = score(place, i, who);
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const Best& one) { return one.entity == place.entity; });
      if (known == found.end())
        found.push_back({place.entity, points, place.subject});
      else
        known->score = std::max(known->score, points) + 1;
    }
    // Who speaks of himself says "I".
    const auto nobody = roster_.size();
    const auto speaker = quotation_[i] > 0 ? voice(i).first.value_or(nobody) : nobody;
    const Best* best = nullptr;
    const Best* second = nullptr;
    for (const auto& one : found) {
      if (speaker == one.entity && who != Person::they) continue;
      if (!reflexive(lower(i)) && std::find(barred.begin(), barred.end(), one.entity) != barred.end()) continue;
      if (!best || one.score > best->score) {
        second = best;
        best = &one;
      } else if (!second || one.score > second->score) {
        second = &one;
      }
    }
    if (!best || best->score < worst) return note(i, nameless(who), true);
    const bool close = second && best->score - second->score < clear_lead;
    auto& draft = roster_[best->entity];
    if (who == Person::he || who == Person::she) {
      if (!close && draft.gender == Gender::unknown)
        draft.gender = who == Person::he ? Gender::masculine : Gender::feminine;
    }
    note(i, best->entity, close || who == Person::they || who == Person::it || best->score < -40);
  }

  /// "the divers", "a woman": what a pronoun may mean instead of a name. Read by its determiner up to the first word
  /// that cannot be inside; the last word is the head.
  void noun_phrase(std::uint32_t i) {
    if (!is_word(i) || named_[i] || i < skip_until_) return;
    const bool determiner =
        one_of(lower(i), {"the", "a", "an", "this", "these", "those", "some", "many", "several", "all", "other", "two",
                          "three", "four", "five", "most", "few", "no", "every"}) ||
        (i > 0 && person(lower(i - 1)) != Person::none &&
         one_of(lower(i - 1), {"my", "our", "your", "his", "her", "its", "their"}));
    auto begin = i;
    if (determiner && one_of(lower(i), {"the", "a", "an", "this", "these", "those", "some", "many", "several", "all",
                                        "other", "two", "three", "four", "five", "most", "few", "no", "every"}))
      ++begin;
    auto end = begin;
    while (end < text_.words.size() && end < begin + 4 && is_word(end) && !named_[end] &&
           !lexicon_.function_word(lower(end)) && person(lower(end)) == Person::none &&
           (end == begin || !verb_form(lower(end))))
      ++end;
    if (end == begin) return;
    const auto noun = lexicon_.noun_before(text_, begin, end);
    const auto& head = lower(end - 1);
    const bool plural =
        noun ? noun.plural
             : head.size() > 3 && head.back() == 's' && !one_of(head.substr(head.size() - 2), {"ss", "us", "is"});
    if (!determiner && !(plural && noun)) return;
    const bool human = noun.kind == NounKind::role || noun.kind == NounKind::kin || noun.kind == NounKind::people;
    skip_until_ = end;
    const auto key = (noun ? noun.lemma : head) + (plural ? "+" : "");
    if (human && !plural && lower(i) == "the") {
      if (const auto holder = holders_.find(noun.lemma); holder != holders_.end()) {
        places_.push_back({i, end, holder->second, is_subject(i), false});
        return;
      }
    }
    const bool anew = one_of(lower(i), {"a", "an", "another"});
    auto known = phrases_.find(key);
    if (known == phrases_.end() || anew) {
      Draft draft;
      draft.kind = human ? (plural ? EntityKind::group : EntityKind::person) : EntityKind::document;
      draft.plural = plural;
      draft.gender = noun.gender;
      phrases_[key] = roster_.add(std::move(draft));
      known = phrases_.find(key);
    }
    places_.push_back({i, end, known->second, is_subject(i), false, true, anew});
  }

  static bool verb_form(std::string_view word) {
    const auto ends = [&](std::string_view tail) {
      return word.size() > tail.size() + 2 && word.substr(word.size() - tail.size()) == tail;
    };
    return ends("ed") || ends("ly") ||
           one_of(word, {"said", "says", "told", "made", "went", "came", "took", "got", "gave"});
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
  Roster& roster_;
  const std::vector<std::optional<std::uint32_t>>& speakers_;
  std::vector<bool> named_, source_;                // of each word: part of a name, of a source
  std::vector<std::uint32_t> quotation_, content_;  // of each word: 1 + the innermost; 0 none
  std::vector<Turn> turns_;                         // of each block
  std::vector<bool> rather_we_;                     // of each block
  std::vector<Place> given_, places_;               // known before; met so far
  std::set<std::uint32_t> taken_;                   // words of pronouns that are known
  std::map<std::string, std::uint32_t, std::less<>> holders_, phrases_, voices_;
  std::optional<std::uint32_t> answerer_;
  std::uint32_t skip_until_ = 0;
};

}  // namespace

void mention_pronouns(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, Roster& roster,
                      const std::vector<attribution::Said>& said,
                      const std::vector<std::optional<std::uint32_t>>& speakers) {
  Pronouns(text, lexicon, names, roster, said, speakers).mention();
}

}  // namespace explainer::entities
