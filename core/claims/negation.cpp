#include "claims/negation.h"

#include <algorithm>

#include "claims/falsity.h"
#include "claims/lexicon.h"
#include "claims/patterns.h"

namespace explainer::claims {
namespace {

/// The end of the first sentence of a content, and its first word behind "that", "well" and the like.
std::size_t sentence_end(const std::vector<Token>& some, std::size_t from) {
  for (std::size_t i = from; i < some.size(); ++i) {
    const bool title = some[i].lower == "." && i > from && some[i - 1].capital && in_class(some[i - 1].lower, "title");
    if (exactly(some[i], {".", "?", "!", ";"}) && !title) return i;
  }
  return some.size();
}

std::size_t first_word(const std::vector<Token>& some) {
  std::size_t i = 0;
  while (i < some.size() &&
         (!some[i].letters || exactly(some[i], {"that", "but", "and", "well", "so", "look", "thus"}))) {
    if (some[i].lower == "that" && i + 1 < some.size() &&
        (in_class(some[i + 1], "auxiliary") || some[i + 1].lower == "'s"))
      break;
    ++i;
  }
  return i;
}

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

/// "does not believe that they will": what is to come is not denied.
bool foretells(const std::vector<Token>& some, std::size_t at) {
  for (std::size_t i = at; i < std::min(some.size(), at + 9); ++i) {
    if (some[i].lower == "will") return true;
  }
  return false;
}

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

}  // namespace

bool negated(const std::vector<Token>& some, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, some.size()); ++i) {
    if (exactly(some[i], {"not", "never", "neither", "nor", "nobody", "none", "without", "no"})) return true;
  }
  return false;
}

std::optional<ContentAnswer> answer_in(const std::vector<Token>& content) {
  const std::size_t begin = first_word(content);
  if (begin >= content.size()) return std::nullopt;
  const std::size_t end = sentence_end(content, begin);
  const auto found = [](Stance stance, std::size_t b, std::size_t e, std::string_view rule, bool sure = true) {
    return ContentAnswer{stance, b, e, rule, sure};
  };
  const bool question = end < content.size() && content[end].lower == "?";
  if (question) return std::nullopt;

  // "No." "Absolutely not." - an answer of one word
  const bool repeated = begin + 2 < content.size() && content[begin + 2].lower == "no";  // "No, no one did."
  if (content[begin].lower == "no" && (begin + 1 == content.size() || !content[begin + 1].letters) && !repeated)
    return found(Stance::denies, begin, begin + 1, "no");
  std::size_t last = end;
  while (last > begin && !content[last - 1].letters) --last;
  if (last - begin <= 3 && last > begin && content[last - 1].lower == "not" &&
      !any(content[last > begin + 1 ? last - 2 : begin], {"hope", "guess", "why", "or", "if", "will"}))
    return found(Stance::denies, begin, last, "no");

  // refusals in the speaker's own words
  for (std::size_t i = begin; i < end; ++i) {
    if (stand_at(content, i, {"no", "comment"})) return found(Stance::declines, i, i + 2, "no-comment");
    if (stand_at(content, i, {"no", "decision"}) || stand_at(content, i, {"no", "immediate", "decision"}) ||
        stand_at(content, i, {"no", "final", "decision"}) ||
        (stand_at(content, i, {"too", "early", "to"}) && i + 3 < end &&
         any(content[i + 3], {"say", "tell", "know", "comment", "speculate", "determine", "predict", "judge", "draw"})))
      return found(Stance::declines, i, i + 2, "no-decision");
    if (content[i].lower == "not" && skip_adverbs(content, i + 1) < end &&
        any(content[skip_adverbs(content, i + 1)], {"make", "made", "reach", "take"})) {
      for (std::size_t k = i + 2; k < std::min(end, i + 7); ++k) {
        if (any(content[k], {"decision", "determination", "position"}))
          return found(Stance::declines, i, k + 1, "no-decision");
      }
    }
    if (content[i].lower == "not") {
      std::size_t k = skip_adverbs(content, i + 1);
      if (stand_at(content, k, {"going", "to"}) || stand_at(content, k, {"able", "to"}))
        k = skip_adverbs(content, k + 2);
      if (k < end &&
          (any(content[k], {"comment", "discuss", "speculate", "elaborate", "disclose", "confirm", "answer"}) ||
           stand_at(content, k, {"get", "into"}) || stand_at(content, k, {"go", "into"}) ||
           stand_at(content, k, {"talk", "about"})) &&
          i > begin && exactly(content[i - 1], {"will", "can", "would", "am", "are", "could", "'s", "is"})) {
        return found(Stance::declines, i, k + 1, "will-not-say");
      }
    }
  }

  // "that is not true", "the allegations are baseless"
  std::size_t copula = begin;
  while (copula < end && !(in_class(content[copula].lower, "auxiliary") || content[copula].lower == "'s" ||
                           any(content[copula], {"have"})))
    ++copula;
  if (copula < end && copula - begin <= 8 && (copula == begin || content[copula - 1].lower != "to")) {
    const auto called = falsity(content, copula, std::min(end, copula + 7));
    // people may be ridiculous; only claims are untrue
    const bool people = called && content[begin].lower == "they" && !in_class(content[called->begin], "plain-falsity");
    // foul words are wrong, but said
    const bool foul = called && content[called->begin].lower == "wrong" && utters(content, begin, copula);
    if (called && !people && !foul && points_at_claim(content, begin, copula))
      return found(Stance::denies, called->begin, called->end, "called-false");
  }
  // in any clause: "..., it's not true", "the scene is entirely untrue"
  for (std::size_t i = begin + 1; i + 1 < content.size(); ++i) {
    if (!(content[i].is("be") || content[i].lower == "'s" || exactly(content[i], {"is", "are", "was", "were"})))
      continue;
    if (content[i - 1].lower == "to") continue;  // "turned out to be untrue": told, not retorted
    const bool pronoun =
        exactly(content[i - 1], {"it", "that", "this", "they"}) && (i < 2 || !content[i - 2].letters || i - 1 == begin);
    const std::size_t stop = std::min(content.size(), i + 5);
    for (std::size_t k = i + 1; k < stop && content[k].letters; ++k) {
      if (content[k].lower == "not" && k + 1 < content.size() && exactly(content[k + 1], {"true", "accurate"}))
        return found(Stance::denies, k, k + 2, "called-false");
      if (exactly(content[k], {"if", "when", "that", "who", "not"}) || found_bad(content, k)) break;
      if ((pronoun || i <= begin + 16) && in_class(content[k].lower, "plain-falsity"))
        return found(Stance::denies, k, k + 1, "called-false");
      if (pronoun && content[i - 1].lower != "they" && in_class(content[k].lower, "falsity") &&
          !any(content[k], {"wrong", "outrageous", "ridiculous", "absurd"}))
        return found(Stance::denies, k, k + 1, "called-false");
    }
  }
  // the second half of "they have a history, but they have never discussed it"
  for (std::size_t i = begin + 1; i + 5 < end; ++i) {
    if (content[i].lower != "but" || content[i - 1].lower != ",") continue;
    for (std::size_t k = i + 2; k < std::min(end - 1, i + 6); ++k) {
      if (content[k].lower == "never" && any(content[k - 1], {"have"}) &&
          !any(content[k + 1], {"be", "see", "hear", "get", "find"}) && !compares(content, k + 1))
        return found(Stance::denies, k, k + 2, "never");
    }
  }
  // "..., but we have absolutely no violations": a deed disowned in any clause
  for (std::size_t i = begin + 1; i + 1 < content.size(); ++i) {
    if (content[i].lower != "no" || i < 2 || !exactly(content[skip_back(content, i)], {"have", "has", "had"})) continue;
    const auto subject = skip_back(content, i);
    if (subject > 0 && in_class(content[subject - 1].lower, "pronoun") &&
        !exactly(content[subject - 1], {"who", "which", "that"}) && in_class(content[i + 1], "deed-noun") &&
        !any(content[i + 1], {"plan", "intention", "intent"}))
      return found(Stance::denies, i, i + 2, "no-deed");
  }
  if ((stand_at(content, begin, {"none", "of"}) || stand_at(content, begin, {"neither", "of"})) &&
      !foretells(content, begin))
    return found(Stance::denies, begin, begin + 2, "none-of");
  if (content[begin].lower == "neither") {
    const auto stop = content.begin() + static_cast<std::ptrdiff_t>(std::min(end, begin + 16));
    const auto nor = std::find_if(content.begin() + static_cast<std::ptrdiff_t>(begin), stop,
                                  [](const Token& token) { return token.lower == "nor"; });
    const bool done = std::none_of(nor, stop, [](const Token& token) {
      return exactly(token, {"will", "would", "should", "can", "could", "may", "might", "must"});
    });
    if (nor != stop && done) return found(Stance::denies, begin, begin + 1, "neither-nor");
  }
  // "disagree with the assertion", "contrary to the claims of"
  for (std::size_t i = begin; i + 2 < std::min(end, begin + 10); ++i) {
    if (!stand_at(content, i, {"disagree", "with"}) && !stand_at(content, i, {"contrary", "to"})) continue;
    for (std::size_t k = i + 2; k < std::min(end, i + 5); ++k) {
      if (in_class(content[k], "claim-noun") && !in_class(content[k], "utterance"))
        return found(Stance::denies, i, k + 1, "against-claim");
    }
  }
  if (content[begin].lower == "nor" && begin + 1 < end && any(content[begin + 1], {"do", "have", "be"}))
    return found(Stance::denies, begin, begin + 2, "nor", !any(content[begin + 1], {"be"}));
  if (end - begin <= 3) {
    const auto called = falsity(content, begin, end);
    const bool begins = content[begin].capital && content[begin].lower != "not";
    if (called && called->end == last && !begins && !exactly(content[begin], {"what", "how"}))
      return found(Stance::denies, called->begin, called->end, "called-false");
  }

  // implicatives that negate what they govern
  for (std::size_t i = begin; i + 1 < std::min(end, begin + 10); ++i) {
    if (i > begin && content[i - 1].lower == "to") continue;  // "to refrain from": asked for or promised
    if (content[i].lower.ends_with("ing")) continue;
    if (stand_at(content, i, {"abstain", "from"}) || stand_at(content, i, {"refrain", "from"}))
      return found(Stance::denies, i, i + 2, "abstains");
  }
  if (stand_at(content, begin, {"nothing", "could", "be", "further"}))
    return found(Stance::denies, begin, begin + 4, "called-false");

  // the negated main clause
  if (exactly(content[begin], {"because", "if", "when", "while", "although", "though", "unless", "until"}))
    return std::nullopt;
  for (std::size_t i = begin; i < std::min(end, begin + 10); ++i) {
    const auto& token = content[i];
    if (i > begin && (exactly(token, {"if", "when", "where", "who", "which", "because", "while", "although", "though",
                                      "until", "unless", "as"}) ||
                      (token.lower == "that" && i > begin + 1)))
      break;
    if (stand_at(content, i, {"nothing", "to", "do", "with"}))
      return found(Stance::denies, i, i + 4, "nothing-to-do-with");
    if (stand_at(content, i, {"nothing", "wrong"}) && content[begin].lower != "there")
      return found(Stance::denies, i, i + 2, "nothing-wrong");
    if (token.lower == "no" && i + 1 < end && i > begin &&
        any(content[i - 1], {"have", "has", "had", "is", "are", "was", "were", "be", "play", "'s"})) {
      std::size_t k = i + 1;
      while (k < end && k < i + 4 && content[k].letters && !in_class(content[k].lower, "preposition")) {
        // no plan to do it is a plan of one's own, unless a plan was alleged
        const bool own_plan = any(content[k], {"plan", "intention", "intent"}) && k + 1 < end &&
                              exactly(content[k + 1], {"to", "of", "for"});
        if (in_class(content[k], "deed-noun") && !any(content[k], {"blame", "hand", "part"}))
          return found(Stance::denies, i, k + 1, "no-deed", !own_plan);
        ++k;
      }
      const bool there = content[begin].lower == "there" || content[i - 1].is("there");
      return found(Stance::denies, i, i + 2, there ? "there-is-no" : "has-no", false);
    }
    const bool modal_before = i > begin && exactly(content[i - 1], {"will", "would", "should", "can", "could", "may",
                                                                    "might", "shall", "must", "to"});
    if (token.lower == "never" && content[begin].lower == "there" && i <= begin + 2 && i + 1 < end &&
        (exactly(content[i - 1], {"was", "were"}) || exactly(content[i + 1], {"was", "were"})))
      return found(Stance::denies, i, i + 1, "never-was");
    if (token.lower == "never" && !modal_before && i + 1 < end && i > begin &&
        exactly(content[i - 1], {"almost", "nearly", "hardly"}))
      break;
    if (token.lower == "never" && !modal_before && i + 1 < end && i > begin) {
      const auto k = skip_adverbs(content, i + 1);
      const bool past = any(content[i - 1], {"have"}) ||
                        (k < end && (!content[k].lower.ends_with("ing") || exactly(content[i - 1], {"was", "were"})) &&
                         (content[k].lower.ends_with("ed") || content[k].bases.size() > 1));
      const bool there = content[begin].lower == "there" || (i >= 2 && content[i - 2].lower == "there");
      if (k < end && past && !there && !any(content[k], {"make", "get", "find", "mean", "cross"}) &&
          !infers(content, begin, i) && !compares(content, k) && !negated(content, k + 1, std::min(end, k + 6)) &&
          !exactly(content[k], {"mind", "been", "know", "knew", "seen", "see", "heard", "mean", "thought", "forget",
                                "want", "wanted"})) {
        return found(Stance::denies, i, k + 1, "never");
      }
      return found(Stance::denies, i, i + 1, "never-weak", false);
    }
    if (token.lower == "not" && i > begin && !modal_before && content[i - 1].lower != "or") {
      const auto k = skip_adverbs(content, i + 1);
      // a verb of belief passes its negation down: "does not think it matters"
      if (k + 1 < end && any(content[k], {"believe", "think", "buy"}) &&
          !exactly(content[k + 1], {"in", "of", "about", "so", ","}) &&
          exactly(content[i - 1], {"do", "does", "did"}) && !in_class(content[begin].lower, "first-person") &&
          !foretells(content, k) && !(i >= 2 && in_class(content[i - 2].lower, "first-person")) &&
          !counts_people(content, begin, i))
        return found(Stance::denies, i, k + 1, "does-not-believe");
      if (k < end && any(content[k], {"recall", "remember"}) && !compares(content, k + 1) &&
          exactly(content[i - 1], {"do", "does", "did", "could", "can"}))
        return found(Stance::declines, i, k + 1, "does-not-recall");
      if (const auto called = called_names(content, k, end);
          called && exactly(content[i - 1], {"am", "is", "are", "was", "were", "'s"}))
        return found(Stance::denies, i, *called, "not-what-they-say");
      if (k >= end || mental(content[i + 1 < end ? i + 1 : k]) || mental(content[k])) break;
      const auto& auxiliary = content[i - 1];
      const bool first_person = in_class(content[begin].lower, "first-person") && i == begin + 2;
      if (first_person && auxiliary.lower == "did" && !stand_at(content, k, {"have"}))
        return found(Stance::denies, i, k + 1, "did-not-myself");
      if (exactly(content[begin], {"that", "this", "it"}) && i == begin + 2) {
        for (std::size_t n = k; n < std::min(end, k + 3); ++n) {
          const bool noun = n > k && (in_class(content[n - 1].lower, "article") ||
                                      exactly(content[n - 1], {"my", "our", "his", "her", "their", "its"}));
          if (content[n].lower == "true" ||
              (noun && any(content[n], {"case", "view", "intention", "intent", "part", "plan"})))
            return found(Stance::denies, i, n + 1, "not-the-case");
        }
      }
      const bool past_deed = exactly(auxiliary, {"did", "had", "has", "have"}) && !stand_at(content, k, {"have"});
      return found(Stance::denies, i, k + 1, past_deed ? "did-not" : "is-not", false);
    }
  }
  return std::nullopt;
}

}  // namespace explainer::claims
