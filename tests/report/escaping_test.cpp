// Text of a case reaches HTML, CSS, CSV and addresses as text and nothing else.
#include <regex>

#include <gtest/gtest.h>

#include "entente/core/hash.hpp"
#include "entente/report/page/brief.hpp"
#include "entente/report/sections/downloads.hpp"
#include "entente/report/tables/csv.hpp"
#include "entente/report/words/markup.hpp"
#include "entente/report/words/source_links.hpp"
#include "entente/report/words/words.hpp"

#include "small_case.hpp"

namespace entente::report {
namespace {

std::string between(const std::string& text,
                    const std::string& from,
                    const std::string& to) {
  const std::size_t start = text.find(from);
  EXPECT_NE(start, std::string::npos) << from;
  const std::size_t end = text.find(to, start + from.size());
  EXPECT_NE(end, std::string::npos) << to;
  return text.substr(start + from.size(), end - start - from.size());
}

std::string page_titled(const std::string& title) {
  casefile::Case the_case = small_case();
  the_case.title = title;
  nlohmann::ordered_json results = fixture_results();
  results["head"]["title"] = title;
  return render_brief(the_case, results);
}

TEST(Policy, allows_the_style_and_the_script_of_the_page_and_nothing_else) {
  const std::string html = render_brief(small_case(), fixture_results());
  const std::string policy = between(
      html, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; ")) << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos) << policy;
  const std::string style = between(html, "<style>", "</style>");
  const std::string script = between(html, "<script>", "</script>");
  EXPECT_NE(policy.find("style-src 'sha256-" + sha256_base64(style) + "'"),
            std::string::npos);
  EXPECT_NE(policy.find("script-src 'sha256-" + sha256_base64(script) + "'"),
            std::string::npos);
  EXPECT_LT(html.find("Content-Security-Policy"), html.find("<style>"));
  EXPECT_FALSE(std::regex_search(html, std::regex(" style=\"| on[a-z]+=\"")));
}

TEST(Policy, follows_the_title_in_the_style) {
  for (const char* title :
       {"A", "a\"b", "</style><script>x</script>", "\\", "x\fy",
        "}\n*{background:url(//x.example)}", "\u05E9\u05DC\u05D5\u05DD"}) {
    const std::string html = page_titled(title);
    const std::string style = between(html, "<style>", "</style>");
    EXPECT_NE(html.find("'sha256-" + sha256_base64(style) + "'"),
              std::string::npos);
    const std::string foot = between(style, "content: \"", "\"; font");
    EXPECT_EQ(foot.find_first_of("\"<>{}()/;:\n\f"), std::string::npos) << foot;
    EXPECT_EQ(html.find("<script>x"), std::string::npos);
  }
}

TEST(Escape, isolates_what_is_written_from_right_to_left) {
  EXPECT_EQ(escape("left & right"), "left &amp; right");
  EXPECT_EQ(escape("\u05E9\u05DC 3"), "\u2068\u05E9\u05DC 3\u2069");
  EXPECT_EQ(escape("a \u0627 <"), "\u2068a \u0627 &lt;\u2069");
  EXPECT_EQ(escape_attribute("#act-\u05E9"), "#act-\u05E9");
  EXPECT_NE(
      page_titled("\u05E9\u05DC").find("<h1>\u2068\u05E9\u05DC\u2069</h1>"),
      std::string::npos);
}

TEST(Sources, the_host_that_is_shown_is_the_one_that_is_opened) {
  EXPECT_EQ(host_of("https://un.example:pw@evil.example/x"), "evil.example");
  EXPECT_EQ(host_of("https://un.example@evil.example:8080/x@y"),
            "evil.example");
  EXPECT_EQ(host_of("https://www.un.example:443"), "un.example");
  EXPECT_FALSE(is_address("https://evil.example\\@un.example/"));
  for (const char* address :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x",
        " https://x.example", "vbscript:x", "//x.example"})
    EXPECT_EQ(source_html(address).find("<a "), std::string::npos) << address;
}

TEST(Downloads, no_cell_is_a_formula_and_numbers_stay_numbers) {
  EXPECT_EQ(csv_line({"=1+1", "+cmd|x", "-a", "@x", "\tx"}),
            "'=1+1,'+cmd|x,'-a,'@x,\"'\tx\"\n");
  EXPECT_EQ(csv_line({"-0.5", "-1e-07", "2", "-", "a=b", "-1-1"}),
            "-0.5,-1e-07,2,'-,a=b,'-1-1\n");
  EXPECT_EQ(csv_line({"=HYPERLINK(\"x\",\"y\")", "\r=1"}),
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",\"'\r=1\"\n");
}

}  // namespace
}  // namespace entente::report
