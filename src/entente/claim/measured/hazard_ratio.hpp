// A measured hazard ratio: acts a day in a state, over those out of it.
#pragma once

#include <string>
#include <vector>

#include "entente/claim/spec.hpp"
#include "entente/theory/panel.hpp"

namespace entente::claim {

// Acts (days with one, where several fall on a day) and days on one side.
struct Exposure {
  int acts = 0;
  int days = 0;
};

// With a acts in d years on either side and a gamma prior of p acts in y years,
// the rates have gamma posteriors, shape p + a and rate y + d, and of
//   ratio r = (rate in the state) / (rate out of it)
// r (y + d_in) / (r (y + d_in) + y + d_out) is Beta(p + a_in, p + a_out).
// Exact where acts come independently at a constant rate on either side.
struct HazardRatioResult {
  int apart = 0;  // 0: all acts; else new starts alone, so many days apart
  Exposure in, out;
  double ratio = 1, low = 1, high = 1;  // posterior median, 2.5 and 97.5 %
  double above = 0.5;                   // P(ratio > threshold)
};
HazardRatioResult hazard_ratio(const HazardRatioSpec& spec,
                               const Exposure& in,
                               const Exposure& out);

// Counts the covered days of the panel's window. A day's state is that of the
// day before, so that an act that ends the state happened in it.
HazardRatioResult hazard_ratio_of(const theory::VerdictPanel& panel,
                                  const std::string& outcome,
                                  const HazardRatioSpec& spec,
                                  int apart);

}  // namespace entente::claim
