#include "entente/core/parallel.hpp"

#include <atomic>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

namespace entente {
namespace {

std::vector<double> draws_with(int threads) {
  std::vector<double> values(5000);
  parallel_for(values.size(), {threads}, [&](std::size_t i) {
    const Draws draws{7, Stream::null_acts, 0, static_cast<std::uint32_t>(i)};
    values[i] = std::exp(draws.uniform(3, 1));
  });
  return values;
}

TEST(ParallelFor, gives_the_same_bytes_for_any_number_of_threads) {
  const std::vector<double> one = draws_with(1);
  for (const int threads : {2, 3, 8}) {
    EXPECT_EQ(draws_with(threads), one) << threads << " threads";
  }
}

TEST(ParallelFor, calls_every_index_once) {
  for (const int threads : {1, 4}) {
    std::vector<std::atomic<int>> calls(1000);
    parallel_for(calls.size(), {threads}, [&](std::size_t i) { ++calls[i]; });
    for (const auto& count : calls)
      EXPECT_EQ(count, 1);
  }
}

TEST(ParallelFor, does_nothing_for_an_empty_range) {
  parallel_for(0, {4}, [](std::size_t) { FAIL(); });
}

TEST(ParallelFor, ends_between_parts_where_it_is_told_to) {
  struct Stopped {};
  for (const int threads : {1, 4}) {
    std::atomic<int> asked = 0, done = 0;
    const Parallelism parallelism{threads, [&] {
                                    if (++asked > 20) throw Stopped{};
                                  }};
    EXPECT_THROW(parallel_for(1000, parallelism, [&](std::size_t) { ++done; }),
                 Stopped);
    EXPECT_LE(done, 20);
  }
}

TEST(ParallelFor, runs_nested_calls) {
  std::vector<std::atomic<int>> calls(64);
  parallel_for(8, {4}, [&](std::size_t i) {
    parallel_for(8, {4}, [&](std::size_t j) { ++calls[8 * i + j]; });
  });
  for (const auto& count : calls)
    EXPECT_EQ(count, 1);
}

TEST(ParallelFor, throws_what_a_call_has_thrown) {
  for (const int threads : {1, 4}) {
    EXPECT_THROW(parallel_for(100, {threads},
                              [](std::size_t i) {
                                if (i == 42) throw std::runtime_error("42");
                              }),
                 std::runtime_error);
  }
}

}  // namespace
}  // namespace entente
