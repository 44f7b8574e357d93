#include "entente/decide/frontier.hpp"

#include "entente/core/check.hpp"

namespace entente::decide {
namespace {

// Whether q beats p.
bool beats(std::span<const std::vector<LossPart>> axes,
           std::size_t q,
           std::size_t p) {
  bool better = false;
  for (const std::vector<LossPart>& axis : axes) {
    const Summary summary = loss_summary(axis, q, p);
    if (summary.tied) continue;
    if (summary.difference > 0) return false;
    better = true;
  }
  return better;
}

}  // namespace

LossRule axis_rule(std::size_t measure, double weight) {
  return {{{measure, weight}}};
}

std::vector<FrontierPoint> frontier_of(
    std::span<const std::vector<LossPart>> axes) {
  ENTENTE_EXPECTS(!axes.empty() && !axes[0].empty());
  const std::size_t policies = axes[0][0].losses->policies;
  std::vector<std::vector<char>> over(policies, std::vector<char>(policies, 0));
  for (std::size_t q = 0; q < policies; ++q)
    for (std::size_t p = 0; p < policies; ++p)
      over[q][p] = q != p && beats(axes, q, p) ? 1 : 0;
  for (std::size_t through = 0; through < policies; ++through)
    for (std::size_t q = 0; q < policies; ++q)
      for (std::size_t p = 0; p < policies; ++p)
        if (over[q][through] != 0 && over[through][p] != 0) over[q][p] = 1;
  std::vector<FrontierPoint> out(policies);
  for (std::size_t p = 0; p < policies; ++p) {
    out[p].policy = p;
    for (const std::vector<LossPart>& axis : axes)
      out[p].at.push_back(loss_summary(axis, p, 0).mean);
    for (std::size_t q = 0; q < policies; ++q)
      if (over[q][p] != 0 && over[p][q] == 0) out[p].dominated = true;
  }
  return out;
}

}  // namespace entente::decide
