// What a person writes wrong in the tables of import/ is refused at its place.
#include "fixture.hpp"

namespace entente::candidates {
namespace {

const casefile::Case& the_case() {
  static const keep::Folder folder;
  static const casefile::Case value = casefile::read_case(folder.path()).value;
  return value;
}

std::string mistakes_of_actors(const std::string& rows) {
  Diagnostics mistakes;
  ActorTable::read("name,from,to,actor\n" + rows, "import/actors.csv",
                   the_case(), mistakes);
  std::string text;
  for (const Diagnostic& one : mistakes)
    text += to_text(one);
  return text;
}

std::string mistakes_of_map(const std::string& text) {
  Diagnostics mistakes;
  KindMap::read("version = \"t 1\"\n" + text, "import/t.toml", the_case(),
                mistakes);
  std::string all;
  for (const Diagnostic& one : mistakes)
    all += to_text(one);
  return all;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Actors, a_name_means_an_actor_of_the_case_on_its_days) {
  Diagnostics mistakes;
  const ActorTable table =
      ActorTable::read(kActors, "import/actors.csv", the_case(), mistakes);
  ASSERT_TRUE(mistakes.empty());
  using What = ActorTable::Found::What;
  const auto find = [&](std::string_view name, const char* day) {
    return table.find(name, "", "", *parse_day(day));
  };
  EXPECT_EQ(find("ADA PRIM", "2018-12-31").actor, "ALB");
  EXPECT_EQ(find("Ada Prim", "2019-01-01").what, What::left_out);
  EXPECT_EQ(find("Ada Prim", "2014-04-30").what, What::unknown);
  EXPECT_EQ(find("Harbour Master (Boria)", "2018-01-01").actor, "BOR");
  EXPECT_EQ(find("Citizen (Alba)", "2018-01-01").what, What::left_out);
  EXPECT_EQ(table.find("Nobody", "ALBX", "ALB", 17000).actor, "ALB");
  EXPECT_EQ(find("Albania", "2018-01-01").what, What::unknown);  // not guessed
}

TEST(Actors, mistakes_are_refused_at_their_place) {
  EXPECT_TRUE(has(mistakes_of_actors("Alba,,,ALBA\n"),
                  "import/actors.csv:2:8: 'ALBA' is no actor"));
  EXPECT_TRUE(has(mistakes_of_actors("A,2018-02-01,2018-01-01,ALB\n"),
                  "import/actors.csv:2:"));
  EXPECT_TRUE(has(mistakes_of_actors("A,,2018-06-01,ALB\na,2018-06-01,,BOR\n"),
                  "import/actors.csv:3:1: 'a' stands twice"));
  EXPECT_EQ(mistakes_of_actors("A,,2018-06-01,ALB\na,2018-06-02,,BOR\n"), "");
}

TEST(Map, mistakes_are_refused_at_their_place) {
  EXPECT_TRUE(has(mistakes_of_map("[[rule]]\ncodes = [\"19\"]\nkind = "
                                  "\"clsh\"\n"),
                  "import/t.toml:4:8: 'clsh' is no kind"));
  EXPECT_TRUE(has(mistakes_of_map("[[rule]]\ncodes = [\"19\"]\nkind = "
                                  "\"clash\"\nactors = [\"XYZ\"]\n"),
                  "import/t.toml:5:11: 'XYZ' is no actor"));
  EXPECT_TRUE(
      has(mistakes_of_map("[[rule]]\nkind = \"clash\"\n"), "names no code"));
  EXPECT_TRUE(has(mistakes_of_map("[[rule]]\ncodes = [19]\nkind = "
                                  "\"clash\"\n"),
                  "import/t.toml:3:"));
  EXPECT_TRUE(has(mistakes_of_map("[[rule]]\ncodes = [\"19\"]\nkind = "
                                  "\"clash\"\n[[rule]]\ncodes = [\"19\"]\n"
                                  "kind = \"talks_held\"\n"),
                  "import/t.toml:6:10: an earlier rule takes every row"));
  EXPECT_TRUE(has(mistakes_of_map(""), "no [[rule]]"));
  EXPECT_TRUE(has(mistakes_of_map("[[rule]]\ncodes = [\"19\"]\nkind = "
                                  "\"clash\"\ntarget = [\"BOR\"]\n"),
                  "target"));
}

TEST(Map, the_longest_beginning_of_a_code_that_fits_the_actors_holds) {
  Diagnostics mistakes;
  const KindMap map = KindMap::read(
      "version = \"t 1\"\n"
      "[[rule]]\ncodes = [\"19\"]\nkind = \"clash\"\n"
      "[[rule]]\ncodes = [\"194\"]\nkind = \"sanction_imposed\"\nactors = "
      "[\"BOR\"]\n",
      "import/t.toml", the_case(), mistakes);
  ASSERT_TRUE(mistakes.empty());
  EXPECT_EQ(map.find("1940", {"BOR"}, {"ALB"})->kind, "sanction_imposed");
  EXPECT_EQ(map.find("1940", {"ALB"}, {"BOR"})->kind, "clash");
  EXPECT_EQ(map.find("1", {"ALB"}, {"BOR"}), nullptr);
  EXPECT_EQ(map.find("019", {"ALB"}, {"BOR"}), nullptr);
}

std::string mistakes_of_layout(const std::string& text) {
  Diagnostics mistakes;
  read_layout(text, "mine.toml", mistakes);
  std::string all;
  for (const Diagnostic& one : mistakes)
    all += to_text(one);
  return all;
}

TEST(Columns, mistakes_are_refused_at_their_place) {
  const std::string head = "name = \"mine\"\nmap = \"cameo\"\n";
  EXPECT_TRUE(has(mistakes_of_layout(head), "there is no [columns]"));
  EXPECT_TRUE(has(mistakes_of_layout(head + "[columns]\ndat = \"x\"\n"),
                  "mine.toml:4:1: 'dat' is no part"));
  EXPECT_TRUE(has(mistakes_of_layout(head + "[columns]\ndate = \"x\"\n"),
                  "says nothing of 'actor'"));
  EXPECT_TRUE(has(mistakes_of_layout(head + "dates = [\"D.M.\"]\n[columns]\n"),
                  "mine.toml:3:10: 'D.M.' is no form of dates"));
  EXPECT_TRUE(has(mistakes_of_layout(head + "header = false\n[columns]\ndate = "
                                            "\"day\"\n"),
                  "mine.toml:5:8: this is no number of a column"));
}

// The maps that are shipped are read without a mistake, and every kind that
// they give is one that the case has.
TEST(Korea, its_maps_and_actors_read) {
  const casefile::Case korea = casefile::read_case("cases/korea").value;
  Diagnostics mistakes;
  for (const char* const map : {"cameo", "plover", "ucdp", "acled"}) {
    const std::string file = std::string("import/") + map + ".toml";
    KindMap::read(casefile::bytes_of("cases/korea/" + file), file, korea,
                  mistakes);
  }
  ActorTable::read(casefile::bytes_of("cases/korea/import/actors.csv"),
                   "import/actors.csv", korea, mistakes);
  for (const Diagnostic& one : mistakes)
    ADD_FAILURE() << to_text(one);
}

}  // namespace
}  // namespace entente::candidates
