// The error that is stated beside a log evidence is the error it has: over 40
// seeds, on a record whose evidence is known by numerical integration.
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/inference/contest.hpp"

namespace entente::inference {
namespace {

constexpr int kSeeds = 40;

struct Repeated {
  std::vector<double> values, errors;
};

// Contests of the example under 40 seeds, by theory.
std::map<std::string, Repeated> contests() {
  const casefile::Reading reading =
      casefile::read_case(std::filesystem::path("examples/daily1200"));
  EXPECT_TRUE(reading.diagnostics.empty());
  const casefile::Case& example = reading.value;
  const theory::Setting setting = casefile::setting_of(example);
  const theory::VerdictPanel panel = theory::verdict_panel(setting);
  std::map<std::string, Repeated> out;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    ContestOptions options;
    options.seed = static_cast<std::uint64_t>(seed);
    options.parallelism = {2};
    const ContestResult result =
        contest(panel, example.contest_outcomes, example.theories, options);
    for (const TheoryResult& theory : result.theories) {
      out[theory.spec.id].values.push_back(theory.log_evidence);
      out[theory.spec.id].errors.push_back(theory.mc_error);
    }
  }
  return out;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

double spread(const std::vector<double>& values) {
  const double middle = mean(values);
  double sum = 0;
  for (const double value : values)
    sum += (value - middle) * (value - middle);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

double root_mean_square(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values)
    sum += value * value;
  return std::sqrt(sum / static_cast<double>(values.size()));
}

// One test, because the contests take two minutes. The standard deviation of
// 40 values has itself an error of 11 %.
TEST(EvidenceOver40Seeds, spreads_around_the_integral_by_the_stated_error) {
  const std::map<std::string, Repeated> all = contests();
  ASSERT_EQ(all.size(), 3U);
  for (const auto& [theory, repeated] : all) {
    const double stated = root_mean_square(repeated.errors);
    const double ratio = spread(repeated.values) / stated;
    EXPECT_GT(ratio, 0.7) << theory;
    EXPECT_LT(ratio, 1.3) << theory;
    for (const double error : repeated.errors)
      EXPECT_LE(error, 0.05) << theory;
  }
  const std::map<std::string, double> integrals = {
      {"memoryless", -485.900328}, {"self-exciting", -482.296982}};
  for (const auto& [theory, integral] : integrals) {
    const Repeated& repeated = all.at(theory);
    const double error =
        root_mean_square(repeated.errors) / std::sqrt(double{kSeeds});
    EXPECT_NEAR(mean(repeated.values), integral, 4 * error) << theory;
  }
}

}  // namespace
}  // namespace entente::inference
