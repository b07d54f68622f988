#include "answers/facts.h"
#include "attribution/attribution.h"
#include "claims/claims.h"
#include "disputes/disputes.h"
#include "entities/entities.h"
#include "explainer/explainer.h"
#include "explanation/tell.h"
#include "intake/intake.h"
#include "questions.h"
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

}  // namespace

Result<Article> read_article(std::string_view pasted, const Options& options) { return intake::read(pasted, options); }

/// The way of an article through the rooms, cut where the networks read. What a room found stays where it is: later
/// rooms refer to it.
struct Explaining::Way {
  Options options;
  std::optional<Model> model;
  Article article;
  text::Text text;
  std::vector<Note> notes;
  std::string language;
  attribution::Search search;
  std::optional<attribution::Previewer> previewer;
  std::vector<attribution::Said> said;
  entities::Cast cast;
  std::vector<stance::Reading> readings;
  answers::FactsOfAll facts;
  std::optional<disputes::Rules> rules;
  disputes::Units units;
  disputes::Brief brief;
  std::optional<Result<Explanation>> result;

  std::vector<std::optional<Answer>> answers;  ///< to what is asked now
  std::size_t missing = 0, in_order = 0;       ///< of them; those that no missing one stands before
  std::vector<std::vector<encoder::Scores>> scores;
  Reader reader;

  Way(std::string_view pasted, const Model* given, const Options& chosen) : options(chosen) {
    auto read = intake::read(pasted, options);
    if (!read) {
      result = read.error();
      return;
    }
    article = *std::move(read);
    text = text::analyse(article);
    notes = text::notes(text);
    language = text::language(text);
    for (auto& note : explanation::reading_notes(language, given != nullptr)) notes.push_back(std::move(note));
    if (given && language == "en") model = *given;  // the encoder has read nothing but English

    search = attribution::begin_search(text, model ? &*model : nullptr);
    if (model && options.preview) {
      previewer.emplace(text, *model, [this](const std::vector<attribution::Said>& found, std::uint32_t end) {
        const auto so_far = preview(article, text, found, end);
        if (!explanation::breach(so_far)) options.preview(so_far);
      });
    }
    find_statements();
  }

  void find_statements() {
    if (!search.asked.sheets.empty()) {
      scores.assign(search.asked.passages, {});
      return ask(search.asked.sheets.size());
    }
    said = attribution::found(text, std::move(search));
    cast = entities::resolve(text, said);
    readings = stance::read_stances(text, said);
    facts = answers::read_facts(text, said, cast, readings);
    rules.emplace(disputes::read_rules(facts, said, readings));
    if (reads_disputes()) {
      units = disputes::read_units(text, said, cast);
      brief = disputes::prepare(text, cast, units, *rules, model->weights());
    }
    if (!brief.windows.empty()) return ask(brief.windows.size());
    tell();
  }

  void tell() {
    std::optional<std::vector<disputes::Opposition>> oppositions;
    if (reads_disputes()) {
      std::vector<disputes::Judgement> judgements;
      for (std::size_t k = 0; k < answers.size(); ++k)
        judgements.push_back(disputes::judged(brief.windows[k], brief.chosen[k], *answers[k]));
      oppositions = disputes::decide(units, *rules, judgements, model->weights().disputes.settings, {});
    }
    auto claims = claims::find(text, cast, facts, *rules, oppositions ? &*oppositions : nullptr);
    auto told = explanation::tell(article, text, said, cast, readings, std::move(claims), std::move(notes));
    told.language = language;
    answers.clear();
    if (const auto wrong = explanation::breach(told))
      result = Error{ErrorCode::internal, "A result did not match the text: " + *wrong};
    else
      result = std::move(told);
  }

  bool reads_disputes() const { return model && disputes::fits(model->weights().disputes); }

  void ask(std::size_t count) {
    answers.assign(count, std::nullopt);
    missing = count;
    in_order = 0;
  }

  Question question(std::size_t number) const {
    if (rules) return &brief.windows[number];
    return &search.asked.sheets[number];
  }

  void accept(std::size_t number, Answer answer) {
    answers[number] = std::move(answer);
    --missing;
    if (!rules) take_scores();
    if (missing > 0) return;
    if (rules) return tell();
    answers.clear();
    search = attribution::go_on(text, *model, std::move(search), scores);
    find_statements();
  }

  /// Those that are there in the order of the text; who listens is told of the reading of the whole.
  void take_scores() {
    for (; in_order < answers.size() && answers[in_order]; ++in_order) {
      encoder::add_scores(search.asked, in_order, *answers[in_order], scores);
      if (search.depth > 0) continue;
      if (options.progress) options.progress(in_order + 1, answers.size());
      if (previewer) previewer->sheet_done(in_order + 1, answers.size(), scores.front());
    }
  }
};

Explaining::Explaining(std::string_view pasted, const Model* model, const Options& options)
    : way_(std::make_unique<Way>(pasted, model, options)) {}
Explaining::Explaining(Explaining&&) noexcept = default;
Explaining& Explaining::operator=(Explaining&&) noexcept = default;
Explaining::~Explaining() = default;

std::size_t Explaining::asked() const { return way_->answers.size(); }

std::string Explaining::question(std::size_t number) const {
  return number < asked() ? to_bytes(way_->question(number)) : std::string();
}

void Explaining::read(std::size_t number) {
  if (number >= asked() || way_->answers[number]) return;
  way_->accept(number, way_->reader.read(way_->question(number), way_->model->weights()));
}

bool Explaining::accept(std::size_t number, std::string_view answer) {
  if (number >= asked()) return false;
  if (way_->answers[number]) return true;
  auto scores = answer_from(answer, way_->question(number));
  if (!scores) return false;
  way_->accept(number, std::move(*scores));
  return true;
}

Result<Explanation> Explaining::result() && { return *std::move(way_->result); }

Result<Explanation> explain(std::string_view pasted, const Model* model, const Options& options) {
  Explaining explaining(pasted, model, options);
  while (const auto asked = explaining.asked()) {
    for (std::size_t number = 0; number < asked; ++number) explaining.read(number);
  }
  return std::move(explaining).result();
}

}  // namespace explainer
