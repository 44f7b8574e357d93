#include "read_case.hpp"

#include <cstdlib>

#include <fmt/format.h>

namespace entente::bench {

casefile::Case read_or_exit(const std::string& folder) {
  casefile::Reading reading = casefile::read_case(folder);
  for (const Diagnostic& mistake : reading.diagnostics)
    fmt::print(stderr, "{}:{}: {}\n", mistake.place.file, mistake.place.line,
               mistake.problem);
  if (!reading.diagnostics.empty()) std::exit(3);
  return std::move(reading.value);
}

}  // namespace entente::bench
