#include "disputes/units.h"

#include <algorithm>
#include <map>
#include <string>

#include "answers/relate.h"
#include "stance/falsity.h"
#include "stance/lexicon.h"
#include "stance/negation.h"
#include "stance/tokens.h"

namespace explainer::disputes {
namespace {

constexpr std::uint32_t least_words = 4;  // of a sentence that may be a claim

bool is_word(const text::Word& word) { return word.kind == text::WordKind::word; }

struct Reader {
  const text::Text& text;
  const entities::Cast& cast;
  std::map<std::string, std::uint32_t> numbers{};
  std::vector<std::vector<std::uint32_t>> by_sentence{};

  Reader(const text::Text& text_, const entities::Cast& cast_) : text(text_), cast(cast_) {
    for (const auto sentence : text.sentences) add_stems(sentence, by_sentence.emplace_back());
  }

  void add_stem(const stance::Token& token, std::vector<std::uint32_t>& stems) {
    if (stance::is_common(token)) return;
    stems.push_back(numbers.emplace(stance::stem_of(token), numbers.size()).first->second);
  }

  void add_stems(WordSpan span, std::vector<std::uint32_t>& stems) {
    for (const auto& token : stance::tokens(text, {span})) add_stem(token, stems);
  }

  void read_denied(const std::vector<stance::Token>& content, Unit& unit) {
    const auto proposition = stance::called_untrue(content);
    if (!proposition) return;
    auto verb = *proposition;
    while (verb < content.size() && !stance::in_class(content[verb].lower, "auxiliary")) ++verb;
    for (auto i = *proposition; i < content.size(); ++i) {
      add_stem(content[i], unit.denied);
      if (i > verb) add_stem(content[i], unit.denied_deed);
    }
    answers::sort_once(unit.denied);
    answers::sort_once(unit.denied_deed);
  }

  /// The words from the first that is no gap to the last.
  WordSpan trimmed(WordSpan span) const {
    while (!span.empty() && text.words[span.end - 1].kind == text::WordKind::block_end) --span.end;
    while (!span.empty() && text.words[span.begin].kind == text::WordKind::block_end) ++span.begin;
    return span;
  }

  void place(Unit& unit) {
    const auto& anchor = unit.content.empty() ? unit.cue.empty() ? unit.source : unit.cue : unit.content;
    if (!anchor.empty()) unit.words = {anchor.front().begin, anchor.back().end};
    if (unit.words.begin >= text.words.size()) unit.words = {};
    const auto& first = text.words[unit.words.begin];
    unit.sentence = first.sentence, unit.block = first.block, unit.heading = text::is_heading(text.blocks[first.block]);
    for (const auto span : unit.content) add_stems(span, unit.stems);
    answers::sort_once(unit.stems);
    const auto content = stance::tokens(text, unit.content);
    for (const auto& token : content) {
      const bool digit = token.lower.size() == 1 && token.lower.front() >= '0' && token.lower.front() <= '9';
      if (digit || !stance::is_common(token))
        unit.wording.push_back(numbers.emplace(stance::stem_of(token), numbers.size()).first->second);
    }
    unit.negated = stance::negated(content, 0, content.size());
    unit.calls_false = stance::falsity(content, 0, content.size()).has_value();
    read_denied(content, unit);
    unit.around = by_sentence[unit.sentence];
    if (unit.sentence > 0) {
      const auto& before = by_sentence[unit.sentence - 1];
      unit.around.insert(unit.around.end(), before.begin(), before.end());
    }
    answers::sort_once(unit.around);
    for (const auto span : unit.content) {
      const auto from = std::lower_bound(cast.mentions.begin(), cast.mentions.end(), span.begin,
                                         [](const auto& mention, auto at) { return mention.words.begin < at; });
      for (auto mention = from; mention != cast.mentions.end() && mention->words.begin < span.end; ++mention) {
        unit.named.push_back(mention->entity);
        unit.named.push_back(cast.party_of(mention->entity));
      }
    }
    answers::sort_once(unit.named);
  }

  Unit of_statement(const attribution::Said& said, std::uint32_t number) {
    Unit unit;
    unit.statement = number;
    unit.source = said.source, unit.cue = said.cue, unit.content = said.content;
    if (number < cast.voices.size()) {
      const auto& voice = cast.voices[number];
      unit.speaker = voice.speaker;
      for (const auto& who : {voice.speaker, voice.onBehalfOf}) {
        if (!who) continue;
        unit.selves.push_back(*who);
        unit.selves.push_back(cast.party_of(*who));
      }
    }
    for (const auto span : said.source) {
      if (const auto who = cast.at(span)) unit.selves.push_back(*who), unit.selves.push_back(cast.party_of(*who));
    }
    answers::sort_once(unit.selves);
    place(unit);
    return unit;
  }

  Unit of_sentence(WordSpan sentence) {
    Unit unit;
    unit.content = {sentence};
    place(unit);
    return unit;
  }
};

/// The sentences of which less than half of the words belong to a statement.
std::vector<WordSpan> own_sentences(const text::Text& text, const std::vector<attribution::Said>& said) {
  std::vector<bool> taken(text.words.size(), false);
  for (const auto& one : said) {
    for (const auto* spans : {&one.source, &one.cue, &one.content}) {
      for (const auto span : *spans) {
        for (auto w = span.begin; w < std::min<std::size_t>(span.end, taken.size()); ++w) taken[w] = true;
      }
    }
  }
  std::vector<WordSpan> found;
  for (const auto sentence : text.sentences) {
    std::uint32_t words = 0, covered = 0;
    for (auto w = sentence.begin; w < sentence.end; ++w) {
      if (!is_word(text.words[w])) continue;
      ++words;
      covered += taken[w];
    }
    if (words >= least_words && 2 * covered < words) found.push_back(sentence);
  }
  return found;
}

/// Is its cue or source negated, or the words of the outer statement just before it?
bool is_unsaid(const text::Text& text, const attribution::Said& said, const attribution::Said* outer) {
  constexpr std::uint32_t words_before = 10;
  const auto negated_in = [&](const std::vector<WordSpan>& spans) {
    const auto some = stance::tokens(text, spans);
    return stance::negated(some, 0, some.size());
  };
  if (said.cue.empty()) return false;
  if (negated_in(said.cue) || stance::negated_source(stance::tokens(text, said.source))) return true;
  if (!outer) return false;
  const auto end =
      said.source.empty() ? said.cue.front().begin : std::min(said.source.front().begin, said.cue.front().begin);
  for (const auto content : outer->content) {
    if (end <= content.begin || end > content.end) continue;
    auto begin = std::max(content.begin, end > words_before ? end - words_before : 0);
    while (begin < end && text.words[begin].sentence != text.words[end].sentence) ++begin;
    return negated_in({{begin, end}});
  }
  return false;
}

}  // namespace

Units read_units(const text::Text& text, const std::vector<attribution::Said>& said, const entities::Cast& cast) {
  Reader reader(text, cast);
  Units units;
  for (std::uint32_t s = 0; s < said.size(); ++s) {
    if (said[s].anchor().empty()) continue;
    units.all.push_back(reader.of_statement(said[s], s));
  }
  for (const auto sentence : own_sentences(text, said)) {
    if (const auto words = reader.trimmed(sentence); !words.empty()) units.all.push_back(reader.of_sentence(words));
  }
  std::stable_sort(units.all.begin(), units.all.end(), [](const Unit& a, const Unit& b) { return a.words < b.words; });
  std::vector<std::uint32_t> unit_of(said.size(), 0);
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    if (units.all[u].statement) unit_of[*units.all[u].statement] = u;
  }
  for (auto& unit : units.all) {
    if (!unit.statement) continue;
    const auto& own = said[*unit.statement];
    if (own.inside) unit.inside = unit_of[*own.inside];
    unit.unsaid = is_unsaid(text, own, own.inside ? &said[*own.inside] : nullptr);
  }
  std::vector<std::uint32_t> count(reader.numbers.size(), 0);
  for (const auto& unit : units.all) {
    for (const auto stem : unit.stems) ++count[stem];
  }
  for (const auto times : count) units.rarity.push_back(times <= 2 ? 4 : times <= 4 ? 3 : times <= 8 ? 2 : 1);
  return units;
}

}  // namespace explainer::disputes
