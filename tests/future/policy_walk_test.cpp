// Our side by a policy: simulate() against a walk through every day that reads
// each condition from the whole history.
#include <gtest/gtest.h>

#include "entente/policy/plan.hpp"

#include "arena.hpp"
#include "plain_walk.hpp"

namespace entente::future {
namespace {

using policy::PolicySpec;
using policy::RuleSpec;
using policy::ScheduleSpec;

RuleSpec rule(const std::string& group,
              double size,
              const std::string& when,
              const std::string& unless,
              int every) {
  RuleSpec out;
  out.group.text = group;
  out.size = size;
  out.when.text = when;
  out.unless.text = unless;
  out.every = every;
  return out;
}

ScheduleSpec schedule(const std::string& held, double size, int days_before) {
  ScheduleSpec out;
  out.group.text = "drill";
  out.held.text = held;
  out.cut_group.text = size > 0 ? "gift" : "";
  out.cut_size = size;
  out.days_before = days_before;
  return out;
}

// The n-th of a fixed sequence of policies: rules of every form.
PolicySpec drawn_policy(std::uint32_t n, int first_day) {
  const Draws draws(23, Stream::future_attributes, 0, n);
  const auto pick = [&](std::uint32_t i, std::vector<std::string> from) {
    return from[static_cast<std::size_t>(draws.uniform(0, i) *
                                         static_cast<double>(from.size()))];
  };
  const auto whole = [&](std::uint32_t i, int most) {
    return 1 + static_cast<int>(draws.uniform(1, i) * most);
  };
  const std::vector<std::string> conditions = {
      "",
      "within(strike, 7)",
      "within(talk, 90)",
      "since(strike) > 60",
      "recent(strike, 5) - 0.5",
      "max(within(cut, 30), within(drill, 3))",
      "1 - within(gift, 40)",
      "recent(gift, 200) <= 3"};
  PolicySpec spec;
  spec.rules.push_back(rule("gift", whole(0, 5), pick(0, conditions),
                            pick(1, conditions), whole(1, 60)));
  spec.rules.back().besides_law = draws.uniform(2, 0) < 0.4;
  if (draws.uniform(2, 1) < 0.5)
    spec.rules.push_back(
        rule("gift", whole(2, 5), pick(2, conditions), "", whole(3, 120)));
  if (spec.rules.size() == 2)
    spec.rules[1].besides_law = spec.rules[0].besides_law;
  if (draws.uniform(2, 2) < 0.3) {
    spec.rules.emplace_back();
    spec.rules.back().group.text = "gift";
    spec.rules.back().size = 2;
    spec.rules.back().besides_law = spec.rules[0].besides_law;
    for (int i = 0; i < 4; ++i)
      spec.rules.back().on.push_back(first_day + 20 * i);
  }
  if (draws.uniform(2, 3) < 0.2) {
    spec.rules.clear();
    spec.never.push_back({"gift", {}});
  }
  if (draws.uniform(2, 4) < 0.8)
    spec.schedules.push_back(
        schedule(pick(3, {"always", "never", "within(strike, 30)",
                          "1 - within(talk, 60)", "within(drill, 5)"}),
                 draws.uniform(2, 5) < 0.6 ? whole(4, 5) : 0,
                 draws.uniform(2, 6) < 0.5 ? whole(5, 40) : 0));
  if (!spec.schedules.empty() && draws.uniform(2, 7) < 0.3)
    spec.schedules[0].except.push_back({first_day + 100, first_day + 300});
  return spec;
}

struct Compared {
  int differ = 0;
  long gifts = 0, drills = 0;
};

Compared compare(std::uint32_t n, const policy::Plan& followed) {
  const auto& panel = ready().panel.panel;
  constexpr int kFrom = 900, kLength = 500;
  const PolicySpec spec = drawn_policy(n, panel.day_of(kFrom));
  const policy::Plan plan = policy::plan_of(ready().setting, spec);
  const Conduct conduct{&followed, Luck::by_name};
  const System system =
      make_system(panel, ready().laws, kFrom, kLength, {}, conduct);
  const theory::TermState before = terms_before(system);
  Compared out;
  Future fast, plain, together;
  const auto parameters = n % 2 == 0 ? ready().parameters : drawn_parameters(n);
  Background background;
  settle(system, parameters, background);
  ActUniforms uniforms;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const FutureDraws draws = draws_of(n * 4 + i);
    simulate(system, parameters, draws, nullptr, fast);
    draw_acts(system, draws.acts, uniforms);
    simulate_shared(system, parameters, {&background, &uniforms}, draws,
                    together);
    walk_every_day(system, before, parameters, draws_of(n * 4 + i), plain,
                   &plan);
    bool same =
        fast.act_days == plain.act_days && together.act_days == fast.act_days;
    for (std::size_t g = 0; g < fast.groups.size(); ++g)
      same = same && fast.groups[g].count == plain.groups[g].count &&
             together.groups[g].weight == fast.groups[g].weight &&
             fast.groups[g].until == plain.groups[g].until &&
             fast.groups[g].weight == plain.groups[g].weight;
    out.differ += same ? 0 : 1;
    out.gifts += static_cast<long>(plain.act_days[Arena::gift].size());
    const int drill = system.slot_of_group[Arena::drill];
    if (drill >= 0)
      for (int t = panel.seed_days + kFrom;
           t < panel.seed_days + kFrom + kLength; ++t)
        out.drills += plain.groups[drill].count[t] > 0 ? 1 : 0;
  }
  return out;
}

// 120 policies, 4 futures of 500 days each: none may differ (a uniform within
// rounding of its threshold comes once in some 1e12 days).
TEST(PolicyWalk, is_the_same_as_a_walk_through_every_day) {
  Compared all;
  for (std::uint32_t n = 0; n < 120; ++n) {
    const policy::Plan plan = policy::plan_of(
        ready().setting, drawn_policy(n, ready().panel.panel.day_of(900)));
    const Compared one = compare(n, plan);
    EXPECT_EQ(one.differ, 0) << "policy " << n;
    all.gifts += one.gifts;
    all.drills += one.drills;
  }
  EXPECT_GT(all.gifts, 2500);
  EXPECT_GT(all.drills, 500);
}

// A program whose conditions see the day itself.
policy::Plan hasty(const PolicySpec& spec) {
  theory::Setting setting = ready().setting;
  theory::ModelSpec model = *setting.model;
  model.lag_other = model.lag_own = 0;
  setting.model = &model;
  return policy::plan_of(setting, spec);
}

TEST(PolicyWalk, of_a_policy_that_sees_today_is_not_the_same) {
  int differ = 0;
  for (std::uint32_t n = 0; n < 40; ++n)
    differ +=
        compare(n, hasty(drawn_policy(n, ready().panel.panel.day_of(900))))
            .differ;
  EXPECT_GT(differ, 20);
}

// The same luck: what our side does differently on a day far ahead moves
// nothing before it, whatever else is simulated.
TEST(PolicyWalk, luck_belongs_to_the_name_of_a_group) {
  const auto& panel = ready().panel.panel;
  const Conduct conduct{nullptr, Luck::by_name};
  const System all = make_system(panel, ready().laws, 900, 300, {}, conduct);
  const System one =
      make_system(panel, {ready().laws[Arena::talk]}, 900, 300, {}, conduct);
  Future of_all, of_one;
  const auto& parameters = ready().parameters;
  int same = 0, days = 0;
  for (std::uint32_t i = 0; i < 200; ++i) {
    simulate(all, parameters, draws_of(i), nullptr, of_all);
    simulate(one, {parameters[Arena::talk]}, draws_of(i), nullptr, of_one);
    for (const int day : of_one.act_days[0]) {
      const auto& other = of_all.act_days[Arena::talk];
      same += std::count(other.begin(), other.end(), day) > 0 ? 1 : 0;
      ++days;
    }
  }
  // Strikes differ, and with them some rates; by other luck one day in thirty
  // would agree.
  EXPECT_GT(days, 500);
  EXPECT_GT(same, days / 2);
}

}  // namespace
}  // namespace entente::future
