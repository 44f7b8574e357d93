#include "entente/candidates/store.hpp"

#include <cerrno>

#include <fcntl.h>

#include "entente/candidates/store_inside.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/core/check.hpp"
#include "entente/keep/store.hpp"

namespace entente::candidates {
namespace {

namespace fs = std::filesystem;

}  // namespace

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Store::~Store() {
  // The next one must not find the database still held.
  inside_->run.reset();
  inside_->db.reset();
  let_go();
  if (inside_->where == Inside::Where::part)
    unlink((inside_->folder / kPart).c_str());
}

std::optional<NotWritten> Store::open(const fs::path& folder,
                                      std::unique_ptr<Store>& store,
                                      Diagnostics& mistakes,
                                      long limit,
                                      std::chrono::milliseconds patience) {
  auto inside = std::make_unique<Inside>();
  inside->folder = folder;
  inside->limit = limit;
  if (auto problem = lock_folder(folder, inside->lock, patience))
    return problem;
  unlink((folder / kPart).c_str());
  if (is_database(folder)) {
    inside->where = Inside::Where::kept;
    inside->use((folder / kDatabase).string());
  } else {
    inside->use(":memory:");
    if (auto problem = inside->read(mistakes)) return problem;
  }
  if (inside->db->failed())
    return NotWritten{Fault::writing,
                      (folder / kDatabase).string() +
                          " could not be read: " + inside->db->failure()};
  store.reset(new Store(std::move(inside)));
  return {};
}

std::optional<NotWritten> Store::look(const fs::path& folder,
                                      std::unique_ptr<Store>& store,
                                      Diagnostics& mistakes) {
  ENTENTE_EXPECTS(!is_database(folder));
  auto inside = std::make_unique<Inside>();
  inside->folder = folder;
  inside->use(":memory:");
  if (auto problem = inside->read(mistakes)) return problem;
  store.reset(new Store(std::move(inside)));
  return {};
}

bool Store::is_database(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / kDatabase, error);
}

bool Store::let_go() {
  if (inside_->lock != nullptr) unlink((inside_->folder / kLock).c_str());
  inside_->lock.reset();
  return inside_->where == Inside::Where::memory;
}

std::optional<NotWritten> Store::take_lock(std::chrono::milliseconds patience) {
  auto problem = lock_folder(inside_->folder, inside_->lock, patience);
  if (problem) inside_->lock.reset();  // it is another's
  return problem;
}

bool Store::is_current() const {
  const Inside& in = *inside_;
  if (is_database(in.folder)) return false;
  int error = 0;
  const auto bytes = bytes_of(casefile::path_now(in.folder, kTable), error);
  return bytes.value_or("") == in.table;
}

const std::string& Store::failure() const {
  return inside_->db->failure();
}

std::optional<NotWritten> Store::keep() {
  Inside& in = *inside_;
  ENTENTE_EXPECTS(in.lock != nullptr);
  const auto failed = [&](const std::string& what) {
    return NotWritten{Fault::writing,
                      (in.folder / what).string() +
                          " could not be written: " + in.db->failure()};
  };
  if (in.db->failed())
    return failed(in.where == Inside::Where::memory ? kTable : kDatabase);
  if (in.where == Inside::Where::memory) {
    const std::string bytes = written_table(*in.db);
    if (in.db->failed()) return failed(kTable);
    // Where nothing is new, too: what a killed writer had decided is put in its
    // place.
    std::optional<keep::Lock> lock;
    if (auto problem = keep::Lock::take(in.folder, lock)) return problem;
    if (bytes == in.table || (in.table.empty() && size() == 0)) return {};
    int error = 0;
    if (bytes_of(in.folder / kTable, error).value_or("") != in.table)
      return NotWritten{Fault::place,
                        (in.folder / kTable).string() +
                            " was changed by somebody since it was read; "
                            "nothing of it is overwritten: begin again"};
    if (auto problem = keep::put_files(in.folder, {{kTable, bytes}}))
      return problem;
    in.table = bytes;
    return {};
  }
  in.db->run("COMMIT");
  if (in.db->failed()) return failed(kDatabase);
  if (in.where == Inside::Where::kept) {
    in.db->run("BEGIN IMMEDIATE");
    return {};
  }
  // A new database: whole on the disk, then in its place; from then on it is
  // read instead of the table.
  in.run.reset();
  in.db.reset();
  const fs::path part = in.folder / kPart, place = in.folder / kDatabase;
  const Open file(::open(part.c_str(), O_RDONLY | O_CLOEXEC));
  int error = file.fd < 0 ? errno : synchronise(file.fd);
  if (error == 0 && rename(part.c_str(), place.c_str()) != 0) error = errno;
  if (error == 0) error = synchronise_folder(in.folder);
  if (error == 0) unlink((in.folder / kTable).c_str());
  in.where = error == 0 ? Inside::Where::kept : Inside::Where::part;
  in.use((error == 0 ? place : part).string());
  if (error != 0) return not_written(place, error);
  return {};
}

}  // namespace entente::candidates
