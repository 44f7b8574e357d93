#include "entente/core/poisson.hpp"

#include <boost/math/distributions/poisson.hpp>

namespace entente {

int poisson_quantile(double rate, double p) {
  using boost::math::policies::discrete_quantile;
  using boost::math::policies::integer_round_up;
  using Policy = boost::math::policies::policy<
      discrete_quantile<integer_round_up>,
      boost::math::policies::promote_double<false>>;
  const boost::math::poisson_distribution<double, Policy> law(rate);
  return static_cast<int>(boost::math::quantile(law, p));
}

}  // namespace entente
