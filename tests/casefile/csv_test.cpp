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

TEST(Csv, makes_every_line_break_inside_a_cell_the_same) {
  const Read one = read("a,b\r\n\"two\r\nlines\",\"a\rb\"\r\n");
  ASSERT_TRUE(one.diagnostics.empty());
  ASSERT_EQ(one.table.rows.size(), 1U);
  EXPECT_EQ(one.table.rows[0][0].text, "two\nlines");
  EXPECT_EQ(one.table.rows[0][1].text, "a\nb");
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
}

struct Bytes {
  const char* name;
  std::string bytes;
  const char* words;
  int line, column;
};

class Unreadable : public ::testing::TestWithParam<Bytes> {};

TEST_P(Unreadable, is_refused_by_its_name) {
  const Read one = read(GetParam().bytes);
  ASSERT_EQ(one.diagnostics.size(), 1U);
  EXPECT_NE(one.diagnostics[0].problem.find(GetParam().words),
            std::string::npos)
      << one.diagnostics[0].problem;
  EXPECT_EQ(one.diagnostics[0].place.line, GetParam().line);
  EXPECT_EQ(one.diagnostics[0].place.column, GetParam().column);
  EXPECT_TRUE(one.table.header.empty());
  EXPECT_EQ(one.table.extent, Extent::part);
}

using namespace std::string_literals;

INSTANTIATE_TEST_SUITE_P(
    Tables,
    Unreadable,
    ::testing::Values(
        Bytes{"overlong", "a,b\n\xC0\x80,1\n", "no text in UTF-8", 2, 1},
        Bytes{"surrogate", "a,b\na\xED\xA0\x80,1\n", "UTF-8", 2, 2},
        Bytes{"cut_sequence", "a,b\n1,\xE2\x82", "UTF-8", 2, 3},
        Bytes{"cp949", "a,b\n\xC7\xD1\xB1\xB9,1\n", "UTF-8", 2, 1},
        Bytes{"nul", "a,b\n1,x\0y\n"s, "U+0000, a control", 2, 4},
        Bytes{"form_feed", "a,b\n1,\"x\fy\"\n", "U+000C, a control", 2, 5},
        Bytes{"escape", "a,b\n1,\x1b[31m\n", "U+001B, a control", 2, 3},
        Bytes{"delete", "a,b\n1,\x7f\n", "U+007F, a control", 2, 3},
        Bytes{"c1", "a,b\n1,\xC2\x9B\n", "U+009B, a control", 2, 3},
        Bytes{"line_separator", "a,b\n1,\u2028\n", "U+2028, a control", 2, 3},
        Bytes{"override", "a,b\n1,\u202E\n", "U+202E, which reorders", 2, 3},
        Bytes{"isolate", "a,b\n1,\u2067\n", "U+2067, which reorders", 2, 3},
        Bytes{"utf16", "\xFF\xFE"s + "a\0,\0b\0"s, "UTF-16", 1, 1},
        Bytes{"utf16_bare", "a\0,\0b\0"s, "UTF-16", 1, 1},
        Bytes{"spreadsheet", "PK\x03\x04rest", "spreadsheet", 1, 1},
        Bytes{"semicolons", "a;b\n1;2\n", "separated by semicolons", 1, 1},
        Bytes{"tabs", "a\tb\n1\t2\n", "separated by tabs", 1, 1}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Csv, keeps_text_of_every_script_and_its_marks) {
  const std::string text = "\u05E9\u05DC\u05D5\u05DD \u200F\U0001F54A \uFEFF";
  const Read one = read("a,b\n1,\"" + text + "\"\n");
  ASSERT_TRUE(one.diagnostics.empty());
  EXPECT_EQ(one.table.rows.at(0).at(1).text, text);
  EXPECT_EQ(one.table.extent, Extent::whole);
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
                     rc::gen::elementOf(std::string("\",\n\t"))));
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
