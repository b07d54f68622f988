#include "entities/speakers.h"

#include <algorithm>

#include "entities/owners.h"
#include "entities/pronouns.h"
#include "entities/several.h"

namespace explainer::entities {
namespace {

constexpr std::uint32_t longest_name = 24;  // words of a description that are shown as a name

class Speakers {
 public:
  Speakers(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, Roster& roster,
           const std::vector<attribution::Said>& said)
      : text_(text),
        lexicon_(lexicon),
        names_(names),
        roster_(roster),
        said_(said),
        antecedents_(text, names, roster, said) {}

  std::vector<Voice> find() {
    std::vector<Phrase> phrases(said_.size());
    std::vector<std::size_t> order;
    for (std::size_t s = 0; s < said_.size(); ++s) {
      if (said_[s].source.empty()) continue;
      phrases[s] = read_phrase(text_, lexicon_, names_, whole_source(said_[s].source));
      order.push_back(s);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return said_[a].source.front() < said_[b].source.front(); });
    // Names first: a pronoun in a quotation may belong to a speaker who is named only after it.
    for (const auto s : order) {
      const auto form = phrases[s].form;
      if (form == PhraseForm::name || form == PhraseForm::joint) hear(s, {of_phrase(phrases[s]), {}}, false);
    }
    join_pairs();
    for (const auto s : order) {
      const auto& phrase = phrases[s];
      antecedents_.read_pronouns(phrase.words.begin);
      if (phrase.form == PhraseForm::described) hear(s, {of_phrase(phrase), {}}, false);
      if (phrase.form == PhraseForm::relative) hear(s, {of_relative(phrase), {}}, true);
      if (phrase.form == PhraseForm::pronoun)
        hear(s, or_nearer(phrase.words.begin, antecedents_.of_pronoun(phrase.words.begin, s, source_margin)), true);
    }
    for (const auto s : order) attach(text_, roster_, antecedents_, s, phrases[s]);
    std::vector<Voice> voices(said_.size());
    for (std::size_t s = 0; s < said_.size(); ++s) {
      if (said_[s].source.empty() && said_[s].continues && *said_[s].continues < s)
        antecedents_.heard(s, antecedents_.meant(*said_[s].continues));
      const auto& meant = antecedents_.meant(s);
      voices[s].speaker = meant.entity;
      voices[s].candidates = meant.candidates;
      voices[s].foreground = meant.foreground;
      voices[s].lead = meant.lead;
      voices[s].addressee = antecedents_.addressee(said_[s]);
    }
    std::vector<std::optional<std::uint32_t>> speakers;
    for (const auto& voice : voices) speakers.push_back(voice.speaker);
    mention_pronouns(text_, lexicon_, names_, roster_, said_, speakers);
    return voices;
  }

 private:
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }

  void hear(std::size_t statement, const Meant& meant, bool pronoun) {
    antecedents_.heard(statement, meant);
    const auto speaker = meant.entity;
    if (!speaker) return;
    auto words = whole_source(said_[statement].source);
    while (!words.empty() && one_of(lower(words.end - 1), {",", "—", "–", "-"})) --words.end;
    while (!words.empty() && one_of(lower(words.begin), {",", "—", "–", "by", "as"})) ++words.begin;
    roster_.mention(*speaker, words, pronoun);
    auto& draft = roster_[*speaker];
    if (!draft.kind) draft.kind = EntityKind::person;
  }

  std::optional<std::uint32_t> of_phrase(const Phrase& phrase) {
    switch (phrase.form) {
      case PhraseForm::name: return of_name(phrase);
      case PhraseForm::joint: return of_joint(phrase);
      case PhraseForm::described: return of_described(phrase);
      case PhraseForm::pronoun: return antecedents_.of_pronoun(phrase.words.begin, std::nullopt, source_margin).entity;
      default: return std::nullopt;
    }
  }

  std::optional<std::uint32_t> of_name(const Phrase& phrase) {
    const auto& name = names_[*phrase.name];
    auto entity = roster_.of_names()[*phrase.name];
    if (!entity) {
      if (const auto state = name.known.stands_for.empty() ? std::nullopt : roster_.state(name.known.stands_for))
        return state;
      return make(phrase, name.known.stands_for.empty() ? EntityKind::organisation : EntityKind::country);
    }
    if (roster_[*entity].kind == EntityKind::group) {
      if (const auto part = part_of(phrase, *entity)) return part;
    }
    // What the source says before the name tells who it is: "the former tech executive Orla Finch".
    WordSpan before{phrase.core.begin, std::min(name.words.begin, phrase.core.end)};
    // "the president and {Senate leader} Ida Holm": what stands before "and" is another
    for (auto i = before.begin; i < before.end; ++i) {
      if (lower(i) == "and" && i + 1 < before.end) before.begin = i + 1;
    }
    if (before.begin < before.end && name.kind != EntityKind::country) {
      roster_.learn(*entity, before);
      auto& draft = roster_[*entity];
      const auto title =
          lexicon_.noun_before(text_, before.begin, before.end - (lower(before.end - 1) == "." ? 1U : 0U));
      const bool plain_title = title.kind == NounKind::honorific && title.lemma.size() <= 4 && before.size() <= 2;
      if (draft.description.empty() && !plain_title && before.size() <= longest_name &&
          draft.kind != EntityKind::organisation && draft.kind != EntityKind::country &&
          draft.kind != EntityKind::group) {
        auto end = before.end;
        while (end > before.begin && text_.words[end - 1].kind != text::WordKind::word) --end;
        if (end > before.begin && !pronoun(lower(before.begin)))
          draft.description = text_.string(WordSpan{before.begin, end});
      }
    }
    return entity;
  }

  /// "{Four moderate Liberals}", "{Liberals on the harbour committee}": some of a party, who are not the party.
  std::optional<std::uint32_t> part_of(const Phrase& phrase, std::uint32_t party) {
    const auto words = names_[*phrase.name].words;
    const bool before = words.begin > phrase.core.begin && !one_of(lower(phrase.core.begin), {"most", "both", "all"});
    const bool behind = words.end + 1 < phrase.core.end &&
                        one_of(lower(words.end), {"on", "in", "from", "at", "of", "with", "who"}) &&
                        phrase.core.size() <= longest_name;
    if (!before && !behind) return std::nullopt;
    const auto key = lower_case(text_, phrase.core);
    if (const auto found = described_.find(key); found != described_.end()) return found->second;
    const auto entity = make(phrase, EntityKind::group);
    roster_[entity].plural = true;
    roster_[entity].party = party;
    return entity;
  }

  std::optional<std::uint32_t> of_joint(const Phrase& phrase) {
    Draft draft;
    draft.kind = EntityKind::group;
    draft.plural = true;
    draft.name = text_.string(phrase.core);
    for (const auto& part : phrase.parts) {
      const auto own = read_phrase(text_, lexicon_, names_, part);
      if (own.form == PhraseForm::joint || own.form == PhraseForm::none) continue;
      if (own.form == PhraseForm::described && one_of(lower(own.core.begin), {"other", "others"})) continue;
      const auto member = of_phrase(own);
      if (!member) continue;
      if (std::find(draft.members.begin(), draft.members.end(), *member) == draft.members.end())
        draft.members.push_back(*member);
      if (!roster_[*member].kind) roster_[*member].kind = EntityKind::person;
      if (own.form != PhraseForm::pronoun) roster_.mention(*member, own.words, false);
    }
    return joint_of(std::move(draft));
  }

  /// "Roe and Vey met": two persons or two states named together.
  void join_pairs() {
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const auto first = roster_.of_names()[i], second = roster_.of_names()[i + 1];
      if (!first || !second || *first == *second || !can_pair(*first) || !can_pair(*second)) continue;
      if ((roster_[*first].kind == EntityKind::country) != (roster_[*second].kind == EntityKind::country)) continue;
      const auto end = names_[i].words.end;
      if (end + 1 != names_[i + 1].whole.begin || lower(end) != "and" || adjective(i) || adjective(i + 1)) continue;
      const WordSpan words{names_[i].whole.begin, names_[i + 1].words.end};
      Draft draft;
      draft.kind = EntityKind::group;
      draft.plural = true;
      draft.name = text_.string(words);
      draft.members = {*first, *second};
      const auto pair = joint_of(std::move(draft));
      roster_.mention(pair, words, false);
      antecedents_.paired(i, pair);
    }
  }

  bool can_pair(std::uint32_t entity) const {
    const auto& draft = roster_[entity];
    if (!draft.kind) return draft.name.find(' ') != std::string::npos;
    return draft.kind == EntityKind::person || draft.kind == EntityKind::country;
  }

  bool adjective(std::size_t name) const {
    return names_[name].known && names_[name].known.kind == NameKind::adjective;
  }

  /// "superdelegates, who": where no name or source ends, the nearest noun that tells of people, or of a paper.
  std::optional<std::uint32_t> of_relative(const Phrase& phrase) {
    const auto at = phrase.words.end - 1;
    if (const auto named = antecedents_.of_relative(at)) {
      if (roster_[*named].kind != EntityKind::group) return named;
      // "a few House Liberals, who": some of the party
      const auto some = noun_phrase_before(text_, lexicon_, antecedents_.relative_end(at), false);
      const auto own = some.empty() ? Phrase{} : read_phrase(text_, lexicon_, names_, some);
      const auto part =
          own.form == PhraseForm::name && roster_.of_names()[*own.name] == named ? part_of(own, *named) : std::nullopt;
      return part ? part : named;
    }
    const bool thing = lower(at) == "which" || lower(at) == "that";
    const auto words = noun_phrase_before(text_, lexicon_, antecedents_.relative_end(at), thing);
    const auto own = words.empty() ? Phrase{} : read_phrase(text_, lexicon_, names_, words);
    if (own.form != PhraseForm::described) return std::nullopt;
    const auto entity = of_described(own);
    if (entity) roster_.mention(*entity, own.words, false);
    return entity;
  }

  /// One entity for each set of members, whatever their order.
  std::uint32_t joint_of(Draft draft) {
    auto key = draft.members;
    std::sort(key.begin(), key.end());
    if (key.size() > 1) {
      if (const auto found = joint_.find(key); found != joint_.end()) return found->second;
    }
    const auto entity = roster_.add(std::move(draft));
    if (key.size() > 1) joint_.emplace(std::move(key), entity);
    return entity;
  }

  std::optional<std::uint32_t> of_described(const Phrase& phrase) {
    if (!phrase.author.empty()) {
      auto own = read_phrase(text_, lexicon_, names_, phrase.author);
      if (own.form == PhraseForm::name || own.form == PhraseForm::described || own.form == PhraseForm::joint) {
        own.author = {};
        if (const auto author = of_phrase(own)) {
          roster_.mention(*author, own.words, false);
          return author;
        }
      }
    }
    const auto key = lower_case(text_, phrase.core);
    if (const auto found = described_.find(key); found != described_.end() && !phrase.indefinite) return found->second;
    const auto& head = phrase.head;
    if (const auto party = lexicon_.name_at(text_, phrase.core.begin, phrase.core.end);
        phrase.definite && phrase.core.size() == 1 && party && party.kind == NameKind::description &&
        capital(text_.words[phrase.core.begin], text_)) {
      const auto& word = lower(phrase.core.begin);
      if (word.ends_with("ic") || word.ends_with("ern")) return std::nullopt;  // "the Democratic proposal"
      return antecedents_.last_speaker(phrase.words.begin, 3);                 // "the Liberal told a crowd"
    }
    if (phrase.plural || is_the_two(text_, phrase)) {
      if (const auto pair = of_pair(phrase)) return pair;
    }
    if (head.kind == NounKind::government) {
      const auto named = roster_.state_in(phrase.words);
      if (const auto state = named.empty() ? std::nullopt : roster_.state(named)) return state;
      if (named.empty() && phrase.definite && phrase.owner.empty()) {
        if (const auto state = antecedents_.last_state(phrase.words.begin)) return state;
      }
    }
    std::optional<std::uint32_t> owner;
    if (!phrase.owner.empty()) owner = of_owner(phrase);
    // "whose campaign has been built on": whoever's campaign it is
    const bool person_owned =
        head.kind == NounKind::role || head.kind == NounKind::kin || head.kind == NounKind::people;
    if (owner && !person_owned && lower(phrase.words.begin) == "whose") return owner;
    const bool somebody = head.kind == NounKind::role || head.kind == NounKind::kin || head.kind == NounKind::people;
    // headlines: "Judge rejects"
    const bool bare = somebody && !phrase.indefinite && !phrase.definite && !phrase.plural;
    if ((phrase.definite || bare) && head) {
      if (const auto issuer = antecedents_.issuer_of(phrase)) return issuer;
      if (head.kind == NounKind::kin || !phrase.owner.empty()) {
        if (const auto own = belonging(roster_, phrase, owner)) return own;
      } else if (const auto known = antecedents_.of_description(phrase)) {
        return known;
      }
      if (head.duty == Duty::epithet && phrase.owner.empty() && phrase.definite && !phrase.plural) {
        if (const auto speaker = antecedents_.last_speaker(phrase.words.begin, 2); speaker && named(*speaker)) {
          const auto gender = roster_[*speaker].gender;
          if (gender == Gender::unknown || head.gender == Gender::unknown || gender == head.gender) return speaker;
        }
      }
    }
    // Two statements of one source ("a senior official said …, adding …") are one speaker's.
    if (const auto same = made_at_.find(phrase.core.begin); same != made_at_.end()) return same->second;
    const auto entity = make(phrase, kind_of(phrase));
    if (phrase.definite && phrase.owner.empty() && head.kind == NounKind::document)
      introduce(text_, roster_, entity, phrase);
    made_at_.emplace(phrase.core.begin, entity);
    if (owner) belong(roster_, entity, *owner, head.duty);
    // "Its foreign ministry" is called so once it is told whose. "Our lab" is called "lab": on a card nobody says
    // "our"; a mere "father" would be nobody's.
    const bool ours = one_of(lower(phrase.core.begin), {"my", "our"}) && head.kind != NounKind::kin;
    const bool renamed = ours || (owner && roster_[*owner].kind == EntityKind::country);
    if (renamed && phrase.core.size() > 1 && pronoun(lower(phrase.core.begin)))
      roster_[entity].name =
          text_.string(WordSpan{phrase.core.begin + 1, std::min(phrase.core.end, phrase.core.begin + longest_name)});
    if (phrase.maker && !owner) roster_[entity].party = roster_.of_names()[*phrase.maker];
    if (!owner && !phrase.maker && roster_[entity].state.empty())
      roster_[entity].party = body_in(text_, names_, roster_, phrase);
    if (const auto party = roster_[entity].party;
        party && !roster_[*party].kind &&
        one_of(head.lemma, {"campaign", "administration", "team", "supporters", "fans", "allies", "ally", "adviser",
                            "aide", "camp"}))
      roster_[*party].kind = EntityKind::person;
    return entity;
  }

  /// "the two intelligence chiefs", "both men": the last joint speakers or persons named together, not long before, if
  /// what they are called here is not against it; else the only two persons whom the sentence before names.
  std::optional<std::uint32_t> of_pair(const Phrase& phrase) {
    constexpr std::uint32_t paragraphs = 4;
    const auto begin = phrase.words.begin;
    const bool two = one_of(lower(begin), {"both", "the"}) && phrase.core.size() > 0 &&
                     (lower(begin) == "both" || one_of(lower(phrase.core.begin), {"two", "pair", "duo"}));
    if (!two || phrase.words.size() > 5) return std::nullopt;
    if (is_the_two(text_, phrase)) {
      if (const auto named = two_named_before(begin)) return named;
    }
    std::optional<std::uint32_t> last;
    for (const auto& [members, entity] : joint_) {
      if (members.size() != 2 || roster_[entity].mentions.empty() || !may_be(text_, roster_, entity, phrase.head))
        continue;
      const auto& place = roster_[entity].mentions.back().words;
      if (text_.words[place.begin].block + paragraphs < text_.words[begin].block) continue;
      if (place.begin < begin && (!last || roster_[*last].mentions.back().words.begin < place.begin)) last = entity;
    }
    return last;
  }

  /// "Ida Holm met Mia Roe on Monday. {The two} said …"
  std::optional<std::uint32_t> two_named_before(std::uint32_t word) {
    const auto sentence = text_.words[word].sentence;
    if (sentence == 0) return std::nullopt;
    const auto words = text_.sentences[sentence - 1];
    if (text_.words[words.begin].block != text_.words[word].block) return std::nullopt;
    auto persons = persons_named(names_, roster_, words);
    if (persons.size() != 2) return std::nullopt;
    Draft draft;
    draft.kind = EntityKind::group;
    draft.plural = true;
    draft.name = roster_[persons[0]].name + " and " + roster_[persons[1]].name;
    draft.members = std::move(persons);
    return joint_of(std::move(draft));
  }

  /// "{The buyers} came from Veld. They said …", "{Officials} disagree, and they say …", "{The chief} left, and he
  /// said …": who heads a sentence, without a name, nearer to a pronoun than what it was taken for. "Both" are only two
  /// such groups.
  Meant or_nearer(std::uint32_t word, Meant meant) {
    const auto& form = lower(word);
    if (text_.quotation_at(word)) return meant;
    if (one_of(form, {"he", "she"})) return or_office(word, std::move(meant));
    constexpr std::uint32_t sentences = 2;
    if (!one_of(form, {"they", "both"})) return meant;
    const auto at = text_.words[word].sentence;
    const auto nearest = meant.entity ? last_mention(*meant.entity, word) : 0;
    for (auto sentence = at + 1; sentence > 0 && at + 1 - sentence <= sentences;) {
      const auto begin = text_.sentences[--sentence].begin;
      if (text_.words[begin].block != text_.words[word].block || nearest >= begin) break;
      const auto words = several_at(text_, lexicon_, {begin, std::min(text_.sentences[sentence].end, word)});
      if (words.empty() || text_.quotation_at(begin)) continue;
      const bool joined = std::any_of(text_.words.begin() + words.begin, text_.words.begin() + words.end,
                                      [](const text::Word& one) { return one.lower == "and"; });
      if (form == "both" && !joined) continue;
      const auto own = read_phrase(text_, lexicon_, names_, words);
      if (const auto entity = of_phrase(own)) {
        roster_.mention(*entity, own.words, false);
        return {entity, {}};
      }
    }
    return meant;
  }

  Meant or_office(std::uint32_t word, Meant meant) {
    const auto sentence = text_.sentences[text_.words[word].sentence];
    const auto words = office_at(text_, lexicon_, {sentence.begin, word});
    if (words.empty() || (meant.entity && last_mention(*meant.entity, word) >= words.begin)) return meant;
    const auto own = read_phrase(text_, lexicon_, names_, words);
    if (own.form != PhraseForm::described) return meant;
    const auto holder = antecedents_.of_description(own);
    if (!holder || !antecedents_.fits(lower(word), *holder)) return meant;
    return {holder, {}};
  }

  /// The first word of the last mention of an entity before a word; 0 if there is none.
  std::uint32_t last_mention(std::uint32_t entity, std::uint32_t word) const {
    std::uint32_t last = 0;
    for (const auto& mention : roster_[entity].mentions) {
      if (mention.words.end <= word) last = std::max(last, mention.words.begin);
    }
    return last;
  }

  /// Not "his wife".
  bool named(std::uint32_t entity) const {
    const auto& name = roster_[entity].name;
    return name.empty() || name.front() < 'a' || name.front() > 'z';
  }

  std::optional<std::uint32_t> of_owner(const Phrase& phrase) {
    if (phrase.owner.size() == 1 && lower(phrase.owner.begin) == "whose")
      return antecedents_.of_relative(phrase.owner.begin);
    if (phrase.owner.size() == 1 && pronoun(lower(phrase.owner.begin)))
      return antecedents_.of_pronoun(phrase.owner.begin, std::nullopt, source_margin).entity;
    const auto own = read_phrase(text_, lexicon_, names_, phrase.owner);
    return own.form == PhraseForm::name ? roster_.of_names()[*own.name] : std::nullopt;
  }

  std::uint32_t make(const Phrase& phrase, EntityKind kind) {
    Draft draft;
    draft.kind = kind;
    auto words = phrase.core;
    words.end = std::min(words.end, words.begin + longest_name);
    draft.name = text_.string(words);
    draft.plural = phrase.plural;
    draft.gender = phrase.head.gender;
    const auto entity = roster_.add(std::move(draft));
    roster_.learn(entity, words);
    auto& made = roster_[entity];
    if (phrase.head && !made.has_role(phrase.head.lemma)) made.roles.push_back(phrase.head.lemma);
    if (phrase.head.duty == Duty::speaks && !made.state.empty() && kind != EntityKind::anonymous) made.speaks = true;
    if (kind == EntityKind::document && !made.state.empty()) {
      // A paper of the government speaks for its state.
      for (auto i = words.begin; i < words.end; ++i)
        made.speaks = made.speaks || one_of(lower(i), {"government", "ministry", "embassy", "mission"});
    }
    described_.emplace(lower_case(text_, phrase.core), entity);
    return entity;
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
  Roster& roster_;
  const std::vector<attribution::Said>& said_;
  Antecedents antecedents_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> joint_;
  std::map<std::string, std::uint32_t> described_;
  std::map<std::uint32_t, std::uint32_t> made_at_;  // by the first word of the source
};

}  // namespace

std::vector<Voice> find_speakers(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names,
                                 Roster& roster, const std::vector<attribution::Said>& said) {
  return Speakers(text, lexicon, names, roster, said).find();
}

}  // namespace explainer::entities
