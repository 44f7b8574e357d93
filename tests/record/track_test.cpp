#include "entente/record/track.hpp"

#include <gtest/gtest.h>

namespace entente::record {
namespace {

Act on(Day day,
       const std::string& kind,
       const std::string& outcome = "",
       const std::string& line = "harbour") {
  Act act;
  act.day = act.end = day;
  act.id = kind + std::to_string(day);
  act.kind = kind;
  act.outcome = outcome;
  if (!line.empty()) act.lines = {line};
  act.actors = {"ALB"};
  return act;
}

Track harbour() {
  Track track;
  track.line = "harbour";
  return track;
}

struct Simple {
  State state;
  Span span;
  bool operator==(const Simple&) const = default;
};

std::vector<Simple> of(const Track& track,
                       const std::vector<Act>& acts,
                       Eligible which = Eligible::all) {
  Record record;
  record.acts = acts;
  std::vector<Simple> out;
  for (const Spell& spell : spells(track, record, which, 99)) {
    out.push_back({spell.state, spell.span});
  }
  return out;
}

using List = std::vector<Simple>;

TEST(Spells, of_a_line_follow_from_kind_and_outcome) {
  EXPECT_EQ(
      of(harbour(), {on(1, "hotline_installed"), on(5, "hotline_severed"),
                     on(8, "hotline_restored"), on(20, "hotline_unanswered")}),
      (List{{State::open, {1, 4}},
            {State::cut, {5, 7}},
            {State::open, {8, 19}},
            {State::unanswered, {20, 99}}}));
}

TEST(Spells, are_not_changed_by_steps_threats_and_other_lines) {
  EXPECT_EQ(
      of(harbour(),
         {on(1, "hotline_installed"), on(2, "hotline_severed", "formal"),
          on(3, "hotline_restored", "upgrade"), on(4, "statement_threat"),
          on(5, "hotline_severed", "", "east"), on(6, "hotline_installed")}),
      (List{{State::open, {1, 99}}}));
}

TEST(Spells, open_again_by_reopened_whatever_the_kind) {
  EXPECT_EQ(of(harbour(),
               {on(1, "joint_project_opened"), on(2, "joint_project_closed"),
                on(4, "statement_conciliatory", "reopened")}),
            (List{{State::open, {1, 1}},
                  {State::cut, {2, 3}},
                  {State::open, {4, 99}}}));
}

TEST(Spells, of_no_whole_day_leave_no_trace) {
  EXPECT_EQ(of(harbour(), {on(1, "hotline_installed"), on(5, "hotline_severed"),
                           on(5, "hotline_restored")}),
            (List{{State::open, {1, 99}}}));
}

TEST(Spells, of_a_fit_leave_out_what_is_not_sourced_or_dated) {
  std::vector<Act> acts = {on(1, "hotline_installed"), on(5, "hotline_severed"),
                           on(9, "hotline_restored"),
                           on(11, "hotline_severed")};
  acts[1].check = Check::unverified;
  acts[3].precision = Precision::month;
  EXPECT_EQ(of(harbour(), acts, Eligible::fit), (List{{State::open, {1, 99}}}));
  EXPECT_EQ(of(harbour(), acts).size(), 4U);
}

TEST(Spells, say_whether_their_day_is_dated_and_verified) {
  Record record;
  record.acts = {on(1, "hotline_installed"), on(5, "hotline_severed"),
                 on(9, "hotline_restored")};
  record.acts[1].check = Check::date_unverified;
  record.acts[2].precision = Precision::year;
  const auto found = spells(harbour(), record, Eligible::all, 99);
  EXPECT_TRUE(found[0].dated && found[0].day_known);
  EXPECT_TRUE(found[1].dated && !found[1].day_known);
  EXPECT_FALSE(found[2].dated || found[2].day_known);
}

TEST(Spells, of_a_project_follow_from_acts_without_a_line) {
  Track track;
  track.opening_kinds = {"joint_project_opened"};
  track.closing_kinds = {"joint_project_closed"};
  track.summary_names = "Kaesong";
  std::vector<Act> acts = {on(1, "joint_project_opened", "", ""),
                           on(2, "joint_project_closed", "", ""),
                           on(3, "joint_project_closed", "", "harbour")};
  acts[0].summary = "Kaesong opens";
  acts[1].summary = "Kumgang shuts";
  acts[2].summary = "Kaesong shuts";
  EXPECT_EQ(of(track, acts), (List{{State::open, {1, 99}}}));
}

TEST(Spells, of_a_deal_follow_from_named_acts) {
  Track track;
  track.opening_ids = {"agreement1"};
  track.closing_ids = {"treaty_withdrawal7"};
  EXPECT_EQ(of(track, {on(1, "agreement", "", ""), on(3, "agreement", "", ""),
                       on(7, "treaty_withdrawal", "", "")}),
            (List{{State::open, {1, 6}}, {State::cut, {7, 99}}}));
}

TEST(Spells, of_exercises_last_to_their_own_end) {
  Track track;
  track.opening_kinds = {"exercise_held"};
  track.lasts_to_end = true;
  track.actors_any = {"ALB"};
  std::vector<Act> acts;
  for (const auto& [from, to] : {Span{1, 4}, Span{3, 6}, Span{10, 12}}) {
    acts.push_back(on(from, "exercise_held", "held", ""));
    acts.back().end = to;
    acts.back().own_end = true;
  }
  acts.push_back(on(20, "exercise_held", "held", ""));  // no end known
  acts.push_back(acts[0]);
  acts.back().actors = {"BOR"};
  acts.back().day = 30;
  acts.back().end = 33;
  EXPECT_EQ(of(track, acts), (List{{State::open, {1, 6}},
                                   {State::none, {7, 9}},
                                   {State::open, {10, 12}},
                                   {State::none, {13, 99}}}));
}

}  // namespace
}  // namespace entente::record
