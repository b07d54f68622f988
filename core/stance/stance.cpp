#include "stance/stance.h"

#include <algorithm>

#include "stance/lexicon.h"
#include "stance/modality.h"
#include "stance/negation.h"
#include "stance/patterns.h"

namespace explainer::stance {
namespace {

/// Verbs whose negation withholds an answer: "neither of them responded".
bool answers_verb(const Token& token) {
  for (const auto word :
       {"respond", "reply", "return", "answer", "comment", "say", "discuss", "provide", "give", "offer"}) {
    if (token.is(word)) return true;
  }
  return false;
}

bool calls_names(const CueEntry& entry) {
  for (const auto word : {"call", "label", "brand", "describe", "characterize", "dub", "deride", "mock", "ridicule",
                          "portray", "depict", "term", "classify"}) {
    if (entry.form.size() == 1 && entry.form.front() == word) return true;
  }
  return false;
}

/// Among the words by which somebody or something is called; what follows in the quotation is about other things.
bool holds_falsity(const std::vector<Token>& content) {
  constexpr std::ptrdiff_t within = 14;
  return std::any_of(content.begin(), content.begin() + std::min(within, std::ssize(content)),
                     [](const Token& token) { return token.letters && in_class(token, "falsity"); });
}

/// "calls the lie of our time": nothing is called a lie there, the lie is what is called something.
bool called_something(const std::vector<Token>& content) {
  for (const auto& token : content) {
    if (in_class(token, "falsity")) return false;
    if (in_class(token, "claim-noun")) return true;
  }
  return false;
}

bool holds(const std::vector<Token>& content, std::string_view word_class, std::size_t within) {
  return std::any_of(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(std::min(within, content.size())),
                     [&](const Token& token) { return token.letters && in_class(token, word_class); });
}

bool is_form(const CueEntry& entry, std::initializer_list<std::string_view> forms) {
  return entry.form.size() == 1 && std::find(forms.begin(), forms.end(), entry.form.front()) != forms.end();
}

/// "suggested that he be fired", "insisted they must": an assertion's verb, a demand's content.
bool demands(const std::vector<Token>& content) {
  for (std::size_t i = 0; i < std::min<std::size_t>(content.size(), 14); ++i) {
    const auto& token = content[i];
    if (token.lower == "should" || token.lower == "must") return true;
    if (token.lower == "be" && i > 0 && !in_class(content[i - 1].lower, "auxiliary") && content[i - 1].lower != "to" &&
        content[i - 1].lower != "not")
      return true;
  }
  return !content.empty() && content.front().lower.size() > 5 && content.front().lower.ends_with("ing");
}

/// "asked if", "asked: what": a question wants an answer, not a deed.
bool asks_question(const std::vector<Token>& content) {
  std::size_t i = 0;
  while (i < content.size() && !content[i].letters) ++i;
  if (i < content.size()) {
    for (const auto word : {"if", "whether", "what", "why", "how", "who", "when", "where", "which", "about",
                            "is", "do",      "does", "did", "are", "was", "can",  "could", "would", "so"}) {
      if (content[i].lower == word) return true;
    }
  }
  return std::any_of(content.begin(), content.end(), [](const Token& token) { return token.lower == "?"; });
}

/// One's own deed called a mistake.
bool owns_mistake(const std::vector<Token>& content) {
  bool own = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(content.size(), 12); ++i) {
    const auto& word = content[i].lower;
    if (i < 3 && (word == "it" || word == "his" || word == "her" || word == "my" || word == "our" || word == "its" ||
                  word == "their"))
      own = true;
    if (word == "mistake" && own) return true;
  }
  return false;
}

/// "denied the town a road", "denied Ana Kest": something is withheld from somebody, no claim is called untrue.
bool withheld(const std::vector<Token>& content) {
  constexpr std::size_t nouns = 8, longest_name = 4;
  std::size_t name = 0;
  while (name < content.size() && content[name].letters && content[name].capital) ++name;
  if (name > 0 && name <= longest_name && (name == content.size() || content[name].lower == ",")) return true;
  for (std::size_t i = 1; i < std::min(content.size(), nouns) && content[i].letters; ++i) {
    const auto& before = content[i - 1];
    if (in_class(content[i].lower, "preposition") || in_class(content[i].lower, "auxiliary")) return false;
    if (in_class(content[i].lower, "article") && !in_class(before.lower, "conjunction") &&
        !in_class(before.lower, "article"))
      return true;
  }
  return false;
}

/// "questions he did not like"; but a question of fact is one of "whether".
bool asked(const std::vector<Token>& content) {
  for (std::size_t i = 0; i < std::min<std::size_t>(content.size(), 5) && content[i].letters; ++i) {
    if (content[i].is("question")) return true;
    if (in_class(content[i], "claim-noun") || in_class(content[i].lower, "preposition")) return false;
  }
  return false;
}

/// "the idea of a fair": of a deed; "the idea that" is of a fact.
bool is_idea_of(const std::vector<Token>& content) {
  for (std::size_t i = 0; i + 1 < std::min<std::size_t>(content.size(), 4); ++i) {
    if (content[i].lower == "idea" && content[i + 1].lower == "of") return true;
  }
  return false;
}

/// What a verb of denial or rejection does once its object has been looked at.
Stance gated(const CueEntry& entry, const std::vector<Token>& content) {
  const Object object = object_of(content);
  const Stance otherwise = entry.otherwise.value_or(Stance::denies);
  // questions are put aside, not denied
  if (asked(content) && entry.cue_class == CueClass::reject) return Stance::declines;
  if (asked(content) && entry.needs_claim) return otherwise;
  switch (object) {
    case Object::claim:
      // an idea of doing something is given up
      if (entry.cue_class == CueClass::reject && is_idea_of(content)) return otherwise;
      // to reject somebody's remarks is to find them bad, not untrue
      return entry.cue_class == CueClass::reject && holds(content, "utterance", 8) && !holds_falsity(content)
                 ? otherwise
                 : Stance::denies;
    case Object::pronoun:
      // who challenges it may do so in court
      if (entry.needs_claim && is_form(entry, {"challenge"})) return otherwise;
      // to rule it out is to refuse to do it
      return entry.cue_class == CueClass::reject && otherwise == Stance::intends ? otherwise : Stance::denies;
    case Object::clause:
    case Object::none: return Stance::denies;
    case Object::deed: return entry.cue_class == CueClass::reject ? otherwise : Stance::denies;
    case Object::gerund: return entry.cue_class == CueClass::reject || entry.needs_claim ? otherwise : Stance::denies;
    case Object::grantable:
      if (entry.cue_class == CueClass::reject && holds(content, "plea", 8)) return Stance::declines;
      return entry.otherwise ? otherwise : Stance::denies;
    case Object::offer:
      if (entry.cue_class == CueClass::reject && holds(content, "plea", 8)) return Stance::declines;
      return entry.cue_class == CueClass::reject ? Stance::intends : entry.needs_claim ? otherwise : Stance::denies;
    case Object::thing: break;
  }
  if (entry.cue_class == CueClass::reject) return holds_falsity(content) ? Stance::denies : otherwise;
  return entry.needs_claim || withheld(content) ? otherwise : Stance::denies;
}

/// "declined to comment", "refused to say"; who declines to criticise or to go withholds no answer.
bool withholds_answer(const std::vector<Token>& joined, const CueMatch& match, const std::vector<Token>& content) {
  constexpr std::size_t adverbs = 5;
  if (match.entry->form.size() > 1) return true;
  for (std::size_t i = match.end; i + 1 < std::min(joined.size(), match.end + adverbs); ++i) {
    if (joined[i].lower != "to") continue;
    auto verb = i + 1;
    while (verb + 1 < joined.size() && joined[verb].lower.ends_with("ly")) ++verb;
    return in_class(joined[verb], "answering");
  }
  constexpr std::ptrdiff_t object = 8;
  return std::none_of(content.begin(), content.begin() + std::min(object, std::ssize(content)), [](const Token& token) {
    return token.is("offer") || token.is("invitation") || in_class(token.lower, "subordinator");
  });
}

/// "did not give details"; who does not give a speech withholds no answer, nor who would not say the word, or was "not
/// so much saying".
bool withholds_information(const std::vector<Token>& cue, const std::vector<Token>& content) {
  if (has_word(cue, {"just", "much", "even", "without"})) return false;
  if (content.size() > 2 && (any(content[1], {"word", "phrase"}))) return false;
  if (!has_word(cue, {"give", "offer", "provide", "supply", "release"}) || has_word(cue, {"decline", "refuse"}))
    return true;
  return content.empty() || holds(cue, "information", cue.size()) || holds(content, "information", 8);
}

/// "is not talking about taxes", "could not recall his password": no answer that anybody waits for.
bool speaks_of_else(const std::vector<Token>& cue, const std::vector<Token>& content) {
  const auto stands = [&](Words words) {
    return std::any_of(cue.begin(), cue.end(), [&](const Token& token) { return exactly(token, words); });
  };
  return stands({"talking"}) || (!content.empty() && has_word(cue, {"remember", "recall"}) &&
                                 of_ones_own(content.front(), stands({"do", "does"})));
}

/// "must reject", "have to deny", "to discredit": an act that is wished for or meant, not done.
bool unreal(const std::vector<Token>& cue, std::size_t before) {
  for (std::size_t i = 0; i < before; ++i) {
    // "continued to deny", "tried to refute": done all the same
    if (cue[i].lower == "to" && i > 0 &&
        (cue[i - 1].is("continue") || cue[i - 1].is("try") || cue[i - 1].is("seek") || cue[i - 1].is("move") ||
         cue[i - 1].is("rush") || cue[i - 1].is("quick") || cue[i - 1].is("attempt") || cue[i - 1].is("take") ||
         cue[i - 1].is("go")))
      continue;
    for (const auto word : {"must", "should", "could", "would", "may", "might", "can", "will", "to"}) {
      if (cue[i].lower == word) return true;
    }
  }
  return false;
}

bool wishes(const std::vector<Token>& cue, std::size_t before) {
  return std::any_of(cue.begin(), cue.begin() + static_cast<std::ptrdiff_t>(before),
                     [](const Token& token) { return token.lower == "should" || token.lower == "must"; });
}

/// "anyone claiming", "you could dismiss", "55 percent of voters": nobody in particular answers nobody.
bool is_anybody(const std::vector<Token>& source) {
  constexpr std::ptrdiff_t head = 4;  // not "the ministry, which owns 60 percent of the harbour"
  if (std::any_of(source.begin(), source.begin() + std::min(head, std::ssize(source)),
                  [](const Token& token) { return token.is("percent") || token.is("poll"); }))
    return true;
  if (source.size() != 1) return false;
  for (const auto word : {"you", "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "one", "many"}) {
    if (source.front().lower == word) return true;
  }
  return false;
}

/// Who finds or notices that something is not so tells it as news, not as an answer.
bool finds_out(const std::vector<Token>& cue) {
  return std::any_of(cue.begin(), cue.end(), [](const Token& token) {
    for (const auto word :
         {"find", "notice", "conclude", "discover", "observe", "learn", "see", "show", "expect", "seem"}) {
      if (token.is(word)) return true;
    }
    return false;
  });
}

/// "does not believe it himself": who says what he does not believe denies nothing.
bool insincere(const std::vector<Token>& content) {
  return content.size() <= 4 && std::any_of(content.begin(), content.end(), [](const Token& token) {
           return token.lower.ends_with("self") || token.lower.ends_with("selves");
         });
}

/// "until the Senate confirms an appointment", "confirmed the nominee": an act, no word of anybody.
bool puts_in_office(const std::vector<Token>& source, const std::vector<Token>& cue,
                    const std::vector<Token>& content) {
  constexpr std::size_t noun_phrase = 6;
  if (!has_word(cue, {"confirm"}) || object_of(content) == Object::clause) return false;
  const bool body =
      std::any_of(source.begin(), source.end(), [](const Token& token) { return in_class(token, "voting-body"); });
  for (std::size_t i = 0; i < std::min(noun_phrase, content.size()) && content[i].letters; ++i) {
    if (in_class(content[i].lower, "preposition") || in_class(content[i].lower, "subordinator")) return false;
    if (!in_class(content[i], "filled-post") && !(body && in_class(content[i], "act-of-vote"))) continue;
    auto next = i + 1;  // "judge Mara Holt"; not "the judge's death"
    while (next < content.size() && content[next].letters && content[next].capital) ++next;
    if (next == content.size() || !content[next].letters || in_class(content[next].lower, "preposition")) return true;
  }
  return false;
}

bool in_first_person(const std::vector<Token>& source) {
  return source.size() == 1 && in_class(source.front().lower, "first-person");
}

/// The content without the last word of a cue that stands behind its object ("ruled | that out").
std::vector<Token> object_words(const std::vector<Token>& cue, const std::vector<Token>& content,
                                const CueMatch& match) {
  auto object = content;
  if (match.end > cue.size() + 1 && match.end - cue.size() <= object.size())
    object.erase(object.begin() + static_cast<std::ptrdiff_t>(match.end - cue.size() - 1));
  return object;
}

/// "Kest does not believe it", said by somebody else, is told of Kest; by Kest it is a denial.
bool disbelief_of_another(const ContentAnswer& own, const std::vector<Token>& source,
                          const std::vector<Token>& content) {
  if (own.rule != "does-not-believe" || own.begin < 2) return false;
  const auto& subject = content[own.begin - 2];
  if (subject.lower == "you") return true;
  const bool of_us = own.end < content.size() && in_class(content[own.end].lower, "first-person");
  return !of_us && subject.capital && !in_class(subject.lower, "pronoun") &&
         std::none_of(source.begin(), source.end(), [&](const Token& token) { return token.lower == subject.lower; });
}

Stance stance_of(const std::vector<Token>& source, const std::vector<Token>& cue, const std::vector<Token>& content) {
  const auto own = answer_in(content);
  const bool news = own && (own->rule == "none-of" || own->rule == "never") && finds_out(cue);
  const bool others = own && disbelief_of_another(*own, source, content);
  const Stance by_content = own && own->sure && !news && !others ? own->stance : Stance::asserts;
  if (cue.empty()) return by_content;

  auto joined = cue;
  joined.insert(joined.end(), content.begin(), content.begin() + std::min<std::ptrdiff_t>(4, std::ssize(content)));
  const auto match = find_cue(joined, cue.size());
  if (!match) return by_content;
  const auto& entry = *match->entry;
  const bool not_before = negated(cue, 0, match->begin) || negated_source(source);
  const bool turned = turned_round(source, cue, match->begin);
  const bool answers = answers_verb(joined[match->begin]);

  // who insists that something is not so, answers somebody who says that it is
  const bool held_off = own && own->stance == Stance::denies && !own->sure && own->rule != "has-no";
  if (is_form(entry,
              {"insist", "maintain", "protest", "assure", "reassure", "swear", "clarify", "counter", "retort"}) &&
      held_off)
    return Stance::denies;

  switch (entry.cue_class) {
    case CueClass::deny:
    case CueClass::reject:
    case CueClass::disprove:
    case CueClass::retract:
      if (turned && entry.form.front() != "not")
        return entry.stance == Stance::denies ? Stance::declines : entry.stance;
      if (entry.stance == Stance::denies && unreal(cue, match->begin)) return Stance::asserts;
      // "are denied a visa": withheld from them; not "was denied by Arden"
      if (is_form(entry, {"deny"}) && match->begin > 0 && cue[match->begin - 1].is("be") &&
          cue[match->begin].lower == "denied" && !has_word(cue, {"by"}))
        return Stance::asserts;
      // an opinion of one's own, told in the first person, answers nobody
      if (entry.form.front() == "not" && (insincere(content) || in_first_person(source))) return Stance::asserts;
      // "did not think that it would be": what is to come is guessed at
      if (entry.form.front() == "not" && entry.weak && looks_ahead(content, 0, 10)) return Stance::asserts;
      return entry.stance == Stance::denies ? gated(entry, object_words(cue, content, *match)) : entry.stance;
    case CueClass::confirm:
    case CueClass::concede:
      if (puts_in_office(source, cue, content)) return Stance::asserts;
      // "confirms that it was a hoax"
      if (!not_before) return own && own->rule == "called-false" ? Stance::denies : entry.stance;
      return is_form(entry, {"confirm", "verify", "acknowledge", "admit", "concede", "confess"}) &&
                     !wishes(cue, match->begin)
                 ? Stance::declines
                 : Stance::asserts;
    case CueClass::decline:
      // "refused to concede that": holds to it that it is not so
      if (entry.form.size() == 3 && (entry.form.back() == "concede" || entry.form.back() == "admit") &&
          !content.empty() && content.front().lower == "that")
        return Stance::denies;
      if (is_form(entry, {"decline"}) && !withholds_answer(joined, *match, content)) return Stance::intends;
      if (wishes(cue, match->begin) || speaks_of_else(cue, content)) return Stance::asserts;
      return withholds_information(cue, content) ? entry.stance : Stance::asserts;
    case CueClass::noresponse: return entry.stance;
    default: break;
  }
  // "have never discussed it" tells of the past; "did not discuss it" withholds an answer now
  const bool never = std::any_of(cue.begin(), cue.end(), [](const Token& token) { return token.lower == "never"; });
  if (not_before && answers && !never && withholds_information(cue, content)) return Stance::declines;
  if (calls_names(entry) && holds_falsity(content)) {
    const auto object = object_of(content);
    if (!is_form(entry, {"call", "label", "describe", "brand", "term", "classify"})) return entry.stance;
    const bool words = (object == Object::claim && called_something(content) && !holds(content, "utterance", 4)) ||
                       object == Object::pronoun ||
                       (!content.empty() && in_class(content.front().lower, "object-pronoun"));
    return words ? Stance::denies : Stance::criticises;
  }
  if (calls_names(entry) && owns_mistake(content)) return Stance::confirms;
  if (is_form(entry, {"call", "label", "brand", "describe", "dub"}) && holds(content, "negative", 30))
    return Stance::criticises;
  if (is_form(entry, {"suggest", "insist"}) && demands(content)) return Stance::calls_for;
  if (is_form(entry, {"ask"}) && asks_question(content)) return Stance::asserts;
  const bool to_come = std::any_of(cue.begin(), cue.end(), [](const Token& t) { return t.lower == "will"; });
  if (to_come && entry.cue_class == CueClass::endorse && entry.verb) return Stance::intends;
  if (entry.stance == Stance::asserts && by_content == Stance::asserts &&
      entry.cue_class == CueClass::assert&& owns_mistake(content))
    return Stance::confirms;
  if (entry.stance == Stance::asserts) return by_content;
  return entry.stance;
}

struct Parts {
  const std::vector<Token>&source, &cue, &content;
};

NoDenial no_denial_of(const text::Text& text, const attribution::Said& said, Stance stance, const Parts& parts) {
  const auto& [source, cue, content] = parts;
  const auto match = find_cue(cue, cue.size());
  const bool takes_side = stance == Stance::denies || stance == Stance::declines || stance == Stance::confirms;
  if (takes_side && only_asked(text, said)) return NoDenial::asked;
  if (takes_side && undenied(source, cue)) return NoDenial::undenied;
  if (match && is_form(*match->entry, {"deny"}) && !takes_side &&
      (stance == Stance::intends || (match->begin > 0 && cue[match->begin - 1].is("be"))))
    return NoDenial::withheld;
  const bool plain = !match || match->entry->stance == Stance::asserts;
  if (const auto own = answer_in(content); plain && own && own->rule == "called-true") return NoDenial::agrees;
  if (plain && limits(content)) return NoDenial::limits;
  return plain && undenied_in(content) ? NoDenial::undenied : NoDenial::none;
}

/// Who does not deny something takes no position; "nobody denies" is nobody's.
Stance of_undenied(const std::vector<Token>& source) {
  const bool somebody = !negated_source(source) || source.front().lower == "neither";
  return somebody ? Stance::declines : Stance::asserts;
}

}  // namespace

std::vector<Reading> read_stances(const text::Text& text, const std::vector<attribution::Said>& said) {
  std::vector<Reading> readings;
  readings.reserve(said.size());
  for (const auto& one : said) {
    const auto cue = tokens(text, one.cue), content = tokens(text, one.content);
    const auto source = tokens(text, one.source);
    auto stance = stance_of(source, cue, content);
    if ((stance == Stance::denies || stance == Stance::declines) && is_anybody(source)) stance = Stance::asserts;
    const auto no_denial = no_denial_of(text, one, stance, {source, cue, content});
    if (no_denial == NoDenial::undenied) stance = of_undenied(source);
    if (no_denial == NoDenial::asked || no_denial == NoDenial::limits) stance = Stance::asserts;
    readings.push_back({stance, no_denial, is_conditional(content), hedges_in(cue, content), date_of(text, one)});
  }
  return readings;
}

}  // namespace explainer::stance
