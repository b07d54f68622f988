#include "answers/facts.h"
#include "attribution/attribution.h"
#include "claims/claims.h"
#include "disputes/disputes.h"
#include "entities/entities.h"
#include "explainer/explainer.h"
#include "explanation/tell.h"
#include "intake/intake.h"
#include "text/text.h"

namespace explainer {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::empty: return "E-EMPTY";
    case ErrorCode::size: return "E-SIZE";
    case ErrorCode::binary: return "E-BINARY";
    case ErrorCode::address: return "E-ADDRESS";
    case ErrorCode::model: return "E-MODEL";
    case ErrorCode::internal: return "E-INTERNAL";
  }
  return "E-INTERNAL";
}

namespace {

/// What is known when only the blocks of the words before `end` are read: their statements, and nobody by name.
Explanation preview(const Article& article, const text::Text& text, const std::vector<attribution::Said>& said,
                    std::uint32_t end) {
  auto head = article;
  head.blocks.resize(text.words[end - 1].block + 1);
  head.text.resize(head.blocks.back().text.end);
  head.notes.clear();
  auto so_far = explanation::tell(head, text, said, {}, {}, {}, {});
  so_far.notes.clear();  // "No one is quoted" would be too soon
  return so_far;
}

attribution::Listener listener(const Options& options, const Article& article, const text::Text& text) {
  attribution::Listener made{options.progress, {}};
  if (!options.preview) return made;
  made.preview = [&](const std::vector<attribution::Said>& said, std::uint32_t end) {
    const auto so_far = preview(article, text, said, end);
    if (!explanation::breach(so_far)) options.preview(so_far);
  };
  return made;
}

}  // namespace

Result<Article> read_article(std::string_view pasted, const Options& options) { return intake::read(pasted, options); }

Result<Explanation> explain(std::string_view pasted, const Model* model, const Options& options) {
  const auto article = intake::read(pasted, options);
  if (!article) return article.error();

  const auto text = text::analyse(*article);
  auto notes = text::notes(text);
  const auto language = text::language(text);
  for (auto& note : explanation::reading_notes(language, model != nullptr)) notes.push_back(std::move(note));
  if (language != "en") model = nullptr;  // the encoder has read nothing but English

  const auto said = attribution::find(text, model, listener(options, *article, text));
  const auto cast = entities::resolve(text, said);
  const auto readings = stance::read_stances(text, said);
  const auto facts = answers::read_facts(text, said, cast, readings);
  const auto rules = disputes::read_rules(facts, said, readings);
  const auto oppositions = model ? disputes::find(text, cast, rules, model->weights()) : std::nullopt;
  auto claims = claims::find(text, cast, facts, rules, oppositions ? &*oppositions : nullptr);

  auto answer = explanation::tell(*article, text, said, cast, readings, std::move(claims), std::move(notes));
  answer.language = language;
  if (const auto wrong = explanation::breach(answer)) {
    return Error{ErrorCode::internal, "A result did not match the text: " + *wrong};
  }
  return answer;
}

}  // namespace explainer
