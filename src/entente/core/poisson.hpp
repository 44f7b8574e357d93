// The Poisson distribution's quantile.
#pragma once

namespace entente {

// The least n with P(N <= n) >= p, N ~ Poisson(rate); 0 < rate < 1e6,
// 0 < p < 1.
int poisson_quantile(double rate, double p);

}  // namespace entente
