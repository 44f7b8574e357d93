// The contest on the example of 1,200 days, whose evidence is known by
// quadrature, and what theories share.
#include "entente/inference/contest.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"
#include "entente/inference/fit.hpp"

namespace entente::inference {
namespace {

struct Example {
  casefile::Case value = casefile::read_case("examples/daily1200").value;
  theory::Setting setting = casefile::setting_of(value);
  theory::VerdictPanel panel = theory::verdict_panel(setting);

  const theory::TheorySpec& theory(const std::string& id) const {
    for (const auto& one : value.theories)
      if (one.id == id) return one;
    ADD_FAILURE() << "no theory " << id;
    return value.theories[0];
  }
  theory::Law law(const std::string& id) const {
    const theory::TheorySpec& spec = theory(id);
    std::vector<theory::EffectPrior> effects;
    for (const theory::EffectSpec& effect : spec.effects) {
      effects.push_back(theory::effect_of(setting, effect.term));
      effects.back().sign = effect.sign;
    }
    theory::LawOptions options;
    options.memory = spec.memory;
    return theory::build_law(panel.panel, 0, effects, options);
  }
};

const Example& example() {
  static const Example one;
  return one;
}

// The posterior of the example on a grid of its coordinates: background,
// memory where there is any, effect where there is any.
class Grid {
 public:
  explicit Grid(const theory::Law& law)
      : law_(law), design_(theory::design_of(example().panel.panel, law)) {
    const Fit fit = fit_mode(law_, design_.rows);
    EXPECT_EQ(fit.status, FitStatus::converged);
    mode_ = fit.mode;
    top_ = fit.log_density;
  }

  // log of the integral of likelihood times prior, by the trapezium rule. For
  // smooth integrands that vanish at the ends its error falls faster than any
  // power of the step, once it is below the narrowest width (.2 here). The
  // ends are those of the prior: the record says little against acts that owe
  // everything to memory, or nothing.
  double log_integral(double step) const {
    double sum = 0;
    std::vector<double> q = mode_;
    const bool memory = !law_.half_lives.empty();
    for (double alpha = -14; alpha < 1; alpha += step) {
      q[0] = alpha;
      if (!memory) sum += density(q);
      for (double z = -9; memory && z < 6; z += step) {
        q.back() = z;
        sum += over_effect(q, 2.5 * step);
      }
    }
    return top_ + std::log(sum * step * (memory ? step : 1));
  }

 private:
  double density(const std::vector<double>& q) const {
    return std::exp(theory::log_posterior(law_, design_.rows, q) - top_);
  }

  double over_effect(std::vector<double> q, double step) const {
    if (law_.columns.size() == 1) return density(q);
    double most = 0;
    for (const double z : {-4.0, mode_[1], 2.0}) {
      q[1] = z;
      most = std::max(most, density(q));
    }
    if (most < 1e-16) return 0;
    double sum = 0;
    for (double z = -9; z < 9; z += step) {
      q[1] = z;
      sum += density(q);
    }
    return sum * step;
  }

  theory::Law law_;
  theory::Design design_;
  std::vector<double> mode_;
  double top_ = 0;
};

double quadrature(const theory::Law& law, double step = 0.125) {
  return Grid(law).log_integral(step);
}

constexpr double kMemoryless = -485.900328;
constexpr double kSelfExciting = -482.296982;

TEST(Quadrature, agrees_with_the_published_evidence_of_the_example) {
  EXPECT_NEAR(quadrature(example().law("memoryless"), 0.01), kMemoryless, 2e-6);
  EXPECT_NEAR(quadrature(example().law("self-exciting"), 0.0625), kSelfExciting,
              2e-6);
}

TEST(Contest, finds_the_evidence_of_the_example) {
  const ContestResult found =
      contest(example().panel, {"strike"}, example().value.theories, {});
  const double emboldened = quadrature(example().law("emboldened"));
  // A coarser step gives the same: the quadrature has converged.
  EXPECT_NEAR(quadrature(example().law("emboldened"), 0.18), emboldened, 1e-5);
  for (const TheoryResult& theory : found.theories) {
    const double truth = theory.spec.id == "memoryless"      ? kMemoryless
                         : theory.spec.id == "self-exciting" ? kSelfExciting
                                                             : emboldened;
    EXPECT_LE(theory.mc_error, 0.05) << theory.spec.id;
    EXPECT_NEAR(theory.log_evidence, truth, 3 * theory.mc_error)
        << theory.spec.id;
    EXPECT_EQ(theory.by_outcome[0].evidence.verdict,
              Evidence::Verdict::reliable);
    RecordProperty(theory.spec.id, std::to_string(truth));
  }
}

TEST(Contest, of_a_law_with_the_wrong_lag_misses_the_evidence) {
  theory::ModelSpec model = example().value.model;
  model.lag_other = 32;
  theory::Setting setting = example().setting;
  setting.model = &model;
  const theory::VerdictPanel panel = theory::verdict_panel(setting);
  const ContestResult found =
      contest(panel, {"strike"}, {example().theory("emboldened")}, {});
  EXPECT_GT(std::abs(found.theories[0].log_evidence -
                     quadrature(example().law("emboldened"))),
            0.3);
}

theory::EffectSpec effect(const std::string& term,
                          theory::Sign sign,
                          const std::string& reason) {
  theory::EffectSpec spec;
  spec.outcome = "strike";
  spec.term = term;
  spec.sign = sign;
  spec.reason = reason;
  return spec;
}

theory::TheorySpec theory_of(const std::string& id,
                             std::vector<theory::EffectSpec> effects) {
  theory::TheorySpec spec;
  spec.id = id;
  spec.effects = std::move(effects);
  return spec;
}

const TheoryResult& result_of(const ContestResult& found,
                              const std::string& id) {
  for (const TheoryResult& theory : found.theories)
    if (theory.spec.id == id) return theory;
  ADD_FAILURE() << "no theory " << id;
  return found.theories[0];
}

TEST(Contest, computes_equal_factors_once_and_keeps_each_theorys_own_words) {
  const auto gift = [](const char* reason) {
    return effect("recent(gift, 30)", theory::Sign::raises, reason);
  };
  const auto late = [](const char* reason) {
    return effect("within(gift, 60)", theory::Sign::lowers, reason);
  };
  const ContestResult found =
      contest(example().panel, {"strike"},
              {theory_of("first", {gift("one"), late("two")}),
               theory_of("turned", {late("three"), gift("four")}),
               theory_of("null", {}), theory_of("other", {gift("five")})},
              {});
  const TheoryResult& first = result_of(found, "first");
  const TheoryResult& turned = result_of(found, "turned");
  EXPECT_EQ(first.log_evidence, turned.log_evidence);
  EXPECT_EQ(first.mc_error, turned.mc_error);
  ASSERT_EQ(turned.effects.size(), 2U);
  EXPECT_EQ(turned.effects[0].spec.reason, "three");
  EXPECT_EQ(turned.effects[1].spec.reason, "four");
  EXPECT_EQ(first.effects[0].spec.reason, "one");
  EXPECT_EQ(first.effects[0].middle, turned.effects[1].middle);
  EXPECT_EQ(result_of(found, "other").effects[0].spec.reason, "five");
  bool tied = false;
  for (const auto& [a, b] : found.ties)
    tied |= (a == "first" && b == "turned") || (a == "turned" && b == "first");
  EXPECT_TRUE(tied);
}

TEST(Contest, orders_by_evidence_and_gives_shares_that_sum_to_one) {
  const ContestResult found =
      contest(example().panel, {"strike"}, example().value.theories, {});
  double sum = 0;
  for (std::size_t i = 0; i < found.theories.size(); ++i) {
    sum += found.theories[i].share;
    if (i == 0) continue;
    EXPECT_LE(found.theories[i].log_evidence,
              found.theories[i - 1].log_evidence);
    EXPECT_NEAR(found.theories[i].share / found.theories[0].share,
                std::exp(found.theories[i].log_evidence -
                         found.theories[0].log_evidence),
                1e-12);
  }
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Contest, scales_the_priors_of_effects_and_of_nothing_else) {
  const ContestResult found =
      contest(example().panel, {"strike"}, example().value.theories, {});
  for (const char* id : {"memoryless", "self-exciting"}) {
    const TheoryResult& theory = result_of(found, id);
    EXPECT_EQ(theory.half.log_evidence, theory.log_evidence) << id;
    EXPECT_EQ(theory.twice.log_evidence, theory.log_evidence) << id;
    EXPECT_EQ(theory.strongest_null_nats, 0) << id;
  }
  const TheoryResult& emboldened = result_of(found, "emboldened");
  // The same integral with half and twice the scale.
  for (const double scale : {0.5, 2.0}) {
    theory::Law law = example().law("emboldened");
    law.columns[1].scale *= scale;
    const ScaledEvidence& scaled =
        scale < 1 ? emboldened.half : emboldened.twice;
    EXPECT_NEAR(scaled.log_evidence, quadrature(law),
                3 * scaled.mc_error + 1e-6);
  }
  EXPECT_EQ(found.strongest_theory, "emboldened");
  EXPECT_GT(found.strongest_nats, 0);
}

TEST(Contest, gives_signed_effects_on_their_own_side_of_one) {
  const ContestResult found = contest(
      example().panel, {"strike"},
      {theory_of("up", {effect("recent(gift, 30)", theory::Sign::raises, "")}),
       theory_of("down",
                 {effect("recent(gift, 30)", theory::Sign::lowers, "")})},
      {});
  const EffectPosterior& up = result_of(found, "up").effects[0];
  const EffectPosterior& down = result_of(found, "down").effects[0];
  EXPECT_GE(up.low, 1);
  EXPECT_LT(up.low, up.middle);
  EXPECT_LT(up.middle, up.high);
  EXPECT_LE(down.high, 1);
  EXPECT_LT(down.low, down.middle);
}

}  // namespace
}  // namespace entente::inference
