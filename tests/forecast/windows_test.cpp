// What came of a window, and when the record does not tell.
#include "entente/forecast/windows.hpp"

#include <gtest/gtest.h>

#include "../theory/world.hpp"

namespace entente::forecast {
namespace {

constexpr int kDays = 400;

struct Strikes : theory::World {
  Strikes() : World(kDays, 30) {
    record::Group& group =
        add_group("strike", record::Side::theirs, record::Counting::days);
    group.gates = {"strikes"};
    group.eligibility = record::Eligibility::outcomes;
  }
  record::Act& act(int day) {
    add_act("strike", day);
    return record.acts.back();
  }
  Came came(int from, int horizon) {
    const theory::Setting all = setting();
    const theory::VerdictPanel panel = theory::verdict_panel(all);
    return came_of(panel.panel, 0, possible_acts(all, 0), window.from + from,
                   horizon);
  }
  // Window day of the first of the month of a window day.
  int month_start(int day) const {
    const Day at = window.from + day;
    return make_day(year_of(at), month_of(at), 1) - window.from;
  }
};

TEST(Window, holds_an_act_or_none_or_is_not_over_or_not_read) {
  Strikes world;
  world.act(100);
  world.add_gap("strikes", 200, 200);
  EXPECT_EQ(world.came(100, 30), Came::yes);
  EXPECT_EQ(world.came(71, 30), Came::yes);
  EXPECT_EQ(world.came(70, 30), Came::no);
  EXPECT_EQ(world.came(101, 30), Came::no);
  EXPECT_EQ(world.came(171, 30), Came::not_covered);
  EXPECT_EQ(world.came(170, 30), Came::no);
  EXPECT_EQ(world.came(370, 30), Came::no);
  EXPECT_EQ(world.came(371, 30), Came::not_over);
}

TEST(Window, with_an_act_known_to_its_month_is_unknown_and_not_a_no) {
  Strikes world;
  const int first = world.month_start(150);
  world.act(first).precision = record::Precision::month;
  EXPECT_EQ(world.came(first - 14, 14), Came::no);
  EXPECT_EQ(world.came(first - 13, 14), Came::month_only);
  EXPECT_EQ(world.came(first + 27, 14), Came::month_only);
  EXPECT_EQ(world.came(first + 31, 14), Came::no);
  // One dated to the day decides.
  world.act(first + 3);
  EXPECT_EQ(world.came(first - 5, 14), Came::yes);
  EXPECT_EQ(world.came(first + 10, 14), Came::month_only);
}

TEST(Window, with_an_act_known_to_its_year_is_unknown_all_year) {
  Strikes world;
  world.act(200).precision = record::Precision::year;
  EXPECT_EQ(world.came(200, 5), Came::month_only);
}

TEST(Window, with_an_act_known_to_its_month_that_nobody_has_read) {
  Strikes world;
  record::Act& act = world.act(100);
  act.precision = record::Precision::month;
  act.check = record::Check::unverified;
  EXPECT_EQ(world.came(100, 5), Came::not_read);
}

TEST(Window, with_an_act_that_nobody_has_read_is_unknown) {
  using record::Check;
  for (const Check check :
       {Check::unverified, Check::digest, Check::date_unverified}) {
    Strikes world;
    world.act(100).check = check;
    EXPECT_EQ(world.came(90, 14), Came::not_read);
    EXPECT_EQ(world.came(101, 14), Came::no);
  }
}

}  // namespace
}  // namespace entente::forecast
