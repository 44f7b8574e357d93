#include "entente/decide/spline.hpp"

#include <algorithm>
#include <array>

#include "entente/core/quantile.hpp"

namespace entente::decide {
namespace {

constexpr std::array<double, 5> kQuantiles = {.05, .275, .5, .725, .95};

double cubed_above(double x, double knot) {
  const double above = std::max(x - knot, 0.0);
  return above * above * above;
}

}  // namespace

std::vector<double> knots_of(std::span<const double> x) {
  if (x.empty()) return {};
  const auto [least, most] = std::minmax_element(x.begin(), x.end());
  if (!(*least < *most)) return {};
  std::vector<double> knots;
  for (const double p : kQuantiles)
    knots.push_back(quantile({x.begin(), x.end()}, p));
  knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
  if (knots.size() < 2) return {*least, *most};
  return knots;
}

std::vector<double> natural_basis(double x, std::span<const double> knots) {
  if (knots.size() < 2) return {};
  const double from = knots.front(), span = knots.back() - from;
  const auto unit = [&](double value) { return (value - from) / span; };
  const double at = unit(x);
  const auto d = [&](std::size_t k) {
    return (cubed_above(at, unit(knots[k])) - cubed_above(at, 1)) /
           (1 - unit(knots[k]));
  };
  std::vector<double> out = {at};
  const std::size_t last = knots.size() - 2;
  for (std::size_t k = 0; k < last; ++k)
    out.push_back(d(k) - d(last));
  return out;
}

}  // namespace entente::decide
