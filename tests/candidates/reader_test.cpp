// Rows of any length, however the file arrives, and dates in their forms.
#include "fixture.hpp"

namespace entente::candidates {
namespace {

std::vector<std::string> cells_of(const std::string& text,
                                  char separator,
                                  Quotes quotes) {
  const TextFile file(text);
  Reader reader(file.fd(), separator, quotes);
  RawRow row;
  std::vector<std::string> all;
  while (reader.next(row)) {
    std::string line;
    for (const std::string_view cell : row.cells)
      line += "<" + std::string(cell) + ">";
    all.push_back(line);
  }
  EXPECT_EQ(reader.error(), 0);
  return all;
}

using Lines = std::vector<std::string>;

TEST(Reader, cells_between_marks_hold_separators_marks_and_line_ends) {
  EXPECT_EQ(
      cells_of("a,\"b,c\",\"d\"\"e\"\r\n\"f\ng\",,h", ',', Quotes::rfc4180),
      (Lines{"<a><b,c><d\"e>", "<f\ng><><h>"}));
  EXPECT_EQ(cells_of("a\t\"b\"\t\"c\n", '\t', Quotes::none),
            (Lines{"<a><\"b\"><\"c>"}));
  EXPECT_EQ(cells_of("a\t\"b\"\"c\"\n\n", '\t', Quotes::around_cells),
            (Lines{"<a><b\"c>", "<>"}));
}

TEST(Reader, rows_longer_than_a_block_are_whole_and_too_long_ones_an_error) {
  const std::string wide(3 << 20, 'x');
  EXPECT_EQ(cells_of("a\t" + wide + "\nb\n", '\t', Quotes::none),
            (Lines{"<a><" + wide + ">", "<b>"}));
  const TextFile file(std::string(Reader::kMostBytes + 10, 'x'));
  Reader reader(file.fd(), '\t', Quotes::none);
  RawRow row;
  EXPECT_FALSE(reader.next(row));
  EXPECT_EQ(reader.error(), EFBIG);
}

// What is written as RFC 4180 says reads as it was, wherever blocks end.
RC_GTEST_PROP(Reader, reads_what_was_written, ()) {
  const auto cell = rc::gen::container<std::string>(
      rc::gen::element('a', '"', ',', '\n', ' '));
  const auto rows = *rc::gen::container<std::vector<std::string>>(10, cell);
  std::string text;
  Lines wanted;
  for (const std::string& one : rows) {
    std::string quoted = "\"";
    for (const char c : one)
      quoted += c == '"' ? "\"\"" : std::string(1, c);
    text += quoted + "\",z\n";
    wanted.push_back("<" + one + "><z>");
  }
  RC_ASSERT(cells_of(text, ',', Quotes::rfc4180) == wanted);
}

TEST(Dates, are_read_in_the_forms_that_are_named) {
  const auto read = [](const char* text, const char* form) {
    const auto day = read_date(text, {form});
    return day ? iso(*day) : std::string();
  };
  EXPECT_EQ(read("2018-07-01", "YYYY-MM-DD"), "2018-07-01");
  EXPECT_EQ(read("2018-07-01 00:00:00.000", "YYYY-MM-DD"), "2018-07-01");
  EXPECT_EQ(read("20180701", "YYYYMMDD"), "2018-07-01");
  EXPECT_EQ(read("20180701143000", "YYYYMMDD"), "2018-07-01");
  EXPECT_EQ(read("2018070114", "YYYYMMDD"), "");
  EXPECT_EQ(read("7/1/2018", "M/D/YYYY"), "2018-07-01");
  EXPECT_EQ(read("31/7/2018", "M/D/YYYY"), "");
  EXPECT_EQ(read("1 July 2018", "D Month YYYY"), "2018-07-01");
  EXPECT_EQ(read("30 February 2018", "D Month YYYY"), "");
}

TEST(Clean, text_is_utf8_on_one_line_and_ends) {
  EXPECT_EQ(clean("Caf\xE9"), "Café");
  EXPECT_EQ(clean("a\tb\x1b[31m"), "a b [31m");
  EXPECT_EQ(clean("éé", 3), "é");
}

}  // namespace
}  // namespace entente::candidates
