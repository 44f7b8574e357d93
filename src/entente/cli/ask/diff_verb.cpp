// diff: two states of a case, or two results of the brief.
#include <filesystem>

#include <nlohmann/json.hpp>

#include "entente/cli/ask/ask_verbs.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/study/changes.hpp"
#include "entente/study/files.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

void print(const ordered_json& changes, const Options& options) {
  say("{}", options.format == Format::json ? changes.dump(1) + "\n"
                                           : diff_text(changes));
}

std::optional<Exit> read_state(const std::string& folder,
                               const Options& options,
                               casefile::Case& value,
                               study::State& state) {
  casefile::Reading reading = casefile::read_case(folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, folder);
    return Exit::bad_input;
  }
  Diagnostics none;
  state.files = casefile::load_files(folder, none);
  value = std::move(reading.value);
  state.asked = asked_in(value, options);
  if (const auto problem = apply_days(value, state.asked, options))
    return refuse(problem->problem, problem->hint);
  return {};
}

// A result of `brief --json`.
std::optional<ordered_json> result_in(const std::string& path) {
  constexpr std::size_t most = std::size_t{1} << 28;
  const auto bytes = study::read_plain_file(path, most, study::Links::follow);
  if (!bytes) return {};
  ordered_json result = ordered_json::parse(*bytes, nullptr, false);
  for (const char* key : {"head", "claims", "contest", "forecast"})
    if (!result.is_object() || !result.contains(key)) return {};
  return result;
}

Exit diff_results(const Options& options) {
  std::vector<ordered_json> results;
  for (const std::string& path : {options.case_folder, options.asking.newer}) {
    auto result = result_in(path);
    if (!result)
      return refuse(path + " is no result of a brief",
                    "give two folders, or two files of entente brief CASE "
                    "-o X.html --json");
    results.push_back(*std::move(result));
  }
  print(study::changes_of_results(results[0], results[1]), options);
  return Exit::done;
}

}  // namespace

Exit diff(const Options& options) {
  const bool one = options.asking.newer.empty();
  if (one != options.asking.since.has_value()) {
    refuse("there is nothing to compare it with",
           "give a second folder, or --since DATE");
    return Exit::usage;
  }
  if (!one && std::filesystem::is_regular_file(options.case_folder))
    return diff_results(options);
  casefile::Case old_case, new_case;
  study::State before, now;
  const std::string& newer = one ? options.case_folder : options.asking.newer;
  if (const auto exit = read_state(newer, options, new_case, now)) return *exit;
  if (const auto exit =
          read_state(options.case_folder, options, old_case, before))
    return *exit;
  if (const auto exit = unknown_claim(new_case, options)) return *exit;
  if (one) {
    const auto problem =
        study::state_at(*options.asking.since, old_case, before);
    if (problem) return refuse(problem->problem, problem->hint);
  }
  study::Compare compare;
  compare.claims = options.asking.claims;
  if (options.asking.whole == AskOptions::Whole::asked)
    compare.depth = study::Depth::whole;
  if (!compare.claims.empty()) compare.also = study::Compare::Also::nothing;
  ordered_json result = {{"head", head_of(now.asked)}};
  result.update(study::changes_of(before, now, compare));
  print(result, options);
  return Exit::done;
}

}  // namespace entente::cli
