#include "entente/keep/new_case.hpp"

#include <utility>
#include <vector>

#include "entente/casefile/toml.hpp"
#include "entente/core/check.hpp"
#include "entente/keep/new_case_text.hpp"

namespace entente::keep {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The first three letters of a name, or a code that stands for none.
std::string code_of(const std::string& name, const char* otherwise) {
  constexpr std::size_t kLetters = 3;
  std::string code;
  for (const char c : name) {
    if (!is_letter(c) || code.size() == kLetters) continue;
    code += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  }
  return code.empty() ? otherwise : code;
}

using Words = std::vector<std::pair<std::string, std::string>>;

// The text with each @WORD@ replaced.
std::string filled(std::string_view text, const Words& words) {
  std::string out(text);
  for (const auto& [word, value] : words) {
    std::size_t at = 0;
    while ((at = out.find(word, at)) != std::string::npos) {
      out.replace(at, word.size(), value);
      at += value.size();
    }
  }
  return out;
}

}  // namespace

casefile::Files new_case(const NewCase& wanted) {
  ENTENTE_EXPECTS(wanted.read.days() >= kLeastDays);
  const std::string ours = code_of(wanted.our_name, "OUR");
  std::string theirs = code_of(wanted.their_name, "THE");
  if (theirs == ours) theirs += "2";
  const Day from = wanted.read.from;
  const Words words = {
      {"@OURS@", ours},
      {"@THEIRS@", theirs},
      {"@FROM@", iso(from)},
      {"@AS_OF@", iso(wanted.read.to)},
      {"@MIDDLE@", iso(from + wanted.read.days() / 2)},
      {"@DAY_1@", iso(from + 30)},
      {"@DAY_2@", iso(from + 45)},
      {"@DAY_3@", iso(from + 60)},
      // Last: a name may hold any of these words.
      {"@OUR_NAME@", casefile::escaped_toml(wanted.our_name)},
      {"@THEIR_NAME@", casefile::escaped_toml(wanted.their_name)},
  };
  casefile::Files files;
  for (const auto& [name, text] : new_case_texts())
    files[name] = filled(text, words);
  return files;
}

}  // namespace entente::keep
