#include "futures.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "entente/claim/estimate.hpp"
#include "entente/core/quantile.hpp"
#include "entente/core/rng.hpp"
#include "entente/future/simulate.hpp"
#include "entente/inference/base_model.hpp"
#include "entente/inference/evidence.hpp"
#include "entente/theory/law.hpp"

namespace entente::bench {
namespace {

constexpr double kTooMany = 3;  // times the busiest years of the record

struct Prepared {
  future::System system;
  std::vector<theory::Law> laws;
  std::vector<std::vector<std::vector<double>>> draws;  // [law][future]
};

Prepared prepare(const theory::Panel& panel,
                 const std::string& outcome,
                 const FuturesOptions& options) {
  const auto treatments =
      theory::effects_of(panel.setting, panel.setting.model->treatments);
  const std::size_t group = theory::group_index(panel.setting, outcome);
  inference::Company company =
      inference::company_of(panel, {group}, treatments);
  std::stable_partition(company.groups.begin(), company.groups.end(),
                        [&](std::size_t g) { return g == group; });
  Prepared out;
  for (const std::size_t member : company.groups) {
    out.laws.push_back(inference::base_law(panel, member, treatments));
    const theory::Law& law = out.laws.back();
    const theory::Design design = theory::design_of(panel, law);
    inference::EvidenceOptions sampling;
    sampling.seed = options.seed;
    sampling.theme = member;
    sampling.kept = options.futures;
    sampling.parallelism = options.parallelism;
    out.draws.push_back(
        inference::evidence_of(inference::posterior_density(law, design.rows),
                               inference::fit_mode(law, design.rows), sampling)
            .sample);
  }
  out.system = future::make_system(panel, out.laws, panel.days, options.days,
                                   std::move(company.unions));
  return out;
}

// The most acts of a group in so many days in a row of the window.
double busiest(const theory::Panel& panel, std::size_t group, int days) {
  const auto& count = panel.groups[group].count;
  double sum = 0, most = 0;
  for (int day = 0; day < panel.days; ++day) {
    sum += count[panel.seed_days + day];
    if (day >= days) sum -= count[panel.seed_days + day - days];
    most = std::max(most, sum);
  }
  return most;
}

}  // namespace

FuturesResult two_years(const casefile::Case& the_case,
                        const std::string& outcome,
                        const FuturesOptions& options) {
  const theory::Setting setting = casefile::setting_of(the_case);
  const theory::ForecastPanel known =
      theory::forecast_panel(setting, the_case.window.to, options.days);
  const theory::Panel& panel = known.panel;
  const Prepared prepared = prepare(panel, outcome, options);
  FuturesResult result;
  result.origin = the_case.window.to;
  for (const theory::Law& law : prepared.laws)
    result.groups.push_back({(*setting.groups)[law.group].name,
                             busiest(panel, law.group, options.days),
                             std::vector<double>(options.futures),
                             {},
                             0});
  std::vector<long> clamped(options.futures), terms(options.futures);
  parallel_for(clamped.size(), options.parallelism, [&](std::size_t i) {
    const auto draw = static_cast<std::uint32_t>(i);
    std::vector<theory::Parameters> parameters;
    for (std::size_t k = 0; k < prepared.laws.size(); ++k)
      parameters.push_back(
          theory::parameters_at(prepared.laws[k], prepared.draws[k][i]));
    future::Future future;
    future::simulate(
        prepared.system, parameters,
        {Draws(options.seed, Stream::future_acts, 0, 0, draw),
         Draws(options.seed, Stream::future_attributes, 0, 0, draw)},
        nullptr, future);
    for (std::size_t k = 0; k < prepared.laws.size(); ++k)
      result.groups[k].acts[i] = static_cast<double>(future.act_days[k].size());
    clamped[i] = future.clamped_term_days;
    terms[i] = future.term_days;
  });
  for (FutureCounts& group : result.groups) {
    for (const double p : {0.05, 0.5, 0.95, 0.99, 0.999, 1.0})
      group.quantiles.push_back(quantile(group.acts, p));
    group.over = static_cast<int>(std::count_if(
        group.acts.begin(), group.acts.end(),
        [&](double acts) { return acts > kTooMany * group.busiest; }));
  }
  result.clamped_term_days =
      std::accumulate(clamped.begin(), clamped.end(), 0L);
  result.term_days = std::accumulate(terms.begin(), terms.end(), 0L);
  result.futures_clamped = static_cast<int>(std::count_if(
      clamped.begin(), clamped.end(), [](long n) { return n > 0; }));
  return result;
}

std::string futures_markdown(const FuturesResult& result,
                             const FuturesOptions& options,
                             const Provenance& provenance) {
  std::string out =
      fmt::format("# {} futures of {} days after {}\n\n", options.futures,
                  options.days, in_words(result.origin));
  out += in_markdown(provenance);
  out += fmt::format("- seed: {}\n\n", options.seed);
  out +=
      "Base model fitted to the record's end; each future has its own "
      "parameters, an importance draw as in today's forecast. Counted are the "
      "act "
      "days\nof groups that count days, else the acts. Busiest: the most in as "
      "many days in a row of the record. Bound for the first group: fewer "
      "than\n1 in 1,000 futures over three times the busiest.\n\n";
  std::vector<std::vector<std::string>> rows = {
      {"group", "busiest", "5 %", "50 %", "95 %", "99 %", "99.9 %", "most",
       "over three times the busiest"}};
  for (const FutureCounts& group : result.groups) {
    std::vector<std::string> row = {group.group,
                                    fmt::format("{:.0f}", group.busiest)};
    for (const double q : group.quantiles)
      row.push_back(fmt::format("{:.0f}", q));
    row.push_back(fmt::format("{} of {}", group.over, options.futures));
    rows.push_back(std::move(row));
  }
  out += markdown_table(rows);
  out += fmt::format(
      "\nClamped to what the record has shown, of every 64th day: {} of {} "
      "term-days ({:.2f} %), in {} of {} futures.\n",
      result.clamped_term_days, result.term_days,
      100.0 * static_cast<double>(result.clamped_term_days) /
          static_cast<double>(result.term_days),
      result.futures_clamped, options.futures);
  return out;
}

}  // namespace entente::bench
