#include "entente/core/normal.hpp"

#include <cmath>

#include <boost/math/special_functions/erf.hpp>

namespace entente {
namespace {
constexpr double kSqrt2 = 1.41421356237309504880;

// In double throughout: a few units in the last place, at a quarter of the
// cost.
using InDouble =
    boost::math::policies::policy<boost::math::policies::promote_double<false>>;
}  // namespace

double normal_density(double x) {
  return std::exp(-0.5 * x * x - kLogSqrt2Pi);
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / kSqrt2);
}

double normal_quantile(double p) {
  return -kSqrt2 * boost::math::erfc_inv(2.0 * p, InDouble());
}

double log_normal_density(double x, double mean, double sd) {
  const double z = (x - mean) / sd;
  return -0.5 * z * z - kLogSqrt2Pi - std::log(sd);
}

}  // namespace entente
