// Who is simulated with whom in the Korea case.
#include "entente/inference/base_model.hpp"

#include <set>

#include <gtest/gtest.h>

#include "entente/casefile/case.hpp"

namespace entente::inference {
namespace {

struct Korea {
  casefile::Case value = casefile::read_case("cases/korea").value;
  theory::Setting setting = casefile::setting_of(value);
  theory::VerdictPanel panel = theory::verdict_panel(setting);
};

const Korea& korea() {
  static const Korea one;
  return one;
}

using Names = std::set<std::string>;

const std::string& name_of(std::size_t group) {
  return korea().value.groups[group].name;
}

Names names_of(const std::vector<std::size_t>& groups) {
  Names names;
  for (const std::size_t group : groups)
    names.insert(name_of(group));
  return names;
}

Company company(const std::vector<std::string>& start,
                const std::vector<std::string>& treatments) {
  std::vector<std::size_t> groups;
  for (const std::string& name : start)
    groups.push_back(theory::group_index(korea().setting, name));
  std::vector<theory::EffectPrior> effects;
  for (const std::string& text : treatments)
    effects.push_back(theory::effect_of(korea().setting, text));
  return company_of(korea().panel.panel, groups, effects);
}

const std::vector<std::string> kTreatments = {
    "recent(concession, 30)", "recent(pressure, 30)", "recent(exercise, 20)",
    "recent(unscheduled drill, 20)", "within(talks, 30)"};

TEST(Company, of_provocation_is_both_sides_and_talks) {
  const Company found = company({"provocation"}, kTreatments);
  EXPECT_EQ(names_of(found.groups),
            (Names{"provocation", "conciliation", "concession", "pressure",
                   "unscheduled drill", "talks"}));
  EXPECT_TRUE(found.unions.empty());
  EXPECT_EQ(names_of(company({"conciliation"}, kTreatments).groups),
            names_of(found.groups));
}

TEST(Company, leaves_scheduled_exercises_as_recorded) {
  const Company found = company({"provocation"}, kTreatments);
  EXPECT_FALSE(names_of(found.groups).contains("exercise"));
}

TEST(Company, of_missiles_simulates_provocation_by_its_parts) {
  const Company found = company(
      {"missile"},
      {"recent(drill cut 2018-19, 30)", "recent(concession without drills, 30)",
       "recent(drill cut before 2018, 30)", "recent(drill cut later, 30)",
       "recent(pressure, 30)", "recent(exercise, 20)",
       "recent(unscheduled drill, 20)", "within(talks, 30)"});
  EXPECT_EQ(names_of(found.groups),
            (Names{"missile", "other provocation", "conciliation",
                   "concession without drills", "drill cut before 2018",
                   "drill cut 2018-19", "drill cut later", "pressure",
                   "unscheduled drill", "talks"}));
  ASSERT_EQ(found.unions.size(), 1U);
  EXPECT_EQ(name_of(found.unions[0].whole), "provocation");
  EXPECT_EQ(names_of(found.unions[0].parts),
            (Names{"missile", "other provocation"}));
}

TEST(Company, of_a_narrower_outcome_keeps_the_whole_that_our_side_answers) {
  const Company found =
      company({"provocation of weight 3 and more"}, kTreatments);
  ASSERT_EQ(found.unions.size(), 1U);
  EXPECT_EQ(names_of(found.unions[0].parts),
            (Names{"provocation of weight 3 and more",
                   "provocation below weight 3"}));
  EXPECT_FALSE(names_of(found.groups).contains("provocation"));
}

TEST(Company, of_the_forecast_adds_the_lines) {
  const Company found =
      company({"provocation", "cut", "restoration", "talks"}, kTreatments);
  EXPECT_EQ(names_of(found.groups),
            (Names{"provocation", "conciliation", "concession", "pressure",
                   "unscheduled drill", "talks", "cut", "restoration"}));
}

std::vector<std::string> columns_of(const std::string& group) {
  const theory::Law law = base_law(
      korea().panel.panel, theory::group_index(korea().setting, group),
      theory::effects_of(korea().setting, korea().value.model.treatments));
  std::vector<std::string> names;
  for (const theory::Column& column : law.columns)
    if (column.role == theory::Role::effect) names.push_back(column.name);
  return names;
}

TEST(BaseLaw, of_our_side_and_of_talks_reads_lagged_theirs) {
  const std::vector<std::string> responses = {"recent(provocation, 20)",
                                              "recent(provocation, 90)",
                                              "recent(conciliation, 60)"};
  for (const char* group :
       {"concession", "pressure", "unscheduled drill", "offer", "talks"})
    EXPECT_EQ(columns_of(group), responses) << group;
}

TEST(BaseLaw, of_their_side_reads_all_treatments) {
  for (const char* group : {"provocation", "conciliation", "missile",
                            "nuclear test", "cut", "restoration"})
    EXPECT_EQ(columns_of(group), kTreatments) << group;
}

}  // namespace
}  // namespace entente::inference
