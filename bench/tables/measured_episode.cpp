#include <cmath>

#include <fmt/format.h>

#include "entente/claim/measured/episode.hpp"
#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"

#include "measured_forms.hpp"
#include "world.hpp"

namespace entente::bench {
namespace {

constexpr int kReplicates = 499;

const claim::ClaimSpec& claim_of(const casefile::Case& the_case) {
  for (const claim::ClaimSpec& one : the_case.claims)
    if (one.episode) return one;
  contract_failed("a claim of form 'episode'", __FILE__, __LINE__);
}

// Further acts in the span, so that it holds some `times` as many as the
// record's mean day.
void add_acts(const World& world,
              const Span& span,
              double times,
              const RecordKey& key,
              theory::Panel& panel) {
  const std::size_t group = world.laws[world.outcome].group;
  auto& count = panel.groups[group].count;
  double acts = 0;
  for (int t = 0; t < panel.days; ++t)
    acts += count[panel.seed_days + t];
  const double more = (times - 1) * acts / panel.days;
  const Draws draws(key.seed, Stream::world_tension, key.theme + 1, key.record);
  for (int t = 0; t < panel.days; ++t)
    if (span.holds(panel.day_of(t)) &&
        draws.uniform(static_cast<std::uint32_t>(t), 0) > std::exp(-more))
      count[panel.seed_days + t] = 1;
}

FormCell cell_of(const World& world,
                 const claim::ClaimSpec& claim,
                 double times,
                 const FormOptions& options) {
  FormCell cell;
  cell.form = "episode";
  cell.world = world.spec.id;
  cell.truth = times == 1 ? "as other years" : fmt::format("{:g} times", times);
  cell.claim = times > 1 ? FormCell::Claim::holds : FormCell::Claim::does_not;
  std::vector<double> places(static_cast<std::size_t>(options.records));
  const std::uint64_t theme_of = theme((cell.world + cell.truth).c_str());
  parallel_for(places.size(), options.parallelism, [&](std::size_t i) {
    const RecordKey key{options.seed, theme_of, static_cast<std::uint32_t>(i)};
    SimulatedRecord record = simulate_record(world, key);
    add_acts(world, claim.episode->span, times, key, record.panel.panel);
    // The base law: none of its effects is tested.
    claim::Question question = world.posed.question;
    for (theory::EffectPrior& effect : question.effects)
      if (effect.tested)
        effect = theory::effect_of(record.panel.panel.setting, effect.name);
    places[i] = claim::episode_of(record.panel, question, claim.episode->span,
                                  {kReplicates, options.seed, theme_of + i})
                    .place;
  });
  for (const double place : places) {
    ++cell.words[static_cast<std::size_t>(claim::word_of(place))];
    cell.mean += place / options.records;
  }
  return cell;
}

}  // namespace

std::vector<FormCell> episode_cells(const casefile::Case& korea,
                                    const FormOptions& options) {
  const theory::Setting setting = casefile::setting_of(korea);
  claim::ClaimSpec claim = claim_of(korea);
  claim.treatment = korea.model.treatments.at(0).text;
  std::vector<FormCell> cells;
  for (const WorldSpec& spec : worlds()) {
    if (spec.id != "base" && spec.id != "power-law" &&
        spec.id != "unseen-tension")
      continue;
    const World world(setting, claim, spec, 1);
    cells.push_back(cell_of(world, claim, 1, options));
    if (spec.id != "base") continue;
    for (const double times : {2.0, 4.0})
      cells.push_back(cell_of(world, claim, times, options));
  }
  return cells;
}

}  // namespace entente::bench
