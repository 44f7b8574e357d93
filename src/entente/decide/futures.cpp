#include "entente/decide/futures.hpp"

#include <algorithm>

namespace entente::decide {
namespace {

using future::Future;
using future::System;

// What a run of draws needs; kept from draw to draw.
struct Bench {
  std::vector<Future> futures;                  // by plan
  std::vector<future::Background> backgrounds;  // by plan, of one draw
  future::ActUniforms uniforms;                 // of one future of all plans
  std::vector<double> values;
  Clamped clamped;
};

void run_draw(const FuturesAsked& asked,
              const std::vector<System>& systems,
              const std::vector<theory::Parameters>& parameters,
              std::size_t draw,
              Bench& bench) {
  const std::size_t width = width_of(asked);
  const std::size_t measures =
      asked.reading->outcomes.size() * asked.reading->days.size();
  const auto theme = static_cast<std::uint64_t>(asked.panel->setting.window.to);
  double* at = bench.values.data();
  for (std::size_t p = 0; p < systems.size(); ++p)
    future::settle(systems[p], parameters, bench.backgrounds[p]);
  for (int r = 0; r < asked.per_draw; ++r) {
    const auto replicate = static_cast<std::uint32_t>(r + 1);
    const auto step = static_cast<std::uint32_t>(draw);
    const future::FutureDraws draws{
        Draws(asked.seed, Stream::future_acts, theme, replicate, step),
        Draws(asked.seed, Stream::future_attributes, theme, replicate, step)};
    future::draw_acts(systems[0], draws.acts, bench.uniforms);
    for (std::size_t p = 0; p < systems.size(); ++p) {
      Future& future = bench.futures[p];
      future::simulate_shared(systems[p], parameters,
                              {&bench.backgrounds[p], &bench.uniforms}, draws,
                              future);
      read_future(*asked.reading, systems[p], future, draw, draws.marks,
                  {at, measures});
      for (std::size_t g = 0; g < asked.levers.size(); ++g)
        at[measures + g] =
            sizes_of(systems[p], future, asked.levers[g], asked.days);
      bench.clamped.clamped[p] += future.clamped_term_days;
      bench.clamped.terms[p] += future.term_days;
      at += width;
    }
  }
}

}  // namespace

std::vector<System> systems_of(const FuturesAsked& asked,
                               const Column& column,
                               const std::vector<System::Union>& unions) {
  std::vector<System> systems(asked.plans->size());
  parallel_for(systems.size(), asked.parallelism, [&](std::size_t p) {
    const future::Conduct conduct{&(*asked.plans)[p], future::Luck::by_name};
    systems[p] =
        future::make_system(*asked.panel, column.laws, asked.panel->days,
                            asked.days, unions, conduct);
  });
  return systems;
}

std::size_t width_of(const FuturesAsked& asked) {
  return asked.reading->outcomes.size() * asked.reading->days.size() +
         asked.levers.size();
}

Clamped run_futures(const FuturesAsked& asked,
                    const std::vector<System>& systems,
                    std::span<const std::vector<theory::Parameters>> draws,
                    const DrawDone& done) {
  const std::size_t plans = systems.size();
  const RowRange part = part_of(asked.ranks, draws.size());
  const std::size_t count = part.to - part.from;
  constexpr int kRunsAThread = 4;
  const int threads = asked.parallelism.threads;
  const std::size_t runs = std::min(
      count,
      static_cast<std::size_t>(threads > 1 ? kRunsAThread * threads : 1));
  std::vector<Clamped> clamped(runs);
  parallel_for(runs, asked.parallelism, [&](std::size_t run) {
    Bench bench;
    bench.futures.resize(plans);
    bench.backgrounds.resize(plans);
    bench.values.resize(asked.per_draw * plans * width_of(asked));
    bench.clamped = {std::vector<long>(plans, 0), std::vector<long>(plans, 0)};
    for (std::size_t d = part.from + run * count / runs;
         d < part.from + (run + 1) * count / runs; ++d) {
      run_draw(asked, systems, draws[d], d, bench);
      done(d, bench.values);
    }
    clamped[run] = std::move(bench.clamped);
  });
  Clamped all{std::vector<long>(plans, 0), std::vector<long>(plans, 0)};
  for (const Clamped& one : clamped) {
    for (std::size_t p = 0; p < plans; ++p) {
      all.clamped[p] += one.clamped[p];
      all.terms[p] += one.terms[p];
    }
  }
  return all;
}

}  // namespace entente::decide
