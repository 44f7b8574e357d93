#include "entente/play/split.hpp"

#include <cmath>
#include <cstddef>

#include "entente/core/check.hpp"

namespace entente::play {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

Split split_of(double came,
               std::span<const double> mine,
               std::span<const double> other) {
  ENTENTE_EXPECTS(mine.size() == other.size() && mine.size() >= 2);
  const double own = mean_of(mine), rival = mean_of(other);
  const auto n = static_cast<double>(mine.size());
  double squares = 0;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    const double off = mine[i] - other[i] - (own - rival);
    squares += off * off;
  }
  Split out;
  out.difference = came - rival;
  out.choice = own - rival;
  out.luck = came - own;
  out.error = std::sqrt(squares / (n - 1) / n);
  constexpr double kErrors = 3;
  constexpr double kRounding = 1e-9;  // of sums of shares of days
  out.tied = std::abs(out.choice) <= kErrors * out.error + kRounding;
  return out;
}

double rank_in(double came, std::span<const double> futures) {
  double below = 0;
  for (const double value : futures)
    below += value < came ? 1 : value == came ? .5 : 0;
  return below / static_cast<double>(futures.size());
}

}  // namespace entente::play
