#include "entente/claim/measured/season.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/quantile.hpp"

namespace entente::claim {
namespace {

// log of the season's multiplier on each day of one year of the window.
std::vector<double> season_curve(const theory::Law& law,
                                 const std::vector<double>& mode) {
  std::vector<double> curve(kYearDays, 0.0);
  for (std::size_t c = 0; c < law.columns.size(); ++c) {
    if (law.columns[c].role != theory::Role::season) continue;
    for (int day = 0; day < kYearDays; ++day)
      curve[day] += mode[c] * law.columns[c].fixed[day];
  }
  return curve;
}

double peak_over_trough(const theory::Law& law,
                        const std::vector<double>& mode) {
  const std::vector<double> curve = season_curve(law, mode);
  const auto [low, high] = std::minmax_element(curve.begin(), curve.end());
  return std::exp(*high - *low);
}

std::array<double, 12> months_of(const theory::Panel& panel,
                                 const std::vector<double>& curve) {
  std::array<double, 12> sum{}, days{};
  for (int day = 0; day < kYearDays; ++day) {
    const int month = month_of(panel.day_of(day)) - 1;
    sum[month] += std::exp(curve[day]);
    ++days[month];
  }
  for (int month = 0; month < 12; ++month)
    sum[month] /= std::max(days[month], 1.0);
  return sum;
}

}  // namespace

SeasonSampler::SeasonSampler(const Asked& asked,
                             const Question& question,
                             const NullOptions& options)
    : asked_(asked), null_(asked, question, options) {
  ENTENTE_EXPECTS(asked.panel.days >= kYearDays);
  found_.peak_over_trough = peak_over_trough(asked.law, asked.fit.mode);
  found_.month_multiplier =
      months_of(asked.panel, season_curve(asked.law, asked.fit.mode));
}

SeasonResult SeasonSampler::of(int replicates) {
  null_.draw(replicates, [this](const Replicate& one) {
    flat_.push_back(peak_over_trough(asked_.law, one.fit.mode));
    found_.not_converged +=
        one.fit.status == inference::FitStatus::converged ? 0 : 1;
  });
  double below = 0;  // an equal one counts half
  for (const double peak : flat_)
    below += peak < found_.peak_over_trough    ? 1
             : peak == found_.peak_over_trough ? 0.5
                                               : 0;
  found_.replicates = replicates;
  found_.flat_95 = quantile(flat_, 0.95);
  found_.rank_share = below / (replicates + 1);
  return found_;
}

SeasonResult season_of(const Asked& asked,
                       const Question& question,
                       const NullOptions& options) {
  return SeasonSampler(asked, question, options).of(options.replicates);
}

}  // namespace entente::claim
