// A model that reads the tested acts twice.
#include "entente/claim/draft.hpp"

#include <gtest/gtest.h>

#include "entente/claim/estimate.hpp"

#include "../theory/world.hpp"

namespace entente::claim {
namespace {

using Remedy = Double::Remedy;

// Gifts, of which permits are all and favours some; favours also hold others.
struct Twice : theory::World {
  ClaimSpec claim;

  Twice() : World(1200) {
    using record::Counting;
    using record::Side;
    add_group("strike", Side::theirs, Counting::days);
    add_group("gift", Side::ours, Counting::acts);
    add_group("treat", Side::ours, Counting::acts);
    add_union("permit", {"gift"});
    add_union("favour", {"gift", "treat"});
    add_law("strike", 10);
    add_law("gift", 3);
    for (int day = 10; day < 1200; day += 41)
      add_act("strike", day);
    for (int day = 40; day < 1200; day += 130)
      add_act("gift", day, 2);
    for (int day = 90; day < 1200; day += 170)
      add_act("treat", day, 3);
    model.treatments = {{"recent(gift, 30)", {}},
                        {"recent(permit, 30)", {}},
                        {"recent(favour, 20)", {}},
                        {"within(gift, 20)", {}},
                        {"recent(treat, 20)", {}}};
    claim.outcome = "strike";
    claim.treatment = "recent(gift, 30)";
  }

  void add_union(const std::string& name, std::vector<std::string> kinds) {
    record::Group group = groups.back();
    group.name = name;
    group.select[0].kinds = std::move(kinds);
    groups.push_back(group);
  }
};

std::vector<std::string> columns_of(const Draft& draft) {
  std::vector<std::string> names;
  for (const std::string& term : draft.others)
    names.push_back(term);
  return names;
}

TEST(Doubles, are_told_by_the_acts_that_both_read) {
  Twice twice;
  const theory::Setting setting = twice.setting();
  const auto found = doubles_of(draft_of(setting, twice.claim));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].term, "recent(permit, 30)");
  EXPECT_EQ(found[0].acts, 9U);
  EXPECT_EQ(found[0].remedy, Remedy::left_out);
  EXPECT_EQ(found[1].term, "recent(favour, 20)");
  EXPECT_EQ(found[1].acts, 9U);
  EXPECT_EQ(found[1].remedy, Remedy::reads_the_rest);
  EXPECT_EQ(found[2].term, "within(gift, 20)");
  EXPECT_EQ(found[2].remedy, Remedy::left_out);
}

TEST(Doubles, do_not_stand_in_the_model_that_is_asked) {
  Twice twice;
  const theory::Setting setting = twice.setting();
  Draft draft = draft_of(setting, twice.claim);
  const Posed posed = pose(draft);
  EXPECT_EQ(columns_of(draft), (std::vector<std::string>{"recent(favour, 20)",
                                                         "recent(treat, 20)"}));
  // Favours are left with treats alone.
  const auto& groups = posed.panel.panel.groups;
  const auto at = [&](const char* name) {
    return theory::group_index(posed.panel.panel.setting, name);
  };
  EXPECT_EQ(groups[at("favour")].weight, groups[at("treat")].weight);
  EXPECT_TRUE(doubles_of(draft).empty());
  // The estimate is that of a model which never had them.
  Twice plain;
  plain.model.treatments = {{"recent(gift, 30)", {}},
                            {"recent(treat, 20)", {}}};
  const theory::Setting other = plain.setting();
  Draft once = draft_of(other, plain.claim);
  const Posed clean = pose(once);
  draft.others = {"recent(treat, 20)"};
  const Posed again = pose(draft);
  const Asked a = ask(again.panel, again.question);
  const Asked b = ask(clean.panel, clean.question);
  EXPECT_NEAR(estimate_of(a.fit, a.law).log_rr60,
              estimate_of(b.fit, b.law).log_rr60, 1e-9);
}

TEST(Doubles, stand_beside_where_the_claim_says_so) {
  Twice twice;
  twice.claim.beside = {"recent(permit, 30)"};
  const theory::Setting setting = twice.setting();
  Draft draft = draft_of(setting, twice.claim);
  EXPECT_EQ(doubles_of(draft)[0].remedy, Remedy::beside);
  pose(draft);
  EXPECT_EQ(columns_of(draft)[0], "recent(permit, 30)");
}

TEST(Doubles, are_found_for_another_tested_group_of_a_row) {
  Twice twice;
  const theory::Setting setting = twice.setting();
  Draft draft = draft_of(setting, twice.claim);
  draft.treatment = "recent(treat, 20)";
  draft.others = {"recent(gift, 30)", "recent(favour, 20)"};
  const auto found = doubles_of(draft);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term, "recent(favour, 20)");
  EXPECT_EQ(found[0].acts, 7U);
}

}  // namespace
}  // namespace entente::claim
