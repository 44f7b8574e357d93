#include "entente/decide/information.hpp"

#include <algorithm>
#include <limits>

#include "entente/core/check.hpp"
#include "entente/decide/chance.hpp"

namespace entente::decide {

double gain_of_knowing_all(std::span<const LossPart> theories) {
  ENTENTE_EXPECTS(!theories.empty());
  double shares = 0;
  for (const LossPart& theory : theories)
    shares += theory.share;
  ENTENTE_EXPECTS(shares > 0);
  const std::size_t policies = theories[0].losses->policies;
  // All is set off against the first policy, whose loss drops out.
  std::vector<double> means(policies, 0.0);
  double known = 0;
  for (const LossPart& theory : theories) {
    if (theory.share <= 0) continue;
    const std::vector<double> alone = parameters_alone(*theory.losses);
    const std::size_t draws = theory.losses->draws;
    const double weight = theory.share / shares / static_cast<double>(draws);
    for (std::size_t d = 0; d < draws; ++d) {
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t p = 0; p < policies; ++p) {
        const double loss = alone[d * policies + p];
        means[p] += weight * loss;
        least = std::min(least, loss);
      }
      known += weight * least;
    }
  }
  return std::max(*std::min_element(means.begin(), means.end()) - known, 0.0);
}

std::vector<Information> information_of(const std::string& profile,
                                        std::span<const LossPart> theories,
                                        std::span<const NamedEffect> effects,
                                        std::uint64_t seed) {
  const double highest = gain_of_knowing_all(theories);
  std::vector<Information> out;
  for (const NamedEffect& effect : effects) {
    const Gain gain = gain_of_knowing(theories, effect.draws, seed);
    out.push_back(
        {profile, effect.outcome, effect.term, gain.gain, gain.error, highest});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Information& a, const Information& b) {
                     return a.gain > b.gain;
                   });
  return out;
}

}  // namespace entente::decide
