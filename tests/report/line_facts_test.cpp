#include "entente/report/facts/line_facts.hpp"

#include <gtest/gtest.h>

#include "small_case.hpp"

namespace entente::report {
namespace {

struct Facts {
  casefile::Case the_case = small_case();
  Json results = fixture_results();
  Context context = context_of(the_case, results);
  std::vector<Line> lines = lines_of(context);
};

TEST(LineFacts, one_act_that_shuts_two_lines_is_one_break) {
  const Facts facts;
  const std::vector<Break> breaks = breaks_of(facts.lines);
  ASSERT_EQ(breaks.size(), 2U);
  EXPECT_EQ(breaks[0].lines,
            (std::vector<std::string>{"East line", "West line"}));
  EXPECT_EQ(breaks[0].back, make_day(2021, 7, 27));
  EXPECT_TRUE(breaks[0].all_back);
  EXPECT_EQ(breaks[1].state, record::State::unanswered);
  EXPECT_FALSE(breaks[1].all_back);
}

TEST(LineFacts, a_restoration_knows_when_its_lines_fell_silent_again) {
  const Facts facts;
  const std::vector<Restoration> all =
      restorations_of(facts.context, facts.lines);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].day, make_day(2021, 7, 27));
  EXPECT_EQ(all[0].cut_again, make_day(2023, 4, 7));
}

TEST(LineFacts, cuts_and_restorations_are_counted_by_line) {
  const Facts facts;
  EXPECT_EQ(counts_of(facts.lines[0]).cuts, 2);
  EXPECT_EQ(counts_of(facts.lines[0]).restorations, 1);
  EXPECT_EQ(state_words(facts.lines[0], facts.context.as_of),
            "silent 268 days");
}

TEST(LineFacts, three_lines_and_more_that_are_all_are_named_together) {
  EXPECT_EQ(line_names({"A", "B", "C"}, 3, "open wires"),
            "all three open wires");
  EXPECT_EQ(line_names({"A", "B", "C"}, 4, "open"), "A, B and C");
  EXPECT_EQ(line_names({"A", "B"}, 2, "open"), "A and B");
  EXPECT_EQ(line_names({"A"}, 1, "open"), "A");
}

TEST(LineFacts, a_break_knows_how_many_lines_were_open) {
  const Facts facts;
  EXPECT_EQ(breaks_of(facts.lines)[0].open_before, 2U);
  EXPECT_EQ(restorations_of(facts.context, facts.lines)[0].shut_before, 2U);
  EXPECT_EQ(shut_since(facts.lines[0]), make_day(2023, 4, 7));
}

}  // namespace
}  // namespace entente::report
