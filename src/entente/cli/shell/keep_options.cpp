#include <array>
#include <utility>

#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {
namespace {

const char* const kExample =
    "entente add cases/korea --date 2001-02-28 --actor A --target B --kind "
    "KIND "
    "\\\n      --summary \"what happened\" --source https://... --check "
    "sourced\n"
    "  entente add cases/korea --edit ID --severity 3 --note \"as the second "
    "coder\"\n"
    "  entente add cases/korea --drop ID --reason \"one act reported twice\"\n"
    "  entente add cases/korea --covered all --to 2001-02-28 --as-of "
    "2001-02-28\n"
    "  entente add cases/korea < rows.csv";

const char* const kWhat =
    "add an act, change or drop one, or say how far the case was read\n\n"
    "On a terminal it asks for what is missing, shows what would read the act, "
    "and asks before\nit writes. Elsewhere it takes an act from its options, "
    "or "
    "rows with the columns of acts.csv\nfrom standard input (id may be left "
    "out), and writes at once. All of a change is written\nor nothing, and "
    "nothing when the case would not check afterwards.";

// The columns of acts.csv as options, with what they hold.
constexpr std::array<std::pair<const char*, const char*>, 20> kColumns = {{
    {"id", "id (default: date.actor.kind.number)"},
    {"date", "first day, YYYY-MM-DD"},
    {"end", "last day, where it has one of its own"},
    {"precision", "day, month or year"},
    {"actor", "who acts: a code, or several joined by +"},
    {"target", "at whom it is aimed"},
    {"kind", "a kind of kinds.csv"},
    {"magnitude", "a number ..."},
    {"unit", "... and what it counts"},
    {"outcome", "success, failure, held, cancelled, ... (docs/files.md)"},
    {"scheduled", "yes or no"},
    {"terms", "upfront, conditional, within-deal, reciprocal or n/a"},
    {"package", "the deal or episode to which it belongs"},
    {"line", "lines that it concerns, joined by +"},
    {"severity", "1 to 5 (default: the kind's weight)"},
    {"answers", "id of the act that the source presents as answered"},
    {"check", "sourced, date-unverified, unverified or digest"},
    {"summary", "what happened, in your own words"},
    {"source", "addresses or titles, joined by '; '"},
    {"note", "reasons of the coding"},
}};

void add_what(CLI::App& verb, AddOptions& add) {
  for (const auto& [column, what] : kColumns) {
    const std::string name = column;
    verb.add_option_function<std::string>(
            "--" + name,
            [&add, name](const std::string& text) { add.cells[name] = text; },
            what)
        ->type_name("TEXT")
        ->group("Columns of acts.csv");
  }
  verb.add_option("--source-class", add.source_class,
                  "of a source that no row of sources.csv names: its class ...")
      ->group("A new source");
  verb.add_option("--citation", add.citation, "... and how it is cited")
      ->group("A new source");
  verb.add_option("--pattern", add.pattern,
                  "host or part of the text that names it (default: the host "
                  "of its address, or the whole text)")
      ->group("A new source");
}

void add_other(CLI::App& verb, AddOptions& add) {
  CLI::Option* edit =
      verb.add_option("--edit", add.edit,
                      "the act to change: the columns that are given, and no "
                      "other; --id renames it");
  CLI::Option* drop = verb.add_option(
      "--drop", add.drop,
      "the act to take out; its id goes to retired_ids.csv, its doubts and "
      "second coding go");
  CLI::Option* covered =
      add_list(verb, "--covered", add.covered,
               "a family of coverage.csv that was read until --to, or all; "
               "may be given again");
  drop->excludes(edit)->excludes(covered);
  covered->excludes(edit);
  verb.add_option("--reason", add.reason,
                  "why it is dropped or renamed, or what coverage rests on");
  verb.add_option("--replaced-by", add.replaced_by,
                  "the act that takes the place of the dropped one")
      ->needs(drop);
  add_day(verb, "--from", add.from,
          "first day that was read (default: after the last one so far)");
  add_day(verb, "--to", add.to, "last day that was read");
  verb.get_option("--from")->needs(covered);
  verb.get_option("--to")->needs(covered);
  covered->needs(verb.get_option("--to"));
  verb.add_option("--quality", add.quality,
                  "good, partial or poor (default: as before)")
      ->check(CLI::IsMember({"good", "partial", "poor"}))
      ->needs(covered);
  add_day(verb, "--as-of", add.as_of,
          "the case's as_of from now on: the last day that fits read");
  add_write(verb, add.write);
}

void add_new(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* verb = add_verb(
      app, "new",
      "a folder with a case that checks at once: every key of case.toml is "
      "explained in it,\nand three acts say that they are examples. On a "
      "terminal it asks for what is not given",
      "entente new strait --ours Hale --theirs Varn --from DATE --as-of "
      "DATE",
      options, texts);
  CLI::Option* folder = verb->get_option("CASE");
  folder->description("the folder to make; it may be there, but empty");
  NewOptions& fresh = options.fresh;
  verb->add_option("--ours", fresh.our_name, "the name of our side");
  verb->add_option("--theirs", fresh.their_name, "the name of the other side");
  add_day(*verb, "--from", fresh.from, "the first day that was read");
  add_day(*verb, "--as-of", fresh.as_of, "the last day that was read");
}

}  // namespace

void add_keeping(CLI::App& app, Options& options, Texts& texts) {
  add_new(app, options, texts);
  CLI::App* verb = add_verb(app, "add", kWhat, kExample, options, texts);
  verb->description(std::string("Examples:\n  ") + kExample + "\n\n" + kWhat);
  add_what(*verb, options.add);
  add_other(*verb, options.add);
  verb->add_flag("--json", texts.json,
                 "print JSON (docs/json.md), and write without asking");
}

}  // namespace entente::cli
