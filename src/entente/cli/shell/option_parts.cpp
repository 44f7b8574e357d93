#include "entente/cli/shell/option_parts.hpp"

#include <charconv>
#include <cstdint>
#include <limits>

namespace entente::cli {

const CLI::Validator kDate(
    [](std::string& text) {
      return parse_day(text)
                 ? std::string{}
                 : "'" + text + "' is no date: write for example 2001-02-28";
    },
    "YYYY-MM-DD");

// CLI11 takes "-1" for the highest number there is, and "" for nought.
const CLI::Validator kSeed(
    [](std::string& text) {
      const char* const end = text.data() + text.size();
      std::uint64_t seed = 0;
      const auto [last, error] = std::from_chars(text.data(), end, seed);
      return error == std::errc() && last == end
                 ? std::string{}
                 : "'" + text +
                       "' is no seed: write a whole number from 0 to " +
                       std::to_string(
                           std::numeric_limits<std::uint64_t>::max());
    },
    "NUMBER");

void add_common(CLI::App& verb, Options& options, Texts& texts) {
  verb.add_option("CASE", options.case_folder, "folder of the case")
      ->required();
  verb.add_flag("--quiet", texts.quiet, "no progress");
  verb.add_flag("--no-color", texts.no_color,
                "no colour (also by NO_COLOR in the environment)");
}

void add_results(CLI::App& verb, Options& options, Texts& texts) {
  verb.add_option("--seed", options.how.seed,
                  "seed of every random number (default 1)")
      ->check(kSeed);
  verb.add_option("--threads", options.how.threads,
                  "threads; results do not depend on it (default: one a core)")
      ->check(CLI::Range(1, 1024));
  verb.add_option("--as-of", texts.as_of,
                  "use nothing after this day (default: the case's)")
      ->check(kDate);
  verb.add_option("--today", texts.today,
                  "the date the reader is told (default: the case's as_of)")
      ->check(kDate);
  verb.add_flag("--json", texts.json, "print JSON (docs/json.md)");
}

CLI::Option* add_list(CLI::App& verb,
                      const char* name,
                      std::vector<std::string>& values,
                      const char* what) {
  return verb.add_option(name, values, what)->allow_extra_args(false);
}

void add_day(CLI::App& verb,
             const char* name,
             std::optional<Day>& day,
             const char* what) {
  verb.add_option_function<std::string>(
          name, [&day](const std::string& text) { day = parse_day(text); },
          what)
      ->check(kDate)
      ->type_name("YYYY-MM-DD");
}

void add_write(CLI::App& verb, Write& write) {
  CLI::Option* at_once = verb.add_flag_callback(
      "-y,--yes", [&write] { write = Write::at_once; }, "write without asking");
  verb.add_flag_callback(
          "--dry-run", [&write] { write = Write::never; },
          "show what would be, write nothing")
      ->excludes(at_once);
}

CLI::App* add_verb(CLI::App& app,
                   const char* name,
                   const char* what,
                   const char* example,
                   Options& options,
                   Texts& texts) {
  CLI::App* verb = app.add_subcommand(name, what);
  verb->description(std::string("Example:\n  ") + example + "\n\n" + what);
  add_common(*verb, options, texts);
  return verb;
}

}  // namespace entente::cli
