// What makes a brief fit to be handed on: words explained, pages cited, numbers
// beside pictures, two pages, and the case's own word for its lines.
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "entente/report/page/brief.hpp"
#include "entente/report/page/glossary.hpp"
#include "entente/report/page/glossary_entries.hpp"
#include "entente/report/sections/beside.hpp"
#include "entente/report/sections/sections.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1))
    ++n;
  return n;
}

const std::string kPlace = "<div id=\"glossary-place\"></div>";

TEST(Glossary, links_a_word_where_it_first_stands_and_explains_it_once) {
  const std::string html =
      with_glossary("<body><p>Nats, and 3 nats.</p>" + kPlace + "</body>");
  EXPECT_TRUE(holds(html,
                    "<p><a class=\"gt\" href=\"#g-nats\">Nats</a>, and 3 "
                    "nats.</p>"));
  EXPECT_EQ(count(html, "id=\"g-nats\""), 1U);
  EXPECT_EQ(count(html, "id=\"g-"), 1U);  // no word that the page has not
}

TEST(Glossary, passes_over_links_pictures_headings_and_acts) {
  const std::string html = with_glossary(
      "<body><h2>Nats</h2><svg><text>nats</text></svg><a href=\"#x\">nats</a>"
      "<q>nats</q><code>nats</code><p>the signats of nats-like</p>" +
      kPlace + "<section id=\"acts\"><p>nats</p></section></body>");
  EXPECT_FALSE(holds(html, "#g-nats"));
  EXPECT_FALSE(holds(html, "id=\"glossary\""));
  EXPECT_FALSE(holds(html, "glossary-place"));
}

TEST(Glossary, explains_each_word_in_one_sentence_in_order) {
  std::string before;
  for (const GlossaryEntry& entry : glossary_entries()) {
    EXPECT_LT(before, entry.title);
    EXPECT_TRUE(entry.sentence.ends_with('.')) << entry.title;
    EXPECT_FALSE(holds(entry.sentence, ". ")) << entry.title;
    before = entry.title;
  }
}

TEST(Cite, names_authors_day_version_and_data) {
  casefile::Case value = small_case();
  value.title = "50% of #1 & {more}";
  value.cite = {{"Prim, Ada", "The Gazette"},
                "CC-BY-4.0",
                "https://licence.example/",
                "https://case.example/"};
  const Json results = fixture_results();
  const Json view = cite_view(context_of(value, results));
  EXPECT_EQ(text(view, "cite_words"),
            "Prim, Ada; The Gazette (2023). 50% of #1 & {more}. As of 31 "
            "December 2023; entente 0.1.0, seed 1, data abababababab. "
            "https://case.example/ Licence of coding and wording: CC-BY-4.0.");
  EXPECT_TRUE(holds(text(view, "cite_bibtex"),
                    "  title = \"{50\\% of \\#1 \\& more}\",\n"
                    "  author = \"Prim, Ada and {The Gazette}\",\n"
                    "  year = {2023},\n"));
}

TEST(Cite, says_nothing_of_what_the_case_does_not_say) {
  const casefile::Case value = small_case();
  const Json results = fixture_results();
  const Json view = cite_view(context_of(value, results));
  EXPECT_FALSE(holds(text(view, "cite_words"), "Licence"));
  EXPECT_FALSE(holds(text(view, "cite_bibtex"), "author"));
  EXPECT_FALSE(holds(text(view, "cite_bibtex"), "url"));
}

TEST(Beside, the_numbers_of_a_claim_are_those_of_its_pictures) {
  const Json claim = fixture_results()["claims"]["claims"][0];
  EXPECT_EQ(count(nulls_csv(claim), "\n"),
            claim["null"]["estimates"].size() + 1);
  EXPECT_EQ(count(variants_csv(claim), "\n"), claim["stability"].size() + 2);
  const Json measured = {{"measured", {{"rate", 0.5}, {"also", {{{"n", 2}}}}}}};
  EXPECT_EQ(measured_csv(measured), "name,value\nrate,0.5\nalso.0.n,2\n");
}

TEST(Short, every_link_leads_somewhere_and_onward_links_are_gone) {
  const std::string html = render_short(small_case(), fixture_results());
  std::set<std::string> ids;
  const std::regex id("\\bid=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end; ++i)
    ids.insert((*i)[1]);
  for (std::sregex_iterator i(html.begin(), html.end(), link), end; i != end;
       ++i) {
    EXPECT_TRUE(ids.contains((*i)[1])) << (*i)[1];
  }
  EXPECT_FALSE(holds(html, "All outcomes and costs"));
  EXPECT_TRUE(holds(html, "Goodwill goes unanswered"));
}

TEST(Unsaid, rate_ratios_and_caps_where_every_claim_is_measured) {
  Json results = fixture_results();
  const std::string all = render_brief(small_case(), results);
  Json measured = Json::array();
  for (const Json& claim : results["claims"]["claims"])
    if (!claim["estimate"].is_object()) measured.push_back(claim);
  results["claims"]["claims"] = measured;
  const std::string html = render_brief(small_case(), results);
  for (const char* said :
       {"<b>Dot and line</b>", "so the words are capped",
        "The tested effect is estimated beside", "claim-acts.csv"}) {
    EXPECT_TRUE(holds(all, said)) << said;
    EXPECT_FALSE(holds(html, said)) << said;
  }
}

TEST(Unsaid, downloads_of_what_the_case_has_not) {
  casefile::Case value = small_case();
  const Json head = {{"head", fixture_results()["head"]}};
  const std::string html = render_brief(value, head);
  for (const char* file : {"claims.csv", "forecasts.csv", "policies.csv.gz"})
    EXPECT_FALSE(holds(html, file)) << file;
  EXPECT_TRUE(holds(html, "download=\"lines.csv\""));
  value.tracks.clear();
  EXPECT_FALSE(holds(render_brief(value, head), "lines.csv"));
}

TEST(Words, of_the_case_stand_where_the_page_would_say_line) {
  casefile::Case value = small_case();
  const std::string before = render_brief(value, fixture_results());
  EXPECT_TRUE(holds(before, "<p class=\"kick\">Lines</p>"));
  value.words = {"wire", "wires"};
  const std::string html = render_brief(value, fixture_results());
  EXPECT_TRUE(holds(html, "<p class=\"kick\">Wires</p>"));
  EXPECT_TRUE(holds(html, "<b>Every wire, open and cut"));
  EXPECT_TRUE(holds(html, "What followed when a wire came back"));
  for (const char* said : {"when a line", "A line comes", "No line",
                           "lines "
                           "were",
                           ">Line<", ">Lines<"})
    EXPECT_FALSE(holds(html, said)) << said;
}

}  // namespace
}  // namespace entente::report
