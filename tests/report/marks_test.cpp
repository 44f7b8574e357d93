#include "entente/report/charts/marks.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace entente::report {
namespace {

TEST(Marks, coordinates_have_at_most_one_decimal_and_no_negative_zero) {
  EXPECT_EQ(coordinate(12), "12");
  EXPECT_EQ(coordinate(12.34), "12.3");
  EXPECT_EQ(coordinate(-0.04), "0");
  EXPECT_EQ(coordinate(-0.06), "-0.1");
  EXPECT_EQ(coordinate(-3.25), "-3.3");
}

TEST(Marks, a_scale_maps_its_ends_to_the_ends_of_the_picture) {
  const Scale x{0, 10, 100, 200, Law::linear};
  EXPECT_DOUBLE_EQ(x(0), 100);
  EXPECT_DOUBLE_EQ(x(2.5), 125);
  EXPECT_DOUBLE_EQ(x.held(99), 200);
  const Scale down{0, 1, 80, 20, Law::linear};
  EXPECT_DOUBLE_EQ(down.held(2), 20);
  const Scale log{1, 1000, 0, 300, Law::logarithmic};
  EXPECT_NEAR(log(10), 100, 1e-9);
}

TEST(Marks, an_interval_is_cut_off_at_the_edge_of_its_scale) {
  Drawing drawing(100, 10);
  interval(drawing, {-1, 1, 0, 100, Law::linear}, 5, {0.9, -1, 3}, Dot::hollow);
  EXPECT_NE(drawing.svg().find("x2=\"100\""), std::string::npos);
  EXPECT_NE(drawing.svg().find("class=\"est o\""), std::string::npos);
}

TEST(Marks, a_short_spell_is_widened_to_the_left_of_its_end) {
  const Day from = make_day(2020, 1, 1);
  Drawing drawing(100, 10);
  const Scale x = days_scale({from, from + 999}, 0, 100);
  spell(drawing, x, "cut", {from + 500, from + 501}, 0, 10, 4, "two days");
  EXPECT_NE(drawing.svg().find("x=\"46.2\" y=\"0\" width=\"4\""),
            std::string::npos);
  EXPECT_NE(drawing.svg().find("<title>two days</title></rect>"),
            std::string::npos);
}

TEST(Marks, equal_values_stack_as_dots) {
  Drawing drawing(100, 50);
  const Scale x{0, 1, 0, 100, Law::linear};
  stacked_dots(drawing, "dotn", x, {0.5, 0.5, 0.1}, 40, 5, 30);
  EXPECT_NE(drawing.svg().find("M10 40h0M50 40h0M50 35h0"), std::string::npos);
}

TEST(Marks, a_high_stack_is_pressed_into_its_room) {
  Drawing drawing(100, 50);
  const Scale x{0, 1, 0, 100, Law::linear};
  stacked_dots(drawing, "dotn", x, std::vector<double>(20, 0.5), 40, 5, 30);
  EXPECT_NE(drawing.svg().find("M50 11.5h0\""), std::string::npos);
}

TEST(Marks, a_step_line_moves_only_where_its_value_does) {
  Drawing drawing(100, 50);
  const Scale x{0, 10, 0, 100, Law::linear}, y{0, 4, 40, 0, Law::linear};
  step_line(drawing, "obs", x, y, {0, 2, 4, 6}, {0, 0, 1, 1});
  EXPECT_NE(drawing.svg().find("d=\"M0 40H20H40V30H60\""), std::string::npos);
}

TEST(Marks, a_band_runs_out_along_its_top_and_back_along_its_bottom) {
  Drawing drawing(100, 50);
  const Scale x{0, 2, 0, 100, Law::linear}, y{0, 4, 40, 0, Law::linear};
  step_band(drawing, "b95", x, y, {0, 1, 2}, {0, 0, 1}, {0, 2, 2});
  EXPECT_NE(
      drawing.svg().find("d=\"M0 40H50V20H100L100 30L100 40L50 40L0 40Z\""),
      std::string::npos);
}

TEST(Marks, words_in_a_picture_are_escaped) {
  Drawing drawing(10, 10);
  drawing.described("x", "a < b", "c & d");
  drawing.text("t", 0, 0, Anchor::start, "<script>");
  const std::string svg = drawing.svg();
  EXPECT_EQ(svg.find("<script>"), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"x-t\">a &lt; b</title>"), std::string::npos);
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"x-t x-d\""),
            std::string::npos);
}

TEST(Marks, a_picture_without_a_description_is_hidden_from_readers) {
  EXPECT_NE(Drawing(10, 10).svg().find("aria-hidden=\"true\""),
            std::string::npos);
}

}  // namespace
}  // namespace entente::report
