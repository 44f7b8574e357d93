// What the verbs are told that ask a case what does not stand in it.
#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {
namespace {

void add_try(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "try", "a key of the case set otherwise, and what comes of it",
      "entente try cases/korea --set 'group.concession.kinds-=aid_delivered' "
      "--claim 2\n  entente try cases/korea --set 'window.from=2001-02-28' "
      "--claim 2 --claim 12",
      options, texts);
  add_results(*verb, options, texts);
  AskOptions& asking = options.asking;
  add_list(*verb, "--set", asking.sets,
           "KEY=VALUE; KEY+=VALUE and KEY-=VALUE for a part of a list; may be "
           "given again")
      ->required();
  add_list(*verb, "--claim", asking.claims,
           "a claim's id: its word before and after; may be given again");
}

}  // namespace

void add_asking(CLI::App& app, Options& options, Texts& texts) {
  add_try(app, options, texts);
}

}  // namespace entente::cli
