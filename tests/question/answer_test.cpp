// Questions on a record whose rate is known: one strike day in twenty, nothing
// that moves it.
#include "entente/question/answer.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"

#include "../theory/world.hpp"

namespace entente::question {
namespace {

constexpr int kDays = 3000;
constexpr double kRate = 0.05;  // strike days a day

struct Steady : theory::World {
  Steady() : World(kDays, 30) {
    record::Group& group =
        add_group("strike", record::Side::theirs, record::Counting::days);
    group.gates = {"strikes"};
    group.eligibility = record::Eligibility::outcomes;
    model.tiers.emplace_back();
    const Draws draws(7, Stream::world_acts, theme("steady"));
    for (int t = 0; t < kDays; ++t)
      if (draws.uniform(static_cast<std::uint32_t>(t), 0) < kRate)
        add_act("strike", t);
  }
  void with_law() { add_law("strike", 20); }
  QuestionSpec asks(int from, int to, int least) const {
    QuestionSpec question;
    question.id = question.text = "strike";
    question.group = "strike";
    question.least = least;
    question.window = {window.to + from, window.to + to};
    question.asked = window.to;
    return question;
  }
};

forecast::ForecastOptions quick() {
  forecast::ForecastOptions options;
  options.draws = 100;
  options.per_draw = 50;
  options.past_futures = 50;
  return options;
}

forecast::ForecastSpec late(const theory::World& world) {
  forecast::ForecastSpec spec;
  spec.record_from = world.window.to - 400;
  return spec;
}

// P(N >= n), N Poisson.
double at_least(int n, double mean) {
  double term = std::exp(-mean), below = 0;
  for (int i = 0; i < n; ++i) {
    below += term;
    term *= mean / (i + 1);
  }
  return 1 - below;
}

// The fitted rate has an error of about one in twelve (150 days), and 5,000
// futures add .007: .08 is more than three of both together, at a fixed seed.
constexpr double kNear = 0.08;

TEST(Answer, is_the_chance_of_so_many_days_in_a_window_that_begins_later) {
  Steady world;
  world.with_law();
  const theory::Setting setting = world.setting();
  for (const auto& [from, to, least] :
       {std::array{1, 20, 1}, {41, 60, 1}, {1, 60, 2}, {31, 90, 4}}) {
    const Answer found =
        answer(setting, late(world), world.asks(from, to, least), quick());
    ASSERT_TRUE(found.said);
    EXPECT_EQ(found.drawn, Drawn::own_law);
    const double truth = at_least(least, kRate * (to - from + 1));
    EXPECT_NEAR(found.said->probability, truth, kNear) << from << " " << least;
    EXPECT_NEAR(*found.said->baseline.base_rate, truth, kNear);
    EXPECT_NEAR(*found.said->baseline.two_speed, truth, 0.25);
    ASSERT_TRUE(found.score);
    EXPECT_GT(found.score->origins, 5);
  }
}

// What is asked more of is not what is asked less of: a count that was not read
// would give the same chance twice.
TEST(Answer, of_more_days_is_less_likely) {
  Steady world;
  world.with_law();
  const theory::Setting setting = world.setting();
  const auto chance = [&](int least) {
    return answer(setting, late(world), world.asks(1, 60, least), quick())
        .said->probability;
  };
  EXPECT_GT(chance(1), chance(3) + 0.2);
}

TEST(Answer, of_kinds_without_a_law_gets_one_made_for_it) {
  Steady world;
  world.add_group("other", record::Side::theirs, record::Counting::days);
  world.add_law("other", 1);
  const theory::Setting setting = world.setting();
  QuestionSpec question = world.asks(1, 20, 1);
  question.group.clear();
  question.kinds = {"strike"};
  question.actors = {"THEM"};
  const Answer found = answer(setting, late(world), question, quick());
  EXPECT_EQ(found.drawn, Drawn::made_law);
  ASSERT_TRUE(found.said);
  EXPECT_NEAR(found.said->probability, at_least(1, kRate * 20), kNear);
}

TEST(Answer, of_kinds_that_a_law_holds_is_a_kind_of_its_days) {
  Steady world;
  world.with_law();
  const theory::Setting setting = world.setting();
  QuestionSpec question = world.asks(1, 20, 1);
  question.group.clear();
  question.kinds = {"strike"};
  const Answer found = answer(setting, late(world), question, quick());
  EXPECT_EQ(found.drawn, Drawn::part);
  EXPECT_EQ(found.drawn_as, "strike");
  EXPECT_NEAR(found.said->probability, at_least(1, kRate * 20), kNear);
}

TEST(Answer, carries_days_that_nobody_read_by_simulation) {
  Steady world;
  world.with_law();
  world.add_gap("strikes", kDays - 30, kDays - 1);
  const theory::Setting setting = world.setting();
  const Answer found =
      answer(setting, late(world), world.asks(1, 20, 1), quick());
  EXPECT_EQ(found.known, world.window.to - 30);
  EXPECT_EQ(found.carried(), 30);
  EXPECT_EQ(found.start, world.window.to + 1);
  // The window has twenty days, not fifty.
  EXPECT_EQ(found.said->horizon, 20);
  EXPECT_NEAR(found.said->probability, at_least(1, kRate * 20), kNear);
}

TEST(Answer, takes_off_what_has_happened_already) {
  Steady world;
  world.with_law();
  for (int t = kDays - 20; t < kDays; ++t)
    std::erase_if(world.record.acts, [&](const record::Act& act) {
      return act.day == world.window.from + t;
    });
  world.add_act("strike", kDays - 5);
  const theory::Setting setting = world.setting();
  QuestionSpec question = world.asks(1, 20, 2);
  question.window.from = world.window.to - 9;  // ten days are over
  question.asked = question.window.from - 1;
  const Answer found = answer(setting, late(world), question, quick());
  EXPECT_EQ(found.resolved.came, Came::open);
  EXPECT_EQ(found.resolved.seen, 1);
  EXPECT_EQ(found.said->horizon, 20);
  EXPECT_NEAR(found.said->probability, at_least(1, kRate * 20), kNear);
  question.least = 1;
  EXPECT_EQ(resolve(setting, {}, question).came, Came::yes);
  EXPECT_EQ(resolve(setting, {}, question).on, world.window.to - 4);
}

TEST(Question, is_open_or_decided_or_void) {
  theory::World world(400, 30);
  record::Group& group =
      world.add_group("strike", record::Side::theirs, record::Counting::days);
  group.gates = {"strikes"};
  group.eligibility = record::Eligibility::outcomes;
  world.model.tiers.emplace_back();
  world.add_law("strike", 20);
  world.add_gap("strikes", 300, 310);
  world.add_act("strike", 100);
  world.add_act("strike", 120);
  const theory::Setting setting = world.setting();
  QuestionSpec question;
  question.group = "strike";
  const auto came = [&](int from, int to, int least) {
    question.window = {world.window.from + from, world.window.from + to};
    question.least = least;
    return resolve(setting, {}, question).came;
  };
  EXPECT_EQ(came(90, 130, 2), Came::yes);
  EXPECT_EQ(came(90, 130, 3), Came::no);
  EXPECT_EQ(came(200, 250, 1), Came::no);
  EXPECT_EQ(came(290, 320, 1), Came::void_);
  // Decided, though a day of it was not read.
  EXPECT_EQ(came(90, 320, 1), Came::yes);
  EXPECT_EQ(came(380, 420, 1), Came::open);
}

}  // namespace
}  // namespace entente::question
