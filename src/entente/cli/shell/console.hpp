// Questions to a person at a terminal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente::cli {

// Whether somebody can be asked: standard input and standard error are a
// terminal.
bool can_ask();

// Nothing at the end of the input (Ctrl-D): the person went away.
using Answer = std::optional<std::string>;

// Asks "name (hint): " until `problem` says nothing about what was typed, which
// it gets without blanks around it. An empty answer is `otherwise`.
using Problem = std::function<std::string(const std::string&)>;
Answer ask(const std::string& name,
           const std::string& hint,
           const std::string& otherwise,
           const Problem& problem);

// "Write it? [y/N] "
bool agrees(const std::string& question);

// All of standard input, at most so many bytes; nothing where it is longer.
std::optional<std::string> all_input(std::size_t most);

}  // namespace entente::cli
