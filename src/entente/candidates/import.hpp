// Files of machine-coded rows become candidates; every line is accounted for.
#pragma once

#include <map>
#include <string>

#include "entente/candidates/daily.hpp"
#include "entente/candidates/event.hpp"
#include "entente/candidates/matching.hpp"
#include "entente/candidates/store.hpp"

namespace entente::candidates {

// What became of the lines of a file:
//   lines = header + empty + inside_cells + rows
//   rows  = candidates + folded() + known + the sums of outside and refused
struct Account {
  std::string file;
  long lines = 0;
  long header = 0, empty = 0;
  long inside_cells = 0;  // line ends between quotation marks
  long rows = 0;
  long candidates = 0;  // that a row opened
  long again = 0;       // rows that an earlier import took
  long duplicates = 0;  // rows that stand twice in the data
  long mirrored = 0;    // the same event, told from the other side
  long reports = 0;     // the same event, told again
  long known = 0;       // rows whose event is an act of the record already
  struct Reason {
    long rows = 0;
    long first_line = 0;
  };
  std::map<std::string, Reason> outside, refused;
  // Names beside an actor of the case that the table does not have, by country,
  // which may be empty; and how many rows have each.
  std::map<std::pair<std::string, std::string>, long> unknown_actors;
  std::map<std::string, long> codes_without_kind;
  Span days = {kLastDay, kFirstDay};  // of rows between actors of the case
  std::string stopped;  // why the file could not be read to its end

  long folded() const { return again + duplicates + mirrored + reports; }
  bool adds_up() const;
};

struct Sinks {
  Store* store = nullptr;  // null: nothing is kept
  Daily* daily = nullptr;  // null: not asked for
  // Every event between actors of the case, with the act that it is or null.
  std::function<void(const Event&, const record::Act*)> event;
};

// Reads from `fd` to its end; `file` names it. Nothing of it is kept before
// Store::keep.
Account import_file(int fd,
                    const std::string& file,
                    const Reading& reading,
                    const Matching& matching,
                    const Sinks& sinks);

}  // namespace entente::candidates
