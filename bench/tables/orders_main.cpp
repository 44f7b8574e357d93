// entente_policy_orders: how often a comparison of policies is wrong, on
// simulated records.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "entente/casefile/case.hpp"

#include "policy_orders.hpp"

namespace {

using namespace entente;

struct Options {
  std::string case_folder = "examples/strait";
  std::string output = "bench/tables/policy_orders.md";
  int threads = 1;
  bench::OrdersOptions orders{"seizure", "recent(licence, 30)", "1"};
};

void add_options(CLI::App& app, Options& options) {
  bench::OrdersOptions& orders = options.orders;
  app.add_option("case", options.case_folder, "the case's folder")
      ->capture_default_str();
  app.add_option("-o,--output", options.output)->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  app.add_option("--seed", orders.seed)->capture_default_str();
  app.add_option("--outcome", orders.outcome)->capture_default_str();
  app.add_option("--lever", orders.term)->capture_default_str();
  app.add_option("--claim", orders.claim, "judged beside it; \"\": none")
      ->capture_default_str();
  app.add_option("--size", orders.size)->capture_default_str();
  app.add_option("--every", orders.every, "days")->capture_default_str();
  app.add_option("--records", orders.records)->capture_default_str();
  app.add_option("--draws", orders.draws)->capture_default_str();
  app.add_option("--per-draw", orders.per_draw)->capture_default_str();
  app.add_option("--nulls", orders.nulls)->capture_default_str();
}

// Without threads and folders, which change nothing in the table.
std::string command_of(const Options& options) {
  const bench::OrdersOptions& o = options.orders;
  return fmt::format(
      "entente_policy_orders {} --seed {} --outcome '{}' --lever '{}' --claim "
      "'{}' --size {:g} --every {} --records {} --draws {} --per-draw {} "
      "--nulls {}",
      options.case_folder, o.seed, o.outcome, o.term, o.claim, o.size, o.every,
      o.records, o.draws, o.per_draw, o.nulls);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("How often a comparison of policies is wrong");
  add_options(app, options);
  CLI11_PARSE(app, argc, argv);
  options.orders.parallelism.threads = options.threads;
  Diagnostics diagnostics;
  const casefile::Reading reading = casefile::read_case(
      casefile::load_files(options.case_folder, diagnostics),
      options.case_folder);
  diagnostics.insert(diagnostics.end(), reading.diagnostics.begin(),
                     reading.diagnostics.end());
  if (!diagnostics.empty()) {
    for (const Diagnostic& mistake : diagnostics)
      fmt::print(stderr, "{}:{}: {}\n", mistake.place.file, mistake.place.line,
                 mistake.problem);
    return 3;
  }
  bench::write_or_exit(
      options.output,
      bench::orders_markdown(
          bench::policy_orders(reading.value, options.orders), options.orders,
          bench::provenance_of(command_of(options))));
  return 0;
}
