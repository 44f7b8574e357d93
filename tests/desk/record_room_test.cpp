#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/rooms/rooms.hpp"

#include "../keep/fixture.hpp"

namespace entente::desk {
namespace {

// The desk on a folder of the small case, asked without a socket.
class Record : public testing::Test {
 protected:
  Response get(const std::string& path, const Pairs& query = {}) {
    Request request;
    request.path = path;
    request.query = query;
    return answer(desk, request);
  }
  std::size_t rows(const Pairs& query) {
    const std::string body = get("/record", query).body;
    std::size_t n = 0;
    for (std::size_t at = body.find("data-row"); at != std::string::npos;
         at = body.find("data-row", at + 1))
      ++n;
    return n;
  }
  static bool has(const Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }

  keep::Folder folder;
  Desk desk{Keeper(folder.path()), "form", {}};
};

TEST_F(Record, lists_the_newest_act_first) {
  const Response page = get("/record");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(rows({}), 10u);
  EXPECT_LT(page.body.find("Shots from the shore"),
            page.body.find("A line between the harbour masters"));
  const Response other = get("/record", {{"order", "oldest"}});
  EXPECT_GT(other.body.find("Shots from the shore"),
            other.body.find("A line between the harbour masters"));
  EXPECT_EQ(get("/").status, 303);
  EXPECT_EQ(get("/nowhere").status, 404);
  EXPECT_EQ(get("/record/nowhere").status, 404);
  EXPECT_EQ(get("/recordx").status, 404);
}

TEST_F(Record, finds_acts_by_what_they_are_and_say) {
  EXPECT_EQ(rows({{"kind", "clash"}}), 2u);
  EXPECT_EQ(rows({{"kind", "clash"}, {"kind", "aid_delivered"}}), 4u);
  EXPECT_EQ(rows({{"actor", "ALB"}}), 6u);
  EXPECT_EQ(rows({{"line", "harbour"}}), 3u);
  EXPECT_EQ(rows({{"check", "date-unverified"}}), 1u);
  EXPECT_EQ(rows({{"year", "2019"}, {"actor", "BOR"}}), 3u);
  EXPECT_EQ(rows({{"q", "GRAIN"}}), 2u);
  EXPECT_EQ(rows({{"q", "harbour grain"}}), 1u);
  EXPECT_EQ(rows({{"q", "\"without conditions\""}}), 1u);
  EXPECT_EQ(rows({{"from", "2018-05-20"}, {"to", "2018-06-02"}}), 2u);
  EXPECT_EQ(rows({{"kind", "no such kind"}}), 0u);
  EXPECT_TRUE(has(get("/record", {{"from", "yesterday"}}), "is no date"));
}

TEST_F(Record, counts_each_facet_under_what_is_asked_in_the_others) {
  record::Choice choice;
  choice.of(record::Facet::kind) = {"clash"};
  const record::Finder& finder = desk.keeper.now().loaded->finder();
  const record::Found found = finder.find(choice);
  const auto count = [&](record::Facet facet, const std::string& value) {
    const auto& values = finder.values(facet);
    const auto at = std::find(values.begin(), values.end(), value);
    return found.counts[static_cast<std::size_t>(facet)]
                       [static_cast<std::size_t>(at - values.begin())];
  };
  EXPECT_EQ(count(record::Facet::kind, "clash"), 2);
  EXPECT_EQ(count(record::Facet::kind, "aid_delivered"), 2);  // its own facet
  EXPECT_EQ(count(record::Facet::actor, "ALB"), 2);
  EXPECT_EQ(count(record::Facet::actor, "BOR"), 0);
  EXPECT_EQ(count(record::Facet::year, "2018"), 1);
}

TEST_F(Record, is_handed_out_as_what_is_shown) {
  const Response csv = get("/record.csv", {{"kind", "clash"}});
  const std::string all = folder.bytes("acts.csv");
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_EQ(std::count(csv.body.begin(), csv.body.end(), '\n'), 3);
  for (std::size_t at = 0; at < csv.body.size();
       at = csv.body.find('\n', at) + 1)
    EXPECT_NE(all.find(csv.body.substr(at, csv.body.find('\n', at) - at)),
              std::string::npos);
  const auto json =
      nlohmann::json::parse(get("/record.json", {{"kind", "clash"}}).body);
  ASSERT_EQ(json.size(), 2u);
  EXPECT_EQ(json[0]["id"], "2018-05-11.ALB.clash.1");
  EXPECT_TRUE(has(get("/record.bib", {{"kind", "clash"}}),
                  "url = {https://gazette.example/clash}"));
  EXPECT_EQ(get("/record.exe").status, 404);
}

TEST_F(Record, shows_an_act_with_what_stands_around_it) {
  const Response page =
      get("/record/act", {{"id", "2018-05-20.BOR.sanction_imposed.1"}});
  EXPECT_EQ(page.status, 200);
  for (const char* text :
       {"Boria stops landing rights", "Coast guards exchange shots",
        "Alba cuts the line", "Harbour Gazette", "acts.csv, line 4"})
    EXPECT_TRUE(has(page, text)) << text;
  const Response linked =
      get("/record/act", {{"id", "2018-05-11.ALB.clash.1"}});
  EXPECT_TRUE(has(linked, "href=\"https://gazette.example/clash\""));
  const auto json = nlohmann::json::parse(
      get("/record/act.json", {{"id", "2018-05-11.ALB.clash.1"}}).body);
  EXPECT_EQ(json["answered_by"][0], "2018-05-20.BOR.sanction_imposed.1");
  const Response wrong = get("/record/act", {{"id", "2018-05-12.ALB.clash.1"}});
  EXPECT_EQ(wrong.status, 404);
  EXPECT_TRUE(has(wrong, "2018-05-11.ALB.clash.1"));
}

TEST_F(Record, is_read_again_when_a_file_changes) {
  std::string acts = folder.bytes("acts.csv");
  const std::string summary = "Grain without conditions";
  acts.replace(acts.find(summary), summary.size(), "Grain and then more");
  folder.write("acts.csv", acts);
  EXPECT_TRUE(has(get("/record"), "Grain and then more"));
  // What does not check is told, and what was read before stays.
  const std::string kind = ",clash,";
  std::string ruined = acts;
  ruined.replace(ruined.find(kind), kind.size(), ",clasp,");
  folder.write("acts.csv", ruined);
  const Response page = get("/record");
  EXPECT_TRUE(has(page, " in the case’s files"));
  EXPECT_TRUE(has(page, "unknown kind &#39;clasp&#39;"));
  EXPECT_TRUE(has(page, "did you mean &#39;clash&#39;?"));
  EXPECT_TRUE(has(page, "Grain and then more"));
  folder.write("acts.csv", acts);
  EXPECT_FALSE(has(get("/record"), " in the case’s files"));
  // A TOML file in a folder counts, too.
  const long before = desk.keeper.now().loaded->number;
  EXPECT_EQ(desk.keeper.now().loaded->number, before);
  const auto claims = folder.files();
  for (const auto& [name, bytes] : claims)
    if (name.starts_with("claims/")) {
      folder.write(name, bytes + "# seen\n");
      break;
    }
  EXPECT_EQ(desk.keeper.now().loaded->number, before + 1);
}

TEST_F(Record, shows_text_as_text) {
  const std::string script = "<script>alert(1)</script>\"'&";
  const Response page =
      get("/record", {{"q", script}, {"kind", script}, {"from", script}});
  EXPECT_FALSE(has(page, "<script>alert"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert"));
  EXPECT_FALSE(has(get("/record/act", {{"id", script}}), "<script>alert"));
}

}  // namespace
}  // namespace entente::desk
