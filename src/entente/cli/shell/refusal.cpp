#include "entente/cli/shell/refusal.hpp"

#include "entente/cli/shell/streams.hpp"
#include "entente/core/merged.hpp"

namespace entente::cli {

void print_mistakes(const Diagnostics& mistakes, const std::string& folder) {
  for (const Diagnostic& mistake : merged(mistakes))
    complain("{}{}{}", folder, mistake.place.file.empty() ? "" : "/",
             to_text(mistake));
  complain("{} {} in {}; nothing was written\n", mistakes.size(),
           mistakes.size() == 1 ? "mistake" : "mistakes", folder);
}

Exit refuse(const std::string& problem, const std::string& hint) {
  complain("entente: {}\n", on_its_line(problem));
  if (!hint.empty()) complain("  do:  {}\n", on_its_line(hint));
  return Exit::bad_input;
}

Exit refuse(const NotWritten& problem, const std::string& elsewhere) {
  if (problem.fault == Fault::place) return refuse(problem.problem, elsewhere);
  refuse(problem.problem, "make room, or " + elsewhere);
  return Exit::not_written;
}

}  // namespace entente::cli
