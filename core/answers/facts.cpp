#include "answers/facts.h"

#include <algorithm>
#include <iterator>

#include "answers/frames.h"
#include "answers/relate.h"

namespace explainer::answers {
namespace {

constexpr std::uint32_t least_told = 3;  // words: "That is false."

/// Numbers for strings, in the order in which they are met.
class Numbers {
 public:
  std::uint32_t of(const std::string& word) {
    return numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

struct Reader {
  const text::Text& text;
  const entities::Cast& cast;
  Numbers stems, parties;
  std::vector<std::uint32_t>
      mention_of_word{};  ///< 1 + position in cast.mentions of the longest mention over a word, 0 none

  Reader(const text::Text& text_, const entities::Cast& cast_)
      : text(text_), cast(cast_), mention_of_word(text_.words.size(), 0) {
    for (std::uint32_t m = 0; m < cast.mentions.size(); ++m) {
      const auto& mention = cast.mentions[m];
      for (auto w = mention.words.begin; w < mention.words.end && w < mention_of_word.size(); ++w) {
        const auto before = mention_of_word[w];
        if (before == 0 || cast.mentions[before - 1].words.size() < mention.words.size()) mention_of_word[w] = m + 1;
      }
    }
  }

  Party party_number(std::uint32_t entity) {
    const bool named = entity < cast.entities.size() && !cast.entities[entity].name.empty();
    return parties.of(named ? cast.entities[entity].name : "#" + std::to_string(entity));
  }

  /// An entity itself and all it stands for.
  void add_selves(std::uint32_t entity, std::vector<Party>& selves) {
    if (entity >= cast.entities.size()) return;
    selves.push_back(party_number(entity));
    selves.push_back(party_number(cast.party_of(entity)));
    for (const auto member : cast.entities[entity].members) {
      if (member < cast.entities.size()) selves.push_back(party_number(member));
    }
  }

  /// A capitalised word that is neither common nor known to be something else, such as a month.
  static bool is_name(const std::vector<Token>& some, std::size_t i) {
    return some[i].letters && some[i].capital && some[i].lower.size() > 2 && !is_common(some[i]) &&
           !in_class(some[i].lower, "time");
  }

  std::vector<Reference> references_in(const std::vector<Token>& some) {
    std::vector<Reference> found;
    for (std::uint32_t i = 0; i < some.size(); ++i) {
      if (!some[i].letters) continue;
      const auto m = mention_of_word[some[i].word];
      if (m > 0) {
        const auto& mention = cast.mentions[m - 1];
        std::uint32_t end = i + 1;
        while (end < some.size() && some[end].word < mention.words.end) ++end;
        found.push_back({i, end, party_number(cast.party_of(mention.entity)), mention.pronoun});
        i = end - 1;
      } else if (const auto state = state_at(some, i); !state.name.empty()) {
        found.push_back({i, i + state.words, parties.of(std::string(state.name)), false});
        i += state.words - 1;
      } else if (is_name(some, i)) {
        std::uint32_t end = i + 1;
        while (end < some.size() && is_name(some, end) && some[end].word == some[end - 1].word + 1 &&
               mention_of_word[some[end].word] == 0)
          ++end;
        found.push_back({i, end, parties.of(std::string(text.string(span_of(some, i, end)))), false});
        i = end - 1;
      }
    }
    return found;
  }

  void read_stems(const std::vector<Token>& some, Facts& facts) {
    for (const auto& token : some) {
      if (is_common(token)) continue;
      const auto stem = stems.of(stem_of(token));
      facts.stems.push_back(stem);
      if (token.capital) facts.names.push_back(stem);
    }
    sort_once(facts.stems);
    sort_once(facts.names);
    std::set_difference(facts.stems.begin(), facts.stems.end(), facts.names.begin(), facts.names.end(),
                        std::back_inserter(facts.plain));
  }

  std::vector<std::uint32_t> stems_of(WordSpan words) {
    std::vector<std::uint32_t> found;
    for (const auto& token : tokens(text, {words})) {
      if (!is_common(token)) found.push_back(stems.of(stem_of(token)));
    }
    sort_once(found);
    return found;
  }

  void read_self(const attribution::Said& said, std::size_t index, Facts& facts) {
    if (index < cast.voices.size()) {
      const auto& voice = cast.voices[index];
      if (voice.speaker) add_selves(*voice.speaker, facts.selves);
      if (voice.onBehalfOf) add_selves(*voice.onBehalfOf, facts.selves);
      if (voice.speaker && *voice.speaker < cast.entities.size()) {
        facts.speaker = party_number(*voice.speaker);
        facts.speaker_kind = cast.entities[*voice.speaker].kind;
      }
      if (const auto who = voice.onBehalfOf ? voice.onBehalfOf : voice.speaker)
        facts.party = party_number(cast.party_of(*who));
      if (voice.speaker && *voice.speaker < cast.entities.size()) {
        for (const auto& word : name_words(cast.entities[*voice.speaker].name))
          facts.self_names.push_back(stems.of(word));
      }
    }
    const auto source = tokens(text, said.source);
    for (const auto& reference : references_in(source)) {
      facts.selves.push_back(reference.party);
      if (!facts.party) facts.party = reference.party;
    }
    for (const auto& token : source) {
      facts.represents |= in_class(token, "representative");
      if (token.capital && !is_common(token)) facts.self_names.push_back(stems.of(stem_of(token)));
    }
    sort_once(facts.selves);
    sort_once(facts.self_names);
  }

  static std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> found;
    std::string word;
    const auto flush = [&] {
      if (word.size() > 2) {
        Token token;
        token.lower = word;
        token.capital = true;
        found.push_back(stem_of(token));
      }
      word.clear();
    };
    bool capital = false;
    for (const char c : name) {
      const bool upper = c >= 'A' && c <= 'Z';
      if (word.empty()) capital = upper;
      if (upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
        word += upper ? static_cast<char>(c - 'A' + 'a') : c;
      } else {
        if (!capital) word.clear();
        flush();
      }
    }
    if (capital) flush();
    return found;
  }
};

/// "abstains from such actions": the acts are those told just before, the doer is the subject here.
void borrow_acts(Facts& facts, const std::vector<Facts>& before) {
  const auto& some = facts.content;
  for (std::size_t i = 0; i + 1 < some.size(); ++i) {
    if (some[i].lower != "such") continue;
    const auto& noun = some[i + 1];
    const bool acts = noun.is("action") || noun.is("act") || noun.is("activity") || noun.is("practice") ||
                      noun.is("conduct") || noun.is("thing") || noun.is("move") || noun.is("step") ||
                      noun.is("behavior") || noun.is("behaviour");
    if (!acts) continue;
    std::optional<Party> subject;
    for (const auto& reference : facts.references) {
      if (reference.end <= i) subject = reference.party;
    }
    if (!subject && !facts.selves.empty()) subject = facts.selves.front();
    if (!subject) return;
    facts.acts.clear();
    for (std::size_t k = before.size(); k > 0 && before.size() - k < borrow_reach; --k) {
      for (auto act : before[k - 1].acts) {
        act.agent = subject, act.token = static_cast<std::uint32_t>(i + 1), act.object_token = act.token;
        act.planned = act.open = act.negated = false;
        if (act.other == subject) act.other.reset();
        facts.acts.push_back(act);
      }
      if (facts.acts.empty()) continue;
      facts.borrowed = static_cast<std::uint32_t>(k - 1);
      return;
    }
    return;
  }
}

/// "in January", "last year" as one string; nothing for a day, which news calls by its name as long as it is news.
std::string period_of(const std::vector<Token>& date) {
  const bool day = std::any_of(date.begin(), date.end(), [](const Token& token) {
    const bool number = token.lower.size() <= 2 && token.lower.front() >= '0' && token.lower.front() <= '9';
    return number || token.lower.ends_with("day") || token.is("week") || token.is("morning") || token.is("evening");
  });
  std::string found;
  if (day) return found;
  for (const auto& token : date) {
    if (token.letters && !in_class(token.lower, "preposition")) found += token.lower + " ";
  }
  return found;
}

/// Sentences up to the first word that belongs to a statement or a quotation, where there are such words; not those of
/// headlines, which leave sources out.
std::vector<WordSpan> untouched(const text::Text& text, const std::vector<attribution::Said>& said) {
  std::vector<WordSpan> found = text.sentences;
  const auto touch = [&](WordSpan span) {
    for (auto w = span.begin; w < std::min<std::size_t>(span.end, text.words.size()); ++w) {
      auto& head = found[text.words[w].sentence];
      head.end = std::min(head.end, w);
    }
  };
  for (const auto& one : said) {
    for (const auto* spans : {&one.source, &one.cue, &one.content}) std::for_each(spans->begin(), spans->end(), touch);
  }
  for (const auto& quotation : text.quotations) touch(quotation.words);
  std::erase_if(found, [&](WordSpan head) {
    return head.size() < least_told || text::is_heading(text.blocks[text.words[head.begin].block]);
  });
  return found;
}

/// Does its cue report, allege, accuse or find something?
bool makes_claim(const Facts& facts) {
  if (!facts.entry) return false;
  const auto one = facts.entry->cue_class;
  return one == CueClass::report || one == CueClass::hedge || one == CueClass::evidence || one == CueClass::accuse;
}

}  // namespace

FactsOfAll read_facts(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast,
                      const std::vector<Reading>& readings) {
  Reader reader(text, cast);
  std::vector<std::vector<std::uint32_t>> by_sentence;
  by_sentence.reserve(text.sentences.size());
  for (const auto sentence : text.sentences) by_sentence.push_back(reader.stems_of(sentence));
  FactsOfAll all;
  all.of.reserve(said.size());
  for (std::size_t s = 0; s < said.size(); ++s) {
    Facts facts;
    facts.cue = tokens(text, said[s].cue);
    facts.content = tokens(text, said[s].content);
    facts.nobody = stance::negated_source(tokens(text, said[s].source));
    facts.own = answer_in(facts.content);
    if (const auto match = find_cue(facts.cue, facts.cue.size())) facts.entry = match->entry;
    facts.claim_noun_cue =
        facts.entry && !facts.entry->verb &&
        std::any_of(facts.cue.begin(), facts.cue.end(), [](const auto& t) { return in_class(t, "claim-noun"); });
    facts.references = reader.references_in(facts.content);
    reader.read_stems(facts.content, facts);
    for (const auto& reference : facts.references) facts.parties.push_back(reference.party);
    sort_once(facts.parties);
    reader.read_self(said[s], s, facts);
    const auto& anchor = said[s].cue.empty() ? said[s].content : said[s].cue;
    if (!anchor.empty() && anchor.front().begin < text.words.size()) {
      const auto& word = text.words[anchor.front().begin];
      facts.block = word.block, facts.sentence = word.sentence, facts.position = anchor.front().begin;
      if (word.sentence < by_sentence.size()) facts.around = by_sentence[word.sentence];
      if (word.sentence > 0 && word.sentence <= by_sentence.size()) facts.before = by_sentence[word.sentence - 1];
    }
    facts.begin = ~0U;
    for (const auto* spans : {&said[s].source, &said[s].cue, &said[s].content}) {
      for (const auto span : *spans)
        facts.begin = std::min(facts.begin, span.begin), facts.end = std::max(facts.end, span.end);
    }
    if (s < readings.size() && readings[s].when) facts.period = period_of(tokens(text, {*readings[s].when}));
    const bool own_deeds =
        s < readings.size() && (readings[s].stance == Stance::denies || readings[s].stance == Stance::declines ||
                                readings[s].stance == Stance::asserts || readings[s].stance == Stance::confirms);
    facts.acts = read_acts(facts.content, facts.references, own_deeds ? facts.party : std::nullopt);
    if (readings[s].stance == Stance::denies) borrow_acts(facts, all.of);
    all.of.push_back(std::move(facts));
  }
  for (const auto span : untouched(text, said)) {
    Facts facts;
    facts.content = tokens(text, {span});
    facts.references = reader.references_in(facts.content);
    facts.sentence = text.words[span.begin].sentence, facts.block = text.words[span.begin].block;
    facts.begin = facts.position = span.begin, facts.end = span.end;
    facts.whole = span.end == text.sentences[facts.sentence].end;
    facts.acts = read_acts(facts.content, facts.references, std::nullopt);
    all.told.push_back(std::move(facts));
  }
  for (std::size_t s = 0; s < all.of.size(); ++s) {
    constexpr std::size_t reach = 2;
    auto& own = all.of[s];
    for (std::size_t k = s > reach ? s - reach : 0; k < std::min(all.of.size(), s + reach + 1); ++k) {
      if (k == s || !own.speaker || own.speaker != all.of[k].speaker) continue;
      own.turn.insert(own.turn.end(), all.of[k].stems.begin(), all.of[k].stems.end());
    }
    sort_once(own.turn);
  }
  for (std::size_t s = 0; s < std::min<std::size_t>(2, all.of.size()); ++s) all.of[s].opens = true;
  const auto first = std::find_if(all.of.begin(), all.of.end(), makes_claim);
  if (first != all.of.end()) first->first_claim = true;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    const auto span = text.sentences[s];
    if (span.empty()) continue;
    const auto block = text.words[span.begin].block;
    if (all.blocks.size() <= block) all.blocks.resize(block + 1);
    const auto& some = by_sentence[s];
    all.blocks[block].insert(all.blocks[block].end(), some.begin(), some.end());
  }
  for (auto& block : all.blocks) sort_once(block);
  std::vector<std::uint32_t> contents_with(reader.stems.size(), 0);
  for (const auto& facts : all.of) {
    for (const auto stem : facts.stems) ++contents_with[stem];
  }
  for (const auto count : contents_with)
    all.rarity.push_back(count <= 1 ? 4 : count <= 2 ? 4 : count <= 4 ? 3 : count <= 8 ? 2 : 1);
  return all;
}

}  // namespace explainer::answers
