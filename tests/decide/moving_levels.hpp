// Records whose level of strikes moves by itself, run from their past days.
#pragma once

#include "entente/decide/back_test.hpp"

#include "truth_world.hpp"

namespace entente::decide {

// Shares of what came in two years inside 80 % bands: as the law is, widened,
// and with levels that move.
struct Held {
  double windows = 0, as_is = 0, widened = 0, drifting = 0;
};

// Windows of records of 24 years; records are numbered from `first`.
inline Held held_in(double drift, int records, std::uint32_t first) {
  Held out;
  for (int r = 0; r < records; ++r) {
    TruthWorld world(24 * 365, 0, first + static_cast<std::uint32_t>(r),
                     TruthWorld::Effects::none, drift);
    const theory::Setting setting = world.setting();
    Comparison said;
    said.outcomes = world.spec.outcomes;
    said.measures = measures_of(world.spec);
    PastOptions options;
    options.futures = 200;
    add_back_test(setting, world.spec, world.outcomes, options, said);
    for (const MeasureTried& one : said.back_tried) {
      if (said.measures[one.measure].days != 730 || !one.drifting) continue;
      const auto n = static_cast<double>(one.windows);
      out.windows += n;
      out.as_is += n * one.inside80;
      out.widened += n * one.widened;
      out.drifting += n * *one.drifting;
    }
  }
  out.as_is /= out.windows;
  out.widened /= out.windows;
  out.drifting /= out.windows;
  return out;
}

}  // namespace entente::decide
