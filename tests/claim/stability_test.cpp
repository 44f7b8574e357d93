// What the rows make of a word: only distinct ones count, and only beyond what
// chance in their nulls can do.
#include "entente/claim/stability.hpp"

#include <gtest/gtest.h>

namespace entente::claim {
namespace {

StabilityRow row(double probability, double mc_error, double mark) {
  StabilityRow out;
  out.name = "row " + std::to_string(mark);
  out.word = capped(word_of(probability));
  out.probability = probability;
  out.mc_error = mc_error;
  out.null_estimates = {0.1, mark, -0.2};
  return out;
}

// So many rows of a probability, each of its own.
void add(std::vector<StabilityRow>& rows, int n, double probability) {
  for (int i = 0; i < n; ++i)
    rows.push_back(
        row(probability, 0.01, static_cast<double>(rows.size() + 1)));
}

std::vector<StabilityRow> compared(Word word, std::vector<StabilityRow> rows) {
  StabilityRow main = row(0.9, 0.01, 0);
  main.name = "as defined";
  main.word = word;
  compare_rows(main, rows);
  return rows;
}

TEST(Rows, that_are_one_specification_count_once) {
  std::vector<StabilityRow> rows;
  add(rows, 6, 0.9);
  rows.push_back(row(0.9, 0.01, 0));         // as defined
  rows.push_back(row(0.5, 0.01, 7));         // another word
  rows.push_back(row(0.5, 0.01, 7 + 1e-9));  // the same but for rounding
  rows.push_back(row(0.5, 0.01, 7));
  rows.back().null_estimates.push_back(0.4);  // with more nulls
  const auto found = compared(Word::leans_for, rows);
  EXPECT_EQ(found[6].same_as, "as defined");
  EXPECT_EQ(found[7].same_as, "");
  EXPECT_EQ(found[8].same_as, found[7].name);
  EXPECT_EQ(found[9].same_as, found[7].name);
  EXPECT_EQ(found[7].flip, StabilityRow::Flip::yes);
  EXPECT_EQ(found[8].flip, StabilityRow::Flip::no);
  // One of seven; counted each for itself they would be three of ten.
  EXPECT_EQ(stability_of(Word::leans_for, found).upset, Upset::none);
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::flips);
}

TEST(Rows, flip_only_beyond_two_errors_of_their_null) {
  std::vector<StabilityRow> rows;
  for (const double q : {0.79, 0.77, 0.781, 0.5})
    rows.push_back(row(q, 0.01, q));
  const auto found = compared(Word::leans_for, rows);
  EXPECT_EQ(found[0].flip, StabilityRow::Flip::no);
  EXPECT_EQ(found[1].flip, StabilityRow::Flip::yes);
  EXPECT_EQ(found[2].flip, StabilityRow::Flip::no);
  EXPECT_EQ(found[3].flip, StabilityRow::Flip::yes);
}

TEST(Rows, of_an_opposite_word_under_one_days_shift_unmake_the_word) {
  std::vector<StabilityRow> rows;
  add(rows, 19, 0.9);
  rows.push_back(row(0.1, 0.01, 20));
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::none);
  rows.back().role = RowRole::a_day_apart;
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::day);
  rows.back().probability = 0.5;  // another word is no opposite one
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::none);
}

TEST(Rows, of_any_act_unmake_the_word_where_they_point_the_other_way) {
  std::vector<StabilityRow> rows;
  add(rows, 19, 0.1);
  rows.push_back(row(0.30, 0.01, 20));
  rows.back().role = RowRole::any_act;
  const Word against = Word::leans_against;
  // Unresolved, and yet on the word's side of a third.
  EXPECT_EQ(stability_of(against, rows).upset, Upset::none);
  EXPECT_EQ(stability_of(against, rows).chance, Stability::Chance::settled);
  EXPECT_EQ(compared(against, rows)[19].flip, StabilityRow::Flip::no);
  rows.back().probability = 0.36;
  EXPECT_EQ(stability_of(against, rows).upset, Upset::any_act);
  EXPECT_EQ(compared(against, rows)[19].flip, StabilityRow::Flip::yes);
  rows.back().probability = 0.34;  // by less than an error
  EXPECT_EQ(stability_of(against, rows).upset, Upset::any_act);
  EXPECT_EQ(stability_of(against, rows).chance, Stability::Chance::open);
  rows.back().before = 2.0 / 3;  // a claim of two regions
  EXPECT_EQ(stability_of(against, rows).upset, Upset::none);
  rows.back().role = RowRole::variant;  // a variant may be unresolved
  rows.back().probability = 0.36;
  EXPECT_EQ(stability_of(against, rows).upset, Upset::none);
}

TEST(Rows, of_opposite_words_on_more_than_one_in_ten_unmake_the_word) {
  std::vector<StabilityRow> rows;
  add(rows, 18, 0.1);
  add(rows, 2, 0.9);
  EXPECT_EQ(stability_of(Word::leans_against, rows).upset, Upset::none);
  add(rows, 1, 0.9);
  EXPECT_EQ(stability_of(Word::leans_against, rows).upset, Upset::opposite);
}

TEST(Rows, of_other_words_on_more_than_one_in_four_unmake_the_word) {
  std::vector<StabilityRow> rows;
  add(rows, 15, 0.9);
  add(rows, 5, 0.6);
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::none);
  add(rows, 1, 0.6);
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::flips);
}

TEST(Rows, say_whether_chance_could_have_decided_otherwise) {
  std::vector<StabilityRow> rows;
  add(rows, 15, 0.9);
  add(rows, 5, 0.6);
  EXPECT_EQ(stability_of(Word::leans_for, rows).chance,
            Stability::Chance::settled);
  add(rows, 1, 0.79);  // a sixth, by one error only
  EXPECT_EQ(stability_of(Word::leans_for, rows).upset, Upset::none);
  EXPECT_EQ(stability_of(Word::leans_for, rows).chance,
            Stability::Chance::open);
}

TEST(Rows, that_cannot_be_asked_give_another_word_but_no_opposite) {
  StabilityRow silent = row(1.0 / 3, 0, 1);
  silent.word = Word::cannot_be_asked;
  silent.role = RowRole::a_day_apart;
  const auto found = compared(Word::leans_against, {silent});
  EXPECT_EQ(found[0].flip, StabilityRow::Flip::yes);
  EXPECT_EQ(stability_of(Word::leans_against, found).upset, Upset::flips);
}

}  // namespace
}  // namespace entente::claim
