#include "whole.hpp"

#include <algorithm>

#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"
#include "entente/theory/posterior.hpp"

#include "act_day.hpp"
#include "climb.hpp"

namespace entente::bench {
namespace {

using theory::kBlock;

// The columns of a law in two bundles: those that multiply the background
// alone, and those that multiply memory too.
struct Bundle {
  std::vector<const double*> x;  // at the block's first row
  std::vector<double> theta;
  std::vector<std::size_t> at;  // of the law
};

struct Bundles {
  Bundle background, whole, memory;
};

Bundles bundles_of(const WholeLaw& law,
                   const WholeRows& rows,
                   const theory::Parameters& at) {
  Bundles out;
  for (std::size_t c = 0; c < at.theta.size(); ++c) {
    Bundle& bundle = law.whole[c] != 0 ? out.whole : out.background;
    bundle.x.push_back(rows.rows.columns[c]);
    bundle.theta.push_back(at.theta[c]);
    bundle.at.push_back(c);
  }
  for (std::size_t j = 0; j < at.n.size(); ++j) {
    out.memory.x.push_back(rows.memory[j].data());
    out.memory.theta.push_back(at.n[j]);
    out.memory.at.push_back(at.theta.size() + j);
  }
  return out;
}

void advance(Bundle& bundle) {
  for (const double*& x : bundle.x)
    x += kBlock;
}

void linear(const Bundle& bundle, double* out) {
  theory::linear_block(bundle.x.data(), bundle.theta.data(), bundle.x.size(),
                       kBlock, out);
}

// Adds sum_i w[i] x_k[i] to the gradient.
void add_sums(const Bundle& bundle,
              const double* w,
              std::vector<double>& gradient) {
  std::vector<double> sums(bundle.x.size());
  theory::sums_block(bundle.x.data(), bundle.x.size(), w, sums.data());
  for (std::size_t k = 0; k < sums.size(); ++k)
    gradient[bundle.at[k]] += sums[k];
}

// One block of days: what each bundle makes of it, and how much one more act a
// day is worth on each of its days.
struct Block {
  double whole[kBlock];       // exp(sum_m theta_m X_m)
  double background[kBlock];  // times the background
  double memory[kBlock];      // sum_j n_j E_j
  double slope[kBlock];
};

// The block from row `from`, its act days from the `act`-th on, which moves on.
// Returns its log likelihood.
double settle(const Bundles& bundles,
              const theory::Rows& rows,
              std::size_t from,
              std::size_t& act,
              Block& block) {
  const std::size_t size = std::min(kBlock, rows.rows - from);
  linear(bundles.whole, block.whole);
  linear(bundles.background, block.background);
  linear(bundles.memory, block.memory);
  for (std::size_t i = 0; i < kBlock; ++i) {
    block.background[i] += block.whole[i];
    block.slope[i] = i < size ? -1 : 0;
  }
  theory::exponentials(block.whole, block.whole, kBlock);
  theory::exponentials(block.background, block.background, kBlock);
  const auto rate = [&](std::size_t i) {
    return block.background[i] + block.whole[i] * block.memory[i];
  };
  double value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value -= rate(i);
  for (; act < rows.act_rows.size() && rows.act_rows[act] < from + size;
       ++act) {
    const std::size_t i = rows.act_rows[act] - from;
    const ActDay day = act_day(rows.counting, rows.act_counts[act], rate(i));
    value += day.value;
    block.slope[i] += day.slope;
  }
  return value;
}

// Adds the block's part of the gradient in (theta, n); spoils the block.
void add_slopes(const Bundles& bundles,
                Block& block,
                std::vector<double>& gradient) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    block.background[i] *= block.slope[i];
    block.whole[i] *= block.slope[i];
    block.memory[i] = block.background[i] + block.whole[i] * block.memory[i];
  }
  add_sums(bundles.background, block.background, gradient);
  add_sums(bundles.whole, block.memory, gradient);
  add_sums(bundles.memory, block.whole, gradient);
}

// From (theta, n) to the law's coordinates, with the prior.
std::vector<double> in_coordinates(const theory::Law& law,
                                   std::span<const double> q,
                                   const std::vector<double>& by_parameter) {
  const std::size_t columns = law.columns.size();
  std::vector<double> gradient(q.size());
  for (std::size_t c = 0; c < columns; ++c) {
    const theory::Column& column = law.columns[c];
    gradient[c] =
        by_parameter[c] - (q[c] - column.mean) / (column.sd * column.sd);
  }
  const theory::OffspringJet jet = theory::offspring_jet(q.subspan(columns));
  const std::size_t scores = jet.n.size();
  for (std::size_t a = 0; a < scores; ++a) {
    gradient[columns + a] = -q[columns + a];
    for (std::size_t j = 0; j < scores; ++j)
      gradient[columns + a] +=
          by_parameter[columns + j] * jet.first[j * scores + a];
  }
  return gradient;
}

}  // namespace

double log_posterior(const WholeLaw& law,
                     const WholeRows& rows,
                     std::span<const double> q,
                     std::vector<double>* gradient) {
  Bundles bundles = bundles_of(law, rows, theory::parameters_at(*law.law, q));
  double value = theory::log_prior(*law.law, q);
  std::vector<double> by_parameter(q.size(), 0.0);
  Block block;
  std::size_t act = 0;
  for (std::size_t from = 0; from < rows.rows.rows; from += kBlock) {
    value += settle(bundles, rows.rows, from, act, block);
    if (gradient != nullptr) add_slopes(bundles, block, by_parameter);
    advance(bundles.background);
    advance(bundles.whole);
    advance(bundles.memory);
  }
  if (gradient != nullptr)
    *gradient = in_coordinates(*law.law, q, by_parameter);
  return value;
}

namespace {

Slope slope_of(const WholeLaw& law, const WholeRows& rows) {
  return
      [&law, &rows](std::span<const double> q, std::vector<double>* gradient) {
        return log_posterior(law, rows, q, gradient);
      };
}

}  // namespace

inference::Fit fit_whole(const WholeLaw& law,
                         const WholeRows& rows,
                         const inference::Fit& start) {
  std::vector<double> scales;
  for (const theory::Column& column : law.law->columns)
    scales.push_back(column.sd);
  scales.resize(start.mode.size(), 1.0);
  return climb(slope_of(law, rows), start, scales);
}

inference::LogDensity whole_density(const WholeLaw& law,
                                    const WholeRows& rows) {
  return values_of(slope_of(law, rows));
}

}  // namespace entente::bench
