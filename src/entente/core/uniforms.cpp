#include "entente/core/uniforms.hpp"

#include <algorithm>
#include <bit>

#include "entente/core/simd.hpp"

namespace entente {
namespace {

// Steps that travel together through the rounds.
constexpr std::size_t kTogether = 32;

struct Words {
  alignas(64) std::uint32_t at[4][kTogether];
};

ENTENTE_INLINE void philox(std::array<std::uint32_t, 2> key, Words& w) {
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = 0; i < kTogether; ++i) {
      const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * w.at[0][i];
      const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * w.at[2][i];
      const auto high0 = static_cast<std::uint32_t>(p0 >> 32);
      const auto high1 = static_cast<std::uint32_t>(p1 >> 32);
      w.at[0][i] = high1 ^ w.at[1][i] ^ key[0];
      w.at[1][i] = static_cast<std::uint32_t>(p1);
      w.at[2][i] = high0 ^ w.at[3][i] ^ key[1];
      w.at[3][i] = static_cast<std::uint32_t>(p0);
    }
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
}

// to_unit_open without a conversion of 64-bit integers, which few processors
// have for vectors: 52 bits set behind the exponent of 2^52 are that number
// exactly, and so is what is left when 2^52 goes.
ENTENTE_INLINE double open_unit(std::uint32_t high, std::uint32_t low) {
  constexpr std::uint64_t kTwo52 = 0x4330000000000000U;
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  const double whole = std::bit_cast<double>(bits | kTwo52) - 0x1p52;
  return (whole + 0.5) * 0x1p-52;
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
      even[first + i] = open_unit(w.at[0][i], w.at[1][i]);
      odd[first + i] = open_unit(w.at[2][i], w.at[3][i]);
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
