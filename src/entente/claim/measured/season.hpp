// A measured season.
#pragma once

#include <array>
#include <vector>

#include "entente/claim/estimate.hpp"
#include "entente/claim/null.hpp"

namespace entente::claim {

// A season is read from a window of so many days or more.
constexpr int kYearDays = 366;

// Peak over trough of the fitted season, against records with a flat one.
struct SeasonResult {
  double peak_over_trough = 1;
  double flat_95 = 1;     // 95 % point of the flat records
  double rank_share = 0;  // share of flat records below the observed
  int replicates = 0;
  int not_converged = 0;
  std::array<double, 12> month_multiplier{};  // mean of the season by month
};

// `asked` and `question` must outlive it.
class SeasonSampler {
 public:
  SeasonSampler(const Asked& asked,
                const Question& question,
                const NullOptions& options);
  // Against the first `replicates` records; those that were drawn before are
  // not drawn again.
  SeasonResult of(int replicates);

 private:
  const Asked& asked_;
  NullSampler null_;
  SeasonResult found_;
  std::vector<double> flat_;  // peak over trough of the flat records
};
SeasonResult season_of(const Asked& asked,
                       const Question& question,
                       const NullOptions& options);

}  // namespace entente::claim
