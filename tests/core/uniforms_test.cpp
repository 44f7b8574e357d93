#include "entente/core/uniforms.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(UniformsByStep, are_those_drawn_one_by_one) {
  const Draws draws(3, Stream::null_acts, 77, 5, 9);
  for (const std::size_t size : {1U, 7U, 32U, 33U, 256U}) {
    std::vector<double> even(size), odd(size);
    uniforms_by_step(draws, 4, 1000, size, even.data(), odd.data());
    for (std::size_t i = 0; i < size; ++i) {
      const auto step = static_cast<std::uint32_t>(1000 + i);
      EXPECT_EQ(even[i], draws.uniform(step, 8));
      EXPECT_EQ(odd[i], draws.uniform(step, 9));
    }
  }
}

}  // namespace
}  // namespace entente
