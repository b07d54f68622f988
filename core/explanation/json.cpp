#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "explainer/explainer.h"
#include "explanation/cards.h"
#include "explanation/standing.h"
#include "explanation/units.h"

namespace explainer {
namespace {

using Json = nlohmann::ordered_json;
using explanation::Offsets;

constexpr int format_version = 1;

// Names are looked up by the position of the enumerator: the tables stand in the order of explanation.h.
constexpr const char* block_kinds[] = {"headline",  "subhead", "byline", "dateline", "paragraph",   "quote",
                                       "list-item", "caption", "bio",    "related",  "boilerplate", "repeat"};
constexpr const char* entity_kinds[] = {"person", "organisation", "country",  "group",
                                        "medium", "document",     "anonymous"};
constexpr const char* forms[] = {"direct", "indirect", "mixed"};
constexpr const char* stances[] = {"asserts", "accuses",    "denies",    "declines", "confirms",
                                   "warns",   "criticises", "calls-for", "intends",  "expresses"};
constexpr const char* pair_relations[] = {"same", "covers", "converse", "part", "contrary", "refers-to"};
constexpr const char* relations[] = {"same", "covers", "part", "contrary"};
constexpr const char* certainties[] = {"certain", "likely", "possible"};
constexpr const char* statuses[] = {"disputed", "partly-accepted", "not-confirmed",
                                    "accepted", "uncontested",     "unsourced"};
// What page, text and Markdown tell alike, in the order of cards.h and wording.h.
constexpr const char* shelves[] = {"disputed", "partly-accepted", "not-confirmed", "left-open", "accepted",
                                   "answered", "unnamed",         "unopposed",     "unsourced"};
constexpr const char* labels[] = {"disputed",  "partly-accepted", "not-confirmed", "accepted",   "unopposed",
                                  "unsourced", "taken-back",      "denied",        "questioned", "answered"};
constexpr const char* units[] = {"utf-8", "utf-16", "code-point"};

template <class Enum, std::size_t N>
const char* name(const char* const (&names)[N], Enum value) {
  return names[std::min<std::size_t>(static_cast<std::size_t>(value), N - 1)];
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json of(ByteSpan span, const Offsets& offset) { return Json::array({offset(span.begin), offset(span.end)}); }

Json of(const std::vector<ByteSpan>& spans, const Offsets& offset) {
  Json list = Json::array();
  for (const auto span : spans) list.push_back(of(span, offset));
  return list;
}

/// Two decimals at most, from an integer: a float would be written with digits that depend on its rounding.
Json of_confidence(float confidence) {
  const float bounded = confidence > 0 ? std::min(confidence, 1.0F) : 0.0F;  // and 0 for what is no number
  const int hundredths = static_cast<int>(std::lround(bounded * 100.0F));
  if (hundredths % 100 == 0) return Json(hundredths / 100);
  return Json(hundredths / 100.0);
}

Json of(const Article& article, const Offsets& offset) {
  Json blocks = Json::array();
  for (const auto& block : article.blocks) {
    blocks.push_back({{"kind", name(block_kinds, block.kind)},
                      {"begin", offset(block.text.begin)},
                      {"end", offset(block.text.end)}});
  }
  Json all;
  all["text"] = article.text;
  all["title"] = or_null(article.title);
  all["bylines"] = article.bylines;
  all["published"] = or_null(article.published);
  all["outlet"] = or_null(article.outlet);
  all["blocks"] = std::move(blocks);
  return all;
}

Json of(const Entity& entity, std::size_t id, const Offsets& offset) {
  Json all;
  all["id"] = id;
  all["name"] = entity.name;
  all["kind"] = name(entity_kinds, entity.kind);
  all["description"] = or_null(entity.description);
  all["aliases"] = entity.aliases;
  all["party"] = or_null(entity.party);
  all["members"] = entity.members;
  all["mentions"] = of(entity.mentions, offset);
  all["anonymity"] = of(entity.anonymity, offset);
  return all;
}

Json of(const Statement& statement, std::size_t id, const Offsets& offset) {
  Json all;
  all["id"] = id;
  all["form"] = name(forms, statement.form);
  all["stance"] = name(stances, statement.stance);
  all["source"] = of(statement.source, offset);
  all["cue"] = of(statement.cue, offset);
  all["content"] = of(statement.content, offset);
  all["speaker"] = or_null(statement.speaker);
  all["candidates"] = statement.candidates;
  all["onBehalfOf"] = or_null(statement.onBehalfOf);
  all["inside"] = or_null(statement.inside);
  all["addressee"] = or_null(statement.addressee);
  all["hedges"] = of(statement.hedges, offset);
  all["conditional"] = statement.conditional;
  all["when"] = statement.when ? of(*statement.when, offset) : Json(nullptr);
  all["confidence"] = of_confidence(statement.confidence);
  return all;
}

Json of(const Evidence& evidence, const Offsets& offset) {
  Json pairs = Json::array();
  for (const auto& pair : evidence.pairs) {
    Json one;
    one["answer"] = of(pair.answer, offset);
    one["relation"] = name(pair_relations, pair.relation);
    one["claim"] = of(pair.claim, offset);
    pairs.push_back(std::move(one));
  }
  Json all;
  all["rule"] = evidence.rule;
  all["pairs"] = std::move(pairs);
  all["note"] = evidence.note;
  return all;
}

Json of(const std::vector<Link>& links, const Offsets& offset) {
  Json list = Json::array();
  for (const auto& link : links) {
    Json evidence = Json::array();
    for (const auto& one : link.evidence) evidence.push_back(of(one, offset));
    Json all;
    all["statement"] = link.statement;
    all["relation"] = name(relations, link.relation);
    all["certainty"] = name(certainties, link.certainty);
    all["root"] = or_null(link.root);
    all["restricted"] = link.restricted.empty() ? Json(nullptr) : of(link.restricted, offset);
    all["evidence"] = std::move(evidence);
    list.push_back(std::move(all));
  }
  return list;
}

Json of(const Claim& claim, std::size_t id, const Offsets& offset) {
  Json all;
  all["id"] = id;
  all["text"] = of(claim.text, offset);
  all["voiced"] = claim.voiced;
  all["open"] = claim.open;
  all["candidates"] = claim.candidates;
  all["status"] = Json::array();
  for (const auto status : claim.status) all["status"].push_back(name(statuses, status));
  all["affirms"] = of(claim.affirms, offset);
  all["confirms"] = of(claim.confirms, offset);
  all["denies"] = of(claim.denies, offset);
  all["declines"] = of(claim.declines, offset);
  all["questions"] = of(claim.questions, offset);
  all["retracts"] = of(claim.retracts, offset);
  all["conditional"] = of(claim.conditional, offset);
  all["responds"] = of(claim.responds, offset);
  all["article"] = Json::array();
  for (const auto& own : claim.article) {
    Json one;
    one["spans"] = of(own.spans, offset);
    one["position"] = own.position == Stance::denies ? "denies" : "affirms";
    all["article"].push_back(std::move(one));
  }
  all["unanswered"] = claim.unanswered;
  return all;
}

Json of(const Note& note, const Offsets& offset) {
  Json all;
  all["code"] = note.code;
  all["message"] = note.message;
  all["begin"] = offset(note.where.begin);
  all["end"] = offset(note.where.end);
  return all;
}

template <class T>
Json numbered(const std::vector<T>& values, const Offsets& offset) {
  Json list = Json::array();
  for (std::size_t id = 0; id < values.size(); ++id) list.push_back(of(values[id], id, offset));
  return list;
}

/// What is decided once, here, for all who show it: which sources are unnamed, what is known on their word, what rests
/// on them alone, and where and under which label a claim is told.
void tell_standing(const Explanation& explanation, Json& entities, Json& statements, Json& claims) {
  for (std::uint32_t id = 0; id < explanation.entities.size(); ++id) {
    entities[id]["unnamed"] = explanation::is_unnamed(explanation, id);
  }
  for (std::size_t id = 0; id < explanation.statements.size(); ++id) {
    statements[id]["onUnnamedWord"] = explanation::on_unnamed_word(explanation, explanation.statements[id]);
  }
  for (std::size_t id = 0; id < explanation.claims.size(); ++id) {
    const auto& claim = explanation.claims[id];
    claims[id]["shelf"] = name(shelves, explanation::shelf(explanation, claim));
    claims[id]["label"] = name(labels, explanation::label(claim));
    claims[id]["restsOnUnnamed"] = explanation::rests_on_unnamed(explanation, claim);
  }
}

std::string line(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const Article& article, Unit unit) { return line(of(article, Offsets(article.text, unit))); }

std::string to_json(const Explanation& explanation, Unit unit) {
  const Offsets offset(explanation.article.text, unit);
  Json notes = Json::array();
  for (const auto& note : explanation.notes) notes.push_back(of(note, offset));

  Json entities = numbered(explanation.entities, offset), statements = numbered(explanation.statements, offset),
       claims = numbered(explanation.claims, offset);
  tell_standing(explanation, entities, statements, claims);

  Json all;
  all["version"] = format_version;
  all["unit"] = name(units, unit);
  all["language"] = explanation.language;
  all["article"] = of(explanation.article, offset);
  all["entities"] = std::move(entities);
  all["statements"] = std::move(statements);
  all["claims"] = std::move(claims);
  all["notes"] = std::move(notes);
  return line(all);
}

}  // namespace explainer
