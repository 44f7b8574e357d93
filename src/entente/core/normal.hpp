// The normal distribution: density, probability, quantile.
#pragma once

namespace entente {

constexpr double kLogSqrt2Pi = 0.91893853320467274178;

double normal_density(double x);
// P(Z <= x), Z ~ N(0, 1); full relative accuracy in the lower tail.
double normal_cdf(double x);
// The x with P(Z <= x) = p, 0 < p < 1.
double normal_quantile(double p);
// Log density of N(mean, sd^2) at x.
double log_normal_density(double x, double mean, double sd);

}  // namespace entente
