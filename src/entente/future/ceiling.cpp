#include "entente/future/ceiling.hpp"

#include <algorithm>
#include <limits>

namespace entente::future {
namespace {

constexpr int kNever = std::numeric_limits<int>::max();

double weight_of(const Simulated& law,
                 const theory::Parameters& parameters,
                 std::size_t column) {
  return parameters.theta[law.live_columns[column]];
}

}  // namespace

Ceiling::Ceiling(const Simulated& law, const theory::Parameters& parameters)
    : law_(&law), parameters_(&parameters) {
  for (std::size_t c = 0; c < law.live_columns.size(); ++c) {
    const double theta = weight_of(law, parameters, c);
    Part part;
    part.end = std::max(theta * law.low[c], theta * law.high[c]);
    part.most = part.end;
    const Simulated::Falling& falling = law.falling[c];
    const bool moves = theta > 0 && falling.op != theory::Op::number;
    part.from = moves ? falling.from : kNever;
    end_ += part.end;
    falls_.push_back(part);
  }
  most_ = end_;
}

void Ceiling::raise(std::size_t column, double weight, int t) {
  Part& part = falls_[column];
  if (part.from == kNever) return;
  const Simulated::Falling& falling = law_->falling[column];
  part.from = std::max(part.from, t + falling.lag);
  double most = part.end;
  if (falling.op == theory::Op::recent) {
    const double theta = weight_of(*law_, *parameters_, column);
    most = std::min(most, part.most + theta * std::max(weight, 0.0));
  }
  most_ += most - part.most;
  part.most = most;
}

std::vector<std::vector<System::Reader>> readers_of(const System& system) {
  std::vector<std::vector<System::Reader>> readers(system.slot_of_group.size());
  for (std::size_t k = 0; k < system.laws.size(); ++k) {
    const Simulated& law = system.laws[k];
    for (std::size_t c = 0; c < law.falling.size(); ++c)
      if (law.falling[c].op != theory::Op::number)
        readers[law.falling[c].group].push_back({k, c});
  }
  return readers;
}

}  // namespace entente::future
