#include <cmath>

#include <fmt/format.h>

#include "entente/claim/measured/gain.hpp"
#include "entente/core/rng.hpp"
#include "entente/theory/units.hpp"

#include "../../tests/theory/world.hpp"
#include "measured_forms.hpp"

namespace entente::bench {
namespace {

constexpr int kDays = 14 * 365;
constexpr int kOrigins = 6 * 365;        // days before the first of them
constexpr double kStrikes = 6 / 365.25;  // a day
constexpr double kGifts = 3 / 365.25;
constexpr double kClustered = 0.5;              // strikes that a strike brings
constexpr double kHalfLife = 30, kMemory = 20;  // [days]

// Strikes of theirs, by themselves and by their own memory; gifts of ours at
// random, whose RR60 on new strikes is known.
struct Strikes : theory::World {
  Strikes(double ratio, std::uint64_t seed, std::uint32_t record_number)
      : World(kDays, 400) {
    add_group("strike", record::Side::theirs, record::Counting::days);
    add_group("gift", record::Side::ours, record::Counting::acts);
    add_law("strike", 4);
    theory::Tier tier;
    tier.memory = {kMemory};
    model.tiers = {tier};
    const Draws draws(seed, Stream::world_acts, theme("gain"), record_number);
    double sixty = 0;  // mean of what is left of a gift over sixty days
    for (int age = 2; age <= 60; ++age)
      sixty += std::exp2(-age / kHalfLife) / 60;
    const double theta = std::log(ratio) / sixty;
    double gifts = 0, before = 0, memory = 0;
    const double keep = std::exp2(-1 / kMemory);
    for (int t = -400; t < kDays; ++t) {
      const auto step = static_cast<std::uint32_t>(t + 400);
      const double rate =
          (1 - kClustered) * kStrikes * std::exp(theta * gifts) +
          kClustered * memory;
      const bool strike = draws.uniform(step, 0) > std::exp(-rate);
      const bool gift = draws.uniform(step, 1) < kGifts;
      if (strike) add_act("strike", t);
      if (gift) add_act("gift", t);
      memory = keep * memory + (strike ? 1 - keep : 0);
      // Seen two days later: yesterday's gift enters tomorrow.
      const double fade = std::exp2(-1 / kHalfLife);
      gifts = fade * gifts + before * std::exp2(-2 / kHalfLife);
      before = gift ? 1 : 0;
    }
  }
};

}  // namespace

std::vector<FormCell> gain_cells(const FormOptions& options) {
  constexpr double kThreshold = 0.005;
  std::vector<FormCell> cells;
  for (const double ratio : {1.0, 2.0, 5.0}) {
    FormCell cell;
    cell.form = "gain";
    cell.world = "strikes in clusters";
    cell.truth = fmt::format("RR60 {:g}", ratio);
    std::vector<claim::GainResult> gains(
        static_cast<std::size_t>(options.records));
    parallel_for(gains.size(), options.parallelism, [&](std::size_t i) {
      Strikes world(ratio, options.seed, static_cast<std::uint32_t>(i));
      forecast::WithTermOptions futures;
      futures.seed = options.seed + i;
      const auto pairs =
          forecast::forecasts_with_term(world.setting(),
                                        {"strike",
                                         "recent(gift, 30)",
                                         {30, 90},
                                         world.window.from + kOrigins},
                                        futures);
      gains[i] = claim::gain_of(pairs, kThreshold, options.seed, i);
    });
    for (const claim::GainResult& one : gains) {
      ++cell.words[static_cast<std::size_t>(claim::word_of(one.above))];
      cell.mean += one.gain / options.records;
    }
    cell.claim = cell.mean > kThreshold ? FormCell::Claim::holds
                                        : FormCell::Claim::does_not;
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace entente::bench
