#include <cmath>

#include <fmt/format.h>

#include "entente/claim/measured/hazard_ratio.hpp"
#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"

#include "measured_forms.hpp"

namespace entente::bench {
namespace {

constexpr double kYear = 365.25;
constexpr double kActs = 17;        // in all, whatever the ratio
constexpr double kOffspring = 0.5;  // of an act, where they cluster
constexpr double kHalfLife = 20;    // [days] of what it leaves behind

const claim::ClaimSpec& claim_of(const casefile::Case& the_case) {
  for (const claim::ClaimSpec& one : the_case.claims)
    if (one.hazard_ratio) return one;
  contract_failed("a claim of form 'hazard ratio'", __FILE__, __LINE__);
}

// The real panel with other acts of one group: a background of `rate` a day out
// of the state, `ratio` times that in it, and offspring.
void draw_acts(const Draws& draws,
               double rate,
               double ratio,
               double offspring,
               std::size_t track,
               std::size_t group,
               theory::Panel& panel) {
  auto& count = panel.groups[group].count;
  const double keep = std::exp2(-1 / kHalfLife);
  double memory = 0;
  for (int day = 1; day < panel.seed_days + panel.days; ++day) {
    const bool open = panel.track_open[track][day - 1] != 0;
    const double now = rate * (open ? ratio : 1) + offspring * memory;
    const bool act =
        draws.uniform(static_cast<std::uint32_t>(day), 0) > std::exp(-now);
    count[day] = act ? 1 : 0;
    memory = keep * memory + (act ? 1 - keep : 0);
  }
}

// The rate out of the state at which so many acts are expected in the window.
double rate_for(const theory::Panel& panel, std::size_t track, double ratio) {
  double days = 0;
  for (int day = panel.seed_days; day < panel.seed_days + panel.days; ++day)
    days += panel.track_open[track][day - 1] != 0 ? ratio : 1;
  return kActs / days;
}

}  // namespace

std::vector<FormCell> ratio_cells(const casefile::Case& korea,
                                  const FormOptions& options) {
  const theory::Setting setting = casefile::setting_of(korea);
  const claim::ClaimSpec& claim = claim_of(korea);
  const claim::HazardRatioSpec& spec = *claim.hazard_ratio;
  theory::VerdictPanel panel = theory::verdict_panel(setting);
  const std::size_t group = theory::group_index(setting, claim.outcome);
  std::size_t track = 0;
  while ((*setting.tracks)[track].name != spec.track)
    ++track;
  std::vector<FormCell> cells;
  for (const int apart : {0, 30, 90}) {
    for (const double offspring : {0.0, kOffspring}) {
      for (const double ratio : {0.5, 1.0, 2.0}) {
        FormCell cell;
        cell.form = apart == 0
                        ? "hazard ratio"
                        : fmt::format("new starts, {} days apart", apart);
        cell.world = offspring == 0 ? "independent" : "clusters";
        cell.truth = fmt::format("ratio {:g}", ratio);
        cell.claim = ratio > spec.threshold ? FormCell::Claim::holds
                                            : FormCell::Claim::does_not;
        const double rate =
            rate_for(panel.panel, track, ratio) * (1 - offspring);
        const int records = 10 * options.records;
        for (int i = 0; i < records; ++i) {
          draw_acts({options.seed, Stream::world_acts,
                     theme(cell.world.c_str()) + theme(cell.truth.c_str()),
                     static_cast<std::uint32_t>(i)},
                    rate, ratio, offspring, track, group, panel.panel);
          const auto found =
              claim::hazard_ratio_of(panel, claim.outcome, spec, apart);
          ++cell.words[static_cast<std::size_t>(claim::word_of(found.above))];
          cell.mean += found.ratio / records;
        }
        cells.push_back(cell);
      }
    }
  }
  return cells;
}

}  // namespace entente::bench
