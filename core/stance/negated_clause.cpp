#include <algorithm>

#include "stance/clause.h"
#include "stance/lexicon.h"
#include "stance/patterns.h"

namespace explainer::stance {
namespace {

/// Verbs whose negation says something about the speaker's mind, not that a deed was not done.
bool mental(const Token& token) {
  return any(token, {"know",  "think",      "believe",   "want",        "need",     "care",       "like",     "expect",
                     "see",   "sure",       "clear",     "only",        "just",     "understand", "remember", "mean",
                     "hear",  "let",        "agree",     "mind",        "wish",     "hope",       "worry",    "enough",
                     "ready", "surprising", "surprised", "unusual",     "uncommon", "easy",       "get",      "deserve",
                     "trust", "allow",      "simply",    "necessarily", "afraid",   "alone",      "happy",    "afford",
                     "love",  "feel",       "matter",    "recall",      "look",     "work"});
}

/// "not a racist", "not crazy": the end of a name that somebody must have been called before.
std::optional<std::size_t> called_names(const std::vector<Token>& some, std::size_t at, std::size_t end) {
  if (at < end && exactly(some[at - 1], {"just", "only", "merely", "simply"})) return std::nullopt;  // and more
  const bool named = at < end && in_class(some[at].lower, "article");
  while (at < end && (in_class(some[at].lower, "article") || is_adverb(some[at]))) ++at;
  if (at >= end || !(in_class(some[at], "negative") || in_class(some[at], "charge-word"))) return std::nullopt;
  // "not an unfair or impractical position": of something else
  if (named && at + 1 < end && in_class(some[at + 1].lower, "conjunction")) return std::nullopt;
  if (at + 1 < end && some[at + 1].letters && !in_class(some[at + 1].lower, "preposition") &&
      !in_class(some[at + 1].lower, "conjunction") && !in_class(some[at + 1].lower, "subordinator"))
    return std::nullopt;
  return at + 1;
}

/// "55 percent of voters said they do not believe": a poll, not an answer.
bool counts_people(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (exactly(some[i], {"percent", "most", "many", "half", "majority", "voters", "people"})) return true;
  }
  return false;
}

/// "does not believe that they will", "none of it should": what is to come or ought to be is not denied.
bool foretells(const std::vector<Token>& some, std::size_t at) { return looks_ahead(some, at, 9); }

/// "that means she never paid": a conclusion from something else.
bool infers(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (any(some[i], {"mean", "show", "suggest", "imply", "prove"})) return true;
  }
  return false;
}

/// "never had this much", "never been so": of the degree, not of the deed.
bool compares(const std::vector<Token>& some, std::size_t at) {
  for (std::size_t i = at; i < std::min(some.size(), at + 4); ++i) {
    if (some[i].is("be") && i + 1 < some.size() && is_adverb(some[i + 1])) return true;
    if (some[i].lower.ends_with("ier") && i > 0 && some[i - 1].lower == "been") return true;  // "been healthier"
    if (exactly(some[i], {"so", "as", "more", "less", "better", "worse", "such"})) return true;
    if (some[i].lower == "this" && i + 1 < some.size() && exactly(some[i + 1], {"much", "many", "bad", "good"}))
      return true;
  }
  return false;
}

/// "had no role in it", "there is no link": of a deed it denies, of anything else it may be news.
ContentAnswer at_no(const Clause& clause, std::size_t i) {
  const auto& [content, begin, end] = clause;
  for (auto k = i + 1; k < end && k < i + 4 && content[k].letters && !in_class(content[k].lower, "preposition"); ++k) {
    // that he has no plan to do it tells of a plan of his own, unless one was alleged; that there are none answers a
    // guess
    const auto& subject = content[i >= 2 ? skip_back(content, i - 1) : begin];
    const bool own = k + 1 < end && exactly(content[k + 1], {"to", "of", "for"}) &&
                     (any(content[k], {"intention", "intent"}) ||
                      (content[k].is("plan") && subject.lower != "there" && in_class(subject.lower, "pronoun")));
    if (in_class(content[k], "deed-noun") && !any(content[k], {"blame", "hand", "part"}))
      return {Stance::denies, i, k + 1, "no-deed", !own};
  }
  const bool there = content[begin].lower == "there" || content[i - 1].is("there");
  if (there && any(content[i + 1], {"truth", "substance", "such"})) return {Stance::denies, i, i + 2, "called-false"};
  return {Stance::denies, i, i + 2, there ? "there-is-no" : "has-no", false};
}

/// "never sold it": sure of a deed of the past.
std::optional<ContentAnswer> at_never(const Clause& clause, std::size_t i) {
  const auto& [content, begin, end] = clause;
  if (exactly(content[i - 1], {"almost", "nearly", "hardly"})) return std::nullopt;
  const auto k = skip_adverbs(content, i + 1);
  const bool past = any(content[i - 1], {"have"}) ||
                    (k < end && (!content[k].lower.ends_with("ing") || exactly(content[i - 1], {"was", "were"})) &&
                     (content[k].lower.ends_with("ed") || content[k].bases.size() > 1));
  const bool there = content[begin].lower == "there" || (i >= 2 && content[i - 2].lower == "there");
  if (k < end && past && !there && !any(content[k], {"make", "get", "find", "mean", "cross"}) &&
      !infers(content, begin, i) && !compares(content, k) && !negated(content, k + 1, std::min(end, k + 6)) &&
      !exactly(content[k],
               {"mind", "been", "know", "knew", "seen", "see", "heard", "mean", "thought", "forget", "want", "wanted"}))
    return ContentAnswer{Stance::denies, i, k + 1, "never"};
  return ContentAnswer{Stance::denies, i, i + 1, "never-weak", false};
}

/// "it is not the case", "that is not her account", "not true": the position behind it.
std::optional<std::size_t> not_the_case(const Clause& clause, std::size_t i, std::size_t k) {
  const auto& [content, begin, end] = clause;
  if (!exactly(content[begin], {"that", "this", "it"}) || i != begin + 2) return std::nullopt;
  if (exactly(content[k], {"me", "us", "him", "her", "mine", "ours"}) && (k + 1 >= end || !content[k + 1].letters))
    return k + 1;
  for (std::size_t n = k; n < std::min(end, k + 3); ++n) {
    const bool owned = n > k && exactly(content[n - 1], {"my", "our", "his", "her", "their", "its"});
    const bool noun = owned || (n > k && in_class(content[n - 1].lower, "article"));
    if (content[n].lower == "true" || (owned && content[begin].lower == "that") ||
        (noun && any(content[n], {"case", "view", "intention", "intent", "part", "plan"})))
      return n + 1;
  }
  return std::nullopt;
}

/// "not involved in it", "not in any way connected", "did not perform the alleged test", "does not have plans to": what
/// is negated is what somebody suggests.
bool suggested(const Clause& clause, std::size_t i, std::size_t k) {
  const auto& [content, begin, end] = clause;
  const auto& auxiliary = content[i - 1];
  // "did not violate any rules", "is not plotting": nobody says so unasked; that none was threatened is news
  const bool passive = k < end && auxiliary.is("be") && !content[k].lower.ends_with("ing");
  const bool agrees = k + 2 < end && content[k + 1].lower == "the" && content[k + 2].lower == "fact";
  if (k < end && in_class(content[k], "blame-verb") && !passive && !agrees) return true;
  if (exactly(auxiliary, {"am", "is", "are", "was", "were", "'s"})) {
    if (stand_at(content, k, {"in", "any", "way"})) k += 3;
    return k < end && exactly(content[k], {"involved", "connected", "linked", "related"});
  }
  if (!exactly(auxiliary, {"do", "does", "did", "had", "has", "have"})) return false;
  if (stand_at(content, k, {"have", "plan"}) || stand_at(content, k, {"have", "any", "plan"})) return true;
  for (auto n = k + 1; n < std::min(end, k + 5) && content[n].letters; ++n) {
    if (exactly(content[n], {"alleged", "supposed", "purported"})) return true;
  }
  return false;
}

/// "did not do it", "is not a liar": sure where the words behind it are of an answer's kind.
std::optional<ContentAnswer> at_not(const Clause& clause, std::size_t i) {
  const auto& [content, begin, end] = clause;
  const auto k = skip_adverbs(content, i + 1);
  const auto& auxiliary = content[i - 1];
  // a verb of belief passes its negation down: "does not think it matters"
  if (k + 1 < end && any(content[k], {"believe", "think", "buy"}) &&
      !exactly(content[k + 1], {"in", "of", "about", "so", ","}) && exactly(auxiliary, {"do", "does", "did"}) &&
      !in_class(content[begin].lower, "first-person") && !foretells(content, k) &&
      !(i >= 2 && in_class(content[i - 2].lower, "first-person")) && !counts_people(content, begin, i))
    return ContentAnswer{Stance::denies, i, k + 1, "does-not-believe"};
  if (k < end && any(content[k], {"recall", "remember"}) && !compares(content, k + 1) &&
      exactly(auxiliary, {"do", "does", "did", "could", "can"}) &&
      !(k + 1 < end && of_ones_own(content[k + 1], exactly(auxiliary, {"do", "does"}))))
    return ContentAnswer{Stance::declines, i, k + 1, "does-not-recall"};
  if (exactly(auxiliary, {"could", "can"})) return std::nullopt;
  if (const auto called = called_names(content, k, end);
      called && exactly(auxiliary, {"am", "is", "are", "was", "were", "'s"}))
    return ContentAnswer{Stance::denies, i, *called, "not-what-they-say"};
  // "did not mean anything by it"
  if (k + 1 < end && content[k].is("mean") && exactly(content[k + 1], {"any", "anything"}))
    return ContentAnswer{Stance::denies, i, k + 2, "did-not-mean"};
  if (k >= end || mental(content[i + 1 < end ? i + 1 : k]) || mental(content[k])) return std::nullopt;
  const bool first_person = in_class(content[begin].lower, "first-person") && i == begin + 2;
  if (first_person && auxiliary.lower == "did" && !stand_at(content, k, {"have"}))
    return ContentAnswer{Stance::denies, i, k + 1, "did-not-myself"};
  if (const auto said_so = not_the_case(clause, i, k))
    return ContentAnswer{Stance::denies, i, *said_so, "not-the-case"};
  if (suggested(clause, i, k)) return ContentAnswer{Stance::denies, i, k + 1, "as-suggested"};
  const bool past_deed = exactly(auxiliary, {"did", "had", "has", "have"}) && !stand_at(content, k, {"have"});
  return ContentAnswer{Stance::denies, i, k + 1, past_deed ? "did-not" : "is-not", false};
}

}  // namespace

std::optional<ContentAnswer> never_after_but(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  for (std::size_t i = begin + 1; i + 5 < end; ++i) {
    if (content[i].lower != "but" || content[i - 1].lower != ",") continue;
    for (std::size_t k = i + 2; k < std::min(end - 1, i + 6); ++k) {
      if (content[k].lower == "never" && any(content[k - 1], {"have"}) &&
          !any(content[k + 1], {"be", "see", "hear", "get", "find"}) && !compares(content, k + 1))
        return ContentAnswer{Stance::denies, k, k + 2, "never"};
    }
  }
  return std::nullopt;
}

std::optional<ContentAnswer> disowned_deed(const Clause& clause) {
  const auto& content = clause.words;
  const auto begin = clause.begin;
  for (std::size_t i = begin + 1; i + 1 < content.size(); ++i) {
    if (content[i].lower != "no" || i < 2) continue;
    const auto verb = skip_back(content, i);
    if (verb > 0 && exactly(content[verb], {"have", "has", "had"}) && in_class(content[verb - 1].lower, "pronoun") &&
        !exactly(content[verb - 1], {"who", "which", "that"}) && in_class(content[i + 1], "deed-noun") &&
        !any(content[i + 1], {"plan", "intention", "intent"}))
      return ContentAnswer{Stance::denies, i, i + 2, "no-deed"};
  }
  return std::nullopt;
}

std::optional<ContentAnswer> none_of(const Clause& clause) {
  const auto& content = clause.words;
  const auto begin = clause.begin;
  if ((stand_at(content, begin, {"none", "of"}) || stand_at(content, begin, {"neither", "of"})) &&
      !foretells(content, begin))
    return ContentAnswer{Stance::denies, begin, begin + 2, "none-of"};
  return std::nullopt;
}

std::optional<ContentAnswer> neither_nor(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  if (content[begin].lower == "neither") {
    const auto stop = content.begin() + static_cast<std::ptrdiff_t>(std::min(end, begin + 16));
    const auto nor = std::find_if(content.begin() + static_cast<std::ptrdiff_t>(begin), stop,
                                  [](const Token& token) { return token.lower == "nor"; });
    const bool done =
        std::none_of(nor, stop, [](const Token& token) { return is_modal(token) || token.lower == "must"; });
    if (nor != stop && done) return ContentAnswer{Stance::denies, begin, begin + 1, "neither-nor"};
  }
  return std::nullopt;
}

std::optional<ContentAnswer> nor_either(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  if (content[begin].lower == "nor" && begin + 1 < end && any(content[begin + 1], {"do", "have", "be"}))
    return ContentAnswer{Stance::denies, begin, begin + 2, "nor", !any(content[begin + 1], {"be"})};
  return std::nullopt;
}

std::optional<ContentAnswer> negated_clause(const Clause& clause) {
  const auto& [content, begin, end] = clause;
  if (exactly(content[begin], {"because", "if", "when", "while", "although", "though", "unless", "until"}))
    return std::nullopt;
  for (std::size_t i = begin; i < std::min(end, begin + 10); ++i) {
    const auto& token = content[i];
    if (i > begin && (exactly(token, {"if", "when", "where", "who", "which", "because", "while", "although", "though",
                                      "until", "unless", "as"}) ||
                      (token.lower == "that" && i > begin + 1)))
      break;
    if (stand_at(content, i, {"nothing", "to", "do", "with"}))
      return ContentAnswer{Stance::denies, i, i + 4, "nothing-to-do-with"};
    if (stand_at(content, i, {"nothing", "wrong"}) && content[begin].lower != "there")
      return ContentAnswer{Stance::denies, i, i + 2, "nothing-wrong"};
    // "no such test was made"
    if (i == begin && stand_at(content, i, {"no", "such"})) return ContentAnswer{Stance::denies, i, i + 2, "no-such"};
    // "no threats were made"
    if (i == begin && token.lower == "no" && i + 2 < end && content[i + 2].is("be") &&
        any(content[i + 1], {"threat", "attempt", "promise", "payment", "bribe", "deal"}))
      return ContentAnswer{Stance::denies, i, i + 2, "no-deed"};
    if (i == begin) continue;
    if (token.lower == "no" && i + 1 < end &&
        any(content[i - 1], {"have", "has", "had", "is", "are", "was", "were", "be", "play", "'s"}))
      return at_no(clause, i);
    if (token.lower == "never" && content[begin].lower == "there" && i <= begin + 2 && i + 1 < end &&
        (exactly(content[i - 1], {"was", "were"}) || exactly(content[i + 1], {"was", "were"})))
      return ContentAnswer{Stance::denies, i, i + 1, "never-was"};
    const bool modal = is_modal(content[i - 1]) || exactly(content[i - 1], {"shall", "must", "to"});
    if (modal && !(token.lower == "not" && exactly(content[i - 1], {"could", "can"}))) continue;
    if (token.lower == "never" && i + 1 < end) return at_never(clause, i);
    if (token.lower == "not" && content[i - 1].lower != "or") return at_not(clause, i);
  }
  return std::nullopt;
}

}  // namespace explainer::stance
