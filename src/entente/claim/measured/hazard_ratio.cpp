#include "entente/claim/measured/hazard_ratio.hpp"

#include <algorithm>

#include <boost/math/special_functions/beta.hpp>

#include "entente/core/check.hpp"

namespace entente::claim {
namespace {

constexpr double kYear = 365.25;  // [days]

std::size_t track_index(const theory::Setting& setting,
                        const std::string& name) {
  const auto at =
      std::find_if(setting.tracks->begin(), setting.tracks->end(),
                   [&](const record::Track& t) { return t.name == name; });
  ENTENTE_EXPECTS(at != setting.tracks->end());
  return static_cast<std::size_t>(at - setting.tracks->begin());
}

// The p quantile of Beta(a, b), by halving: Boost's own inverse finds no root
// for some whole numbers of acts.
double beta_quantile(double a, double b, double p) {
  double low = 0, high = 1;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (boost::math::ibeta(a, b, middle) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

HazardRatioResult hazard_ratio(const HazardRatioSpec& spec,
                               const Exposure& in,
                               const Exposure& out) {
  HazardRatioResult result;
  result.in = in;
  result.out = out;
  const double shape_in = spec.prior_acts + in.acts;
  const double shape_out = spec.prior_acts + out.acts;
  const double rate_in = spec.prior_years + in.days / kYear;
  const double rate_out = spec.prior_years + out.days / kYear;
  const auto quantile = [&](double p) {
    const double x = beta_quantile(shape_in, shape_out, p);
    return x / (1 - x) * rate_out / rate_in;
  };
  result.low = quantile(0.025);
  result.ratio = quantile(0.5);
  result.high = quantile(0.975);
  result.above = boost::math::ibetac(
      shape_in, shape_out,
      spec.threshold * rate_in / (spec.threshold * rate_in + rate_out));
  return result;
}

HazardRatioResult hazard_ratio_of(const theory::VerdictPanel& panel,
                                  const std::string& outcome,
                                  const HazardRatioSpec& spec,
                                  int apart) {
  const theory::Panel& seen = panel.panel;
  const std::size_t group = theory::group_index(seen.setting, outcome);
  const auto& open = seen.track_open[track_index(seen.setting, spec.track)];
  const auto& count = seen.groups[group].count;
  Exposure in, out;
  int since = seen.seed_days + seen.days;  // days since the last act
  for (int day = 0; day < seen.seed_days + seen.days; ++day) {
    const int before = since;
    since = count[day] > 0 ? 0 : since + 1;
    const int t = day - seen.seed_days;
    if (t < 0 || day == 0 || seen.covered[group][t] == 0) continue;
    if (apart > 0 && before < apart) continue;
    Exposure& side = open[day - 1] != 0 ? in : out;
    ++side.days;
    side.acts += count[day] > 0 ? 1 : 0;
  }
  HazardRatioResult result = hazard_ratio(spec, in, out);
  result.apart = apart;
  return result;
}

}  // namespace entente::claim
