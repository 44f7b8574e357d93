#include "entente/record/group.hpp"

#include <gtest/gtest.h>

namespace entente::record {
namespace {

Act act_on(Day day, const std::string& kind, const std::string& terms = "") {
  Act act;
  act.day = act.end = day;
  act.kind = kind;
  act.terms = terms;
  act.id = std::to_string(day) + kind;
  act.actors = {"US"};
  act.side = Side::ours;
  return act;
}

Record gifts() {
  Record record;
  record.kinds = {{"gift", "", "", 2, "", ""}, {"word", "", "", 1, "", ""}};
  record.acts = {act_on(1, "gift", "upfront"), act_on(3, "gift", "upfront"),
                 act_on(3, "word", "n/a"), act_on(7, "gift", "within-deal")};
  record.acts[1].severity = 4;
  return record;
}

Group group_of(const Clause& clause) {
  Group group;
  group.side = Side::ours;
  group.counting = Counting::acts;
  group.eligibility = Eligibility::terms;
  group.select = {clause};
  return group;
}

using Indices = std::vector<std::size_t>;

TEST(Members, fit_every_condition_of_one_clause) {
  Clause clause;
  clause.kinds = {"gift"};
  clause.terms = {"upfront"};
  EXPECT_EQ(members(group_of(clause), gifts()), (Indices{0, 1}));
  clause.sides = {Side::theirs};
  EXPECT_TRUE(members(group_of(clause), gifts()).empty());
}

TEST(Members, are_taken_by_target_and_by_what_they_say) {
  Record record = gifts();
  record.acts[0].targets = {"PRK", "CHN"};
  record.acts[1].summary = "A cruise Missile is shown";
  record.acts[3].note = "said to be a MISSILE";
  Clause target, text;
  target.targets_any = {"JPN", "CHN"};
  EXPECT_EQ(members(group_of(target), record), (Indices{0}));
  text.text_any = {"missile", "rocket"};
  EXPECT_EQ(members(group_of(text), record), (Indices{1, 3}));
  text.text_any = {"missiles"};
  EXPECT_TRUE(members(group_of(text), record).empty());
}

TEST(Missed, names_each_condition_that_keeps_an_act_out) {
  const Record record = gifts();
  Clause clause;
  clause.kinds = {"gift"};
  clause.terms = {"upfront"};
  clause.sides = {Side::theirs};
  clause.targets_any = {"PRK"};
  clause.text_any = {"grain"};
  clause.least_weight = 3;
  const Group group = group_of(clause);
  using Keys = std::vector<std::string_view>;
  EXPECT_EQ(missed(record.acts[2], clause, group, record),
            (Keys{"kinds", "sides", "targets_any", "text_any", "terms",
                  "least_weight"}));
  clause = {};
  clause.kinds = {"gift"};
  EXPECT_EQ(missed(record.acts[2], clause, group, record), (Keys{"kinds"}));
  EXPECT_TRUE(missed(record.acts[0], clause, group, record).empty());
}

TEST(Members, fit_any_of_the_clauses) {
  Clause gift, word;
  gift.kinds = {"gift"};
  gift.terms_none = {"", "upfront"};
  word.kinds = {"word"};
  Group group = group_of(gift);
  group.select.push_back(word);
  EXPECT_EQ(members(group, gifts()), (Indices{2, 3}));
}

TEST(Members, are_eligible_by_precision_and_check) {
  Record record = gifts();
  record.acts[0].precision = Precision::month;
  record.acts[1].check = Check::date_unverified;
  record.acts[2].check = Check::digest;
  Group group = group_of({});
  EXPECT_EQ(members(group, record), (Indices{1, 3}));
  group.eligibility = Eligibility::outcomes;
  EXPECT_EQ(members(group, record), (Indices{3}));
}

TEST(Members, leave_out_exceptions_other_days_and_poorly_covered_kinds) {
  Record record = gifts();
  Group group = group_of({});
  group.except = {record.acts[0].id};
  EXPECT_EQ(members(group, record), (Indices{1, 2, 3}));
  group.only = {2, 6};
  EXPECT_EQ(members(group, record), (Indices{1, 2}));
  record.acts[2].poorly_covered = true;
  group.select[0].own_kind_covered = true;
  EXPECT_EQ(members(group, record), (Indices{1}));
}

TEST(Members, can_be_told_apart_by_weight) {
  Clause heavy, light;
  heavy.least_weight = 2;
  light.below_weight = 2;
  EXPECT_EQ(members(group_of(heavy), gifts()), (Indices{0, 1, 3}));
  EXPECT_EQ(members(group_of(light), gifts()), (Indices{2}));
}

TEST(ActDays, sum_the_weights_of_a_day_or_count_it_once) {
  Group group = group_of({});
  auto days = act_days(group, gifts());
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[1].weight, 5);
  EXPECT_EQ(days[1].acts, (Indices{1, 2}));
  group.counting = Counting::days;
  EXPECT_EQ(act_days(group, gifts())[1].weight, 1);
  group.counting = Counting::acts;
  group.unweighted = true;
  EXPECT_EQ(act_days(group, gifts())[1].weight, 2);
}

TEST(ActDays, read_the_second_coding_where_there_is_one) {
  Record record = gifts();
  record.second_coding[record.acts[0].id] = {"conditional", 1, "", ""};
  record.second_coding[record.acts[3].id] = {"upfront", {}, "", ""};
  Clause clause;
  clause.terms = {"upfront"};
  Group group = group_of(clause);
  group.second_coding = true;
  EXPECT_EQ(members(group, record), (Indices{1, 3}));
  // A second coding without a severity keeps the first one's weight.
  EXPECT_EQ(act_days(group, record)[1].weight, 2);
  group.select[0].terms = {"conditional"};
  EXPECT_EQ(act_days(group, record)[0].weight, 1);
}

}  // namespace
}  // namespace entente::record
