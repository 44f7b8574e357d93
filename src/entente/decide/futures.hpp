// Futures of several policies under one theory, under the same luck.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "entente/core/parallel.hpp"
#include "entente/core/ranks.hpp"
#include "entente/decide/columns.hpp"
#include "entente/decide/reading.hpp"

namespace entente::decide {

struct FuturesAsked {
  const theory::Panel* panel = nullptr;
  const Reading* reading = nullptr;
  const std::vector<policy::Plan>* plans = nullptr;
  // Groups whose sums of weights are read as well, after the measures.
  std::vector<std::size_t> levers;
  int days = 0;  // of every future
  int per_draw = 1;
  std::uint64_t seed = 1;
  Parallelism parallelism;
  Ranks ranks;
};

// Numbers read off one future: measures, then levers.
std::size_t width_of(const FuturesAsked& asked);

// What one draw's futures hold, (per_draw, plans, width).
using DrawDone =
    std::function<void(std::size_t draw, std::span<const double> values)>;

// Terms that were beyond what the record shows, by plan; of the draws
// simulated.
struct Clamped {
  std::vector<long> clamped, terms;
};

// The laws of a column with each plan.
std::vector<future::System> systems_of(
    const FuturesAsked& asked,
    const Column& column,
    const std::vector<future::System::Union>& unions);

// Simulates `asked.per_draw` futures of every plan for every draw of the laws'
// parameters, [draw][law]. The i-th future of a draw has the same uniforms
// under every plan and in every column, by group. `done` is called once a draw,
// from any thread, for the rank's own draws (part_of); the rest are simulated
// by the other ranks. O(draws * per_draw * plans * days / ranks).
Clamped run_futures(const FuturesAsked& asked,
                    const std::vector<future::System>& systems,
                    std::span<const std::vector<theory::Parameters>> draws,
                    const DrawDone& done);

}  // namespace entente::decide
