// The traps of each format, a small file of our own for each.
#include "fixture.hpp"

namespace entente::candidates {
namespace {

TEST(Icews, a_meeting_told_from_both_sides_is_one_event_with_its_publishers) {
  Desk desk;
  const Account account = desk.import(
      "icews", kIcewsHeader +
                   icews("1", "2018-07-01", "Alba", "Consult", "040", "Boria") +
                   icews("2", "2018-07-01", "Boria", "Host a visit", "043",
                         "Alba", "Radio") +
                   icews("3", "2018-07-01", "Alba", "Make a visit", "042",
                         "Boria", "Gazette"));
  EXPECT_EQ(account.lines, 4);
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(account.mirrored, 1);
  EXPECT_EQ(account.reports, 1);
  EXPECT_NE(desk.folder.bytes("candidates.csv").find("Gazette; Radio"),
            std::string::npos);
}

TEST(Icews, an_id_names_a_row_together_with_its_date) {
  Desk desk;
  const Account account = desk.import(
      "icews", kIcewsHeader +
                   icews("1", "2018-07-01", "Alba", "Fight", "190", "Boria") +
                   icews("1", "2018-08-01", "Alba", "Fight", "190", "Boria") +
                   icews("1", "2018-07-01", "Alba", "Fight", "190", "Boria"));
  EXPECT_EQ(account.candidates, 2);
  EXPECT_EQ(account.duplicates, 1);
}

TEST(Icews, what_is_missing_is_null_or_na_or_empty) {
  Desk desk;
  const Account account = desk.import(
      "icews", kIcewsHeader +
                   icews("1", "2018-07-01", "Alba", "Fight", "NULL", "Boria") +
                   icews("2", "2018-07-01", "Alba", "Fight", "NA", "Boria") +
                   icews("3", "2018-07-01", "Alba", "Fight", "", "Boria") +
                   icews("4", "NA", "Alba", "Fight", "190", "Boria") +
                   icews("5", "2018-07-01", "Alba", "Fight", "190", "NULL"));
  EXPECT_EQ(rows_of(account.refused, "no code"), 3);
  EXPECT_EQ(rows_of(account.refused, "no date"), 1);
  EXPECT_EQ(rows_of(account.outside, "only one actor"), 1);
}

TEST(Icews, a_row_without_code_is_known_by_its_name) {
  Desk desk;
  const Account account =
      desk.import("icews", kIcewsHeader + icews("1", "2018-07-01", "Alba",
                                                "Consult", "NULL", "Boria"));
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(desk.events.at(0).code, "040");
}

// Events.2017.20200602.tab has dates 1/1/2017 and no column of codes.
TEST(Icews, the_file_of_2017_has_other_dates_and_no_codes) {
  Desk desk;
  const Account account =
      desk.import("icews",
                  "Event ID\tEvent Date\tSource Name\tEvent Text\tTarget Name\n"
                  "1\t1/1/2018\tAlba\tConsult\tBoria\n"
                  "2\t12/31/2018\tAlba\tConsult\tBoria\n"
                  "3\t31/12/2018\tAlba\tConsult\tBoria\n");
  EXPECT_EQ(account.candidates, 2);
  EXPECT_EQ(iso(desk.events.at(0).day), "2018-01-01");
  EXPECT_EQ(rows_of(account.refused, "a date in no form that is known"), 1);
}

TEST(Icews, codes_are_texts_and_their_beginnings_count) {
  Desk desk;
  const Account account = desk.import(
      "icews",
      kIcewsHeader +
          icews("1", "2018-07-01", "Alba", "Threaten", "13y", "Boria") +
          icews("2", "2018-07-01", "Alba", "State", "010", "Boria") +
          icews("3", "2018-07-01", "Alba", "Demand", "10", "Boria") +
          icews("4", "2018-07-01", "Alba", "Aid", "070", "Boria"));
  EXPECT_EQ(account.candidates, 2);  // 13y is 13, and 10 is not 010
  EXPECT_EQ(desk.events.at(0).kind, "clash");
  EXPECT_EQ(desk.events.at(1).kind, "hotline_severed");
  EXPECT_EQ(account.codes_without_kind.at("010"), 1);
  EXPECT_EQ(account.codes_without_kind.at("070"), 1);  // Boria alone gives aid
}

// .tab of Dataverse is quoted again; sectors come in any order.
TEST(Icews,
     quotation_marks_around_cells_and_the_order_of_sectors_do_not_count) {
  Desk desk;
  const std::string row =
      icews("1", "2018-07-01", "\"Alba\"", "Fight", "\"190\"", "Boria");
  std::string other = icews("2", "2018-07-01", "Alba", "Fight", "190", "Boria");
  other.replace(other.find("Government"), 10, "\"Police, Government\"");
  const Account account = desk.import("icews", kIcewsHeader + row + other);
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(account.reports, 1);
}

// A row of GDELT: 57 or 58 columns in 1.0, 61 in 2.0.
std::string gdelt(std::size_t columns,
                  const std::string& id,
                  const std::string& date,
                  const std::string& added) {
  std::vector<std::string> cells(columns);
  cells[0] = id;
  cells[1] = date;
  cells[5] = "ALBGOV";
  cells[6] = "MINISTER";
  cells[7] = "ALB";
  cells[15] = cells[16] = "BOR";
  cells[26] = "190";
  cells[29] = "4";
  cells[30] = "-10.0";
  const std::size_t last = columns == 57 ? 56 : columns - 2;
  cells[last] = added;
  if (columns > 57) cells[last + 1] = "http://www.gazette.example/a?b";
  std::string row;
  for (const std::string& cell : cells)
    row += (row.empty() && &cell == &cells.front() ? "" : "\t") + cell;
  return row + "\n";
}

TEST(Gdelt, rows_of_57_and_58_columns_are_read_in_one_file) {
  Desk desk;
  const Account account =
      desk.import("gdelt1", gdelt(57, "1", "20180701", "20180702") +
                                gdelt(58, "2", "20180801", "20180801") +
                                gdelt(61, "3", "20180901", "20180901"));
  EXPECT_EQ(account.header, 0);
  EXPECT_EQ(account.candidates, 2);
  EXPECT_EQ(rows_of(account.refused, "another number of cells (61)"), 1);
  EXPECT_EQ(desk.events.at(1).publisher, "gazette.example");
  EXPECT_EQ(*desk.events.at(0).goldstein, -10);
}

TEST(Gdelt, a_day_long_before_the_report_is_no_day_of_an_event) {
  Desk desk;
  const Account account =
      desk.import("gdelt2", gdelt(61, "1", "20060701", "20160702143000") +
                                gdelt(61, "2", "20160701", "20160702143000"));
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(rows_of(account.refused,
                    "dated more than 60 days before it was reported"),
            1);
}

const char* const kPolecat =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad "
    "Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor "
    "Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor "
    "ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient "
    "Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia "
    "Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\t"
    "Longitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication "
    "Date\tStory People\tStory Organizations\tStory "
    "Locations\tLanguage\tVersion";

std::string polecat(const std::string& id,
                    const std::string& type,
                    const std::string& actor,
                    const std::string& recipient,
                    const std::string& source = "Gazette") {
  std::vector<std::string> cells(40, "None");
  cells[0] = id;
  cells[1] = "2018-07-01";
  cells[2] = type;
  cells[7] = actor;
  cells[15] = recipient;
  cells[33] = source;
  std::string row = cells[0];
  for (std::size_t i = 1; i < cells.size(); ++i)
    row += "\t" + cells[i];
  return row;
}

TEST(Polecat, empty_columns_may_follow_the_last) {
  Desk desk;
  const Account account = desk.import(
      "polecat", std::string(kPolecat) + "\t\t\n" +
                     polecat("A1", "ASSAULT", "Alba", "Boria") + "\t\t\n" +
                     polecat("A2", "AID", "Boria", "Alba") + "\n");
  EXPECT_EQ(account.candidates, 2);
}

TEST(Polecat, a_header_with_more_names_than_cells_is_not_believed) {
  Desk desk;
  std::string header = kPolecat;
  header.insert(header.find("Event Type"), "Headline\t");
  const Account account = desk.import(
      "polecat",
      header + "\n" + polecat("A1", "ASSAULT", "Alba", "Boria") + "\n");
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(desk.events.at(0).code, "ASSAULT");
}

TEST(Polecat, lists_of_actors_are_lists_and_latin_letters_are_read) {
  Desk desk;
  const Account account = desk.import(
      "polecat", std::string(kPolecat) + "\n" +
                     polecat("A1", "ASSAULT", "Alba;Citizen (Alba)",
                             "Boria; Zo\xEB M\xFCller", "Le Caf\xE9") +
                     "\n");
  EXPECT_EQ(account.candidates, 1);
  EXPECT_EQ(desk.events.at(0).target, "BOR");
  EXPECT_EQ(desk.events.at(0).publisher, "Le Café");
  const Account alone = desk.import(
      "polecat", std::string(kPolecat) + "\n" +
                     polecat("A2", "ASSAULT", "Alba", "Zo\xEB M\xFCller") +
                     "\n");
  EXPECT_EQ(alone.reports, 1);
}

std::string ucdp_row(const std::string& id, const std::string& precision) {
  std::vector<std::string> cells(49, "x");
  cells[0] = id;
  cells[5] = "1";
  cells[14] = "Alba";
  cells[17] = "Boria";
  cells[22] = "\"Shots, \"\"many\"\"\nat noon\"";
  cells[37] = precision;
  cells[38] = "2018-07-0" + id + " 00:00:00.000";
  std::string row = cells[0];
  for (std::size_t i = 1; i < cells.size(); ++i)
    row += "," + cells[i];
  return row + "\n";
}

TEST(Ucdp, a_file_may_have_no_header_and_cells_may_hold_lines) {
  Desk desk;
  const Account account =
      desk.import("ucdp", ucdp_row("1", "1") + ucdp_row("2", "4"));
  EXPECT_EQ(account.header, 0);
  EXPECT_EQ(account.rows, 2);
  EXPECT_EQ(account.inside_cells, 2);
  EXPECT_EQ(account.candidates, 2);
  EXPECT_EQ(desk.events.at(1).precision, record::Precision::month);
  EXPECT_NE(desk.events.at(0).text.find("Shots, \"many\" at noon"),
            std::string::npos);
}

TEST(Acled, a_byte_order_mark_and_dates_in_words) {
  Desk desk;
  const Account account = desk.import(
      "acled",
      "\xEF\xBB\xBF"
      "event_id_cnty,event_date,time_precision,event_type,"
      "sub_event_type,actor1,actor2,source,notes\r\n"
      "ALB1,2018-07-01,1,Battles,Armed clash,Alba,Boria,Gazette,\"One, "
      "two\"\r\n"
      "ALB2,31 July 2018,1,Battles,Armed clash,Alba,Boria,Gazette,x\r\n"
      "ALB3,2018-07-02,1,Battles,Armed clash,Alba,\"Boria\r\n");
  EXPECT_EQ(account.candidates, 2);
  EXPECT_EQ(desk.events.at(0).code, "Battles/Armed clash");
  EXPECT_EQ(iso(desk.events.at(1).day), "2018-07-31");
  EXPECT_EQ(rows_of(account.refused, "a quotation mark that never ends"), 1);
}

TEST(Own, a_description_says_which_column_is_what) {
  Desk desk;
  Diagnostics mistakes;
  const Layout layout = read_layout(
      "name = \"mine\"\nmap = \"test\"\nseparator = \"semicolon\"\nheader = "
      "false\ndates = [\"YYYYMMDD\"]\n[columns]\ndate = 1\nactor = 2\ntarget = "
      "4\ncode = 3\n",
      "mine.toml", mistakes);
  ASSERT_TRUE(mistakes.empty());
  const std::string rows = "20180701;Alba;190;Boria\n20180702;Alba;040;Boria\n";
  EXPECT_EQ(desk.import(layout, rows).candidates, 2);
  // Rows without an id are known by their text.
  EXPECT_EQ(desk.import(layout, rows).again, 2);
}

TEST(Formats, what_is_no_table_is_refused_as_what_it_is) {
  Desk desk;
  EXPECT_NE(desk.import("icews", "PK\x03\x04zip").stopped.find("ZIP"),
            std::string::npos);
  EXPECT_NE(desk.import("icews", "<!doctype html>\n").stopped.find("page"),
            std::string::npos);
  EXPECT_NE(desk.import("icews", "a\tb\n").stopped.find("'Event Date'"),
            std::string::npos);
}

}  // namespace
}  // namespace entente::candidates
