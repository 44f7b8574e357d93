// Improbable silences: how often they are seen where there are none, and that
// planted ones are found.
#include "entente/doubt/silence.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "entente/core/rng.hpp"
#include "entente/theory/excitation.hpp"

#include "../theory/world.hpp"

namespace entente::doubt {
namespace {

constexpr int kDays = 2000;

// A record of two sides with the memory of theirs: background a day, and
// offspring with a half-life of thirty days.
struct Quiet : theory::World {
  Quiet(double strikes, double gifts, double offspring, std::uint32_t seed)
      : World(kDays, 100) {
    add_group("strike", record::Side::theirs, record::Counting::days);
    add_group("gift", record::Side::ours, record::Counting::acts);
    add_law("strike", 365.25 * strikes);
    add_law("gift", 365.25 * gifts);
    theory::Tier tier;
    tier.memory = {20, 90};
    model.tiers = {tier};
    const Draws draws(seed, Stream::world_acts, 0);
    const double ratio = std::exp2(-1.0 / 30);
    double memory = 0;
    for (int day = -100; day < kDays; ++day) {
      const double rate = strikes * (1 - offspring) + memory;
      const auto step = static_cast<std::uint32_t>(day + 100);
      const bool strike = draws.uniform(step, 0) < 1 - std::exp(-rate);
      if (strike) add_act("strike", day);
      if (draws.uniform(step, 1) < gifts) add_act("gift", day);
      memory = theory::excited(memory, ratio, strike ? offspring : 0);
    }
  }

  void silence(Span days) {
    std::erase_if(record.acts,
                  [&](const record::Act& act) { return days.holds(act.day); });
  }

  std::vector<Silence> found() {
    const theory::VerdictPanel verdict = theory::verdict_panel(setting());
    return improbable_silences(verdict.panel);
  }
};

// 1,000 records, strikes 4 or 15 a year and gifts 3, memory none, a third and
// two thirds. Six stretches a record (two ends of each group and of the whole)
// of which each is doubted in 1 of 1,000 at most: 6 may be expected, and more
// than 14 has a probability of .001.
TEST(Silence, is_seldom_seen_where_there_is_none) {
  int seen = 0;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const double strikes = i % 2 == 0 ? 4 / 365.25 : 15 / 365.25;
    Quiet quiet(strikes, 3 / 365.25, (i % 3) / 3.0, i);
    seen += quiet.found().empty() ? 0 : 1;
  }
  RecordProperty("false_alarms_of_1000", seen);
  EXPECT_LE(seen, 14);
}

// The sibling: the last or first fifth is unread.
TEST(Silence, that_is_planted_is_found) {
  int trailing = 0, leading = 0;
  for (std::uint32_t i = 0; i < 30; ++i) {
    Quiet end(10 / 365.25, 3 / 365.25, (i % 3) / 3.0, i);
    const Span last{end.window.to - kDays / 5, end.window.to};
    end.silence(last);
    for (const Silence& one : end.found()) {
      if (one.group || one.end != End::trailing) continue;
      EXPECT_LE(one.span.from, last.from);
      ++trailing;
    }
    Quiet start(10 / 365.25, 3 / 365.25, (i % 3) / 3.0, i);
    start.silence({start.window.from - 100, start.window.from + kDays / 5});
    for (const Silence& one : start.found())
      leading += !one.group && one.end == End::leading ? 1 : 0;
  }
  EXPECT_GE(trailing, 27);
  EXPECT_GE(leading, 27);
}

// A group alone falls silent while the record goes on.
TEST(Silence, of_one_group_is_told_from_that_of_the_record) {
  Quiet quiet(10 / 365.25, 6 / 365.25, 0.3, 7);
  const Day from = quiet.window.to - 500;
  std::erase_if(quiet.record.acts, [&](const record::Act& act) {
    return act.kind == "strike" && act.day >= from;
  });
  const auto found = quiet.found();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].group, std::optional<std::size_t>(0));
  EXPECT_EQ(found[0].end, End::trailing);
}

// The probability where it is known: no memory, a rate that the record tells
// well. (T / (T + L))^n is that of a gamma posterior.
TEST(Silence, has_the_probability_of_a_poisson_record) {
  Quiet quiet(20 / 365.25, 3 / 365.25, 0, 3);
  quiet.model.tiers = {theory::Tier{}};
  quiet.silence({quiet.window.to - 59, quiet.window.to});
  const theory::VerdictPanel verdict = theory::verdict_panel(quiet.setting());
  const auto law = quiet_law(verdict.panel, 0);
  ASSERT_TRUE(law.has_value());
  double acts = 0;
  for (const record::ActDay& day : verdict.panel.act_days[0])
    acts += day.day > law->first && day.day < law->last ? 1 : 0;
  const double days = law->last - law->first - 1;
  const double expected = acts * std::log(days / (days + 60));
  EXPECT_NEAR(
      log_silence(verdict.panel, *law, {quiet.window.to - 59, quiet.window.to}),
      expected, 0.15);
}

}  // namespace
}  // namespace entente::doubt
