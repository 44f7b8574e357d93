#include "entente/decide/past.hpp"

#include <algorithm>

#include "entente/decide/drift.hpp"
#include "entente/decide/futures.hpp"

namespace entente::decide {
namespace {

using theory::Setting;

constexpr int kYearsBefore = 4;

std::vector<Day> origins_of(const Setting& setting, int longest) {
  std::vector<Day> days;
  for (int year = year_of(setting.window.from) + kYearsBefore;
       year <= year_of(setting.window.to); ++year) {
    const Day day = make_day(year, 1, 1) - 1;
    if (day - setting.window.from >= kYearsBefore * 365 &&
        day + longest <= setting.window.to)
      days.push_back(day);
  }
  return days;
}

// Whether every day of a measure's window was read.
bool was_read(const theory::Panel& full,
              const OutcomeSpec& outcome,
              int from,
              int days) {
  if (outcome.measure == Measure::lines_open) return true;
  const auto& covered =
      full.covered[theory::group_index(full.setting, outcome.group)];
  return std::all_of(covered.begin() + from, covered.begin() + from + days,
                     [](char day) { return day != 0; });
}

// What the futures from `origin` hold, into `out`, (measures, futures).
void simulate_from(Day origin,
                   const Setting& setting,
                   const DecideSpec& spec,
                   const std::vector<std::string>& contest_outcomes,
                   const PastOptions& options,
                   double drift,
                   std::span<double> out) {
  const int longest = spec.days.back();
  const theory::ForecastPanel known =
      theory::forecast_panel(setting, origin, longest);
  const std::vector<policy::Plan> plans = {with_schedules({}, known.panel)};
  forecast::OutlookOptions outlook;
  outlook.posterior = forecast::Posterior::normal_at_mode;
  outlook.draws = options.futures;
  outlook.seed = options.seed;
  const std::vector<Believed> nobody;
  Columns columns = columns_of(
      {&known.panel, &spec, &plans, &contest_outcomes, &nobody}, outlook);
  if (drift > 0) {
    std::vector<std::string> groups;
    for (const theory::Law& law : columns.all[0].laws)
      groups.push_back((*setting.groups)[law.group].name);
    add_drift(drift, options.seed, groups, columns.all[0].draws);
  }
  const auto draws = static_cast<std::size_t>(options.futures);
  const Reading reading =
      reading_of(known.panel, spec, options.seed, draws, options.parallelism);
  FuturesAsked asked;
  asked.panel = &known.panel;
  asked.reading = &reading;
  asked.plans = &plans;
  asked.days = longest;
  asked.seed = options.seed;
  asked.parallelism = options.parallelism;
  const Column& base = columns.all[0];
  run_futures(asked, systems_of(asked, base, columns.unions), base.draws,
              [&](std::size_t draw, std::span<const double> values) {
                for (std::size_t m = 0; m < values.size(); ++m)
                  out[m * draws + draw] = values[m];
              });
}

PastRun futures_of(Day origin,
                   const DecideSpec& spec,
                   std::span<const double> simulated) {
  PastRun out;
  out.from = origin;
  const std::size_t measures = measures_of(spec).size();
  const std::size_t futures = simulated.size() / measures;
  for (std::size_t m = 0; m < measures; ++m) {
    const auto own = simulated.subspan(m * futures, futures);
    out.simulated.emplace_back(own.begin(), own.end());
  }
  return out;
}

// The same beside what came.
PastRun run_of(Day origin,
               const Setting& setting,
               const theory::Panel& full,
               const DecideSpec& spec,
               std::span<const double> simulated) {
  PastRun out = futures_of(origin, spec, simulated);
  const std::vector<MeasureName> measures = measures_of(spec);
  const int from = origin + 1 - setting.window.from;
  out.came.resize(measures.size());
  read_record(full, spec, from, out.came);
  for (const MeasureName& name : measures)
    out.known.push_back(
        was_read(full, spec.outcomes[name.outcome], from, name.days) ? 1 : 0);
  return out;
}

}  // namespace

std::vector<PastRun> past_runs(const Setting& setting,
                               const DecideSpec& spec,
                               const std::vector<std::string>& contest_outcomes,
                               const PastOptions& options,
                               const Drifts& drifts) {
  const theory::VerdictPanel full = theory::verdict_panel(setting);
  std::vector<Day> origins;
  std::vector<double> drift;
  const std::vector<Day> all = origins_of(setting, spec.days.back());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!drifts.empty() && !drifts[i]) continue;
    origins.push_back(all[i]);
    drift.push_back(drifts.empty() ? 0 : *drifts[i]);
  }
  const std::size_t wide =
      measures_of(spec).size() * static_cast<std::size_t>(options.futures);
  std::vector<double> simulated(origins.size() * wide);
  const auto row = [&](std::size_t i) {
    return std::span(simulated).subspan(i * wide, wide);
  };
  const RowRange own = part_of(options.ranks, origins.size());
  parallel_for(own.to - own.from, options.parallelism, [&](std::size_t i) {
    simulate_from(origins[own.from + i], setting, spec, contest_outcomes,
                  options, drift[own.from + i], row(own.from + i));
  });
  exchange_rows(options.ranks, origins.size(), simulated);
  std::vector<PastRun> runs;
  for (std::size_t i = 0; i < origins.size(); ++i)
    runs.push_back(run_of(origins[i], setting, full.panel, spec, row(i)));
  return runs;
}

PastRun run_from_today(const Setting& setting,
                       const DecideSpec& spec,
                       const std::vector<std::string>& contest_outcomes,
                       const PastOptions& options,
                       double drift) {
  std::vector<double> simulated(measures_of(spec).size() *
                                static_cast<std::size_t>(options.futures));
  simulate_from(setting.window.to, setting, spec, contest_outcomes, options,
                drift, simulated);
  return futures_of(setting.window.to, spec, simulated);
}

}  // namespace entente::decide
