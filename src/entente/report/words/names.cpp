#include "entente/report/words/names.hpp"

#include <algorithm>

namespace entente::report {

namespace {

using Names = std::set<std::string, std::less<>>;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
  // Bytes of other scripts and accents belong to a word.
  return is_capital(c) || (c >= 'a' && c <= 'z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string small(std::string_view word) {
  std::string out(word);
  out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

enum class Where { begins, inside };  // of a sentence

// Calls `each(word, where)` for every word of a text.
template <class Each>
void for_words(std::string_view text, const Each& each) {
  Where where = Where::begins;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      constexpr std::string_view kEnds = ".!?:;(\"";
      if (kEnds.find(text[at]) != std::string_view::npos) where = Where::begins;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end]))
      ++end;
    each(text.substr(at, end - at), where);
    where = Where::inside;
    at = end;
  }
}

void add_words(Names& names, std::string_view text) {
  for_words(text, [&](std::string_view word, Where) {
    if (word.size() > 1 && is_capital(word[0])) names.emplace(word);
  });
}

}  // namespace

Names names_of(const casefile::Case& the_case) {
  Names inside, never;  // never a name: seen without a capital
  for (const record::Act& act : the_case.record.acts) {
    for_words(act.summary, [&](std::string_view word, Where where) {
      if (!is_capital(word[0])) {
        if (never.find(word) == never.end()) never.emplace(word);
      } else if (where == Where::inside && word.size() > 1 &&
                 inside.find(word) == inside.end()) {
        inside.emplace(word);
      }
    });
  }
  Names names;
  for (const std::string& word : inside) {
    if (!never.contains(small(word))) names.insert(word);
  }
  for (const auto& [code, name] : the_case.actors)
    add_words(names, name);
  add_words(names, the_case.our_name);
  add_words(names, the_case.their_name);
  for (const std::string_view article : {"A", "An", "The"})
    names.erase(std::string(article));
  return names;
}

bool begins_with_name(const Names& names, std::string_view text) {
  std::string_view first;
  for_words(text, [&](std::string_view word, Where) {
    if (first.empty()) first = word;
  });
  if (first.empty() || first.data() != text.data()) return false;
  if (names.contains(first)) return true;
  for (std::size_t length = 4; length < first.size(); ++length) {
    if (names.contains(first.substr(0, length))) return true;
  }
  return false;
}

}  // namespace entente::report
