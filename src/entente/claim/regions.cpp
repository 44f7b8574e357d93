#include "entente/claim/regions.hpp"

#include <algorithm>
#include <cmath>

#include "entente/core/check.hpp"
#include "entente/core/normal.hpp"

namespace entente::claim {
namespace {

constexpr double kPower = 0.8416212335729143;  // normal quantile of .8

// P(low < N(mean, sd) < high) without cancellation in either tail.
double between(double low, double high, double mean, double sd) {
  const double a = (low - mean) / sd;
  const double b = (high - mean) / sd;
  if (a > 0) return normal_cdf(-a) - normal_cdf(-b);
  return normal_cdf(b) - normal_cdf(a);
}

bool grows(Form form) {
  return form == Form::above || form == Form::not_below;
}

}  // namespace

std::array<double, 3> regions(double estimate,
                              double error,
                              double scale,
                              double edge) {
  const double cut = std::log(edge);
  const double variance = 1 / (1 / (scale * scale) + 1 / (error * error));
  const double mean = variance * estimate / (error * error);
  const double sd = std::sqrt(variance);
  constexpr double kFar = 1e6;
  const std::array<double, 4> at = {-kFar, -cut, cut, kFar};
  std::array<double, 3> post{};
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    post[i] = between(at[i], at[i + 1], mean, sd) /
              between(at[i], at[i + 1], 0, scale);
    sum += post[i];
  }
  for (double& p : post)
    p /= sum;
  return post;
}

double probability_of(Form form, const std::array<double, 3>& regions) {
  switch (form) {
    case Form::above:
      return regions[2];
    case Form::below:
      return regions[0];
    case Form::not_above:
      return std::clamp(regions[0] + regions[1], 0.0, 1.0);
    case Form::not_below:
      return std::clamp(regions[1] + regions[2], 0.0, 1.0);
    default:
      contract_failed("an effect claim", __FILE__, __LINE__);
  }
}

Word word_of(double probability) {
  if (probability >= 0.95) return Word::supported;
  if (probability >= 0.80) return Word::leans_for;
  if (probability <= 0.05) return Word::contradicted;
  if (probability <= 0.20) return Word::leans_against;
  return Word::unresolved;
}

std::optional<Word> word_within(double probability, double distance) {
  constexpr std::array<double, 4> kEdges = {0.05, 0.20, 0.80, 0.95};
  constexpr double kStep = 1e-9;
  const double edge =
      *std::min_element(kEdges.begin(), kEdges.end(), [&](double a, double b) {
        return std::abs(a - probability) < std::abs(b - probability);
      });
  if (!(std::abs(probability - edge) < distance)) return {};
  const Word above = word_of(edge + kStep), below = word_of(edge - kStep);
  return word_of(probability) == above ? below : above;
}

Word capped(Word word) {
  if (word == Word::supported) return Word::leans_for;
  if (word == Word::contradicted) return Word::leans_against;
  return word;
}

std::string text_of(Word word) {
  switch (word) {
    case Word::supported:
      return "supported";
    case Word::leans_for:
      return "leans for";
    case Word::unresolved:
      return "unresolved";
    case Word::leans_against:
      return "leans against";
    case Word::contradicted:
      return "contradicted";
    default:
      return "cannot be asked";
  }
}

double estimate_at(Form form, double q, double error, double scale) {
  const double sign = grows(form) ? 1 : -1;
  double low = -20, high = 20;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    const double p = probability_of(form, regions(sign * middle, error, scale));
    (p < q ? low : high) = middle;
  }
  return sign * 0.5 * (low + high);
}

double smallest_effect(Form form, double q, double error, double scale) {
  const double at = estimate_at(form, q, error, scale);
  return std::exp(at + (grows(form) ? kPower : -kPower) * error);
}

double e_value(double log_rr) {
  const double rr = std::exp(std::abs(log_rr));
  return rr + std::sqrt(rr * (rr - 1));
}

double edge_of(Form form) {
  const bool upper = form == Form::above || form == Form::not_above;
  return upper ? std::log(kEdge) : -std::log(kEdge);
}

EValues e_values(Form form, double estimate, double low, double high) {
  const double edge = edge_of(form);
  EValues out;
  out.estimate = e_value(estimate - edge);
  if (low > edge) out.interval = e_value(low - edge);
  if (high < edge) out.interval = e_value(high - edge);
  if (low > 0) out.no_effect = e_value(low);
  if (high < 0) out.no_effect = e_value(high);
  return out;
}

double acts_to_decide(const std::function<double(double)>& probability,
                      double acts) {
  const auto decided = [&](double factor) {
    const double p = probability(factor);
    return p >= 0.80 || p <= 0.20;
  };
  if (decided(1)) return 0;
  for (double factor = 1; factor < 1e4; factor *= 1.01)
    if (decided(factor)) return std::ceil(acts * factor);
  return -1;
}

}  // namespace entente::claim
