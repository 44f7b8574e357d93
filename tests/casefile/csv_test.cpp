#include "entente/casefile/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente::casefile {
namespace {

struct Read {
  CsvTable table;
  Diagnostics diagnostics;
};

Read read(const std::string& bytes) {
  Read one;
  one.table = read_csv(bytes, "t.csv", one.diagnostics);
  return one;
}

TEST(Csv, keeps_line_and_column_of_every_cell) {
  const Read one = read("a,b\nx,\"y, z\"\n\"two\nlines\",w\n");
  ASSERT_TRUE(one.diagnostics.empty());
  ASSERT_EQ(one.table.rows.size(), 2U);
  const Cell& quoted = one.table.rows[0][1];
  EXPECT_EQ(quoted.text, "y, z");
  EXPECT_EQ(quoted.line, 2);
  EXPECT_EQ(quoted.column, 3);
  EXPECT_EQ(one.table.rows[1][0].text, "two\nlines");
  EXPECT_EQ(one.table.rows[1][0].line, 3);
  EXPECT_EQ(one.table.rows[1][1].line, 4);
  EXPECT_EQ(one.table.rows[1][1].column, 8);
}

TEST(Csv, counts_characters_and_not_bytes) {
  const Read one = read("a,b\nK\xC3\xB6rea,x\n");
  EXPECT_EQ(one.table.rows.at(0).at(1).column, 7);
}

TEST(Csv, reads_what_spreadsheets_write) {
  const Read one = read(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"say \"\"no\"\"\"\r\n\r\n2,");
  ASSERT_TRUE(one.diagnostics.empty());
  EXPECT_EQ(one.table.header.at(0).text, "a");
  ASSERT_EQ(one.table.rows.size(), 2U);
  EXPECT_EQ(one.table.rows[0][1].text, "say \"no\"");
  EXPECT_EQ(one.table.rows[1][0].text, "2");
  EXPECT_EQ(one.table.rows[1][0].line, 4);
  EXPECT_EQ(one.table.rows[1][1].text, "");
}

TEST(Csv, reports_rows_of_another_length_and_reads_on) {
  const Read one = read("a,b\n1\n1,2,3\n4,5\n");
  ASSERT_EQ(one.diagnostics.size(), 2U);
  EXPECT_EQ(one.diagnostics[0].place.line, 2);
  EXPECT_EQ(one.diagnostics[0].problem,
            "this row has 1 cells, the header has 2");
  EXPECT_EQ(one.diagnostics[1].place.line, 3);
  ASSERT_EQ(one.table.rows.size(), 1U);
  EXPECT_EQ(one.table.rows[0][1].text, "5");
}

TEST(Csv, reports_a_quotation_mark_where_none_can_stand) {
  const Read one = read("a,b\n\"x\"y,2\n");
  ASSERT_EQ(one.diagnostics.size(), 1U);
  EXPECT_EQ(one.diagnostics[0].place.line, 2);
  EXPECT_EQ(one.diagnostics[0].place.column, 4);
}

TEST(Csv, reports_a_cell_that_never_ends_where_it_begins) {
  const Read one = read("a,b\n1,\"x\n2,y\n");
  ASSERT_FALSE(one.diagnostics.empty());
  EXPECT_EQ(one.diagnostics[0].place.line, 2);
  EXPECT_EQ(one.diagnostics[0].place.column, 3);
}

TEST(Csv, reports_bytes_that_are_no_text) {
  const Read one = read("a,b\n1,\xFF\n");
  ASSERT_EQ(one.diagnostics.size(), 1U);
  EXPECT_EQ(one.diagnostics[0].place.line, 2);
  EXPECT_EQ(one.diagnostics[0].place.column, 3);
  EXPECT_EQ(first_bad_byte("ok\n\xE2\x82\xAC", "f").line, 0);
  EXPECT_EQ(first_bad_byte("\xC0\x80", "f").column, 1);       // overlong
  EXPECT_EQ(first_bad_byte("a\xED\xA0\x80", "f").column, 2);  // surrogate
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

RC_GTEST_PROP(Csv, gives_back_whatever_was_written, ()) {
  const auto printable = rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::inRange<char>(' ', '~'),
                     rc::gen::elementOf(std::string("\",\n\r\t"))));
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(3, printable));
  std::string bytes = "a,b,c\n";
  for (const auto& row : rows) {
    bytes +=
        quoted(row[0]) + "," + quoted(row[1]) + "," + quoted(row[2]) + "\n";
  }
  const Read one = read(bytes);
  RC_ASSERT(one.diagnostics.empty());
  RC_ASSERT(one.table.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      RC_ASSERT(one.table.rows[i][j].text == rows[i][j]);
    }
  }
}

}  // namespace
}  // namespace entente::casefile
