#include "entente/decide/chance.hpp"

#include <Eigen/Dense>

#include "entente/core/check.hpp"

namespace entente::decide {
namespace {

using Eigen::Index;
using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Directions with less than this share of the largest variance are rounding.
constexpr double kRounding = 1e-12;

// A of take_out.
Matrix shrinkage_of(const Matrix& covariance, const Matrix& chance) {
  const Index size = covariance.rows();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> own(covariance);
  const Eigen::VectorXd variances = own.eigenvalues();
  const double least = kRounding * variances.maxCoeff();
  Index first = 0;  // eigenvalues ascend
  while (first < size && !(variances[first] > least))
    ++first;
  const Index kept = size - first;
  if (kept == 0) return Matrix::Zero(size, size);
  const Eigen::MatrixXd axes = own.eigenvectors().rightCols(kept);
  const Eigen::VectorXd scale = variances.tail(kept).cwiseSqrt();
  const Eigen::MatrixXd to_unit = axes * scale.cwiseInverse().asDiagonal();
  const Eigen::MatrixXd from_unit = axes * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> noise(
      Eigen::MatrixXd(to_unit.transpose() * chance * to_unit));
  const Eigen::VectorXd left =
      (1 - noise.eigenvalues().array()).max(0.0).sqrt();
  const Eigen::MatrixXd& turn = noise.eigenvectors();
  return to_unit * turn * left.asDiagonal() * turn.transpose() *
         from_unit.transpose();
}

}  // namespace

std::vector<double> take_out(const Rows& rows, std::span<const double> chance) {
  const auto columns = static_cast<Index>(rows.columns);
  const auto count = static_cast<Index>(rows.weights.size());
  ENTENTE_EXPECTS(count > 0 && columns > 0);
  ENTENTE_EXPECTS(rows.values.size() == rows.weights.size() * rows.columns);
  ENTENTE_EXPECTS(chance.size() == rows.columns * rows.columns);
  const Eigen::Map<const Matrix> values(rows.values.data(), count, columns);
  const Eigen::Map<const Matrix> error(chance.data(), columns, columns);
  Eigen::VectorXd weights =
      Eigen::Map<const Eigen::VectorXd>(rows.weights.data(), count);
  ENTENTE_EXPECTS(weights.minCoeff() >= 0 && weights.sum() > 0);
  weights /= weights.sum();
  const Eigen::RowVectorXd mean = weights.transpose() * values;
  const Matrix off = values.rowwise() - mean;
  // Unbiased for equal weights: n / (n - 1).
  const double free = 1 - weights.squaredNorm();
  Matrix covariance = off.transpose() * weights.asDiagonal() * off;
  covariance /= free > 0 ? free : 1;
  std::vector<double> out(rows.values.size());
  Eigen::Map<Matrix> shrunk(out.data(), count, columns);
  shrunk = off * shrinkage_of(covariance, error);
  shrunk.rowwise() += mean;
  return out;
}

std::vector<double> parameters_alone(const Losses& losses) {
  const std::size_t policies = losses.policies, others = policies - 1;
  std::vector<double> out(losses.draws * policies, 0.0);
  if (others == 0) return out;
  std::vector<double> differences, chance;
  for (std::size_t d = 0; d < losses.draws; ++d)
    for (std::size_t p = 1; p < policies; ++p)
      differences.push_back(losses.value[d * policies + p] -
                            losses.value[d * policies]);
  const auto c = [&](std::size_t p, std::size_t q) {
    return losses.chance[p * policies + q];
  };
  for (std::size_t p = 1; p < policies; ++p)
    for (std::size_t q = 1; q < policies; ++q)
      chance.push_back(c(p, q) - c(p, 0) - c(0, q) + c(0, 0));
  const std::vector<double> weights(losses.draws, 1.0);
  const std::vector<double> alone =
      take_out({others, weights, differences}, chance);
  for (std::size_t d = 0; d < losses.draws; ++d)
    for (std::size_t p = 1; p < policies; ++p)
      out[d * policies + p] = alone[d * others + p - 1];
  return out;
}

}  // namespace entente::decide
