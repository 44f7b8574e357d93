// How far the level of what is counted moves by itself, beyond what the law
// allows for: learned from windows that are over.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/decide/past.hpp"

namespace entente::decide {

// The least spread s of a log level that would have held a count in the middle
// 80 % of its futures, were these normal: with mean m and variance v of the
// futures a level N(-s^2 / 2, s^2) makes the variance v + m^2 (exp(s^2) - 1).
// 0 where the law alone holds it; infinite where it expects nothing.
double needed_drift(std::span<const double> simulated, double came);

// By run, and one more for today: the least spread that would have held 80 % of
// the windows of the longest horizon that were over when it began, of counts
// that are no cost; none where there were fewer than kLeastWindows, or where no
// spread does.
std::vector<std::optional<double>> drifts_of(
    std::span<const PastRun> runs,
    std::span<const MeasureName> measures,
    std::span<const OutcomeSpec> outcomes);

// Moves the background of each law, by its group's name, by one N(-s^2 / 2,
// s^2) in every draw: the mean of the background stays. Parameters are
// [draw][law].
void add_drift(double spread,
               std::uint64_t seed,
               std::span<const std::string> groups,
               std::vector<std::vector<theory::Parameters>>& draws);

}  // namespace entente::decide
