#include "entente/claim/measured/season.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/quantile.hpp"

namespace entente::claim {
namespace {

constexpr int kYearDays = 366;

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

SeasonResult season_of(const Asked& asked,
                       const Question& question,
                       const NullOptions& options) {
  ENTENTE_EXPECTS(asked.panel.days >= kYearDays);
  SeasonResult out;
  out.replicates = options.replicates;
  out.peak_over_trough = peak_over_trough(asked.law, asked.fit.mode);
  out.month_multiplier =
      months_of(asked.panel, season_curve(asked.law, asked.fit.mode));
  std::vector<double> flat;
  int below = 0;
  NullSampler null(asked, question, options);
  null.draw(options.replicates, [&](const Replicate& one) {
    flat.push_back(peak_over_trough(asked.law, one.fit.mode));
    below += flat.back() < out.peak_over_trough ? 1 : 0;
    out.not_converged +=
        one.fit.status == inference::FitStatus::converged ? 0 : 1;
  });
  out.flat_95 = quantile(flat, 0.95);
  out.rank_share = static_cast<double>(below) / (options.replicates + 1);
  return out;
}

}  // namespace entente::claim
