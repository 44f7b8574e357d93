// Past forecasts of one group, each made twice: with a term in its law and
// without.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/forecast/windows.hpp"
#include "entente/theory/panel.hpp"

namespace entente::forecast {

// P(at least one act within the horizon).
struct TwoForecasts {
  int horizon = 0;
  double with = 0, without = 0;
  Came came = Came::no;
};

// Both forecasts of a day, all horizons. `chance` is the variance that the
// number of futures leaves in the sum, over the horizons that are scored, of
// log score with less log score without.
struct ForecastPair {
  Day day = 0;  // first day of the windows
  std::vector<TwoForecasts> horizons;
  double chance = 0;
};

struct WithTermAsked {
  std::string group;
  std::string term;           // among the treatments or not
  std::vector<int> horizons;  // [days]
  Day from = 0;               // the first monthly origin is not before it
};

struct WithTermOptions {
  int futures = 1000;  // for each origin and either law
  std::uint64_t seed = 1;
  Parallelism parallelism;
};

// One pair a monthly origin, as far as windows are over. Each origin's laws are
// fitted to what was known the day before, with the base model's other terms
// and the standard prior for this one. The two differ in the group's own law
// alone: all other laws, and all luck, are the same. Some 20 to 100 ms an
// origin.
std::vector<ForecastPair> forecasts_with_term(const theory::Setting& setting,
                                              const WithTermAsked& asked,
                                              const WithTermOptions& options);

}  // namespace entente::forecast
