// Days with acts, in laws whose rate is not the sum of background and memory.
#pragma once

#include "entente/record/group.hpp"

namespace entente::bench {

// The log likelihood of an act day at rate Lambda beyond the -Lambda of every
// day, and its derivative in Lambda:
//   per act:  count log(Lambda) - log count!
//   per day:  log(1 - e^-Lambda) + Lambda
struct ActDay {
  double value = 0, slope = 0;
};
ActDay act_day(record::Counting counting, double acts, double lambda);

}  // namespace entente::bench
