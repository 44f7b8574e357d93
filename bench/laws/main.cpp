// entente_laws: other laws of the outcome, on records of known truth and on
// the real one. Can be stopped, and goes on where it stopped.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/casefile/case.hpp"
#include "entente/core/check.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/rng.hpp"

#include "table.hpp"
#include "tables/progress.hpp"
#include "tables/read_case.hpp"
#include "tables/world.hpp"

namespace {

using namespace entente;

struct Options {
  std::string case_folder = "cases/korea";
  std::string output = "bench/tables";
  std::string progress = "build/laws";
  std::uint64_t seed = 1;
  int nulls = 49;
  int records = 40;
  std::vector<std::string> claims = {"2", "7"};
};

std::string command_of(const Options& options) {
  return fmt::format(
      "entente_laws {} --seed {} --nulls {} --records {} --claims {}",
      options.case_folder, options.seed, options.nulls, options.records,
      fmt::join(options.claims, " "));
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const claim::ClaimSpec& claim_of(const casefile::Case& the_case,
                                 const std::string& id) {
  const auto at =
      std::find_if(the_case.claims.begin(), the_case.claims.end(),
                   [&](const claim::ClaimSpec& c) { return c.id == id; });
  ENTENTE_EXPECTS(at != the_case.claims.end());
  return *at;
}

using Row = std::array<bench::Said, bench::kCandidates.size()>;

std::vector<double> numbers(const Row& row) {
  std::vector<double> out;
  for (const bench::Said& one : row)
    out.insert(out.end(), {one.estimate, one.se, one.shift, one.stretch,
                           one.above, static_cast<double>(one.not_converged)});
  return out;
}

Row row_from(const std::vector<double>& n) {
  Row row;
  for (std::size_t k = 0; k < row.size(); ++k)
    row[k] = {n[6 * k],     n[6 * k + 1], n[6 * k + 2],
              n[6 * k + 3], n[6 * k + 4], static_cast<int>(n[6 * k + 5])};
  return row;
}

struct Job {
  std::size_t cell = 0;
  double ratio = 1;
  std::unique_ptr<bench::World> world;
};

Row tried(const Job& job,
          const std::string& id,
          int record,
          const Options& options,
          bench::Progress& progress) {
  const std::string key = fmt::format("{} of {} nulls {} seed {}", record, id,
                                      options.nulls, options.seed);
  if (const auto known = progress.find(key)) return row_from(*known);
  const std::uint64_t cell = theme(id.c_str());
  const bench::SimulatedRecord simulated = bench::simulate_record(
      *job.world, {options.seed, cell, static_cast<std::uint32_t>(record)});
  const Row row =
      bench::said_of(simulated.panel, job.world->posed.question,
                     {options.nulls, options.seed,
                      mix64(cell + static_cast<std::uint64_t>(record))});
  progress.add(key, numbers(row));
  return row;
}

std::vector<bench::TrialCell> tried_cells(const casefile::Case& the_case,
                                          const Options& options,
                                          bench::Progress& progress) {
  const theory::Setting setting = casefile::setting_of(the_case);
  std::vector<bench::TrialCell> cells;
  std::vector<Job> jobs;
  for (const bench::WorldSpec& world : bench::worlds()) {
    for (const std::string& id : options.claims) {
      for (const double ratio : {1.0, 2.0})
        jobs.push_back({cells.size(), ratio,
                        std::make_unique<bench::World>(
                            setting, claim_of(the_case, id), world, ratio)});
      cells.push_back({id, world.id, {}, {}});
    }
  }
  for (int record = 0; record < options.records; ++record) {
    for (const Job& job : jobs) {
      bench::TrialCell& cell = cells[job.cell];
      const std::string id =
          fmt::format("{} {} {:g}", cell.claim, cell.world, job.ratio);
      (job.ratio == 1 ? cell.none : cell.twice)
          .push_back(tried(job, id, record, options, progress));
    }
    fmt::print(stderr, "{} of {} records a cell\n", record + 1,
               options.records);
  }
  return cells;
}

std::vector<bench::RealEvidence> evidence(const casefile::Case& the_case,
                                          const Options& options) {
  const theory::Setting setting = casefile::setting_of(the_case);
  std::vector<bench::RealEvidence> out;
  for (const std::string& id : options.claims) {
    claim::Draft draft = claim::draft_of(setting, claim_of(the_case, id));
    const claim::Posed posed = claim::pose(draft);
    inference::EvidenceOptions draws;
    draws.seed = options.seed;
    draws.theme = theme(id.c_str());
    out.push_back({id, bench::evidence_of_candidates(posed.panel,
                                                     posed.question, draws)});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Other laws of the outcome, tried");
  app.add_option("case", options.case_folder)->capture_default_str();
  app.add_option("-o,--output", options.output)->capture_default_str();
  app.add_option("--progress", options.progress)->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--nulls", options.nulls)->capture_default_str();
  app.add_option("--records", options.records, "records a cell")
      ->capture_default_str();
  app.add_option("--claims", options.claims)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const casefile::Case the_case = bench::read_or_exit(options.case_folder);
  const std::string fingerprint =
      sha256(bytes_of("/proc/self/exe") + the_case.data_hash);
  bench::Progress progress(options.progress + "/" + fingerprint.substr(0, 16) +
                           ".csv");
  const auto real = evidence(the_case, options);
  const auto cells = tried_cells(the_case, options, progress);
  bench::write_or_exit(
      options.output + "/laws.md",
      bench::laws_markdown(cells, real, {options.nulls, options.seed, 0},
                           bench::provenance_of(command_of(options))));
  return 0;
}
