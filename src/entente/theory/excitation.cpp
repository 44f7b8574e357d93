#include "entente/theory/excitation.hpp"

#include <array>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"

namespace entente::theory {
namespace {

// A factor of n_i in one z: its value and derivatives.
struct Factor {
  double value = 1, first = 0, second = 0;
};

// 1 - v = Phi(-z)^power
Factor rest_of_stick(double z, double power) {
  const double p = normal_cdf(-z);
  const double density = normal_density(z);
  const double value = std::pow(p, power);
  // d/dz p = -density, d/dz density = -z density
  const double first = -power * value / p * density;
  const double second =
      power * (power - 1) * value / (p * p) * density * density +
      power * value / p * z * density;
  return {value, first, second};
}

}  // namespace

double excitation_ratio(double half_life) {
  return std::exp2(-1.0 / half_life);
}

std::vector<double> offspring(std::span<const double> z) {
  const std::size_t size = z.size();
  std::vector<double> n(size);
  if (size == 0) return n;
  double rest = normal_cdf(z[0]);
  for (std::size_t j = 0; j + 1 < size; ++j) {
    const double left = std::pow(normal_cdf(-z[j + 1]),
                                 1.0 / static_cast<double>(size - 1 - j));
    n[j] = rest * (1.0 - left);
    rest *= left;
  }
  n[size - 1] = rest;
  return n;
}

OffspringJet offspring_jet(std::span<const double> z) {
  const std::size_t size = z.size();
  ENTENTE_EXPECTS(size <= 8);
  OffspringJet jet{offspring(z), std::vector<double>(size * size),
                   std::vector<double>(size * size * size)};
  if (size == 0) return jet;
  const double density = normal_density(z[0]);
  const Factor total{normal_cdf(z[0]), density, -z[0] * density};
  std::array<Factor, 8> left;
  for (std::size_t a = 1; a < size; ++a)
    left[a] = rest_of_stick(z[a], 1.0 / static_cast<double>(size - a));
  for (std::size_t i = 0; i < size; ++i) {
    // n_i = product over a of f_a(z_a): S, the sticks left, then v_i.
    std::array<Factor, 8> f;
    f[0] = total;
    for (std::size_t a = 1; a < size; ++a) {
      if (a <= i) f[a] = left[a];
      if (a == i + 1)
        f[a] = {1 - left[a].value, -left[a].first, -left[a].second};
    }
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        double product = 1;
        for (std::size_t c = 0; c < size; ++c) {
          const int order = (c == a) + (c == b);
          product *= order == 0   ? f[c].value
                     : order == 1 ? f[c].first
                                  : f[c].second;
        }
        jet.second[(i * size + a) * size + b] = product;
      }
      double product = 1;
      for (std::size_t c = 0; c < size; ++c)
        product *= c == a ? f[c].first : f[c].value;
      jet.first[i * size + a] = product;
    }
  }
  return jet;
}

HalfNormal half_normal(double z) {
  // Beyond, Phi(-z) nears the smallest number there is: go on by a straight
  // line, which the prior's -z^2/2 makes of no account.
  constexpr double kFar = 35;
  if (z > kFar) {
    const HalfNormal far = half_normal(kFar);
    return {far.value + far.first * (z - kFar), far.first, 0};
  }
  const double half = 0.5 * normal_cdf(-z);
  const double u = -normal_quantile(half);
  const double first = normal_density(z) / (2 * normal_density(u));
  return {u, first, first * (u * first - z)};
}

}  // namespace entente::theory
