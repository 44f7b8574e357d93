// What the page says of policies: the sentence of the first page by its rules
// (sections/point.hpp), and the section, whole, bare and absent.
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "entente/report/page/brief.hpp"
#include "entente/report/results/policies_json.hpp"
#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/words/policy_words.hpp"

#include "small_case.hpp"
#include "small_policies.hpp"

namespace entente::report {
namespace {

using decide::Comparison;

enum Outcomes : std::size_t { provocations, steps, line, gifts, drills };
enum Policies : std::size_t { now, giving, small, pressing, waiting };

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// All tied but what a test sets.
Comparison all_tied() {
  Comparison out = small_comparison();
  for (std::size_t p = 1; p < out.policies.size(); ++p) {
    for (std::size_t o = 0; o < out.outcomes.size(); ++o)
      set_difference(out, p, o, 0);
    for (decide::Lever& lever : out.policies[p].levers)
      lever.beyond = false;
  }
  return out;
}

// The sentence of the first page; empty where there is none.
std::string said(const Comparison& comparison) {
  for (const std::string& sentence :
       headlines(policy_case(), results_with(comparison)))
    if (sentence.starts_with("If the association")) return sentence;
  return "";
}

std::string section_of(const std::string& html) {
  const std::size_t from = html.find("<section id=\"policies\">");
  if (from == std::string::npos) return "";
  return html.substr(from, html.find("</section>", from) - from);
}

std::string page(const Comparison& comparison) {
  return render_brief(policy_case(), results_with(comparison));
}

void without_theories(Comparison& comparison) {
  comparison.columns.resize(1);
  for (decide::PolicyResult& policy : comparison.policies) {
    policy.by_column.resize(1);
    policy.mixture.clear();
  }
  comparison.profiles.clear();
  comparison.swaps.clear();
  comparison.information.clear();
}

TEST(PolicySentence, says_first_that_fewer_come_at_a_price) {
  EXPECT_EQ(said(small_comparison()),
            "If the association were causal, fewer provocation days in the two "
            "years after 31 December 2023 would not come for nothing: “Gifts "
            "first & <no> drills” goes with 5 fewer (80%: 2.0 to 8) under two "
            "of three theories, with 24 more in size of concessions and 8 "
            "fewer scheduled drills held, beyond the record; “Pressure” goes "
            "with 2.5 more (80%: 0.5 fewer to 6 more); “Small steps” and "
            "“Patience” are tied with “As until now”.");
}

TEST(PolicySentence, stands_third_on_the_first_page) {
  const auto sentences =
      headlines(policy_case(), results_with(small_comparison()));
  ASSERT_EQ(sentences.size(), 4U);
  EXPECT_TRUE(sentences[2].starts_with("If the association were causal"));
}

TEST(PolicySentence, all_tied) {
  EXPECT_EQ(said(all_tied()),
            "If the association were causal, no policy could be told apart "
            "from “As until now” on provocation days in the two years after 31 "
            "December 2023: all four others are tied with it.");
  Comparison two = all_tied();
  two.policies.resize(2);
  two.frontier.clear();
  two.profiles.clear();
  two.swaps.clear();
  EXPECT_EQ(said(two),
            "If the association were causal, “Gifts first & <no> drills” could "
            "not be told apart from “As until now” on provocation days in the "
            "two years after 31 December 2023: they are tied.");
}

TEST(PolicySentence, all_tied_but_elsewhere) {
  Comparison other = all_tied();
  set_difference(other, giving, steps, 5);
  set_difference(other, small, steps, 4);
  set_difference(other, giving, gifts, 24);
  EXPECT_TRUE(said(other).ends_with(
      "all four others are tied with it. Elsewhere “Gifts first & <no> drills” "
      "goes with 5 more conciliatory steps (80%: 2.0 to 8) under all three "
      "theories, with 24 more in size of concessions."))
      << said(other);
}

TEST(PolicySentence, nothing_fewer) {
  Comparison worse = all_tied();
  set_difference(worse, pressing, provocations, 4);
  set_difference(worse, giving, provocations, 6);
  EXPECT_EQ(said(worse),
            "If the association were causal, no policy would go with fewer "
            "provocation days in the two years after 31 December 2023 than “As "
            "until now”: “Gifts first & <no> drills” goes with 6 more (80%: 3 "
            "to 9) under all three theories, at no cost that is counted; "
            "“Pressure” goes with more too; “Small steps” and “Patience” are "
            "tied with “As until now”.");
}

TEST(PolicySentence, one_that_costs_nothing_is_named_before_one_that_does) {
  Comparison free = all_tied();
  set_difference(free, giving, provocations, -9);
  set_difference(free, giving, gifts, 12);
  set_difference(free, small, provocations, -4);
  EXPECT_EQ(said(free),
            "If the association were causal, in the two years after 31 "
            "December 2023, “Small steps” goes with 4 fewer provocation days "
            "(80%: 1.0 to 7) under all three theories, at no cost that is "
            "counted; “Gifts first & <no> drills” goes with fewer too; "
            "“Pressure” and “Patience” are tied with “As until now”.");
}

TEST(PolicySentence, fewer_gifts_and_more_drills_are_no_price) {
  Comparison other = all_tied();
  set_difference(other, small, provocations, -4);
  set_difference(other, small, gifts, -3);
  set_difference(other, small, drills, 2);
  EXPECT_FALSE(holds(said(other), "not come for nothing"));
  set_difference(other, small, drills, -2);
  EXPECT_TRUE(holds(said(other), "not come for nothing"));
}

TEST(PolicySentence, everything_fewer) {
  Comparison better = all_tied();
  for (std::size_t p = 1; p < 5; ++p) {
    set_difference(better, p, provocations, -double(p) - 3);
    set_difference(better, p, gifts, 4);
  }
  EXPECT_EQ(said(better),
            "If the association were causal, fewer provocation days in the two "
            "years after 31 December 2023 would not come for nothing: "
            "“Patience” goes with 7 fewer (80%: 4 to 10) under all three "
            "theories, with 4 more in size of concessions; three others go "
            "with fewer too.");
}

TEST(PolicySentence, without_costs_or_theories) {
  Comparison bare = all_tied();
  set_difference(bare, small, provocations, -4);
  bare.outcomes[gifts].cost = bare.outcomes[drills].cost = false;
  EXPECT_TRUE(holds(said(bare), "at a cost that is not counted"));
  without_theories(bare);
  EXPECT_EQ(said(bare),
            "If the association were causal, in the two years after 31 "
            "December 2023, “Small steps” goes with 4 fewer provocation days "
            "(80%: 1.0 to 7), at a cost that is not counted; the other three "
            "are tied with “As until now”.");
}

TEST(PolicySentence, one_policy_or_none_says_nothing) {
  Comparison one = small_comparison();
  one.policies.resize(1);
  one.profiles.clear();
  one.swaps.clear();
  one.frontier.clear();
  EXPECT_EQ(said(one), "");
  Json results = fixture_results();
  for (const Json& none : {Json(nullptr), Json(Json::object())}) {
    results["policies"] = none;
    EXPECT_EQ(headlines(policy_case(), results).size(), 3U);
  }
}

TEST(PolicySection, is_absent_where_nothing_was_compared) {
  Json results = fixture_results();
  for (const Json& none : {Json(nullptr), Json(Json::object())}) {
    results["policies"] = none;
    const std::string html = render_brief(policy_case(), results);
    EXPECT_EQ(section_of(html), "");
    for (const char* about : {"href=\"#policies\"", "policies.csv"})
      EXPECT_FALSE(holds(html.substr(html.find("<body>")), about)) << about;
  }
}

TEST(PolicySection, stands_before_the_doubts_and_is_in_the_contents) {
  const std::string html = page(small_comparison());
  const std::size_t at = html.find("<section id=\"policies\">");
  EXPECT_GT(at, html.find("<section id=\"expect\""));
  EXPECT_LT(at, html.find("<section id=\"doubts\""));
  EXPECT_TRUE(holds(html, "<a href=\"#policies\">Policies</a>"));
  std::set<std::string> ids;
  const std::regex id("\\bid=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end; ++i)
    EXPECT_TRUE(ids.insert((*i)[1]).second) << "twice: " << (*i)[1];
  for (std::sregex_iterator i(html.begin(), html.end(), link), end; i != end;
       ++i)
    EXPECT_TRUE(ids.contains((*i)[1])) << (*i)[1];
}

TEST(PolicySection, says_what_it_assumes_and_what_lies_beyond_the_record) {
  const std::string section = section_of(page(small_comparison()));
  EXPECT_TRUE(holds(section, "Policies, if the association were causal"));
  EXPECT_TRUE(holds(section,
                    "Of four other policies one would go with fewer "
                    "provocation days and one with more; two are tied</h2>"));
  EXPECT_TRUE(holds(section,
                    "The other side never sees the policy, only its acts, and "
                    "no change of leader or doctrine is assumed."));
  EXPECT_TRUE(holds(section, ">beyond the record</text>"));
  EXPECT_TRUE(holds(section, ">5 fewer</text>"));
  EXPECT_TRUE(holds(section, ">2.5 more</text>"));
  EXPECT_TRUE(holds(section, ">tied</text>"));
  EXPECT_TRUE(holds(section, "Gifts first &amp; &lt;no&gt; drills"));
  EXPECT_FALSE(holds(section, "<no>"));
  EXPECT_TRUE(holds(section,
                    "Concessions 28; in the record 0 to 9: beyond the "
                    "record."));
}

TEST(PolicySection, names_each_panel_for_who_cannot_see_it) {
  const std::string section = section_of(page(small_comparison()));
  EXPECT_TRUE(holds(section,
                    "<desc id=\"policy-outcome-0-d\">Under “As until now”: 21. "
                    "Gifts first &amp; &lt;no&gt; drills: 5 fewer (80%: 2.0 to "
                    "8). "));
  EXPECT_TRUE(holds(section,
                    "Gifts first &amp; &lt;no&gt; drills, Scheduled "
                    "drills held: 0."));
}

TEST(PolicySection, reversal_and_open_claims_are_told_in_sentences) {
  casefile::Case the_case = policy_case();
  the_case.claims[0].outcome = "provocation";
  the_case.claims[0].treatment = "recent(concession, 30)";
  const Json results = results_with(small_comparison());
  const Json view = policies_view(context_of(the_case, results));
  EXPECT_EQ(view["reversal_sentence"],
            "Nearest, by “Fewer provocations”: the record says ×1.10 (80% 0.80 "
            "to 1.50) for the effect of concessions of late on provocations; "
            "it would have to be ×1.90 for “As until now” to be as good as "
            "“Gifts first & <no> drills”. In 1 of 3 comparisons no single "
            "effect within a factor of eight does.");
  EXPECT_EQ(view["information_sentence"],
            "Three claims are open; two of them could change what is best.");
  ASSERT_EQ(view["information_rows"].size(), 1U);
  EXPECT_EQ(view["information_rows"][0]["i_share"], "30% (Fewer provocations)");
}

TEST(PolicySection, doubts_say_how_the_law_did_before) {
  const auto doubts = [](const Comparison& comparison) {
    const std::string html = page(comparison);
    return html.substr(html.find("<section id=\"doubts\""));
  };
  Comparison comparison = small_comparison();
  comparison.back_tests[0].inside80 = .5;
  comparison.back_tests[1].inside80 = .7;
  const std::string before =
      "<li>Policies rest on a law that, run from ten past days, had 60% of "
      "what came in the two years after inside its 80% bands";
  const std::string after =
      ". Levels were tried so; no record tests a "
      "difference.</li>";
  EXPECT_TRUE(holds(doubts(comparison),
                    before +
                        "; to hold 80% they must be 1.4 times as wide "
                        "(tried on later windows with what those before "
                        "taught: 61% inside as they are, 79% widened, 82% "
                        "with levels that move)" +
                        after));
  comparison.back_widening[1].factor = {};
  EXPECT_TRUE(holds(doubts(comparison),
                    before + "; widening alone does not make them hold 80%"));
  comparison.back_widening[1].factor = 1;
  EXPECT_TRUE(holds(doubts(comparison), before + after));
  comparison.back_tests.clear();
  EXPECT_FALSE(holds(doubts(comparison), "Policies rest on"));
}

// One figure, wherever it is said; another of one outcome alone would be found.
TEST(PolicySection, the_share_that_came_inside_is_the_same_everywhere) {
  Comparison two = small_comparison();
  two.back_tests[0].inside80 = .5;
  two.back_tests[1].inside80 = .7;
  const std::string html = page(two);
  for (const char* said : {"held 60% of", "60% of what came lay", "had 60% of"})
    EXPECT_TRUE(holds(html, said)) << said;
  EXPECT_FALSE(holds(html, "50% of what came"));
}

TEST(PolicySection, mended_bands_stand_beside_those_as_they_are) {
  const auto html = page(small_comparison());
  EXPECT_TRUE(holds(html, ">12 to 29<") && holds(html, ">9 to 32<"));
  Comparison bare = small_comparison();
  bare.levels.clear();
  EXPECT_FALSE(holds(page(bare), "of levels, mended"));
}

TEST(PolicySection, a_gain_within_three_of_its_errors_matters_to_nobody) {
  Comparison none = small_comparison();
  none.information[0].error = .4;
  const Json results = results_with(none);
  const casefile::Case the_case = policy_case();
  const Json view = policies_view(context_of(the_case, results));
  EXPECT_EQ(view["information_sentence"],
            "Three claims are open; none of them could change what is best.");
  EXPECT_EQ(view["any_information"], false);
}

TEST(PolicySection, a_bare_comparison_has_no_empty_part) {
  Comparison bare = small_comparison();
  without_theories(bare);
  bare.frontier.clear();
  bare.back_tests.clear();
  bare.back_windows.clear();
  Comparison one = bare;
  one.policies.resize(1);
  for (const Comparison& comparison : {bare, one}) {
    const std::string section = section_of(page(comparison));
    for (const char* shape :
         {"<tbody>\\s*</tbody>", "<ul[^>]*>\\s*</ul>", "<td[^>]*>\\s*</td>",
          "<figcaption>[^<]*</figcaption>\\s*</figure>", "<p[^>]*>\\s*</p>",
          "<h3>[^<]*</h3>\\s*(<h3>|</div>|</section>)", "“”"}) {
      std::smatch found;
      EXPECT_FALSE(std::regex_search(section, found, std::regex(shape)))
          << found.str();
    }
    for (const char* about :
         {"By whose loss", "What would have to be", "How do we know",
          "Which open claims", "none beats", "single theories"})
      EXPECT_FALSE(holds(section, about)) << about;
  }
  EXPECT_TRUE(holds(section_of(page(one)), "What “As until now” would bring"));
}

TEST(PolicySection, rules_stand_where_they_are_given) {
  nlohmann::ordered_json results = results_with(small_comparison());
  EXPECT_FALSE(
      holds(render_brief(policy_case(), results), "Rice on <Mondays>"));
  results["policies"]["policies"][1]["rules"] = {"Rice on <Mondays>."};
  EXPECT_TRUE(holds(render_brief(policy_case(), results),
                    "<li>Rice on &lt;Mondays&gt;.</li>"));
}

TEST(PolicyWords, amounts_are_as_coarse_as_they_can_be_read) {
  const std::pair<double, const char*> all[] = {{-4.96, "5"},   {2.94, "2.9"},
                                                {.094, "0.09"}, {.004, "0.004"},
                                                {.0004, "0"},   {1234, "1234"}};
  for (const auto& [value, said] : all)
    EXPECT_EQ(amount(value), said);
}

TEST(PolicyWords, horizons_are_years_where_they_are) {
  EXPECT_EQ(horizon_words(365), "year");
  EXPECT_EQ(horizon_words(366), "year");
  EXPECT_EQ(horizon_words(730), "two years");
  EXPECT_EQ(horizon_words(90), "90 days");
  EXPECT_EQ(horizon_words(400), "400 days");
}

TEST(PolicyDownloads, there_is_a_table_for_every_picture) {
  std::vector<std::string> files;
  for (const Json& one :
       policy_downloads(results_with(small_comparison())["policies"]))
    files.push_back(one["file"]);
  EXPECT_EQ(files, (std::vector<std::string>{"policies.csv.gz", "frontier.csv",
                                             "losses.csv", "reversal.csv.gz",
                                             "value-of-information.csv",
                                             "back-test.csv"}));
  EXPECT_TRUE(policy_downloads(Json(nullptr)).empty());
  const Json results = results_with(small_comparison());
  const std::string html = render_brief(policy_case(), results);
  EXPECT_TRUE(holds(html,
                    "profile,outcome,term,claim,gain,error,highest%0A"
                    "fewer-provocations,provocation,"));
  EXPECT_TRUE(holds(html,
                    "policy,dominated,provocation-days,concessions,drills%0A"
                    "as-until-now,false,21,4,8%0A"));
}

}  // namespace
}  // namespace entente::report
