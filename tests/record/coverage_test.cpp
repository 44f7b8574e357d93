#include "entente/record/coverage.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/record/group.hpp"

namespace entente::record {
namespace {

Coverage row(const std::string& family,
             const std::string& selector,
             Span span,
             Quality quality) {
  return {family, {"drill"}, selector, span, quality, ""};
}

Act drill(Day day, const std::string& series, const std::string& actor) {
  Act act;
  act.day = day;
  act.kind = "drill";
  act.actors = {actor};
  act.note = "rule | exercise=x; series=" + series + "; status=held";
  return act;
}

TEST(InFamily, reads_series_and_actors) {
  const std::vector<Coverage> rows = {
      row("main", "series=Foal Eagle|Ulchi", {0, 9}, Quality::good),
      row("other", "series=other", {0, 9}, Quality::poor),
      row("uno", "actor=UNO", {0, 9}, Quality::good),
      row("not uno", "actor!=UNO", {0, 9}, Quality::good)};
  EXPECT_TRUE(in_family(drill(1, "Foal Eagle", "US"), rows[0], rows));
  EXPECT_FALSE(in_family(drill(1, "Max Thunder", "US"), rows[0], rows));
  EXPECT_TRUE(in_family(drill(1, "Max Thunder", "US"), rows[1], rows));
  EXPECT_FALSE(in_family(drill(1, "Ulchi", "US"), rows[1], rows));
  EXPECT_TRUE(in_family(drill(1, "Ulchi", "UNO"), rows[2], rows));
  EXPECT_FALSE(in_family(drill(1, "Ulchi", "UNO"), rows[3], rows));
  EXPECT_TRUE(is_poor(drill(1, "Max Thunder", "US"), rows));
  EXPECT_FALSE(is_poor(drill(1, "Ulchi", "US"), rows));
  EXPECT_FALSE(is_poor(drill(10, "Max Thunder", "US"), rows));
  EXPECT_FALSE(is_selector("serie=x"));
  EXPECT_FALSE(is_selector("actor="));
}

TEST(CoveredDays, are_those_on_which_no_gate_is_poor) {
  Record record;
  record.coverage = {row("a", "", {0, 2}, Quality::poor),
                     row("a", "", {3, 9}, Quality::partial),
                     row("b", "", {0, 4}, Quality::good),
                     row("b", "", {5, 5}, Quality::poor),
                     row("b", "", {6, 9}, Quality::good),
                     row("c", "", {6, 9}, Quality::poor)};
  Group group;
  group.gates = {"a", "b"};
  const std::vector<char> expected = {0, 0, 1, 1, 0, 1, 1};
  EXPECT_EQ(covered_days(group, record, {1, 7}), expected);
  group.gates = {};
  EXPECT_EQ(covered_days(group, record, {1, 3}), (std::vector<char>{1, 1, 1}));
}

// Silence is not zero: a day that no row of a gate speaks of was not read.
TEST(CoveredDays, leave_out_those_that_no_row_of_a_gate_speaks_of) {
  Record record;
  record.coverage = {row("a", "", {2, 3}, Quality::good),
                     row("a", "", {6, 7}, Quality::partial),
                     row("b", "", {0, 6}, Quality::good)};
  Group group;
  group.gates = {"a"};
  EXPECT_EQ(covered_days(group, record, {1, 8}),
            (std::vector<char>{0, 1, 1, 0, 0, 1, 1, 0}));
  group.gates = {"a", "b"};
  EXPECT_EQ(covered_days(group, record, {1, 8}),
            (std::vector<char>{0, 1, 1, 0, 0, 1, 0, 0}));
  EXPECT_EQ(covered_days(group, record, {8, 9}), (std::vector<char>{0, 0}));
}

TEST(Families, that_hold_an_act_of_a_group) {
  Record record;
  record.coverage = {row("main", "series=Ulchi", {0, 9}, Quality::good),
                     row("main", "series=Ulchi", {10, 19}, Quality::good),
                     row("other", "series=other", {0, 9}, Quality::poor),
                     {"talks", {"talks"}, "", {0, 9}, Quality::good, ""}};
  record.acts = {drill(1, "Ulchi", "US"), drill(2, "Ulchi", "US")};
  record.kinds = {{"drill", "Drill", "", 1, "", ""}};
  Group group;
  group.select.push_back({});
  EXPECT_EQ(families_holding(group, record),
            (std::vector<std::string>{"main"}));
}

// The definition, day by day.
std::vector<int> counted_slowly(const Record& record,
                                const std::set<std::size_t>& left_out,
                                int trailing,
                                Span span) {
  std::vector<int> counts;
  for (Day day = span.from; day <= span.to; ++day) {
    int n = 0;
    for (std::size_t i = 0; i < record.acts.size(); ++i) {
      const Act& act = record.acts[i];
      const bool counts_now = act.day < day && act.day >= day - trailing;
      n += counts_now && act.precision == Precision::day &&
           act.check != Check::digest && !left_out.contains(i) &&
           !act.source_classes.empty() && act.source_classes[0] == "press";
    }
    counts.push_back(n);
  }
  return counts;
}

RC_GTEST_PROP(SourceDensity, counts_the_trailing_days_of_its_classes, ()) {
  Record record;
  const int acts = *rc::gen::inRange(0, 12);
  std::set<std::size_t> left_out;
  for (int i = 0; i < acts; ++i) {
    Act act;
    act.day = *rc::gen::inRange(-20, 20);
    act.source_classes = {*rc::gen::element<std::string>("press", "mid")};
    act.precision = *rc::gen::element(Precision::day, Precision::month);
    act.check = *rc::gen::element(Check::sourced, Check::digest);
    record.acts.push_back(act);
    if (*rc::gen::arbitrary<bool>()) left_out.insert(record.acts.size() - 1);
  }
  const int trailing = *rc::gen::inRange(1, 30);
  const Span span = {-5, 15};
  RC_ASSERT(source_density(record, {"press"}, left_out, trailing, span) ==
            counted_slowly(record, left_out, trailing, span));
}

}  // namespace
}  // namespace entente::record
