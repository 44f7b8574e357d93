// What the case has of each assertion of an essay: as JSON, and as the section.
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "entente/report/page/brief.hpp"
#include "entente/report/results/essays_json.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/essay_words.hpp"

#include "small_case.hpp"
#include "small_policies.hpp"

namespace entente::report {
namespace {

using essay::Assertion;
using essay::Finding;
using essay::Kind;
using essay::Stance;

Assertion fact(Finding finding, std::vector<std::string> acts) {
  Assertion out;
  out.says = "A fact of <one> kind";
  out.finding = finding;
  out.acts = std::move(acts);
  if (finding != Finding::shows) out.instead = "Another day & number";
  return out;
}

Assertion claim(std::vector<std::string> ids, Stance stance) {
  Assertion out;
  out.says = "It is always so";
  out.kind = Kind::claim;
  out.claims = std::move(ids);
  out.stance = stance;
  return out;
}

Assertion advice(std::vector<std::string> ids, Stance stance) {
  Assertion out;
  out.says = "Do it";
  out.kind = Kind::advice;
  out.policies = std::move(ids);
  out.stance = stance;
  return out;
}

casefile::Case essay_case() {
  casefile::Case out = policy_case();
  essay::Essay one;
  one.id = "leader";
  one.title = "A <leader>";
  one.by = "Somebody, 2020";
  one.assertions = {
      fact(Finding::shows, {"2019-03-01.S.gift.1", "2020-02-01.S.gift.1"}),
      fact(Finding::in_part, {"2020-06-09.N.hotline_severed.1"}),
      fact(Finding::contradicts, {"2020-07-01.N.test.1"}),
      fact(Finding::cannot_find, {}),
      claim({"2"}, Stance::holds),  // leans against
      claim({"2"}, Stance::denies),
      claim({"6", "5"}, Stance::holds),  // supported, cannot be asked
      claim({"6"}, Stance::reports),
      advice({"gifts"}, Stance::holds),
      advice({"patience"}, Stance::denies),
      advice({"as-until-now"}, Stance::holds),
  };
  one.assertions.emplace_back();
  one.assertions.back().kind = Kind::unasked;
  one.assertions.back().says = "They are tired";
  one.assertions.back().why = "There are no opinions here";
  for (std::size_t i = 0; i < one.assertions.size(); ++i) {
    one.assertions[i].number = static_cast<int>(i) + 1;
    one.assertions[i].sentence = static_cast<int>(i) + 11;
  }
  one.assertions[0].quote = "one kind & only";
  out.essays = {one};
  return out;
}

Json results() {
  Json out = results_with(small_comparison());
  const casefile::Case the_case = essay_case();
  out["essays"] =
      essays_json(the_case, the_case.essays, out["claims"], out["policies"]);
  return out;
}

Json assertions() {
  return results()["essays"][0]["assertions"];
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string section() {
  const std::string html = render_brief(essay_case(), results());
  const std::size_t from = html.find("<section id=\"essays\">");
  if (from == std::string::npos) return "";
  return html.substr(from, html.find("</section>", from) - from);
}

TEST(EssaysJson, facts_have_the_days_of_their_acts) {
  const Json all = assertions();
  EXPECT_EQ(all[0]["record"], "shows");
  EXPECT_EQ(all[0]["acts"][1]["day"], "2020-02-01");
  EXPECT_EQ(all[0]["acts"][1]["summary"], "Medicine sent");
  EXPECT_TRUE(all[0]["instead"].is_null());
  EXPECT_EQ(all[3]["record"], "cannot find");
  EXPECT_TRUE(all[3]["acts"].empty());
}

TEST(EssaysJson, a_denied_claim_is_counted_the_other_way) {
  const Json all = assertions();
  EXPECT_EQ(all[4]["claims"][0]["word"], "leans against");
  EXPECT_EQ(all[4]["claims"][0]["side"], "against");
  EXPECT_EQ(all[5]["claims"][0]["word"], "leans against");
  EXPECT_EQ(all[5]["claims"][0]["side"], "for");
  EXPECT_EQ(all[6]["claims"][0]["side"], "for");
  EXPECT_EQ(all[6]["claims"][1]["side"], "open");
  EXPECT_TRUE(all[6]["claims"][1]["probability"].is_null());
  EXPECT_EQ(all[7]["claims"][0]["side"], "told");
}

TEST(EssaysJson, advice_has_what_its_policy_changes) {
  const Json all = assertions();
  const Json& gifts = all[8]["policies"][0]["change"];
  EXPECT_EQ(gifts["outcome"], "provocation-days");
  EXPECT_EQ(gifts["days"], 730);
  EXPECT_EQ(gifts["difference"], -5);
  EXPECT_EQ(gifts["to"], "as-until-now");
  EXPECT_TRUE(all[9]["policies"][0]["change"]["tied"].get<bool>());
  EXPECT_TRUE(all[10]["policies"][0]["change"].is_null());
}

TEST(EssaysJson, counts_add_up) {
  const Json counts = results()["essays"][0]["counts"];
  const auto n = [&](const char* name) { return counts[name].get<int>(); };
  EXPECT_EQ(n("facts"), 4);
  EXPECT_EQ(n("shown") + n("in_part") + n("contradicted") + n("not_found") +
                n("not_yet"),
            4);
  EXPECT_EQ(n("claims"), 5);
  EXPECT_EQ(n("for"), 2);
  EXPECT_EQ(n("against"), 1);
  EXPECT_EQ(n("open"), 1);
  EXPECT_EQ(n("told"), 1);
  EXPECT_EQ(n("advice"), 3);
  EXPECT_EQ(n("unasked"), 1);
}

TEST(EssaysJson, before_an_act_its_fact_is_not_known_yet) {
  casefile::Case the_case = essay_case();
  the_case.window.to = make_day(2020, 1, 1);
  std::erase_if(the_case.record.acts, [&](const record::Act& act) {
    return act.day > the_case.window.to;
  });
  const Json all = essays_json(the_case, the_case.essays, nullptr, nullptr);
  const Json& first = all[0]["assertions"][0];
  EXPECT_EQ(first["record"], "not yet");
  EXPECT_EQ(first["acts"][0]["day"], "2019-03-01");
  EXPECT_TRUE(first["acts"][1]["day"].is_null());
  EXPECT_EQ(all[0]["counts"]["not_yet"], 3);
  EXPECT_EQ(all[0]["counts"]["not_found"], 1);
}

TEST(EssaysJson, without_results_claims_have_no_word_and_policies_no_change) {
  const casefile::Case the_case = essay_case();
  const Json all = essays_json(the_case, the_case.essays, nullptr, nullptr);
  const Json& some = all[0]["assertions"];
  EXPECT_EQ(some[4]["claims"][0]["title"], "Concessions embolden");
  EXPECT_TRUE(some[4]["claims"][0]["word"].is_null());
  EXPECT_EQ(some[8]["policies"][0]["title"], "Gifts first & <no> drills");
  EXPECT_TRUE(some[8]["policies"][0]["change"].is_null());
  EXPECT_EQ(counts_sentence(all[0]["counts"]),
            "Of four facts the record shows one, shows one in part, "
            "contradicts one and cannot find one");
}

TEST(Essays, headline_counts_all_essays_together) {
  Json all = results();
  all["essays"].push_back(all["essays"][0]);
  const casefile::Case the_case = essay_case();
  EXPECT_EQ(essays_view(context_of(the_case, all))["essays_headline"],
            "Of eight facts the record shows two, shows two in part, "
            "contradicts two and cannot find two; of ten claims it supports or "
            "leans for four, contradicts or leans against two, two stay "
            "open and two are only told of others");
}

TEST(Essays, rows_lead_to_acts_verdicts_and_policies) {
  const std::string html = section();
  EXPECT_TRUE(holds(html, "<tr id=\"essay-leader-1\">"));
  EXPECT_TRUE(holds(html,
                    "<b>Shown.</b> <span class=\"q\"><a "
                    "href=\"#act-2019-03-01.S.gift.1\">1 Mar 2019</a> Rice "
                    "&lt;sent&gt; &amp; &quot;flour&quot;; <a "
                    "href=\"#act-2020-02-01.S.gift.1\">"));
  EXPECT_TRUE(holds(html, "<b>Not found.</b> Another day &amp; number</td>"));
  EXPECT_TRUE(holds(html,
                    "<a href=\"#claim-2\">“Concessions embolden”</a>: "
                    "<b>leans against</b> (12%)."));
  EXPECT_TRUE(holds(html, "It denies <a href=\"#claim-2\">"));
  EXPECT_TRUE(holds(html, "Only told of others. "));
  EXPECT_TRUE(holds(
      html,
      "<a href=\"#says-gifts\">“Gifts first &amp; &lt;no&gt; "
      "drills”</a>: 5 fewer provocation days in the two years after 31 "
      "December 2023 than under “As until now” (80%: 2.0 to 8), under two "
      "of three theories."))
      << html.substr(html.find("#says-gifts"), 300);
  EXPECT_TRUE(holds(html,
                    "It advises against <a href=\"#says-patience\">“Patience”"
                    "</a>: tied on provocation days in the two years after 31 "
                    "December 2023 with “As until now”"));
  EXPECT_TRUE(holds(html, "Not asked: There are no opinions here"));
  EXPECT_TRUE(holds(html, "one kind &amp; only"));
  EXPECT_TRUE(holds(html, "(sentence 11)"));
}

TEST(Essays, every_link_of_the_section_leads_somewhere) {
  const std::string html = render_brief(essay_case(), results());
  std::set<std::string> ids;
  const std::regex id("\\bid=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end; ++i)
    ids.insert((*i)[1]);
  const std::string part = section();
  int links = 0;
  for (std::sregex_iterator i(part.begin(), part.end(), link), end; i != end;
       ++i, ++links)
    EXPECT_TRUE(ids.contains((*i)[1])) << (*i)[1];
  EXPECT_GT(links, 8);
  EXPECT_TRUE(holds(html, "<a href=\"#essays\">Essays</a>"));
}

TEST(Essays, what_the_record_has_otherwise_stands_before_the_fold) {
  const std::string html = section();
  const std::string open = html.substr(0, html.find("class=\"fold\""));
  for (const char* words :
       {"<b>Shown in part.</b>", "<b>Contradicted.</b>", "<b>Not found.</b>"})
    EXPECT_TRUE(holds(open, words)) << words;
  EXPECT_FALSE(holds(open, "<b>Shown.</b>"));
}

TEST(Essays, a_case_without_them_has_no_such_section) {
  const std::string html =
      render_brief(policy_case(), results_with(small_comparison()));
  EXPECT_FALSE(holds(html, "id=\"essays\""));
  EXPECT_FALSE(holds(html, "href=\"#essays\""));
}

}  // namespace
}  // namespace entente::report
