#include "entente/doubt/act_reading.hpp"

#include <algorithm>

#include "../casefile/fixture.hpp"

namespace entente::doubt {
namespace {

class OfAct : public ::testing::Test {
 protected:
  OfAct()
      : the_case_(
            casefile::read_case(casefile::documented_case(), "alba").value),
        verdict_(theory::verdict_panel(casefile::setting_of(the_case_))) {}

  ActReading of(const std::string& id) const {
    for (std::size_t i = 0; i < the_case_.record.acts.size(); ++i)
      if (the_case_.record.acts[i].id == id)
        return act_reading(the_case_, verdict_.panel, i);
    ADD_FAILURE() << id;
    return {};
  }
  GroupTake in(const std::string& group, const std::string& id) const {
    const ActReading reading = of(id);
    for (const GroupTake& take : reading.groups)
      if (the_case_.groups[take.group].name == group) return take;
    ADD_FAILURE() << group;
    return {};
  }
  static std::string text_of(const std::vector<Reader>& readers) {
    std::string text;
    for (const Reader& reader : readers) {
      text += reader.id + ":";
      for (const std::string& part : reader.parts)
        text += " " + part + ";";
      text += "\n";
    }
    return text;
  }

  casefile::Case the_case_;
  theory::VerdictPanel verdict_;
};

TEST_F(OfAct, a_group_takes_it_by_a_selector_or_misses_it_by_its_conditions) {
  const std::string clash = "2018-05-11.ALB.clash.1";
  EXPECT_EQ(in("clash", clash).fate, Fate::read);
  EXPECT_TRUE(in("clash", clash).missed.empty());
  EXPECT_EQ(in("gift", clash).fate, Fate::no_group);
  EXPECT_EQ(in("gift", clash).missed,
            (std::vector<std::string_view>{"kinds", "terms"}));
  EXPECT_EQ(in("clash", "2019-09-20.ALB.clash.1").fate, Fate::day_unverified);
  EXPECT_EQ(in("gift", "2018-09-01.BOR.aid_delivered.1").fate,
            Fate::month_or_year);
}

TEST_F(OfAct, claims_read_it_as_outcome_as_tested_or_beside) {
  const std::string clash = text_of(of("2018-05-11.ALB.clash.1").claims);
  EXPECT_NE(clash.find("1: outcome clash;\n"), std::string::npos) << clash;
  EXPECT_NE(clash.find("6: outcome clash;\n"), std::string::npos) << clash;
  const std::string aid = text_of(of("2019-08-15.BOR.aid_delivered.1").claims);
  EXPECT_NE(aid.find("1: tested recent(gift, 30);\n"), std::string::npos)
      << aid;
  EXPECT_NE(aid.find("5: beside recent(gift, 30);\n"), std::string::npos)
      << aid;
  EXPECT_EQ(aid.find("3:"), std::string::npos) << aid;
}

TEST_F(OfAct, tracks_forecasts_and_theories_are_told) {
  const ActReading cut = of("2018-06-02.ALB.hotline_severed.1");
  EXPECT_EQ(cut.tracks, (std::vector<std::string>{"harbour line"}));
  EXPECT_NE(text_of(cut.claims).find("2: outcome cut; track harbour line;\n"),
            std::string::npos)
      << text_of(cut.claims);
  EXPECT_EQ(text_of(cut.forecasts), "cut: outcome cut;\n");
  const ActReading aid = of("2019-08-15.BOR.aid_delivered.1");
  EXPECT_EQ(text_of(aid.theories), "emboldened: term recent(gift, 30);\n");
  EXPECT_EQ(text_of(of("2018-05-11.ALB.clash.1").theories),
            "emboldened: outcome clash;\nnull: outcome clash;\n");
  EXPECT_EQ(text_of(aid.forecasts),
            "clash: term recent(gift, 30);\ncut: term recent(gift, 30);\n");
}

TEST_F(OfAct, an_act_after_the_window_is_read_by_nothing) {
  the_case_.window.to = *parse_day("2019-08-01");
  verdict_ = theory::verdict_panel(casefile::setting_of(the_case_));
  const ActReading aid = of("2019-08-15.BOR.aid_delivered.1");
  EXPECT_TRUE(std::any_of(
      aid.groups.begin(), aid.groups.end(),
      [](const GroupTake& take) { return take.fate == Fate::outside_window; }));
  EXPECT_TRUE(aid.claims.empty());
  EXPECT_TRUE(aid.forecasts.empty());
}

}  // namespace
}  // namespace entente::doubt
