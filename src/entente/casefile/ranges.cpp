#include "entente/casefile/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace entente::casefile {
namespace {

constexpr double kMillion = 1e6;
constexpr std::string_view kScale = "it is the spread of a prior, on log rates";
constexpr std::string_view kLag =
    "an act that is seen later than within a month is no answer to another";
constexpr std::string_view kHalfLives =
    "each is a time in days after which an act counts half";
constexpr std::string_view kFew =
    "a record of acts cannot tell more of them apart";
constexpr std::string_view kMany = "a reader could not follow more of them";
constexpr std::string_view kLeftOut =
    "it is the number of days that are left out";
constexpr std::string_view kWeight = "acts weigh between these";

constexpr std::array kRanges = {
    KeyRange{"case.toml", "group", 0, 0, 200, kMany},
    KeyRange{"case.toml", "track", 0, 0, 100, kMany},
    KeyRange{"case.toml", "tier", 0, 0, 12, kMany},
    KeyRange{"case.toml", "law", 0, 0, 64, kMany},
    KeyRange{"case.toml", "union", 0, 0, 24, kMany},
    KeyRange{"case.toml", "era", 0, 0, 12, kFew},
    KeyRange{"case.toml", "event", 0, 0, 50, kMany},
    KeyRange{"case.toml", "contest_outcomes", 0, 0, 12, kMany},
    KeyRange{"case.toml", "claims_about", 0, 0, 24, kMany},
    KeyRange{"[window]", "seed_days", 0, 3650, 1,
             "states of terms start from so many days before the window"},
    KeyRange{"a [[tier]]", "from_acts", 0, kMillion, 1,
             "it is a number of acts"},
    KeyRange{"a [[tier]]", "harmonics", 0, 6, 1, "they are waves of a year"},
    KeyRange{"a [[tier]]", "memory", 0.5, 3650, 6, kHalfLives},
    KeyRange{"a [[law]]", "acts_per_year", 0.001, 1000, 1,
             "it is what you expect before you look"},
    KeyRange{"a [[law]]", "within_factor", 1.01, 1000, 1,
             "the prior spreads acts_per_year by this factor"},
    KeyRange{"a [[law]]", "tier_as_if_acts", 0, kMillion, 1,
             "it is a number of acts"},
    KeyRange{"[cite]", "authors", 0, 0, 60, kMany},
    KeyRange{"[density]", "trailing_days", 1, 3650, 1,
             "sources are counted over so many days"},
    KeyRange{"[model]", "treatments", 0, 0, 12, kFew},
    KeyRange{"[model]", "responses", 0, 0, 12, kFew},
    KeyRange{"[model]", "breaks", 0, 0, 12, kFew},
    KeyRange{"[model]", "harmonic_sd", 0.01, 10, 1, kScale},
    KeyRange{"[model]", "era_sd", 0.01, 10, 1, kScale},
    KeyRange{"[model]", "density_sd", 0.01, 10, 1, kScale},
    KeyRange{"[model]", "break_sd", 0.01, 10, 1, kScale},
    KeyRange{"[model]", "median_ratio", 1.01, 10, 1,
             "it is the median size of a signed effect, as a rate ratio"},
    KeyRange{"[model]", "lag_other", 1, 30, 1, kLag},
    KeyRange{"[model]", "lag_own", 1, 30, 1, kLag},
    KeyRange{"[forecast]", "horizons", 1, 730, 8, "forecasts count days"},
    KeyRange{"[forecast]", "item", 0, 0, 24, kMany},
    KeyRange{"case.toml", "question", 0, 0, 100, kMany},
    KeyRange{"a [[question]]", "least", 1, 365, 1, "it is a number of days"},
    KeyRange{"case.toml", "profile", 0, 0, 12, kMany},
    KeyRange{"[policies]", "days", 1, 1460, 4,
             "policies are compared over so many days"},
    KeyRange{"[policies]", "outcome", 0, 0, 24, kMany},
    KeyRange{"a [[profile]]", "weights", -1000, 1000, 24,
             "it is what one unit of the outcome costs beside the others"},
    KeyRange{"a policy", "rule", 0, 0, 24, kMany},
    KeyRange{"a policy", "schedule", 0, 0, 12, kMany},
    KeyRange{"a [[rule]]", "size", 1, 5, 1, "acts weigh 1 to 5"},
    KeyRange{"a [[rule]]", "every", 1, 3650, 1,
             "it is a number of days between two acts"},
    KeyRange{"a [[rule]]", "on", 0, 0, 24, kMany},
    KeyRange{"[schedule]", "except", 0, 0, 24, kMany},
    KeyRange{"cut_counts_as", "size", 0, 5, 1,
             "acts weigh 1 to 5, and 0 stands for a cut that counts as none"},
    KeyRange{"cut_counts_as", "days_before", 0, 365, 1,
             "a cut is announced so long before the first day"},
    KeyRange{"a game", "seed", 0, 1e8, 1, "luck hangs on every digit of it"},
    KeyRange{"a game", "months", 1, 60, 1,
             "what comes later hangs on little that is known today"},
    KeyRange{"a game", "month", 0, 0, 60, kMany},
    KeyRange{"a [[month]]", "acts", 0, 0, 31, kMany},
    KeyRange{"a [[month]]", "let_go", 0, 0, 31, kMany},
    KeyRange{"an act of a game", "size", 1, 5, 1, "acts weigh 1 to 5"},
    KeyRange{"a [[group.select]]", "least_weight", 0, 100, 1, kWeight},
    KeyRange{"a [[group.select]]", "below_weight", 0, 100, 1, kWeight},
    KeyRange{"an essay", "assertion", 0, 0, 200, kMany},
    KeyRange{"an [[assertion]]", "number", 1, 9999, 1,
             "assertions are numbered from 1"},
    KeyRange{"an [[assertion]]", "sentence", 1, 9999, 1,
             "sentences are numbered from 1"},
    KeyRange{"an [[assertion]]", "acts", 0, 0, 60, kMany},
    KeyRange{"an [[assertion]]", "claims", 0, 0, 12, kMany},
    KeyRange{"an [[assertion]]", "policies", 0, 0, 12, kMany},
    KeyRange{"a theory", "memory", 0.5, 3650, 6, kHalfLives},
    KeyRange{"a theory", "effect", 0, 0, 12, kFew},
    KeyRange{"a claim", "replaces", 0, 0, 12, kFew},
    KeyRange{"a claim", "with", 0, 0, 12, kFew},
    KeyRange{"a claim", "beside", 0, 0, 12, kFew},
    KeyRange{"a claim", "row", 0, 0, 40, kMany},
    KeyRange{"a [[row]]", "days_around", 1, 365, 1, kLeftOut},
    KeyRange{"a [[row]]", "days_before", 1, 365, 1, kLeftOut},
    KeyRange{"[hazard]", "threshold", 0.001, 365, 1,
             "it is a number of cuts in an open year"},
    KeyRange{"[hazard]", "prior_cuts", 0.001, 1000, 1,
             "with prior_years it is the rate that you expect before you look"},
    KeyRange{"[hazard]", "prior_years", 0.001, 1000, 1,
             "with prior_cuts it is the rate that you expect before you look"},
    KeyRange{"[hazard]", "also_from", 0, 0, 12, kMany},
    KeyRange{"[hazard_ratio]", "threshold", 0.01, 100, 1,
             "it is a ratio of two rates"},
    KeyRange{"[hazard_ratio]", "prior_acts", 0.001, 1000, 1,
             "with prior_years it is the rate that you expect before you look"},
    KeyRange{"[hazard_ratio]", "prior_years", 0.001, 1000, 1,
             "with prior_acts it is the rate that you expect before you look"},
    KeyRange{"[hazard_ratio]", "apart", 0, 3650, 1,
             "acts that are so many days apart are new starts"},
    KeyRange{"[hazard_ratio]", "also_apart", 0, 3650, 6,
             "acts that are so many days apart are new starts"},
    KeyRange{"[gain]", "horizons", 1, 730, 8, "forecasts count days"},
    KeyRange{"[gain]", "threshold", 0.0001, 1, 1,
             "it is a gain of log score, in nats a forecast"},
};

bool of_numbers(const KeyRange& range) {
  return range.low != 0 || range.high != 0;
}

}  // namespace

std::span<const KeyRange> key_ranges() {
  return kRanges;
}

const KeyRange* range_of(std::string_view table, std::string_view key) {
  const auto at =
      std::find_if(kRanges.begin(), kRanges.end(), [&](const KeyRange& range) {
        return range.table == table && range.key == key;
      });
  return at == kRanges.end() ? nullptr : &*at;
}

std::string text_of(const KeyRange& range) {
  const std::string values =
      of_numbers(range)
          ? fmt::format("{:.10g} to {:.10g}", range.low, range.high)
          : std::string();
  if (range.most == 1) return values;
  return fmt::format("{}at most {}", values.empty() ? "" : values + ", ",
                     range.most);
}

bool is_date_of_a_case(Day day) {
  return kDates.holds(day);
}

}  // namespace entente::casefile
