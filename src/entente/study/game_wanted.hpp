// How a new game is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "entente/core/day.hpp"

namespace entente::study {

// How a new game is begun; what is not given is the case's as_of, 24 months,
// and a theory drawn by the seed.
struct GameWanted {
  std::optional<std::uint64_t> seed;
  std::optional<Day> from;
  std::optional<int> months;
  std::string theory;
};

constexpr std::uint64_t kHighestSeed = 100'000'000;
constexpr int kMostMonths = 60;

}  // namespace entente::study
