#include "entente/decide/profile.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/core/check.hpp"
#include "entente/decide/chance.hpp"

namespace entente::decide {
namespace {

std::size_t measure_of(const std::string& outcome,
                       int days,
                       std::span<const OutcomeSpec> outcomes,
                       std::span<const MeasureName> measures) {
  const auto found =
      std::find_if(measures.begin(), measures.end(), [&](const auto& one) {
        return one.days == days && outcomes[one.outcome].id == outcome;
      });
  ENTENTE_EXPECTS(found != measures.end());
  return static_cast<std::size_t>(found - measures.begin());
}

// By policy.
std::vector<double> expected(const Losses& losses) {
  std::vector<double> out(losses.policies, 0.0);
  for (std::size_t d = 0; d < losses.draws; ++d)
    for (std::size_t p = 0; p < losses.policies; ++p)
      out[p] += losses.value[d * losses.policies + p];
  for (double& one : out)
    one /= static_cast<double>(losses.draws);
  return out;
}

// Adds to p_best what one theory with `share` says.
void add_best(const Losses& losses, double share, std::vector<Loss>& out) {
  constexpr double kSame = 1e-9;  // of the largest difference: rounding
  const std::vector<double> alone = parameters_alone(losses);
  double most = 0;
  for (const double one : alone)
    most = std::max(most, std::abs(one));
  std::vector<double> wins(losses.policies, 0.0);
  for (std::size_t d = 0; d < losses.draws; ++d) {
    const auto row =
        std::span(alone).subspan(d * losses.policies, losses.policies);
    const double least =
        *std::min_element(row.begin(), row.end()) + kSame * most;
    const auto ties = static_cast<double>(std::count_if(
        row.begin(), row.end(), [&](double one) { return one <= least; }));
    for (std::size_t p = 0; p < row.size(); ++p)
      if (row[p] <= least) wins[p] += 1 / ties;
  }
  for (std::size_t p = 0; p < wins.size(); ++p)
    out[p].p_best += share * (wins[p] / static_cast<double>(losses.draws));
}

void add_regret(std::span<const double> losses,
                double share,
                std::vector<Loss>& out) {
  const double least = *std::min_element(losses.begin(), losses.end());
  for (std::size_t p = 0; p < losses.size(); ++p) {
    const double regret = losses[p] - least;
    out[p].regret.push_back(regret);
    if (share > 0) out[p].most_regret = std::max(out[p].most_regret, regret);
  }
}

}  // namespace

std::vector<LossRule> loss_rules(std::span<const ProfileSpec> profiles,
                                 std::span<const OutcomeSpec> outcomes,
                                 std::span<const MeasureName> measures) {
  int longest = 0;
  for (const MeasureName& measure : measures)
    longest = std::max(longest, measure.days);
  std::vector<LossRule> rules;
  for (const ProfileSpec& profile : profiles) {
    LossRule rule;
    for (const WeightSpec& weight : profile.weights)
      rule.terms.push_back(
          {measure_of(weight.outcome, longest, outcomes, measures),
           weight.weight});
    rules.push_back(std::move(rule));
  }
  return rules;
}

Samples loss_against(const Losses& losses,
                     std::size_t policy,
                     std::size_t reference) {
  const std::size_t policies = losses.policies;
  ENTENTE_EXPECTS(policy < policies && reference < policies);
  const auto c = [&](std::size_t p, std::size_t q) {
    return losses.chance[p * policies + q];
  };
  Samples out;
  out.draws = losses.draws;
  out.measures = 1;
  out.per_draw = losses.per_draw;
  for (std::size_t d = 0; d < losses.draws; ++d) {
    const double own = losses.value[d * policies + policy];
    out.value.push_back(own);
    out.difference.push_back(own - losses.value[d * policies + reference]);
  }
  const double difference =
      c(policy, policy) + c(reference, reference) - 2 * c(policy, reference);
  out.value_chance.assign(losses.draws, c(policy, policy));
  out.difference_chance.assign(losses.draws, std::max(difference, 0.0));
  return out;
}

Summary loss_summary(std::span<const LossPart> theories,
                     std::size_t policy,
                     std::size_t reference) {
  std::vector<Samples> samples;
  std::vector<Part> parts;
  samples.reserve(theories.size());
  for (const LossPart& theory : theories) {
    samples.push_back(loss_against(*theory.losses, policy, reference));
    parts.push_back({&samples.back(), theory.share});
  }
  return summary_of(parts, 0);
}

ProfileResult profile_result(const std::string& id,
                             std::span<const LossPart> theories) {
  ENTENTE_EXPECTS(!theories.empty());
  const std::size_t policies = theories[0].losses->policies;
  double shares = 0;
  for (const LossPart& theory : theories)
    shares += theory.share;
  ProfileResult out;
  out.id = id;
  out.losses.resize(policies);
  for (const LossPart& theory : theories) {
    ENTENTE_EXPECTS(theory.losses->policies == policies);
    add_regret(expected(*theory.losses), theory.share, out.losses);
    if (theory.share > 0)
      add_best(*theory.losses, theory.share / shares, out.losses);
  }
  const auto least = [&](auto&& of) {
    const auto found = std::min_element(
        out.losses.begin(), out.losses.end(),
        [&](const Loss& a, const Loss& b) { return of(a) < of(b); });
    return static_cast<std::size_t>(found - out.losses.begin());
  };
  for (std::size_t p = 0; p < policies; ++p)
    out.losses[p].mixture = loss_summary(theories, p, 0);
  out.best = least([](const Loss& loss) { return loss.mixture.mean; });
  out.minimax_regret = least([](const Loss& loss) { return loss.most_regret; });
  for (std::size_t p = 0; p < policies; ++p)
    out.losses[p].tied_with_best =
        p == out.best || loss_summary(theories, p, out.best).tied;
  return out;
}

}  // namespace entente::decide
