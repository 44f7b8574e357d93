#include "entente/claim/seen.hpp"

#include <algorithm>
#include <cmath>

#include "entente/claim/estimate.hpp"
#include "entente/claim/regions.hpp"

namespace entente::claim {
namespace {

// Columns that make one cause together carry one name.
std::string cause_of(const theory::Column& column) {
  if (column.role == theory::Role::season) return "season";
  if (column.name.starts_with("era of ")) return "era";
  return column.name;
}

struct Part {
  std::string name;
  std::vector<double> log_rate;  // by row
};

std::vector<Part> parts_of(const theory::Law& law,
                           const theory::Rows& rows,
                           std::span<const double> theta) {
  std::vector<Part> parts;
  for (std::size_t c = 0; c < law.columns.size(); ++c) {
    const theory::Column& column = law.columns[c];
    if (column.role == theory::Role::intercept || column.tested) continue;
    const std::string name = cause_of(column);
    auto at = std::find_if(parts.begin(), parts.end(),
                           [&](const Part& one) { return one.name == name; });
    if (at == parts.end())
      at = parts.insert(at, {name, std::vector<double>(rows.rows, 0.0)});
    for (std::size_t row = 0; row < rows.rows; ++row)
      at->log_rate[row] += theta[c] * rows.columns[c][row];
  }
  return parts;
}

// Mean of s where a day weighs exp(b s), and how fast it grows with b: the
// variance there.
struct Tilted {
  double mean = 0, variance = 0;
};
Tilted tilted(std::span<const double> s, double b) {
  double sum = 0, first = 0, second = 0;
  for (const double value : s) {
    const double weight = std::exp(b * value);
    sum += weight;
    first += weight * value;
    second += weight * value * value;
  }
  const double mean = first / sum;
  return {mean, second / sum - mean * mean};
}

// b at which the tilted mean of the standardised s is `mean`; held where exp(2
// b) would pass kMostWithActs.
double tilt_to(std::span<const double> s, double mean) {
  constexpr double kClose = 1e-10;
  const double most = std::log(kMostWithActs) / 2;
  double b = 0;
  for (int step = 0; step < 60; ++step) {
    const Tilted at = tilted(s, b);
    if (!(at.variance > kClose)) return b;
    const double move = std::clamp((mean - at.mean) / at.variance, -1.0, 1.0);
    b = std::clamp(b + move, -most, most);
    if (std::fabs(move) < kClose) return b;
  }
  return b;
}

Seen strength_of(Part part, std::span<const double> tested) {
  const double days = static_cast<double>(part.log_rate.size());
  double mean = 0, squares = 0;
  for (const double s : part.log_rate)
    mean += s / days;
  for (const double s : part.log_rate)
    squares += (s - mean) * (s - mean) / days;
  const double sd = std::sqrt(squares);
  Seen out;
  out.name = std::move(part.name);
  if (!(sd > 1e-9)) return out;
  double mass = 0, with = 0;
  for (std::size_t row = 0; row < part.log_rate.size(); ++row) {
    double& s = part.log_rate[row];
    s = (s - mean) / sd;
    mass += tested[row];
    with += tested[row] * s;
  }
  out.outcome = std::exp(2 * sd);
  out.treatment = std::exp(2 * tilt_to(part.log_rate, with / mass));
  const double t = std::max(out.treatment, 1 / out.treatment);
  out.bias = out.outcome * t / (out.outcome + t - 1);
  return out;
}

}  // namespace

std::vector<Seen> seen_strengths(const theory::Law& law,
                                 const theory::Rows& rows,
                                 std::span<const double> theta) {
  const double* column = rows.columns[tested_column(law)];
  std::vector<double> tested(column, column + rows.rows);
  double mass = 0;
  for (double& x : tested)
    mass += x = std::max(x, 0.0);
  std::vector<Seen> out;
  if (!(mass > 0)) return out;
  for (Part& part : parts_of(law, rows, theta))
    out.push_back(strength_of(std::move(part), tested));
  std::stable_sort(out.begin(), out.end(), [](const Seen& a, const Seen& b) {
    return a.bias > b.bias;
  });
  return out;
}

double distance_to_next_word(const std::function<double(double)>& probability) {
  const Word now = capped(word_of(probability(0)));
  double least = kFarthest;
  for (const double way : {-1.0, 1.0}) {
    double same = 0, other = least;
    if (capped(word_of(probability(way * other))) == now) continue;
    for (int step = 0; step < 40; ++step) {
      const double middle = 0.5 * (same + other);
      (capped(word_of(probability(way * middle))) == now ? same : other) =
          middle;
    }
    least = other;
  }
  return least;
}

}  // namespace entente::claim
