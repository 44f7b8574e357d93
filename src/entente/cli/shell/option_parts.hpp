// What the options of several verbs are made of. The verbs of a room add theirs
// in a file of their own.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "entente/cli/shell/options.hpp"

namespace entente::cli {

extern const CLI::Validator kDate;
extern const CLI::Validator kSeed;

// Options hold days; CLI11 fills texts, which are read once it is done.
struct Texts {
  std::string as_of, today, from, to, since;
  bool quiet = false, no_color = false, json = false;
};

// CASE, --quiet, --no-color.
void add_common(CLI::App& verb, Options& options, Texts& texts);
// --seed, --threads, --as-of, --today, --json.
void add_results(CLI::App& verb, Options& options, Texts& texts);

// An option that is given once a value: what follows the value is the verb's,
// so that --never patrol CASE and CASE --never patrol say the same.
CLI::Option* add_list(CLI::App& verb,
                      const char* name,
                      std::vector<std::string>& values,
                      const char* what);

// A day that is kept as one.
void add_day(CLI::App& verb,
             const char* name,
             std::optional<Day>& day,
             const char* what);

// --yes and --dry-run, of a verb that writes.
void add_write(CLI::App& verb, Write& write);

CLI::App* add_verb(CLI::App& app,
                   const char* name,
                   const char* what,
                   const char* example,
                   Options& options,
                   Texts& texts);

// The verbs that bring machine-coded rows into a case.
void add_importing(CLI::App& app, Options& options, Texts& texts);
// The verbs that ask a case what does not stand in it.
void add_asking(CLI::App& app, Options& options, Texts& texts);
// The verbs that hand a case on.
void add_export(CLI::App& app, Options& options, Texts& texts);
// The verbs that change a case.
void add_keeping(CLI::App& app, Options& options, Texts& texts);
// The verb that serves a case as pages.
void add_desk(CLI::App& app, Options& options, Texts& texts);
// The verb `play`.
void add_play(CLI::App& app, Options& options, Texts& texts);
// The verbs of `record`.
void add_record(CLI::App& app, Options& options, Texts& texts);

}  // namespace entente::cli
