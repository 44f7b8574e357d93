#include "entente/candidates/table.hpp"

#include <map>

#include <fmt/format.h>

#include "entente/candidates/store.hpp"
#include "entente/casefile/sheet.hpp"
#include "entente/keep/table_text.hpp"

namespace entente::candidates {
namespace {

const char* const kTables =
    "CREATE TABLE IF NOT EXISTS candidate(id INTEGER PRIMARY KEY, day INTEGER, "
    "precision TEXT, actor TEXT, target TEXT, kind TEXT, code TEXT, "
    "goldstein REAL, scored INTEGER, reports INTEGER, publishers TEXT, origin "
    "TEXT, text TEXT, address TEXT, map TEXT, state TEXT, act TEXT, reason "
    "TEXT, first TEXT, UNIQUE(day, actor, target, kind));"
    // The day is part of the name: ids of ICEWS are not unique by themselves.
    "CREATE TABLE IF NOT EXISTS report(name TEXT PRIMARY KEY, candidate "
    "INTEGER, run INTEGER) WITHOUT ROWID;";

const std::vector<std::string> kColumns = {
    "id",   "date",      "precision", "actor",      "target", "kind",
    "code", "goldstein", "reports",   "publishers", "origin", "rows",
    "text", "address",   "map",       "state",      "act",    "reason"};

const std::vector<std::string> kStates = {"open", "known", "accepted", "merged",
                                          "rejected"};

// "c17"
long number_of(const casefile::Row& row) {
  const std::string& id = row.filled("id");
  long number = 0;
  for (std::size_t i = 1; i < id.size() && i < 12; ++i)
    number = id[i] < '0' || id[i] > '9' ? -1 : number * 10 + (id[i] - '0');
  if (id.starts_with("c") && number > 0) return number;
  if (!id.empty())
    row.report("id", "'" + id + "' is no number of a candidate",
               "candidates are called c1, c2 and so on", "mend the id");
  return 0;
}

struct Inserts {
  Statement candidate, row;
  explicit Inserts(Database& db)
      : candidate(db,
                  "INSERT OR IGNORE INTO candidate VALUES(?,?,?,?,?,?,?,?,?,?,?"
                  ",?,?,?,?,?,?,?,'')"),
        row(db, "INSERT OR IGNORE INTO report VALUES(?,?,0)") {}
};

void read_row(const casefile::Row& row, Database& db, Inserts& into) {
  const long id = number_of(row);
  const auto day = row.filled_day("date");
  const std::string& state = row.word("state", kStates);
  const auto goldstein = row.number("goldstein");
  const auto reports = row.number_in("reports", 1, 1e9, "rows are counted");
  for (const char* const column : {"actor", "target", "kind"})
    row.filled(column);
  if (id == 0 || !day) return;
  Statement& add = into.candidate;
  add.bind(1, id).bind(2, long{*day});
  int at = 3;
  for (const char* const column :
       {"precision", "actor", "target", "kind", "code"})
    add.bind(at++, row.text(column));
  if (goldstein) {
    add.bind(8, *goldstein).bind(9, static_cast<long>(reports.value_or(1)));
  } else {
    add.bind_null(8).bind(9, 0L);
  }
  add.bind(10, static_cast<long>(reports.value_or(1)));
  at = 11;
  for (const char* const column :
       {"publishers", "origin", "text", "address", "map"})
    add.bind(at++, row.text(column));
  add.bind(16, state.empty() ? "open" : state);
  add.bind(17, row.text("act")).bind(18, row.text("reason"));
  add.run();
  if (sqlite3_changes(db.get()) == 0)
    row.report("id", "this candidate stands twice",
               "an id names one candidate, and so do day, actors and kind",
               "remove the row, or mend what is wrong in it");
  for (const std::string& name : row.list("rows", ' '))
    into.row.bind(1, name + "@" + std::to_string(*day)).bind(2, id).run();
}

// The names of the rows of each, without their day, joined by blanks.
std::map<long, std::string> rows_by_candidate(Database& from) {
  Statement rows(from, "SELECT candidate, name FROM report ORDER BY name");
  std::map<long, std::string> joined;
  while (rows.step()) {
    const std::string name = rows.text(1);
    std::string& names = joined[rows.number(0)];
    names += (names.empty() ? "" : " ") + name.substr(0, name.rfind('@'));
  }
  return joined;
}

}  // namespace

const casefile::Columns& table_columns() {
  static const casefile::Columns columns = {
      {"id", "date", "actor", "target", "kind", "reports", "rows", "state"},
      {"precision", "code", "goldstein", "publishers", "origin", "text",
       "address", "map", "act", "reason"}};
  return columns;
}

void make_tables(Database& in) {
  in.run(kTables);
}

void read_table(std::string_view bytes, Database& to, Diagnostics& mistakes) {
  to.run("BEGIN");
  Inserts into(to);
  casefile::each_row(
      bytes, kTable, table_columns(),
      [&](const casefile::Row& row) { read_row(row, to, into); }, mistakes);
  to.run("COMMIT");
}

std::string written_table(Database& from) {
  std::string out;
  for (const std::string& column : kColumns)
    out += (out.empty() ? "" : ",") + column;
  out += "\n";
  Statement all(from,
                "SELECT id,day,precision,actor,target,kind,code,goldstein,"
                "reports,publishers,origin,text,address,map,state,act,reason "
                "FROM candidate ORDER BY day, id");
  const std::map<long, std::string> rows = rows_by_candidate(from);
  const auto cell = [&](const std::string& text) {
    out += "," + keep::encoded(text);
  };
  while (all.step()) {
    out += fmt::format("c{},{}", all.number(0),
                       iso(static_cast<Day>(all.number(1))));
    for (int i = 2; i <= 6; ++i)
      cell(all.text(i));
    cell(all.is_null(7) ? "" : fmt::format("{:.4g}", all.real(7)));
    cell(std::to_string(all.number(8)));
    cell(all.text(9));
    cell(all.text(10));
    const auto names = rows.find(all.number(0));
    cell(names == rows.end() ? std::string() : names->second);
    for (int i = 11; i <= 16; ++i)
      cell(all.text(i));
    out += "\n";
  }
  return out;
}

}  // namespace entente::candidates
