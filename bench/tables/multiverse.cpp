// entente_multiverse: every specification of claims of a case, and how often
// joint inference is wrong on simulated records whose truth is known. Can be
// stopped, and goes on where it stopped.
#include "entente/claim/multiverse.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "entente/casefile/case.hpp"
#include "entente/core/hash.hpp"
#include "entente/core/parallel.hpp"

#include "progress.hpp"
#include "provenance.hpp"
#include "read_case.hpp"
#include "world.hpp"

namespace {

using namespace entente;

struct Options {
  std::string case_folder = "cases/korea";
  std::vector<std::string> claims = {"2", "7", "24"};
  std::string output = "bench/tables";
  std::string progress = "build/multiverse";
  int threads = 2;
  int records = 0;  // simulated, of a small cell; a fourth of a larger one
};

// A world in which the first claim of a small case is true or not.
struct Cell {
  std::string folder;
  std::size_t world = 0;
  double ratio = 1;
  int part = 1;  // a cell has records / part
};

constexpr int kNulls = 39;  // the smallest p-value is .05

std::vector<Cell> cells() {
  std::vector<Cell> all;
  for (const double ratio : {1.0, 2.0, 3.0})
    all.push_back({"examples/daily1200", 0, ratio, 1});
  for (const double ratio : {1.0, 2.0})
    all.push_back({"examples/strait", 0, ratio, 4});
  // Of the other worlds the one that differs in memory alone.
  for (std::size_t world = 1; world < bench::worlds().size(); ++world)
    if (bench::worlds()[world].memory == bench::Memory::power_law)
      all.push_back({"examples/strait", world, 1.0, 4});
  return all;
}

// p-values of the median and of the share, by record.
std::vector<std::vector<double>> fill(const Cell& cell,
                                      const Options& options,
                                      bench::Progress& progress) {
  const casefile::Case the_case = bench::read_or_exit(cell.folder);
  const theory::Setting setting = casefile::setting_of(the_case);
  const claim::ClaimSpec& claim = the_case.claims.at(0);
  const std::string name = fmt::format(
      "{} {} {}", cell.folder, bench::worlds()[cell.world].id, cell.ratio);
  const bench::World world(setting, claim, bench::worlds()[cell.world],
                           cell.ratio);
  std::vector<std::vector<double>> found(options.records / cell.part);
  parallel_for(found.size(), {options.threads}, [&](std::size_t r) {
    const std::string key = fmt::format("{} record {}", name, r);
    if (const auto known = progress.find(key)) {
      found[r] = *known;
      return;
    }
    const record::Record record = bench::simulate_acts(
        world, {1, theme(name.c_str()), static_cast<std::uint32_t>(r)});
    theory::Setting simulated = setting;
    simulated.record = &record;
    claim::MultiverseOptions wanted;
    wanted.seed = r + 1;
    wanted.records = kNulls;
    const auto all = claim::multiverse(simulated, claim, wanted);
    found[r] = {all.joint.median_p, all.joint.share_p};
    progress.add(key, found[r]);
  });
  fmt::print(stderr, "{}\n", name);
  return found;
}

std::vector<std::string> row_of(const Cell& cell,
                                const std::vector<std::vector<double>>& found) {
  const auto alarms = [&](std::size_t which, double level) {
    return std::count_if(found.begin(), found.end(), [&](const auto& p) {
      return p[which] <= level + 1e-9;
    });
  };
  return {cell.folder.substr(cell.folder.find('/') + 1),
          bench::worlds()[cell.world].title,
          fmt::format("{}", cell.ratio),
          fmt::format("{}", found.size()),
          fmt::format("{}", alarms(0, 0.05)),
          fmt::format("{}", alarms(1, 0.05)),
          fmt::format("{}", alarms(0, 0.5)),
          fmt::format("{}", alarms(1, 0.5))};
}

std::string simulated_table(const Options& options, bench::Progress& progress) {
  std::vector<std::vector<std::string>> rows = {
      {"case", "world", "true ratio", "records", "median: p up to .05",
       "words: p up to .05", "median: p up to .5", "words: p up to .5"}};
  for (const Cell& cell : cells())
    rows.push_back(row_of(cell, fill(cell, options, progress)));
  return bench::markdown_table(rows);
}

std::string percent(double share) {
  return fmt::format("{:.0f} %", 100 * share);
}

struct Cost {
  double seconds = 0, processor_seconds = 0;
};

std::vector<std::string> claim_row(const claim::Multiverse& all,
                                   const Cost& cost) {
  std::vector<double> corrected;
  for (const auto& one : all.specifications)
    corrected.push_back(one.corrected);
  const auto [low, high] =
      std::minmax_element(corrected.begin(), corrected.end());
  std::vector<std::string> shares;
  for (std::size_t k = 0; k < all.choices.size(); ++k)
    if (all.shares.of_choice[k] >= 0.005)
      shares.push_back(all.choices[k].name + " " +
                       percent(all.shares.of_choice[k]));
  shares.push_back("more than one choice " +
                   percent(all.shares.shared + all.shares.rest));
  const auto& own = all.specifications.at(0);
  return {
      all.claim,
      fmt::format("{} of {}", all.specifications.size(), all.combinations),
      fmt::format("{}", all.not_converged),
      fmt::format("x{:.2f}, {}", std::exp(own.corrected),
                  claim::text_of(own.word)),
      fmt::format("x{:.2f}; x{:.2f} to x{:.2f}", std::exp(all.curve.median),
                  std::exp(*low), std::exp(*high)),
      fmt::format("{} / {} / {}", percent(all.curve.share_for),
                  percent(1 - all.curve.share_for - all.curve.share_against),
                  percent(all.curve.share_against)),
      fmt::format("{}", fmt::join(shares, ", ")),
      fmt::format("{:.2f}", all.joint.median_p),
      fmt::format("{:.2f}", all.joint.share_p),
      fmt::format("{:.0f}", cost.processor_seconds),
      fmt::format("{:.0f}", cost.seconds)};
}

std::string claims_table(const Options& options) {
  std::vector<std::vector<std::string>> rows = {
      {"claim", "distinct", "no estimate", "as defined",
       "median; least to most", "for / unresolved / against",
       "shares of variance", "p of the median", "p of the words",
       "processor seconds", "seconds"}};
  const casefile::Case the_case = bench::read_or_exit(options.case_folder);
  const theory::Setting setting = casefile::setting_of(the_case);
  for (const std::string& id : options.claims) {
    for (const claim::ClaimSpec& claim : the_case.claims) {
      if (claim.id != id) continue;
      claim::MultiverseOptions wanted;
      wanted.parallelism.threads = options.threads;
      const auto start = std::chrono::steady_clock::now();
      const std::clock_t clock = std::clock();
      const auto all = claim::multiverse(setting, claim, wanted);
      const std::chrono::duration<double> passed =
          std::chrono::steady_clock::now() - start;
      rows.push_back(claim_row(
          all, {passed.count(),
                static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC}));
      fmt::print(stderr, "{}\n", fmt::join(rows.back(), " | "));
    }
  }
  return bench::markdown_table(rows);
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_claims(const Options& options) {
  const bench::Provenance provenance = bench::provenance_of(fmt::format(
      "entente_multiverse {} --claims {} --threads {}", options.case_folder,
      fmt::join(options.claims, " "), options.threads));
  bench::write_or_exit(
      options.output + "/multiverse.md",
      "# Every specification at once\n\n" + bench::in_markdown(provenance) +
          "\nRate ratios are corrected by what a specification estimates on 99 "
          "records without an effect; words come after the cap.\n*Shares of "
          "variance*: main effects (docs/verdict.md, 4b). *Processor seconds*: "
          "of all threads together; *seconds*: as the clock went, beside "
          "whatever else ran.\n\n" +
          claims_table(options));
}

void write_simulated(const Options& options) {
  const bench::Provenance provenance = bench::provenance_of(
      fmt::format("entente_multiverse --records {}", options.records));
  bench::Progress progress(options.progress + "/" +
                           sha256(bytes_of("/proc/self/exe")).substr(0, 16) +
                           ".csv");
  bench::write_or_exit(
      options.output + "/joint_inference.md",
      "# Joint inference on simulated records\n\n" +
          bench::in_markdown(provenance) +
          fmt::format(
              "\nThe first claim of a small case, on records simulated in "
              "worlds of known truth (as in verdict_errors.md), each with {} "
              "records without\nan effect: how many have p-values so small. "
              "Without an effect (a true ratio of 1) five in a hundred should "
              "be at most .05 and half at most\n.5; fewer for the words, since "
              "many curves have none on a side.\n\n",
              kNulls) +
          simulated_table(options, progress));
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Every specification of claims, and joint inference");
  app.add_option("case", options.case_folder)->capture_default_str();
  app.add_option("--claims", options.claims)->capture_default_str();
  app.add_option("-o,--output", options.output)->capture_default_str();
  app.add_option("--progress", options.progress,
                 "folder in which finished records are kept")
      ->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  app.add_option(
         "--records", options.records,
         "simulated records a cell; 0: none, but the claims of the case")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  if (options.records > 0)
    write_simulated(options);
  else
    write_claims(options);
  return 0;
}
