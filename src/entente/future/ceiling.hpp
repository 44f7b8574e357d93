// How high the live terms of a law can be until there is another act.
#pragma once

#include <vector>

#include "entente/future/system.hpp"

namespace entente::future {

// An upper bound of sum_c theta_c x_c over a law's live columns, on any day
// from the one on which it was last told something. Of a raising effect
// (theta > 0) on a term that only acts can raise (Simulated::Falling) it is
// what the term was when it was last looked at, and what acts added since:
//   recent: at most the weight of an act;  within, under_way: 1
// never above the clamp; of every other column it is the clamp's end.
class Ceiling {
 public:
  Ceiling() = default;
  // `law` and `parameters` must outlive it.
  Ceiling(const Simulated& law, const theory::Parameters& parameters);

  double most() const { return most_; }
  // Where the clamps allow no more.
  double end() const { return end_; }
  // An act day of a group that the column reads, on day t of the history.
  void raise(std::size_t column, double weight, int t);
  // The column's part of the linear predictor on day t of the history.
  void see(std::size_t column, double part, int t) {
    if (falls_[column].from > t) return;
    const double now = part > 0 ? part : 0;
    most_ += now - falls_[column].most;
    falls_[column].most = now;
  }

 private:
  struct Part {
    double most = 0, end = 0;
    int from = 0;  // what is seen on an earlier day does not lower it
  };
  const Simulated* law_ = nullptr;
  const theory::Parameters* parameters_ = nullptr;
  std::vector<Part> falls_;  // by live column
  double most_ = 0, end_ = 0;
};

// Of a system whose laws are prepared: what acts of each group raise.
std::vector<std::vector<System::Reader>> readers_of(const System& system);

}  // namespace entente::future
