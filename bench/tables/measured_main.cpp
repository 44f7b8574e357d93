// entente_measured_forms: how often measured claims get the wrong word.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "measured_forms.hpp"
#include "read_case.hpp"

using namespace entente;

int main(int argc, char** argv) {
  bench::FormOptions options;
  std::string output = "bench/tables";
  CLI::App app("How often measured claims get the wrong word");
  app.add_option("-o,--output", output, "folder of the table")
      ->capture_default_str();
  app.add_option("--records", options.records, "a cell")->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  app.add_option("--threads", options.parallelism.threads)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const casefile::Case korea = bench::read_or_exit("cases/korea");
  const casefile::Case strait = bench::read_or_exit("examples/strait");
  std::vector<bench::FormCell> cells;
  const auto add = [&](std::vector<bench::FormCell> more) {
    cells.insert(cells.end(), more.begin(), more.end());
    fmt::print(stderr, "{} cells\n", cells.size());
  };
  add(bench::ratio_cells(korea, options));
  add(bench::episode_cells(korea, options));
  add(bench::gain_cells(options));
  add(bench::policy_cells(strait, options));
  bench::write_or_exit(
      output + "/measured_forms.md",
      bench::forms_markdown(cells, options,
                            bench::provenance_of(fmt::format(
                                "entente_measured_forms --seed {} --records {}",
                                options.seed, options.records))));
  return 0;
}
