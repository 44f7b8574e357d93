#include "campaigns.hpp"

#include <array>
#include <cmath>

#include "world.hpp"

namespace entente::bench {
namespace {

constexpr int kRounds = 4;

using States = std::array<double, 2>;  // quiet, on

// Of moving on by `days`: p + keep^days (s - p), p the stationary state.
States moved(const Campaign& campaign, const States& s, int days) {
  const double a_day = 1 - 1 / campaign.on_days - 1 / campaign.off_days;
  const double keep = days == 1 ? a_day : std::pow(a_day, days);
  const double all = s[0] + s[1];
  const double on = all * campaign.share_on();
  const double now = on + keep * (s[1] - on);
  return {all - now, now};
}

// p(acts of day i | state).
States seen(const CampaignDays& days,
            std::size_t i,
            const std::array<double, 2>& factor) {
  States p{};
  for (std::size_t s = 0; s < 2; ++s) {
    const double rate = days.rate[i] * factor[s];
    const double quiet = std::exp(-rate);
    p[s] = quiet;
    if (days.acts[i] == 0) continue;
    p[s] = days.counting == record::Counting::days
               ? -std::expm1(-rate)
               : quiet * std::pow(rate, days.acts[i]);
  }
  return p;
}

std::array<double, 2> factors(const Campaign& campaign) {
  return {std::exp(campaign.log_quiet()), std::exp(campaign.log_on())};
}

// States of each day given the acts up to it, and the log likelihood.
double forward(const CampaignDays& days,
               const Campaign& campaign,
               std::vector<States>* filtered) {
  const auto factor = factors(campaign);
  States state = {1 - campaign.share_on(), campaign.share_on()};
  double value = 0;
  for (std::size_t i = 0; i < days.day.size(); ++i) {
    if (i > 0) state = moved(campaign, state, days.day[i] - days.day[i - 1]);
    const States p = seen(days, i, factor);
    const double likely = state[0] * p[0] + state[1] * p[1];
    state = {state[0] * p[0] / likely, state[1] * p[1] / likely};
    value += std::log(likely);
    if (filtered != nullptr) filtered->push_back(state);
  }
  return value;
}

CampaignDays days_of(const theory::Design& design,
                     const theory::Law& law,
                     const std::vector<double>& theta) {
  const theory::Rows& rows = design.rows;
  CampaignDays days;
  days.counting = rows.counting;
  days.day = design.row_day;
  days.acts.assign(rows.rows, 0);
  for (std::size_t i = 0; i < rows.act_rows.size(); ++i)
    days.acts[rows.act_rows[i]] = rows.act_counts[i];
  for (std::size_t row = 0; row < rows.rows; ++row) {
    double linear = 0;
    for (std::size_t c = 0; c < law.columns.size(); ++c)
      linear += theta[c] * rows.columns[c][row];
    days.rate.push_back(std::exp(linear));
  }
  return days;
}

}  // namespace

// (1 - share) exp(quiet) + share exp(quiet) factor = 1
double Campaign::log_quiet() const {
  return -std::log1p(share_on() * (factor - 1));
}

double Campaign::log_on() const {
  return log_quiet() + std::log(factor);
}

double log_likelihood(const CampaignDays& days, const Campaign& campaign) {
  return forward(days, campaign, nullptr);
}

Campaign likeliest_campaign(const CampaignDays& days) {
  Campaign best;
  double highest = log_likelihood(days, best);
  for (double on = 14; on <= 224; on *= 2) {
    for (double off = 28; off <= 896; off *= 2) {
      for (double factor = 2; factor <= 64; factor *= 2) {
        const Campaign campaign{factor, on, off};
        const double value = log_likelihood(days, campaign);
        if (value <= highest) continue;
        highest = value;
        best = campaign;
      }
    }
  }
  return best;
}

std::vector<double> expected_factor(const CampaignDays& days,
                                    const Campaign& campaign) {
  const auto factor = factors(campaign);
  std::vector<States> filtered;
  forward(days, campaign, &filtered);
  std::vector<double> expected(days.day.size());
  // p(later acts | state), up to a constant. The chain is reversible, so that
  // it moves back as it moves on: by the stationary state and its inverse.
  const States still = {1 - campaign.share_on(), campaign.share_on()};
  States later = {1, 1};
  for (std::size_t i = days.day.size(); i-- > 0;) {
    const States both = {filtered[i][0] * later[0], filtered[i][1] * later[1]};
    expected[i] =
        (both[0] * factor[0] + both[1] * factor[1]) / (both[0] + both[1]);
    if (i == 0) break;
    const States p = seen(days, i, factor);
    const States back = moved(
        campaign, {still[0] * p[0] * later[0], still[1] * p[1] * later[1]},
        days.day[i] - days.day[i - 1]);
    const double all = back[0] + back[1];
    later = {back[0] / still[0] / all, back[1] / still[1] / all};
  }
  return expected;
}

std::vector<double> campaign_path(const Campaign& campaign,
                                  int days,
                                  const Draws& draws) {
  std::vector<double> path;
  double on = campaign.share_on();  // chance that a campaign is on today
  for (int day = 0; day < days; ++day) {
    const bool now = draws.uniform(static_cast<std::uint32_t>(day), 0) < on;
    path.push_back(now ? campaign.log_on() : campaign.log_quiet());
    on = now ? 1 - 1 / campaign.on_days : 1 / campaign.off_days;
  }
  return path;
}

CampaignFit fit_campaigns(const theory::Panel& panel,
                          theory::Law& law,
                          const std::vector<Held>& held) {
  law.half_lives.clear();
  theory::Law with = law;  // and the campaigns as far as they are known
  theory::Column known;
  known.name = "campaigns";
  known.fixed.assign(panel.days + panel.horizon, 0.0);
  with.columns.push_back(std::move(known));
  std::vector<Held> fixed = held;
  fixed.push_back({law.columns.size(), 1});
  CampaignFit fit;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> mode = mode_holding(panel, with, fixed);
    mode.pop_back();
    fit.parameters = theory::parameters_at(law, mode);
    const CampaignDays days =
        days_of(theory::design_of(panel, law), law, fit.parameters.theta);
    fit.campaign = likeliest_campaign(days);
    const auto expected = expected_factor(days, fit.campaign);
    for (std::size_t row = 0; row < expected.size(); ++row)
      with.columns.back().fixed[days.day[row]] = std::log(expected[row]);
  }
  return fit;
}

}  // namespace entente::bench
