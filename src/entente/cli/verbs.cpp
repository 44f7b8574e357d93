#include "entente/cli/verbs.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/cli/files.hpp"
#include "entente/cli/results.hpp"
#include "entente/cli/text.hpp"
#include "entente/report/page/brief.hpp"
#include "entente/report/results/results_json.hpp"

namespace entente::cli {
namespace {

using nlohmann::ordered_json;

// All mistakes of the case's files, then how many.
void print_mistakes(const Diagnostics& mistakes, const std::string& folder) {
  for (const Diagnostic& mistake : mistakes)
    fmt::print(stderr, "{}/{}", folder, to_text(mistake));
  fmt::print(stderr, "{} {} in {}; nothing was written\n", mistakes.size(),
             mistakes.size() == 1 ? "mistake" : "mistakes", folder);
}

Exit record_check(const casefile::Case& the_case, const Options& options) {
  const auto count = [](std::size_t n, const char* one, const char* many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
  };
  fmt::print("{}: no mistakes. {}, {}, {}, {}, {}.\n", options.case_folder,
             count(the_case.record.acts.size(), "act", "acts"),
             count(the_case.groups.size(), "group", "groups"),
             count(the_case.tracks.size(), "track", "tracks"),
             count(the_case.theories.size(), "theory", "theories"),
             count(the_case.claims.size(), "claim", "claims"));
  return Exit::done;
}

void print_result(const ordered_json& head,
                  const ordered_json& result,
                  const Options& options,
                  std::string (*text)(const ordered_json&)) {
  ordered_json whole = {{"head", head}};
  whole.update(result);
  fmt::print("{}", options.format == Format::json ? whole.dump(1) + "\n"
                                                  : text(whole));
}

Exit brief(const Asked& asked) {
  const Options& options = asked.options;
  ordered_json results = {
      {"head", head_of(asked)},
      {"claims", claims_of(asked)},
      {"contest", contest_of(asked)},
      {"forecast", forecast_of(asked)},
      {"error_rates", report::error_rates_json(*asked.the_case)}};
  const std::string page = report::render_brief(*asked.the_case, results);
  if (const auto problem = write_file(options.output, page))
    return refuse(*problem, "choose another file with -o");
  if (options.format == Format::json) {
    fmt::print("{}\n", results.dump(1));
    return Exit::done;
  }
  for (const std::string& sentence :
       report::headlines(*asked.the_case, results))
    fmt::print("{}\n", sentence);
  return Exit::done;
}

Exit results(casefile::Case& the_case, const Options& options) {
  Asked asked{&the_case, casefile::setting_of(the_case), options};
  if (const auto problem = apply_as_of(the_case, asked.setting, options))
    return refuse(*problem);
  if (options.verb == "brief") return brief(asked);
  const ordered_json head = head_of(asked);
  if (options.verb == "claims")
    print_result(head, claims_of(asked), options, claims_text);
  if (options.verb == "contest")
    print_result(head, contest_of(asked), options, contest_text);
  if (options.verb == "forecast")
    print_result(head, forecast_of(asked), options, forecast_text);
  return Exit::done;
}

// What a verb needs of the case beyond its record, or nothing.
std::string missing(const casefile::Case& the_case, const std::string& verb) {
  if (verb == "claims" && the_case.claims.empty())
    return "this case has no claims (claims/*.toml)";
  if (verb == "contest" && the_case.theories.empty())
    return "this case has no theories (theories/*.toml)";
  if (verb == "forecast" && the_case.forecast.items.empty())
    return "this case has no forecast items ([[forecast.item]] in case.toml)";
  return {};
}

}  // namespace

Exit refuse(const std::string& problem, const std::string& hint) {
  fmt::print(stderr, "entente: {}\n", problem);
  if (!hint.empty()) fmt::print(stderr, "  do:  {}\n", hint);
  return Exit::bad_input;
}

Exit run(const Options& options) {
  casefile::Reading reading = casefile::read_case(options.case_folder);
  if (!reading.diagnostics.empty()) {
    print_mistakes(reading.diagnostics, options.case_folder);
    return Exit::bad_input;
  }
  casefile::Case& the_case = reading.value;
  if (options.verb == "record check") return record_check(the_case, options);
  if (options.verb == "record list") return record_list(the_case, options);
  if (options.verb == "record show") return record_show(the_case, options);
  if (options.verb == "panel") return panel(the_case, options);
  const std::string lacks = missing(the_case, options.verb);
  if (!lacks.empty())
    return refuse(lacks, "add them to the case, see docs/files.md");
  return results(the_case, options);
}

}  // namespace entente::cli
