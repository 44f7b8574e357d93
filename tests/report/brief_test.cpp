#include "entente/report/page/brief.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <zlib.h>

#include "entente/core/base64.hpp"
#include "entente/report/sections/downloads.hpp"
#include "entente/report/sections/packed.hpp"
#include "entente/report/sections/sections.hpp"
#include "entente/report/tables/csv.hpp"
#include "entente/report/words/context.hpp"
#include "entente/report/words/source_links.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

std::string page() {
  return render_brief(small_case(), fixture_results());
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Brief, same_inputs_give_the_same_bytes) {
  EXPECT_EQ(page(), page());
}

TEST(Brief, sections_stand_in_the_readers_order) {
  const std::string html = page();
  std::size_t at = 0;
  for (const char* id : {"bottom-line", "lines", "state", "claims", "theories",
                         "expect", "doubts", "sources", "acts"}) {
    const std::size_t next = html.find("id=\"" + std::string(id) + "\"");
    ASSERT_NE(next, std::string::npos) << id;
    EXPECT_GT(next, at) << id;
    at = next;
  }
}

TEST(Brief, every_inner_link_leads_somewhere) {
  const std::string html = page();
  std::set<std::string> ids;
  const std::regex id("\\bid=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), id), end; i != end;
       ++i) {
    EXPECT_TRUE(ids.insert((*i)[1]).second) << "twice: " << (*i)[1];
  }
  for (std::sregex_iterator i(html.begin(), html.end(), link), end; i != end;
       ++i) {
    EXPECT_TRUE(ids.contains((*i)[1])) << (*i)[1];
  }
}

TEST(Brief, every_act_stands_with_its_coding_and_source) {
  const std::string html = page();
  EXPECT_TRUE(holds(html,
                    "<li id=\"act-2019-03-01.S.gift.1\"><b>1 Mar 2019</b> Rice "
                    "&lt;sent&gt; &amp; &quot;flour&quot; <span class=\"q\">"
                    "South; kind of gift; upfront; size 2; <a "
                    "href=\"https://www.example.org/2019-03-01.S.gift.1\">"
                    "example.org</a>, A book</span> <a class=\"pl\" "
                    "href=\"#act-2019-03-01.S.gift.1\"></a></li>"));
  EXPECT_TRUE(holds(html,
                    "answers <a href=\"#act-2020-02-01.S.gift.1\">1 Feb "
                    "2020</a>"));
  EXPECT_TRUE(holds(html, "after the date of this brief"));
}

TEST(Brief, what_analysts_write_cannot_become_markup) {
  const std::string html = page();
  EXPECT_TRUE(holds(html, "gifts &lt;only&gt; embolden"));
  EXPECT_FALSE(holds(html, "gifts <only>"));
}

TEST(Brief, the_first_page_is_three_dated_sentences) {
  const std::vector<std::string> said =
      headlines(small_case(), fixture_results());
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[0],
            "As of 31 December 2023, the record leans against “Concessions "
            "embolden” (12% for a rate ratio above 1.25; 2 concessions); it "
            "cannot decide three of five claims.");
  EXPECT_EQ(
      said[1],
      "Within 30 days of 31 December 2023 a provocation is likely (58%; "
      "51–66%; base rate 53%, two-speed 55%); within 90 days it is very likely "
      "(83%; 76–91%; base rate 75%, two-speed 80%).");
  EXPECT_EQ(said[2],
            "No line has been open for 268 days on 31 December 2023; talks "
            "followed the one restoration within 30 days.");
}

TEST(Brief, verdicts_and_likelihoods_share_no_table) {
  const std::string html = page();
  const std::size_t from = html.find("<section id=\"claims\"");
  const std::size_t to = html.find("<section id=\"theories\"");
  for (const char* word : {"likely", "almost certain", "even chance"}) {
    EXPECT_FALSE(holds(html.substr(from, to - from), word)) << word;
  }
}

TEST(Brief, ties_and_survivors_are_told) {
  const casefile::Case the_case = small_case();
  const Json results = fixture_results();
  const Json view = theories_view(context_of(the_case, results));
  EXPECT_EQ(view["theories_headline"],
            "Two of three theories survive; “Spiral” and “Nothing we do "
            "matters” are tied at the head");
  EXPECT_EQ(view["theory_rows"][1]["tied_with"], "Spiral");
  EXPECT_EQ(view["theory_rows"][2]["unreliable"],
            "not reliable for provocation: too few effective draws");
  EXPECT_EQ(view["null_sentence"],
            "Were every effect of “Spiral” estimated at exactly none, the "
            "record would give odds of 2.6 to 1 for “Nothing we do matters” "
            "against it (1.0 nats): more than that no record of this size can "
            "say for it. It gives 1.5 to 1 against it.");
}

TEST(Brief, forecasts_worse_than_their_rival_are_named) {
  const casefile::Case the_case = small_case();
  const Json results = fixture_results();
  const Json view = expect_view(context_of(the_case, results));
  EXPECT_EQ(
      view["standing_sentence"],
      "Better than the harder of their two rivals, beyond chance: 0 of "
      "6. Worse: talks within 90 days. For these believe the rival. Scored "
      "worse than the base rate, though not beyond chance: talks within "
      "14 days.");
  EXPECT_EQ(
      view["unknown_sentence"],
      "Base rates leave out windows in which one may have happened that "
      "no fit reads: 40 of 14 days for talks, 40 of 30 days for talks and "
      "40 of 90 days for talks.");
  EXPECT_EQ(view["items"][1]["cells"][0]["f_percent"], "<1%");
  EXPECT_EQ(view["items"][0]["cells"][0]["f_two_speed"], "36%");
  EXPECT_EQ(view["items"][1]["cells"][0]["f_two_speed"], "not yet");
  EXPECT_EQ(view["track_rows"][0]["t_left_out"],
            "2 not covered, 1 without a base rate");
  EXPECT_EQ(view["track_rows"][1]["t_left_out"], "");
}

TEST(Brief, error_rates_are_printed_where_they_are_given) {
  EXPECT_FALSE(holds(page(), "errs on simulated records"));
  nlohmann::ordered_json results = fixture_results();
  results["error_rates"] = {{{"claim", "2"},
                             {"world", "our side reacts"},
                             {"ratio", 1.0},
                             {"wrong_strong", 3},
                             {"wrong_leans", 9},
                             {"records", 200}}};
  const std::string html = render_brief(small_case(), results);
  EXPECT_TRUE(holds(html, "errs on simulated records"));
  EXPECT_TRUE(holds(html, "<td data-h=\"World\">our side reacts</td>"));
}

TEST(Brief, a_case_without_results_still_makes_a_page_of_its_record) {
  casefile::Case bare = small_case();
  bare.tracks.clear();
  bare.forecast.items.clear();
  const std::string html =
      render_brief(bare, {{"head", fixture_results()["head"]}});
  EXPECT_TRUE(holds(html, "No claim was put to the record"));
  EXPECT_FALSE(holds(html, "<section id=\"lines\""));
  EXPECT_FALSE(holds(html, "<section id=\"expect\""));
}

TEST(Brief, what_a_record_can_show_is_computed_or_left_out) {
  const casefile::Case the_case = small_case();
  nlohmann::ordered_json results = fixture_results();
  const auto said = [&] {
    return bottom_line_view(context_of(the_case, results))["limits"]
        .get<std::string>();
  };
  results["claims"]["claims"] = {
      {{"form", "above"},
       {"estimate", {{"smallest_leaning", 1.41}, {"smallest_supported", 2.0}}}},
      {{"form", "above"},
       {"estimate", {{"smallest_leaning", 2.4}, {"smallest_supported", 3.71}}}},
      {{"form", "below"}, {"estimate", {{"smallest_leaning", 0.52}}}}};
  EXPECT_EQ(said(),
            "The smallest true increase that would be called “leans for” in "
            "four records of five is ×1.4 to ×2.4 over the claims; "
            "“supported”, ×2.0 to ×3.7. The smallest true decrease that would "
            "be called “leans for” in four records of five is ×0.52.");
  results["claims"]["claims"] = nlohmann::ordered_json::array();
  EXPECT_EQ(said(), "");
  results["error_rates"] = {
      {{"records", 200}, {"wrong_strong", 1}, {"wrong_leans", 5}},
      {{"records", 200}, {"wrong_strong", 0}, {"wrong_leans", 7}}};
  EXPECT_EQ(said(),
            "On 400 simulated records of this size whose truth is known the "
            "word was “supported” or “contradicted” and wrong once (<1%), and "
            "leaning or stronger and wrong 12 times (3%).");
}

// What a case may leave out: nothing of it leaves a heading or a column.
casefile::Case bare_case() {
  casefile::Case bare = small_case();
  bare.tracks.clear();
  bare.forecast.items.clear();
  bare.theories.clear();
  bare.claims.clear();
  bare.contest_outcomes.clear();
  for (record::Group& group : bare.groups)
    group.gates.clear();
  auto& record = bare.record;
  record.coverage.clear();
  record.sources.clear();
  record.doubts.clear();
  record.second_coding.clear();
  return bare;
}

TEST(Brief, a_bare_case_has_no_empty_table_list_or_heading) {
  const std::string html =
      render_brief(bare_case(), {{"head", fixture_results()["head"]}});
  for (const char* shape :
       {"<tbody>\\s*</tbody>", "<ol[^>]*>\\s*</ol>", "<ul[^>]*>\\s*</ul>",
        "<td[^>]*>\\s*</td>", "<h[23]>\\s*</h[23]>",
        "<h3>[^<]*</h3>\\s*(<h3>|</div>|</section>)", "<p[^>]*>\\s*</p>"}) {
    std::smatch found;
    EXPECT_FALSE(std::regex_search(html, found, std::regex(shape)))
        << found.str();
  }
  for (const char* about :
       {"Lines", "Hotline", "Poorly covered", "density of sources", "era",
        "season", "accent", "Bars:", "0 acts", " 0 from", "Class", "Verdict",
        "Confidence", "Coded twice", "Theor", "What a record"}) {
    const std::size_t at = html.find(about, html.find("<body>"));
    EXPECT_TRUE(at == std::string::npos || at > html.find("<script>"))
        << about << ": " << html.substr(at, 80);
  }
}

TEST(Brief, lines_that_are_open_are_counted_among_all_that_are_drawn) {
  casefile::Case the_case = small_case();
  auto& record = the_case.record;
  record.acts[10].lines = {"east"};  // the west line stays open
  the_case.tracks[1].at_risk = false;
  const Json results = fixture_results();
  const Context context = context_of(the_case, results);
  EXPECT_EQ(state_view(context)["state_headline"],
            "One of two lines open, the last talks 873 days ago and the last "
            "provocation 1,278 days ago");
  EXPECT_EQ(headlines(the_case, results)[2],
            "One of two lines was shut on 31 December 2023; talks followed the "
            "one restoration within 30 days.");
}

TEST(Brief, a_name_keeps_its_capital_in_a_sentence) {
  casefile::Case the_case = small_case();
  the_case.actors["N"] = "India";
  the_case.record.acts[2].summary = "A patrol of Frontier rangers and a test";
  the_case.record.acts[3].summary = "Rangers talk";
  const Json results = fixture_results();
  const Context context = context_of(the_case, results);
  EXPECT_EQ(lowered(context, "Indian patrol"), "Indian patrol");
  EXPECT_EQ(lowered(context, "Frontier patrol"), "Frontier patrol");
  EXPECT_EQ(lowered(context, "Rangers on the ridge"), "rangers on the ridge");
  EXPECT_EQ(lowered(context, "A patrol"), "a patrol");
  EXPECT_EQ(lowered(context, "ICBM test"), "ICBM test");
}

std::string inflated(const std::string& base64_of_gzip) {
  std::string bytes, out(1U << 24U, '\0');
  unsigned group = 0;
  int letters = 0;
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (const char c : base64_of_gzip) {
    if (c == '=') break;
    group = group << 6U | static_cast<unsigned>(kLetters.find(c));
    if (++letters % 4 == 1) continue;
    bytes += static_cast<char>(group >> (2U * (4 - letters % 4) % 8) & 255U);
  }
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Brief, a_large_record_lists_what_the_page_names_and_packs_the_rest) {
  casefile::Case large = small_case();
  auto& acts = large.record.acts;
  for (int i = 0; i < 20000; ++i) {
    record::Act act = acts.back();
    act.day = act.end = make_day(2024, 3, 1) + i / 100;
    act.id = "2024.S.notice." + std::to_string(i);
    act.summary = "Nothing, \"seen\" twice";
    acts.push_back(act);
  }
  const std::string html = render_brief(large, fixture_results());
  EXPECT_FALSE(holds(html, "id=\"act-2024.S.notice.7\""));
  EXPECT_TRUE(holds(html, "id=\"act-2023-04-07.N.hotline_unanswered.1\""));
  const std::regex link("href=\"#(act-[^\"]+)\"");
  for (std::sregex_iterator i(html.begin(), html.end(), link), end; i != end;
       ++i) {
    EXPECT_TRUE(holds(html, "id=\"" + std::string((*i)[1]) + "\"")) << (*i)[1];
  }
  const std::string start =
      "download=\"acts.csv.gz\" href=\"data:application/gzip;base64,";
  const std::size_t from = html.find(start) + start.size();
  const std::string table =
      inflated(html.substr(from, html.find('"', from) - from));
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 20000 + 12 + 1);
  EXPECT_TRUE(
      holds(table, "\n2024.S.notice.19999,2024-09-16,,day,N,,theirs,test,"));
  EXPECT_TRUE(holds(table, ",\"Nothing, \"\"seen\"\" twice\","));
  EXPECT_LT(html.size(), 1'000'000U);
}

TEST(Packed, base64_is_that_of_its_definition) {
  EXPECT_EQ(base64("Man"), "TWFu");
  EXPECT_EQ(base64("Ma"), "TWE=");
  EXPECT_EQ(base64("M"), "TQ==");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
  EXPECT_EQ(inflated(base64(gzip("acts"))), "acts");
}

// Unescaped text may enter a template only under a name that says so.
TEST(Templates, unescaped_keys_are_named_html_or_svg) {
  const std::regex raw("\\{\\{\\{(\\w+)\\}\\}\\}");
  for (const auto& entry : std::filesystem::directory_iterator(
           "src/entente/report/page/templates")) {
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const std::string all = text.str();
    for (std::sregex_iterator i(all.begin(), all.end(), raw), end; i != end;
         ++i) {
      const std::string key = (*i)[1];
      EXPECT_TRUE(key.ends_with("_html") || key.ends_with("_svg"))
          << entry.path() << ": " << key;
    }
  }
}

TEST(Sources, only_web_addresses_become_links) {
  EXPECT_EQ(
      source_html("https://www.example.org/a?b=1&c=2"),
      "<a href=\"https://www.example.org/a?b=1&amp;c=2\">example.org</a>");
  EXPECT_EQ(source_html("javascript:alert(1)"), "javascript:alert(1)");
  EXPECT_EQ(source_html("https://x.org/\" onclick=\"y"),
            "https://x.org/&quot; onclick=&quot;y");
}

TEST(Downloads, cells_with_commas_and_quotes_are_quoted) {
  EXPECT_EQ(csv_line({"a", "b,c", "say \"d\"", ""}),
            "a,\"b,c\",\"say \"\"d\"\"\",\n");
  EXPECT_EQ(data_link("text/csv", "a b\"<é"),
            "data:text/csv;charset=utf-8,a%20b%22%3C%C3%A9");
}

}  // namespace
}  // namespace entente::report
