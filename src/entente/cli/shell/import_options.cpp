// What the verbs are told that bring machine-coded rows into a case.
#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {
namespace {

void add_import(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "import", "machine-coded rows become candidates for review",
      "entente import cases/korea events.tab --as icews\n  entente import "
      "cases/korea day.export.CSV --as gdelt1 --daily\n  entente import "
      "cases/korea mine.tsv --as mine.toml --compare",
      options, texts);
  ImportOptions& wanted = options.import;
  verb->add_option("FILE", wanted.files, "files of rows; - for standard input")
      ->required();
  verb->add_option(
          "--as", wanted.as,
          "icews, gdelt1, gdelt2, polecat, ucdp, acled, or a FILE.toml "
          "that describes columns")
      ->required();
  verb->add_option("--map", wanted.map,
                   "the map of codes: import/MAP.toml (default: the format's)");
  verb->add_option("--from", texts.from, "rows from this day on")->check(kDate);
  verb->add_option("--to", texts.to, "rows to this day")->check(kDate);
  CLI::Option* unknown = verb->add_option(
      "--unknown", wanted.unknown,
      "a CSV file for all names beside an actor of the case that "
      "import/actors.csv does not have, as rows for it");
  CLI::Option* daily = verb->add_flag_callback(
      "--daily", [&wanted] { wanted.daily = ImportOptions::Daily::written; },
      "also write daily.csv: events and mean Goldstein score a day");
  verb->add_flag_callback(
          "--compare",
          [&wanted] { wanted.what = ImportOptions::What::compare; },
          "write nothing: which acts of the record the rows have, and which of "
          "their events are no act")
      ->excludes(daily)
      ->excludes(unknown);
  verb->add_flag("--json", texts.json, "print JSON (docs/json.md)");
}

}  // namespace

void add_importing(CLI::App& app, Options& options, Texts& texts) {
  add_import(app, options, texts);
  add_verb(app, "review",
           "candidates, one after the other: accept, edit, "
           "merge, reject, skip, undo",
           "entente review cases/korea", options, texts)
      ->add_flag("--json", texts.json, "print JSON at the end (docs/json.md)");
}

}  // namespace entente::cli
