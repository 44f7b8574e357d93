// Whether what came lay where the futures of the past said it would.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/decide/past.hpp"
#include "entente/decide/result.hpp"

namespace entente::decide {

// The p quantile of simulated values, many of which are equal where they are
// counts: linear between the middles F(v-) + f(v) / 2 of the steps of their
// distribution, and the least or most value beyond them (mid-quantile; Ma,
// Genton, Parzen 2011, Ann. Inst. Statist. Math. 63, doi:10.1007/
// s10463-008-0215-z).
double mid_quantile(std::span<const double> simulated, double p);

// How much of what came, 0 to 1, lies in the central `share` of the simulated.
// Of n simulated values l are less than it and e equal to it; if it is one more
// of them, its rank among the n + 1 is uniform between l and l + e + 1, so it
// stands for the interval [l, l + e + 1] / (n + 1), of which the part inside
// [(1 - share) / 2, (1 + share) / 2] is counted. The mean of that is `share`
// exactly, for counts too, where a whole count in or out would make it more.
double inside(std::span<const double> simulated, double came, double share);

// One window of one measure.
struct PastWindow {
  Day from = 0;  // the last day that was known
  std::span<const double> simulated;
  double came = 0;
};

// Windows of `days` in the order of their origins. inside50, inside80: means of
// `inside`. The interval of inside80 holds both
//   - the 2.5 % and 97.5 % points of 1,000 resamples of blocks of successive
//     origins, as many to a block as windows that share a day, and
//   - Wilson's interval (1927, J. Am. Stat. Assoc. 22) for so many windows as
//     do not overlap,
// because a resample of windows that are all inside knows of no other. No
// windows: shares of 0 and an interval from 0 to 1.
BackTest back_test_of(std::size_t measure,
                      int days,
                      std::span<const PastWindow> windows,
                      std::uint64_t seed);

// All measures, windows of each that are known, in the order of `measures`.
struct BackTested {
  std::vector<BackTest> tests;
  std::vector<BackTestWindow> windows;
};
BackTested back_tests_of(std::span<const PastRun> runs,
                         std::span<const MeasureName> measures,
                         std::uint64_t seed);

// Runs the past as the law is, learns how far levels move by themselves from
// windows that were over at each origin, runs it again with such levels, and
// puts all of it, and what may come from today, into `out`, whose measures and
// outcomes are there.
void add_back_test(const theory::Setting& setting,
                   const DecideSpec& spec,
                   const std::vector<std::string>& contest_outcomes,
                   const PastOptions& options,
                   Comparison& out);

}  // namespace entente::decide
