#include "entente/forecast/forecast.hpp"

#include <algorithm>
#include <map>

#include "entente/core/check.hpp"
#include "entente/forecast/track_record.hpp"

namespace entente::forecast {
namespace {

using theory::Setting;

constexpr std::array<double, 7> kFanLevels = {0.05, 0.10, 0.25, 0.50,
                                              0.75, 0.90, 0.95};
constexpr std::size_t kSamples = 20;

// Items that share the last covered day of their outcome.
using ByDay = std::map<Day, std::vector<ItemSpec>>;

ByDay by_last_covered(const Setting& setting, const ForecastSpec& spec) {
  const theory::ForecastPanel known =
      theory::forecast_panel(setting, setting.window.to, 0);
  ByDay groups;
  for (const ItemSpec& item : spec.items) {
    const int day =
        last_covered(known.panel, theory::group_index(setting, item.group));
    if (day >= 0) groups[known.panel.day_of(day)].push_back(item);
  }
  return groups;
}

int longest(const ForecastSpec& spec) {
  return *std::max_element(spec.horizons.begin(), spec.horizons.end());
}

std::optional<Day> last_act(const theory::Panel& panel, std::size_t group) {
  const auto& days = panel.act_days[group];
  if (days.empty()) return {};
  return days.back().day;
}

Fan fan_of(const ItemSpec& item, Day as_of, const Outlook& outlook, int days) {
  Fan fan;
  fan.group = item.part_of.empty() ? item.group : item.part_of;
  fan.as_of = as_of;
  for (int day = 0; day < days; ++day) {
    std::vector<int> values;
    for (const auto& path : outlook.paths)
      values.push_back(path[day]);
    std::sort(values.begin(), values.end());
    for (std::size_t level = 0; level < kFanLevels.size(); ++level)
      fan.quantiles[level].push_back(values[static_cast<std::size_t>(
          kFanLevels[level] * static_cast<double>(values.size() - 1))]);
  }
  // One future each from different parameter draws.
  const std::size_t step =
      std::max<std::size_t>(outlook.paths.size() / kSamples, 1);
  for (std::size_t i = 0;
       i < outlook.paths.size() && fan.samples.size() < kSamples; i += step)
    fan.samples.push_back(outlook.paths[i]);
  return fan;
}

void forecast_today(const Setting& setting,
                    const ForecastSpec& spec,
                    const ForecastOptions& options,
                    ForecastResult& out) {
  OutlookOptions outlook;
  outlook.draws = options.draws;
  outlook.per_draw = options.per_draw;
  outlook.days = longest(spec);
  outlook.seed = options.seed;
  outlook.parallelism = options.parallelism;
  for (const auto& [as_of, items] : by_last_covered(setting, spec)) {
    const theory::ForecastPanel panel =
        theory::forecast_panel(setting, as_of, outlook.days);
    const Outlook seen = outlook_of(panel, items, spec.horizons, outlook);
    out.clamped_share = std::max(out.clamped_share, seen.clamped_share);
    if (items[0].id == spec.items[0].id)
      out.fan = fan_of(items[0], as_of, seen, outlook.days);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::size_t group = theory::group_index(setting, items[i].group);
      for (std::size_t h = 0; h < spec.horizons.size(); ++h) {
        out.items.push_back({items[i], spec.horizons[h], as_of,
                             seen.items[i].probability[h], seen.items[i].low[h],
                             seen.items[i].high[h], seen.items[i].mc_error[h],
                             baseline_of(panel.panel, group, spec.horizons[h]),
                             last_act(panel.panel, group)});
      }
    }
  }
  const auto place = [&](const ItemForecast& item) {
    return std::find_if(
        spec.items.begin(), spec.items.end(),
        [&](const ItemSpec& s) { return s.id == item.spec.id; });
  };
  std::stable_sort(out.items.begin(), out.items.end(),
                   [&](const ItemForecast& a, const ItemForecast& b) {
                     return place(a) < place(b);
                   });
}

void add_track_record(const Setting& setting,
                      const ForecastSpec& spec,
                      const ForecastOptions& options,
                      ForecastResult& out) {
  for (const auto& one : past_forecasts(setting, spec, options)) {
    if (one.empty()) continue;
    out.track_record.push_back(score_of(one, options.seed));
    out.origins.insert(out.origins.end(), one.begin(), one.end());
  }
}

}  // namespace

ForecastResult forecast(const Setting& setting,
                        const ForecastSpec& spec,
                        const ForecastOptions& options) {
  ENTENTE_EXPECTS(!spec.items.empty() && !spec.horizons.empty());
  ForecastResult out;
  out.draws = options.draws;
  out.per_draw = options.per_draw;
  forecast_today(setting, spec, options, out);
  add_track_record(setting, spec, options, out);
  return out;
}

}  // namespace entente::forecast
