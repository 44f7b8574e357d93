#include "entente/claim/variance_shares.hpp"

#include <Eigen/Dense>
#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::claim {
namespace {

using Levels = std::vector<std::vector<std::size_t>>;

// A column for each level above the first, of all choices but `left_out`.
Eigen::MatrixXd design(const Levels& levels, std::size_t left_out) {
  const std::size_t choices = levels[0].size();
  std::vector<std::size_t> most(choices, 0);
  for (const auto& one : levels)
    for (std::size_t k = 0; k < choices; ++k)
      most[k] = std::max(most[k], one[k]);
  std::vector<std::size_t> at(choices, 0);
  std::size_t columns = 1;
  for (std::size_t k = 0; k < choices; ++k) {
    at[k] = columns;
    if (k != left_out) columns += most[k];
  }
  Eigen::MatrixXd x = Eigen::MatrixXd::Zero(static_cast<long>(levels.size()),
                                            static_cast<long>(columns));
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const auto row = static_cast<long>(i);
    x(row, 0) = 1;
    for (std::size_t k = 0; k < choices; ++k)
      if (k != left_out && levels[i][k] > 0)
        x(row, static_cast<long>(at[k] + levels[i][k] - 1)) = 1;
  }
  return x;
}

// Sum of squares that the model leaves; columns that say nothing new are
// passed over.
double left(const Levels& levels,
            std::size_t left_out,
            const Eigen::VectorXd& y) {
  const Eigen::MatrixXd x = design(levels, left_out);
  const Eigen::VectorXd beta = x.colPivHouseholderQr().solve(y);
  return (y - x * beta).squaredNorm();
}

}  // namespace

VarianceShares variance_shares(const std::vector<double>& values,
                               const Levels& levels) {
  ENTENTE_EXPECTS(!values.empty() && values.size() == levels.size());
  constexpr double kNone = 1e-18;  // of the mean square: rounding
  const std::size_t choices = levels[0].size();
  const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(
      values.data(), static_cast<long>(values.size()));
  const double all = (y.array() - y.mean()).square().sum();
  VarianceShares out;
  out.of_choice.assign(choices, 0);
  if (!(all > kNone * static_cast<double>(values.size()))) return out;
  const double unexplained = left(levels, choices, y);
  out.rest = unexplained / all;
  out.shared = 1 - out.rest;
  for (std::size_t k = 0; k < choices; ++k) {
    out.of_choice[k] = std::max(0.0, (left(levels, k, y) - unexplained) / all);
    out.shared -= out.of_choice[k];
  }
  return out;
}

}  // namespace entente::claim
