// entente_peers_export: simulated records as tables of days, for the usual
// tools, and our own verdict on each. Can be stopped, and goes on where it
// stopped.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "entente/casefile/case.hpp"
#include "entente/claim/regions.hpp"
#include "entente/core/hash.hpp"

#include "daily.hpp"
#include "tables/progress.hpp"
#include "tables/provenance.hpp"
#include "tables/read_case.hpp"
#include "tables/verdict_errors.hpp"

namespace {

using namespace entente;

// Claims on acts that come as an answer and on acts that follow a calendar.
std::vector<std::string> usual_cells() {
  std::vector<std::string> cells;
  for (const char* claim : {"2", "7"})
    for (const char* world :
         {"base 1", "base 2", "seen-tension-calm 1", "seen-tension-crisis 1",
          "two-state 1", "two-state 2"})
      cells.push_back(fmt::format("{} {}", claim, world));
  return cells;
}

struct Options {
  std::string case_folder = "cases/korea";
  std::string output = "build/peers";
  std::vector<std::string> cells = usual_cells();
  int records = 200;
  bench::TableOptions table;
};

bool is_of_effect(claim::Form form) {
  using claim::Form;
  return form == Form::above || form == Form::below ||
         form == Form::not_above || form == Form::not_below;
}

// "2 base 1": claim, world, true ratio. Nothing where the text is none.
std::optional<bench::Cell> cell_of(const std::string& text,
                                   const casefile::Case& the_case,
                                   int records) {
  std::istringstream in(text);
  bench::Cell cell;
  cell.records = records;
  if (!(in >> cell.claim >> cell.world >> cell.ratio) || !(in >> std::ws).eof())
    return {};
  const auto is_claim = [&](const claim::ClaimSpec& c) {
    return c.id == cell.claim && is_of_effect(c.form);
  };
  const auto is_world = [&](const bench::WorldSpec& w) {
    return w.id == cell.world;
  };
  const auto worlds = bench::worlds();
  if (cell.ratio <= 0 ||
      std::none_of(the_case.claims.begin(), the_case.claims.end(), is_claim) ||
      std::none_of(worlds.begin(), worlds.end(), is_world))
    return {};
  return cell;
}

// "2-base-1": a folder's name.
std::string folder_name(const bench::Cell& cell) {
  return fmt::format("{}-{}-{:g}", cell.claim, cell.world, cell.ratio);
}

// Whole or not at all: a run that was stopped leaves no half of a record.
void write_whole(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path part = file.string() + ".part";
  bench::write_or_exit(part.string(), text);
  std::filesystem::rename(part, file);
}

// Of the processor, so that a busy machine costs nothing.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<double> values_of(const bench::Tried& tried, double seconds) {
  const claim::Judged& judged = tried.judged;
  return {static_cast<double>(judged.word),
          judged.probability,
          judged.regions[0],
          judged.regions[1],
          judged.regions[2],
          judged.estimate.log_rr60,
          judged.corrected,
          judged.corrected_se,
          tried.record.acts,
          tried.record.treated,
          seconds};
}

constexpr const char* kHead =
    "record,word,probability,below,none,above,estimate,corrected,"
    "corrected_se,outcome_acts,tested_acts,seconds\n";

std::string line_of(int record, const std::vector<double>& values) {
  std::string line = fmt::format(
      "{},{}", record,
      claim::text_of(static_cast<claim::Word>(static_cast<int>(values[0]))));
  for (std::size_t i = 1; i < values.size(); ++i)
    line += fmt::format(",{}", values[i]);
  return line + "\n";
}

// Verdicts of another program or on another case are never read.
std::string fingerprint_of(const casefile::Case& the_case) {
  std::ifstream in("/proc/self/exe", std::ios::binary);
  const std::string program{std::istreambuf_iterator<char>(in), {}};
  return sha256(program + the_case.data_hash).substr(0, 16);
}

// Writes the cell's folder: 0.csv, 1.csv, ... and verdicts.csv.
void write_cell(const casefile::Case& the_case,
                const std::string& fingerprint,
                const bench::Cell& cell,
                const Options& options) {
  const std::filesystem::path folder =
      std::filesystem::path(options.output) / folder_name(cell);
  std::filesystem::create_directories(folder);
  bench::Progress progress(folder / "progress");
  const auto world = bench::world_of(the_case, cell);
  const claim::Form form = bench::claim_of(the_case, cell).form;
  const auto tested = claim::tested_group(world->draft);
  if (!tested)
    throw std::invalid_argument("claim " + cell.claim +
                                " tests a state; the usual tools ask for acts");
  std::vector<std::vector<double>> verdicts(cell.records);
  parallel_for(cell.records, options.table.parallelism, [&](std::size_t r) {
    const int record = static_cast<int>(r);
    const auto file = folder / fmt::format("{}.csv", record);
    const std::string key =
        fmt::format("{} {} nulls {} seed {}", record, fingerprint,
                    options.table.nulls, options.table.seed);
    const auto known = progress.find(key);
    if (known && std::filesystem::exists(file)) {
      verdicts[r] = *known;
      return;
    }
    const double start = thread_seconds();
    const bench::Tried tried =
        bench::try_record(*world, form, cell, record, options.table);
    const double took = thread_seconds() - start;
    write_whole(file, bench::days_csv(tried.record.panel.panel,
                                      world->posed.question, *tested));
    verdicts[r] = values_of(tried, took);
    progress.add(key, verdicts[r]);
  });
  std::string text = kHead;
  for (int r = 0; r < cell.records; ++r)
    text += line_of(r, verdicts[r]);
  write_whole(folder / "verdicts.csv", text);
  fmt::print(stderr, "{}: {} records\n", cell.id(), cell.records);
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("case", options.case_folder, "the case's folder")
      ->capture_default_str();
  app.add_option("-o,--output", options.output, "folder of the records")
      ->capture_default_str();
  app.add_option("--cells", options.cells, "each \"claim world ratio\"")
      ->capture_default_str();
  app.add_option("--records", options.records, "a cell")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--nulls", options.table.nulls, "of a verdict")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seed", options.table.seed)->capture_default_str();
  app.add_option("--threads", options.table.parallelism.threads)
      ->capture_default_str();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Simulated records for the usual tools");
  add_options(app, options);
  CLI11_PARSE(app, argc, argv);

  const casefile::Case the_case = bench::read_or_exit(options.case_folder);
  std::vector<bench::Cell> cells;
  for (const std::string& text : options.cells) {
    const auto cell = cell_of(text, the_case, options.records);
    if (!cell) {
      fmt::print(
          stderr,
          "--cells \"{}\": not a claim of an effect in the case, a world and a "
          "ratio above 0\n",
          text);
      return 2;
    }
    cells.push_back(*cell);
  }
  const std::string fingerprint = fingerprint_of(the_case);
  for (const bench::Cell& cell : cells)
    write_cell(the_case, fingerprint, cell, options);
  return 0;
}
