// The words of measured claims.
#include <gtest/gtest.h>

#include "entente/claim/verdict.hpp"

#include "../casefile/fixture.hpp"

namespace entente::claim {
namespace {

struct Documented {
  casefile::Case value =
      casefile::read_case(casefile::documented_case(), "small").value;
  theory::Setting setting = casefile::setting_of(value);

  std::vector<ClaimResult> judged(int threads,
                                  const PolicyContrast* contrast) const {
    JudgeOptions options;
    options.replicates = 19;
    options.most_replicates = 19;
    options.row_replicates = 0;
    options.parallelism.threads = threads;
    options.given.record_from = value.forecast.record_from;
    if (contrast != nullptr) options.given.contrasts["6"] = *contrast;
    return judge(setting, value.claims, options);
  }
};

const ClaimResult& of_form(const std::vector<ClaimResult>& all, Form form) {
  for (const ClaimResult& one : all)
    if (one.spec.form == form) return one;
  ADD_FAILURE() << "no claim of this form";
  return all[0];
}

TEST(Measured, claims_are_the_same_for_any_threads) {
  const Documented small;
  const auto one = small.judged(1, nullptr), three = small.judged(3, nullptr);
  ASSERT_EQ(one.size(), small.value.claims.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].probability, three[i].probability) << one[i].spec.id;
    EXPECT_EQ(one[i].mc_error, three[i].mc_error) << one[i].spec.id;
    EXPECT_EQ(one[i].word, three[i].word) << one[i].spec.id;
  }
  for (const Form form : {Form::hazard_ratio, Form::episode, Form::gain})
    EXPECT_NE(of_form(one, form).measured.index(), 0U);
}

TEST(Measured, claims_about_policies_are_capped_and_told_at_an_edge) {
  const Documented small;
  const auto judged = [&](double lower, double error) {
    const PolicyContrast contrast{365, -1, -2, 1, lower, error, {}};
    return of_form(small.judged(1, &contrast), Form::policy);
  };
  const ClaimResult sure = judged(0.97, 0.001);
  EXPECT_EQ(sure.word_before_cap, Word::supported);
  EXPECT_EQ(sure.word, Word::leans_for);
  // What lies on the other side of an outer edge is the same word.
  EXPECT_FALSE(judged(0.951, 0.01).at_edge_of.has_value());
  EXPECT_EQ(judged(0.81, 0.01).at_edge_of, Word::unresolved);
  EXPECT_FALSE(judged(0.81, 0.004).at_edge_of.has_value());
  EXPECT_EQ(judged(0.03, 0.001).word, Word::leans_against);
}

TEST(Measured, claims_say_why_nothing_was_measured) {
  const auto all = Documented().judged(1, nullptr);
  const ClaimResult& policy = of_form(all, Form::policy);
  EXPECT_EQ(policy.word, Word::cannot_be_asked);
  EXPECT_EQ(policy.why_cannot, "its policies were not compared");
  const ClaimResult& never = of_form(all, Form::cannot_be_asked);
  EXPECT_EQ(never.word, Word::cannot_be_asked);
  EXPECT_EQ(never.why_cannot, never.spec.would_need);
  // Twelve past forecasts: their band would be a certainty that is none.
  const ClaimResult& gain = of_form(all, Form::gain);
  EXPECT_EQ(gain.word, Word::cannot_be_asked);
  EXPECT_EQ(gain.why_cannot,
            "past forecasts from 36 months are wanted, and 12 are known");
}

// The only claim of a case that was changed first.
template <class F>
ClaimResult after(Form form, const F& change) {
  Documented small;
  std::vector<ClaimSpec>& claims = small.value.claims;
  std::erase_if(claims, [&](const ClaimSpec& one) { return one.form != form; });
  claims.resize(1);
  change(small.value);
  small.setting = casefile::setting_of(small.value);
  return small.judged(1, nullptr)[0];
}

TEST(Measured, season_is_not_read_where_there_can_be_none) {
  const auto as_season = [](casefile::Case& value) {
    value.claims[0].form = Form::season;
    value.claims[0].outcome = "clash";
  };
  const ClaimResult few = after(Form::above, as_season);
  EXPECT_EQ(few.word, Word::cannot_be_asked);
  EXPECT_EQ(few.why_cannot,
            "the law of its outcome, by the number of its acts, has no season");
  const ClaimResult brief = after(Form::above, [&](casefile::Case& value) {
    as_season(value);
    value.window.from = value.window.to - 200;
  });
  EXPECT_EQ(brief.why_cannot, "the window is shorter than a year");
}

TEST(Measured, hazard_is_not_read_where_the_line_was_never_open) {
  const ClaimResult none = after(Form::hazard, [](casefile::Case& value) {
    value.claims[0].hazard->from = value.window.to + 1;
  });
  EXPECT_EQ(none.word, Word::cannot_be_asked);
  EXPECT_EQ(none.why_cannot, "the line was open on no day that is counted");
}

}  // namespace
}  // namespace entente::claim
