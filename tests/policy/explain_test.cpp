// Policies on the small case of docs/files.md: sentences, the days of the
// record, and what each planted oddity is called.
#include "entente/policy/explain.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "entente/doubt/doubts.hpp"

#include "../casefile/fixture.hpp"

namespace entente::policy {
namespace {

using casefile::documented_case;
using casefile::Files;

// The small case with one policy besides the one that moves nothing.
Files with_policy(const std::string& text) {
  Files files = documented_case();
  files["policies/grain-for-quiet.toml"] =
      "title = \"T\"\nargument = \"A\"\nholders = \"H\"\n" + text;
  return files;
}

std::vector<Explained> explained(const Files& files) {
  const casefile::Reading reading = casefile::read_case(files, "small");
  std::string mistakes;
  for (const Diagnostic& one : reading.diagnostics)
    mistakes += to_text(one);
  EXPECT_EQ(mistakes, "");
  const theory::VerdictPanel verdict =
      theory::verdict_panel(casefile::setting_of(reading.value));
  return explain(verdict.panel, reading.value.policies, reading.value.theories,
                 365);
}

Explained second(const std::string& text) {
  return explained(with_policy(text)).at(1);
}

std::vector<std::string> isos(const std::vector<Day>& days) {
  std::vector<std::string> out;
  for (const Day day : days)
    out.push_back(iso(day));
  return out;
}

bool is_odd(const Explained& one, Oddity kind) {
  return std::any_of(one.oddities.begin(), one.oddities.end(),
                     [&](const Odd& odd) { return odd.kind == kind; });
}

TEST(Explained, has_a_sentence_for_every_rule_and_schedule) {
  const std::vector<Explained> all = explained(documented_case());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(
      all[0].sentences,
      (std::vector<std::string>{"As fitted: gifts. As announced: exercise."}));
  EXPECT_EQ(
      all[1].sentences,
      (std::vector<std::string>{
          "A gift of size 2 on a day not within 90 days of a clash, unless "
          "within 30 days of a gift; at most one in 60 days.",
          "A gift of size 3 on 1 March 2020 and 1 September 2020.",
          "Exercise: held only if this is so 14 days before the first day: not "
          "within 30 days of talks; but none that begins from 1 December 2020 "
          "to 31 December 2020; one that is called off counts as a gift of "
          "size 2, given 14 days before."}));
  EXPECT_TRUE(all[1].oddities.empty());
}

TEST(Explained, says_a_day_where_it_is_one) {
  const std::vector<std::string> said =
      second(
          "[[rule]]\ngroup = \"gift\"\nwhen = \"within(clash, 1)\"\n"
          "every = 1\n[[rule]]\ngroup = \"gift\"\nevery = 1\n")
          .sentences;
  EXPECT_EQ(said.at(0),
            "A gift of size 1 on a day within 1 day of a clash; at most one a "
            "day.");
  EXPECT_EQ(said.at(1), "A gift of size 1 every day.");
}

TEST(Explained, says_what_never_acts_and_what_stands_besides) {
  const Explained one = second(
      "never = [\"gift\"]\n[schedule]\ngroup = \"exercise\"\n"
      "held = \"never\"\n");
  EXPECT_EQ(one.sentences,
            (std::vector<std::string>{"Exercise: never held; one that is "
                                      "called off counts as nothing.",
                                      "No gifts."}));
  EXPECT_EQ(second("[[rule]]\ngroup = \"gift\"\nevery = 90\n"
                   "besides = \"as fitted\"\n")
                .sentences.at(0),
            "A gift of size 1 every 90 days; besides those that come as "
            "fitted.");
}

// The clash of 11 May 2018 is visible from the 13th on.
TEST(Explained, fires_on_the_days_of_the_record_that_fulfil_the_condition) {
  const Explained one = second(
      "[[rule]]\ngroup = \"gift\"\nwhen = \"within(clash, 30)\"\nevery = 1\n"
      "[[rule]]\ngroup = \"gift\"\nwhen = \"within(clash, 30)\"\n"
      "unless = \"since(clash) < 10\"\nevery = 7\n");
  ASSERT_EQ(one.fired.size(), 2U);
  ASSERT_EQ(one.fired[0].days.size(), 30U);
  EXPECT_EQ(iso(one.fired[0].days.front()), "2018-05-13");
  EXPECT_EQ(iso(one.fired[0].days.back()), "2018-06-11");
  EXPECT_EQ(one.fired[0].acts, 1U);
  EXPECT_EQ(isos(one.fired[1].days),
            (std::vector<std::string>{"2018-05-21", "2018-05-28", "2018-06-04",
                                      "2018-06-11"}));
}

// Talks of 5 March 2019 come after the exercise of 10 February; an exercise is
// judged so many days before it begins.
// The exercise itself is no part of what is known when it is decided on,
// though the record holds it: there has been none before.
TEST(Explained, decides_on_an_announced_act_before_it_is_held) {
  const auto called_off = [](const std::string& held) {
    return second("[schedule]\ngroup = \"exercise\"\nheld = \"" + held + "\"\n")
        .called_off.at(0)
        .days.size();
  };
  EXPECT_EQ(called_off("within(exercise, 30)"), 1U);
  EXPECT_EQ(called_off("recent(exercise, 30) > 0"), 1U);
  EXPECT_EQ(called_off("1 - within(exercise, 30)"), 0U);
  EXPECT_EQ(called_off("1 - under_way(exercise)"), 0U);
}

TEST(Explained, calls_off_what_the_condition_does_not_hold) {
  const auto called_off = [](const std::string& held, int before) {
    return isos(second("[schedule]\ngroup = \"exercise\"\nheld = \"" + held +
                       "\"\ncut_counts_as = { size = 0, days_before = " +
                       std::to_string(before) + " }\n")
                    .called_off.at(0)
                    .days);
  };
  const std::vector<std::string> drill = {"2019-02-10"};
  EXPECT_EQ(called_off("never", 0), drill);
  EXPECT_TRUE(called_off("always", 0).empty());
  EXPECT_EQ(called_off("within(clash, 60)", 0), drill);
  // 275 days after the clash; seen 260 days after it.
  EXPECT_TRUE(called_off("within(clash, 275)", 0).empty());
  EXPECT_EQ(called_off("within(clash, 260)", 0), drill);
  EXPECT_TRUE(called_off("within(clash, 260)", 15).empty());
}

TEST(Explained, finds_a_rule_that_the_record_never_fulfils) {
  const Explained one = second(
      "[[rule]]\ngroup = \"gift\"\nwhen = \"recent(clash, 30) > 99\"\n"
      "every = 9\n");
  EXPECT_TRUE(is_odd(one, Oddity::never_on_record));
  EXPECT_FALSE(is_odd(one, Oddity::impossible));
  ASSERT_EQ(one.never.size(), 1U);
  EXPECT_EQ(one.never[0],
            "Rule 1 would have fired on no day from 1 January 2018 to 31 "
            "December 2019.");
  EXPECT_EQ(one.oddities[0].place.line, 6);
}

// as_of has moved on: what was dated before it is kept, and said to be over.
TEST(Explained, says_which_days_are_over) {
  const Explained one = second(
      "[[rule]]\ngroup = \"gift\"\non = [2019-12-31, 2020-03-01]\n"
      "[schedule]\ngroup = \"exercise\"\nheld = \"always\"\n"
      "except = [{from = 2018-12-01, to = 2018-12-31}, "
      "{from = 2019-12-01, to = 2020-01-31}]\n");
  EXPECT_EQ(one.sentences.at(0),
            "A gift of size 1 on 31 December 2019 (over) and 1 March 2020.");
  EXPECT_EQ(one.sentences.at(1),
            "Exercise: held as announced; but none that begins from 1 December "
            "2018 to 31 December 2018 (over); but none that begins from 1 "
            "December 2019 to 31 January 2020; one that is called off counts "
            "as nothing.");
  ASSERT_EQ(one.oddities.size(), 2U);
  EXPECT_EQ(one.oddities[0].what,
            "policy grain-for-quiet: 'gift' on 2019-12-31");
  EXPECT_EQ(one.oddities[0].place.line, 6);
  EXPECT_EQ(one.oddities[1].what,
            "policy grain-for-quiet: the schedule of 'exercise' to 2018-12-31");
}

TEST(Explained, says_that_a_policy_is_over_where_nothing_of_it_lies_ahead) {
  const auto is_said = [](const std::string& more) {
    return second("[[rule]]\ngroup = \"gift\"\n" + more).sentences.back() ==
           "All of it is over: from 1 January 2020 on it changes nothing.";
  };
  const std::string past = "on = [2019-12-31]\n";
  const std::string besides = "besides = \"as fitted\"\n";
  EXPECT_TRUE(is_said(past + besides));
  EXPECT_FALSE(is_said(past));  // the group is silent without its rule
  EXPECT_FALSE(is_said("on = [2019-12-31, 2020-01-01]\n" + besides));
  const std::string drills =
      "[schedule]\ngroup = \"exercise\"\nheld = \"always\"\nexcept = ";
  EXPECT_TRUE(is_said(past + besides + drills +
                      "[{from = 2019-12-01, to = 2019-12-31}]\n"));
  EXPECT_FALSE(is_said(past + besides + drills +
                       "[{from = 2019-12-01, to = 2020-01-01}]\n"));
}

TEST(Explained, finds_a_rule_that_waits_for_what_the_policy_ends) {
  const std::string no_drill =
      "[schedule]\ngroup = \"exercise\"\nheld = \"never\"\n";
  const auto gift = [](const std::string& when) {
    return "[[rule]]\ngroup = \"gift\"\nwhen = \"" + when + "\"\nevery = 9\n";
  };
  const Explained waits = second(gift("within(exercise, 30)") + no_drill);
  EXPECT_TRUE(is_odd(waits, Oddity::impossible));
  EXPECT_FALSE(
      is_odd(second(gift("within(exercise, 30)")), Oddity::impossible));
  const Explained partly =
      second(gift("max(within(exercise, 30), within(clash, 30))") + no_drill);
  EXPECT_FALSE(is_odd(partly, Oddity::impossible));
  EXPECT_TRUE(is_odd(partly, Oddity::reads_the_gone));
  // A gift that only follows drills ends with them, and what follows it, too.
  const Explained chain = second(
      "[[rule]]\ngroup = \"gift\"\nwhen = \"within(exercise, 30)\"\n"
      "every = 9\n[schedule]\ngroup = \"exercise\"\n"
      "held = \"within(gift, 30)\"\n");
  EXPECT_FALSE(is_odd(chain, Oddity::impossible));  // each keeps the other
  const Explained silent = second(
      "never = [\"gift\"]\n[schedule]\ngroup = \"exercise\"\n"
      "held = \"within(gift, 30)\"\n");
  EXPECT_TRUE(is_odd(silent, Oddity::impossible));
  // A cut that counts as a gift keeps gifts alive.
  const Explained cut = second(
      "never = [\"gift\"]\n[schedule]\ngroup = \"exercise\"\n"
      "held = \"within(gift, 30)\"\n"
      "cut_counts_as = { group = \"gift\", size = 1 }\n");
  EXPECT_FALSE(is_odd(cut, Oddity::impossible));
}

TEST(Explained, finds_what_is_read_by_no_law_and_what_no_future_moves) {
  const std::string rule =
      "[[rule]]\ngroup = \"gift\"\nwhen = \"in(harbour line, open)\"\n"
      "every = 9\n";
  EXPECT_TRUE(is_odd(second(rule), Oddity::still_track));
  EXPECT_FALSE(is_odd(second(rule), Oddity::unread));
  Files files = with_policy(rule);
  std::string& settings = files.at("case.toml");
  const std::string read = "\"recent(gift, 30)\", ";
  settings.erase(settings.find(read), read.size());
  for (const char* one :
       {"claims/1.toml", "essays/gazette.toml", "theories/emboldened.toml"})
    files.erase(one);
  EXPECT_TRUE(is_odd(explained(files).at(1), Oddity::unread));
  // A theory that reads the group is enough.
  files["theories/emboldened.toml"] =
      documented_case().at("theories/emboldened.toml");
  EXPECT_FALSE(is_odd(explained(files).at(1), Oddity::unread));
}

TEST(Explained, finds_a_condition_on_a_group_that_no_future_holds) {
  Files files = with_policy(
      "[[rule]]\ngroup = \"gift\"\nwhen = \"within(sanction, 90)\"\n"
      "every = 9\n");
  files.at("case.toml") +=
      "[[group]]\nname = \"sanction\"\nside = \"ours\"\ncounts = \"acts\"\n"
      "eligible = \"terms\"\n[[group.select]]\nkinds = "
      "[\"sanction_imposed\"]\n";
  EXPECT_TRUE(is_odd(explained(files).at(1), Oddity::unmodelled));
  files.at("case.toml") += "[[law]]\ngroup = \"sanction\"\nacts_per_year = 1\n";
  EXPECT_FALSE(is_odd(explained(files).at(1), Oddity::unmodelled));
}

// The record has one gift of weight 3, on 15 August 2019.
TEST(Explained, sets_its_amounts_beside_those_of_the_record) {
  const auto amounts = [](const std::string& rule) {
    const Explained one = second(rule);
    EXPECT_EQ(one.amounts.size(), 1U);
    return one.amounts.at(0);
  };
  const Amount every = amounts("[[rule]]\ngroup = \"gift\"\nevery = 100\n");
  EXPECT_EQ(every.least, 3);  // of size 1
  EXPECT_EQ(every.most, 4);
  EXPECT_EQ(every.record_least, 0);
  EXPECT_EQ(every.record_most, 3);
  EXPECT_TRUE(every.beyond);
  EXPECT_FALSE(amounts("[[rule]]\ngroup = \"gift\"\nevery = 200\n").beyond);
  const Amount besides = amounts(
      "[[rule]]\ngroup = \"gift\"\nevery = 200\nbesides = \"as fitted\"\n");
  EXPECT_EQ(besides.most, 5);
  EXPECT_TRUE(besides.beyond);
  // Dated acts lie ahead: what the law does is what it did.
  const Amount dated = amounts(
      "[[rule]]\ngroup = \"gift\"\non = [2020-02-01]\n"
      "besides = \"as fitted\"\n");
  EXPECT_EQ(dated.most, dated.record_most);
  EXPECT_FALSE(dated.beyond);
  EXPECT_EQ(amounts("never = [\"gift\"]\n").most, 0);
}

TEST(Explained, counts_a_cut_drill_as_the_act_that_it_is) {
  const Explained one = second(
      "[schedule]\ngroup = \"exercise\"\nheld = \"never\"\n"
      "cut_counts_as = { group = \"gift\", size = 5, days_before = 14 }\n");
  ASSERT_EQ(one.amounts.size(), 2U);
  EXPECT_EQ(one.amounts[0].group, "gift");
  EXPECT_EQ(one.amounts[0].most, 8);  // 27 January and 15 August 2019
  EXPECT_EQ(one.amounts[1].most, 0);
  EXPECT_EQ(one.amounts[1].record_most, 3);
}

TEST(Explained, is_told_in_the_doubts_of_the_case_with_its_place) {
  const Files files = with_policy(
      "[[rule]]\ngroup = \"gift\"\nwhen = \"recent(clash, 30) > 99\"\n"
      "every = 9\n");
  const casefile::Case value = casefile::read_case(files, "small").value;
  std::string text;
  for (const Diagnostic& one : doubt::doubts_of(value))
    text += to_text(one);
  EXPECT_NE(text.find("policies/grain-for-quiet.toml:6:8: policy "
                      "grain-for-quiet: the rule for 'gift' would have fired "
                      "on no day of the record"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace entente::policy
