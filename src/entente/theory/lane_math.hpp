// exp, log and 1 - e^-x as a loop can take them in vectors: no branch, no call,
// the same bits in any instruction set.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "entente/core/simd.hpp"

namespace entente::theory {

// Branch-free, so that a loop over it can be vectorised.
ENTENTE_INLINE double cut(double x) {
  return std::min(std::max(x, -700.0), 700.0);
}

// exp by 2^k times a Taylor polynomial on |r| <= log(2)/2, degree 13; x has
// been cut.
ENTENTE_INLINE double exp_of(double x) {
  constexpr double kLog2E = 1.4426950408889634;
  constexpr double kHigh = 6.93147180369123816490e-01;
  constexpr double kLow = 1.90821492927058770002e-10;
  constexpr double kRound = 6755399441055744.0;  // 1.5 * 2^52
  const double shifted = x * kLog2E + kRound;
  const double k = shifted - kRound;
  const double r = (x - k * kHigh) - k * kLow;
  // Even and odd powers apart: two short chains instead of one long one.
  const double s = r * r;
  double even = 1.0 / 479001600.0, odd = 1.0 / 6227020800.0;
  even = even * s + 1.0 / 3628800.0;
  odd = odd * s + 1.0 / 39916800.0;
  even = even * s + 1.0 / 40320.0;
  odd = odd * s + 1.0 / 362880.0;
  even = even * s + 1.0 / 720.0;
  odd = odd * s + 1.0 / 5040.0;
  even = even * s + 1.0 / 24.0;
  odd = odd * s + 1.0 / 120.0;
  even = even * s + 0.5;
  odd = odd * s + 1.0 / 6.0;
  even = even * s + 1.0;
  odd = odd * s + 1.0;
  const double p = even + r * odd;
  const auto bits = std::bit_cast<std::int64_t>(shifted);
  const auto scale = std::bit_cast<double>((bits + 1023) << 52);
  return p * scale;
}

// log by k log 2 + log(1 + f), 1 + f in [sqrt(1/2), sqrt(2)): the polynomial in
// s = f / (2 + f) of fdlibm.
ENTENTE_INLINE double log_of(double x) {
  constexpr double kHigh = 6.93147180369123816490e-01;
  constexpr double kLow = 1.90821492927058770002e-10;
  constexpr std::uint64_t kHalfRoot = 0x3fe6a09e00000000U;
  constexpr std::uint64_t kOne = 0x3ff0000000000000U;
  constexpr std::uint64_t kMantissa = 0x000fffffffffffffU;
  constexpr std::uint64_t kTwo52 = 0x4330000000000000U;  // the number 2^52
  const std::uint64_t bits =
      std::bit_cast<std::uint64_t>(x) + (kOne - kHalfRoot);
  const double k = std::bit_cast<double>((bits >> 52) | kTwo52) -
                   (4503599627370496.0 + 1023);
  const double f = std::bit_cast<double>((bits & kMantissa) + kHalfRoot) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double p = 1.479819860511658591e-01;
  p = p * z + 1.531383769920937332e-01;
  p = p * z + 1.818357216161805012e-01;
  p = p * z + 2.222219843214978396e-01;
  p = p * z + 2.857142874366239149e-01;
  p = p * z + 3.999999999940941908e-01;
  p = p * z + 6.666666666666735130e-01;
  const double half = 0.5 * f * f;
  return k * kHigh - ((half - (s * (half + p * z) + k * kLow)) - f);
}

// 1 - e^-x, x >= 0: a Taylor polynomial where the difference would cancel.
ENTENTE_INLINE double none_of(double x, double exponential) {
  const double y = std::min(x, 0.5);
  double p = 1.0;
  p = 1.0 - p * y * (1.0 / 15);
  p = 1.0 - p * y * (1.0 / 14);
  p = 1.0 - p * y * (1.0 / 13);
  p = 1.0 - p * y * (1.0 / 12);
  p = 1.0 - p * y * (1.0 / 11);
  p = 1.0 - p * y * (1.0 / 10);
  p = 1.0 - p * y * (1.0 / 9);
  p = 1.0 - p * y * (1.0 / 8);
  p = 1.0 - p * y * (1.0 / 7);
  p = 1.0 - p * y * (1.0 / 6);
  p = 1.0 - p * y * (1.0 / 5);
  p = 1.0 - p * y * (1.0 / 4);
  p = 1.0 - p * y * (1.0 / 3);
  p = 1.0 - p * y * 0.5;
  return x < 0.5 ? y * p : 1.0 - exponential;
}

}  // namespace entente::theory
