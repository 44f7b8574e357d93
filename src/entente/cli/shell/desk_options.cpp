#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {

void add_desk(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "open",
      "the desk: pages on this machine alone, on which to look at a case and "
      "work with it\n\nPrints its address, which holds the token that opens "
      "it, "
      "and shows it in the browser.\nRuns until Ctrl-C",
      "entente open cases/korea\n  entente open cases/korea --port 8080 "
      "--no-browser",
      options, texts);
  verb->add_option("--port", options.desk.port,
                   "the port to listen on (default: one that is free)")
      ->check(CLI::Range(1, 65535));
  verb->add_flag_callback(
      "--no-browser",
      [&options] { options.desk.browser = DeskOptions::Browser::left; },
      "print the address, and open no browser");
}

}  // namespace entente::cli
