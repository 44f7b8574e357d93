#include "world_spec.hpp"

#include <cmath>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"

namespace entente::bench {
namespace {

using theory::Law;

constexpr double kTensionDays = 365;

// phi(t) ~ t^-1.3 between 3 and 640 days, as a sum of half-lives h with shares
// proportional to h^-.3.
const std::vector<double> kPowerHalfLives = {3, 10, 40, 160, 640};
constexpr double kPowerExponent = 0.3;

}  // namespace

std::vector<WorldSpec> worlds() {
  return {
      {"base",
       "both sides react",
       Memory::fitted,
       0,
       Seen::nobody,
       {0.5, 1, 2}},
      {"power-law", "both react; what theirs do is remembered for years",
       Memory::power_law},
      {"unseen-tension",
       "both react; a slow tension moves the outcome and nobody records it",
       Memory::fitted, 0.9, Seen::nobody},
      {"seen-tension-calm",
       "a slow tension that the other side sees and the record does not; the "
       "tested acts come when the outcome is less likely",
       Memory::fitted, 0.8, Seen::calm},
      {"seen-tension-crisis",
       "a slow tension that the other side sees and the record does not; the "
       "tested acts come when the outcome is likelier",
       Memory::fitted, 0.8, Seen::crisis},
      {"two-state",
       "both react; campaigns come and go unseen and the effect multiplies the "
       "whole rate",
       Memory::campaigns,
       0,
       Seen::nobody,
       {1, 2}},
  };
}

// x(t) = r x(t-1) + sd sqrt(1 - r^2) e(t), x(0) ~ N(0, sd^2), r = exp(-1/tau).
std::vector<double> tension_path(const WorldSpec& spec,
                                 int days,
                                 const RecordKey& key) {
  const Draws draws(key.seed, Stream::world_tension, theme(spec.id.c_str()),
                    key.record);
  const double keep = std::exp(-1 / kTensionDays);
  const double fresh = spec.tension_sd * std::sqrt(1 - keep * keep);
  std::vector<double> path(days);
  for (int day = 0; day < days; ++day) {
    const double e =
        normal_quantile(draws.uniform(static_cast<std::uint32_t>(day), 0));
    path[day] =
        day == 0 ? spec.tension_sd * e : keep * path[day - 1] + fresh * e;
  }
  return path;
}

void feel(const WorldSpec& spec,
          double weight,
          const std::vector<double>& path,
          Law& law,
          theory::Parameters& parameters) {
  theory::Column column;
  column.name = "tension";
  const double mean = 0.5 * weight * weight * spec.tension_sd * spec.tension_sd;
  for (const double x : path)
    column.fixed.push_back(weight * x - mean);
  law.columns.push_back(std::move(column));
  parameters.theta.push_back(1);
}

void remember_long(Law& law, theory::Parameters& parameters) {
  double branching = 0, shares = 0;
  for (const double n : parameters.n)
    branching += n;
  for (const double h : kPowerHalfLives)
    shares += std::pow(h, -kPowerExponent);
  law.half_lives = kPowerHalfLives;
  parameters.n.clear();
  for (const double h : kPowerHalfLives)
    parameters.n.push_back(branching * std::pow(h, -kPowerExponent) / shares);
}

}  // namespace entente::bench
