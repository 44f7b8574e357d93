#include "entente/core/ranks.hpp"

#include "entente/core/check.hpp"

#ifdef ENTENTE_MPI
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include <mpi.h>
#endif

namespace entente {

RowRange part_of(const Ranks& ranks, std::size_t rows) {
  const auto rank = static_cast<std::size_t>(ranks.rank);
  const auto size = static_cast<std::size_t>(ranks.size);
  return {rank * rows / size, (rank + 1) * rows / size};
}

#ifdef ENTENTE_MPI

namespace {

// MPI's own waiting takes a whole core, which rank 0 may need.
void from_first(void* bytes, std::uint64_t count) {
  constexpr auto kPause = std::chrono::milliseconds(1);
  constexpr std::uint64_t kMost = 1 << 30;  // counts are ints
  for (std::uint64_t at = 0; at < count; at += kMost) {
    MPI_Request request;
    MPI_Ibcast(static_cast<char*>(bytes) + at,
               static_cast<int>(std::min(kMost, count - at)), MPI_BYTE, 0,
               MPI_COMM_WORLD, &request);
    for (int arrived = 0;;) {
      MPI_Test(&request, &arrived, MPI_STATUS_IGNORE);
      if (arrived != 0) break;
      std::this_thread::sleep_for(kPause);
    }
  }
}

}  // namespace

bool ranks_are_known() {
  return true;
}

Ranks join_ranks() {
  int provided = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
  ENTENTE_EXPECTS(provided >= MPI_THREAD_SERIALIZED);
  Ranks ranks;
  MPI_Comm_rank(MPI_COMM_WORLD, &ranks.rank);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks.size);
  return ranks;
}

void leave_ranks(const Ranks&) {
  MPI_Finalize();
}

void end_all_ranks(int code) {
  MPI_Abort(MPI_COMM_WORLD, code);
  contract_failed("MPI_Abort ends", __FILE__, __LINE__);
}

void exchange_rows(const Ranks& ranks,
                   std::size_t rows,
                   std::span<double> values) {
  if (ranks.size == 1 || values.empty()) return;
  ENTENTE_EXPECTS(values.size() % rows == 0);
  std::vector<int> counts, firsts;
  for (int r = 0; r < ranks.size; ++r) {
    const RowRange part = part_of({r, ranks.size}, rows);
    counts.push_back(static_cast<int>(part.to - part.from));
    firsts.push_back(static_cast<int>(part.from));
  }
  MPI_Datatype row = MPI_DATATYPE_NULL;
  MPI_Type_contiguous(static_cast<int>(values.size() / rows), MPI_DOUBLE, &row);
  MPI_Type_commit(&row);
  MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, values.data(),
                 counts.data(), firsts.data(), row, MPI_COMM_WORLD);
  MPI_Type_free(&row);
}

void add_up(const Ranks& ranks, std::span<long> counts) {
  if (ranks.size == 1) return;
  MPI_Allreduce(MPI_IN_PLACE, counts.data(), static_cast<int>(counts.size()),
                MPI_LONG, MPI_SUM, MPI_COMM_WORLD);
}

std::string told_by_first(const Ranks& ranks, const std::string& text) {
  if (ranks.size == 1) return text;
  std::uint64_t size = text.size();
  from_first(&size, sizeof size);
  std::string told = ranks.rank == 0 ? text : std::string(size, '\0');
  from_first(told.data(), size);
  return told;
}

#else

bool ranks_are_known() {
  return false;
}

Ranks join_ranks() {
  return {};
}

void leave_ranks(const Ranks&) {}

void end_all_ranks(int) {
  contract_failed("built with ENTENTE_MPI", __FILE__, __LINE__);
}

void exchange_rows(const Ranks& ranks, std::size_t, std::span<double>) {
  ENTENTE_EXPECTS(ranks.size == 1);
}

void add_up(const Ranks& ranks, std::span<long>) {
  ENTENTE_EXPECTS(ranks.size == 1);
}

std::string told_by_first(const Ranks& ranks, const std::string& text) {
  ENTENTE_EXPECTS(ranks.size == 1);
  return text;
}

#endif

}  // namespace entente
