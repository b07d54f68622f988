#include "explainer/explainer.h"
#include "explanation/outline.h"

namespace explainer {
namespace {

using explanation::Item;
using explanation::ItemKind;
using explanation::Line;
using explanation::Voice;

constexpr std::size_t columns = 80;

/// Characters, not bytes; one column each, which holds for the scripts of English news.
std::size_t width(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string flat(const Line& line) {
  std::string text;
  for (const auto& piece : line) {
    text += piece.voice == Voice::article ? "“" + piece.text + (piece.cut ? " …”" : "”") : piece.text;
  }
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 127) c = ' ';  // what a terminal would take as a command
  }
  return text;
}

/// Broken at spaces before column 80, the first line in `first` spaces, the others in `rest`. A longer word stands out.
std::string wrapped(const std::string& text, std::size_t first, std::size_t rest) {
  std::string all(first, ' ');
  std::size_t column = first;
  bool line_empty = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = text.find_first_not_of(' ', at);
    if (word == std::string::npos) break;
    const auto end = std::min(text.find(' ', word), text.size());
    const auto gap = line_empty ? 0 : word - at;
    const auto size = width(std::string_view(text).substr(word, end - word));
    if (!line_empty && column + gap + size > columns) {
      all += "\n" + std::string(rest, ' ');
      column = rest;
    } else {
      all.append(gap, ' ');
      column += gap;
    }
    all.append(text, word, end - word);
    column += size;
    line_empty = false;
    at = end;
  }
  return all + "\n";
}

}  // namespace

std::string to_text(const Explanation& explanation) {
  std::string text;
  bool in_entry = false;
  for (const Item& item : explanation::outline(explanation)) {
    const std::string line = flat(item.line);
    const auto underlined = [&](char rule) {
      const auto size = std::min(width(line), columns);
      return wrapped(line, 0, 0) + std::string(size, rule) + "\n";
    };
    switch (item.kind) {
      case ItemKind::title: text += underlined('='); break;
      case ItemKind::section:
      case ItemKind::claim: text += "\n" + underlined('-'); break;
      case ItemKind::words:
      case ItemKind::summary: text += wrapped(line, 0, 0); break;
      case ItemKind::speaker:
      case ItemKind::absence:
      case ItemKind::label: text += "\n" + wrapped(line, 2, 2); break;
      case ItemKind::entry: text += wrapped(line, 4, 6); break;
      case ItemKind::note: text += in_entry ? wrapped(line, 8, 8) : wrapped(line, 2, 2); break;
    }
    in_entry = item.kind == ItemKind::entry || (item.kind == ItemKind::note && in_entry);
  }
  return text;
}

}  // namespace explainer
