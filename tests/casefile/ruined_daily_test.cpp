// daily.csv and the [density] that reads it.
#include <gtest/gtest.h>

#include "ruin.hpp"

namespace entente::casefile {
namespace {

const char* const kRows =
    "source,date,actor,target,quad,events,goldstein\n"
    "icews,2018-01-01,ALB,BOR,4,3,-2.5\n"
    "icews,2018-01-01,BOR,ALB,1,2,\n"
    "icews,2018-01-02,ALB,BOR,4,1,5\n"
    "gdelt1,2018-01-03,ALB,BOR,4,9,-9\n";

// The small case with daily.csv, and [density] reading it as the page shows.
Files daily_case(const std::string& rows, const std::string& keys) {
  Files files = ruined("case.toml", "classes = [\"press\", \"broadcast\"]",
                       "file = \"daily.csv\"\n" + keys + "\n#");
  files["daily.csv"] = rows;
  return files;
}

theory::DensitySpec density_of(const Files& files) {
  const Reading reading = read_case(files, "small");
  EXPECT_TRUE(reading.diagnostics.empty()) << mistakes_of(files);
  return reading.value.model.density;
}

TEST(Daily, sums_the_rows_that_are_asked_for) {
  const auto sum = [](const std::string& keys) {
    std::string text;
    for (const auto& one :
         density_of(daily_case(kRows, "source = \"icews\"\n" + keys)).daily)
      text += iso(one.day) + " " + std::to_string(one.events) + " " +
              std::to_string(one.scored) + " " + std::to_string(one.goldstein) +
              "\n";
    return text;
  };
  EXPECT_EQ(sum(""),
            "2018-01-01 5.000000 3.000000 -7.500000\n"
            "2018-01-02 1.000000 1.000000 5.000000\n");
  EXPECT_EQ(sum("actors = [\"BOR\"]"),
            "2018-01-01 2.000000 0.000000 0.000000\n");
  EXPECT_EQ(sum("targets = [\"ALB\"]"), sum("quads = [\"1\"]"));
  const auto density =
      density_of(daily_case(kRows, "source = \"icews\"\nactors = [\"BOR\"]"));
  EXPECT_EQ(iso(density.daily_days.to), "2018-01-02");  // of the whole source
  EXPECT_EQ(density.of, theory::DensityOf::events);
}

TEST(Daily, is_in_the_data_hash_where_the_density_reads_it_alone) {
  const std::string key = "source = \"icews\"";
  const Files read = daily_case(kRows, key);
  Files other = read;
  other["daily.csv"] += "icews,2018-01-09,ALB,BOR,4,1,5\n";
  EXPECT_NE(hash_of(read), hash_of(other));
  Files unread = documented_case();
  unread["daily.csv"] = kRows;
  EXPECT_EQ(hash_of(unread), hash_of(documented_case()));
}

struct Slip {
  const char *name, *rows, *keys, *place, *problem;
};

class DailySlip : public testing::TestWithParam<Slip> {};

TEST_P(DailySlip, is_refused_with_its_place) {
  const Slip& slip = GetParam();
  const std::string row = "icews,2018-01-01,ALB,BOR,4,3,-2.5\n";
  const std::string head = "source,date,actor,target,quad,events,goldstein\n";
  const std::string text =
      mistakes_of(daily_case(head + row + slip.rows, slip.keys));
  EXPECT_NE(text.find(slip.place), std::string::npos) << text;
  EXPECT_NE(text.find(slip.problem), std::string::npos) << text;
  EXPECT_NE(text.find("  do:  "), std::string::npos) << text;
  EXPECT_EQ(mistakes_of(daily_case(head + row, "")), "");
}

INSTANTIATE_TEST_SUITE_P(
    the,
    DailySlip,
    testing::Values(
        Slip{"day", "icews,2018-13-01,ALB,BOR,4,3,\n", "",
             "daily.csv:3:7: ", "'2018-13-01' is no date"},
        Slip{"actor", "icews,2018-01-02,ALP,BOR,4,3,\n", "",
             "daily.csv:3:18: ", "unknown actor 'ALP'"},
        Slip{"quad", "icews,2018-01-02,ALB,BOR,5,3,\n", "",
             "daily.csv:3:26: ", "'5'"},
        Slip{"events", "icews,2018-01-02,ALB,BOR,4,-3,\n", "",
             "daily.csv:3:28: ", "-3"},
        Slip{"goldstein", "icews,2018-01-02,ALB,BOR,4,3,11\n", "",
             "daily.csv:3:30: ", "11"},
        Slip{"twice", "icews,2018-01-01,ALB,BOR,4,7,\n", "",
             "daily.csv:3:7: ", "stand twice"},
        Slip{"two_sources", "gdelt1,2018-01-01,ALB,BOR,4,7,\n", "",
             "case.toml:", "daily.csv has sums of 2 sources"},
        Slip{"no_such_source", "", "source = \"icew\"",
             "case.toml:", "daily.csv has no row of 'icew'"},
        Slip{"no_such_dyad", "", "actors = [\"BOR\"]",
             "case.toml:", "no row of daily.csv is of these"},
        Slip{"classes_too", "", "classes = [\"press\"]",
             "case.toml:", "'classes' stands beside 'file'"},
        Slip{"column", "", "column = \"mean\"", "case.toml:", "'mean'"},
        Slip{"quads", "", "quads = [\"5\"]", "case.toml:", "'5' is no quad"},
        Slip{"key", "", "tagets = [\"ALB\"]",
             "case.toml:", "did you mean 'targets'?"}),
    [](const auto& slip) { return std::string(slip.param.name); });

TEST(Daily, is_asked_for_by_name_and_must_be_there) {
  Files files = daily_case(kRows, "");
  files.erase("daily.csv");
  EXPECT_NE(mistakes_of(files).find("the case has no daily.csv"),
            std::string::npos);
  files = ruined("case.toml", "classes = [\"press\", \"broadcast\"]",
                 "file = \"dayly.csv\"");
  EXPECT_NE(mistakes_of(files).find("'dayly.csv' is no file of daily sums"),
            std::string::npos);
  files = ruined("case.toml", "classes = [\"press\", \"broadcast\"]",
                 "quads = [\"1\"]");
  EXPECT_NE(mistakes_of(files).find("'quads' stands without 'file'"),
            std::string::npos);
}

}  // namespace
}  // namespace entente::casefile
