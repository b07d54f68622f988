#include "entities/phrases.h"

#include <algorithm>

#include "entities/source_edges.h"

namespace explainer::entities {
namespace {

bool relative(std::string_view lower) { return one_of(lower, {"who", "whom", "which", "that", "whose"}); }
bool possessive(std::string_view lower) { return one_of(lower, {"his", "her", "its", "their", "our", "my", "whose"}); }

/// What somebody has done to a thing that now speaks: "pictures published on Monday by …".
bool making(std::string_view lower) {
  return one_of(lower,
                {"published", "released", "issued", "conducted", "carried", "commissioned", "compiled", "produced",
                 "posted", "made", "taken", "drawn", "written", "obtained", "prepared", "collected", "seen"});
}

/// What somebody has done to a thing that is another's: "letters read by the court".
bool meeting(std::string_view lower) {
  return one_of(lower, {"read", "reviewed", "heard", "viewed", "cited", "quoted"});
}

/// Words that end the part of a noun phrase in which its head stands.
bool ends_head(std::string_view lower) {
  return relative(lower) || making(lower) ||
         one_of(lower,
                {"of",     "for",    "from",      "at",      "in",        "on",       "by",        "with",    "to",
                 "about",  "near",   "inside",    "within",  "including", "like",     "familiar",  "close",   "briefed",
                 "led",    "made",   "published", "issued",  "involved",  "released", "conducted", "against", "among",
                 "behind", "called", "known",     "seeking", "handling",  "under",    "across",    "over",    "after",
                 "before", "during", "as",        "were",    "was",       "is",       "are",       "("});
}

class Reader {
 public:
  Reader(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names)
      : text_(text), lexicon_(lexicon), names_(names) {}

  Phrase read(WordSpan source) const {
    Phrase phrase;
    auto span = source_words(text_, lexicon_, source);
    phrase.words = span;
    if (span.empty() || names_nobody(text_, span) || (span.size() == 1 && determines(span.begin))) return phrase;
    if (span.size() > 1 && lower(span.begin) == "who") span.end = span.begin + 1, phrase.words = span;
    if (span.size() == 1 && pronoun(lower(span.begin))) {
      phrase.form = relative(lower(span.begin)) ? PhraseForm::relative : PhraseForm::pronoun;
      return phrase;
    }
    if (span.size() <= 4 && one_of(lower(span.end - 1), {"whom", "who", "which"})) {
      phrase.form = PhraseForm::relative;
      return phrase;
    }
    // "{he}, along with the envoy,"
    if (personal(lower(span.begin)) && lower(span.begin + 1) == ",") {
      phrase.words = {span.begin, span.begin + 1};
      phrase.form = PhraseForm::pronoun;
      return phrase;
    }
    if (participle(span) || lower(span.begin) == "let") return phrase;
    for (auto i = span.begin + 1; i < span.end; ++i) {
      if (!relative(lower(i)) || demonstrative(i)) continue;
      span = source_words(text_, lexicon_, {span.begin, i});
      break;
    }
    phrase.words = span;
    if (joint(phrase)) return phrase;
    single(phrase);
    return phrase;
  }

 private:
  const std::string& lower(std::uint32_t i) const { return text_.words[i].lower; }
  bool is_word(std::uint32_t i) const { return text_.words[i].kind == text::WordKind::word; }
  bool article(std::uint32_t i) const { return one_of(lower(i), {"the", "a", "an"}); }
  static bool personal(std::string_view lower) { return one_of(lower, {"he", "she", "they", "it", "we", "i"}); }
  /// "the author of {that} study": no clause begins there.
  bool demonstrative(std::uint32_t i) const {
    return lower(i) == "that" && one_of(lower(i - 1), {"of", "in", "for", "on", "by", "with", "from", "at", "about"});
  }
  /// "{Rebuffing} calls for", "{leading to bipartisan} concerns": what somebody does, and nobody.
  bool participle(WordSpan span) const {
    const auto& first = lower(span.begin);
    const bool common = !capital(text_.words[span.begin], text_) ||
                        span.begin == text_.sentences[text_.words[span.begin].sentence].begin;
    if (!common || first.size() < 6 || !first.ends_with("ing") || name_over(span.begin, span.begin)) return false;
    if (span.size() == 1) return !lexicon_.noun_before(text_, span.begin, span.end);
    return article(span.begin + 1) ||
           one_of(lower(span.begin + 1), {"to", "from", "for", "into", "his", "her", "its", "their"});
  }
  /// ’s, or the bare apostrophe of a plural.
  bool genitive(std::uint32_t i, std::uint32_t end) const {
    return one_of(lower(i), {"'", "’"}) && i > 0 && joined(text_, i - 1) &&
           ((i + 1 < end && lower(i + 1) == "s") || !joined(text_, i));
  }

  /// One between words.
  bool comma(std::uint32_t i) const { return lower(i) == "," && !inside_number(text_, i); }

  /// "All" in "all claims that": it belongs to a noun and is nobody by itself.
  bool determines(std::uint32_t i) const {
    if (one_of(lower(i), {"any", "every", "other", "such"})) return true;
    if (!one_of(lower(i), {"all", "both", "many", "most", "some", "several", "few", "these", "those"})) return false;
    if (i + 1 >= text_.words.size() || !is_word(i + 1)) return false;
    const auto& next = lower(i + 1);  // no verb of a plural ends so
    return next.size() > 3 && next.back() == 's' && next[next.size() - 2] != 's';
  }

  /// The name that ends exactly here and begins at or after `from`; the longest one.
  std::optional<std::size_t> name_ending(std::uint32_t end, std::uint32_t from) const {
    std::optional<std::size_t> best;
    for (auto i = first_name(names_, from > 8 ? from - 8 : 0); i < names_.size() && names_[i].whole.begin < end; ++i) {
      if (names_[i].words.end != end || names_[i].words.begin < from) continue;
      if (!best || names_[i].words.size() > names_[*best].words.size()) best = i;
    }
    return best;
  }

  std::optional<std::size_t> name_over(std::uint32_t word, std::uint32_t from) const {
    for (auto i = first_name(names_, from > 8 ? from - 8 : 0); i < names_.size() && names_[i].whole.begin <= word;
         ++i) {
      if (names_[i].words.contains(word)) return i;
    }
    return std::nullopt;
  }

  bool speaks(const Name& name) const {
    return !name.role && (!name.known || name.kind) && name.known.kind != NameKind::adjective;
  }

  bool joint(Phrase& phrase) const {
    const auto span = phrase.words;
    auto begin = span.begin;
    const bool neither = one_of(lower(begin), {"neither", "either"}) && span.size() > 3;
    if (neither || (one_of(lower(begin), {"both"}) && span.size() > 3)) ++begin;
    std::vector<WordSpan> parts;
    auto part = begin;
    bool ended = false;
    for (auto i = begin; i < span.end && !ended; ++i) {
      const bool and_word = lower(i) == "and" || lower(i) == "&" || (neither && one_of(lower(i), {"nor", "or"}));
      if (!and_word && !comma(i)) {
        // A noun with a complement ("leaders in the Senate and the House") is one phrase.
        if (parts.empty() && ends_head(lower(i)) && !name_over(i, begin) && !name_ending(i, begin)) return false;
        continue;
      }
      if (name_over(i, begin)) continue;
      const auto left = WordSpan{part, i};
      const auto before = name_ending(i, part);
      const bool named = (before && speaks(names_[*before])) || (left.size() == 1 && personal(lower(left.begin))) ||
                         (and_word && plain(left, span.end));
      if (and_word) {
        if (!left.empty() && !named && !neither && !(parts.empty() ? false : true)) return false;
        auto right = source_words(text_, lexicon_, {i + 1, span.end});
        if (right.empty() || !complete(right)) return false;
        // "Ann Bell and {Mia Roe} in a study of the harbour"
        if (const auto own = name_over(right.begin, right.begin);
            own && speaks(names_[*own]) && names_[*own].kind == EntityKind::person &&
            names_[*own].words.end < right.end && ends_head(lower(names_[*own].words.end)))
          right.end = names_[*own].words.end;
        if (!left.empty()) parts.push_back(left);
        parts.push_back(right);
        ended = true;
      } else {
        if (!named) return false;
        if (!listed(i + 1, span.end)) return false;
        parts.push_back(left);
        part = i + 1;
      }
    }
    if (!ended && parts.size() == 1 && span.end > part && name_ending(span.end, part) &&
        names_[*name_ending(span.end, part)].kind == EntityKind::country) {
      parts.push_back({part, span.end});  // headlines: "US, Britain"
      ended = true;
    }
    if (!ended || parts.size() < 2) return false;
    phrase.form = PhraseForm::joint;
    phrase.parts = parts;
    phrase.words = {span.begin, parts.back().end};
    phrase.core = article(span.begin) ? WordSpan{span.begin + 1, parts.back().end} : phrase.words;
    phrase.plural = true;
    return true;
  }

  /// "{The company} and the tribe", "{The president} and Speaker Ann Bell"
  bool plain(WordSpan left, std::uint32_t end) const {
    constexpr std::uint32_t longest = 4;
    if (left.size() < 2 || left.size() > longest || !article(left.begin) || left.end + 2 >= end) return false;
    if (!article(left.end + 1) && !person_begins(left.end + 1)) return false;
    const auto noun = lexicon_.noun_before(text_, left.begin, left.end);
    return noun && noun.kind != NounKind::modifier && noun.kind != NounKind::document;
  }

  /// "{Speaker Ann Bell}", "{incoming Speaker Ann Bell}"; not "the comedian and {filmmaker Ann Bell}", who is one.
  bool person_begins(std::uint32_t from) const {
    for (auto i = first_name(names_, from); i < names_.size() && names_[i].whole.begin <= from + 2; ++i) {
      const auto& name = names_[i];
      const bool titled = name.whole.begin < name.words.begin && capital(text_.words[name.words.begin - 1], text_);
      if (name.kind == EntityKind::person && speaks(name) && (titled || name.words.begin == from)) return true;
    }
    return false;
  }

  /// Does another name follow in a list: "the Herald, {the Post} and the Star", "Bell, {Kest Mayor Mia} Roe, and …"?
  bool listed(std::uint32_t from, std::uint32_t end) const {
    constexpr std::uint32_t most_before = 6;  // words of a title
    auto at = from < end && article(from) ? from + 1 : from;
    if (at < end && lower(at) == "and") return true;
    if (at >= end || !is_word(at) || !capital(text_.words[at], text_)) return false;
    while (at < end && at - from < most_before && !comma(at) && lower(at) != "and") ++at;
    const auto named = name_ending(at, from);
    return named && speaks(names_[*named]);
  }

  /// Can what follows "and" be a speaker of its own? Not in "US and European officials".
  bool complete(WordSpan right) const {
    if (name_ending(right.end, right.begin) && speaks(names_[*name_ending(right.end, right.begin)])) return true;
    if (article(right.begin) || possessive(lower(right.begin)) || lower(right.begin) == "other" ||
        lower(right.begin) == "others")
      return true;
    const auto own = name_over(right.begin, right.begin);
    return own && speaks(names_[*own]) && names_[*own].kind == EntityKind::person;
  }

  void single(Phrase& phrase) const {
    auto span = phrase.words;
    auto begin = span.begin;
    const bool negated = lower(begin) == "not" && span.size() > 1;  // "not all experts"
    if (negated || (one_of(lower(begin), {"only", "even", "perhaps"}) && span.size() > 1)) ++begin;
    phrase.definite = one_of(lower(begin), {"the", "this", "that", "these", "those"}) || possessive(lower(begin));
    phrase.indefinite = one_of(
        lower(begin), {"a", "an", "another", "one", "two", "three", "four", "five", "several", "some", "many", "few"});
    if (possessive(lower(begin))) phrase.owner = {begin, begin + 1};
    if (article(begin) && span.size() > 1) ++begin;
    // "all but Arden": everybody else
    if (span.size() > 2 && lower(begin + 1) == "but" &&
        one_of(lower(begin), {"all", "everyone", "everybody", "none"})) {
      phrase.core = span;
      phrase.form = PhraseForm::described;
      phrase.plural = true;
      return;
    }
    phrase.core = {negated ? span.begin : begin, span.end};
    // The segment in which the head stands.
    auto end = begin;
    while (end < span.end && !comma(end) && lower(end) != "—" && lower(end) != "–") {
      const bool inside_name = name_over(end, begin) && names_[*name_over(end, begin)].words.begin < end;
      if (end > begin && (ends_head(lower(end)) || one_of(lower(end), {"i", "we", "he", "she", "they", "you"})) &&
          !inside_name && !owner_goes_on(begin, end, span.end))
        break;
      if (genitive(end, span.end) && !inside_name) {
        phrase.owner = {begin, end};
        phrase.definite = true;
        begin = lower(std::min(end + 1, span.end - 1)) == "s" ? end + 2 : end + 1;
        end = begin;
        if (begin >= span.end) {  // nothing is owned: "Clinton’s"
          end = phrase.owner.end;
          begin = phrase.owner.begin;
          phrase.owner = {};
          break;
        }
        continue;
      }
      ++end;
    }
    // "The Chinese": an adjective with nothing after it is the state.
    if (const auto named = name_ending(end, begin);
        named && names_[*named].words.begin == begin && begin > span.begin && end == span.end && names_[*named].known &&
        names_[*named].known.kind == NameKind::adjective && named_head(phrase, *named))
      return;
    if (const auto named = name_ending(end, begin);
        named && names_[*named].words.begin >= begin && speaks(names_[*named]) && !owned_noun(*named)) {
      if (named_head(phrase, *named)) return;
    }
    const auto after = end < span.end ? source_words(text_, lexicon_, {end, span.end}) : WordSpan{};
    if (end < span.end && !comma(end) && apposed(phrase, end)) return;
    if (end < span.end && comma(end) && apposed(phrase, end)) return;
    described(phrase, begin, end, after);
  }

  /// "the Inspector General’s {Office}": a noun with a capital, not a name.
  bool owned_noun(std::size_t named) const {
    const auto words = names_[named].words;
    return words.size() == 1 && words.begin > 1 && lower(words.begin - 1) == "s" && !is_word(words.begin - 2) &&
           lexicon_.noun_before(text_, words.begin, words.end);
  }

  /// "{Cream of Wheat}’s parent company": what owns it has a name with "of".
  bool owner_goes_on(std::uint32_t begin, std::uint32_t of, std::uint32_t end) const {
    if (lower(of) != "of" || of == begin || !capital(text_.words[of - 1], text_)) return false;
    if (lexicon_.noun_before(text_, begin, of)) return false;
    for (auto i = of + 1; i < end && capital(text_.words[i], text_); ++i) {
      if (i + 1 < end && genitive(i + 1, end)) return true;
    }
    return false;
  }

  bool named_head(Phrase& phrase, std::size_t named) const {
    const auto& name = names_[named];
    if (name.known && !name.kind) return false;
    // "Sketches drawn by the institute": a capital only because it opens the sentence.
    if (name.weak && name.words.end < phrase.words.end && making(lower(name.words.end))) return false;
    phrase.form = PhraseForm::name;
    phrase.name = named;
    return true;
  }

  /// "An attorney for the club, Mark Dowd": the name behind the comma is the speaker.
  bool apposed(Phrase& phrase, std::uint32_t from) const {
    // "Its parent company, Dale Foods,"
    const auto before = lexicon_.noun_before(text_, phrase.words.begin, from);
    const bool body = before.kind == NounKind::organisation || before.kind == NounKind::medium;
    for (auto i = from; i < phrase.words.end; ++i) {
      if (!comma(i) && lower(i) != "—" && lower(i) != "–") continue;
      if (i + 1 < phrase.words.end && one_of(lower(i + 1), {"including", "like", "such", "among", "led", "especially"}))
        return false;  // "several senators, including Ann Bell"
      for (auto n = first_name(names_, i > 8 ? i - 8 : 0);
           n < names_.size() && names_[n].whole.begin < phrase.words.end; ++n) {
        const auto& name = names_[n];
        const bool fits = !name.kind || name.kind == EntityKind::person ||
                          (body && (name.kind == EntityKind::organisation || name.kind == EntityKind::medium));
        if (name.words.begin <= i || !fits || !speaks(name) || (name.known && !name.kind)) continue;
        if (name.whole.begin > i + 2 && name.words.begin > i + 2 && !possessive_before(i + 1, name.words.begin))
          continue;
        const bool closes =
            name.words.end >= phrase.words.end || !is_word(name.words.end) || one_of(lower(name.words.end), {"of"});
        if (closes) return named_head(phrase, n);
      }
    }
    return false;
  }

  bool possessive_before(std::uint32_t from, std::uint32_t name) const {
    return name > from + 1 && lower(name - 1) == "s" && !is_word(name - 2);
  }

  void described(Phrase& phrase, std::uint32_t begin, std::uint32_t end, WordSpan after) const {
    const auto last = end;
    // The last noun before the complement: "senior officials", "mission"; a role may have words the table lacks before
    // it.
    for (auto i = end; i > begin && end - i < 3; --i) {
      const auto noun = lexicon_.noun_before(text_, begin, i);
      if (!noun || noun.kind == NounKind::modifier || noun.kind == NounKind::honorific) continue;
      phrase.head = noun;
      phrase.head_words = {i - noun.size, i};
      break;
    }
    for (auto i = end; i > begin && !phrase.head; --i) {
      const auto noun = lexicon_.noun_before(text_, begin, i);
      if (noun.kind != NounKind::people && noun.kind != NounKind::role && noun.kind != NounKind::group &&
          noun.kind != NounKind::organisation)
        continue;
      phrase.head = noun;
      phrase.head_words = {i - noun.size, i};
    }
    // "Sketches drawn by the institute": a thing that the table of nouns lacks.
    if (!phrase.head && end > begin && end < phrase.words.end && making(lower(end)) &&
        maker_follows(end, phrase.words.end)) {
      phrase.head.kind = NounKind::document;
      phrase.head.lemma = lower(end - 1);
      phrase.head.size = 1;
      phrase.head_words = {end - 1, end};
    }
    phrase.form = PhraseForm::described;
    if (phrase.head.kind == NounKind::document) {
      for (auto i = phrase.head_words.end; i < phrase.core.end; ++i) {
        if (lower(i) == "by" && i == phrase.head_words.end) phrase.maker = maker_in({i, phrase.words.end});
        if (!comma(i) && !making(lower(i))) continue;
        const auto made = comma(i) ? i + 1 : i;
        if (made < phrase.words.end && making(lower(made))) phrase.maker = maker_in({made, phrase.words.end});
        if (!comma(i) && !phrase.maker && i < phrase.core.begin + 2) continue;  // "video posted on …" names it
        phrase.core.end = i;
      }
    }
    phrase.plural = phrase.head.plural ||
                    (!phrase.head && one_of(lower(phrase.words.begin), {"those", "these", "many", "most", "some",
                                                                        "several", "few", "others", "all", "both"})) ||
                    (!phrase.head && last > begin && lower(last - 1).size() > 3 && lower(last - 1).back() == 's' &&
                     lower(last - 1)[lower(last - 1).size() - 2] != 's');
    if (!phrase.head && phrase.core.size() > 12) phrase.form = PhraseForm::none;
    if (phrase.head.kind == NounKind::document && phrase.head.duty == Duty::carries && !after.empty()) {
      auto by = after.begin > 0 ? after.begin : 0;
      while (by < after.end && one_of(lower(by), {"made", "issued", "published", "released", "written", "sent",
                                                  "signed", "posted", "with", "more", "than"}))
        ++by;
      if (by < after.end && one_of(lower(by), {"from", "by"})) ++by;
      const bool marked = by > after.begin || one_of(lower(after.begin - 1), {"from", "by", "with"});
      const bool met = after.begin > begin + 1 && lower(after.begin - 1) == "by" && meeting(lower(after.begin - 2));
      const bool on = by < after.end && one_of(lower(by), {"on", "in", "of", "about", "at", "to", "for"});
      if (marked && !met && !on && by < after.end && !counts(by, after.end))
        phrase.author = {by, author_end(by, after.end)};
    }
    if (phrase.author.empty() && phrase.head.kind == NounKind::document && phrase.head.duty == Duty::carries &&
        phrase.head_words.begin > begin) {
      if (const auto maker = name_ending(phrase.head_words.begin, begin);
          maker && speaks(names_[*maker]) && names_[*maker].kind != EntityKind::country)
        phrase.author = names_[*maker].words;
    }
  }

  /// "{thousands of} views", "more than 40 signatures": what a post has, not who wrote it.
  bool counts(std::uint32_t begin, std::uint32_t end) const {
    if (begin == 0 || !one_of(lower(begin - 1), {"with", "than"})) return false;
    const bool quantity = one_of(lower(begin), {"thousands", "millions", "hundreds", "dozens", "scores", "tens", "many",
                                                "few", "no", "little", "a"});
    const bool number = lower(begin).find_first_of("0123456789") != std::string::npos;
    return number || (quantity && begin + 1 < end);
  }

  /// "{the spy chief} and recently obtained by the Herald": the author ends where more is told of the paper.
  std::uint32_t author_end(std::uint32_t begin, std::uint32_t end) const {
    for (auto i = begin + 1; i + 1 < end; ++i) {
      if (!comma(i) && !one_of(lower(i), {"and", "but"})) continue;
      auto next = i + 1;
      while (next < end &&
             (one_of(lower(next), {"and", "but", "later", "first", "since"}) || lower(next).ends_with("ly")))
        ++next;
      if (next < end && (making(lower(next)) || one_of(lower(next), {"reviewed", "leaked", "addressed", "dated"})))
        return i;
    }
    return end;
  }

  /// The name behind "by" in "published on Monday by the Merrow Institute".
  std::optional<std::size_t> maker_in(WordSpan words) const {
    for (auto i = words.begin; i < words.end && !comma(i); ++i) {
      if (lower(i) != "by") continue;
      const auto begin = i + 1 < words.end && article(i + 1) ? i + 2 : i + 1;
      constexpr std::uint32_t most_before = 3;  // "by the consulting firm Oxley Grant"
      for (auto n = first_name(names_, begin); n < names_.size() && names_[n].whole.begin < words.end; ++n) {
        if (names_[n].whole.begin > begin + most_before) break;
        if (speaks(names_[n])) return n;
      }
    }
    return std::nullopt;
  }

  bool maker_follows(std::uint32_t from, std::uint32_t end) const {
    for (auto i = from; i < end && !comma(i); ++i) {
      if (lower(i) == "by") return true;
    }
    return false;
  }

  const text::Text& text_;
  const Lexicon& lexicon_;
  const std::vector<Name>& names_;
};

}  // namespace

bool pronoun(std::string_view lower) {
  return relative(lower) || possessive(lower) ||
         one_of(lower, {"he",   "she",     "they", "it",    "we",      "i",       "you",        "him",
                        "them", "us",      "me",   "all",   "himself", "herself", "themselves", "each",
                        "both", "neither", "this", "these", "those",   "one"});
}

std::size_t first_name(const std::vector<Name>& names, std::uint32_t word) {
  return static_cast<std::size_t>(
      std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.whole.begin < word; }) -
      names.begin());
}

WordSpan whole_source(const std::vector<WordSpan>& source) {
  constexpr std::uint32_t longest_gap = 3, longest_source = 60;
  auto span = source.front();
  for (const auto& piece : source) {
    if (piece.begin <= span.end + longest_gap) span.end = std::max(span.end, piece.end);
  }
  span.end = std::min(span.end, span.begin + longest_source);
  return span;
}

Phrase read_phrase(const text::Text& text, const Lexicon& lexicon, const std::vector<Name>& names, WordSpan source) {
  return Reader(text, lexicon, names).read(source);
}

}  // namespace explainer::entities
