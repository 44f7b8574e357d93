// What a store is made of; for store.cpp and store_rows.cpp alone.
#pragma once

#include <cerrno>

#include <unistd.h>

#include "entente/candidates/guarded.hpp"
#include "entente/candidates/sqlite.hpp"
#include "entente/candidates/store.hpp"
#include "entente/candidates/table.hpp"
#include "entente/casefile/pending.hpp"

namespace entente::candidates {

// A database that is not kept yet; who finds one may remove it.
constexpr const char* kPart = ".candidates.db.part";

// The statements of an import, prepared once for each database.
struct Statements {
  Statement seen, insert_row, by_key, add, again, count_rows;
  explicit Statements(Database& db)
      : seen(db, "SELECT run FROM report WHERE name=?"),
        insert_row(db, "INSERT INTO report VALUES(?,?,?)"),
        by_key(db,
               "SELECT id,goldstein,scored,publishers,origin,first FROM "
               "candidate WHERE day=? AND actor=? AND target=? AND kind=?"),
        add(db,
            "INSERT INTO candidate VALUES(NULL,?,?,?,?,?,?,?,?,1,?,?,?,?,?,?,?"
            ",'',?)"),
        again(db,
              "UPDATE candidate SET goldstein=?, scored=?, publishers=?, "
              "origin=?, reports=reports+1 WHERE id=?"),
        count_rows(db, "SELECT count(*) FROM report") {}
};

struct Store::Inside {
  std::filesystem::path folder;
  long limit = kMostInTable;
  std::unique_ptr<Open> lock;
  std::unique_ptr<Database> db;
  std::unique_ptr<Statements> run;
  // memory: as a table so far; part: a new database; kept: that of the case.
  enum class Where { memory, part, kept } where = Where::memory;
  std::string table;  // as it was read
  long rows = 0;
  long number = 1;  // of this run; rows of a table are of run 0

  void use(const std::string& path) {
    run.reset();
    db = std::make_unique<Database>(path);
    if (where == Where::memory || where == Where::part)
      db->run("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;");
    db->run(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-49152; PRAGMA "
        "temp_store=MEMORY;");
    make_tables(*db);
    run = std::make_unique<Statements>(*db);
    if (run->count_rows.step()) rows = run->count_rows.number(0);
    run->count_rows.reset();
    db->run("BEGIN IMMEDIATE");
    if (where == Where::kept) begin_run();
  }

  // Rows that came in by earlier runs are told from those of this one.
  void begin_run() {
    Statement last(*db, "PRAGMA user_version");
    if (last.step()) number = last.number(0) + 1;
    last.reset();
    db->run(("PRAGMA user_version=" + std::to_string(number)).c_str());
  }

  // The table of the case, where it has one.
  std::optional<NotWritten> read(Diagnostics& mistakes) {
    int problem = 0;
    const auto bytes = bytes_of(casefile::path_now(folder, kTable), problem);
    if (problem != 0 && problem != ENOENT)
      return not_written(folder / kTable, problem);
    if (!bytes) return {};
    db->run("COMMIT");
    table = *bytes;
    read_table(*bytes, *db, mistakes);
    db->run("BEGIN IMMEDIATE");
    rows = 0;
    if (run->count_rows.step()) rows = run->count_rows.number(0);
    run->count_rows.reset();
    return {};
  }

  // From memory to the disk, where rows become many.
  void spill() {
    const std::filesystem::path part = folder / kPart;
    db->run("COMMIT");
    run.reset();
    unlink(part.c_str());
    Statement copy(*db, "VACUUM INTO ?");
    copy.bind(1, part.string()).run();
    if (db->failed()) return;
    where = Where::part;
    use(part.string());
    db->run(("PRAGMA user_version=" + std::to_string(number)).c_str());
  }
};

}  // namespace entente::candidates
