#include "entente/core/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace entente {
namespace {

TEST(Day, counts_from_the_first_of_january_1970) {
  EXPECT_EQ(make_day(1970, 1, 1), 0);
  EXPECT_EQ(make_day(1969, 12, 31), -1);
  EXPECT_EQ(make_day(2000, 1, 1), 10957);
  EXPECT_EQ(make_day(2026, 7, 31) - make_day(2006, 1, 1), 7516);
}

TEST(Day, reads_a_date_with_leap_days) {
  EXPECT_EQ(parse_day("2024-02-29"), make_day(2024, 2, 29));
  EXPECT_EQ(parse_day("2000-02-29"), make_day(2000, 2, 29));
  EXPECT_EQ(parse_day("2023-02-29"), std::nullopt);
  EXPECT_EQ(parse_day("1900-02-29"), std::nullopt);
}

TEST(Day, refuses_what_is_no_date) {
  for (const char* text :
       {"", "2024", "2024-1-1", "2024-13-01", "2024-00-10", "2024-04-31",
        "2024-01-00", "2024-01-01 ", " 2024-01-01", "2024/01/01", "24-01-2001",
        "2024-0a-01", "2024-+1-01", "2024-01--1"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

TEST(Day, is_written_as_iso_and_in_words) {
  EXPECT_EQ(iso(make_day(1971, 9, 22)), "1971-09-22");
  EXPECT_EQ(in_words(make_day(2026, 7, 1)), "1 July 2026");
  EXPECT_EQ(in_words(make_day(2011, 12, 17)), "17 December 2011");
}

TEST(Day, knows_year_month_and_day_of_month) {
  const Day day = make_day(2018, 4, 27);
  EXPECT_EQ(year_of(day), 2018);
  EXPECT_EQ(month_of(day), 4);
  EXPECT_EQ(day_of_month(day), 27);
}

RC_GTEST_PROP(Day, survives_writing_and_reading, ()) {
  const Day day = *rc::gen::inRange(make_day(1, 1, 1), make_day(9999, 12, 31));
  RC_ASSERT(parse_day(iso(day)) == day);
  RC_ASSERT(make_day(year_of(day), month_of(day), day_of_month(day)) == day);
}

TEST(Span, holds_both_its_ends) {
  const Span span{10, 12};
  EXPECT_EQ(span.days(), 3);
  EXPECT_FALSE(span.holds(9));
  EXPECT_TRUE(span.holds(10));
  EXPECT_TRUE(span.holds(12));
  EXPECT_FALSE(span.holds(13));
}

TEST(Span, without_ends_holds_every_day_of_a_record) {
  EXPECT_TRUE(Span{}.holds(make_day(1, 1, 1)));
  EXPECT_TRUE(Span{}.holds(make_day(9999, 12, 31)));
}

}  // namespace
}  // namespace entente
