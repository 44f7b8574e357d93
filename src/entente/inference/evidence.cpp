#include "entente/inference/evidence.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/special_functions/gamma.hpp>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"

namespace entente::inference {
namespace {

using Matrix =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

constexpr int kBatches = 8;
constexpr double kLeastEffectiveSize = 1000;
constexpr double kMostPareto = 0.7;

// A multivariate Student-t: where the draws come from.
struct Proposal {
  Vector mean;
  Matrix root;  // lower
  double degrees = 5;
  double log_constant = 0;
};

Proposal proposal(const Vector& mean,
                  const Matrix& covariance,
                  double degrees) {
  Proposal out{mean, Matrix::Zero(0, 0), degrees, 0};
  const auto d = static_cast<double>(mean.size());
  Eigen::LLT<Matrix> factor(covariance);
  ENTENTE_EXPECTS(factor.info() == Eigen::Success);
  out.root = factor.matrixL();
  double log_det = 0;
  for (Eigen::Index i = 0; i < out.root.rows(); ++i)
    log_det += std::log(out.root(i, i));
  out.log_constant = std::lgamma(0.5 * (degrees + d)) -
                     std::lgamma(0.5 * degrees) -
                     0.5 * d * std::log(degrees * std::numbers::pi) - log_det;
  return out;
}

struct Draw {
  std::vector<double> q;
  double log_weight = 0;
};

// Draw `index`: normals by inversion, and a chi-square of `degrees` degrees by
// inversion of the gamma distribution. The weight is minus the log density of
// the proposal until the target's is added.
Draw draw_one(const Proposal& from, const Draws& draws, std::uint32_t index) {
  const Eigen::Index d = from.mean.size();
  Vector z(d);
  for (Eigen::Index i = 0; i < d; ++i)
    z[i] = normal_quantile(
        draws.uniform(index, static_cast<std::uint32_t>(i + 1)));
  const double chi2 =
      2 * boost::math::gamma_p_inv(0.5 * from.degrees, draws.uniform(index, 0));
  const double scale = std::sqrt(from.degrees / chi2);
  const Vector q = from.mean + scale * (from.root * z);
  const double distance = scale * scale * z.squaredNorm();
  const double log_proposal =
      from.log_constant - 0.5 * (from.degrees + static_cast<double>(d)) *
                              std::log1p(distance / from.degrees);
  return {{q.data(), q.data() + d}, -log_proposal};
}

void weigh(const LogDensity& log_density, std::span<Draw> draws) {
  std::vector<std::vector<double>> points;
  for (const Draw& draw : draws)
    points.push_back(draw.q);
  std::vector<double> values(points.size());
  log_density(points, values);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    draws[i].log_weight += values[i];
    if (!std::isfinite(draws[i].log_weight))
      draws[i].log_weight = -std::numeric_limits<double>::infinity();
  }
}

std::vector<Draw> draw_many(const Proposal& from,
                            const LogDensity& density,
                            const Draws& draws,
                            int first,
                            int count,
                            const Parallelism& parallelism) {
  constexpr std::size_t kChunk = 64;
  std::vector<Draw> out(count);
  const std::size_t chunks = (out.size() + kChunk - 1) / kChunk;
  parallel_for(chunks, parallelism, [&](std::size_t chunk) {
    const std::size_t begin = chunk * kChunk;
    const std::size_t end = std::min(out.size(), begin + kChunk);
    for (std::size_t i = begin; i < end; ++i)
      out[i] = draw_one(
          from, draws,
          static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(i));
    weigh(density, {out.data() + begin, end - begin});
  });
  return out;
}

double largest(const std::vector<Draw>& draws) {
  double top = -std::numeric_limits<double>::infinity();
  for (const Draw& draw : draws)
    top = std::max(top, draw.log_weight);
  return top;
}

double effective_size(const std::vector<Draw>& draws, double power) {
  const double top = largest(draws);
  double sum = 0, squares = 0;
  for (const Draw& draw : draws) {
    const double w = std::exp(power * (draw.log_weight - top));
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

// The largest power in (0, 1] whose weights keep an effective size of `least`.
double tempering(const std::vector<Draw>& draws, double least) {
  if (effective_size(draws, 1) >= least) return 1;
  double low = 0, high = 1;
  for (int i = 0; i < 40; ++i) {
    const double middle = 0.5 * (low + high);
    (effective_size(draws, middle) >= least ? low : high) = middle;
  }
  return low;
}

Eigen::Map<const Vector> vector(const std::vector<double>& q) {
  return {q.data(), static_cast<Eigen::Index>(q.size())};
}

Proposal adapted(const Proposal& from, const std::vector<Draw>& draws) {
  const Eigen::Index d = from.mean.size();
  const double power = tempering(draws, 10.0 * static_cast<double>(d));
  const double top = largest(draws);
  if (!std::isfinite(top)) return from;  // no draw has a density
  Vector mean = Vector::Zero(d);
  double sum = 0;
  for (const Draw& draw : draws) {
    const double w = std::exp(power * (draw.log_weight - top));
    sum += w;
    mean += w * vector(draw.q);
  }
  mean /= sum;
  Matrix covariance = Matrix::Zero(d, d);
  for (const Draw& draw : draws) {
    const double w = std::exp(power * (draw.log_weight - top));
    const Vector away = vector(draw.q) - mean;
    covariance += (w / sum) * away * away.transpose();
  }
  covariance.diagonal().array() += 1e-10;
  return proposal(mean, covariance, from.degrees);
}

double log_mean_weight(const std::vector<Draw>& draws,
                       std::size_t from,
                       std::size_t to) {
  double top = -std::numeric_limits<double>::infinity();
  for (std::size_t i = from; i < to; ++i)
    top = std::max(top, draws[i].log_weight);
  double sum = 0;
  for (std::size_t i = from; i < to; ++i)
    sum += std::exp(draws[i].log_weight - top);
  return top + std::log(sum / static_cast<double>(to - from));
}

void summarise(const std::vector<Draw>& draws, Evidence& out) {
  out.draws = static_cast<int>(draws.size());
  out.log_evidence = log_mean_weight(draws, 0, draws.size());
  const std::size_t size = draws.size() / kBatches;
  double squares = 0;
  for (int b = 0; b < kBatches; ++b) {
    const double part = std::expm1(
        log_mean_weight(draws, b * size, (b + 1) * size) - out.log_evidence);
    squares += part * part;
  }
  out.effective_size = effective_size(draws, 1);
  // Eight batches can agree by chance: never less than what the weights'
  // own variance says.
  const auto n = static_cast<double>(draws.size());
  out.mc_error =
      std::max(std::sqrt(squares / (kBatches * (kBatches - 1.0))),
               std::sqrt(std::max(1 / out.effective_size - 1 / n, 0.0)));
  std::vector<double> log_weights;
  for (const Draw& draw : draws)
    log_weights.push_back(draw.log_weight);
  out.pareto_k = pareto_shape(std::move(log_weights));
  const bool reliable =
      out.effective_size >= kLeastEffectiveSize && out.pareto_k < kMostPareto;
  out.verdict =
      reliable ? Evidence::Verdict::reliable : Evidence::Verdict::unreliable;
}

// Systematic resampling: `kept` draws, each by its weight.
void keep_sample(const std::vector<Draw>& draws,
                 int kept,
                 double uniform,
                 Evidence& out) {
  const double top = largest(draws);
  double sum = 0;
  for (const Draw& draw : draws)
    sum += std::exp(draw.log_weight - top);
  Vector mean = Vector::Zero(vector(draws[0].q).size());
  double passed = 0;
  int next = 0;
  for (const Draw& draw : draws) {
    const double w = std::exp(draw.log_weight - top) / sum;
    mean += w * vector(draw.q);
    passed += w;
    while (next < kept && (next + uniform) / kept < passed) {
      out.sample.push_back(draw.q);
      ++next;
    }
  }
  // The weights' sum may fall short of one by a rounding.
  while (next++ < kept)
    out.sample.push_back(draws.back().q);
  out.mean.assign(mean.data(), mean.data() + mean.size());
}

}  // namespace

double pareto_shape(std::vector<double> log_weights) {
  std::sort(log_weights.begin(), log_weights.end());
  const auto n = static_cast<double>(log_weights.size());
  const auto tail =
      static_cast<std::size_t>(std::min(0.2 * n, 3 * std::sqrt(n)));
  if (tail < 5 || log_weights.size() <= tail) return 1;
  const double top = log_weights.back();
  const std::size_t cut = log_weights.size() - tail;
  const double threshold = std::exp(log_weights[cut - 1] - top);
  std::vector<double> x;
  for (std::size_t i = cut; i < log_weights.size(); ++i)
    x.push_back(std::exp(log_weights[i] - top) - threshold);
  if (x.back() <= 0) return 0;
  const auto m = static_cast<double>(x.size());
  const double quartile = x[static_cast<std::size_t>(m / 4 + 0.5) - 1];
  const int grid = 30 + static_cast<int>(std::sqrt(m));
  std::vector<double> b(grid), log_l(grid);
  const auto shape_at = [&](double rate) {
    double sum = 0;
    for (const double value : x)
      sum += std::log1p(-rate * value);
    return sum / m;
  };
  for (int j = 0; j < grid; ++j) {
    b[j] = 1 / x.back() +
           (1 - std::sqrt(grid / (j + 0.5))) / (3 * std::max(quartile, 1e-300));
    const double k = shape_at(b[j]);
    log_l[j] = m * (std::log(-b[j] / k) - k - 1);
    if (!std::isfinite(log_l[j])) log_l[j] = -1e300;
  }
  double rate = 0;
  for (int j = 0; j < grid; ++j) {
    double sum = 0;
    for (int i = 0; i < grid; ++i)
      sum += std::exp(log_l[i] - log_l[j]);
    rate += b[j] / sum;
  }
  const double k = shape_at(rate);
  return (k * m + 5) / (m + 10);  // Vehtari's weak prior around one half
}

LogDensity posterior_density(const theory::Law& law, const theory::Rows& rows) {
  return [&law, &rows](std::span<const std::vector<double>> q,
                       std::span<double> values) {
    theory::log_posteriors(law, rows, q, values);
  };
}

Evidence evidence_of(const LogDensity& log_density,
                     const Fit& fit,
                     const EvidenceOptions& options) {
  ENTENTE_EXPECTS(fit.status == FitStatus::converged);
  const auto d = static_cast<Eigen::Index>(fit.mode.size());
  Proposal from = proposal(
      Eigen::Map<const Vector>(fit.mode.data(), d),
      Eigen::Map<const Matrix>(fit.covariance.data(), d, d), options.degrees);
  const Draws adaptation(options.seed, Stream::adaptation, options.theme);
  for (int round = 0; round < options.adaptations; ++round) {
    from =
        adapted(from, draw_many(from, log_density, adaptation,
                                round * options.adaptation_draws,
                                options.adaptation_draws, options.parallelism));
  }
  const Draws fresh(options.seed, Stream::importance, options.theme);
  Evidence out;
  std::vector<Draw> draws;
  for (int want = options.draws; want <= options.most_draws; want *= 2) {
    const int have = static_cast<int>(draws.size());
    std::vector<Draw> more = draw_many(from, log_density, fresh, have,
                                       want - have, options.parallelism);
    draws.insert(draws.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
    summarise(draws, out);
    if (out.verdict == Evidence::Verdict::reliable) break;
  }
  if (options.kept > 0)
    keep_sample(
        draws, options.kept,
        fresh.uniform(static_cast<std::uint32_t>(options.most_draws), 0), out);
  return out;
}

}  // namespace entente::inference
