// What a fit and a verdict cost, on the Korea case, beside the plain form.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/draft.hpp"
#include "entente/claim/verdict.hpp"
#include "entente/core/rng.hpp"
#include "entente/theory/excitation.hpp"
#include "entente/theory/kernels.hpp"

#include "plain_likelihood.hpp"
#include "tables/provenance.hpp"

namespace {

using namespace entente;

constexpr double kYear = 365.25;

// Claim 2 on the real record: the law of provocation with the tested effect.
struct Korea {
  casefile::Case the_case;
  theory::Setting setting;
  const claim::ClaimSpec* spec = nullptr;
  claim::Draft draft;
  claim::Posed posed;
  claim::Asked asked;
  bench::PlainRows plain;
};

bench::PlainRows plain_rows(const theory::Panel& panel,
                            const theory::Law& law) {
  bench::PlainRows out;
  const theory::Design design = theory::design_of(panel, law);
  const auto states = theory::excitation_of(panel, law);
  out.counting = law.counting;
  out.excitation.resize(states.size());
  for (const auto& column : design.columns)
    out.columns.emplace_back(column.begin(), column.begin() + design.rows.rows);
  for (const int day : design.row_day) {
    out.acts.push_back(panel.groups[law.group].count[panel.seed_days + day]);
    for (std::size_t j = 0; j < states.size(); ++j)
      out.excitation[j].push_back(states[j][day]);
  }
  return out;
}

std::unique_ptr<Korea> read_korea() {
  auto korea = std::make_unique<Korea>();
  casefile::Reading reading =
      casefile::read_case(std::filesystem::path("cases/korea"));
  if (!reading.diagnostics.empty()) {
    fmt::print(stderr, "cases/korea has mistakes: entente record check\n");
    std::exit(3);
  }
  korea->the_case = std::move(reading.value);
  const casefile::Case& c = korea->the_case;
  korea->setting = casefile::setting_of(c);
  korea->spec = &*std::find_if(
      c.claims.begin(), c.claims.end(),
      [](const claim::ClaimSpec& claim) { return claim.id == "2"; });
  korea->draft = claim::draft_of(korea->setting, *korea->spec);
  korea->posed = claim::pose(korea->draft);
  korea->asked = claim::ask(korea->posed.panel, korea->posed.question);
  korea->plain = plain_rows(korea->asked.panel, korea->asked.law);
  return korea;
}

const Korea& korea() {
  static const std::unique_ptr<Korea> read = read_korea();
  return *read;
}

// The same columns over so many years, in turn, with so many acts on days
// drawn evenly, and the excitation that follows from them.
bench::PlainRows stretched(double years, int acts) {
  const Korea& k = korea();
  const auto rows = static_cast<std::size_t>(years * kYear);
  bench::PlainRows out;
  out.counting = k.plain.counting;
  for (const auto& column : k.plain.columns) {
    out.columns.emplace_back(rows);
    for (std::size_t row = 0; row < rows; ++row)
      out.columns.back()[row] = column[row % column.size()];
  }
  out.acts.assign(rows, 0);
  const Draws draws(1, Stream::world_acts, theme("bench"));
  for (std::uint32_t n = 0, placed = 0; placed < std::uint32_t(acts); ++n) {
    const auto row = static_cast<std::size_t>(draws.uniform(0, n) *
                                              static_cast<double>(rows));
    if (out.acts[row] > 0) continue;
    out.acts[row] = 1;
    ++placed;
  }
  for (const double half_life : k.asked.law.half_lives) {
    const double ratio = theory::excitation_ratio(half_life);
    out.excitation.emplace_back(rows, 0.0);
    auto& state = out.excitation.back();
    for (std::size_t row = 1; row < rows; ++row)
      state[row] = theory::excited(state[row - 1], ratio, out.acts[row - 1]);
  }
  return out;
}

bool equal(double a, double b, double scale) {
  return std::abs(a - b) <= 1e-10 * std::max(std::abs(scale), 1.0);
}

// Ends the program where the two forms differ.
void check_equal(const bench::PlainRows& plain) {
  const theory::Design fast = bench::fast_form(plain);
  const theory::Parameters at =
      theory::parameters_at(korea().asked.law, korea().asked.fit.mode);
  const theory::Curvature slow = bench::plain_curvature(plain, at.theta, at.n);
  theory::Curvature quick;
  theory::log_likelihood_curvature(fast.rows, at.theta, at.n, quick);
  bool same =
      equal(slow.value, quick.value, slow.value) &&
      equal(slow.value, theory::log_likelihood(fast.rows, at.theta, at.n),
            slow.value);
  const std::size_t d = slow.gradient.size();
  const double scale = *std::max_element(
      slow.hessian.begin(), slow.hessian.end(),
      [](double a, double b) { return std::abs(a) < std::abs(b); });
  for (std::size_t i = 0; i < d; ++i)
    same = same && equal(slow.gradient[i], quick.gradient[i], scale);
  for (std::size_t i = 0; i < d * d; ++i)
    same = same && equal(slow.hessian[i], quick.hessian[i], scale);
  if (same) return;
  fmt::print(stderr, "the plain and the fast likelihood differ\n");
  std::exit(1);
}

void full_fit(benchmark::State& state) {
  const theory::Design design = bench::fast_form(korea().plain);
  int steps = 0;
  for (auto _ : state) {
    const inference::Fit fit =
        inference::fit_mode(korea().asked.law, design.rows);
    steps = fit.steps;
    benchmark::DoNotOptimize(fit.log_density);
  }
  state.counters["steps"] = steps;
}

void verdict_with_199_nulls(benchmark::State& state) {
  const Korea& k = korea();
  for (auto _ : state) {
    const claim::Judged judged =
        claim::judge_question(k.posed.panel, k.posed.question, k.spec->form,
                              {{}, 199, claim::NullEffort::Edges::all});
    benchmark::DoNotOptimize(judged.probability);
  }
}

void value_fast(benchmark::State& state) {
  const theory::Design design = bench::fast_form(korea().plain);
  const auto at =
      theory::parameters_at(korea().asked.law, korea().asked.fit.mode);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        theory::log_likelihood(design.rows, at.theta, at.n));
}

void value_plain(benchmark::State& state) {
  const auto at =
      theory::parameters_at(korea().asked.law, korea().asked.fit.mode);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        bench::plain_log_likelihood(korea().plain, at.theta, at.n));
}

void curvature_fast(benchmark::State& state) {
  const theory::Design design = bench::fast_form(korea().plain);
  const auto at =
      theory::parameters_at(korea().asked.law, korea().asked.fit.mode);
  theory::Curvature out;
  for (auto _ : state) {
    theory::log_likelihood_curvature(design.rows, at.theta, at.n, out);
    benchmark::DoNotOptimize(out.value);
  }
}

void curvature_plain(benchmark::State& state) {
  const auto at =
      theory::parameters_at(korea().asked.law, korea().asked.fit.mode);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        bench::plain_curvature(korea().plain, at.theta, at.n).value);
}

void fit_by_years(benchmark::State& state) {
  const auto years = static_cast<double>(state.range(0));
  const bench::PlainRows plain = stretched(years, static_cast<int>(10 * years));
  check_equal(plain);
  const theory::Design design = bench::fast_form(plain);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        inference::fit_mode(korea().asked.law, design.rows).log_density);
}

void fit_by_acts(benchmark::State& state) {
  const bench::PlainRows plain =
      stretched(20, static_cast<int>(state.range(0)));
  check_equal(plain);
  const theory::Design design = bench::fast_form(plain);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        inference::fit_mode(korea().asked.law, design.rows).log_density);
}

BENCHMARK(full_fit)->Unit(benchmark::kMillisecond);
BENCHMARK(verdict_with_199_nulls)->Unit(benchmark::kMillisecond);
BENCHMARK(value_fast)->Unit(benchmark::kMillisecond);
BENCHMARK(value_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(curvature_fast)->Unit(benchmark::kMillisecond);
BENCHMARK(curvature_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(fit_by_years)
    ->Arg(5)
    ->Arg(10)
    ->Arg(20)
    ->Arg(40)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(fit_by_acts)
    ->Arg(50)
    ->Arg(100)
    ->Arg(200)
    ->Arg(400)
    ->Arg(800)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  check_equal(korea().plain);
  const bench::Provenance made = bench::provenance_of("bench/run.sh");
  benchmark::AddCustomContext("commit", made.commit);
  benchmark::AddCustomContext("machine", made.machine);
  benchmark::AddCustomContext("compiler", made.compiler);
  const claim::Asked& asked = korea().asked;
  benchmark::AddCustomContext("instructions", theory::instruction_set());
  benchmark::AddCustomContext("rows", std::to_string(asked.rows));
  benchmark::AddCustomContext("acts", std::to_string(asked.outcome_acts));
  benchmark::AddCustomContext("parameters",
                              std::to_string(asked.law.dimension()));
  benchmark::AddCustomContext(
      "log_rr60",
      fmt::format("{:.10f}",
                  claim::estimate_of(asked.fit, asked.law).log_rr60));
  benchmark::AddCustomContext("log_density",
                              fmt::format("{:.10f}", asked.fit.log_density));
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
