#include "intake/intake.h"

#include <algorithm>

#include "intake/blocks.h"
#include "intake/body.h"
#include "intake/characters.h"
#include "intake/decode.h"
#include "intake/html.h"
#include "intake/lines.h"
#include "intake/plain.h"
#include "intake/residue.h"
#include "intake/sniff.h"

namespace explainer::intake {
namespace {

std::string megabytes(std::size_t bytes, bool upwards) {
  const std::size_t tenths = upwards ? (bytes + 99'999) / 100'000 : bytes / 100'000;
  std::string figure = std::to_string(tenths / 10);
  if (tenths % 10 != 0) figure += '.', figure += static_cast<char>('0' + tenths % 10);
  return figure;
}

std::optional<Error> too_large(std::size_t size, std::size_t limit) {
  if (size <= limit) return std::nullopt;
  return Error{ErrorCode::size, "This is " + megabytes(size, true) + " MB; the limit is " + megabytes(limit, false) +
                                    " MB. Nothing was cut. Paste one article at a time."};
}

Error empty() { return {ErrorCode::empty, "Paste an article to begin."}; }

Error address() {
  return {ErrorCode::address,
          "This is an address, not an article. Open it, copy the article there and paste that: nothing is fetched."};
}

/// "https://herald.example/news/1", "www.herald.example", "herald.example/news/arden-denies-ships"
bool is_address(std::string_view word) {
  while (!word.empty() && (word.front() == '<' || word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == '>' || word.back() == ')' || word.back() == '"')) word.remove_suffix(1);
  const auto lower = lower_ascii(word);
  for (const std::string_view scheme : {"http://", "https://", "www.", "ftp://", "file://"}) {
    if (lower.starts_with(scheme) && lower.size() > scheme.size() + 2) return true;
  }
  const auto slash = lower.find('/'), dot = lower.find('.');
  if (slash == std::string::npos || dot == std::string::npos || dot == 0 || dot + 3 > slash) return false;
  return std::all_of(lower.begin(), lower.begin() + static_cast<std::ptrdiff_t>(slash),
                     [](char c) { return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '-'; });
}

/// Nothing but addresses, on one line or several.
bool is_all_addresses(const Page& page) {
  return std::all_of(page.runs.begin(), page.runs.end(), [](const Run& run) {
    const auto words = words_of(run.text);
    return std::all_of(words.begin(), words.end(), [](std::string_view word) { return is_address(word); });
  });
}

bool is_markup(std::string_view text, Input input) {
  return input == Input::html || (input == Input::automatic && is_html(text));
}

std::vector<Note> notes_on(const DecodedPaste& decoded, const Page& page) {
  std::vector<Note> notes;
  if (decoded.encoding == Encoding::windows1252) {
    notes.push_back({"N-ENCODING", "The text is not UTF-8; it was read as Windows-1252.", {}});
  } else if (decoded.unreadable == 1) {
    notes.push_back({"N-ENCODING", "1 unreadable byte was replaced by U+FFFD.", {}});
  } else if (decoded.unreadable > 1) {
    notes.push_back(
        {"N-ENCODING", std::to_string(decoded.unreadable) + " unreadable bytes were replaced by U+FFFD.", {}});
  }
  if (page.trimmed) {
    notes.push_back(
        {"N-TRIMMED", "The page markup is unusually complex; parts beyond the limit were read as plain text.", {}});
  }
  return notes;
}

bool is_body(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list_item;
}

/// "Ann Bell contributed to this report", "With assistance by Karl Moe", "Write to her at bell@courier.example",
/// "— Editorial, Kest Courier": credits and signatures end without a stop.
bool is_credit(std::string_view text) {
  const auto folded_text = folded(text);
  const auto words = words_of(folded_text);
  const auto said = [&](std::initializer_list<std::string_view> list) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return std::any_of(list.begin(), list.end(), [&](std::string_view start) { return word.starts_with(start); });
    });
  };
  if (said(
          {"contribut", "reporting", "assistance", "editing", "photo", "cover:", "source:", "twitter", "@", "email"}) ||
      folded_text.find('@') != std::string::npos)
    return true;
  const auto dash = text.rfind("— ");
  return dash != std::string_view::npos && words_of(text.substr(dash)).size() <= 16 &&
         is_capital(character_at(text, dash + std::string_view("— ").size()).code);
}

/// What stands behind the last stop of a text.
std::string_view open_end(std::string_view text) {
  for (auto at = text.size(); at-- > 1;) {
    if (text[at] == ' ' && (text[at - 1] == '.' || text[at - 1] == '?' || text[at - 1] == '!'))
      return text.substr(at + 1);
  }
  return text;
}

/// Where a text that breaks off does so: behind its last paragraph, if a line there asks the reader to pay or to go on
/// elsewhere, or if the paragraph itself ends in "…" or within a sentence where the others do not.
std::optional<ByteSpan> breaking_off(const Article& article, const Habits& habits) {
  constexpr std::size_t least_words = 8, least_open = 12, least_fragment = 3;
  const auto text_of = [&](const Block& block) {
    return std::string_view(article.text).substr(block.text.begin, block.text.size());
  };
  const auto asks = [&](std::string_view line) { return !shape_of(line).quotes && habits.breaks_off(folded(line)); };
  std::size_t last = article.blocks.size(), before = last, stopped = 0, body = 0;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    if (!is_body(article.blocks[i].kind)) continue;
    before = last, last = i;
    stopped += shape_of(text_of(article.blocks[i])).stops;
    ++body;
  }
  if (last == article.blocks.size()) return std::nullopt;
  const auto behind = [&](std::size_t block) {
    return ByteSpan{article.blocks[block].text.end, article.blocks[block].text.end};
  };
  for (auto i = last + 1; i < article.blocks.size(); ++i) {
    if (asks(text_of(article.blocks[i]))) return behind(last);
  }
  const auto text = text_of(article.blocks[last]);
  const auto shape = shape_of(text);
  if (body > 1 && asks(text) && !text.ends_with(':')) return behind(before);
  const bool dots = text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
  if (article.blocks[last].kind != BlockKind::paragraph || shape.words < least_words) return std::nullopt;
  if (dots && !shape.quotes) return behind(last);
  const char final = text.back();
  const bool open = (is_small(static_cast<unsigned char>(final)) || final == ',') && !is_credit(text) &&
                    words_of(open_end(text)).size() >= least_fragment;
  const bool others_stop = body > 1 && stopped + 1 >= body;
  return open && !shape.stops && shape.words >= least_open && (others_stop || shape.sentences > 1)
             ? std::optional(behind(last))
             : std::nullopt;
}

/// "The headline | Arden Herald" → "The headline": the tail is the name of the site or holds it.
std::string without_outlet(const std::string& title, const std::optional<std::string>& outlet) {
  for (std::string_view divider : {" | ", " - ", " – ", " — ", " :: "}) {
    const auto at = title.rfind(divider);
    if (at == std::string::npos || at < 15) continue;
    const auto tail = std::string_view(title).substr(at + divider.size());
    if (divider == " | " || (outlet && tail == *outlet)) return title.substr(0, at);
  }
  return title;
}

/// "Published: 3 May 2031" → "3 May 2031"; "by" may stand at the end, before a name on the next line.
std::string without_label(std::string_view dateline) {
  if (lower_ascii(dateline).ends_with(" by")) dateline.remove_suffix(3);
  for (const auto word : words_of(dateline)) {
    const auto begins =
        std::find_if(word.begin(), word.end(), [](char c) { return is_ascii_letter(c) || is_digit(c); });
    const std::string lower =
        lower_ascii(std::string_view(word).substr(static_cast<std::size_t>(begins - word.begin())));
    const auto label = lower.substr(0, lower.find(':'));
    if (label.empty() || label == "published" || label == "posted" || label == "updated" || label == "first" ||
        label == "last" || label == "modified" || label == "created" || label == "date" || label == "on" ||
        label == "at") {
      continue;
    }
    return std::string(dateline.substr(static_cast<std::size_t>(word.data() - dateline.data())));
  }
  return std::string(dateline);
}

/// The lines of offsets that the Windows clipboard puts before the markup ("Version:0.9", "StartHTML:0000000105"), in
/// bytes.
std::size_t clipboard_head(std::string_view text) {
  const auto head = text.substr(0, 2000);
  if (!head.starts_with("Version:") || head.find("StartHTML:") == std::string_view::npos) return 0;
  const auto end = head.find('<');
  return end == std::string_view::npos ? 0 : end;
}

/// The names of people; JSON-LD calls outlets authors too.
std::vector<std::string> persons_among(const std::vector<std::string>& authors, const Habits& habits) {
  std::vector<std::string> persons;
  for (const auto& author : authors) {
    if (auto names = byline_names(author, habits, true)) persons.insert(persons.end(), names->begin(), names->end());
  }
  return persons;
}

/// Marks read where they stand by name, and of a line that settings of a word processor begin, what is the article's.
Page without_residue(Page page) {
  for (auto& run : page.runs) {
    const auto size = settings_before(run.text);
    const bool settings = size > 0 && size < run.text.size();
    if (!settings && run.text.find('&') == std::string::npos) continue;
    if (settings) run.text.erase(0, size);
    run.text = with_marks_read(run.text);
    const auto left = static_cast<std::uint32_t>(run.text.size());
    run.linked = std::min(run.linked, left), run.slanted = std::min(run.slanted, left);
  }
  return page;
}

Article article_of(Page page, const DecodedPaste& decoded) {
  static const Habits habits;
  auto found = kinds_of(page, habits);
  const auto repeats = repeats_in(page, found.kinds);
  Article article;
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    if (i > 0) article.text += '\n';
    Block block;
    block.kind = repeats[i] ? BlockKind::repeat : found.kinds[i];
    block.text.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += page.runs[i].text;
    block.text.end = static_cast<std::uint32_t>(article.text.size());
    block.origin = decoded.origin(page.runs[i].source);
    article.blocks.push_back(block);
    if (block.kind == BlockKind::headline && !article.title) article.title = page.runs[i].text;
  }
  if (page.title && !article.title) article.title = without_outlet(*page.title, page.outlet);
  if (found.dateline) article.published = without_label(*found.dateline);
  if (page.published) article.published = page.published;
  article.outlet = page.outlet;
  article.bylines = std::move(found.bylines);
  if (article.bylines.empty()) article.bylines = persons_among(page.authors, habits);
  if (article.bylines.empty() && page.author) article.bylines.push_back(*page.author);
  article.notes = notes_on(decoded, page);
  if (const auto end = breaking_off(article, habits))
    article.notes.push_back({"N-PART", "The text breaks off here: this is a part of an article.", *end});
  return article;
}

}  // namespace

Result<Article> read(std::string_view pasted, const Options& options) {
  const std::size_t largest = std::max(options.max_html_bytes, options.max_text_bytes);
  if (pasted.size() > largest) {
    const bool markup = is_markup(pasted.substr(0, 65536), options.input);
    return *too_large(pasted.size(), markup ? options.max_html_bytes : options.max_text_bytes);
  }
  if (is_binary(pasted)) return Error{ErrorCode::binary, "This is not a text or HTML file."};

  auto decoded = decode(pasted);
  std::fill_n(decoded.text.begin(), clipboard_head(decoded.text), ' ');  // the rest stays where it is
  if (trimmed(decoded.text).empty()) return empty();
  const bool markup = is_markup(decoded.text, options.input);
  if (auto error = too_large(pasted.size(), markup ? options.max_html_bytes : options.max_text_bytes)) return *error;

  static const MarkupHints hints;
  Page page = markup ? with_article_found(read_html(decoded.text, hints)) : read_plain(decoded.text);
  page = without_residue(std::move(page));
  if (page.runs.empty()) return empty();  // tags and nothing to read between them
  if (is_all_addresses(page)) return address();
  return article_of(std::move(page), decoded);
}

}  // namespace explainer::intake
