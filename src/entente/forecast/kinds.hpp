// Kinds of a group's days: what sort of provocation a simulated one is.
#pragma once

#include <string>
#include <vector>

#include "entente/core/rng.hpp"
#include "entente/theory/panel.hpp"

namespace entente::forecast {

// Observed days of a group by leading kind (the heaviest act's; the first of
// equals), with flags of the parts that each day belongs to.
struct KindTable {
  std::vector<std::string> kinds;
  std::vector<double> concentration;  // Dirichlet: 10 * pooled share + count in
                                      // the origin's era
  std::vector<std::vector<unsigned>> days;  // by kind: part flags of each day
};

// `parts`: groups; bit i of a flag is set when parts[i] acted on that day.
KindTable kind_table(const theory::Panel& panel,
                     std::size_t group,
                     const std::vector<std::size_t>& parts);

// Shares of the kinds: a Dirichlet draw by inversion of the gamma.
std::vector<double> draw_shares(const KindTable& table,
                                const Draws& draws,
                                std::uint32_t step);

// Part flags of a drawn day: kind by its share, then a whole observed day.
unsigned draw_day(const KindTable& table,
                  const std::vector<double>& shares,
                  double uniform_kind,
                  double uniform_day);

}  // namespace entente::forecast
