#include "entente/keep/table_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/casefile/csv.hpp"

namespace entente::keep {
namespace {

const std::string kTable =
    "id,date , note\r\n"
    "a,2001-01-01,\"said \"\"no\"\", left\"\r\n"
    "\r\n"
    " b , 2001-02-01,\"two\r\nlines\" \r\n"
    "c,2001-03-01,";

TEST(TableText, keeps_every_byte_of_a_table_that_is_not_changed) {
  EXPECT_EQ(TableText(kTable).bytes(), kTable);
  EXPECT_EQ(TableText("\xEF\xBB\xBF" + kTable).bytes(),
            "\xEF\xBB\xBF" + kTable);
}

TEST(TableText, reads_cells_as_the_reader_of_tables_does) {
  const TableText table(kTable);
  EXPECT_EQ(table.columns(), (std::vector<std::string>{"id", "date", "note"}));
  ASSERT_EQ(table.rows(), 3u);
  EXPECT_EQ(table.cell(0, "note"), "said \"no\", left");
  EXPECT_EQ(table.cell(1, "id"), "b");
  EXPECT_EQ(table.cell(1, "note"), "two\nlines");
  EXPECT_EQ(table.cell(2, "note"), "");
}

TEST(TableText, a_changed_cell_leaves_the_rest_of_its_row_and_every_other) {
  TableText table(kTable);
  table.change(1, {{"date", "2001-02-03"}});
  std::string expected = kTable;
  expected.replace(expected.find(" 2001-02-01"), 11, "2001-02-03");
  EXPECT_EQ(table.bytes(), expected);
  // A cell that says the same already keeps its quotation marks and blanks.
  table.change(1, {{"id", "b"}, {"note", "two\nlines"}});
  EXPECT_EQ(table.bytes(), expected);
}

TEST(TableText, a_new_row_takes_the_line_end_of_the_file) {
  TableText crlf(kTable);
  crlf.insert(1, {{"id", "ab"}, {"note", "a, \"b\""}});
  std::string expected = kTable;
  expected.insert(expected.find(" b ,"), "ab,,\"a, \"\"b\"\"\"\r\n");
  EXPECT_EQ(crlf.bytes(), expected);

  TableText last(kTable);  // no line end at the end of the file
  last.insert(3, {{"id", "d"}});
  EXPECT_EQ(last.bytes(), kTable + "\r\nd,,");

  TableText plain("id,x\na,1\n");
  plain.insert(1, {{"id", "b"}});
  EXPECT_EQ(plain.bytes(), "id,x\na,1\nb,\n");
  TableText header_only("id,x");
  header_only.insert(0, {{"id", "b"}});
  EXPECT_EQ(header_only.bytes(), "id,x\nb,");
}

TEST(TableText, a_removed_row_goes_with_its_line_and_nothing_else) {
  TableText table(kTable);
  table.remove(0);
  std::string expected = kTable;
  const std::size_t at = expected.find("a,2001");
  expected.erase(at, expected.find("\r\n", at) + 2 - at);
  EXPECT_EQ(table.bytes(), expected);
  table.remove(1);
  EXPECT_EQ(table.bytes(),
            "id,date , note\r\n\r\n b , 2001-02-01,\"two\r\nlines\" ");
  table.remove(0);
  table.insert(0, {{"id", "z"}});
  EXPECT_EQ(table.rows(), 1u);
  EXPECT_EQ(TableText(table.bytes()).cell(0, "id"), "z");
}

// A cell of what tables trip over.
rc::Gen<std::string> cell_text() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(
          rc::gen::element<std::string>("a", "\"", ",", " ", "\n", "\t", ";",
                                        "é", "#", "0")),
      [](const std::vector<std::string>& parts) {
        std::string all =
            "x";  // a row of empty cells alone is no question here
        for (const std::string& part : parts)
          all += part;
        return all;
      });
}

RC_GTEST_PROP(TableText, what_it_writes_is_read_as_it_was_meant, ()) {
  TableText table("id,a,b\r\nfirst,\" 1\",2\r\n");
  std::vector<std::vector<std::string>> rows = {{"first", " 1", "2"}};
  const int steps = *rc::gen::inRange(1, 12);
  for (int i = 0; i < steps; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
    std::vector<std::string> cells = {*cell_text(), *cell_text(), *cell_text()};
    const Cells named = {{"id", cells[0]}, {"a", cells[1]}, {"b", cells[2]}};
    const auto place = static_cast<std::ptrdiff_t>(at);
    const int what = *rc::gen::inRange(0, 3);
    if (what == 0 || at == rows.size()) {
      table.insert(at, named);
      rows.insert(rows.begin() + place, cells);
    } else if (what == 1) {
      table.change(at, {{"a", cells[1]}});
      rows[at][1] = cells[1];
    } else {
      table.remove(at);
      rows.erase(rows.begin() + place);
    }
  }
  Diagnostics mistakes;
  const casefile::CsvTable read =
      casefile::read_csv(table.bytes(), "t.csv", mistakes);
  RC_ASSERT(mistakes.empty());
  RC_ASSERT(read.rows.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < 3; ++j)
      RC_ASSERT(read.rows[i][j].text == rows[i][j]);
  RC_ASSERT(TableText(table.bytes()).bytes() == table.bytes());
}

}  // namespace
}  // namespace entente::keep
