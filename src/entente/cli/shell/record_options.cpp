#include "entente/cli/shell/option_parts.hpp"

namespace entente::cli {
namespace {

void add_list_verb(CLI::App& record, Options& options, Texts& texts) {
  CLI::App* list = add_verb(
      record, "list", "acts, one a line",
      "entente record list cases/korea --group concession --from 2001-02-28\n"
      "  entente record list cases/korea --text \"cruise missile\" --csv",
      options, texts);
  ListOptions& wanted = options.list;
  list->add_option("--group", wanted.group, "only acts of this group");
  list->add_option("--actor", wanted.actor,
                   "only acts of this actor, alone or "
                   "with others");
  list->add_option("--kind", wanted.kind, "only acts of this kind");
  list->add_option("--line", wanted.line, "only acts that concern this line");
  list->add_option(
      "--text", wanted.text,
      "only acts whose id, summary, note or source holds this text "
      "(capitals count for nothing)");
  list->add_option("--check", wanted.check,
                   "only acts checked so: sourced, date-unverified, "
                   "unverified, digest, or not said")
      ->check(CLI::IsMember(
          {"sourced", "date-unverified", "unverified", "digest", "not said"}));
  list->add_option("--from", texts.from, "first day")->check(kDate);
  list->add_option("--to", texts.to, "last day")->check(kDate);
  CLI::Option* json = list->add_flag("--json", texts.json, "print JSON");
  CLI::Option* csv = list->add_flag_callback(
      "--csv", [&wanted] { wanted.as = ListOptions::As::csv; },
      "print their rows as they stand in acts.csv, in its order");
  CLI::Option* bib = list->add_flag_callback(
      "--bib", [&wanted] { wanted.as = ListOptions::As::bib; },
      "print their sources as BibTeX");
  json->excludes(csv)->excludes(bib);
  csv->excludes(bib);
}

}  // namespace

void add_record(CLI::App& app, Options& options, Texts& texts) {
  CLI::App* record = app.add_subcommand("record", "look at the acts");
  record->description(
      "Examples:\n  entente record check cases/korea\n  entente record list "
      "cases/korea --group concession --from 2001-02-28\n  entente record show "
      "cases/korea ID\n\nThe acts behind every figure");
  record->require_subcommand(1);
  add_verb(*record, "check",
           "find every mistake in the case's files, and what is in doubt",
           "entente record check cases/korea", options, texts)
      ->add_flag("--json", texts.json, "print doubts and acts read as JSON");
  add_list_verb(*record, options, texts);
  CLI::App* show = add_verb(
      *record, "show",
      "one act: its row, doubts and sources, what it answers, what answered "
      "and followed it,\nand which groups, claims, forecasts and theories read "
      "it, by which selector",
      "entente record show cases/korea ID", options, texts);
  show->add_option("ID", options.id, "the act's id")->required();
  show->add_flag("--json", texts.json, "print JSON");
}

}  // namespace entente::cli
