// entente_tables: error rates of verdicts and the range of futures, on the
// Korea case. Can be stopped, and goes on where it stopped.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/casefile/case.hpp"
#include "entente/core/hash.hpp"

#include "error_tables.hpp"
#include "futures.hpp"

namespace {

using namespace entente;

struct Options {
  std::string case_folder = "cases/korea";
  std::string output = "bench/tables";
  std::string progress = "build/tables";
  int threads = 1;
  std::uint64_t seed = 1;
  int nulls = 99;
  std::vector<std::string> claims;  // none: every claim about an effect
  bool finished = false;
  bench::CellOptions cells;
  int futures = 10000;
  std::string table = "verdict_errors";
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("case", options.case_folder, "the case's folder")
      ->capture_default_str();
  app.add_option("-o,--output", options.output, "folder of the tables")
      ->capture_default_str();
  app.add_option("--progress", options.progress,
                 "folder in which finished records are kept")
      ->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--nulls", options.nulls, "replicates of each null")
      ->capture_default_str();
  app.add_option("--claims", options.claims,
                 "ids; by default every claim about an effect");
  app.add_flag("--finished", options.finished,
               "write the tables of the records that are finished, make none");
  app.add_option("--records", options.cells.records,
                 "records a cell, base world")
      ->capture_default_str();
  app.add_option("--world-records", options.cells.world_records,
                 "records a cell, other worlds")
      ->capture_default_str();
  app.add_option("--futures", options.futures, "0: not made")
      ->capture_default_str();
  app.add_option("--table", options.table,
                 "name of the table of verdicts; rates that a case can ship "
                 "are written for the usual name alone")
      ->capture_default_str();
}

// Without threads and folders, which change nothing in the tables.
std::string command_of(const Options& options) {
  return fmt::format(
      "entente_tables {} --seed {} --nulls {} --records {} --world-records {} "
      "--futures {}{}{}{}",
      options.case_folder, options.seed, options.nulls, options.cells.records,
      options.cells.world_records, options.futures,
      options.claims.empty() ? "" : " --claims ",
      fmt::join(options.claims, " "),
      options.table == Options().table ? "" : " --table " + options.table);
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Results of another program or another record are never read. The rates that
// a case ships are a result of this program and no input to it.
casefile::Reading read(const std::string& folder, std::string& fingerprint) {
  Diagnostics diagnostics;
  casefile::Files files = casefile::load_files(folder, diagnostics);
  files.erase("error_rates.csv");
  casefile::Reading reading = casefile::read_case(
      files, std::filesystem::path(folder).filename().string());
  reading.diagnostics.insert(reading.diagnostics.end(), diagnostics.begin(),
                             diagnostics.end());
  fingerprint = sha256(bytes_of("/proc/self/exe") + reading.value.data_hash);
  return reading;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Error rates of verdicts and the range of futures");
  add_options(app, options);
  CLI11_PARSE(app, argc, argv);

  std::string fingerprint;
  const casefile::Reading reading = read(options.case_folder, fingerprint);
  if (!reading.diagnostics.empty()) {
    for (const Diagnostic& mistake : reading.diagnostics)
      fmt::print(stderr, "{}:{}: {}\n", mistake.place.file, mistake.place.line,
                 mistake.problem);
    return 3;
  }
  const bench::Provenance provenance =
      bench::provenance_of(command_of(options));
  const Parallelism parallelism{options.threads};

  const bench::FuturesOptions futures{options.seed, options.futures, 730,
                                      parallelism};
  if (options.futures > 0 && !options.finished)
    bench::write_or_exit(
        options.output + "/futures.md",
        bench::futures_markdown(
            bench::two_years(reading.value, "provocation", futures), futures,
            provenance));

  bench::Progress progress(options.progress + "/" + fingerprint.substr(0, 16) +
                           ".csv");
  using Scope = bench::TableOptions::Scope;
  const bench::TableOptions tables{
      options.seed, options.nulls,
      options.finished ? Scope::finished : Scope::all, parallelism};
  const auto claims = options.claims.empty()
                          ? bench::effect_claims(reading.value)
                          : options.claims;
  const auto tallies = bench::verdict_errors(
      reading.value, bench::cells(claims, options.cells), tables, progress);
  const std::string base = options.output + "/";
  bench::write_or_exit(base + options.table + ".md",
                       bench::errors_markdown(tallies, tables, provenance));
  bench::write_or_exit(base + options.table + ".json",
                       bench::errors_json(tallies, tables, provenance));
  if (options.table != Options().table) return 0;
  bench::write_or_exit(base + "error_rates.json",
                       bench::rates_json(tallies, provenance));
  bench::write_or_exit(base + "error_rates.csv",
                       bench::rates_csv(tallies, provenance));
  return 0;
}
