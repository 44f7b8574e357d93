// Resampling of blocks of successive origins.
#pragma once

#include <algorithm>
#include <cstddef>

#include "entente/core/rng.hpp"

namespace entente::forecast {

// Calls f(i) for the origins of one resample: blocks of `most` successive ones
// of `n`, as many as fill n (Kuensch 1989, Ann. Statist. 17).
template <class F>
void resample_blocks(std::size_t n,
                     std::size_t most,
                     const Draws& draws,
                     std::uint32_t resample,
                     F&& f) {
  const std::size_t block = std::min(most, n);
  const std::size_t starts = n - block + 1;
  std::uint32_t next = 0;
  for (std::size_t filled = 0; filled < n; filled += block) {
    const auto from =
        std::min(static_cast<std::size_t>(draws.uniform(resample, next++) *
                                          static_cast<double>(starts)),
                 starts - 1);
    for (std::size_t i = from; i < from + block; ++i)
      f(i);
  }
}

// Three blocks of a year: of fewer origins a resample is nearly the record
// itself, and says nothing of chance.
constexpr std::size_t kFewestOrigins = 36;

// Monthly origins: blocks of a year.
template <class F>
void resample_blocks(std::size_t n,
                     const Draws& draws,
                     std::uint32_t resample,
                     F&& f) {
  constexpr std::size_t kYear = 12;
  resample_blocks(n, kYear, draws, resample, f);
}

}  // namespace entente::forecast
