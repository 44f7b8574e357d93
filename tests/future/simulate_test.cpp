// The simulator against the likelihood: what it records of a future is what
// the likelihood reads off the same acts when they are a record.
#include "entente/future/simulate.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "arena.hpp"

namespace entente::future {
namespace {

constexpr std::size_t kCut = 3, kRestoration = 4;  // among the laws

// The future's acts as a record of their own: each drawn act day is copied to
// its simulated day, acts before the window and of other groups stay.
struct Rebuilt {
  record::Record record;
  theory::VerdictPanel panel;

  Rebuilt(const Ready& from, const Future& future) : record(from.arena.record) {
    const Day first = from.setting.window.from;
    std::erase_if(record.acts, [&](const record::Act& act) {
      return act.day >= first && act.kind != "drill";
    });
    for (std::size_t k = 0; k < from.laws.size(); ++k) {
      const auto& days = from.panel.panel.act_days[from.laws[k].group];
      for (std::size_t i = 0; i < future.act_days[k].size(); ++i) {
        for (const std::size_t act : days[future.drawn[k][i]].acts) {
          record::Act copy = from.arena.record.acts[act];
          // What cannot be said of the record's own order: acts of one day
          // follow the order of the laws.
          copy.id = "b" + std::to_string(k) + std::to_string(1000 + i);
          const int lasts = copy.end - copy.day;
          copy.day = first + future.act_days[k][i];
          copy.end = copy.day + lasts;
          record.acts.push_back(copy);
        }
      }
    }
    record::derive(record, {{"US"}, {"THEM"}, {}});
    theory::Setting setting = from.setting;
    setting.record = &record;
    panel = theory::verdict_panel(setting);
  }
};

Future future_of(const Ready& from,
                 std::size_t law,
                 std::uint32_t replicate,
                 Recorder& recorder) {
  recorder = make_recorder(from.system, law);
  Future future;
  simulate(from.system, from.parameters, draws_of(replicate), &recorder,
           future);
  return future;
}

void expect_same_rows(const theory::Rows& recorded,
                      const theory::Design& design) {
  ASSERT_EQ(recorded.rows, design.rows.rows);
  EXPECT_EQ(recorded.act_rows, design.rows.act_rows);
  EXPECT_EQ(recorded.act_counts, design.rows.act_counts);
  ASSERT_EQ(recorded.columns.size(), design.rows.columns.size());
  for (std::size_t c = 0; c < recorded.columns.size(); ++c) {
    double worst = 0;
    for (std::size_t r = 0; r < recorded.rows; ++r)
      worst = std::max(
          worst, std::abs(recorded.columns[c][r] - design.rows.columns[c][r]));
    EXPECT_LT(worst, 1e-11) << "column " << c;
  }
  ASSERT_EQ(recorded.act_excitation.size(), design.rows.act_excitation.size());
  for (std::size_t i = 0; i < recorded.act_excitation.size(); ++i)
    EXPECT_NEAR(recorded.act_excitation[i], design.rows.act_excitation[i],
                1e-12);
  for (std::size_t j = 0; j < recorded.excitation_sum.size(); ++j)
    EXPECT_NEAR(recorded.excitation_sum[j], design.rows.excitation_sum[j],
                1e-9);
}

TEST(Simulate, records_what_the_likelihood_reads_off_the_same_acts) {
  const Ready& from = ready();
  std::size_t acts = 0;
  for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
    for (std::size_t law = 0; law < from.laws.size(); ++law) {
      SCOPED_TRACE("law " + std::to_string(law) + ", replicate " +
                   std::to_string(replicate));
      Recorder recorder;
      const Future future = future_of(from, law, replicate, recorder);
      const Rebuilt again(from, future);
      expect_same_rows(future.rows,
                       theory::design_of(again.panel.panel, from.laws[law]));
      acts += future.rows.act_rows.size();
    }
  }
  EXPECT_GT(acts, 500U);  // there was something to compare
}

TEST(Simulate, of_an_act_moved_by_a_day_is_caught) {
  const Ready& from = ready();
  Recorder recorder;
  const Future future = future_of(from, Arena::strike, 0, recorder);
  Future moved = future;
  moved.act_days[Arena::gift][3] += 1;
  const Rebuilt again(from, moved);
  const auto design =
      theory::design_of(again.panel.panel, from.laws[Arena::strike]);
  double worst = 0;
  for (std::size_t r = 0; r < future.rows.rows; ++r)
    for (std::size_t c = 0; c < design.rows.columns.size(); ++c)
      worst = std::max(worst, std::abs(future.rows.columns[c][r] -
                                       design.rows.columns[c][r]));
  EXPECT_GT(worst, 1e-3);
}

TEST(Simulate, keeps_in_its_groups_what_the_panel_of_the_same_acts_holds) {
  const Ready& from = ready();
  Recorder recorder;
  const Future future = future_of(from, Arena::strike, 1, recorder);
  const Rebuilt again(from, future);
  for (std::size_t k = 0; k < from.laws.size(); ++k) {
    const theory::GroupDays& panel =
        again.panel.panel.groups[from.laws[k].group];
    EXPECT_EQ(future.groups[k].count, panel.count) << k;
    for (std::size_t t = 0; t < panel.weight.size(); ++t)
      EXPECT_NEAR(future.groups[k].weight[t], panel.weight[t], 1e-12) << k;
    EXPECT_EQ(future.groups[k].until, panel.until) << k;
  }
}

TEST(Simulate, gives_the_same_future_for_the_same_draws_in_any_order) {
  const Ready& from = ready();
  const auto acts_of = [](const Future& future) { return future.act_days; };
  std::vector<std::vector<std::vector<int>>> forward, backward(4);
  Future used;  // buffers are used again
  for (std::uint32_t r = 0; r < 4; ++r) {
    simulate(from.system, from.parameters, draws_of(r), nullptr, used);
    forward.push_back(acts_of(used));
  }
  for (std::uint32_t r = 4; r-- > 0;) {
    Future fresh;
    simulate(from.system, from.parameters, draws_of(r), nullptr, fresh);
    backward[r] = acts_of(fresh);
  }
  EXPECT_EQ(forward, backward);
  EXPECT_NE(forward[0], forward[1]);
}

TEST(Simulate, does_not_depend_on_being_recorded) {
  const Ready& from = ready();
  Recorder recorder;
  const Future recorded = future_of(from, Arena::talk, 2, recorder);
  Future plain;
  simulate(from.system, from.parameters, draws_of(2), nullptr, plain);
  EXPECT_EQ(recorded.act_days, plain.act_days);
}

TEST(Simulate, leaves_what_came_before_its_first_day_as_recorded) {
  const Ready& from = ready();
  const System late = make_system(from.panel.panel, from.laws, 1000, 300);
  Future future;
  simulate(late, from.parameters, draws_of(0), nullptr, future);
  for (std::size_t k = 0; k < from.laws.size(); ++k) {
    const auto& recorded = from.panel.panel.groups[from.laws[k].group];
    for (int t = 0; t < 200 + 1000; ++t)
      EXPECT_EQ(future.groups[k].weight[t], recorded.weight[t]);
    EXPECT_EQ(future.groups[k].weight.size(), 200U + 1300U);
    for (const int day : future.act_days[k]) {
      EXPECT_GE(day, 1000);
      EXPECT_LT(day, 1300);
    }
  }
}

TEST(ShownRange, leaves_out_the_highest_and_lowest_hundredth_of_what_is_shown) {
  std::vector<double> values;
  for (int i = 1; i <= 400; ++i) {
    values.push_back(i);
    values.push_back(-0.5 * i);
    values.push_back(0);
  }
  const theory::Range range = shown_range(values);
  EXPECT_EQ(range.high, 392);
  EXPECT_EQ(range.low, -196);
}

TEST(ShownRange, keeps_zero_and_a_state_that_is_seldom_on) {
  std::vector<double> seldom(1000, 0.0);
  seldom[7] = 1;
  EXPECT_EQ(shown_range(seldom).low, 0);
  EXPECT_EQ(shown_range(seldom).high, 1);
  EXPECT_EQ(shown_range(std::vector<double>(50, 3.0)).low, 0);
  EXPECT_EQ(shown_range(std::vector<double>(50, 0.0)).high, 0);
}

TEST(Simulate,
     counts_of_every_64th_day_the_terms_beyond_what_the_record_shows) {
  Ready& from = ready();
  auto wild = from.parameters;
  wild[Arena::gift].theta[0] = -1;  // far more gifts than the record has
  Recorder recorder = make_recorder(from.system, Arena::strike);
  Future future;
  simulate(from.system, wild, draws_of(0), &recorder, future);
  const Rebuilt again(from, future);
  long clamped = 0, all = 0;
  for (const theory::Law& law : from.laws) {
    const auto shown =
        theory::columns_of(law.program, from.panel.panel.view(), 200, 1500);
    const auto simulated =
        theory::columns_of(law.program, again.panel.panel.view(), 200, 1500);
    for (std::size_t term = 0; term < law.program.size(); ++term) {
      if (law.program.sources(term) == std::vector<std::size_t>{Arena::drill})
        continue;  // stays as recorded
      const theory::Range range = shown_range(shown[term]);
      for (std::size_t day = 15; day < 1500; day += 64) {
        const double value = simulated[term][day];
        clamped += value < range.low || value > range.high ? 1 : 0;
        ++all;
      }
    }
  }
  EXPECT_GT(clamped, 20);
  EXPECT_EQ(future.clamped_term_days, clamped);
  EXPECT_EQ(future.term_days, all);
}

// The lines as a reader of the acts would follow them.
struct Lines {
  unsigned open = 3;
  static unsigned named(const record::Act& act) {
    unsigned bits = 0;
    for (const std::string& line : act.lines)
      bits |= line == "east" ? 1U : 2U;
    return bits;
  }
};

TEST(Simulate, cuts_only_open_lines_and_restores_only_shut_ones) {
  const Ready& from = ready();
  auto busy = from.parameters;
  busy[kCut].theta[0] = busy[kRestoration].theta[0] = -1.5;
  int cuts = 0, restorations = 0;
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    Future future;
    simulate(from.system, busy, draws_of(replicate), nullptr, future);
    Lines lines;
    std::array<std::size_t, 2> next = {0, 0};
    for (int day = 0; day < Arena::kDays; ++day) {
      const unsigned before = lines.open;
      for (const std::size_t k : {kCut, kRestoration}) {
        const std::size_t slot = k - kCut;
        if (next[slot] == future.act_days[k].size() ||
            future.act_days[k][next[slot]] != day)
          continue;
        const auto& act_days = from.panel.panel.act_days[from.laws[k].group];
        const record::Act& act =
            from.arena.record
                .acts[act_days[future.drawn[k][next[slot]++]].acts[0]];
        if (k == kCut) {
          ASSERT_NE(before, 0U) << "a cut with every line shut";
          ASSERT_NE(Lines::named(act) & lines.open, 0U);
          lines.open &= ~Lines::named(act);
          ++cuts;
        } else {
          ASSERT_NE(before, 3U) << "a restoration with every line open";
          ASSERT_NE(Lines::named(act) & ~lines.open, 0U);
          lines.open |= Lines::named(act);
          ++restorations;
        }
      }
    }
  }
  EXPECT_GT(cuts, 1000);
  EXPECT_GT(restorations, 1000);
}

TEST(Simulate, draws_whole_observed_acts_of_the_same_era) {
  const Ready& from = ready();
  for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
    Future future;
    simulate(from.system, from.parameters, draws_of(replicate), nullptr,
             future);
    for (std::size_t k = 0; k < from.laws.size(); ++k) {
      const auto& days = from.panel.panel.act_days[from.laws[k].group];
      for (std::size_t i = 0; i < future.act_days[k].size(); ++i) {
        const Day observed = days[future.drawn[k][i]].day;
        EXPECT_GE(observed, from.setting.window.from);
        EXPECT_EQ(observed - from.setting.window.from > 700,
                  future.act_days[k][i] > 700);
      }
    }
  }
}

}  // namespace
}  // namespace entente::future
