#include "text/morphology.h"

#include <algorithm>

#include "lexicons/lexicons.h"
#include "lexicons/table.h"

namespace explainer::text {
namespace {

struct Irregular {
  std::string_view form, base;
};

const std::vector<Irregular>& irregulars() {
  static const std::vector<Irregular> entries = [] {
    std::vector<Irregular> made;
    for (const auto& row : lexicons::rows(lexicons::irregular)) made.push_back({row[0], row[1]});
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.form < b.form; });
    return made;
  }();
  return entries;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// What a word may have been before -ed or -ing was put to it: "plann" → plan, "accus" → accuse, "deni" → deny.
void add_stems(std::vector<std::string>& forms, std::string stem) {
  if (stem.size() < 2 || std::none_of(stem.begin(), stem.end(), is_vowel)) return;
  const auto size = stem.size();
  forms.push_back(stem);
  forms.push_back(stem + "e");
  if (size > 2 && stem[size - 1] == stem[size - 2] && !is_vowel(stem.back())) forms.push_back(stem.substr(0, size - 1));
  if (stem.back() == 'i') forms.push_back(stem.substr(0, size - 1) + "y");
  if (size > 2 && stem.ends_with("ck")) forms.push_back(stem.substr(0, size - 1));  // panicked
}

}  // namespace

std::vector<std::string> bases(std::string_view lower) {
  std::vector<std::string> forms{std::string(lower)};
  const auto& list = irregulars();
  auto at = std::lower_bound(list.begin(), list.end(), lower,
                             [](const Irregular& a, std::string_view b) { return a.form < b; });
  for (; at != list.end() && at->form == lower; ++at) forms.emplace_back(at->base);

  const auto without = [&](std::size_t ending) { return std::string(lower.substr(0, lower.size() - ending)); };
  if (lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss")) {
    forms.push_back(without(1));
    if (lower.ends_with("es")) forms.push_back(without(2));
    if (lower.ends_with("ies")) forms.push_back(without(3) + "y");
  }
  if (lower.size() > 3 && lower.ends_with("ed")) add_stems(forms, without(2));
  if (lower.size() > 4 && lower.ends_with("ing")) {
    add_stems(forms, without(3));
    if (lower.ends_with("ying")) forms.push_back(without(4) + "ie");
  }
  std::vector<std::string> distinct;
  for (auto& form : forms) {
    if (std::find(distinct.begin(), distinct.end(), form) == distinct.end()) distinct.push_back(std::move(form));
  }
  return distinct;
}

}  // namespace explainer::text
