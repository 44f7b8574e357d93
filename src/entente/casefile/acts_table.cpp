#include "entente/casefile/tables.hpp"
#include "entente/record/act_words.hpp"

namespace entente::casefile {
namespace {

using record::Act;
using record::Check;
using record::Precision;

std::vector<std::string> used_list(const Row& row,
                                   const std::string& column,
                                   Thing thing,
                                   Names& names) {
  std::vector<std::string> all = row.list(column, '+');
  for (const std::string& one : all)
    names.use(thing, one, row.place(column));
  return all;
}

SharedText used_or_empty(const Row& row,
                         const std::string& column,
                         Thing thing,
                         Names& names) {
  const SharedText name = row.text(column);
  if (!name.empty()) names.use(thing, name, row.place(column));
  return name;
}

void read_days(const Row& row, Act& act) {
  act.day = row.filled_day("date").value_or(0);
  act.end = act.day;
  const std::optional<Day> end = row.day("end");
  if (!end) return;
  act.end = *end;
  act.own_end = true;
  if (act.end < act.day) {
    row.report(
        "end",
        "the end " + iso(act.end) + " lies before the start " + iso(act.day),
        "'end' is the last day of the act",
        "exchange the two or mend the year");
    act.end = act.day;
  }
}

// A month is dated on its first day, a year on 1 January, so that nobody takes
// the day for known.
void check_placeholder(const Row& row, const Act& act) {
  const bool month = act.precision == Precision::month;
  const bool year = act.precision == Precision::year;
  if ((month && day_of_month(act.day) != 1) ||
      (year && (day_of_month(act.day) != 1 || month_of(act.day) != 1))) {
    row.report(
        "date",
        std::string("an act known by its ") + (month ? "month" : "year") +
            " is dated " + iso(act.day),
        month ? "a month goes on its first day" : "a year goes on 1 January",
        "write the first day, or precision 'day' if the day is known");
  }
}

}  // namespace

Act read_act(const Row& row, Names& names) {
  Act act;
  act.id = row.filled("id");
  act.line = row.place("id").line;
  if (act.id.view().find_first_of(" \t\r\n,;\"") != std::string::npos) {
    row.report("id", "the id '" + act.id + "' holds a blank or a separator",
               "ids are named in lists and addresses",
               "write it as date.actor.kind.number");
  }
  names.define(Thing::act, act.id, row.place("id"));
  read_days(row, act);
  act.precision =
      row.choice("precision", record::precision_names(), Precision::day);
  check_placeholder(row, act);
  row.filled("actor");
  act.actors = used_list(row, "actor", Thing::actor, names);
  act.targets = used_list(row, "target", Thing::actor, names);
  act.kind = row.filled("kind");
  if (!act.kind.empty()) {
    names.use(Thing::kind, act.kind, row.place("kind"));
  }
  act.magnitude = row.number("magnitude");
  act.unit = row.text("unit");
  names.mention(Thing::unit, act.unit);
  act.outcome = row.word("outcome", record::outcome_words());
  act.scheduled = row.word("scheduled", record::scheduled_words());
  act.terms = row.word("terms", record::term_words());
  act.package = row.text("package");
  names.mention(Thing::package, act.package);
  act.lines = used_list(row, "line", Thing::line, names);
  act.severity = row.number_in(
      "severity", 1, 5,
      "severity runs from 1 to 5; an empty cell takes the kind's weight");
  act.answers = used_or_empty(row, "answers", Thing::act, names);
  act.check = row.choice("check", record::check_names(), Check::not_said);
  act.summary = row.filled("summary");
  act.source = row.filled("source");
  act.note = row.text("note");
  return act;
}

}  // namespace entente::casefile
