// What a curve of specifications says.
#include <algorithm>
#include <cmath>

#include "entente/claim/multiverse.hpp"
#include "entente/claim/null.hpp"
#include "entente/core/quantile.hpp"

namespace entente::claim {
namespace {

std::vector<double> finite(std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  return values;
}

void correct(Form form, double scale, Specification& one) {
  if (!one.null_estimates.empty()) {
    const Correction correction = correction_of(
        summary_of(finite(one.null_estimates), finite(one.null_errors)));
    one.shift = correction.shift;
    one.stretch = correction.stretch;
  }
  one.corrected = one.log_rr60 - one.shift;
  one.corrected_se = one.se * one.stretch;
  one.probability =
      probability_of(form, regions(one.corrected, one.corrected_se, scale));
  one.word = capped(word_of(one.probability));
}

// Of one record, from corrected estimates and what they make of the claim.
Curve curve_of(const std::vector<double>& estimates,
               const std::vector<double>& probabilities) {
  Curve curve;
  curve.median = quantile(estimates, 0.5);
  if (probabilities.empty()) return curve;
  for (const double q : probabilities) {
    const Word word = capped(word_of(q));
    curve.share_for += word == Word::leans_for ? 1 : 0;
    curve.share_against += word == Word::leans_against ? 1 : 0;
  }
  curve.share_for /= static_cast<double>(probabilities.size());
  curve.share_against /= static_cast<double>(probabilities.size());
  return curve;
}

// Of a record without an effect.
Curve null_curve(Form form,
                 double scale,
                 const std::vector<Specification>& specifications,
                 std::size_t record) {
  std::vector<double> estimates, probabilities;
  for (const Specification& one : specifications) {
    if (!std::isfinite(one.null_estimates[record])) continue;
    estimates.push_back(one.null_estimates[record] - one.shift);
    const double error = one.null_errors[record] * one.stretch;
    probabilities.push_back(
        probability_of(form, regions(estimates.back(), error, scale)));
  }
  return curve_of(estimates, probabilities);
}

// min(1, 2 (1 + curves without an effect with as much) / (1 + curves)).
template <class Much>
double doubled_rank(const Multiverse& all, Much&& much) {
  double rank = 1;
  for (const Curve& null : all.joint.null)
    rank += much(null) >= much(all.curve) ? 1 : 0;
  const auto curves = static_cast<double>(all.joint.null.size() + 1);
  return std::min(1.0, 2 * rank / curves);
}

}  // namespace

void conclude(Form form, double scale, Multiverse& out) {
  std::vector<double> estimates, probabilities;
  std::vector<std::vector<std::size_t>> levels;
  for (Specification& one : out.specifications) {
    correct(form, scale, one);
    estimates.push_back(one.corrected);
    probabilities.push_back(one.probability);
    levels.push_back(one.levels);
  }
  out.curve = curve_of(estimates, probabilities);
  out.shares = variance_shares(estimates, levels);
  out.joint = {};
  const std::size_t records = out.specifications[0].null_estimates.size();
  for (std::size_t r = 0; r < records; ++r)
    out.joint.null.push_back(null_curve(form, scale, out.specifications, r));
  const double sign = out.curve.median < 0 ? -1 : 1;
  const auto side = out.curve.share_for >= out.curve.share_against
                        ? &Curve::share_for
                        : &Curve::share_against;
  out.joint.median_p = doubled_rank(
      out, [&](const Curve& curve) { return sign * curve.median; });
  out.joint.share_p =
      doubled_rank(out, [&](const Curve& curve) { return curve.*side; });
}

}  // namespace entente::claim
