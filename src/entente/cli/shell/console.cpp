#include "entente/cli/shell/console.hpp"

#include <iostream>

#include <unistd.h>

#include "entente/cli/shell/streams.hpp"

namespace entente::cli {
namespace {

std::string trimmed(const std::string& text) {
  const std::string blanks = " \t\r";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

bool can_ask() {
  return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

Answer ask(const std::string& name,
           const std::string& hint,
           const std::string& otherwise,
           const Problem& problem) {
  for (;;) {
    complain("{}{}{}: ", name, hint.empty() ? "" : " (" + hint + ")",
             otherwise.empty() ? "" : " [" + otherwise + "]");
    std::string line;
    if (!std::getline(std::cin, line)) {
      complain("\n");
      return {};
    }
    line = trimmed(line);
    if (line.empty()) line = otherwise;
    const std::string wrong = problem(line);
    if (wrong.empty()) return line;
    complain("  {}\n", wrong);
  }
}

bool agrees(const std::string& question) {
  const Answer answer = ask(question + " [y/N]", "", "",
                            [](const std::string&) { return std::string(); });
  return answer && (*answer == "y" || *answer == "Y" || *answer == "yes");
}

std::optional<std::string> all_input(std::size_t most) {
  std::string bytes;
  char piece[1 << 16];
  while (std::cin.read(piece, sizeof piece) || std::cin.gcount() > 0) {
    bytes.append(piece, static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > most) return {};
  }
  return bytes;
}

}  // namespace entente::cli
