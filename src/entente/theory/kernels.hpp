// Loops over one block of days: what a likelihood spends its time on.
//
// Every sum runs in eight lanes that are folded in one order, and no product
// is fused with a sum: an instruction set changes the time, never a bit.
#pragma once

#include <cstddef>
#include <cstdint>

#include "entente/record/group.hpp"

namespace entente::theory {

// Columns are padded to a multiple of this many days.
constexpr std::size_t kBlock = 256;
constexpr std::size_t kLanes = 8;

// Which of them this process runs: "avx512f", "avx2" or "default".
const char* instruction_set();

// exp(x[i]) into out[i], i < size: the same bits on every processor, within
// 2 ulp; x is cut at +-700.
void exponentials(const double* x, double* out, std::size_t size);

// log(x[i]) into out[i], x normal and positive: the same bits everywhere,
// within 2 ulp.
void logarithms(const double* x, double* out, std::size_t size);

// rate[i] = exp(held + sum_k theta_k x_k[i]), i < kBlock, cut as above.
void rate_block(const double* const* x,
                const double* theta,
                std::size_t count,
                double held,
                double* rate);

// linear[i] = sum_k theta_k x_k[i], i < size, a multiple of kLanes.
void linear_block(const double* const* x,
                  const double* theta,
                  std::size_t count,
                  std::size_t size,
                  double* linear);

// above[i] |= flag where x[i] > least, i < size.
void flag_block(const double* x,
                double least,
                std::uint64_t flag,
                std::size_t size,
                std::uint64_t* above);

// sum_i w[i]
double sum_block(const double* w);

// sums[k] = sum_i w[i] x_k[i]
void sums_block(const double* const* x,
                std::size_t count,
                const double* w,
                double* sums);

// lanes[(a * stride + b) * kLanes + l] += w[i] x_a[i] x_b[i] over the days i of
// lane l, for b <= a; what stands above the diagonal is of no meaning. `at[k]`
// is the a or b of x_k.
void products_block(const double* const* x,
                    const std::size_t* at,
                    std::size_t count,
                    const double* w,
                    double* lanes,
                    std::size_t stride);

// Of days with acts: the log likelihood beyond -Lambda of the quiet sum, and
// its derivatives in Lambda, Lambda = background + memory.
//   per day:  log(1 - e^-Lambda) [the day leaves the quiet sum's background]
//   per act:  count log(Lambda)  [without log count!]
void act_block(record::Counting counting,
               const double* count,
               const double* lambda,
               std::size_t size,
               double* value,
               double* first,
               double* second);

}  // namespace entente::theory
