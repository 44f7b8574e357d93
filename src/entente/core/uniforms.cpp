#include "entente/core/uniforms.hpp"

#include <algorithm>

#include "entente/core/simd.hpp"

namespace entente {
namespace {

// Steps that travel together through the rounds.
constexpr std::size_t kTogether = 32;

struct Words {
  alignas(64) std::uint32_t at[4][kTogether];
};

ENTENTE_INLINE void philox(std::array<std::uint32_t, 2> key, Words& w) {
  for (int round = 0; round < kPhiloxRounds; ++round) {
    for (std::size_t i = 0; i < kTogether; ++i)
      philox_round(w.at[0][i], w.at[1][i], w.at[2][i], w.at[3][i], key);
    key = next_key(key);
  }
}

ENTENTE_INLINE void fill(const std::array<std::uint32_t, 4>& counter,
                         const std::array<std::uint32_t, 2>& key,
                         std::size_t size,
                         double* even,
                         double* odd) {
  Words w;
  for (std::size_t first = 0; first < size; first += kTogether) {
    for (std::size_t i = 0; i < kTogether; ++i) {
      w.at[0][i] = counter[0];
      w.at[1][i] = counter[1] + static_cast<std::uint32_t>(first + i);
      w.at[2][i] = counter[2];
      w.at[3][i] = counter[3];
    }
    philox(key, w);
    const std::size_t end = std::min(kTogether, size - first);
    for (std::size_t i = 0; i < end; ++i) {
      even[first + i] = to_unit_open(w.at[0][i], w.at[1][i]);
      odd[first + i] = to_unit_open(w.at[2][i], w.at[3][i]);
    }
  }
}

#define ENTENTE_FILL(TARGET)                                          \
  TARGET void run_fill(const std::array<std::uint32_t, 4>& counter,   \
                       const std::array<std::uint32_t, 2>& key,       \
                       std::size_t size, double* even, double* odd) { \
    fill(counter, key, size, even, odd);                              \
  }
#if ENTENTE_SIMD >= 1
#if ENTENTE_SIMD >= 2
ENTENTE_FILL(__attribute__((target("avx512f"))))
#endif
ENTENTE_FILL(__attribute__((target("avx2"))))
ENTENTE_FILL(__attribute__((target("default"))))
#else
ENTENTE_FILL()
#endif

}  // namespace

void uniforms_by_step(const Draws& draws,
                      std::uint32_t block,
                      std::uint32_t first_step,
                      std::size_t size,
                      double* even,
                      double* odd) {
  run_fill(draws.counter(first_step, block), draws.key(), size, even, odd);
}

}  // namespace entente
