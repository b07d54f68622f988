# The smallest call from R: Rscript explain_article.R PROGRAM ARTICLE
library(jsonlite)

# The explanation as a list; offsets count characters from 0. What is wrong with the article is an error.
explain <- function(program, path) {
  answer <- suppressWarnings(system2(program, shQuote(path), stdout = TRUE))
  if (!is.null(attr(answer, "status"))) stop("explain ended with ", attr(answer, "status"))
  Encoding(answer) <- "UTF-8"
  fromJSON(answer, simplifyVector = FALSE)
}

words <- function(text, spans) {
  paste(vapply(spans, function(span) substr(text, span[[1]] + 1, span[[2]]), ""), collapse = " \u2026 ")
}

given <- commandArgs(trailingOnly = TRUE)
explanation <- explain(given[1], given[2])
for (statement in explanation$statements) {
  parts <- lapply(statement[c("source", "cue", "content")], function(spans) words(explanation$article$text, spans))
  cat(paste(parts, collapse = " | "), "\n", sep = "")
}
