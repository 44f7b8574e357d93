// The candidates of a case while they are imported or reviewed: a database in
// memory, on disk where they are many. What is kept: candidates.csv, or
// candidates.db above kMostInTable rows (docs/files.md).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/candidates/event.hpp"
#include "entente/candidates/guarded.hpp"
#include "entente/core/diagnostic.hpp"
#include "entente/core/writing.hpp"

namespace entente::candidates {

constexpr const char* kTable = "candidates.csv";
constexpr const char* kDatabase = "candidates.db";
// Rows of data that candidates stand for, in a table.
constexpr long kMostInTable = 100'000;

// known: an act of the record already is this event. accepted, merged,
// rejected: decided in review.
enum class State { open, known, accepted, merged, rejected };
std::string text_of(State state);

// An event that rows of data tell of: same day, actors and kind.
struct Candidate {
  long id = 0;  // "c17"
  Day day = 0;
  record::Precision precision = record::Precision::day;
  std::string actor, target, kind, code;
  std::optional<double> goldstein;  // mean of its rows that have one
  long reports = 0;                 // rows
  std::string publishers;           // each once, joined by "; "
  std::string origin;               // "icews gdelt1"
  std::string text, address;        // of the first row
  std::string map;                  // version that gave the kind
  State state = State::open;
  std::string act, reason;
};

// How an event's row came in.
enum class Entry { opened, again, duplicate, mirrored, folded };

class Store {
 public:
  // What the case has, or none. Another program that imports or reviews is
  // waited for so long; `limit`: kMostInTable, but in tests.
  static std::optional<NotWritten> open(
      const std::filesystem::path& folder,
      std::unique_ptr<Store>& store,
      Diagnostics& mistakes,
      long limit = kMostInTable,
      std::chrono::milliseconds patience = kPatience);
  // What candidates.csv holds, as `let_go` leaves it: nobody is waited for, and
  // nobody waits. Expects that the case has no database (is_database).
  static std::optional<NotWritten> look(const std::filesystem::path& folder,
                                        std::unique_ptr<Store>& store,
                                        Diagnostics& mistakes);
  ~Store();

  // Of the case: whether its candidates are a database.
  static bool is_database(const std::filesystem::path& folder);
  // Others may import and review; this one can be read on, and goes on after
  // `take_lock`. False for a database, which is let go by closing it.
  bool let_go();
  std::optional<NotWritten> take_lock(std::chrono::milliseconds patience);
  // Whether candidates.csv still is what was read or kept here.
  bool is_current() const;

  // A row of `origin`. Where it opens a candidate, `known_act` is asked which
  // act of the record it is; empty: none.
  Entry take(const Event& event,
             const std::string& origin,
             const std::string& map,
             const std::function<std::string(const Event&)>& known_act);

  long size() const;
  std::optional<Candidate> find(long id) const;
  // Of a state, by day and id.
  std::vector<long> ids(State state) const;
  // Those that are open, the same way.
  struct Waiting {
    long id = 0;
    std::string kind, actor;
  };
  std::vector<Waiting> waiting() const;
  // The first row of a candidate, "icews/32889836@2018-06-01", and back.
  std::string first_row(long id) const;
  // All of them, in the order of their names.
  std::vector<std::string> rows_of(long id) const;
  std::optional<long> of_row(const std::string& row) const;
  void set(long id,
           State state,
           const std::string& act,
           const std::string& reason);

  // All that was taken and set since the opening or the last keeping is on the
  // disk, or none of it; none where somebody changed candidates.csv meanwhile.
  // Expects that it was not let go.
  std::optional<NotWritten> keep();
  // Why the database failed on the way (disk full); then nothing is kept.
  const std::string& failure() const;

  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace entente::candidates
