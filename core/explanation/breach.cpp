#include <algorithm>

#include "explanation/order.h"
#include "explanation/tell.h"
#include "explanation/units.h"

namespace explainer::explanation {
namespace {

using Breach = std::optional<std::string>;

constexpr std::size_t most_candidates = 3;

/// "Statement 3" and so on, built only where something is wrong.
struct Place {
  const char* what;
  std::size_t id;
  std::string operator()(std::string_view wrong) const {
    return std::string(what) + " " + std::to_string(id) + ": " + std::string(wrong) + ".";
  }
};

struct Checker {
  const Explanation& answer;
  std::string_view text = answer.article.text;

  const char* wrong(ByteSpan span) const {
    if (span.begin > span.end || span.end > text.size()) return "a span leaves the text";
    if (!on_boundary(text, span.begin) || !on_boundary(text, span.end)) return "a span cuts a character";
    return nullptr;
  }

  Breach spans(const std::vector<ByteSpan>& spans, Place place, bool may_overlap = false) const {
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (const auto* fault = wrong(spans[i])) return place(fault);
      if (spans[i].empty()) return place("a span is empty");
      if (i > 0 && spans[i].begin < (may_overlap ? spans[i - 1].begin : spans[i - 1].end)) {
        return place("its spans are not in order");
      }
    }
    return std::nullopt;
  }

  Breach blocks() const {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < answer.article.blocks.size(); ++i) {
      const auto block = answer.article.blocks[i].text;
      const Place place{"Block", i};
      if (const auto* fault = wrong(block)) return place(fault);
      if (block.empty()) return place("it is empty");
      if (i > 0 && block.begin < end) return place("it overlaps the block before it");
      end = block.end;
    }
    return std::nullopt;
  }

  Breach entity(std::optional<std::uint32_t> id, Place place) const {
    return id && *id >= answer.entities.size() ? Breach(place("an entity does not exist")) : std::nullopt;
  }
  Breach entities(const std::vector<std::uint32_t>& ids, Place place) const {
    for (const auto id : ids) {
      if (const auto found = entity(id, place)) return found;
    }
    return std::nullopt;
  }

  Breach entities() const {
    for (std::size_t i = 0; i < answer.entities.size(); ++i) {
      const auto& one = answer.entities[i];
      const Place place{"Entity", i};
      if (const auto found = spans(one.mentions, place, true)) return found;
      if (const auto found = spans(one.anonymity, place)) return found;
      if (const auto found = entity(one.party, place)) return found;
      if (const auto found = entities(one.members, place)) return found;
    }
    return std::nullopt;
  }

  Breach statements() const {
    for (std::size_t i = 0; i < answer.statements.size(); ++i) {
      const auto& one = answer.statements[i];
      const Place place{"Statement", i};
      for (const auto* role : {&one.source, &one.cue, &one.content}) {
        if (const auto found = spans(*role, place)) return found;
      }
      if (one.cue.empty() && one.content.empty()) return place("it has neither cue nor content");
      if (const auto found = spans(one.hedges, place)) return found;
      if (one.when) {
        if (const auto found = spans({*one.when}, place)) return found;
      }
      for (const auto id : {one.speaker, one.onBehalfOf, one.addressee}) {
        if (const auto found = entity(id, place)) return found;
      }
      if (const auto found = entities(one.candidates, place)) return found;
      if (one.speaker && !one.candidates.empty()) return place("its speaker is known and left open at once");
      if (one.inside && *one.inside >= i) return place("it stands inside a statement that does not come before it");
    }
    return std::nullopt;
  }

  Breach links(const std::vector<Link>& links, Place place) const {
    for (const auto& link : links) {
      if (link.statement >= answer.statements.size()) return place("a statement does not exist");
      if (const auto found = entity(link.root, place)) return found;
      if (const auto found = spans(link.restricted, place)) return found;
      for (const auto& evidence : link.evidence) {
        for (const auto& pair : evidence.pairs) {
          if (const auto found = spans({pair.answer}, place)) return found;
          if (const auto found = spans({pair.claim}, place)) return found;
        }
      }
    }
    return std::nullopt;
  }

  Breach open(const Claim& claim, Place place) const {
    if (!claim.open && !claim.candidates.empty()) return place("it is not open and has candidates");
    if (claim.open && !(claim.affirms.empty() && claim.confirms.empty())) {
      return place("which claim it answers is left open, and yet somebody says so");
    }
    if (claim.candidates.size() > most_candidates) return place("it has too many candidates");
    for (const auto id : claim.candidates) {
      if (id >= answer.statements.size()) return place("a candidate does not exist");
    }
    return std::nullopt;
  }

  Breach claims() const {
    for (std::size_t i = 0; i < answer.claims.size(); ++i) {
      const auto& one = answer.claims[i];
      const Place place{"Claim", i};
      if (one.text.empty()) return place("it has no words");
      if (const auto found = spans(one.text, place)) return found;
      if (one.status.empty()) return place("it has no status");
      for (const auto* list : {&one.affirms, &one.confirms, &one.denies, &one.declines, &one.questions, &one.retracts,
                               &one.conditional, &one.responds}) {
        if (const auto found = links(*list, place)) return found;
      }
      for (const auto& own : one.article) {
        if (const auto found = spans(own.spans, place)) return found;
      }
      if (const auto found = entities(one.unanswered, place)) return found;
      if (const auto found = open(one, place)) return found;
    }
    return std::nullopt;
  }

  Breach notes() const {
    for (std::size_t i = 0; i < answer.notes.size(); ++i) {
      if (const auto* fault = wrong(answer.notes[i].where)) return Place{"Note", i}(fault);
    }
    return std::nullopt;
  }

  template <class T>
  Breach order(const std::vector<T>& values, const char* what) const {
    const auto begins = beginnings(values);
    const auto out = std::is_sorted_until(begins.begin(), begins.end());
    if (out == begins.end()) return std::nullopt;
    return Place{what, static_cast<std::size_t>(out - begins.begin())}("it is not in the order of the text");
  }
};

}  // namespace

std::optional<std::string> breach(const Explanation& explanation) {
  const Checker check{explanation};
  for (const auto& found : {check.blocks(), check.entities(), check.statements(), check.claims(), check.notes(),
                            check.order(explanation.statements, "Statement"),
                            check.order(explanation.entities, "Entity"), check.order(explanation.claims, "Claim")}) {
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace explainer::explanation
