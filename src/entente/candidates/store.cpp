#include "entente/candidates/store.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>

#include "entente/candidates/guarded.hpp"
#include "entente/candidates/sqlite.hpp"
#include "entente/candidates/table.hpp"
#include "entente/casefile/pending.hpp"
#include "entente/keep/store.hpp"

namespace entente::candidates {
namespace {

namespace fs = std::filesystem;

// A database that is not kept yet; who finds one may remove it.
constexpr const char* kPart = ".candidates.db.part";

std::string precision_text(record::Precision precision) {
  if (precision == record::Precision::month) return "month";
  return precision == record::Precision::year ? "year" : "day";
}

// Adds a word to words that are joined, unless it is there.
std::string with(const std::string& all,
                 const std::string& one,
                 const std::string& joint) {
  if (one.empty()) return all;
  if ((joint + all + joint).find(joint + one + joint) != std::string::npos)
    return all;
  return all.empty() ? one : all + joint + one;
}

}  // namespace

std::string text_of(State state) {
  switch (state) {
    case State::known:
      return "known";
    case State::accepted:
      return "accepted";
    case State::merged:
      return "merged";
    case State::rejected:
      return "rejected";
    default:
      return "open";
  }
}

namespace {

State state_of(const std::string& word) {
  for (const State state :
       {State::known, State::accepted, State::merged, State::rejected})
    if (text_of(state) == word) return state;
  return State::open;
}

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

}  // namespace

struct Store::Inside {
  fs::path folder;
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

  // From memory to the disk, where rows become many.
  void spill() {
    const fs::path part = folder / kPart;
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

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Store::~Store() {
  unlink((inside_->folder / kLock).c_str());
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
  std::error_code error;
  if (fs::exists(folder / kDatabase, error)) {
    inside->where = Inside::Where::kept;
    inside->use((folder / kDatabase).string());
  } else {
    inside->use(":memory:");
    int problem = 0;
    const auto bytes = bytes_of(casefile::path_now(folder, kTable), problem);
    if (problem != 0 && problem != ENOENT)
      return not_written(folder / kTable, problem);
    if (bytes) {
      inside->db->run("COMMIT");
      inside->table = *bytes;
      read_table(*bytes, *inside->db, mistakes);
      inside->db->run("BEGIN IMMEDIATE");
      inside->rows = 0;
      if (inside->run->count_rows.step())
        inside->rows = inside->run->count_rows.number(0);
      inside->run->count_rows.reset();
    }
  }
  if (inside->db->failed())
    return NotWritten{Fault::writing,
                      (folder / kDatabase).string() +
                          " could not be read: " + inside->db->failure()};
  store.reset(new Store(std::move(inside)));
  return {};
}

Entry Store::take(const Event& event,
                  const std::string& origin,
                  const std::string& map,
                  const std::function<std::string(const Event&)>& known_act) {
  Inside& in = *inside_;
  if (in.where == Inside::Where::memory && in.rows >= in.limit) in.spill();
  if (in.db->failed()) return Entry::folded;
  Statements& run = *in.run;
  const std::string name =
      origin + "/" + event.row + "@" + std::to_string(event.day);
  const bool seen = run.seen.bind(1, name).step();
  const bool now = seen && run.seen.number(0) == in.number;
  run.seen.reset();
  if (seen) return now ? Entry::duplicate : Entry::again;
  ++in.rows;
  run.by_key.bind(1, long{event.day}).bind(2, event.actor);
  run.by_key.bind(3, event.target).bind(4, event.kind);
  if (run.by_key.step()) {
    const long id = run.by_key.number(0);
    const long scored = run.by_key.number(2);
    const double mean = run.by_key.real(1);
    const std::string publishers =
        with(run.by_key.text(3), event.publisher, "; ");
    const std::string origins = with(run.by_key.text(4), origin, " ");
    const std::string first = run.by_key.text(5);
    run.by_key.reset();
    if (event.goldstein) {
      const double n = static_cast<double>(scored);
      run.again.bind(1, (mean * n + *event.goldstein) / (n + 1));
      run.again.bind(2, scored + 1);
    } else if (scored > 0) {
      run.again.bind(1, mean).bind(2, scored);
    } else {
      run.again.bind_null(1).bind(2, 0L);
    }
    run.again.bind(3, publishers).bind(4, origins).bind(5, id).run();
    run.insert_row.bind(1, name).bind(2, id).bind(3, in.number).run();
    return !first.empty() && first != event.coded_actor ? Entry::mirrored
                                                        : Entry::folded;
  }
  run.by_key.reset();
  const std::string act = known_act(event);
  run.add.bind(1, long{event.day}).bind(2, precision_text(event.precision));
  run.add.bind(3, event.actor).bind(4, event.target).bind(5, event.kind);
  run.add.bind(6, event.code);
  if (event.goldstein) {
    run.add.bind(7, *event.goldstein).bind(8, 1L);
  } else {
    run.add.bind_null(7).bind(8, 0L);
  }
  run.add.bind(9, event.publisher).bind(10, origin).bind(11, event.text);
  run.add.bind(12, event.address).bind(13, map);
  run.add.bind(14, text_of(act.empty() ? State::open : State::known));
  run.add.bind(15, act).bind(16, event.coded_actor).run();
  const long id = static_cast<long>(sqlite3_last_insert_rowid(in.db->get()));
  run.insert_row.bind(1, name).bind(2, id).bind(3, in.number).run();
  return Entry::opened;
}

long Store::size() const {
  Statement count(*inside_->db, "SELECT count(*) FROM candidate");
  return count.step() ? count.number(0) : 0;
}

std::optional<Candidate> Store::find(long id) const {
  Statement one(*inside_->db,
                "SELECT id,day,precision,actor,target,kind,code,goldstein,"
                "reports,publishers,origin,text,address,map,state,act,reason "
                "FROM candidate WHERE id=?");
  if (!one.bind(1, id).step()) return {};
  Candidate found;
  found.id = one.number(0);
  found.day = static_cast<Day>(one.number(1));
  const std::string precision = one.text(2);
  if (precision == "month") found.precision = record::Precision::month;
  if (precision == "year") found.precision = record::Precision::year;
  int at = 3;
  for (std::string* const text :
       {&found.actor, &found.target, &found.kind, &found.code})
    *text = one.text(at++);
  if (!one.is_null(7)) found.goldstein = one.real(7);
  found.reports = one.number(8);
  at = 9;
  for (std::string* const text : {&found.publishers, &found.origin, &found.text,
                                  &found.address, &found.map})
    *text = one.text(at++);
  found.state = state_of(one.text(14));
  found.act = one.text(15);
  found.reason = one.text(16);
  return found;
}

std::vector<long> Store::ids(State state) const {
  Statement all(*inside_->db,
                "SELECT id FROM candidate WHERE state=? ORDER BY day, id");
  all.bind(1, text_of(state));
  std::vector<long> found;
  while (all.step())
    found.push_back(all.number(0));
  return found;
}

std::string Store::first_row(long id) const {
  Statement rows(*inside_->db,
                 "SELECT min(name) FROM report WHERE candidate=?");
  if (!rows.bind(1, id).step()) return {};
  const std::string name = rows.text(0);
  const std::size_t at = name.rfind('@');
  if (at == std::string::npos) return name;
  return name.substr(0, at + 1) + iso(std::atoi(name.c_str() + at + 1));
}

std::optional<long> Store::of_row(const std::string& row) const {
  const std::size_t at = row.rfind('@');
  const auto day =
      at == std::string::npos ? std::nullopt : parse_day(row.substr(at + 1));
  if (!day) return {};
  Statement one(*inside_->db, "SELECT candidate FROM report WHERE name=?");
  one.bind(1, row.substr(0, at + 1) + std::to_string(*day));
  return one.step() ? std::optional<long>(one.number(0)) : std::nullopt;
}

void Store::set(long id,
                State state,
                const std::string& act,
                const std::string& reason) {
  Statement update(*inside_->db,
                   "UPDATE candidate SET state=?, act=?, reason=? WHERE id=?");
  update.bind(1, text_of(state)).bind(2, act).bind(3, reason).bind(4, id);
  update.run();
}

const std::string& Store::failure() const {
  return inside_->db->failure();
}

std::optional<NotWritten> Store::keep() {
  Inside& in = *inside_;
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
