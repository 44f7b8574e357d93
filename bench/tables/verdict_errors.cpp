#include "verdict_errors.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"

namespace entente::bench {
namespace {

using claim::Form;
using claim::Word;

bool about_an_effect(Form form) {
  return form == Form::above || form == Form::below ||
         form == Form::not_above || form == Form::not_below;
}

// The region that the form asserts, at the truth; no truth lies on an edge.
bool holds(Form form, double log_ratio) {
  const double edge = std::log(claim::kEdge);
  switch (form) {
    case Form::above:
      return log_ratio > edge;
    case Form::below:
      return log_ratio < -edge;
    case Form::not_above:
      return log_ratio <= edge;
    case Form::not_below:
      return log_ratio >= -edge;
    default:
      contract_failed("an effect claim", __FILE__, __LINE__);
  }
}

WorldSpec find_world(const std::string& id) {
  for (WorldSpec& world : worlds())
    if (world.id == id) return std::move(world);
  contract_failed("a world of the tables", __FILE__, __LINE__);
}

std::vector<double> numbers(const Outcome& outcome) {
  return {static_cast<double>(outcome.word),
          outcome.corrected,
          outcome.corrected_se,
          outcome.estimate,
          outcome.se,
          outcome.acts,
          outcome.treated,
          outcome.largest,
          outcome.clamped_share,
          outcome.replicates_run_away,
          outcome.replicates_not_converged};
}

Outcome outcome_from(const std::vector<double>& n) {
  return {static_cast<Word>(static_cast<int>(n[0])),
          n[1],
          n[2],
          n[3],
          n[4],
          n[5],
          n[6],
          n[7],
          n[8],
          n[9],
          n[10]};
}

Outcome outcome_of(const Tried& tried) {
  const SimulatedRecord& simulated = tried.record;
  const claim::Judged& judged = tried.judged;
  Outcome out;
  out.word = judged.word;
  out.corrected = judged.corrected;
  out.corrected_se = judged.corrected_se;
  out.estimate = judged.estimate.log_rr60;
  out.se = judged.estimate.se;
  out.acts = simulated.acts;
  out.treated = simulated.treated;
  out.largest = simulated.largest;
  out.clamped_share = static_cast<double>(simulated.clamped_term_days) /
                      static_cast<double>(simulated.term_days);
  out.replicates_run_away = judged.null.runaway;
  out.replicates_not_converged = judged.null.not_converged;
  return out;
}

// Cells in the order of their work: what the rule says of nothing, then of what
// is there, then the rest.
int turn_of(const Cell& cell) {
  const WorldSpec world = find_world(cell.world);
  const bool seen = world.seen != Seen::nobody;
  if (cell.ratio == 1 && (world.id == "base" || seen)) return 0;
  return cell.ratio == 2 ? 1 : 2;
}

// All cells up to the first of these, then to the next, so that a stopped run
// is a whole table.
constexpr std::array kStages = {20, 40, 100, 1'000'000};

std::string key_of(const Cell& cell, int record, const TableOptions& options) {
  return fmt::format("{} of {} nulls {} seed {}", record, cell.id(),
                     options.nulls, options.seed);
}

// Makes the cell's records up to `end` that `progress` does not hold.
void make_records(const casefile::Case& the_case,
                  const Cell& cell,
                  int end,
                  const TableOptions& options,
                  Progress& progress) {
  std::vector<int> missing;
  for (int record = 0; record < end; ++record)
    if (!progress.find(key_of(cell, record, options)))
      missing.push_back(record);
  if (missing.empty()) return;
  const std::unique_ptr<World> world = world_of(the_case, cell);
  const Form form = claim_of(the_case, cell).form;
  parallel_for(missing.size(), options.parallelism, [&](std::size_t i) {
    const Tried tried = try_record(*world, form, cell, missing[i], options);
    progress.add(key_of(cell, missing[i], options), numbers(outcome_of(tried)));
  });
  fmt::print(stderr, "{}: {} records\n", cell.id(), end);
}

}  // namespace

std::string Cell::id() const {
  return fmt::format("{} {} {:g}", claim, world, ratio);
}

std::vector<Cell> cells(const std::vector<std::string>& claims,
                        const CellOptions& options) {
  std::vector<Cell> out;
  for (const WorldSpec& world : worlds()) {
    const int records =
        world.id == "base" ? options.records : options.world_records;
    for (const std::string& claim : claims)
      for (const double ratio : world.ratios)
        out.push_back({claim, world.id, ratio, records});
  }
  std::erase_if(out, [](const Cell& cell) { return cell.records == 0; });
  return out;
}

std::vector<std::string> effect_claims(const casefile::Case& the_case) {
  std::vector<std::string> ids;
  for (const claim::ClaimSpec& claim : the_case.claims)
    if (about_an_effect(claim.form)) ids.push_back(claim.id);
  return ids;
}

bool Tally::claim_is_true() const {
  return holds(form, true_log_ratio);
}

int Tally::count(Word word) const {
  return static_cast<int>(
      std::count_if(outcomes.begin(), outcomes.end(),
                    [&](const Outcome& one) { return one.word == word; }));
}

int Tally::wrong_strong() const {
  return count(claim_is_true() ? Word::contradicted : Word::supported);
}

int Tally::wrong_leans() const {
  return wrong_strong() +
         count(claim_is_true() ? Word::leans_against : Word::leans_for);
}

const claim::ClaimSpec& claim_of(const casefile::Case& the_case,
                                 const Cell& cell) {
  const auto at = std::find_if(
      the_case.claims.begin(), the_case.claims.end(),
      [&](const claim::ClaimSpec& c) { return c.id == cell.claim; });
  ENTENTE_EXPECTS(at != the_case.claims.end());
  return *at;
}

std::unique_ptr<World> world_of(const casefile::Case& the_case,
                                const Cell& cell) {
  return std::make_unique<World>(casefile::setting_of(the_case),
                                 claim_of(the_case, cell),
                                 find_world(cell.world), cell.ratio);
}

Tried try_record(const World& world,
                 claim::Form form,
                 const Cell& cell,
                 int record,
                 const TableOptions& options) {
  const std::uint64_t cell_theme = theme(cell.id().c_str());
  Tried out;
  out.record = simulate_record(
      world, {options.seed, cell_theme, static_cast<std::uint32_t>(record)});
  const claim::NullOptions null{
      claim::NullKind::two_sided, options.nulls, options.seed,
      mix64(cell_theme + static_cast<std::uint64_t>(record))};
  out.judged = claim::judge_question(out.record.panel, world.posed.question,
                                     form, {null, options.nulls});
  return out;
}

std::vector<Tally> verdict_errors(const casefile::Case& the_case,
                                  const std::vector<Cell>& cells,
                                  const TableOptions& options,
                                  Progress& progress) {
  std::vector<Cell> order = cells;
  std::stable_sort(
      order.begin(), order.end(),
      [](const Cell& a, const Cell& b) { return turn_of(a) < turn_of(b); });
  if (options.scope == TableOptions::Scope::all)
    for (const int stage : kStages)
      for (const Cell& cell : order)
        make_records(the_case, cell, std::min(stage, cell.records), options,
                     progress);
  std::vector<Tally> tallies;
  for (const Cell& cell : cells) {
    Tally tally{cell, claim_of(the_case, cell).form, std::log(cell.ratio), {}};
    for (int record = 0; record < cell.records; ++record)
      if (const auto known = progress.find(key_of(cell, record, options)))
        tally.outcomes.push_back(outcome_from(*known));
    if (!tally.outcomes.empty()) tallies.push_back(std::move(tally));
  }
  return tallies;
}

}  // namespace entente::bench
