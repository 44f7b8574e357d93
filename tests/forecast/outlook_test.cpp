// What is expected: against an analytic law, and blind to what came later.
#include "entente/forecast/outlook.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/forecast/forecast.hpp"

#include "../future/arena.hpp"

namespace entente::forecast {
namespace {

ItemSpec item(const std::string& group, const std::string& part_of = "") {
  ItemSpec spec;
  spec.id = group;
  spec.group = group;
  spec.part_of = part_of;
  return spec;
}

// ------------------------------------------------------- a law without memory

constexpr int kDays = 800;

// Raids on 30 days and shells on 10, nothing on the others.
struct Memoryless : theory::World {
  Memoryless() : World(kDays) {
    using record::Counting;
    using record::Side;
    add_group("attack", Side::theirs, Counting::days).select[0].kinds = {
        "raid", "shell"};
    add_group("raid", Side::theirs, Counting::days);
    add_group("shell", Side::theirs, Counting::days);
    add_law("attack", 12);
    for (int i = 0; i < 40; ++i)
      add_act(i % 4 == 0 ? "shell" : "raid", 7 + 19 * i);
  }
};

// E f(rate) over the posterior of the background: a grid of its logarithm.
double expected(const std::function<double(double)>& f) {
  double sum = 0, weight = 0;
  for (double alpha = -6; alpha < 0; alpha += 0.002) {
    const double rate = std::exp(alpha);
    const double z = (alpha - std::log(12 / 365.25)) / std::log(3.0);
    const double density = std::exp(40 * std::log1p(-std::exp(-rate)) -
                                    (kDays - 40) * rate - 0.5 * z * z);
    sum += density * f(rate);
    weight += density;
  }
  return sum / weight;
}

Outlook outlook(const std::vector<ItemSpec>& items, Posterior posterior) {
  Memoryless world;
  const theory::ForecastPanel panel =
      theory::forecast_panel(world.setting(), world.window.to, 90);
  OutlookOptions options;
  options.posterior = posterior;
  options.draws = posterior == Posterior::importance ? 400 : 20000;
  options.per_draw = posterior == Posterior::importance ? 50 : 1;
  return outlook_of(panel, items, {14, 30, 90}, options);
}

// 4.9 stated Monte Carlo errors: one false alarm in a million seeds.
TEST(Outlook, of_a_memoryless_law_is_one_minus_exp_of_its_rate) {
  const Outlook found = outlook({item("attack")}, Posterior::importance);
  for (std::size_t h = 0; h < 3; ++h) {
    const double days = found.horizons[h];
    const double truth =
        expected([&](double rate) { return 1 - std::exp(-days * rate); });
    EXPECT_NEAR(found.items[0].probability[h], truth,
                4.9 * found.items[0].mc_error[h])
        << days;
    EXPECT_LT(found.items[0].mc_error[h], 0.007);
  }
}

TEST(Outlook, of_windows_two_days_too_long_is_caught) {
  const Outlook found = outlook({item("attack")}, Posterior::importance);
  const double wrong =
      expected([](double rate) { return 1 - std::exp(-16 * rate); });
  EXPECT_GT(std::abs(found.items[0].probability[0] - wrong),
            4.9 * found.items[0].mc_error[0]);
}

// The normal at the mode is not the posterior, but near to it with 40 acts.
TEST(Outlook, from_the_normal_at_the_mode_agrees_within_a_hundredth) {
  const Outlook found = outlook({item("attack")}, Posterior::normal_at_mode);
  for (std::size_t h = 0; h < 3; ++h) {
    const double days = found.horizons[h];
    EXPECT_NEAR(found.items[0].probability[h], expected([&](double rate) {
                  return 1 - std::exp(-days * rate);
                }),
                0.01 + 4.9 * found.items[0].mc_error[h]);
  }
}

TEST(Outlook, has_a_band_of_four_fifths_of_what_the_parameters_leave_open) {
  const Outlook found = outlook({item("attack")}, Posterior::importance);
  for (std::size_t h = 0; h < 3; ++h) {
    const double days = found.horizons[h];
    const auto share_below = [&](double p) {
      return expected([&](double rate) {
        return 1 - std::exp(-days * rate) < p ? 1.0 : 0;
      });
    };
    // 400 draws: an error of .015 in the share, five of these, and .02 for
    // taking the chance of 50 futures out of the spread of the draws.
    EXPECT_NEAR(share_below(found.items[0].low[h]), 0.1, 0.095);
    EXPECT_NEAR(share_below(found.items[0].high[h]), 0.9, 0.095);
  }
}

// A part happens on a share s of the days, s ~ Beta.
TEST(Outlook, of_a_part_is_that_of_the_whole_times_its_share) {
  const Outlook found =
      outlook({item("attack"), item("shell", "attack")}, Posterior::importance);
  const double a = 10 * 0.25 + 10, b = 10 * 0.75 + 30;
  for (std::size_t h = 0; h < 3; ++h) {
    const double days = found.horizons[h];
    double sum = 0, weight = 0;
    for (double s = 0.0025; s < 1; s += 0.005) {
      const double density = std::pow(s, a - 1) * std::pow(1 - s, b - 1);
      weight += density;
      // A day of attack is yes or no: it holds a shell with probability
      // s (1 - exp(-rate)).
      sum += density * expected([&](double rate) {
               return 1 - std::pow(1 - s * (1 - std::exp(-rate)), days);
             });
    }
    EXPECT_NEAR(found.items[1].probability[h], sum / weight,
                4.9 * found.items[1].mc_error[h])
        << days;
  }
}

TEST(Outlook, gives_paths_that_only_rise_and_agree_with_its_probability) {
  const Outlook found = outlook({item("attack")}, Posterior::importance);
  ASSERT_EQ(found.paths.size(), 2000U);
  int held = 0;
  for (const auto& path : found.paths) {
    ASSERT_EQ(path.size(), 90U);
    for (std::size_t day = 1; day < path.size(); ++day)
      EXPECT_GE(path[day], path[day - 1]);
    held += path[29] > 0 ? 1 : 0;
  }
  EXPECT_NEAR(held / 2000.0, found.items[0].probability[1], 0.06);
}

// ------------------------------------------------- blind to what came later

struct Later : future::Arena {
  static constexpr int kOrigin = 1100;  // window day

  Later() {
    model.responses = {{"recent(strike, 20)", {}}};
    model.reacting = {"gift", "talk"};
  }

  // Adds, removes, moves and reweighs acts from window day `from` on.
  void disturb(int from) {
    const auto day = window.from + from;
    std::vector<record::Act> kept;
    for (const record::Act& act : record.acts) {
      if (act.day < day) kept.push_back(act);
      if (act.day < day || *rc::gen::inRange(0, 3) == 0) continue;
      kept.push_back(act);
      record::Act& changed = kept.back();
      changed.day = std::max(day, changed.day + *rc::gen::inRange(-40, 40));
      changed.end = changed.day + *rc::gen::inRange(0, 9);
      changed.severity = *rc::gen::inRange(1, 9);
    }
    record.acts = kept;
    for (const char* group : {"strike", "gift", "talk"}) {
      const int extra = *rc::gen::inRange(0, 20);
      for (int i = 0; i < extra; ++i)
        add_act(group, *rc::gen::inRange(from, kDays), 3);
    }
  }

  Outlook outlook() {
    const theory::ForecastPanel panel =
        theory::forecast_panel(setting(), window.from + kOrigin, 30);
    OutlookOptions options;
    options.posterior = Posterior::normal_at_mode;
    options.draws = 40;
    options.per_draw = 1;
    options.days = 30;
    return outlook_of(panel, {item("strike"), item("talk"), item("cut")},
                      {14, 30}, options);
  }
};

bool same(const Outlook& a, const Outlook& b) {
  if (a.paths != b.paths) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (a.items[i].probability != b.items[i].probability) return false;
  return true;
}

RC_GTEST_PROP(Outlook, does_not_change_with_what_came_after_its_origin, ()) {
  static const Outlook before = Later().outlook();
  Later later;
  later.disturb(Later::kOrigin + 1);
  RC_ASSERT(same(later.outlook(), before));
}

// The sibling: a panel that reads a hundred days beyond its origin.
TEST(Outlook, of_a_panel_that_sees_beyond_its_origin_is_caught) {
  Later first, second;
  for (int t = 1110; t < 1190; t += 4)
    second.add_act("strike", t);
  EXPECT_TRUE(same(first.outlook(), second.outlook()));
  const auto leaking = [](Later& later) {
    theory::ForecastPanel panel = theory::forecast_panel(
        later.setting(), later.window.from + Later::kOrigin + 100, 30);
    OutlookOptions options;
    options.posterior = Posterior::normal_at_mode;
    options.draws = 40;
    options.per_draw = 1;
    options.days = 30;
    return outlook_of(panel, {item("strike")}, {14, 30}, options);
  };
  EXPECT_FALSE(same(leaking(first), leaking(second)));
}

TEST(Outlook, knows_the_schedule_of_the_year_before_and_no_other) {
  theory::World world(800);
  world.add_group("drill", record::Side::ours, record::Counting::acts)
      .announced = true;
  for (const int day : {150, 400, 520, 790})
    world.add_act("drill", day, 3);
  const theory::ForecastPanel panel =
      theory::forecast_panel(world.setting(), world.window.from + 500, 300);
  const theory::GroupDays& drills = panel.panel.groups[0];
  std::vector<int> expected_days = {150, 400, 515, 765};  // + 365 days
  std::vector<int> found;
  for (int t = 0; t < 801; ++t)
    if (drills.count[t] > 0) found.push_back(t);
  EXPECT_EQ(found, expected_days);
  EXPECT_EQ(drills.weight[515], 3);
}

TEST(Outlook, holds_the_lines_as_they_were_at_its_origin) {
  Later later;
  const theory::Setting setting = later.setting();
  // East is shut from 1100 to 1199, west open from 950 to 1399.
  const theory::ForecastPanel panel =
      theory::forecast_panel(setting, later.window.from + 1150, 60);
  for (int day = 1140; day < 1210; ++day) {
    EXPECT_EQ(panel.panel.track_open[0][200 + day], 0) << day;
    EXPECT_EQ(panel.panel.track_open[1][200 + day], 1) << day;
  }
}

// ------------------------------------------------------------ the whole thing

ForecastSpec spec_of(const Later& later) {
  ForecastSpec spec;
  spec.horizons = {14, 30};
  spec.items = {item("strike"), item("talk")};
  spec.record_from = later.window.from + 800;
  return spec;
}

ForecastOptions quick() {
  ForecastOptions options;
  options.draws = 20;
  options.per_draw = 10;
  options.past_futures = 50;
  return options;
}

TEST(Forecast, is_as_of_the_last_day_on_which_each_outcome_is_covered) {
  Later later;
  later.add_gap("strikes", 1450, Later::kDays - 1);
  const ForecastResult found =
      forecast(later.setting(), spec_of(later), quick());
  ASSERT_EQ(found.items.size(), 4U);
  for (const ItemForecast& one : found.items) {
    EXPECT_EQ(one.as_of - later.window.from,
              one.spec.group == "strike" ? 1449 : Later::kDays - 1);
    EXPECT_GT(one.probability, 0);
    EXPECT_LE(*one.last_happened, one.as_of);
  }
}

TEST(Forecast, scores_monthly_origins_by_what_then_happened) {
  Later later;
  const theory::Setting setting = later.setting();
  const ForecastResult found = forecast(setting, spec_of(later), quick());
  std::set<Day> strikes;
  for (const record::ActDay& day :
       record::act_days(later.groups[0], later.record))
    strikes.insert(day.day);
  int seen = 0;
  for (const PastForecast& past : found.origins) {
    EXPECT_EQ(day_of_month(past.day), 1);
    EXPECT_GE(past.day, later.window.from + 800);
    EXPECT_LE(past.day + past.horizon - 1, later.window.to);
    const theory::ForecastPanel known =
        theory::forecast_panel(setting, past.day - 1, 0);
    const std::size_t group = theory::group_index(setting, past.id);
    const Baseline base = baseline_of(
        known.panel, group, possible_acts(setting, group), past.horizon);
    EXPECT_EQ(past.rivals.base_rate, base.base_rate);
    EXPECT_EQ(past.rivals.persistence, base.persistence);
    EXPECT_EQ(past.rivals.two_speed, base.two_speed);
    if (past.id != "strike") continue;
    const auto next = strikes.lower_bound(past.day);
    const bool happened =
        next != strikes.end() && *next < past.day + past.horizon;
    EXPECT_EQ(past.came, happened ? Came::yes : Came::no) << iso(past.day);
    ++seen;
  }
  EXPECT_GT(seen, 30);
}

TEST(Forecast, of_the_past_does_not_know_what_came_after) {
  Later first, second;
  for (int t = 1250; t < 1500; t += 5)
    second.add_act("strike", t);
  const auto one = forecast(first.setting(), spec_of(first), quick());
  const auto two = forecast(second.setting(), spec_of(second), quick());
  ASSERT_EQ(one.origins.size(), two.origins.size());
  int equal = 0, different = 0;
  for (std::size_t i = 0; i < one.origins.size(); ++i) {
    const bool before = one.origins[i].day <= first.window.from + 1250;
    const bool same =
        one.origins[i].probability == two.origins[i].probability &&
        one.origins[i].pool == two.origins[i].pool &&
        one.origins[i].members == two.origins[i].members &&
        one.origins[i].rivals.base_rate == two.origins[i].rivals.base_rate;
    if (before) {
      EXPECT_TRUE(same) << iso(one.origins[i].day);
    }
    equal += before;
    different += !before && !same;
  }
  EXPECT_GT(equal, 20);
  EXPECT_GT(different, 5);
}

TEST(Forecast, is_the_same_for_any_number_of_threads) {
  Later later;
  const theory::Setting setting = later.setting();
  ForecastOptions options = quick();
  const auto one = forecast(setting, spec_of(later), options);
  options.parallelism.threads = 2;
  const auto two = forecast(setting, spec_of(later), options);
  for (std::size_t i = 0; i < one.items.size(); ++i)
    EXPECT_EQ(one.items[i].probability, two.items[i].probability);
  for (std::size_t i = 0; i < one.origins.size(); ++i)
    EXPECT_EQ(one.origins[i].probability, two.origins[i].probability);
}

}  // namespace
}  // namespace entente::forecast
