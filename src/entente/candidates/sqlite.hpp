// SQLite with as much around it as the store needs: statements that free
// themselves, and the first error, after which nothing more is done.
#pragma once

#include <string>
#include <string_view>

#include <sqlite3.h>

namespace entente::candidates {

class Database {
 public:
  // ":memory:" or a path. Look at failure().
  explicit Database(const std::string& path);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const char* sql);
  const std::string& failure() const { return failure_; }
  int code() const { return code_; }
  bool failed() const { return code_ != SQLITE_OK; }
  void note(int code);
  sqlite3* get() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
  int code_ = SQLITE_OK;
  std::string failure_;
};

// Prepared once, run often. Parameters and columns count from 1 and 0.
class Statement {
 public:
  Statement(Database& database, const char* sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  Statement& bind(int at, std::string_view text);
  Statement& bind(int at, long number);
  Statement& bind(int at, double number);
  Statement& bind_null(int at);
  // The next row; false at the end and after a failure.
  bool step();
  // Ready to be bound and run again.
  void reset() { sqlite3_reset(statement_); }
  void run() {
    step();
    reset();
  }

  std::string text(int column) const;
  long number(int column) const {
    return static_cast<long>(sqlite3_column_int64(statement_, column));
  }
  double real(int column) const {
    return sqlite3_column_double(statement_, column);
  }
  bool is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }

 private:
  Database* database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace entente::candidates
