// Draws and futures whose law is known, for tests of the arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/samples.hpp"
#include "entente/decide/tally.hpp"

namespace entente::decide {

inline double normal_of(const Draws& draws,
                        std::uint32_t step,
                        std::uint32_t n) {
  return normal_quantile(draws.uniform(step, n));
}

// A measure whose difference to the first policy is N(mean, spread^2) over
// parameters; each of `per_draw` futures adds luck N(0, luck^2).
struct World {
  double mean = 0, spread = 1, luck = 1;
  std::size_t draws = 4000;
  int per_draw = 4;
};

inline Samples samples_of(const World& world, std::uint64_t seed) {
  Samples out;
  out.draws = world.draws;
  out.measures = 1;
  out.per_draw = world.per_draw;
  const Draws draws(seed, Stream::world_acts);
  const auto n = static_cast<double>(world.per_draw);
  for (std::size_t d = 0; d < world.draws; ++d) {
    const auto step = static_cast<std::uint32_t>(d);
    const double truth = world.mean + world.spread * normal_of(draws, step, 0);
    double sum = 0, squares = 0;
    for (int i = 0; i < world.per_draw; ++i) {
      const double luck =
          world.luck *
          normal_of(draws, step, static_cast<std::uint32_t>(i + 1));
      sum += luck;
      squares += luck * luck;
    }
    const double chance = n > 1 ? (squares - sum * sum / n) / (n - 1) / n : 0;
    out.value.push_back(10 + truth + sum / n);
    out.value_chance.push_back(chance);
    out.difference.push_back(truth + sum / n);
    out.difference_chance.push_back(chance);
  }
  return out;
}

// One measure without luck.
inline Samples samples_of(std::vector<double> differences) {
  Samples out;
  out.draws = differences.size();
  out.measures = 1;
  out.per_draw = 1;
  out.value = differences;
  out.value_chance.assign(out.draws, 0.0);
  out.difference = std::move(differences);
  out.difference_chance.assign(out.draws, 0.0);
  return out;
}

// Losses of policies that all lose mean + slope * theta, theta ~ N(0, 1) over
// parameters, and in each future luck of their own and a common one.
struct LossWorld {
  std::vector<double> mean, slope, luck;  // by policy
  double common = 0;
  std::size_t draws = 4000;
  int per_draw = 4;
};

struct LossDraws {
  Losses losses;
  std::vector<double> truth;  // (draws, policies), without luck
  std::vector<double> theta;  // by draw
};

inline LossDraws losses_of(const LossWorld& world, std::uint64_t seed) {
  const std::size_t policies = world.mean.size();
  Tally tally({world.draws, policies, 1, world.per_draw}, {{{{0, 1}}}});
  LossDraws out;
  for (std::size_t d = 0; d < world.draws; ++d) {
    const auto replicate = static_cast<std::uint32_t>(d);
    const Draws draws(seed, Stream::world_acts, 0, replicate);
    out.theta.push_back(normal_of(draws, 0, 0));
    for (std::size_t p = 0; p < policies; ++p)
      out.truth.push_back(world.mean[p] + world.slope[p] * out.theta.back());
    std::vector<double> futures;
    for (int i = 1; i <= world.per_draw; ++i) {
      const auto step = static_cast<std::uint32_t>(i);
      for (std::size_t p = 0; p < policies; ++p)
        futures.push_back(
            out.truth[d * policies + p] +
            world.common * normal_of(draws, step, 0) +
            world.luck[p] *
                normal_of(draws, step, static_cast<std::uint32_t>(p + 1)));
    }
    tally.add(d, futures);
  }
  out.losses = std::move(tally).finish().losses[0];
  return out;
}

// Losses that are the same in every draw, without chance.
inline Losses losses_of(const std::vector<double>& means, std::size_t draws) {
  Losses out;
  out.draws = draws;
  out.policies = means.size();
  out.per_draw = 1;
  out.chance.assign(means.size() * means.size(), 0.0);
  for (std::size_t d = 0; d < draws; ++d)
    out.value.insert(out.value.end(), means.begin(), means.end());
  return out;
}

}  // namespace entente::decide
