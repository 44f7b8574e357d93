#include "entente/cli/shell/options.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "entente/cli/shell/option_parts.hpp"
#include "entente/core/diagnostic.hpp"

namespace entente::cli {
namespace {

const char* const kExamples =
    "Examples:\n"
    "  entente brief cases/korea -o brief.html   the page for the desk\n"
    "  entente claims cases/korea                verdicts on the claims\n"
    "  entente contest cases/korea               evidence between theories\n"
    "  entente forecast cases/korea              what to expect, and how such "
    "forecasts did\n"
    "  entente policies explain cases/korea      what our side might do, in "
    "sentences\n"
    "  entente record show cases/korea ID\n"
    "  entente open cases/korea                  all of it in the browser\n"
    "  entente panel cases/korea --claim 2 -o panel-2   the numbers, for R or "
    "Python\n"
    "  entente export cases/korea -o korea-data          all of it, for R or "
    "Python\n\n"
    "Reads the record of acts between two sides and says what each claim about "
    "the other side\nis worth, which theory of it predicts best, and what to "
    "expect next.\n\n"
    "Exit codes: 0 done; 2 wrong usage; 3 a mistake in the case or in what was "
    "asked;\n4 a mistake of ours; 5 the output could not be written.";

constexpr std::array<std::string_view, 8> kLists = {
    "--policy", "--theory",  "--do",  "--never",
    "--hold",   "--without", "--set", "--covered"};

void add_claims(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* claims = add_verb(
      app, "claims", "verdicts on the case's claims",
      "entente claims cases/korea --json\n  entente claims cases/korea "
      "--claim 2 --multiverse -o curve.html",
      options, texts);
  add_results(*claims, options, texts);
  CLI::Option* multiverse = claims->add_flag_callback(
      "--multiverse", [&options] { options.ask = Options::Ask::multiverse; },
      "every specification of one claim at once, and whether a curve like it "
      "comes up without an effect (minutes)");
  CLI::Option* claim =
      claims->add_option("--claim", options.claim, "the claim's id");
  claim->needs(multiverse);
  multiverse->needs(claim);
  claims
      ->add_option("-o", options.output,
                   "file for the picture; - for standard output")
      ->needs(multiverse);
}

void add_policies(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* policies = app.add_subcommand(
      "policies", "what our side might do, and what comes of it");
  policies->description(
      "Examples:\n  entente policies cases/korea\n  entente policies explain "
      "cases/korea\n\nWhat our side might do (policies/*.toml), under every "
      "theory that is still believed");
  policies->require_subcommand(0, 1);
  add_common(*policies, options, texts);
  policies->get_option("CASE")->required(false);
  add_results(*policies, options, texts);
  study::PoliciesWanted& wanted = options.how.policies;
  add_list(*policies, "--policy", wanted.policies,
           "only this policy, beside the first; may be given again");
  add_list(*policies, "--theory", wanted.theories,
           "only under this theory; may be given again");
  policies
      ->add_option("--days", wanted.days,
                   "how far ahead (default: the case's horizons)")
      ->check(CLI::Range(1, kMostDays));
  policies
      ->add_option("--from", texts.as_of,
                   "futures from this day on, with what was known then")
      ->excludes("--as-of")
      ->check(kDate);
  policies->add_option("--profile", wanted.profile,
                       "a file with [[profile]] instead of the case's");
  policies
      ->add_option("--futures", wanted.futures,
                   "of every policy and theory (default: 4000)")
      ->check(CLI::Range(200, 10'000'000));
  add_verb(*policies, "check",
           "what policies wait for in vain, and what they change nothing by",
           "entente policies check cases/korea", options, texts)
      ->add_flag("--json", texts.json, "print JSON (docs/json.md)");
  add_verb(*policies, "explain",
           "every rule in a sentence, and its days on the real record",
           "entente policies explain cases/korea", options, texts)
      ->add_flag("--json", texts.json, "print JSON (docs/json.md)");
}

void add_whatif(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "whatif", "what is expected with and without an act",
      "entente whatif cases/korea --do \"concession 2 on DATE\"\n  "
      "entente whatif cases/korea --never pressure --hold \"exercise never\" "
      "--days 365\n  entente whatif cases/korea --without ID",
      options, texts);
  add_results(*verb, options, texts);
  WhatIfOptions& wanted = options.what_if;
  add_list(*verb, "--do", wanted.acts,
           "an act of ours: a group, a size from 1 to 5 and days");
  add_list(*verb, "--never", wanted.never, "a group of ours that does not act");
  add_list(*verb, "--hold", wanted.hold,
           "an announced group, and always, never or a condition");
  add_list(*verb, "--without", wanted.without,
           "an act of the record that is taken away, by its id");
  verb->add_option(
      "--with", wanted.with,
      "a file of acts that are added, with the columns of acts.csv");
  verb->add_option("--days", wanted.days, "how far ahead (default: 90)")
      ->check(CLI::Range(1, kMostDays));
}

void build(CLI::App& app, Options& options, Texts& texts) {
  app.require_subcommand(1);
  CLI::App* brief =
      add_verb(app, "brief", "write the brief, one HTML page",
               "entente brief cases/korea -o brief.html", options, texts);
  add_results(*brief, options, texts);
  brief
      ->add_option("--since", texts.since,
                   "a section on what changed since the end of this day")
      ->check(kDate);
  brief
      ->add_option("-o", options.output, "file to write; - for standard output")
      ->required();
  brief->add_flag_callback(
      "--short", [&options] { options.length = Length::two_pages; },
      "two pages of A4: bottom line, state of play, verdicts, what to expect");
  add_claims(app, options, texts);
  add_results(*add_verb(app, "contest", "evidence between the theories",
                        "entente contest cases/korea", options, texts),
              options, texts);
  add_results(*add_verb(app, "forecast", "what to expect, and past scores",
                        "entente forecast cases/korea --json", options, texts),
              options, texts);
  CLI::App* panel = add_verb(
      app, "panel", "the days and columns behind one claim's estimate",
      "entente panel cases/korea --claim 2 -o panel-2", options, texts);
  panel->add_option("--claim", options.claim, "the claim's id")->required();
  panel->add_option("-o", options.output, "folder to write")->required();
  panel->add_option("--as-of", texts.as_of, "use nothing after this day")
      ->check(kDate);
  CLI::App* essay =
      add_verb(app, "essay", "what an essay says, and what the case has of it",
               "entente essay cases/korea ID --json", options, texts);
  essay->add_option("ID", options.id, "one essay (default: all of them)");
  add_results(*essay, options, texts);
  add_export(app, options, texts);
  add_policies(app, options, texts);
  add_whatif(app, options, texts);
  add_record(app, options, texts);
  add_asking(app, options, texts);
  add_keeping(app, options, texts);
  add_play(app, options, texts);
  add_importing(app, options, texts);
  add_desk(app, options, texts);
}

// Where words are left over after an option that takes one.
std::string what_to_do(const CLI::ParseError& error,
                       int argc,
                       const char* const* argv) {
  if (error.get_exit_code() != int(CLI::ExitCodes::ExtrasError)) return {};
  for (int i = 1; i + 2 < argc; ++i) {
    const std::string option = argv[i];
    const bool list = std::find(std::begin(kLists), std::end(kLists), option) !=
                      std::end(kLists);
    if (list && argv[i + 2][0] != '-')
      return "  do:  after " + option +
             " stands one word, or a text in quotes; give " + option +
             " again for another\n";
  }
  return {};
}

// The first word that stands where a verb must and is none; empty where there
// is none such. `at`: the verb that it would belong to.
std::string no_verb(const CLI::App*& at, int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (at->get_require_subcommand_min() == 0 || word.empty() ||
        word.front() == '-')
      return {};
    const auto verbs =
        at->get_subcommands([](const CLI::App*) { return true; });
    const auto same = std::find_if(
        verbs.begin(), verbs.end(),
        [&](const CLI::App* one) { return one->get_name() == word; });
    if (same == verbs.end()) return word;
    at = *same;
  }
  return {};
}

// "entente: 'brif' is no command of entente\n  do:  did you mean 'brief'?\n"
std::string verb_text(const CLI::App& app, int argc, const char* const* argv) {
  const CLI::App* at = &app;
  const std::string word = no_verb(at, argc, argv);
  if (word.empty()) return {};
  std::vector<std::string> names;
  std::string all;
  for (const CLI::App* one :
       at->get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(one->get_name());
    all += (all.empty() ? "" : ", ") + one->get_name();
  }
  const std::string near = nearest(word, names);
  const std::string of = at == &app ? "entente" : "entente " + at->get_name();
  return "entente: '" + on_its_line(word) + "' is no command of " + of +
         "\n  do:  " +
         (near.empty() ? "the commands are " + all
                       : "did you mean '" + near + "'?") +
         "\n";
}

std::string verb_of(const CLI::App& app) {
  std::string verb;
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands()[0];
    verb += (verb.empty() ? "" : " ") + at->get_name();
  }
  return verb;
}

std::optional<Day> day_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : parse_day(text);
}

// What is wrong with --from and --to together; empty where nothing is.
std::string wrong_days(const Texts& texts) {
  const auto from = day_or_none(texts.from), to = day_or_none(texts.to);
  if (!from || !to || *from <= *to) return {};
  return "entente: --to " + texts.to + " lies before --from " + texts.from +
         "\n  do:  exchange the two\n";
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
  Parsed parsed;
  Texts texts;
  CLI::App app(kExamples, "entente");
  app.set_version_flag("--version", ENTENTE_VERSION);
  build(app, parsed.options, texts);
  try {
    app.parse(argc, argv);
    if (parsed.options.case_folder.empty()) throw CLI::RequiredError("CASE");
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, bad;
    const int code = app.exit(error, out, bad);
    parsed.end = code == 0 ? Exit::done : Exit::usage;
    const std::string verb = code == 0 ? "" : verb_text(app, argc, argv);
    parsed.text = verb.empty()
                      ? out.str() + bad.str() + what_to_do(error, argc, argv)
                      : verb;
    return parsed;
  }
  Options& options = parsed.options;
  options.verb = verb_of(app);
  if (const std::string wrong = wrong_days(texts); !wrong.empty()) {
    parsed.end = Exit::usage;
    parsed.text = wrong;
    return parsed;
  }
  options.as_of = day_or_none(texts.as_of);
  if (app.get_subcommand("policies")->count("--from") > 0)
    options.as_of_option = "--from";
  options.how.today = day_or_none(texts.today);
  options.asking.since = day_or_none(texts.since);
  options.list.from = options.play.game.from = day_or_none(texts.from);
  options.list.to = day_or_none(texts.to);
  if (texts.quiet) options.talk = Talk::quiet;
  if (texts.no_color) options.colour = Colour::never;
  if (texts.json) options.format = Format::json;
  return parsed;
}

}  // namespace entente::cli
