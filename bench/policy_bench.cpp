// What futures of both sides cost while our side acts by a policy, beside a
// walk through every day that reads each condition from the whole history.
#include <cstdlib>
#include <memory>
#include <thread>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "entente/casefile/case.hpp"
#include "entente/decide/futures.hpp"

#include "../tests/future/plain_walk.hpp"

namespace {

using namespace entente;

constexpr int kTwoYears = 730;
constexpr int kDraws = 1000;

// Gifts for steps, with scheduled drills as announced.
policy::PolicySpec gifts_for_steps() {
  policy::PolicySpec spec;
  spec.id = "gifts-for-steps";
  policy::RuleSpec rule;
  rule.group.text = "concession";
  rule.size = 3;
  rule.when.text = "within(conciliation, 30)";
  rule.unless.text = "within(provocation, 30)";
  rule.every = 60;
  spec.rules.push_back(rule);
  rule.size = 1;
  rule.when.text = "max(within(restoration, 30), within(talks, 30))";
  rule.unless.text = "";
  rule.every = 90;
  spec.rules.push_back(rule);
  return spec;
}

struct Korea {
  casefile::Case the_case =
      casefile::read_case(std::filesystem::path("cases/korea")).value;
  theory::Setting setting = casefile::setting_of(the_case);
  theory::ForecastPanel known =
      theory::forecast_panel(setting, setting.window.to, kTwoYears);
  decide::DecideSpec spec;
  std::vector<policy::Plan> plans;
  decide::Columns columns;
  decide::Reading reading;
  std::vector<future::System> systems;  // of the one plan
  theory::TermState before;
};

future::FutureDraws draws_of(std::uint32_t index) {
  return {Draws(1, Stream::future_acts, 0, index),
          Draws(1, Stream::future_attributes, 0, index)};
}

std::unique_ptr<Korea> fitted() {
  auto out = std::make_unique<Korea>();
  for (const char* group : {"provocation", "conciliation", "talks", "pressure",
                            "unscheduled drill", "offer"})
    out->spec.outcomes.push_back(
        {group, group, decide::Measure::days, group, "", false, {}, {}, {}});
  out->spec.days = {kTwoYears};
  out->plans = {decide::with_schedules(
      policy::plan_of(out->setting, gifts_for_steps()), out->known.panel)};
  forecast::OutlookOptions options;
  options.posterior = forecast::Posterior::normal_at_mode;
  options.draws = kDraws;
  const std::vector<decide::Believed> nobody;
  out->columns = decide::columns_of({&out->known.panel, &out->spec, &out->plans,
                                     &out->the_case.contest_outcomes, &nobody},
                                    options);
  out->reading = decide::reading_of(out->known.panel, out->spec, 1, kDraws, {});
  decide::FuturesAsked asked;
  asked.panel = &out->known.panel;
  asked.reading = &out->reading;
  asked.plans = &out->plans;
  asked.days = kTwoYears;
  out->systems =
      decide::systems_of(asked, out->columns.all[0], out->columns.unions);
  out->before = future::terms_before(out->systems[0]);
  future::Future fast, plain;
  for (std::uint32_t i = 0; i < 50; ++i) {
    const auto& parameters = out->columns.all[0].draws[i];
    future::simulate(out->systems[0], parameters, draws_of(i), nullptr, fast);
    future::walk_every_day(out->systems[0], out->before, parameters,
                           draws_of(i), plain, &out->plans[0]);
    if (fast.act_days == plain.act_days) continue;
    fmt::print(stderr, "the plain and the fast future differ\n");
    std::exit(1);
  }
  return out;
}

const Korea& korea() {
  static const std::unique_ptr<Korea> one = fitted();
  return *one;
}

template <class Simulate>
void run(benchmark::State& state, const Simulate& simulate) {
  const Korea& at = korea();
  future::Future out;
  std::uint32_t index = 0;
  for (auto _ : state) {
    simulate(at.columns.all[0].draws[index % kDraws], draws_of(index), out);
    benchmark::DoNotOptimize(out.act_days.data());
    ++index;
  }
  state.counters["laws"] = static_cast<double>(at.systems[0].laws.size());
}

void policy_fast(benchmark::State& state) {
  run(state, [&](const auto& parameters, const auto& draws, auto& out) {
    future::simulate(korea().systems[0], parameters, draws, nullptr, out);
  });
}

void policy_plain(benchmark::State& state) {
  run(state, [&](const auto& parameters, const auto& draws, auto& out) {
    future::walk_every_day(korea().systems[0], korea().before, parameters,
                           draws, out);
  });
}

// So many two-year futures of all groups under one policy, read, on all cores.
void policy_futures(benchmark::State& state) {
  const Korea& at = korea();
  decide::FuturesAsked asked;
  asked.panel = &at.known.panel;
  asked.reading = &at.reading;
  asked.plans = &at.plans;
  asked.days = kTwoYears;
  asked.per_draw = static_cast<int>(state.range(0)) / kDraws;
  asked.parallelism = {
      std::max(1, static_cast<int>(std::thread::hardware_concurrency()))};
  for (auto _ : state) {
    std::vector<double> sums(kDraws);
    decide::run_futures(asked, at.systems, at.columns.all[0].draws,
                        [&](std::size_t draw, std::span<const double> values) {
                          sums[draw] = values[0];
                        });
    benchmark::DoNotOptimize(sums.data());
  }
}

BENCHMARK(policy_fast)->Unit(benchmark::kMillisecond);
BENCHMARK(policy_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(policy_futures)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kSecond)
    ->Iterations(1)
    ->Repetitions(1)
    ->UseRealTime();

}  // namespace
