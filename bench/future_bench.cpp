// What a future of both sides costs, beside a walk through every day.
#include <cstdlib>
#include <memory>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "entente/casefile/case.hpp"
#include "entente/inference/base_model.hpp"

#include "../tests/future/plain_walk.hpp"

namespace {

using namespace entente;

constexpr int kTwoYears = 730;

// The laws of all that provocations react to, at their modes; a whole window
// and the last two years of it.
struct Korea {
  casefile::Case the_case =
      casefile::read_case(std::filesystem::path("cases/korea")).value;
  theory::Setting setting = casefile::setting_of(the_case);
  theory::VerdictPanel panel = theory::verdict_panel(setting);
  std::vector<theory::Parameters> parameters;
  future::System window, two_years;
  theory::TermState before_window, before_two_years;  // of the plain walk
};

future::FutureDraws draws_of(std::uint32_t index) {
  return {Draws(1, Stream::future_acts, 0, index),
          Draws(1, Stream::future_attributes, 0, index)};
}

void check_equal(const Korea& korea,
                 const future::System& system,
                 const theory::TermState& before) {
  future::Future fast, plain;
  for (std::uint32_t i = 0; i < 50; ++i) {
    future::simulate(system, korea.parameters, draws_of(i), nullptr, fast);
    future::walk_every_day(system, before, korea.parameters, draws_of(i),
                           plain);
    if (fast.act_days == plain.act_days) continue;
    fmt::print(stderr, "the plain and the fast future differ\n");
    std::exit(1);
  }
}

std::unique_ptr<Korea> fitted() {
  auto out = std::make_unique<Korea>();
  const theory::Panel& panel = out->panel.panel;
  const auto treatments =
      theory::effects_of(out->setting, out->the_case.model.treatments);
  const inference::Company company = inference::company_of(
      panel, {theory::group_index(out->setting, "provocation")}, treatments);
  std::vector<theory::Law> laws;
  for (const std::size_t group : company.groups) {
    laws.push_back(inference::base_law(panel, group, treatments));
    const theory::Design design = theory::design_of(panel, laws.back());
    out->parameters.push_back(theory::parameters_at(
        laws.back(), inference::fit_mode(laws.back(), design.rows).mode));
  }
  out->window = future::make_system(panel, laws, 0, panel.days, company.unions);
  out->two_years = future::make_system(panel, laws, panel.days - kTwoYears,
                                       kTwoYears, company.unions);
  out->before_window = future::terms_before(out->window);
  out->before_two_years = future::terms_before(out->two_years);
  check_equal(*out, out->window, out->before_window);
  check_equal(*out, out->two_years, out->before_two_years);
  return out;
}

const Korea& korea() {
  static const std::unique_ptr<Korea> one = fitted();
  return *one;
}

template <class Simulate>
void run(benchmark::State& state, std::size_t laws, const Simulate& simulate) {
  future::Future out;
  std::uint32_t index = 0;
  for (auto _ : state) {
    simulate(draws_of(index++), out);
    benchmark::DoNotOptimize(out.act_days.data());
  }
  state.counters["laws"] = static_cast<double>(laws);
}

void fast(benchmark::State& state, const future::System& system) {
  run(state, system.laws.size(), [&](const auto& draws, auto& out) {
    future::simulate(system, korea().parameters, draws, nullptr, out);
  });
}

void plain(benchmark::State& state,
           const future::System& system,
           const theory::TermState& before) {
  run(state, system.laws.size(), [&](const auto& draws, auto& out) {
    future::walk_every_day(system, before, korea().parameters, draws, out);
  });
}

void window_fast(benchmark::State& state) {
  fast(state, korea().window);
}
void window_plain(benchmark::State& state) {
  plain(state, korea().window, korea().before_window);
}
void two_years_fast(benchmark::State& state) {
  fast(state, korea().two_years);
}
void two_years_plain(benchmark::State& state) {
  plain(state, korea().two_years, korea().before_two_years);
}

BENCHMARK(window_fast)->Unit(benchmark::kMillisecond);
BENCHMARK(window_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(two_years_fast)->Unit(benchmark::kMillisecond);
BENCHMARK(two_years_plain)->Unit(benchmark::kMillisecond);

}  // namespace
