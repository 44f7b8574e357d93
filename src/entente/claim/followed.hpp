// The table that a reader checks by hand: each act, what followed it within
// 60 days, and how often that happens anyway in the same era.
#pragma once

#include <string>
#include <vector>

#include "entente/theory/panel.hpp"

namespace entente::claim {

struct FollowedAct {
  Day day = 0;
  double weight = 0;
  std::vector<std::string> ids;
  std::vector<Day> followed;  // outcome days within 60 days after it
  enum class Seen { wholly, partly } seen = Seen::wholly;  // 60 days covered?
};

struct FollowedTable {
  std::vector<FollowedAct> acts;
  int counted = 0;           // acts whose 60 days are covered
  int followed = 0;          // of these, followed by at least one outcome day
  double base_rate = 0;      // share of same-era windows, averaged over acts
  double base_expected = 0;  // base_rate * counted
};

// `treatment`: act days of the tested group inside the window. Windows of the
// base rate begin on every day of the act's era and overlap.
FollowedTable followed_table(const theory::Panel& panel,
                             std::size_t treatment,
                             std::size_t outcome);

}  // namespace entente::claim
