// What the futures of all policies under one theory come to: averages and
// chance of every measure, and of every profile's loss, by draw.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/core/ranks.hpp"
#include "entente/decide/samples.hpp"

namespace entente::decide {

// A loss of one future: sum over terms of weight * value[measure]. It is
// tallied as a measure of its own, since outcomes of one future hang together
// and the chance of their sum is not the sum of their chances.
struct LossRule {
  struct Term {
    std::size_t measure = 0;
    double weight = 0;
  };
  std::vector<Term> terms;
};

// `width`: numbers read off one future of one policy (measures, then levers).
struct TallyShape {
  std::size_t draws = 0, policies = 0, width = 0;
  int per_draw = 1;
};

// Samples by policy: measures are the `width` numbers as given, then one loss a
// rule, so that rule q's loss is measure width + q. Losses by rule.
struct Tallied {
  std::vector<Samples> policies;
  std::vector<Losses> losses;
};

// A draw is added whole and written to places of its own: the result is the
// same in every bit for any order of draws, any threads and any split of the
// draws over ranks. Memory: draws * policies * (4 * (width +
// rules) + rules * policies) numbers.
class Tally {
 public:
  Tally(const TallyShape& shape, std::vector<LossRule> rules);

  // All futures of one draw, (per_draw, policies, width), row-major; the i-th
  // futures of all policies have the same luck. Once a draw; different draws
  // may be added by different threads at once.
  void add(std::size_t draw, std::span<const double> values);

  // Every rank has added the draws that are its part (part_of); after this each
  // holds all.
  void exchange(const Ranks& ranks);

  // Every draw was added.
  Tallied finish() &&;

 private:
  void write(std::size_t draw,
             std::size_t policy,
             std::size_t measure,
             std::span<const double> own,
             std::span<const double> first);
  void write_covariance(std::size_t draw,
                        std::size_t rule,
                        std::span<const double> losses);

  TallyShape shape_;
  std::vector<LossRule> rules_;
  std::vector<char> held_;  // by draw
  std::vector<Samples> samples_;
  // By rule: (draws, policies, policies), covariance / per_draw.
  std::vector<std::vector<double>> covariance_;
};

}  // namespace entente::decide
