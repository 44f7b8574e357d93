#include "entente/theory/likelihood.hpp"

#include <algorithm>

#include "entente/core/check.hpp"

namespace entente::theory {
namespace {

using record::Counting;

// One pass over the blocks of a record.
class Pass {
 public:
  Pass(const Rows& rows, const Blocks& blocks)
      : rows_(rows),
        blocks_(blocks),
        columns_(rows.columns.size()),
        memory_(rows.excitation_sum.size()) {}

  // Moves to the block from row `from`: its columns and its act days.
  void enter(std::size_t from) {
    from_ = from;
    moving_ = blocks_.moving_in(from / kBlock);
    held_ = blocks_.held_in(from / kBlock);
    x_.clear();
    for (const std::size_t c : moving_)
      x_.push_back(rows_.columns[c] + from);
    act_ = act_end_;
    while (act_end_ < rows_.act_rows.size() &&
           rows_.act_rows[act_end_] < from + kBlock)
      ++act_end_;
  }

  // Background rates of the block, zero in the padding, and what its act days
  // add.
  void rates(std::span<const double> theta, std::span<const double> n) {
    theta_.clear();
    for (const std::size_t c : moving_)
      theta_.push_back(theta[c]);
    double held = 0;
    for (const Blocks::Held& one : held_)
      held += theta[one.column] * one.value;
    rate_block(x_.data(), theta_.data(), x_.size(), held, rate_);
    const std::size_t used = std::min(kBlock, rows_.rows - from_);
    std::fill(rate_ + used, rate_ + kBlock, 0.0);
    if (from_ < rows_.sampled)
      for (double& rate : rate_)
        rate *= rows_.weight;
    const std::size_t acts = act_end_ - act_;
    for (std::size_t i = 0; i < acts; ++i) {
      background_[i] = rate_[rows_.act_rows[act_ + i] - from_];
      count_[i] = rows_.act_counts[act_ + i];
      const double* e = rows_.act_excitation.data() + (act_ + i) * memory_;
      excited_[i] = 0;
      for (std::size_t j = 0; j < memory_; ++j)
        excited_[i] += n[j] * e[j];
      lambda_[i] = background_[i] + excited_[i];
    }
    // Whole lanes: a block seldom holds as many act days as a vector does.
    const std::size_t whole = (acts + kLanes - 1) / kLanes * kLanes;
    std::fill(lambda_ + acts, lambda_ + whole, 1.0);
    std::fill(count_ + acts, count_ + whole, 0.0);
    act_block(rows_.counting, count_, lambda_, whole, value_, first_, second_);
  }

  // Log likelihood of the block but for its quiet memory. A day with an act
  // is not among the quiet ones, so that no two large numbers cancel.
  double value() {
    double value = 0;
    for (std::size_t i = 0; i < act_end_ - act_; ++i) {
      value += value_[i];
      if (rows_.counting != Counting::days) continue;
      value += excited_[i];
      rate_[rows_.act_rows[act_ + i] - from_] = 0;
    }
    return value - sum_block(rate_);
  }

  // After value(): adds the block's gradient, and its part of the Hessian.
  void differentiate(Derivatives wanted, Curvature& out) {
    for (double& rate : rate_)
      rate = -rate;
    const bool second = wanted == Derivatives::hessian;
    for (std::size_t i = 0; i < act_end_ - act_; ++i) {
      const double b = background_[i];
      double& weight = rate_[rows_.act_rows[act_ + i] - from_];
      const double curve = second ? b * second_[i] : 0;
      weight += b * (first_[i] + curve);
      act_day(i, -b * curve, wanted, out);
    }
    if (second && lanes_.empty())
      lanes_.assign(columns_ * columns_ * kLanes, 0.0);
    sums_.resize(x_.size());
    sums_block(x_.data(), x_.size(), rate_, sums_.data());
    const double all = sum_block(rate_);
    for (std::size_t k = 0; k < x_.size(); ++k)
      out.gradient[moving_[k]] += sums_[k];
    for (const Blocks::Held& one : held_)
      out.gradient[one.column] += one.value * all;
    if (!second) return;
    products_block(x_.data(), moving_.data(), x_.size(), rate_, lanes_.data(),
                   columns_);
    hold(all, out);
  }

  // After all blocks.
  void fold(Curvature& out) const {
    const std::size_t d = columns_ + memory_;
    for (std::size_t a = 0; a < columns_ && !lanes_.empty(); ++a) {
      for (std::size_t b = 0; b <= a; ++b) {
        const double* l = &lanes_[(a * columns_ + b) * kLanes];
        out.hessian[a * d + b] +=
            ((l[0] + l[1]) + (l[2] + l[3])) + ((l[4] + l[5]) + (l[6] + l[7]));
      }
    }
    for (std::size_t a = 0; a < d; ++a)
      for (std::size_t b = 0; b < a; ++b)
        out.hessian[b * d + a] = out.hessian[a * d + b];
  }

 private:
  // What act day i adds beside its weight among the days: `rest` is what the
  // weight lacks for the gradient.
  void act_day(std::size_t i,
               double rest,
               Derivatives wanted,
               Curvature& out) const {
    const double* e = rows_.act_excitation.data() + (act_ + i) * memory_;
    const double whole =
        first_[i] + (rows_.counting == Counting::days ? 1.0 : 0.0);
    for (std::size_t j = 0; j < memory_; ++j)
      out.gradient[columns_ + j] += whole * e[j];
    if (wanted != Derivatives::hessian) return;
    const double* x = blocks_.act_columns.data() + (act_ + i) * columns_;
    for (std::size_t c = 0; c < columns_; ++c)
      out.gradient[c] += rest * x[c];
    const std::size_t d = columns_ + memory_;
    for (std::size_t j = 0; j < memory_; ++j) {
      double* line = &out.hessian[(columns_ + j) * d];
      const double slope = second_[i] * e[j];
      const double at_columns = slope * background_[i];
      for (std::size_t c = 0; c < columns_; ++c)
        line[c] += at_columns * x[c];
      for (std::size_t k = 0; k <= j; ++k)
        line[columns_ + k] += slope * e[k];
    }
  }

  // Hessian of the columns that hold one value in the block, from the sums of
  // the others.
  void hold(double all, Curvature& out) const {
    const std::size_t d = columns_ + memory_;
    const auto add = [&](std::size_t a, std::size_t b, double value) {
      out.hessian[std::max(a, b) * d + std::min(a, b)] += value;
    };
    for (std::size_t h = 0; h < held_.size(); ++h) {
      for (std::size_t k = 0; k < x_.size(); ++k)
        add(held_[h].column, moving_[k], held_[h].value * sums_[k]);
      for (std::size_t g = 0; g <= h; ++g)
        add(held_[h].column, held_[g].column,
            held_[h].value * held_[g].value * all);
    }
  }

  const Rows& rows_;
  const Blocks& blocks_;
  std::size_t columns_, memory_;
  std::size_t from_ = 0, act_ = 0, act_end_ = 0;
  std::span<const std::size_t> moving_;
  std::span<const Blocks::Held> held_;
  std::vector<const double*> x_;
  std::vector<double> theta_, sums_, lanes_;
  alignas(64) double rate_[kBlock] = {};
  double background_[kBlock], count_[kBlock], excited_[kBlock];
  double lambda_[kBlock], value_[kBlock], first_[kBlock], second_[kBlock];
};

double constant_part(const Rows& rows,
                     const Blocks& blocks,
                     std::span<const double> n) {
  double value = -blocks.log_factorials;
  for (std::size_t j = 0; j < n.size(); ++j)
    value -= n[j] * rows.excitation_sum[j];
  return value;
}

}  // namespace

double log_likelihood(const Rows& rows,
                      std::span<const double> theta,
                      std::span<const double> n) {
  const Parameters one{{theta.begin(), theta.end()}, {n.begin(), n.end()}};
  double value = 0;
  log_likelihoods(rows, {&one, 1}, {&value, 1});
  return value;
}

void log_likelihoods(const Rows& rows,
                     std::span<const Parameters> parameters,
                     std::span<double> values) {
  ENTENTE_EXPECTS(parameters.size() == values.size());
  const Blocks blocks = blocks_of(rows);
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    ENTENTE_EXPECTS(parameters[p].theta.size() == rows.columns.size());
    ENTENTE_EXPECTS(parameters[p].n.size() == rows.excitation_sum.size());
    values[p] = constant_part(rows, blocks, parameters[p].n);
  }
  Pass pass(rows, blocks);
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    pass.enter(from);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      pass.rates(parameters[p].theta, parameters[p].n);
      values[p] += pass.value();
    }
  }
}

void log_likelihood_derivatives(const Rows& rows,
                                const Blocks& blocks,
                                std::span<const double> theta,
                                std::span<const double> n,
                                Derivatives wanted,
                                Curvature& out) {
  const std::size_t columns = rows.columns.size();
  const std::size_t d = columns + n.size();
  ENTENTE_EXPECTS(theta.size() == columns);
  ENTENTE_EXPECTS(n.size() == rows.excitation_sum.size());
  out.value = constant_part(rows, blocks, n);
  out.gradient.assign(d, 0.0);
  const bool second = wanted == Derivatives::hessian;
  out.hessian.assign(second ? d * d : 0, 0.0);
  for (std::size_t j = 0; j < n.size(); ++j)
    out.gradient[columns + j] = -rows.excitation_sum[j];
  Pass pass(rows, blocks);
  for (std::size_t from = 0; from < rows.rows; from += kBlock) {
    pass.enter(from);
    pass.rates(theta, n);
    out.value += pass.value();
    pass.differentiate(wanted, out);
  }
  if (second) pass.fold(out);
}

void log_likelihood_curvature(const Rows& rows,
                              std::span<const double> theta,
                              std::span<const double> n,
                              Curvature& out) {
  log_likelihood_derivatives(rows, blocks_of(rows), theta, n,
                             Derivatives::hessian, out);
}

}  // namespace entente::theory
