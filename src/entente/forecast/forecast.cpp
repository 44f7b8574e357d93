#include "entente/forecast/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "entente/core/check.hpp"
#include "entente/forecast/by_law.hpp"
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

// Whether the members of the pool are asked, too, or the base law alone.
enum class Asked { members, law };

void forecast_today(const Setting& setting,
                    const ForecastSpec& spec,
                    const ForecastOptions& options,
                    Asked asked,
                    ForecastResult& out) {
  OutlookOptions outlook;
  outlook.draws = options.draws;
  outlook.per_draw = options.per_draw;
  outlook.days = longest(spec, options);
  outlook.seed = options.seed;
  outlook.parallelism = options.parallelism;
  for (const auto& [as_of, items] : by_last_covered(setting, spec)) {
    const theory::ForecastPanel panel =
        theory::forecast_panel(setting, as_of, outlook.days);
    std::vector<Outlook> others;
    const Outlook seen =
        asked == Asked::law
            ? outlook_of(panel, items, spec.horizons, outlook)
            : outlook_of_members(panel, items, spec.horizons, options.stretch,
                                 outlook, others);
    out.clamped_share = std::max(out.clamped_share, seen.clamped_share);
    if (items[0].id == spec.items[0].id)
      out.fan = fan_of(items[0], as_of, seen, outlook.days);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::size_t group = theory::group_index(setting, items[i].group);
      const auto possible = possible_acts(setting, group);
      for (std::size_t h = 0; h < spec.horizons.size(); ++h) {
        ItemForecast one{items[i],
                         spec.horizons[h],
                         as_of,
                         seen.items[i].probability[h],
                         seen.items[i].low[h],
                         seen.items[i].high[h],
                         seen.items[i].mc_error[h],
                         baseline_of(panel.panel, group, possible,
                                     spec.horizons[h], options.stretch.least),
                         last_act(panel.panel, group),
                         {},
                         {}};
        if (asked == Asked::members)
          one.members = members_of(seen, others, i, h, one.baseline);
        out.items.push_back(std::move(one));
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

double moved(double p, double from, double to) {
  const auto logit = [](double q) {
    const double inside = std::clamp(q, 1e-6, 1 - 1e-6);
    return std::log(inside / (1 - inside));
  };
  return 1 / (1 + std::exp(-(logit(p) + logit(to) - logit(from))));
}

// Says `probability` instead of what the base law says.
void say(double probability, ItemForecast& item) {
  const double law = item.probability;
  if (probability == law) return;
  item.low = moved(item.low, law, probability);
  item.high = moved(item.high, law, probability);
  // The slope of the logit scale; a bound, for the members share their draws.
  item.mc_error *=
      probability * (1 - probability) / std::max(law * (1 - law), 1e-6);
  item.probability = probability;
}

// Pools of one item and horizon at its past origins and, last, today.
void pool_one(const ForecastOptions& options,
              std::vector<PastForecast>& past,
              ItemForecast* today) {
  std::vector<PoolOrigin> origins;
  for (const PastForecast& one : past) {
    origins.push_back({one.day, one.members, {}});
    if (one.came == Came::yes) origins.back().happened = 1;
    if (one.came == Came::no) origins.back().happened = 0;
  }
  if (today != nullptr)
    origins.push_back({today->as_of + 1, today->members, {}});
  if (origins.empty()) return;
  const int horizon = today != nullptr ? today->horizon : past[0].horizon;
  const std::vector<Pool> pools =
      pools_of(origins, options.stretch.wait + horizon, options.seed);
  for (std::size_t i = 0; i < past.size(); ++i) {
    past[i].pool = pools[i].pooled;
    past[i].probability = pools[i].said;
  }
  if (today == nullptr) return;
  today->pool = pools.back();
  say(pools.back().said, *today);
}

ItemForecast* item_of(std::vector<ItemForecast>& items,
                      const std::string& id,
                      int horizon) {
  const auto at =
      std::find_if(items.begin(), items.end(), [&](const ItemForecast& item) {
        return item.spec.id == id && item.horizon == horizon;
      });
  return at == items.end() ? nullptr : &*at;
}

// A longer window holds the shorter: its chance is never below.
void make_coherent(const ForecastSpec& spec,
                   std::vector<std::vector<PastForecast>>& past,
                   std::vector<ItemForecast>& today) {
  std::vector<std::size_t> rising(spec.horizons.size());
  std::iota(rising.begin(), rising.end(), 0U);
  std::sort(rising.begin(), rising.end(), [&](std::size_t a, std::size_t b) {
    return spec.horizons[a] < spec.horizons[b];
  });
  for (std::size_t i = 0; i < spec.items.size(); ++i) {
    std::map<Day, double> least;
    double least_now = 0;
    for (const std::size_t h : rising) {
      for (PastForecast& one : past[i * rising.size() + h]) {
        double& bound = least[one.day];
        bound = one.probability = std::max(bound, one.probability);
      }
      ItemForecast* now = item_of(today, spec.items[i].id, spec.horizons[h]);
      if (now == nullptr) continue;
      least_now = std::max(least_now, now->probability);
      say(least_now, *now);
    }
  }
}

void add_track_record(const Setting& setting,
                      const ForecastSpec& spec,
                      const ForecastOptions& options,
                      ForecastResult& out) {
  std::vector<std::vector<PastForecast>> past =
      past_forecasts(setting, spec, options);
  const std::size_t count = spec.horizons.size();
  parallel_for(past.size(), options.parallelism, [&](std::size_t k) {
    pool_one(
        options, past[k],
        item_of(out.items, spec.items[k / count].id, spec.horizons[k % count]));
  });
  make_coherent(spec, past, out.items);
  for (const auto& one : past) {
    if (one.empty()) continue;
    out.track_record.push_back(score_of(one, options.seed));
    out.origins.insert(out.origins.end(), one.begin(), one.end());
  }
}

}  // namespace

ForecastResult forecast(const Setting& setting,
                        const ForecastSpec& spec,
                        const ForecastOptions& options) {
  ENTENTE_EXPECTS(!spec.horizons.empty());
  ForecastResult out;
  if (spec.items.empty()) return out;
  out.draws = options.draws;
  out.per_draw = options.per_draw;
  forecast_today(setting, spec, options, Asked::members, out);
  add_track_record(setting, spec, options, out);
  return out;
}

ForecastResult forecast_by_law(const Setting& setting,
                               const ForecastSpec& spec,
                               const ForecastOptions& options) {
  ForecastResult out;
  if (!spec.items.empty())
    forecast_today(setting, spec, options, Asked::law, out);
  return out;
}

}  // namespace entente::forecast
