#include "explanation/tell.h"

#include <algorithm>
#include <numeric>

#include "explanation/anonymity.h"
#include "explanation/order.h"

namespace explainer::explanation {
namespace {

using Ids = std::vector<std::uint32_t>;

std::vector<ByteSpan> tidied(std::vector<ByteSpan> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<ByteSpan> tidy;
  for (const auto span : spans) {
    if (span.begin >= span.end) continue;
    if (!tidy.empty() && span.begin < tidy.back().end) {
      tidy.back().end = std::max(tidy.back().end, span.end);
    } else {
      tidy.push_back(span);
    }
  }
  return tidy;
}

std::vector<ByteSpan> bytes(const text::Text& text, const std::vector<WordSpan>& spans) {
  std::vector<ByteSpan> found;
  for (const auto span : spans) {
    for (const auto stretch : text.byte_spans(span)) found.push_back(stretch);
  }
  return tidied(std::move(found));
}

std::vector<Statement> statements_of(const text::Text& text, const std::vector<attribution::Said>& said,
                                     const entities::Cast& cast, const std::vector<stance::Reading>& readings) {
  std::vector<Statement> statements;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const auto& one = said[i];
    Statement statement;
    statement.form = one.form;
    statement.source = bytes(text, one.source);
    statement.cue = bytes(text, one.cue);
    statement.content = bytes(text, one.content);
    statement.inside = one.inside;
    statement.confidence = one.confidence;
    if (i < cast.voices.size()) {
      statement.speaker = cast.voices[i].speaker;
      statement.onBehalfOf = cast.voices[i].onBehalfOf;
      statement.addressee = cast.voices[i].addressee;
      if (!statement.speaker) statement.candidates = cast.voices[i].candidates;
    }
    if (i < readings.size()) {
      statement.stance = readings[i].stance;
      statement.conditional = readings[i].conditional;
      statement.hedges = bytes(text, readings[i].hedges);
      if (readings[i].when && !readings[i].when->empty()) statement.when = text.byte_span(*readings[i].when);
    }
    statements.push_back(std::move(statement));
  }
  return statements;
}

/// New positions of old ones: `moved[old]` is where a value goes when all are sorted by where they begin. Equal ones
/// keep their order, so that an outer statement stays before the inner.
Ids moves(const Ids& beginnings) {
  Ids order(beginnings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return beginnings[a] < beginnings[b]; });
  Ids moved(order.size());
  for (std::uint32_t position = 0; position < order.size(); ++position) moved[order[position]] = position;
  return moved;
}

template <class T>
std::vector<T> rearranged(std::vector<T> values, const Ids& moved) {
  std::vector<T> arranged(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) arranged[moved[i]] = std::move(values[i]);
  return arranged;
}

/// An id that names nothing becomes nothing: better an unnamed speaker than a wrong one.
std::optional<std::uint32_t> followed(std::optional<std::uint32_t> id, const Ids& moved) {
  return id && *id < moved.size() ? std::optional(moved[*id]) : std::nullopt;
}

Ids followed(const Ids& ids, const Ids& moved) {
  Ids found;
  for (const auto id : ids) {
    if (id < moved.size()) found.push_back(moved[id]);
  }
  return found;
}

std::vector<Link> followed(std::vector<Link> links, const Ids& statements, const Ids& entities) {
  std::erase_if(links, [&](const Link& link) { return link.statement >= statements.size(); });
  for (auto& link : links) {
    link.statement = statements[link.statement];
    link.root = followed(link.root, entities);
    link.restricted = tidied(std::move(link.restricted));
    for (auto& evidence : link.evidence) {
      std::erase_if(evidence.pairs, [](const EvidencePair& pair) { return pair.answer.empty() || pair.claim.empty(); });
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.statement < b.statement; });
  return links;
}

Claim followed(Claim claim, const Ids& statements, const Ids& entities) {
  for (auto* links : {&claim.affirms, &claim.confirms, &claim.denies, &claim.declines, &claim.questions,
                      &claim.retracts, &claim.conditional, &claim.responds}) {
    *links = followed(std::move(*links), statements, entities);
  }
  claim.candidates = followed(claim.candidates, statements);  // they stay in their order, the likeliest first
  for (auto& own : claim.article) own.spans = tidied(std::move(own.spans));
  std::erase_if(claim.article, [](const ArticlePosition& own) { return own.spans.empty(); });
  claim.unanswered = followed(claim.unanswered, entities);
  return claim;
}

std::string_view english_name(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      // ISO 639-1
      {"ar", "Arabic"},     {"cs", "Czech"},     {"da", "Danish"},     {"de", "German"},  {"el", "Greek"},
      {"es", "Spanish"},    {"fa", "Persian"},   {"fi", "Finnish"},    {"fr", "French"},  {"he", "Hebrew"},
      {"hi", "Hindi"},      {"hu", "Hungarian"}, {"id", "Indonesian"}, {"it", "Italian"}, {"ja", "Japanese"},
      {"ko", "Korean"},     {"nl", "Dutch"},     {"no", "Norwegian"},  {"pl", "Polish"},  {"pt", "Portuguese"},
      {"ro", "Romanian"},   {"ru", "Russian"},   {"sv", "Swedish"},    {"tr", "Turkish"}, {"uk", "Ukrainian"},
      {"vi", "Vietnamese"}, {"zh", "Chinese"}};
  for (const auto& [code, name] : names) {
    if (code == language) return name;
  }
  return "";
}

}  // namespace

Explanation tell(const Article& article, const text::Text& text, const std::vector<attribution::Said>& said,
                 const entities::Cast& cast, const std::vector<stance::Reading>& readings, std::vector<Claim> claims,
                 std::vector<Note> notes) {
  Explanation answer;
  answer.article = article;
  answer.notes = article.notes;
  answer.notes.insert(answer.notes.end(), std::make_move_iterator(notes.begin()), std::make_move_iterator(notes.end()));

  auto statements = statements_of(text, said, cast, readings);
  auto entities = cast.entities;
  for (auto& entity : entities) {
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()), entity.mentions.end());
    std::erase_if(entity.mentions, [](ByteSpan mention) { return mention.begin >= mention.end; });
  }
  for (auto& claim : claims) claim.text = tidied(std::move(claim.text));
  std::erase_if(claims, [](const Claim& claim) { return claim.text.empty(); });

  const auto anonymity = anonymities(text, entities, statements);
  for (std::size_t i = 0; i < entities.size(); ++i) entities[i].anonymity = anonymity[i];

  const Ids statement_moves = moves(beginnings(statements));
  const Ids entity_moves = moves(beginnings(entities));
  const Ids claim_moves = moves(beginnings(claims));

  for (auto& entity : entities) {
    entity.party = followed(entity.party, entity_moves);
    entity.members = followed(entity.members, entity_moves);
  }
  for (auto& statement : statements) {
    statement.speaker = followed(statement.speaker, entity_moves);
    statement.onBehalfOf = followed(statement.onBehalfOf, entity_moves);
    statement.addressee = followed(statement.addressee, entity_moves);
    statement.candidates = followed(statement.candidates, entity_moves);
    statement.inside = followed(statement.inside, statement_moves);
  }
  for (auto& claim : claims) claim = followed(std::move(claim), statement_moves, entity_moves);

  answer.entities = rearranged(std::move(entities), entity_moves);
  answer.statements = rearranged(std::move(statements), statement_moves);
  for (std::uint32_t id = 0; id < answer.statements.size(); ++id) {
    auto& inside = answer.statements[id].inside;
    if (inside && *inside >= id) inside.reset();  // nothing can stand inside a statement that comes after it
  }
  answer.claims = rearranged(std::move(claims), claim_moves);
  if (answer.statements.empty()) answer.notes.push_back({"N-NONE", "No one is quoted in this text.", {}});
  return answer;
}

std::vector<Note> reading_notes(std::string_view language, bool model_given) {
  std::vector<Note> notes;
  if (language != "en") {
    const auto name = english_name(language);
    const auto looks =
        name.empty() ? std::string("This does not look like English.") : "This looks like " + std::string(name) + ".";
    notes.push_back({"N-LANG", looks + " Attribution is tuned for English; only marked quotations are listed.", {}});
  }
  if (!model_given) {
    notes.push_back(
        {"E-MODEL", "The trained model was not loaded. Rules alone are in use: much of who said what is missing.", {}});
  }
  return notes;
}

}  // namespace explainer::explanation
