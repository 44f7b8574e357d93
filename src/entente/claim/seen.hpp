// How strong the causes that the record does hold are as confounders of a
// claim, so that an unseen one can be measured by them ("as strong as the
// season"; in the manner of Cinelli and Hazlett 2020, J. R. Stat. Soc. B 82,
// 39-67, who do it for linear models).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "entente/theory/law.hpp"
#include "entente/theory/likelihood.hpp"

namespace entente::claim {

constexpr double kMostWithActs = 100;

// A column of the claim's law other than the tested one; the season's waves,
// and the eras, are one each. With s(t) its part of the log background on the
// days of the likelihood, and d two standard deviations of s (from the 16 to
// the 84 % point of a normal):
struct Seen {
  std::string name;
  double outcome = 1;  // exp(d): rate ratio of the outcome, 1 or more
  // exp(b d), where the tested term X(t) goes with exp(b s(t)): b solves
  //   sum X s / sum X = sum s exp(b s) / sum exp(b s)
  // as in a Poisson regression of X on s. Below 1 where the acts come when s is
  // low; held between 1/kMostWithActs and that, since it has no bound where all
  // acts fall into one era.
  double treatment = 1;
  // The most by which one as strong, and unseen, could move the rate ratio:
  // o t / (o + t - 1), t or 1/t (Ding and VanderWeele 2016, Epidemiology 27,
  // 368-377).
  double bias = 1;
};

// The one that could move the estimate most first. `theta` are the law's
// weights, `rows` its days. Memory is left out: it is added to the background
// and does not multiply it. Empty where the tested term is nowhere above zero.
std::vector<Seen> seen_strengths(const theory::Law& law,
                                 const theory::Rows& rows,
                                 std::span<const double> theta);

// The least distance, either way, by which an estimate has to move until the
// claim's probability lies in another of: 20 % and less, between, 80 % and
// more [log RR60]; kFarthest where none within it does. probability(d): the
// claim's with the estimate moved up by d.
constexpr double kFarthest = 4;
double distance_to_next_word(const std::function<double(double)>& probability);

}  // namespace entente::claim
