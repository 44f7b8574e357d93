// Mistakes in files that an analyst wrote: all of them, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// A place in a file of the case; line and column count from 1, 0 = the whole
// file. `file` is relative to the case's folder, and empty for the folder.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

// problem: what is wrong; why: the rule that it breaks; hint: what to do.
struct Diagnostic {
  Place place;
  std::string problem;
  std::string why;
  std::string hint;
};

using Diagnostics = std::vector<Diagnostic>;

// A hint may go on in lines of its own, which begin so.
constexpr std::string_view kNextLine = "\n       ";

// The text with its line breaks shown as \n, but for those of kNextLine: a name
// that a message quotes may hold one, and what follows it is no message.
std::string on_its_line(std::string_view text);

// "file:line:column: problem\n  why: ...\n  do: ...\n"
std::string to_text(const Diagnostic& diagnostic);

// The candidate nearest to `word` by edit distance, or empty when none is
// within a third of the word's length. For "did you mean".
std::string nearest(std::string_view word,
                    const std::vector<std::string>& candidates);

}  // namespace entente
