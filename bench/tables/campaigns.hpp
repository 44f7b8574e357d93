// Campaigns that nobody records: a hidden two-state Markov chain on the rate of
// a group, instead of its memory.
#pragma once

#include <vector>

#include "entente/core/rng.hpp"
#include "entente/theory/law.hpp"
#include "entente/theory/posterior.hpp"

namespace entente::bench {

// The rate is `factor` times as high while a campaign is on. Campaigns last
// on_days on average, the quiet between them off_days; both are geometric.
struct Campaign {
  double factor = 1;
  double on_days = 1, off_days = 1;

  double share_on() const { return on_days / (on_days + off_days); }
  // log of what the rate is multiplied by, whose mean over time is 1.
  double log_quiet() const;
  double log_on() const;
};

// The days of a record that count, in order, and the rate that they would have
// without campaigns.
struct CampaignDays {
  record::Counting counting = record::Counting::days;
  std::vector<int> day;
  std::vector<double> rate;  // acts a day
  std::vector<double> acts;
};

// log p(acts | rate, campaign), the chain summed out (forward recursion; days
// that do not count are stepped over).
double log_likelihood(const CampaignDays& days, const Campaign& campaign);

// The most likely campaign of a grid: 14 to 224 days on, 28 to 896 off, twice
// to 64 times the rate; factor 1 where none is likelier than no campaign.
Campaign likeliest_campaign(const CampaignDays& days);

// What the rate of each day is multiplied by on average, given all acts
// (forward and backward).
std::vector<double> expected_factor(const CampaignDays& days,
                                    const Campaign& campaign);

// log factor by day: one path of the chain from its stationary state.
std::vector<double> campaign_path(const Campaign& campaign,
                                  int days,
                                  const Draws& draws);

// Replaces the memory of a law that is fitted to the panel by campaigns: the
// law's other coefficients and the campaign by expectation and maximisation in
// turn. `held` stay as they are.
struct Held;
struct CampaignFit {
  Campaign campaign;
  theory::Parameters parameters;
};
CampaignFit fit_campaigns(const theory::Panel& panel,
                          theory::Law& law,
                          const std::vector<Held>& held);

}  // namespace entente::bench
