// Several processes, on one machine or many, that make one result together
// (MPI). A build without ENTENTE_MPI knows one process only, for which each of
// these does nothing. All but ranks_are_known and part_of are called by every
// rank at the same point of its work, from one thread at a time, outside of
// parallel_for.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace entente {

// This process among those that work together; the first is rank 0.
struct Ranks {
  int rank = 0, size = 1;
};

// Whether this build can be one of several.
bool ranks_are_known();

// Meets the others that were started with this process; once, before the rest.
Ranks join_ranks();

// Waits until all others are here too; the last that is done together.
void leave_ranks(const Ranks& ranks);

// Ends every rank now, without waiting for any; the launcher exits with `code`.
[[noreturn]] void end_all_ranks(int code);

// Rows [from, to) of `rows`.
struct RowRange {
  std::size_t from = 0, to = 0;
};

// The rows that are a rank's: every row is one rank's, in the order of ranks,
// and no rank has two more than another.
RowRange part_of(const Ranks& ranks, std::size_t rows);

// Of a row-major matrix every rank has written its part; after this all ranks
// hold all of it, bit by bit as it was written. `values` holds whole rows.
void exchange_rows(const Ranks& ranks,
                   std::size_t rows,
                   std::span<double> values);

// Every place becomes its sum over ranks.
void add_up(const Ranks& ranks, std::span<long> counts);

// Rank 0's text, on every rank; whoever waits for it leaves its core to others.
std::string told_by_first(const Ranks& ranks, const std::string& text);

}  // namespace entente
