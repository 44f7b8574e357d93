// What the verbs are told that hand a case on.
#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {

void add_export(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb =
      add_verb(app, "export",
               "acts, days, verdicts and forecasts as CSV, for R or Python",
               "entente export cases/korea -o korea-data", options, texts);
  add_results(*verb, options, texts);
  verb->get_option("--json")->description("print datapackage.json as well");
  verb->add_option("-o", options.output, "folder to write")->required();
}

}  // namespace entente::cli
