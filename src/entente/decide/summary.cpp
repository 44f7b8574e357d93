#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/decide/samples.hpp"

namespace entente::decide {
namespace {

constexpr double kTie = 3;  // errors
// At .8 a fifth to two fifths of records without any effect have something
// called fewer or more, at .95 a tenth at most (bench/tables/policy_orders.md).
constexpr double kSure = .95;

struct Weighted {
  double value = 0, weight = 0;
};

// The p quantile, linear between the middles of the weights, which add up to
// one.
double quantile_of(const std::vector<Weighted>& sorted, double p) {
  double below = 0, before = 0, last = sorted.front().value;
  for (const Weighted& one : sorted) {
    const double middle = below + one.weight / 2;
    if (middle >= p) {
      if (&one == &sorted.front()) return one.value;
      const double part = (p - before) / (middle - before);
      return last + part * (one.value - last);
    }
    below += one.weight;
    before = middle;
    last = one.value;
  }
  return last;
}

// What the d-th draws of all parts say together.
struct Together {
  double difference = 0;
  double lower = 0;  // share of them below zero; half of one that is zero
};

// Adds a part's draws, chance taken out, to `all`, what they say to `together`,
// and its means to `out`.
void add(const Samples& samples,
         std::size_t measure,
         double share,
         std::vector<Weighted>& all,
         std::vector<Together>& together,
         Summary& out) {
  const auto n = static_cast<double>(samples.draws);
  const auto at = [&](std::size_t d) { return d * samples.measures + measure; };
  double mean = 0, value = 0, chance = 0, variance = 0;
  for (std::size_t d = 0; d < samples.draws; ++d) {
    value += samples.value[at(d)] / n;
    mean += samples.difference[at(d)] / n;
    chance += samples.difference_chance[at(d)] / n;
  }
  for (std::size_t d = 0; d < samples.draws; ++d) {
    const double off = samples.difference[at(d)] - mean;
    variance += off * off / std::max(n - 1, 1.0);
  }
  const double kept =
      variance > chance ? std::sqrt((variance - chance) / variance) : 0;
  double lower = 0;
  for (std::size_t d = 0; d < samples.draws; ++d) {
    const double own = samples.difference[at(d)];
    const double shrunk = mean + kept * (own - mean);
    all.push_back({shrunk, share / n});
    // A draw whose futures do not differ at all has no sign; drawn towards the
    // mean it would have that of the mean, and a difference that one draw in
    // twenty shows would be sure of itself.
    const double below = own == 0 || shrunk == 0 ? .5 : shrunk < 0 ? 1 : 0;
    together[d].difference += share * own;
    together[d].lower += share * below;
    lower += below;
  }
  out.p_lower += share * (lower / n);
  out.mean += share * value;
  out.difference += share * mean;
}

// Of the mean over draws of one of the two.
double error_of(const std::vector<Together>& together,
                double Together::*one,
                double mean) {
  const auto n = static_cast<double>(together.size());
  double variance = 0;
  for (const Together& draw : together)
    variance += (draw.*one - mean) * (draw.*one - mean) / std::max(n - 1, 1.0);
  return std::sqrt(variance / n);
}

}  // namespace

Summary summary_of(std::span<const Part> parts, std::size_t measure) {
  ENTENTE_EXPECTS(!parts.empty());
  const std::size_t draws = parts[0].samples->draws;
  ENTENTE_EXPECTS(draws > 0);
  double shares = 0;
  for (const Part& part : parts) {
    ENTENTE_EXPECTS(part.share >= 0 && part.samples->draws == draws);
    ENTENTE_EXPECTS(measure < part.samples->measures);
    shares += part.share;
  }
  ENTENTE_EXPECTS(shares > 0);
  Summary out;
  std::vector<Weighted> all;
  std::vector<Together> together(draws);
  for (const Part& part : parts)
    if (part.share > 0)
      add(*part.samples, measure, part.share / shares, all, together, out);
  out.mc_error = error_of(together, &Together::difference, out.difference);
  out.p_lower_error = error_of(together, &Together::lower, out.p_lower);
  std::sort(all.begin(), all.end(), [](const Weighted& a, const Weighted& b) {
    return a.value < b.value;
  });
  out.low = std::min(quantile_of(all, .1), out.difference);
  out.high = std::max(quantile_of(all, .9), out.difference);
  out.tied = draws < 2 || std::abs(out.difference) <= kTie * out.mc_error ||
             (out.p_lower > 1 - kSure && out.p_lower < kSure);
  return out;
}

}  // namespace entente::decide
