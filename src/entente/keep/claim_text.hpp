// A claim as its file, from what was chosen in menus and typed in a form.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente::keep {

// As it was typed: nothing is judged here. Each is a line of the file, and what
// is wrong with it is told by the reader of the case, at that line. What is
// empty is left out.
struct ClaimTyped {
  std::string title, sentence, says, quote, about;
  std::string form, outcome, treatment, acts;
  std::vector<std::string> replaces, with, beside;
  std::string definition, confounders, published, undo, would_need;
  // The table of a measured form, named by it: {"threshold", "0.8"}. Lists are
  // written as they are in TOML.
  std::vector<std::pair<std::string, std::string>> measured;
};

// "recent(gift, 30)" of {"recent", {"gift", "30"}}.
std::string term_text(const std::string& name,
                      const std::vector<std::string>& arguments);

// The bytes of claims/ID.toml.
std::string claim_toml(const ClaimTyped& typed);

// The key that a line of such a file (from 1) gives a value to; empty where it
// gives none.
std::string key_at(const std::string& toml, int line);

}  // namespace entente::keep
