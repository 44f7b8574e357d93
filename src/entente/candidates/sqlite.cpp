#include "entente/candidates/sqlite.hpp"

namespace entente::candidates {

Database::Database(const std::string& path) {
  note(sqlite3_open(path.c_str(), &db_));
}

Database::~Database() {
  sqlite3_close(db_);
}

void Database::note(int code) {
  if (failed() || code == SQLITE_OK || code == SQLITE_ROW ||
      code == SQLITE_DONE)
    return;
  code_ = code & 0xff;
  failure_ = code_ == SQLITE_FULL ? "no space left on device"
             : db_ == nullptr     ? sqlite3_errstr(code)
                                  : sqlite3_errmsg(db_);
}

void Database::run(const char* sql) {
  if (!failed()) note(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr));
}

Statement::Statement(Database& database, const char* sql)
    : database_(&database) {
  if (!database.failed())
    database.note(
        sqlite3_prepare_v2(database.get(), sql, -1, &statement_, nullptr));
}

Statement& Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(int at, long number) {
  sqlite3_bind_int64(statement_, at, number);
  return *this;
}

Statement& Statement::bind(int at, double number) {
  sqlite3_bind_double(statement_, at, number);
  return *this;
}

Statement& Statement::bind_null(int at) {
  sqlite3_bind_null(statement_, at);
  return *this;
}

bool Statement::step() {
  if (database_->failed()) return false;
  const int code = sqlite3_step(statement_);
  database_->note(code);
  return code == SQLITE_ROW;
}

std::string Statement::text(int column) const {
  const unsigned char* const at = sqlite3_column_text(statement_, column);
  if (at == nullptr) return {};
  return {reinterpret_cast<const char*>(at),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace entente::candidates
