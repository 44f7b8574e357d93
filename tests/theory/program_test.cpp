// The recursions of terms against their plain definitions, on random
// histories; the definitions here sum over all earlier days.
#include "entente/theory/program.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente::theory {
namespace {

const Vocabulary kNames = {{"a", "b"}, {"line"}, {"event"}};

struct History {
  std::vector<record::Group> groups = std::vector<record::Group>(2);
  std::vector<GroupDays> acts;
  std::vector<std::vector<char>> open, events;

  HistoryView view() const {
    HistoryView view;
    for (const GroupDays& group : acts)
      view.groups.push_back(&group);
    view.track_open = &open;
    view.events = &events;
    return view;
  }
  int days() const { return static_cast<int>(open[0].size()); }
};

GroupDays random_acts(int size) {
  GroupDays days;
  for (int t = 0; t < size; ++t) {
    const bool acts = *rc::gen::inRange(0, 100) < 8;
    days.count.push_back(acts ? *rc::gen::inRange(1, 4) : 0);
    days.weight.push_back(acts ? 0.5 * *rc::gen::inRange(1, 11) : 0);
    days.until.push_back(acts ? t + *rc::gen::inRange(0, 20) : 0);
  }
  return days;
}

std::vector<char> random_flags(int size, int percent) {
  std::vector<char> flags;
  for (int t = 0; t < size; ++t)
    flags.push_back(*rc::gen::inRange(0, 100) < percent ? 1 : 0);
  return flags;
}

History random_history() {
  const int size = *rc::gen::inRange(1, 160);
  History history;
  history.acts = {random_acts(size), random_acts(size)};
  history.open = {random_flags(size, 50)};
  history.events = {random_flags(size, 3)};
  return history;
}

struct Lags {
  int a = 1, b = 2;
};

Lags random_lags() {
  return {*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3)};
}

std::vector<double> column(const History& history,
                           const std::string& text,
                           Lags lags,
                           double half_life_scale = 1) {
  Diagnostics diagnostics;
  const Term term = parse_term(text, {}, kNames, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << text;
  Program program;
  program.add(term,
              {&history.groups, kNames, {lags.a, lags.b}, half_life_scale});
  return columns_of(program, history.view(), 0, history.days())[0];
}

double plain_recent(const GroupDays& acts, double half_life, int lag, int t) {
  double sum = 0;
  for (int s = 0; s <= t - lag; ++s)
    sum += acts.weight[s] * std::exp2(-(t - s) / half_life);
  return sum;
}

double plain_within(const GroupDays& acts, int days, int lag, int t) {
  for (int s = 0; s < t + 1; ++s)
    if (acts.count[s] > 0 && t - s >= lag && t - s <= lag + days - 1) return 1;
  return 0;
}

RC_GTEST_PROP(Recent, is_the_decaying_sum_of_visible_acts, ()) {
  const History history = random_history();
  const Lags lags = random_lags();
  const int half_life = *rc::gen::inRange(14, 120);
  const auto values =
      column(history, "recent(b, " + std::to_string(half_life) + ")", lags);
  for (int t = 0; t < history.days(); ++t) {
    const double plain = plain_recent(history.acts[1], half_life, lags.b, t);
    RC_ASSERT(std::abs(values[t] - plain) <= 1e-12 * (1 + plain));
  }
}

TEST(Recent, of_another_lag_is_caught) {
  History history;
  GroupDays acts{std::vector<double>(50), std::vector<double>(50),
                 std::vector<int>(50)};
  acts.weight[10] = acts.count[10] = 1;
  history.acts = {acts, acts};
  history.open = history.events = {std::vector<char>(50)};
  // A decay that ran from the day of visibility would agree with one lag
  // everywhere but by a factor; both conventions differ from the plain sum.
  const auto late = column(history, "recent(a, 20)", {2, 2});
  EXPECT_EQ(late[11], 0);
  EXPECT_NE(late[11], plain_recent(acts, 20, 1, 11));
  EXPECT_DOUBLE_EQ(late[12], std::exp2(-2.0 / 20));
  EXPECT_EQ(column(history, "recent(a, 20)", {0, 2})[10], 1);
}

RC_GTEST_PROP(Recent, scales_its_half_life_where_a_row_asks, ()) {
  const History history = random_history();
  const auto half = column(history, "recent(a, 40)", {1, 2}, 0.5);
  for (int t = 0; t < history.days(); ++t) {
    const double plain = plain_recent(history.acts[0], 20, 1, t);
    RC_ASSERT(std::abs(half[t] - plain) <= 1e-12 * (1 + plain));
  }
}

RC_GTEST_PROP(Within,
              is_one_while_an_act_is_in_the_window_of_visible_days,
              ()) {
  const History history = random_history();
  const Lags lags = random_lags();
  const int days = *rc::gen::inRange(1, 61);
  const auto values =
      column(history, "within(a, " + std::to_string(days) + ")", lags);
  for (int t = 0; t < history.days(); ++t)
    RC_ASSERT(values[t] == plain_within(history.acts[0], days, lags.a, t));
}

TEST(Within, thirty_days_of_the_other_side_are_two_to_thirty_one_days_back) {
  History history;
  GroupDays acts{std::vector<double>(80), std::vector<double>(80),
                 std::vector<int>(80)};
  acts.weight[20] = acts.count[20] = 1;
  history.acts = {acts, acts};
  history.open = history.events = {std::vector<char>(80)};
  const auto alive = column(history, "within(b, 30)", {1, 2});
  for (int t = 0; t < 80; ++t)
    EXPECT_EQ(alive[t], t - 20 >= 2 && t - 20 <= 31 ? 1 : 0) << t;
}

RC_GTEST_PROP(Since, counts_the_days_since_the_last_visible_act, ()) {
  const History history = random_history();
  const Lags lags = random_lags();
  const auto values = column(history, "since(b)", lags);
  for (int t = 0; t < history.days(); ++t) {
    int last = -1;  // before any act: as if one had come before the history
    for (int s = 0; s <= t - lags.b; ++s)
      if (history.acts[1].count[s] > 0) last = s;
    RC_ASSERT(values[t] == t - last);
  }
}

RC_GTEST_PROP(UnderWay, is_one_while_a_visible_act_lasts, ()) {
  const History history = random_history();
  const Lags lags = random_lags();
  const auto values = column(history, "under_way(a)", lags);
  for (int t = 0; t < history.days(); ++t) {
    double on = 0;
    for (int s = 0; s <= t - lags.a; ++s)
      if (history.acts[0].count[s] > 0 && history.acts[0].until[s] >= t) on = 1;
    RC_ASSERT(values[t] == on);
  }
}

RC_GTEST_PROP(In, is_the_state_of_the_day_before, ()) {
  const History history = random_history();
  const auto open = column(history, "in(line, open)", {1, 2});
  const auto shut = column(history, "in(line, shut)", {1, 2});
  for (int t = 0; t < history.days(); ++t) {
    RC_ASSERT(open[t] == (t > 0 && history.open[0][t - 1] == 1 ? 1 : 0));
    RC_ASSERT(shut[t] == (t > 0 && history.open[0][t - 1] == 0 ? 1 : 0));
  }
}

RC_GTEST_PROP(Near, is_one_around_the_days_of_an_event, ()) {
  const History history = random_history();
  const int before = *rc::gen::inRange(0, 12);
  const int after = *rc::gen::inRange(0, 12);
  const auto values = column(history,
                             "near(event, " + std::to_string(before) + ", " +
                                 std::to_string(after) + ")",
                             {1, 2});
  for (int t = 0; t < history.days(); ++t) {
    double near = 0;
    for (int e = 0; e < history.days(); ++e)
      if (history.events[0][e] != 0 && t >= e - before && t <= e + after)
        near = 1;
    RC_ASSERT(values[t] == near);
  }
}

RC_GTEST_PROP(Program, gives_each_term_what_it_has_alone, ()) {
  const History history = random_history();
  const std::vector<std::string> texts = {
      "recent(a, 20)", "within(b, 30)", "recent(a, 20) * within(b, 30)",
      "since(a) - since(b)", "2 * in(line, open) + near(event, 1, 1)"};
  Program together;
  Diagnostics diagnostics;
  for (const std::string& text : texts)
    together.add(parse_term(text, {}, kNames, diagnostics),
                 {&history.groups, kNames, {1, 2}, 1});
  const auto columns = columns_of(together, history.view(), 0, history.days());
  Program chosen;  // of two of them, in another order
  chosen.add_from(together, 4);
  chosen.add_from(together, 2);
  const auto two = columns_of(chosen, history.view(), 0, history.days());
  RC_ASSERT(two[0] == columns[4]);
  RC_ASSERT(two[1] == columns[2]);
  for (std::size_t i = 0; i < texts.size(); ++i)
    RC_ASSERT(columns[i] == column(history, texts[i], {1, 2}));
}

TEST(Program, computes_an_equal_leaf_once) {
  Program program;
  const std::vector<record::Group> groups(2);
  Diagnostics diagnostics;
  for (const char* text : {"recent(a, 20)", "1 + recent(a, 20)",
                           "recent(a, 20) * recent(b, 20)", "recent(a, 21)"})
    program.add(parse_term(text, {}, kNames, diagnostics),
                {&groups, kNames, {1, 2}, 1});
  EXPECT_EQ(program.atoms().size(), 3U);
  EXPECT_EQ(program.sources(2), (std::vector<std::size_t>{0, 1}));
}

// Reads no act that is not yet visible: a change on day t - lag + 1 or later
// leaves the value of day t alone.
RC_GTEST_PROP(Program, reads_nothing_that_is_not_yet_visible, ()) {
  History history = random_history();
  const int t = *rc::gen::inRange(0, history.days());
  const std::vector<std::string> texts = {"recent(b, 20)", "within(b, 30)",
                                          "since(b)", "under_way(b)"};
  std::vector<double> before;
  for (const auto& text : texts)
    before.push_back(column(history, text, {1, 2})[t]);
  for (int s = std::max(t - 1, 0); s < history.days(); ++s) {
    history.acts[1].weight[s] += 3;
    history.acts[1].count[s] += 1;
    history.acts[1].until[s] = s + 9;
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    RC_ASSERT(column(history, texts[i], {1, 2})[t] == before[i]);
}

TEST(Program, holds_a_term_as_deep_as_the_language_allows) {
  const auto deep = [](int levels) {
    std::string text = "1";
    for (int level = 0; level < levels; ++level)
      text = "min(9, 1 + 1 * " + text + ")";
    return "0 + 1 * " + text;
  };
  const std::vector<record::Group> groups(2);
  Diagnostics diagnostics;
  Program program;
  program.add(parse_term(deep(9), {}, kNames, diagnostics),
              {&groups, kNames, {1, 2}, 1});
  ASSERT_TRUE(diagnostics.empty()) << to_text(diagnostics[0]);
  GroupDays none{{0}, {0}, {0}};
  HistoryView view;
  view.groups = {&none, &none};
  EXPECT_EQ(columns_of(program, view, 0, 1)[0][0], 9);
  parse_term(deep(10), {}, kNames, diagnostics);
  EXPECT_EQ(diagnostics.size(), 1U);
}

}  // namespace
}  // namespace entente::theory
