#include "entente/forecast/track_record.hpp"

#include <algorithm>
#include <atomic>

namespace entente::forecast {
namespace {

using theory::Setting;

// What the record says now of each item's windows.
struct Seen {
  theory::VerdictPanel full;
  std::vector<std::size_t> groups;              // by item
  std::vector<std::vector<Possible>> possible;  // by item
};

Seen seen_of(const Setting& setting, const ForecastSpec& spec) {
  Seen seen{theory::verdict_panel(setting), {}, {}};
  for (const ItemSpec& item : spec.items) {
    seen.groups.push_back(theory::group_index(setting, item.group));
    seen.possible.push_back(possible_acts(setting, seen.groups.back()));
  }
  return seen;
}

// By item, then horizon.
std::vector<PastForecast> forecasts_at(const Setting& setting,
                                       const ForecastSpec& spec,
                                       const Seen& seen,
                                       Day day,
                                       const ForecastOptions& options) {
  OutlookOptions outlook;
  outlook.posterior = Posterior::normal_at_mode;
  outlook.draws = options.past_futures;
  outlook.per_draw = 1;
  outlook.paths = 0;
  outlook.days = longest(spec, options);
  outlook.seed = options.seed;
  const theory::ForecastPanel known =
      theory::forecast_panel(setting, day - 1, outlook.days);
  std::vector<Outlook> others;
  const Outlook law = outlook_of_members(known, spec.items, spec.horizons,
                                         options.stretch, outlook, others);
  std::vector<PastForecast> out;
  for (std::size_t i = 0; i < spec.items.size(); ++i) {
    for (std::size_t h = 0; h < spec.horizons.size(); ++h) {
      PastForecast one;
      one.id = spec.items[i].id;
      one.horizon = spec.horizons[h];
      one.day = day;
      one.rivals = baseline_of(known.panel, seen.groups[i], seen.possible[i],
                               one.horizon, options.stretch.least);
      one.members = members_of(law, others, i, h, one.rivals);
      one.law = one.pool = one.probability = one.members[0];
      one.came = came_of(seen.full.panel, seen.groups[i], seen.possible[i],
                         day + options.stretch.wait, one.horizon,
                         options.stretch.least);
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace

int longest(const ForecastSpec& spec, const ForecastOptions& options) {
  return options.stretch.wait +
         *std::max_element(spec.horizons.begin(), spec.horizons.end());
}

Probabilities members_of(const Outlook& law,
                         const std::vector<Outlook>& others,
                         std::size_t item,
                         std::size_t horizon,
                         const Baseline& rivals) {
  Probabilities said{};
  said[0] = law.items[item].probability[horizon];
  for (std::size_t k = 0; k < others.size(); ++k)
    said[k + 1] = others[k].items[item].probability[horizon];
  said[kMembers - 1] = rivals.two_speed.value_or(said[0]);
  return said;
}

std::vector<Day> monthly_days(Day from, Day to) {
  std::vector<Day> days;
  for (int year = year_of(from); year <= year_of(to); ++year) {
    for (int month = 1; month <= 12; ++month) {
      const Day day = make_day(year, month, 1);
      if (day >= from && day <= to) days.push_back(day);
    }
  }
  return days;
}

std::vector<std::vector<PastForecast>> past_forecasts(
    const Setting& setting,
    const ForecastSpec& spec,
    const ForecastOptions& options) {
  const std::vector<Day> days =
      monthly_days(spec.record_from, setting.window.to);
  const Seen seen = seen_of(setting, spec);
  std::vector<std::vector<PastForecast>> by_day(days.size());
  std::atomic<std::size_t> done = 0;
  parallel_for(days.size(), options.parallelism, [&](std::size_t i) {
    by_day[i] = forecasts_at(setting, spec, seen, days[i], options);
    const std::size_t now = ++done;
    if (options.progress) options.progress(now, days.size());
  });
  std::vector<std::vector<PastForecast>> out(spec.items.size() *
                                             spec.horizons.size());
  for (const auto& origin : by_day)
    for (std::size_t k = 0; k < origin.size(); ++k)
      if (origin[k].came != Came::not_over) out[k].push_back(origin[k]);
  return out;
}

}  // namespace entente::forecast
