// The error tables as Markdown, JSON and CSV.
#pragma once

#include <string>
#include <vector>

#include "provenance.hpp"
#include "verdict_errors.hpp"

namespace entente::bench {

std::string errors_markdown(const std::vector<Tally>& tallies,
                            const TableOptions& options,
                            const Provenance& provenance);
std::string errors_json(const std::vector<Tally>& tallies,
                        const TableOptions& options,
                        const Provenance& provenance);
// One object a cell: what the doubts of a brief print.
std::string rates_json(const std::vector<Tally>& tallies,
                       const Provenance& provenance);
std::string rates_csv(const std::vector<Tally>& tallies,
                      const Provenance& provenance);

}  // namespace entente::bench
