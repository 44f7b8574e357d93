#include "entente/core/rng.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente {
namespace {

using Block = std::array<std::uint32_t, 4>;

// Known answers of the authors' own library, Random123 (kat_vectors).
TEST(Philox, equals_the_known_answers_of_its_authors) {
  constexpr std::uint32_t ones = 0xFFFFFFFFU;
  EXPECT_EQ(philox_block({0, 0, 0, 0}, {0, 0}),
            (Block{0x6627E8D5U, 0xE169C58DU, 0xBC57AC4CU, 0x9B00DBD8U}));
  EXPECT_EQ(philox_block({ones, ones, ones, ones}, {ones, ones}),
            (Block{0x408F276DU, 0x41C83B0EU, 0xA20BC7C6U, 0x6D5451FDU}));
  EXPECT_EQ(philox_block({0x243F6A88U, 0x85A308D3U, 0x13198A2EU, 0x03707344U},
                         {0xA4093822U, 0x299F31D0U}),
            (Block{0xD16CFE09U, 0x94FDCCEBU, 0x5001E420U, 0x24126EA1U}));
}

TEST(UnitOpen, never_reaches_its_ends) {
  EXPECT_GT(to_unit_open(0, 0), 0.0);
  EXPECT_LT(to_unit_open(0xFFFFFFFFU, 0xFFFFFFFFU), 1.0);
  EXPECT_DOUBLE_EQ(to_unit_open(0x80000000U, 0), 0.5);
}

TEST(Draws, are_the_same_in_any_order) {
  const Draws draws{42, Stream::importance, 7, 3, 5};
  const double late = draws.uniform(9, 4);
  const double early = draws.uniform(0, 0);
  EXPECT_EQ(draws.uniform(0, 0), early);
  EXPECT_EQ(draws.uniform(9, 4), late);
  EXPECT_EQ(draws.uniforms(9, 2)[0], late);
}

TEST(Draws, differ_with_everything_that_they_are_for) {
  std::set<double> values;
  for (const std::uint64_t seed : {1, 2}) {
    for (const Stream stream : {Stream::null_acts, Stream::future_acts}) {
      for (const std::uint64_t theme : {0, 1}) {
        for (const std::uint32_t replicate : {0U, 1U}) {
          for (const std::uint32_t draw : {0U, 1U}) {
            const Draws draws{seed, stream, theme, replicate, draw};
            for (const std::uint32_t step : {0U, 1U}) {
              for (const std::uint32_t n : {0U, 1U, 2U}) {
                values.insert(draws.uniform(step, n));
              }
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(values.size(), 2u * 2 * 2 * 2 * 2 * 2 * 3);
}

// Kolmogorov distance of `values` to the uniform law, times sqrt(n). It
// exceeds 2.7 with probability 1e-6.
double kolmogorov(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto rank = static_cast<double>(i);
    distance =
        std::max({distance, values[i] - rank / n, (rank + 1) / n - values[i]});
  }
  return distance * std::sqrt(n);
}

std::vector<double> across_replicates(std::uint32_t count) {
  std::vector<double> values;
  for (std::uint32_t replicate = 0; replicate < count; ++replicate) {
    values.push_back(
        Draws{20260731, Stream::null_acts, 0, replicate}.uniform(1, 0));
  }
  return values;
}

TEST(Draws, are_uniform_across_replicates) {
  EXPECT_LT(kolmogorov(across_replicates(100000)), 2.7);
}

TEST(Draws, uniformity_check_finds_a_planted_bias_of_two_percent) {
  std::vector<double> values = across_replicates(100000);
  for (double& value : values)
    value = std::pow(value, 1.05);
  EXPECT_GT(kolmogorov(values), 2.7);
}

RC_GTEST_PROP(Draws,
              lie_inside_the_unit_interval,
              (std::uint64_t seed, std::uint32_t step, std::uint32_t n)) {
  const double u = Draws{seed, Stream::bootstrap}.uniform(step, n);
  RC_ASSERT(0.0 < u && u < 1.0);
}

TEST(Theme, differs_with_the_name) {
  EXPECT_NE(theme("5"), theme("5-late"));
  EXPECT_EQ(theme("spiral"), theme("spiral"));
}

}  // namespace
}  // namespace entente
