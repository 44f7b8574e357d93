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
  add_list(*verb, "--outcome", asking.outcomes,
           "the id of a [[forecast.item]]: its probabilities before and after; "
           "may be given again");
}

void add_ask(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb =
      add_verb(app, "ask", "how likely something is by a date",
               "entente ask cases/korea 'missile test by DATE'\n  entente ask "
               "cases/korea 'at least 3 days of talks between DATE and DATE'",
               options, texts);
  add_results(*verb, options, texts);
  AskOptions& asking = options.asking;
  verb->add_option("QUESTION", asking.text,
                   "an outcome and days, or the id of a [[question]]")
      ->required();
  CLI::Option* keep =
      verb->add_option("--keep", asking.keep,
                       "write the question into case.toml, under this id");
  verb->add_option("--title", asking.title,
                   "as it is asked, for readers (default: as it was typed)")
      ->needs(keep);
  verb->add_option("--resolution", asking.resolution,
                   "what counts, in your own words")
      ->needs(keep);
  add_write(*verb, asking.write);
}

void add_questions(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb =
      add_verb(app, "questions",
               "the case's questions: what came of them, and who said what",
               "entente questions cases/korea\n  entente questions "
               "cases/korea --who Ada --question ID --p 0.3",
               options, texts);
  add_results(*verb, options, texts);
  AskOptions& asking = options.asking;
  verb->add_option("--who", asking.who,
                   "who says something: a row of forecasts.csv");
  verb->add_option("--question", asking.question,
                   "the id of the [[question]] that it is said of");
  verb->add_option("--p", asking.p, "how likely it is, 0 to 1");
  add_day(*verb, "--when", asking.when,
          "with what was known at the end of this day (default: the case's "
          "as_of)");
  verb->add_option("--note", asking.note, "why");
  add_write(*verb, asking.write);
}

void add_diff(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "diff",
      "what changed between two states of a case, and what moved "
      "what",
      "entente diff old-korea cases/korea\n  entente diff cases/korea --since "
      "2001-02-28\n  entente diff last-week.json today.json",
      options, texts);
  add_results(*verb, options, texts);
  CLI::Option* newer = verb->add_option(
      "NEW", options.asking.newer,
      "the newer folder, or the newer of two results of brief --json");
  verb->add_option("--since", texts.since,
                   "one case, and the same as it was known at the end of this "
                   "day")
      ->check(kDate)
      ->excludes(newer);
  CLI::Option* claim =
      add_list(*verb, "--claim", options.asking.claims,
               "only this claim, and no forecasts and theories; may be given "
               "again");
  verb->add_flag_callback(
          "--whole",
          [&options] { options.asking.whole = AskOptions::Whole::asked; },
          "all verdicts and forecasts of both states, in full (minutes)")
      ->excludes(claim);
}

}  // namespace

void add_asking(CLI::App& app, Options& options, Texts& texts) {
  add_try(app, options, texts);
  add_ask(app, options, texts);
  add_questions(app, options, texts);
  add_diff(app, options, texts);
}

}  // namespace entente::cli
