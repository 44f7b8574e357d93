#include "entente/theory/kernels.hpp"

#include <algorithm>
#include <cstring>

#include "entente/core/simd.hpp"
#include "entente/theory/lane_math.hpp"

namespace entente::theory {
namespace {

typedef double Wide8 __attribute__((vector_size(64)));
typedef double Wide4 __attribute__((vector_size(32)));
typedef double Wide2 __attribute__((vector_size(16)));

// The square of a smaller rate is no number; its derivatives are taken as if
// it were this one.
constexpr double kLeastRate = 1e-150;

ENTENTE_INLINE double folded(const double* l) {
  return ((l[0] + l[1]) + (l[2] + l[3])) + ((l[4] + l[5]) + (l[6] + l[7]));
}

// Days [at, at + Strip) of held + sum_c theta_c x_c, kept in registers; the
// columns are added in their order.
template <class V, std::size_t Strip>
ENTENTE_INLINE void linear_strip(const double* const* x,
                                 const double* theta,
                                 std::size_t count,
                                 double held,
                                 std::size_t at,
                                 double* linear) {
  constexpr std::size_t kWide = sizeof(V) / sizeof(double);
  constexpr std::size_t kParts = Strip / kWide;
  V sum[kParts];
  for (std::size_t p = 0; p < kParts; ++p)
    sum[p] = V{} + held;
  for (std::size_t c = 0; c < count; ++c) {
    const double* column = x[c] + at;
    const V weight = V{} + theta[c];
    for (std::size_t p = 0; p < kParts; ++p) {
      V value;
      std::memcpy(&value, column + p * kWide, sizeof(V));
      sum[p] += weight * value;
    }
  }
  std::memcpy(linear + at, sum, sizeof(sum));
}

template <class V>
ENTENTE_INLINE void linears(const double* const* x,
                            const double* theta,
                            std::size_t count,
                            double held,
                            std::size_t size,
                            double* linear) {
  // As many sums as hide the time of an addition, within sixteen registers.
  constexpr std::size_t kStrip = 8 * sizeof(V) / sizeof(double);
  std::size_t at = 0;
  for (; at + kStrip <= size; at += kStrip)
    linear_strip<V, kStrip>(x, theta, count, held, at, linear);
  for (; at + kLanes <= size; at += kLanes)
    linear_strip<V, kLanes>(x, theta, count, held, at, linear);
}

template <class V>
ENTENTE_INLINE void rates(const double* const* x,
                          const double* theta,
                          std::size_t count,
                          double held,
                          double* rate) {
  alignas(64) double linear[kBlock];
  linears<V>(x, theta, count, held, kBlock, linear);
  for (std::size_t i = 0; i < kBlock; ++i)
    linear[i] = cut(linear[i]);
  for (std::size_t i = 0; i < kBlock; ++i)
    rate[i] = exp_of(linear[i]);
}

ENTENTE_INLINE void flags(const double* x,
                          double least,
                          std::uint64_t flag,
                          std::size_t size,
                          std::uint64_t* above) {
  for (std::size_t i = 0; i < size; ++i)
    above[i] |= x[i] > least ? flag : std::uint64_t{0};
}

// acc[a][b] += w[a] x[b] over a block, A rows of weights, B columns.
template <class V, int A, int B>
ENTENTE_INLINE void tile(const double* w,
                         const double* const* x,
                         double* const (&out)[A][B]) {
  constexpr std::size_t kWide = sizeof(V) / sizeof(double);
  constexpr int kParts = static_cast<int>(kLanes / kWide);
  V acc[A][B][kParts];
  for (int a = 0; a < A; ++a)
    for (int b = 0; b < B; ++b)
      std::memcpy(&acc[a][b], out[a][b], kLanes * sizeof(double));
  for (std::size_t i = 0; i < kBlock; i += kLanes) {
    for (int p = 0; p < kParts; ++p) {
      V wa[A];
      for (int a = 0; a < A; ++a)
        std::memcpy(&wa[a], w + a * kBlock + i + p * kWide, sizeof(V));
      for (int b = 0; b < B; ++b) {
        V xb;
        std::memcpy(&xb, x[b] + i + p * kWide, sizeof(V));
        for (int a = 0; a < A; ++a)
          acc[a][b][p] += wa[a] * xb;
      }
    }
  }
  for (int a = 0; a < A; ++a)
    for (int b = 0; b < B; ++b)
      std::memcpy(out[a][b], &acc[a][b], kLanes * sizeof(double));
}

template <class V, int B>
ENTENTE_INLINE void some_sums(const double* const* x,
                              const double* w,
                              double* sums) {
  alignas(64) double lanes[B][kLanes] = {};
  double* out[1][B];
  for (int b = 0; b < B; ++b)
    out[0][b] = lanes[b];
  tile<V, 1, B>(w, x, out);
  for (int b = 0; b < B; ++b)
    sums[b] = folded(lanes[b]);
}

template <class V>
ENTENTE_INLINE void all_sums(const double* const* x,
                             std::size_t count,
                             const double* w,
                             double* sums) {
  std::size_t k = 0;
  for (; k + 4 <= count; k += 4)
    some_sums<V, 4>(x + k, w, sums + k);
  for (; k < count; ++k)
    some_sums<V, 1>(x + k, w, sums + k);
}

template <class V, int A, int B>
ENTENTE_INLINE void some_products(const double* w,
                                  const double* const* x,
                                  const std::size_t* at_a,
                                  const std::size_t* at_b,
                                  double* lanes,
                                  std::size_t stride) {
  double* out[A][B];
  for (int a = 0; a < A; ++a)
    for (int b = 0; b < B; ++b)
      out[a][b] = lanes + (at_a[a] * stride + at_b[b]) * kLanes;
  tile<V, A, B>(w, x, out);
}

template <class V, int A>
ENTENTE_INLINE void row_products(const double* const* x,
                                 const std::size_t* at,
                                 std::size_t first,
                                 const double* w,
                                 double* lanes,
                                 std::size_t stride) {
  alignas(64) double weighted[A * kBlock];
  for (int a = 0; a < A; ++a)
    for (std::size_t i = 0; i < kBlock; ++i)
      weighted[a * kBlock + i] = w[i] * x[first + a][i];
  const std::size_t end = first + A;
  std::size_t b = 0;
  for (; b + 3 <= end; b += 3)
    some_products<V, A, 3>(weighted, x + b, at + first, at + b, lanes, stride);
  for (; b < end; ++b)
    some_products<V, A, 1>(weighted, x + b, at + first, at + b, lanes, stride);
}

template <class V>
ENTENTE_INLINE void all_products(const double* const* x,
                                 const std::size_t* at,
                                 std::size_t count,
                                 const double* w,
                                 double* lanes,
                                 std::size_t stride) {
  std::size_t a = count % 2;
  if (a == 1) row_products<V, 1>(x, at, 0, w, lanes, stride);
  for (; a < count; a += 2)
    row_products<V, 2>(x, at, a, w, lanes, stride);
}

ENTENTE_INLINE void exps(const double* x, double* out, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    out[i] = exp_of(cut(x[i]));
}

ENTENTE_INLINE void logs(const double* x, double* out, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    out[i] = log_of(x[i]);
}

ENTENTE_INLINE void day_acts(const double* lambda,
                             std::size_t size,
                             double* value,
                             double* first,
                             double* second) {
  for (std::size_t i = 0; i < size; ++i) {
    const double x = lambda[i];
    const double exponential = exp_of(-std::min(x, 700.0));
    const double none = none_of(x, exponential);
    const double divisor = std::max(none, kLeastRate);
    const double slope = exponential / divisor;
    value[i] = log_of(none);
    first[i] = slope;
    second[i] = -slope / divisor;
  }
}

ENTENTE_INLINE void counted_acts(const double* count,
                                 const double* lambda,
                                 std::size_t size,
                                 double* value,
                                 double* first,
                                 double* second) {
  for (std::size_t i = 0; i < size; ++i) {
    value[i] = count[i] * log_of(lambda[i]);
    first[i] = count[i] / std::max(lambda[i], kLeastRate);
    second[i] = -first[i] / std::max(lambda[i], kLeastRate);
  }
}

// The functions of one instruction set, and what they are called.
#define ENTENTE_KERNELS(TARGET, V, NAME)                                      \
  TARGET const char* set_name() {                                             \
    return NAME;                                                              \
  }                                                                           \
  TARGET void run_exps(const double* x, double* out, std::size_t size) {      \
    exps(x, out, size);                                                       \
  }                                                                           \
  TARGET void run_logs(const double* x, double* out, std::size_t size) {      \
    logs(x, out, size);                                                       \
  }                                                                           \
  TARGET void run_rates(const double* const* x, const double* theta,          \
                        std::size_t count, double held, double* rate) {       \
    rates<V>(x, theta, count, held, rate);                                    \
  }                                                                           \
  TARGET void run_linears(const double* const* x, const double* theta,        \
                          std::size_t count, double held, std::size_t size,   \
                          double* linear) {                                   \
    linears<V>(x, theta, count, held, size, linear);                          \
  }                                                                           \
  TARGET void run_flags(const double* x, double least, std::uint64_t flag,    \
                        std::size_t size, std::uint64_t* above) {             \
    flags(x, least, flag, size, above);                                       \
  }                                                                           \
  TARGET void run_sums(const double* const* x, std::size_t count,             \
                       const double* w, double* sums) {                       \
    all_sums<V>(x, count, w, sums);                                           \
  }                                                                           \
  TARGET void run_products(const double* const* x, const std::size_t* at,     \
                           std::size_t count, const double* w, double* lanes, \
                           std::size_t stride) {                              \
    all_products<V>(x, at, count, w, lanes, stride);                          \
  }                                                                           \
  TARGET void run_days(const double* lambda, std::size_t size, double* value, \
                       double* first, double* second) {                       \
    day_acts(lambda, size, value, first, second);                             \
  }                                                                           \
  TARGET void run_counts(const double* count, const double* lambda,           \
                         std::size_t size, double* value, double* first,      \
                         double* second) {                                    \
    counted_acts(count, lambda, size, value, first, second);                  \
  }

#if ENTENTE_SIMD >= 1
#if ENTENTE_SIMD >= 2
ENTENTE_KERNELS(__attribute__((target("avx512f"))), Wide8, "avx512f")
#endif
ENTENTE_KERNELS(__attribute__((target("avx2"))), Wide4, "avx2")
ENTENTE_KERNELS(__attribute__((target("default"))), Wide2, "default")
#else
ENTENTE_KERNELS(, Wide2, "default")
#endif

}  // namespace

const char* instruction_set() {
  return set_name();
}

void exponentials(const double* x, double* out, std::size_t size) {
  run_exps(x, out, size);
}

void logarithms(const double* x, double* out, std::size_t size) {
  run_logs(x, out, size);
}

void rate_block(const double* const* x,
                const double* theta,
                std::size_t count,
                double held,
                double* rate) {
  run_rates(x, theta, count, held, rate);
}

void linear_block(const double* const* x,
                  const double* theta,
                  std::size_t count,
                  std::size_t size,
                  double* linear) {
  run_linears(x, theta, count, 0, size, linear);
}

void flag_block(const double* x,
                double least,
                std::uint64_t flag,
                std::size_t size,
                std::uint64_t* above) {
  run_flags(x, least, flag, size, above);
}

double sum_block(const double* w) {
  double lanes[kLanes] = {};
  for (std::size_t i = 0; i < kBlock; i += kLanes)
    for (std::size_t l = 0; l < kLanes; ++l)
      lanes[l] += w[i + l];
  return folded(lanes);
}

void sums_block(const double* const* x,
                std::size_t count,
                const double* w,
                double* sums) {
  run_sums(x, count, w, sums);
}

void products_block(const double* const* x,
                    const std::size_t* at,
                    std::size_t count,
                    const double* w,
                    double* lanes,
                    std::size_t stride) {
  run_products(x, at, count, w, lanes, stride);
}

void act_block(record::Counting counting,
               const double* count,
               const double* lambda,
               std::size_t size,
               double* value,
               double* first,
               double* second) {
  if (counting == record::Counting::days)
    run_days(lambda, size, value, first, second);
  else
    run_counts(count, lambda, size, value, first, second);
}

}  // namespace entente::theory
