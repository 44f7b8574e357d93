// The tables of a TOML file as stretches of its text.
#pragma once

#include <string>
#include <vector>

namespace entente::variant {

// A top table with all below it, from its heading up to the next; a key of the
// file's own likewise.
struct Stretch {
  std::string name;  // "window", "group concession", "tier 1"
  std::string text;
};

// In the order of the file; `head` is what stands before the first of them.
struct Stretches {
  std::string head;
  std::vector<Stretch> parts;
};
Stretches stretches_of(const std::string& bytes, const std::string& file);
std::string bytes_of(const Stretches& stretches);

// Without comments, empty lines and blanks at line ends.
std::string bare(const std::string& text);

}  // namespace entente::variant
