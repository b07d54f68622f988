#include "support/articles.h"

#include <cstdio>
#include <cstdlib>

#include "support/cases.h"

namespace articles {

explainer::Article article_of(const std::string& lines) {
  explainer::Article article{.text = lines};
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= lines.size(); ++i) {
    if (i < lines.size() && lines[i] != '\n') continue;
    if (i > begin) article.blocks.push_back({explainer::BlockKind::paragraph, {begin, i}, {begin, i}});
    begin = i + 1;
  }
  return article;
}

explainer::text::Text text_of(const std::string& lines) { return explainer::text::analyse(article_of(lines)); }

const explainer::Model& model() {
  static const explainer::Model loaded = [] {
    const auto bytes = cases::file(MODEL_FILE).value_or("");
    auto read = explainer::Model::load(std::as_bytes(std::span(bytes.data(), bytes.size())));
    if (!read) {
      std::fprintf(stderr, "%s: %s\n", MODEL_FILE, read.error().message.c_str());
      std::exit(1);
    }
    return *std::move(read);
  }();
  return loaded;
}

}  // namespace articles
