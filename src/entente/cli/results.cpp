#include "entente/cli/results.hpp"

#include <filesystem>
#include <functional>
#include <thread>

#include "entente/claim/verdict.hpp"
#include "entente/cli/cache.hpp"
#include "entente/cli/files.hpp"
#include "entente/cli/progress.hpp"
#include "entente/core/hash.hpp"
#include "entente/forecast/forecast.hpp"
#include "entente/inference/contest.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

Parallelism parallelism(const Options& options) {
  const unsigned cores = std::thread::hardware_concurrency();
  return {options.threads > 0 ? options.threads
                              : std::max(1, static_cast<int>(cores))};
}

// The program itself: a new build never reads an old build's results. Empty
// where it cannot be read; then nothing is kept.
const std::string& program_hash() {
  constexpr std::size_t most = std::size_t{1} << 30;
  static const std::string hash = [] {
    const auto bytes = read_plain_file("/proc/self/exe", most, Links::follow);
    return bytes ? sha256(*bytes) : std::string();
  }();
  return hash;
}

std::string inputs_of(const Asked& asked, const std::string& stage) {
  return program_hash() + " " + asked.the_case->data_hash + " " + stage + " " +
         std::to_string(asked.options.seed) + " " +
         iso(asked.setting.window.to);
}

// The result from the cache, or computed and kept. What is returned has been
// through its text both times, so that the bytes are the same.
ordered_json kept(const Asked& asked,
                  const std::string& stage,
                  const std::function<ordered_json()>& compute) {
  const fs::path folder = program_hash().empty() ? fs::path() : cache_folder();
  const EntryName name{stage, sha256(inputs_of(asked, stage))};
  if (!folder.empty()) {
    if (auto known = recall(folder, name)) return std::move(*known);
  }
  const std::string text = compute().dump();
  if (!folder.empty()) keep(folder, name, text);
  return ordered_json::parse(text);
}

// What every stage is told: seed, threads, whom to tell of progress.
template <class StageOptions>
StageOptions stage_options(const Options& options, Progress& progress) {
  StageOptions out;
  out.seed = options.seed;
  out.parallelism = parallelism(options);
  out.progress = progress.callback();
  return out;
}

std::string command_of(const Asked& asked) {
  const Options& options = asked.options;
  std::string command = "entente " + options.verb + " " + options.case_folder;
  command += " --seed " + std::to_string(options.seed);
  if (options.as_of) command += " --as-of " + iso(*options.as_of);
  if (options.today) command += " --today " + iso(*options.today);
  return command;
}

}  // namespace

std::optional<Refusal> apply_as_of(casefile::Case& the_case,
                                   theory::Setting& setting,
                                   const Options& options) {
  if (!options.as_of) return {};
  const Day day = *options.as_of;
  if (day > the_case.window.to)
    return Refusal{"--as-of " + iso(day) + " is after the case's own as_of, " +
                       iso(the_case.window.to),
                   "give a day up to " + iso(the_case.window.to) +
                       "; when the record reaches further, move as_of under "
                       "[window] in case.toml"};
  if (day < the_case.window.from + 365)
    return Refusal{"--as-of " + iso(day) +
                       " leaves less than a year of the window, which begins " +
                       "on " + iso(the_case.window.from),
                   "give a day from " + iso(the_case.window.from + 365) +
                       " to " + iso(the_case.window.to)};
  std::erase_if(the_case.record.acts,
                [&](const record::Act& act) { return act.day > day; });
  the_case.window.to = setting.window.to = day;
  return {};
}

ordered_json head_of(const Asked& asked) {
  report::Head head;
  head.version = ENTENTE_VERSION;
  head.seed = asked.options.seed;
  head.today = asked.options.today.value_or(asked.the_case->window.to);
  head.command = command_of(asked);
  ordered_json out = report::head_json(*asked.the_case, head);
  out.update(report::doubts_json(*asked.the_case));
  return out;
}

ordered_json claims_of(const Asked& asked) {
  return kept(asked, "claims", [&] {
    Progress progress("verdicts", asked.options.talk);
    const auto options =
        stage_options<claim::JudgeOptions>(asked.options, progress);
    return report::claims_json(
        claim::judge(asked.setting, asked.the_case->claims, options));
  });
}

ordered_json contest_of(const Asked& asked) {
  return kept(asked, "contest", [&] {
    Progress progress("theories", asked.options.talk);
    const auto options =
        stage_options<inference::ContestOptions>(asked.options, progress);
    return report::contest_json(inference::contest(
        theory::verdict_panel(asked.setting), asked.the_case->contest_outcomes,
        asked.the_case->theories, options));
  });
}

ordered_json forecast_of(const Asked& asked) {
  return kept(asked, "forecast", [&] {
    Progress progress("forecasts", asked.options.talk);
    const auto options =
        stage_options<forecast::ForecastOptions>(asked.options, progress);
    return report::forecast_json(
        forecast::forecast(asked.setting, asked.the_case->forecast, options));
  });
}

}  // namespace entente::cli
