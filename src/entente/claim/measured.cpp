#include "entente/claim/measured.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "entente/core/check.hpp"
#include "entente/core/quantile.hpp"
#include "entente/record/track.hpp"

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

HazardResult hazard_of(const theory::Setting& setting,
                       const HazardSpec& spec,
                       Day from) {
  const auto track = std::find_if(
      setting.tracks->begin(), setting.tracks->end(),
      [&](const record::Track& t) { return t.name == spec.track; });
  ENTENTE_EXPECTS(track != setting.tracks->end());
  HazardResult out;
  out.from = from;
  int open_days = 0;
  record::State before = record::State::none;
  for (const record::Spell& spell : record::spells(
           *track, *setting.record, record::Eligible::fit, setting.window.to)) {
    const Day begin = std::max(spell.span.from, from);
    const Day end = std::min(spell.span.to, setting.window.to);
    if (spell.state == record::State::open) {
      open_days += std::max(end - begin + 1, 0);
    } else if (spell.dated && spell.span.from > from &&
               before == record::State::open) {
      // Only what ends open days that are counted: a cut before any recorded
      // opening has no exposure.
      ++out.events;
    }
    before = spell.state;
  }
  out.open_years = open_days / 365.25;
  const double shape = spec.prior_shape + out.events;
  const double rate = spec.prior_years + out.open_years;
  out.rate = shape / rate;
  out.low = boost::math::gamma_p_inv(shape, 0.025) / rate;
  out.high = boost::math::gamma_p_inv(shape, 0.975) / rate;
  out.probability = boost::math::gamma_q(shape, rate * spec.threshold);
  return out;
}

}  // namespace entente::claim
