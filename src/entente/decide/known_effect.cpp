#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"
#include "entente/core/rng.hpp"
#include "entente/decide/information.hpp"
#include "entente/decide/spline.hpp"

namespace entente::decide {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

constexpr std::uint32_t kRedrawn = 200;
constexpr double kRounding = 1e-10;  // of the largest variance

// Shares of theories, adding up to one; zero weight for draws of those without.
std::vector<double> shares_of(std::span<const LossPart> theories) {
  ENTENTE_EXPECTS(!theories.empty());
  double sum = 0;
  for (const LossPart& theory : theories)
    sum += theory.share;
  ENTENTE_EXPECTS(sum > 0);
  std::vector<double> out;
  for (const LossPart& theory : theories)
    out.push_back(theory.share / sum);
  return out;
}

// All draws of all theories with a share, one below the other.
struct Pooled {
  VectorXd weights;  // add up to one
  MatrixXd gains;    // loss(best) - loss(p), for every p but the best
  MatrixXd basis;    // of the effect, centred, weighted covariance 1
};

std::size_t best_of(std::span<const LossPart> theories,
                    const std::vector<double>& shares) {
  const std::size_t policies = theories[0].losses->policies;
  std::vector<double> means(policies, 0.0);
  for (std::size_t m = 0; m < theories.size(); ++m) {
    const Losses& losses = *theories[m].losses;
    for (std::size_t i = 0; i < losses.value.size(); ++i)
      means[i % policies] +=
          shares[m] * losses.value[i] / static_cast<double>(losses.draws);
  }
  return static_cast<std::size_t>(std::min_element(means.begin(), means.end()) -
                                  means.begin());
}

// Columns with weighted mean 0 and covariance 1 that span the given ones;
// directions that do not vary are left out.
MatrixXd orthonormal(const MatrixXd& columns, const VectorXd& weights) {
  if (columns.cols() == 0) return columns;
  const RowVectorXd mean = weights.transpose() * columns;
  const MatrixXd off = columns.rowwise() - mean;
  const Eigen::SelfAdjointEigenSolver<MatrixXd> axes(
      MatrixXd(off.transpose() * weights.asDiagonal() * off));
  const VectorXd variances = axes.eigenvalues();
  const Index size = variances.size();
  Index first = 0;
  while (first < size && !(variances[first] > kRounding * variances[size - 1]))
    ++first;
  const Index kept = size - first;
  return off * axes.eigenvectors().rightCols(kept) *
         variances.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
}

// The effect's spline, and whether a theory holds it at all.
MatrixXd basis_of(std::span<const LossPart> theories,
                  const std::vector<double>& shares,
                  std::span<const EffectDraws> effect,
                  Index rows) {
  std::vector<double> all;
  bool held_by_all = true;
  for (std::size_t m = 0; m < theories.size(); ++m) {
    if (shares[m] <= 0) continue;
    all.insert(all.end(), effect[m].begin(), effect[m].end());
    held_by_all = held_by_all && !effect[m].empty();
  }
  const std::vector<double> knots = knots_of(all);
  const Index spline = knots.empty() ? 0 : static_cast<Index>(knots.size()) - 1;
  const bool own_mean = !held_by_all && !all.empty();
  MatrixXd out = MatrixXd::Zero(rows, spline + (own_mean ? 1 : 0));
  Index row = 0;
  for (std::size_t m = 0; m < theories.size(); ++m) {
    if (shares[m] <= 0) continue;
    for (std::size_t d = 0; d < theories[m].losses->draws; ++d, ++row) {
      if (effect[m].empty()) {
        if (own_mean) out(row, spline) = 1;
        continue;
      }
      const std::vector<double> at = natural_basis(effect[m][d], knots);
      for (Index k = 0; k < spline; ++k)
        out(row, k) = at[static_cast<std::size_t>(k)];
    }
  }
  return out;
}

Pooled pooled(std::span<const LossPart> theories,
              std::span<const EffectDraws> effect) {
  const std::vector<double> shares = shares_of(theories);
  const std::size_t policies = theories[0].losses->policies;
  const std::size_t best = best_of(theories, shares);
  Index rows = 0;
  for (std::size_t m = 0; m < theories.size(); ++m)
    if (shares[m] > 0) rows += static_cast<Index>(theories[m].losses->draws);
  Pooled out;
  out.weights.resize(rows);
  out.gains.resize(rows, static_cast<Index>(policies) - 1);
  Index row = 0;
  for (std::size_t m = 0; m < theories.size(); ++m) {
    const Losses& losses = *theories[m].losses;
    if (shares[m] <= 0) continue;
    ENTENTE_EXPECTS(effect[m].empty() || effect[m].size() == losses.draws);
    for (std::size_t d = 0; d < losses.draws; ++d, ++row) {
      out.weights[row] = shares[m] / static_cast<double>(losses.draws);
      const auto loss = std::span(losses.value).subspan(d * policies, policies);
      Index column = 0;
      for (std::size_t p = 0; p < policies; ++p)
        if (p != best) out.gains(row, column++) = loss[best] - loss[p];
    }
  }
  out.basis =
      orthonormal(basis_of(theories, shares, effect, rows), out.weights);
  return out;
}

// Coefficients that are as uncertain as N(0, 1) each once they are divided by
// `left` from the left and by `right` from the right.
struct Scale {
  MatrixXd left, left_inverse, right, right_inverse;
};

// Symmetric roots of a covariance, variances not below `least`.
void roots_of(const MatrixXd& covariance,
              double least,
              MatrixXd& root,
              MatrixXd& inverse) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> axes(covariance);
  const VectorXd sd = axes.eigenvalues().cwiseMax(least).cwiseSqrt();
  const MatrixXd& v = axes.eigenvectors();
  root = v * sd.asDiagonal() * v.transpose();
  inverse = v * sd.cwiseInverse().asDiagonal() * v.transpose();
}

// What a singular value of a matrix of unit errors was before they were added;
// 0 where errors alone reach as far (Gavish, Donoho 2017, IEEE Trans. Inf.
// Theory 63, doi:10.1109/TIT.2017.2653801, (13)). In units of the root of the
// longer side; `ratio`: the shorter side over the longer.
double before_errors(double y, double ratio) {
  if (y <= 1 + std::sqrt(ratio)) return 0;
  const double rest = y * y - ratio - 1;
  return std::sqrt((rest + std::sqrt(rest * rest - 4 * ratio)) / 2);
}

// max(0, max_p fitted), by draw.
VectorXd known_in(const Pooled& data,
                  const RowVectorXd& mean,
                  const MatrixXd& coefficients) {
  const MatrixXd fitted = (data.basis * coefficients).rowwise() + mean;
  return fitted.rowwise().maxCoeff().cwiseMax(0.0);
}

double gain_in(const Pooled& data,
               const RowVectorXd& mean,
               const VectorXd& known) {
  return std::max(data.weights.dot(known) - std::max(mean.maxCoeff(), 0.0),
                  0.0);
}

// Variance of the mean of `known` over the draws.
double chance_of_draws(const Pooled& data, const VectorXd& known) {
  const VectorXd off = known.array() - data.weights.dot(known);
  return data.weights.cwiseProduct(off).squaredNorm();
}

// The coefficients, what their errors add to the fitted values taken out.
MatrixXd shrunk(const MatrixXd& coefficients, const Scale& scale) {
  const Eigen::JacobiSVD<MatrixXd> svd(
      scale.left_inverse * coefficients * scale.right_inverse,
      Eigen::ComputeThinU | Eigen::ComputeThinV);
  const auto rows = static_cast<double>(coefficients.rows());
  const auto columns = static_cast<double>(coefficients.cols());
  const double longer = std::max(rows, columns);
  VectorXd values = svd.singularValues() / std::sqrt(longer);
  for (double& value : values)
    value = before_errors(value, std::min(rows, columns) / longer);
  values *= std::sqrt(longer);
  return scale.left * svd.matrixU() * values.asDiagonal() *
         svd.matrixV().transpose() * scale.right;
}

MatrixXd normals(Index rows,
                 Index columns,
                 const Draws& draws,
                 std::uint32_t step) {
  MatrixXd out(rows, columns);
  std::uint32_t next = 0;
  for (Index c = 0; c < columns; ++c)
    for (Index r = 0; r < rows; ++r)
      out(r, c) = normal_quantile(draws.uniform(step, next++));
  return out;
}

}  // namespace

Gain gain_of_knowing(std::span<const LossPart> theories,
                     std::span<const EffectDraws> effect,
                     std::uint64_t seed) {
  ENTENTE_EXPECTS(effect.size() == theories.size());
  if (theories[0].losses->policies < 2) return {};
  const Pooled data = pooled(theories, effect);
  if (data.basis.cols() == 0) return {};
  const RowVectorXd mean = data.weights.transpose() * data.gains;
  const MatrixXd off = data.gains.rowwise() - mean;
  const MatrixXd raw = data.basis.transpose() * data.weights.asDiagonal() * off;
  const MatrixXd residuals = off - data.basis * raw;
  // Draws count by the squares of their weights: 1 / n where all are equal.
  const VectorXd squares = data.weights.cwiseAbs2();
  const double one = squares.sum();
  const double free = 1 - one * static_cast<double>(data.basis.cols() + 1);
  if (free <= 0) return {};
  const MatrixXd residual =
      residuals.transpose() * data.weights.asDiagonal() * residuals / free;
  const MatrixXd spread =
      data.basis.transpose() * squares.asDiagonal() * data.basis;
  const double all = off.cwiseAbs2().rowwise().sum().dot(data.weights);
  if (!(all > 0)) return {};
  Scale scale;
  roots_of(spread, 0, scale.left, scale.left_inverse);
  roots_of(residual, kRounding * all, scale.right, scale.right_inverse);
  const MatrixXd fit = shrunk(raw, scale);
  Gain out;
  const VectorXd known = known_in(data, mean, fit);
  out.gain = gain_in(data, mean, known);
  const Draws draws(seed, Stream::bootstrap, theme("information"));
  double sum = 0;
  for (std::uint32_t r = 0; r < kRedrawn; ++r) {
    const MatrixXd z = normals(raw.rows() + 1, raw.cols(), draws, r);
    const RowVectorXd other_mean =
        mean + std::sqrt(one) * z.row(raw.rows()) * scale.right;
    const MatrixXd other =
        raw + scale.left * z.topRows(raw.rows()) * scale.right;
    const double gain = gain_in(
        data, other_mean, known_in(data, other_mean, shrunk(other, scale)));
    sum += (gain - out.gain) * (gain - out.gain);
  }
  out.error = std::sqrt(sum / kRedrawn + chance_of_draws(data, known));
  return out;
}

}  // namespace entente::decide
