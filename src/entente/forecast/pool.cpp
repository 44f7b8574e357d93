#include "entente/forecast/pool.hpp"

#include <algorithm>
#include <cmath>

#include "entente/forecast/blocks.hpp"

namespace entente::forecast {
namespace {

constexpr double kPriorOrigins = 2;  // a member, towards equal weights
constexpr double kRecalibrationSd = 0.25;
constexpr std::size_t kFewest = 12;
constexpr std::uint32_t kResamples = 400;
constexpr double kCut = 0.005;

double cut(double p) {
  return std::clamp(p, kCut, 1 - kCut);
}

double logit(double p) {
  return std::log(cut(p) / (1 - cut(p)));
}

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

double squared(double x) {
  return x * x;
}

double mean_of(const Probabilities& weights, const Probabilities& said) {
  double mean = 0;
  for (std::size_t k = 0; k < kMembers; ++k)
    mean += weights[k] * said[k];
  return mean;
}

// Indices of origins that a later one may learn from.
using Learnt = std::vector<std::size_t>;

// Expectation-maximisation from `weights`: the density is concave.
void stack(std::span<const PoolOrigin> origins,
           const Learnt& learnt,
           double value,
           Probabilities& weights) {
  for (int step = 0; step < 500; ++step) {
    Probabilities next;
    next.fill(kPriorOrigins);
    for (const std::size_t i : learnt) {
      Probabilities part{};
      double sum = 0;
      for (std::size_t k = 0; k < kMembers; ++k) {
        const double p = cut(origins[i].said[k]);
        part[k] = weights[k] * (*origins[i].happened > 0 ? p : 1 - p);
        sum += part[k];
      }
      for (std::size_t k = 0; k < kMembers; ++k)
        next[k] += value * part[k] / sum;
    }
    const double total =
        kPriorOrigins * kMembers + value * static_cast<double>(learnt.size());
    double moved = 0;
    for (std::size_t k = 0; k < kMembers; ++k) {
      next[k] /= total;
      moved = std::max(moved, std::abs(next[k] - weights[k]));
    }
    weights = next;
    if (moved < 1e-7) break;
  }
}

// Newton steps of the logistic posterior, which is concave. means[i]: what the
// weighted mean said at origin i.
void recalibrate(std::span<const PoolOrigin> origins,
                 const std::vector<double>& means,
                 const Learnt& learnt,
                 double value,
                 Pool& pool) {
  const double precision = 1 / squared(kRecalibrationSd);
  for (int step = 0; step < 50; ++step) {
    double ga = -precision * pool.intercept, haa = precision;
    double gb = -precision * (pool.slope - 1), hbb = precision, hab = 0;
    for (const std::size_t i : learnt) {
      const double x = logit(means[i]);
      const double p = logistic(pool.intercept + pool.slope * x);
      const double rest = value * (*origins[i].happened - p);
      const double weight = value * p * (1 - p);
      ga += rest;
      gb += rest * x;
      haa += weight;
      hab += weight * x;
      hbb += weight * x * x;
    }
    const double det = haa * hbb - hab * hab;
    const double a = (hbb * ga - hab * gb) / det;
    const double b = (haa * gb - hab * ga) / det;
    pool.intercept += a;
    pool.slope += b;
    if (std::abs(a) + std::abs(b) < 1e-10) break;
  }
}

// How much more often the pool, as it spoke, held its own against the law than
// it lost to it.
double share_of(std::span<const PoolOrigin> origins,
                const std::vector<Pool>& before,
                const Learnt& learnt,
                const Draws& draws) {
  std::uint32_t held = 0;
  for (std::uint32_t r = 0; r < kResamples; ++r) {
    double gain = 0;
    resample_blocks(learnt.size(), draws, r, [&](std::size_t j) {
      const std::size_t i = learnt[j];
      const double y = *origins[i].happened;
      gain += squared(origins[i].said[0] - y) - squared(before[i].pooled - y);
    });
    held += gain >= 0 ? 1 : 0;
  }
  return std::max(0.0, 2.0 * held / kResamples - 1);
}

}  // namespace

std::vector<Pool> pools_of(std::span<const PoolOrigin> origins,
                           int horizon,
                           std::uint64_t seed) {
  const Draws draws(seed, Stream::bootstrap, theme("pool"));
  const double value = std::min(1.0, 30.0 / horizon);
  std::vector<Pool> pools;
  std::vector<double> means;
  Probabilities weights;
  weights.fill(1.0 / kMembers);
  for (const PoolOrigin& origin : origins) {
    Learnt learnt;
    for (std::size_t i = 0; i < pools.size(); ++i)
      if (origins[i].happened && origins[i].day + horizon <= origin.day)
        learnt.push_back(i);
    Pool pool;
    pool.origins = static_cast<int>(learnt.size());
    stack(origins, learnt, value, weights);
    pool.weights = weights;
    means.push_back(mean_of(weights, origin.said));
    recalibrate(origins, means, learnt, value, pool);
    pool.pooled = logistic(pool.intercept + pool.slope * logit(means.back()));
    if (learnt.size() >= kFewest)
      pool.share = share_of(origins, pools, learnt, draws);
    pool.said = pool.share * pool.pooled + (1 - pool.share) * origin.said[0];
    pools.push_back(pool);
  }
  return pools;
}

}  // namespace entente::forecast
