// simulate() against a walk through every day: the same acts, for any system,
// record and parameters.
#include <gtest/gtest.h>

#include "arena.hpp"
#include "plain_walk.hpp"

namespace entente::future {
namespace {

struct Compared {
  long acts = 0, differ = 0;
};

void compare(const System& system,
             const theory::TermState& before,
             const std::vector<theory::Parameters>& parameters,
             std::uint32_t n,
             Future& fast,
             Future& plain,
             Compared& out) {
  simulate(system, parameters, draws_of(n), nullptr, fast);
  walk_every_day(system, before, parameters, draws_of(n), plain);
  for (std::size_t k = 0; k < fast.act_days.size(); ++k)
    out.acts += static_cast<long>(plain.act_days[k].size());
  bool same = fast.act_days == plain.act_days && fast.drawn == plain.drawn;
  for (std::size_t g = 0; g < fast.groups.size(); ++g) {
    same = same && fast.groups[g].count == plain.groups[g].count &&
           fast.groups[g].until == plain.groups[g].until &&
           fast.groups[g].weight == plain.groups[g].weight;
  }
  out.differ += same ? 0 : 1;
}

// A uniform lies within rounding, some 1e-13 of a rate, of its threshold in one
// of 1e12 days: none of these 2,000 futures of up to 1,500 days may differ.
TEST(SameActs, as_a_walk_through_every_day) {
  Compared all;
  for (const auto& [from, days] :
       {std::pair{0, 1500}, {3, 64}, {700, 30}, {1001, 499}}) {
    const System system =
        make_system(ready().panel.panel, ready().laws, from, days);
    const theory::TermState before = terms_before(system);
    Future fast, plain;
    for (std::uint32_t n = 0; n < 500; ++n)
      compare(system, before, drawn_parameters(n), n, fast, plain, all);
  }
  EXPECT_GT(all.acts, 100'000);
  EXPECT_EQ(all.differ, 0);
}

TEST(SameActs, of_a_system_whose_clamps_are_wrong_are_not_the_same) {
  System system = make_system(ready().panel.panel, ready().laws, 0, 1500);
  System planted = system;
  for (Simulated& law : planted.laws)
    for (double& high : law.high)
      high *= 0.9;  // a bound that is none
  const theory::TermState before = terms_before(system);
  Future fast, plain;
  int differ = 0;
  for (std::uint32_t n = 0; n < 50; ++n) {
    simulate(planted, drawn_parameters(n), draws_of(n), nullptr, fast);
    walk_every_day(system, before, drawn_parameters(n), draws_of(n), plain);
    differ += fast.act_days == plain.act_days ? 0 : 1;
  }
  EXPECT_GT(differ, 10);
}

TEST(SameActs, of_a_system_that_misses_what_acts_raise_are_not_the_same) {
  System system = make_system(ready().panel.panel, ready().laws, 0, 1500);
  System planted = system;
  for (auto& readers : planted.readers)
    readers.clear();
  const theory::TermState before = terms_before(system);
  Future fast, plain;
  int differ = 0;
  for (std::uint32_t n = 0; n < 50; ++n) {
    simulate(planted, drawn_parameters(n), draws_of(n), nullptr, fast);
    walk_every_day(system, before, drawn_parameters(n), draws_of(n), plain);
    differ += fast.act_days == plain.act_days ? 0 : 1;
  }
  EXPECT_GT(differ, 10);
}

TEST(SameActs, where_groups_are_united) {
  const auto& groups = *ready().setting.groups;
  ASSERT_GT(groups.size(), 5U);
  const System system =
      make_system(ready().panel.panel,
                  {ready().laws[Arena::strike], ready().laws[Arena::gift]}, 0,
                  1500, {{Arena::talk, {Arena::strike, Arena::gift}}});
  const theory::TermState before = terms_before(system);
  Future fast, plain;
  Compared all;
  for (std::uint32_t n = 0; n < 100; ++n) {
    auto parameters = drawn_parameters(n);
    parameters.resize(2);
    compare(system, before, parameters, n, fast, plain, all);
  }
  EXPECT_GT(all.acts, 1000);
  EXPECT_EQ(all.differ, 0);
}

}  // namespace
}  // namespace entente::future
