#include "entities/source_signs.h"

#include "attribution/cue_words.h"
#include "entities/persons.h"

namespace explainer::entities {
namespace {

constexpr std::string_view noun_signs[] = {"noun-none",   "noun-honorific", "noun-kin",     "noun-role",  "noun-state",
                                           "noun-people", "noun-group",     "noun-body",    "noun-paper", "noun-medium",
                                           "noun-event",  "noun-place",     "noun-modifier"};
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

class Collector {
 public:
  Collector(const text::Text& text, std::vector<std::string_view>& signs) : text_(text), signs_(signs) {}

  void statement(const attribution::Said& said) {
    const auto at = said.source.empty() ? begin_of(said) : said.source.front().begin;
    const auto& block = text_.blocks[word(at).block];
    add_if(said.form == Form::direct, "direct");
    add_if(said.form == Form::mixed, "mixed");
    add_if(said.inside.has_value(), "inside");
    add_if(text_.quotation_at(at).has_value(), "quoted");
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
    add_if(!attribution::holds_cue_word(text_, span), "cue-unknown");
    add_if(be(first), "cue-be");
    add_if(one_of(first, {"to", "for"}), "cue-to");
    add_if(noun && !said_so, "cue-with");
    add_if(lower(span.end - 1) == ":", "cue-colon");
    add_if(first.ends_with("ing"), "cue-ing");
    add_if(one_of(first, {"asked", "ask", "asks"}), "cue-asked");
    add(step(static_cast<int>(words), {{1, "cue-1"}, {2, "cue-2"}, {3, "cue-3"}, {99, "cue-long"}}));
    bool after_be = false;
    for (auto i = span.begin; i > 0 && i + 3 > span.begin; --i) after_be = after_be || be(lower(i - 1));
    add_if(after_be, "cue-after-be");
    add_if(span.end < text_.words.size() && lower(span.end) == "by", "cue-by");
    if (said.source.empty()) return;
    const auto source = whole_source(said.source);
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

  void source(const attribution::Said& said, const Phrase& phrase) {
    const auto span = whole_source(said.source);
    add(step(static_cast<int>(span.size()),
             {{1, "long-1"}, {2, "long-2"}, {4, "long-4"}, {8, "long-8"}, {15, "long-15"}, {99, "long-more"}}));
    const auto sentence = text_.sentences[word(span.begin).sentence];
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

  void name(const Name& name, const Lexicon& lexicon_) {
    if (name.known) add(known_signs[static_cast<std::size_t>(name.known.kind)]);
    add_if(!name.known && !name.kind, "name-unknown");
    add_if(name.weak, "name-weak");
    add_if(name.role, "name-role");
    add_if(name.acronym, "name-acronym");
    add_if(name.guessed, "name-guessed");
    add_if(!name.description.empty(), "name-described");
    add_if(name.whole.begin < name.words.begin, "name-titled");
    add_if(lexicon_.given_name(text_.string(word(name.words.begin))).has_value(), "name-given");
    add(step(static_cast<int>(name.words.size()),
             {{1, "name-1"}, {2, "name-2"}, {3, "name-3"}, {5, "name-5"}, {99, "name-long"}}));
  }

 private:
  const text::Word& word(std::uint32_t i) const { return text_.words[i]; }
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }
  void add(std::string_view sign) { signs_.push_back(sign); }
  void add_if(bool so, std::string_view sign) {
    if (so) add(sign);
  }

  const text::Text& text_;
  std::vector<std::string_view>& signs_;
};

}  // namespace

std::uint32_t begin_of(const attribution::Said& said) {
  return !said.cue.empty() ? said.cue.front().begin : said.content.empty() ? 0 : said.content.front().begin;
}

SourceKind source_kind(const text::Text& text, const attribution::Said& said, const Phrase& phrase) {
  if (said.source.empty()) return SourceKind::none;
  switch (phrase.form) {
    case PhraseForm::name:
    case PhraseForm::joint: return SourceKind::named;
    case PhraseForm::relative: return SourceKind::relative;
    case PhraseForm::pronoun: {
      const auto who = person(text.words[phrase.words.begin].lower);
      if (who == Person::he || who == Person::she) return SourceKind::one;
      return who == Person::i || who == Person::we || who == Person::you ? SourceKind::speaker : SourceKind::several;
    }
    default: return SourceKind::described;
  }
}

void add_statement_signs(const text::Text& text, const attribution::Said& said, std::vector<std::string_view>& signs) {
  Collector(text, signs).statement(said);
}

void add_source_signs(const text::Text& text, const attribution::Said& said, const Phrase& phrase,
                      std::vector<std::string_view>& signs) {
  Collector(text, signs).source(said, phrase);
}

void add_name_signs(const text::Text& text, const Lexicon& lexicon, const Name& name,
                    std::vector<std::string_view>& signs) {
  Collector(text, signs).name(name, lexicon);
}

}  // namespace explainer::entities
