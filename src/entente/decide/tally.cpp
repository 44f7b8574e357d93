#include "entente/decide/tally.hpp"

#include <algorithm>
#include <utility>

#include "entente/core/check.hpp"

namespace entente::decide {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

// Covariance of the averages of two series, s_ab / n; 0 for one value.
double chance_of(std::span<const double> a,
                 double mean_a,
                 std::span<const double> b,
                 double mean_b) {
  const auto n = static_cast<double>(a.size());
  if (a.size() < 2) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / (n - 1) / n;
}

}  // namespace

Tally::Tally(const TallyShape& shape, std::vector<LossRule> rules)
    : shape_(shape), rules_(std::move(rules)), held_(shape.draws, 0) {
  ENTENTE_EXPECTS(shape.draws > 0 && shape.policies > 0 && shape.per_draw > 0);
  for (const LossRule& rule : rules_)
    for (const LossRule::Term& term : rule.terms)
      ENTENTE_EXPECTS(term.measure < shape.width);
  Samples empty;
  empty.draws = shape.draws;
  empty.measures = shape.width + rules_.size();
  empty.per_draw = shape.per_draw;
  const std::size_t size = empty.draws * empty.measures;
  for (auto* values : {&empty.value, &empty.value_chance, &empty.difference,
                       &empty.difference_chance})
    values->assign(size, 0.0);
  samples_.assign(shape.policies, empty);
  covariance_.assign(
      rules_.size(),
      std::vector<double>(shape.draws * shape.policies * shape.policies, 0.0));
}

void Tally::write(std::size_t draw,
                  std::size_t policy,
                  std::size_t measure,
                  std::span<const double> own,
                  std::span<const double> first) {
  Samples& samples = samples_[policy];
  const std::size_t at = draw * samples.measures + measure;
  samples.value[at] = mean_of(own);
  samples.value_chance[at] =
      chance_of(own, samples.value[at], own, samples.value[at]);
  std::vector<double> off(own.size());
  for (std::size_t i = 0; i < own.size(); ++i)
    off[i] = own[i] - first[i];
  samples.difference[at] = mean_of(off);
  samples.difference_chance[at] =
      chance_of(off, samples.difference[at], off, samples.difference[at]);
}

// `losses` is (policies, per_draw).
void Tally::write_covariance(std::size_t draw,
                             std::size_t rule,
                             std::span<const double> losses) {
  const auto futures = static_cast<std::size_t>(shape_.per_draw);
  const std::size_t policies = shape_.policies;
  const std::size_t measure = shape_.width + rule;
  double* out = &covariance_[rule][draw * policies * policies];
  for (std::size_t p = 0; p < policies; ++p) {
    for (std::size_t q = 0; q <= p; ++q) {
      const std::size_t at = draw * samples_[p].measures + measure;
      const double c = chance_of(
          losses.subspan(p * futures, futures), samples_[p].value[at],
          losses.subspan(q * futures, futures), samples_[q].value[at]);
      out[p * policies + q] = out[q * policies + p] = c;
    }
  }
}

void Tally::add(std::size_t draw, std::span<const double> values) {
  const auto futures = static_cast<std::size_t>(shape_.per_draw);
  const std::size_t policies = shape_.policies, width = shape_.width;
  ENTENTE_EXPECTS(draw < shape_.draws && held_[draw] == 0);
  ENTENTE_EXPECTS(values.size() == futures * policies * width);
  std::vector<double> series(policies * futures);  // of one measure
  const auto write_all = [&](std::size_t measure, auto&& read) {
    for (std::size_t p = 0; p < policies; ++p)
      for (std::size_t i = 0; i < futures; ++i)
        series[p * futures + i] =
            read(values.subspan((i * policies + p) * width, width));
    const std::span<const double> all = series;
    for (std::size_t p = 0; p < policies; ++p)
      write(draw, p, measure, all.subspan(p * futures, futures),
            all.subspan(0, futures));
  };
  for (std::size_t m = 0; m < width; ++m)
    write_all(m, [&](std::span<const double> future) { return future[m]; });
  for (std::size_t q = 0; q < rules_.size(); ++q) {
    write_all(width + q, [&](std::span<const double> future) {
      double loss = 0;
      for (const LossRule::Term& term : rules_[q].terms)
        loss += term.weight * future[term.measure];
      return loss;
    });
    write_covariance(draw, q, series);
  }
  held_[draw] = 1;
}

void Tally::exchange(const Ranks& ranks) {
  if (ranks.size == 1) return;
  const RowRange own = part_of(ranks, shape_.draws);
  for (std::size_t d = 0; d < shape_.draws; ++d)
    ENTENTE_EXPECTS((held_[d] != 0) == (d >= own.from && d < own.to));
  for (Samples& samples : samples_)
    for (auto* values : {&samples.value, &samples.value_chance,
                         &samples.difference, &samples.difference_chance})
      exchange_rows(ranks, shape_.draws, *values);
  for (std::vector<double>& covariance : covariance_)
    exchange_rows(ranks, shape_.draws, covariance);
  std::fill(held_.begin(), held_.end(), 1);
}

Tallied Tally::finish() && {
  ENTENTE_EXPECTS(std::count(held_.begin(), held_.end(), 0) == 0);
  const std::size_t policies = shape_.policies, cells = policies * policies;
  Tallied out;
  for (std::size_t q = 0; q < rules_.size(); ++q) {
    Losses losses;
    losses.draws = shape_.draws;
    losses.policies = policies;
    losses.per_draw = shape_.per_draw;
    losses.value.resize(shape_.draws * policies);
    losses.chance.assign(cells, 0.0);
    for (std::size_t d = 0; d < shape_.draws; ++d) {
      for (std::size_t p = 0; p < policies; ++p)
        losses.value[d * policies + p] =
            samples_[p].value[d * samples_[p].measures + shape_.width + q];
      for (std::size_t c = 0; c < cells; ++c)
        losses.chance[c] +=
            covariance_[q][d * cells + c] / static_cast<double>(shape_.draws);
    }
    out.losses.push_back(std::move(losses));
  }
  out.policies = std::move(samples_);
  return out;
}

}  // namespace entente::decide
