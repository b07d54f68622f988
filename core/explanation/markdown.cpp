#include "explainer/explainer.h"
#include "explanation/outline.h"

namespace explainer {
namespace {

using explanation::Item;
using explanation::ItemKind;
using explanation::Line;
using explanation::Voice;

/// The text as itself: no mark-up of its own, no tags, one line.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<') {
      safe += "&lt;";
    } else if (c == '&') {
      safe += "&amp;";
    } else if (c == '\n') {
      safe += ' ';
    } else {
      if (std::string_view("\\`*_[]{}#|~>").find(c) != std::string_view::npos) safe += '\\';
      safe += c;
    }
  }
  return safe;
}

std::string inline_text(const Line& line, bool heading) {
  std::string text;
  for (const auto& piece : line) {
    switch (piece.voice) {
      case Voice::ours: text += escaped(piece.text); break;
      case Voice::name: text += heading ? escaped(piece.text) : "**" + escaped(piece.text) + "**"; break;
      case Voice::article: text += "“" + escaped(piece.text) + (piece.cut ? " …”" : "”"); break;
    }
  }
  return text;
}

}  // namespace

std::string to_markdown(const Explanation& explanation) {
  std::string text;
  bool in_list = false, in_entry = false;
  for (const Item& item : explanation::outline(explanation)) {
    const bool heading = item.kind == ItemKind::claim || item.kind == ItemKind::speaker;
    const std::string line = inline_text(item.line, heading);
    const bool listed = item.kind == ItemKind::entry || (item.kind == ItemKind::note && in_entry);
    if (!text.empty() && !(listed && in_list)) text += "\n";
    switch (item.kind) {
      case ItemKind::title: text += "# " + line; break;
      case ItemKind::section: text += "## " + line; break;
      case ItemKind::claim: text += "## " + line; break;
      case ItemKind::speaker: text += "### " + line; break;
      case ItemKind::words: text += "> " + line; break;
      case ItemKind::label: text += "### " + line; break;
      case ItemKind::entry: text += "- " + line; break;
      case ItemKind::note: text += (in_entry ? "  - " : "") + line; break;
      case ItemKind::absence:
      case ItemKind::summary: text += line; break;
    }
    text += "\n";
    in_list = listed;
    in_entry = listed;
  }
  return text;
}

}  // namespace explainer
