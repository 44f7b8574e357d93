// Counter-based random numbers: a draw is a pure function of what it is for.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace entente {

// One tag per use of randomness. Append only: a number is never given twice.
enum class Stream : std::uint32_t {
  null_parameters = 1,
  null_acts = 2,
  null_attributes = 3,
  importance = 4,
  adaptation = 5,
  future_parameters = 6,
  future_acts = 7,
  future_attributes = 8,
  bootstrap = 9,
  world_acts = 10,
  world_tension = 11,
  dropped_acts = 12,
  world_attributes = 13,
  null_bootstrap = 14,
};

// Philox 4x32-10 (Salmon et al. 2011, SC'11, doi:10.1145/2063384.2063405): so
// many rounds on four words, the key moving on after each.
constexpr int kPhiloxRounds = 10;
constexpr void philox_round(std::uint32_t& c0,
                            std::uint32_t& c1,
                            std::uint32_t& c2,
                            std::uint32_t& c3,
                            const std::array<std::uint32_t, 2>& key) {
  const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c0;
  const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c2;
  c0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1 ^ key[0];
  c1 = static_cast<std::uint32_t>(p1);
  c2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3 ^ key[1];
  c3 = static_cast<std::uint32_t>(p0);
}
constexpr std::array<std::uint32_t, 2> next_key(
    const std::array<std::uint32_t, 2>& key) {
  return {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
}

constexpr std::array<std::uint32_t, 4> philox_block(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < kPhiloxRounds; ++round) {
    philox_round(counter[0], counter[1], counter[2], counter[3], key);
    key = next_key(key);
  }
  return counter;
}

// Uniform on the open interval (0, 1): 52 bits, centred, never 0 or 1. The
// bits stand behind the exponent of 2^52, which is that number exactly: few
// processors convert vectors of 64-bit integers.
constexpr double to_unit_open(std::uint32_t high, std::uint32_t low) {
  constexpr std::uint64_t kTwo52 = 0x4330000000000000U;
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  const double whole = std::bit_cast<double>(bits | kTwo52) - 0x1p52;
  return (whole + 0.5) * 0x1p-52;
}

// splitmix64's finaliser (Steele, Lea, Flood 2014): spreads every input bit.
constexpr std::uint64_t mix64(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

// The draws of one logical thing (a replicate's day, a particle) for one use.
//   key = mix(seed, stream, theme), counter = (block, step, replicate, draw)
// `theme` is the theory, claim or law; nothing about threads enters.
class Draws {
 public:
  constexpr Draws(std::uint64_t seed,
                  Stream stream,
                  std::uint64_t theme = 0,
                  std::uint32_t replicate = 0,
                  std::uint32_t draw = 0)
      : counter_{0, 0, replicate, draw} {
    const std::uint64_t key =
        mix64(mix64(mix64(seed) ^ static_cast<std::uint64_t>(stream)) ^ theme);
    key_ = {static_cast<std::uint32_t>(key),
            static_cast<std::uint32_t>(key >> 32)};
  }

  // The n-th uniform of step `step`; const, so the order of calls is free.
  constexpr double uniform(std::uint32_t step, std::uint32_t n) const {
    const auto two = uniforms(step, n / 2);
    return two[n % 2];
  }

  // Uniforms 2 * block and 2 * block + 1 of step `step`.
  constexpr std::array<double, 2> uniforms(std::uint32_t step,
                                           std::uint32_t block) const {
    const auto r = philox_block(counter(step, block), key_);
    return {to_unit_open(r[0], r[1]), to_unit_open(r[2], r[3])};
  }

  constexpr std::array<std::uint32_t, 4> counter(std::uint32_t step,
                                                 std::uint32_t block) const {
    return {block, step, counter_[2], counter_[3]};
  }
  constexpr const std::array<std::uint32_t, 2>& key() const { return key_; }

 private:
  std::array<std::uint32_t, 2> key_{};
  std::array<std::uint32_t, 4> counter_;
};

// A theme from a name, e.g. a claim's id (FNV-1a, 64 bits).
constexpr std::uint64_t theme(const char* name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (; *name != 0; ++name) {
    hash = (hash ^ static_cast<unsigned char>(*name)) * 0x100000001B3U;
  }
  return hash;
}

}  // namespace entente
