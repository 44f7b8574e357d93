// Run by mpirun, on any number of ranks.
#include <algorithm>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "entente/core/ranks.hpp"

namespace entente {
namespace {

Ranks ranks;

double value_at(std::size_t row, std::size_t column) {
  return 1 / (1 + 7.0 * static_cast<double>(row) + static_cast<double>(column));
}

TEST(Ranks, have_every_row_once_and_as_many_as_the_others) {
  for (const std::size_t rows : {0, 1, 4, 7, 200}) {
    std::size_t next = 0;
    for (int r = 0; r < ranks.size; ++r) {
      const RowRange own = part_of({r, ranks.size}, rows);
      EXPECT_EQ(own.from, next);
      EXPECT_LE(own.to - own.from, rows / ranks.size + 1);
      EXPECT_GE(own.to - own.from, rows / ranks.size);
      next = own.to;
    }
    EXPECT_EQ(next, rows);
  }
}

// Values that are not what their row and column make them, after each rank has
// written its own rows, `late` of them late.
int rows_amiss(std::size_t rows, std::size_t late) {
  constexpr std::size_t kWide = 3;
  std::vector<double> values(rows * kWide, -1);
  const RowRange own = part_of(ranks, rows);
  for (std::size_t i = own.from + late; i < own.to; ++i)
    for (std::size_t c = 0; c < kWide; ++c)
      values[i * kWide + c] = value_at(i, c);
  exchange_rows(ranks, rows, values);
  int amiss = 0;
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t c = 0; c < kWide; ++c)
      amiss += values[i * kWide + c] == value_at(i, c) ? 0 : 1;
  return amiss;
}

TEST(Ranks, get_the_rows_that_the_others_wrote) {
  for (const std::size_t rows : {1, 2, 7, 200})
    EXPECT_EQ(rows_amiss(rows, 0), 0) << rows;
}

// The bug: each rank leaves its first row out. All see it, in every part that
// has a row.
TEST(Ranks, are_found_out_where_a_row_is_not_written) {
  for (const std::size_t rows : {1, 2, 7, 200}) {
    const auto parts = std::min<std::size_t>(rows, ranks.size);
    EXPECT_EQ(rows_amiss(rows, 1), static_cast<int>(3 * parts)) << rows;
  }
}

std::vector<long> counted(int times) {
  std::vector<long> counts = {1, ranks.rank, 1L << 40};
  for (int i = 0; i < times; ++i)
    add_up(ranks, counts);
  return counts;
}
std::vector<long> all_counts() {
  const long n = ranks.size;
  return {n, n * (n - 1) / 2, n * (1L << 40)};
}

TEST(Ranks, add_up_what_each_has_counted) {
  EXPECT_EQ(counted(1), all_counts());
}

// The bugs: counts that are added up twice, or not at all. One rank alone has
// nothing to add.
TEST(Ranks, are_found_out_where_counts_are_not_added_up_once) {
  EXPECT_EQ(counted(2) == all_counts(), ranks.size == 1);
  EXPECT_EQ(counted(0) == all_counts(), ranks.size == 1);
}

TEST(Ranks, hear_what_the_first_says_and_only_that) {
  const std::string whole(100'000, 'x');
  EXPECT_EQ(told_by_first(ranks, ranks.rank == 0 ? whole : "mine"), whole);
  EXPECT_EQ(told_by_first(ranks, ranks.rank == 0 ? "" : "mine"), "");
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  entente::ranks = entente::join_ranks();
  const int failed = RUN_ALL_TESTS();
  entente::leave_ranks(entente::ranks);
  return failed;
}
