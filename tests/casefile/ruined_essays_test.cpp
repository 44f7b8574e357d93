// Ruined essays: each mistake with the place, the reason, what to do.
#include <gtest/gtest.h>

#include "ruin.hpp"

namespace entente::casefile {
namespace {

const char* const kFile = "essays/gazette.toml";

class RuinedEssay : public ::testing::TestWithParam<Ruin> {};

TEST_P(RuinedEssay, is_refused_with_place_reason_and_suggestion) {
  expect_refused(GetParam());
}

Ruin ruin(std::string name,
          std::string from,
          std::string to,
          std::string place,
          std::vector<std::string> words) {
  return {std::move(name),
          kFile,
          std::move(from),
          std::move(to),
          kFile + (":" + place + ": "),
          std::move(words)};
}

const std::vector<Ruin> kEssays = {
    ruin("unknown_act",
         "acts = [\"2018-06-02",
         "acts = [\"2018-06-03",
         "14:9",
         {"unknown act '2018-06-03.ALB.hotline_severed.1'",
          "did you mean '2018-06-02.ALB.hotline_severed.1'?"}),
    ruin("unknown_claim",
         "claims = [\"1\"]",
         "claims = [\"1\", \"9\"]",
         "30:16",
         {"unknown claim '9'", "named by the files of claims/",
          "did you mean '1'?"}),
    ruin("unknown_policy",
         "policies = [\"grain-for-quiet\"]",
         "policies = [\"grain-for-quite\"]",
         "39:13",
         {"unknown policy 'grain-for-quite'",
          "did you mean 'grain-for-quiet'?"}),
    ruin("unknown_kind",
         "kind = \"advice\"",
         "kind = \"advise\"",
         "37:8",
         {"unknown kind 'advise'", "did you mean 'advice'?"}),
    ruin("no_kind",
         "kind = \"unasked\"",
         "# kind",
         "41:1",
         {"an [[assertion]] needs the key 'kind'"}),
    ruin("no_says",
         "says = \"Grain must not be paid for quiet.\"",
         "# says",
         "33:1",
         {"an [[assertion]] needs the key 'says'"}),
    ruin("no_number",
         "number = 3",
         "# number",
         "25:1",
         {"an [[assertion]] needs the key 'number'"}),
    ruin("number_twice",
         "number = 3",
         "number = 1 ",
         "26:10",
         {"the number 1 is given twice", "it stands already in line 7",
          "give one of the two a number of its own"}),
    ruin("number_of_nothing",
         "number = 3",
         "number = 0",
         "26:10",
         {"'number' is 0; it may be 1 to 9999"}),
    ruin("fact_of_nothing",
         "acts = [\"2019-04-01.ALB.hotline_restored.1\"]\n"
         "instead = \"Answered again from 1 April 2019.\"",
         "",
         "16:1",
         {"a fact needs 'acts' or 'instead'", "the day, number or actor"}),
    ruin("shown_by_no_act",
         "acts = [\"2018-06-02.ALB.hotline_severed.1\"]",
         "instead = \"x\"",
         "13:10",
         {"'record' says \"shows\", and no act is named",
          "write record = \"cannot find\""}),
    ruin("shown_and_otherwise",
         "acts = [\"2018-06-02.ALB.hotline_severed.1\"]",
         "acts = [\"2018-06-02.ALB.hotline_severed.1\"]\ninstead = \"x\"",
         "15:11",
         {"'record' says \"shows\", and 'instead' says something else",
          "write record = \"in part\""}),
    ruin("contradicted_by_nothing",
         "instead = \"Answered again from 1 April 2019.\"",
         "",
         "21:10",
         {"'record' says \"contradicts\", and there is no 'instead'",
          "day, number or actor"}),
    ruin("record_misspelt",
         "record = \"contradicts\"",
         "record = \"contradict\"",
         "21:10",
         {"unknown record 'contradict'", "did you mean 'contradicts'?"}),
    ruin("act_twice",
         "acts = [\"2019-04-01.ALB.hotline_restored.1\"]",
         "acts = [\"2019-04-01.ALB.hotline_restored.1\", "
         "\"2019-04-01.ALB.hotline_restored.1\"]",
         "22:8",
         {"stands in 'acts' twice", "remove one of the two"}),
    ruin("claim_of_nothing",
         "claims = [\"1\"]",
         "claims = []",
         "30:10",
         {"a claim names nothing in 'claims'", "make it kind = \"unasked\""}),
    ruin("advice_of_nothing",
         "policies = [\"grain-for-quiet\"]",
         "",
         "33:1",
         {"advice names nothing in 'policies'"}),
    ruin("act_of_a_claim",
         "claims = [\"1\"]",
         "claims = [\"1\"]\nacts = []",
         "31:8",
         {"'acts' stands in an assertion of the kind 'claim'",
          "make two assertions of this one"}),
    ruin("unasked_without_why",
         "why = ",
         "# why = ",
         "41:1",
         {"an [[assertion]] needs the key 'why'"}),
    ruin("stance_of_nobody",
         "stance = \"denies\"",
         "stance = \"denied\"",
         "38:10",
         {"unknown stance 'denied'", "did you mean 'denies'?"}),
    ruin("no_sentence",
         "sentence = 2",
         "",
         "25:1",
         {"this assertion has no 'sentence'", "text = \"excerpts\""}),
    ruin("text_of_nothing",
         "text = \"whole\"   ",
         "text = \"part\"    ",
         "3:8",
         {"unknown text 'part'", "'whole' or 'excerpts'"}),
    ruin("excerpts_without_note",
         "text = \"whole\"   ",
         "text = \"excerpts\"",
         "1:1",
         {"excerpts were read needs 'note'",
          "'sentence' numbers a text that was not read",
          "this assertion has no 'known_from'"}),
    ruin("quote_too_long",
         "quote = \"the line went dead in June\"",
         "quote = \"" + std::string(241, 'x') + "\"",
         "11:9",
         {"the quotation has 241 characters", "put the rest in your own"}),
    ruin("unknown_key",
         "why = ",
         "becuase = \"x\"\nwhy = ",
         "46:1",
         {"unknown key 'becuase' in an [[assertion]]"}),
};

INSTANTIATE_TEST_SUITE_P(Essays,
                         RuinedEssay,
                         ::testing::ValuesIn(kEssays),
                         name_of);

TEST(RuinedEssays, all_mistakes_are_said_at_once) {
  Files files = documented_case();
  std::string& text = files.at(kFile);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{
           {"claims = [\"1\"]", "claims = [\"9\"]"},
           {"kind = \"advice\"", "kind = \"praise\""},
           {"number = 5", "number = 4"}})
    text.replace(text.find(from), from.size(), to);
  const std::string said = mistakes_of(files);
  for (const char* words : {"unknown claim '9'", "unknown kind 'praise'",
                            "the number 4 is given twice"})
    EXPECT_NE(said.find(words), std::string::npos) << words << "\n" << said;
}

TEST(RuinedEssays, an_essay_without_assertions_is_refused) {
  Files files = documented_case();
  std::string& text = files.at(kFile);
  text.erase(text.find("[[assertion]]"));
  EXPECT_NE(mistakes_of(files).find("needs one [[assertion]] at least"),
            std::string::npos);
}

TEST(RuinedEssays, a_claim_with_mistakes_is_still_a_claim) {
  Files files = documented_case();
  files.at("claims/1.toml") = "title = \n";
  const std::string said = mistakes_of(files);
  EXPECT_NE(said.find("claims/1.toml:1:"), std::string::npos) << said;
  EXPECT_EQ(said.find("unknown claim"), std::string::npos) << said;
}

TEST(RuinedEssays, a_retired_act_sends_to_the_one_that_took_its_place) {
  Files files = documented_case();
  const std::string retired = files.at("retired_ids.csv");
  const std::size_t at = retired.find('\n') + 1;
  const std::string id = retired.substr(at, retired.find(',', at) - at);
  std::string& text = files.at(kFile);
  const std::string act = "2018-06-02.ALB.hotline_severed.1";
  text.replace(text.find(act), act.size(), id);
  EXPECT_NE(mistakes_of(files).find("the act '" + id + "' is retired"),
            std::string::npos);
}

TEST(Essays, are_read_as_they_are_written) {
  const Case value = read_case(documented_case(), "small").value;
  ASSERT_EQ(value.essays.size(), 1U);
  const essay::Essay& essay = value.essays[0];
  EXPECT_EQ(essay.id, "gazette");
  EXPECT_EQ(essay.text, essay::Text::whole);
  ASSERT_EQ(essay.assertions.size(), 5U);
  EXPECT_EQ(essay.assertions[0].quote, "the line went dead in June");
  EXPECT_EQ(essay.assertions[1].finding, essay::Finding::contradicts);
  EXPECT_EQ(essay.assertions[1].sentence, 1);
  EXPECT_EQ(essay.assertions[2].stance, essay::Stance::holds);
  EXPECT_EQ(essay.assertions[3].stance, essay::Stance::denies);
  EXPECT_EQ(essay.assertions[3].policies,
            std::vector<std::string>{"grain-for-quiet"});
  EXPECT_EQ(essay.assertions[4].kind, essay::Kind::unasked);
}

}  // namespace
}  // namespace entente::casefile
