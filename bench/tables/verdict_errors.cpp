#include "verdict_errors.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include <fmt/format.h>

#include "entente/core/check.hpp"
#include "entente/core/rng.hpp"

namespace entente::bench {
namespace {

using claim::Form;
using claim::Word;

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

struct Job {
  std::size_t cell = 0;
  int record = 0;
};

// One record of each cell in turn, so that a stopped run is even.
std::vector<Job> jobs_of(const std::vector<Cell>& cells) {
  std::vector<Job> jobs;
  for (std::size_t c = 0; c < cells.size(); ++c)
    for (int r = 0; r < cells[c].records; ++r)
      jobs.push_back({c, r});
  std::stable_sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
    return a.record < b.record;
  });
  return jobs;
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
  std::vector<Tally> tallies;
  std::vector<std::unique_ptr<World>> made;
  for (const Cell& cell : cells) {
    tallies.push_back({cell, claim_of(the_case, cell).form,
                       std::log(cell.ratio),
                       std::vector<Outcome>(cell.records)});
    made.push_back(world_of(the_case, cell));
  }
  const std::vector<Job> jobs = jobs_of(cells);
  std::atomic<std::size_t> done = 0;
  parallel_for(jobs.size(), options.parallelism, [&](std::size_t j) {
    const Job& job = jobs[j];
    const Cell& cell = cells[job.cell];
    const std::string key = fmt::format("{} of {} nulls {} seed {}", job.record,
                                        cell.id(), options.nulls, options.seed);
    Outcome& out = tallies[job.cell].outcomes[job.record];
    if (const auto known = progress.find(key)) {
      out = outcome_from(*known);
    } else {
      out = outcome_of(try_record(*made[job.cell], tallies[job.cell].form, cell,
                                  job.record, options));
      progress.add(key, numbers(out));
    }
    if (const std::size_t now = ++done; now % 100 == 0)
      fmt::print(stderr, "verdicts: {} of {} records\n", now, jobs.size());
  });
  return tallies;
}

}  // namespace entente::bench
