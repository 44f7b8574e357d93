// The language of terms: what it means, and what it refuses with which words.
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "entente/theory/program.hpp"

namespace entente::theory {
namespace {

const Vocabulary kNames = {
    {"concession", "unscheduled drill", "drill cut 2018-19", "talks"},
    {"east line"},
    {"leader birthday"}};

Term read(const std::string& text) {
  Diagnostics diagnostics;
  const Term term = parse_term(text, {}, kNames, diagnostics);
  EXPECT_TRUE(diagnostics.empty())
      << text << ": " << to_text(diagnostics.front());
  return term;
}

// A history of `days` days: acts of every group on day 0 with weight 2, an
// event on day 3, and a line that is open on even days.
struct Small {
  std::vector<record::Group> groups = std::vector<record::Group>(4);
  std::vector<GroupDays> days;
  std::vector<std::vector<char>> open, events;
  HistoryView view;

  explicit Small(int size) {
    GroupDays one;
    one.weight.assign(size, 0);
    one.count.assign(size, 0);
    one.until.assign(size, 0);
    one.weight[0] = 2;
    one.count[0] = 1;
    days.assign(4, one);
    open.assign(1, std::vector<char>(size, 0));
    for (int t = 0; t < size; t += 2)
      open[0][t] = 1;
    events.assign(1, std::vector<char>(size, 0));
    if (size > 3) events[0][3] = 1;
    for (const GroupDays& group : days)
      view.groups.push_back(&group);
    view.track_open = &open;
    view.events = &events;
  }

  std::vector<double> values(const Term& term) const {
    Program program;
    program.add(term, {&groups, kNames, {1, 1, 1, 1}, 1});
    return columns_of(program, view, 0, static_cast<int>(open[0].size()))[0];
  }
};

double number(const std::string& text) {
  return Small(1).values(read(text))[0];
}

TEST(Term, follows_the_usual_precedence) {
  EXPECT_EQ(number("1 + 2 * 3"), 7);
  EXPECT_EQ(number("(1 + 2) * 3"), 9);
  EXPECT_EQ(number("2 - 3 - 4"), -5);
  EXPECT_EQ(number("2 - (3 - 4)"), 3);
  EXPECT_EQ(number("-2 * 3 + 10"), 4);
  EXPECT_EQ(number("2 * -3"), -6);
  EXPECT_EQ(number("min(3, 1 + 1) * 5"), 10);
  EXPECT_EQ(number("max(-1, min(4, 2))"), 2);
  EXPECT_EQ(number(" 0.5*.5 "), 0.25);
  EXPECT_DOUBLE_EQ(number("log1p(1 + 0.5)"), std::log(2.5));
}

TEST(Term, reads_every_function) {
  const Small small(8);
  const auto two = 2 * std::exp2(-2.0 / 30);
  EXPECT_DOUBLE_EQ(small.values(read("recent(talks, 30)"))[2], two);
  EXPECT_EQ(small.values(read("within(talks, 3)")),
            (std::vector<double>{0, 1, 1, 1, 0, 0, 0, 0}));
  EXPECT_EQ(small.values(read("since(talks)"))[5], 5);
  EXPECT_EQ(small.values(read("in(east line, open)")),
            (std::vector<double>{0, 1, 0, 1, 0, 1, 0, 1}));
  EXPECT_EQ(small.values(read("in(east line, shut)")),
            (std::vector<double>{0, 0, 1, 0, 1, 0, 1, 0}));
  EXPECT_EQ(small.values(read("near(leader birthday, 1, 2)")),
            (std::vector<double>{0, 0, 1, 1, 1, 1, 0, 0}));
  EXPECT_DOUBLE_EQ(small.values(read("log1p(recent(talks, 30))"))[2],
                   std::log1p(two));
  EXPECT_DOUBLE_EQ(
      small.values(read("0.5 * recent(talks, 30) + within(talks, 60)"))[2],
      0.5 * two + 1);
  EXPECT_DOUBLE_EQ(
      small.values(read("min(1, recent(talks, 30)) - max(since(talks), 3)"))[2],
      -2);
}

TEST(Term, reads_names_with_spaces_digits_and_hyphens) {
  EXPECT_EQ(read("recent(unscheduled drill, 20)").name, "unscheduled drill");
  EXPECT_EQ(read("recent( drill cut 2018-19 ,30)").name, "drill cut 2018-19");
  EXPECT_EQ(read("within(drill cut 2018-19, 60)").first, 60);
  EXPECT_EQ(read("under_way(unscheduled drill)").op, Op::under_way);
}

TEST(Term, is_a_leaf_only_when_it_is_nothing_else) {
  EXPECT_NE(leaf(read("recent(talks, 30)")), nullptr);
  EXPECT_NE(leaf(read("(within(talks, 30))")), nullptr);
  EXPECT_EQ(leaf(read("2 * recent(talks, 30)")), nullptr);
  EXPECT_EQ(leaf(read("3")), nullptr);
}

struct Refusal {
  std::string text;
  int at;  // counted from 0
  std::string problem, why, hint;
};

void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << refusal.text;
}

class Refusals : public testing::TestWithParam<Refusal> {};

TEST_P(Refusals, name_the_place_the_reason_and_a_way_out) {
  const Refusal& expected = GetParam();
  const Place place{"theories/x.toml", 5, 10};
  Diagnostics found;
  const Term term = parse_term(expected.text, place, kNames, found);
  ASSERT_EQ(found.size(), 1U) << expected.text;
  EXPECT_EQ(found[0].place.file, "theories/x.toml");
  EXPECT_EQ(found[0].place.line, 5);
  EXPECT_EQ(found[0].place.column, 10 + expected.at) << to_text(found[0]);
  EXPECT_NE(found[0].problem.find(expected.problem), std::string::npos)
      << to_text(found[0]);
  EXPECT_NE(found[0].why.find(expected.why), std::string::npos)
      << to_text(found[0]);
  EXPECT_NE(found[0].hint.find(expected.hint), std::string::npos)
      << to_text(found[0]);
  EXPECT_EQ(term.op, Op::number);
  EXPECT_EQ(term.first, 0);
}

const std::string kDeep(1000, '(');

INSTANTIATE_TEST_SUITE_P(
    Term,
    Refusals,
    testing::Values(
        Refusal{"recent(concesion, 30)", 7, "'concesion' is no group", "talks",
                "did you mean 'concession'?"},
        Refusal{"recent(zzzzzzzz, 30)", 7, "is no group", "concession",
                "case.toml"},
        Refusal{"recent(concession, 13)", 19, "'13' will not do as half-life",
                "14 days", "14 to 3650"},
        Refusal{"recent(concession, -30)", 19, "half-life", "14", "14 to 3650"},
        Refusal{"recent(concession, nan)", 19, "half-life", "14", ""},
        Refusal{"recent(concession, inf)", 19, "half-life", "14", ""},
        Refusal{"recent(concession, 30 days)", 19, "half-life", "14", ""},
        Refusal{"recent(concession 30)", 17,
                "',' is missing after 'concession'", "", "write ','"},
        Refusal{"recent(concession)", 17, "',' is missing", "", "write ','"},
        Refusal{"recent(concession, 30", 21, "')' is missing", "", "write ')'"},
        Refusal{"recent concession", 7, "'(' is missing", "", "write '('"},
        Refusal{"recnt(concession, 30)", 0, "'recnt' is no function",
                "recent, within, since", "did you mean recent?"},
        Refusal{"exp(recent(talks, 30))", 0, "'exp' is no function", "log1p",
                ""},
        Refusal{"within(talks, 61)", 14, "'61' will not do",
                "1 to 60 whole days", "up to 60"},
        Refusal{"within(talks, 30.5)", 14, "'30.5' will not do",
                "1 to 60 whole days", ""},
        Refusal{"within(talks, 0)", 14, "number of days", "1 to 60", ""},
        Refusal{"season(2)", 0, "season() is not for effects", "nuisance",
                "leave it out"},
        Refusal{"in(east line, ajar)", 14, "'ajar' is no state", "open or shut",
                "open or shut"},
        Refusal{"in(west line, open)", 3, "'west line' is no track",
                "east line", "did you mean 'east line'?"},
        Refusal{"near(leader birthdays, 1, 2)", 5, "is no event",
                "leader birthday", "did you mean 'leader birthday'?"},
        Refusal{"near(leader birthday, -1, 2)", 22, "days before", "whole days",
                "7"},
        Refusal{"near(leader birthday, 1.5, 2)", 22, "days before",
                "whole days", ""},
        Refusal{"near(leader birthday, 1, 1e12)", 25, "days after",
                "whole days", ""},
        Refusal{"log1p(recent(talks, 30) - 2)", 6, "not a number for every",
                "-1", "max(0"},
        Refusal{"log1p(recent(talks, 30) - recent(concession, 30))", 6,
                "not a number for every", "-1", ""},
        Refusal{"log1p(0 - 1)", 6, "not a number for every", "-1", ""},
        Refusal{"", 0, "a term is missing", "functions", ""},
        Refusal{"1 +", 3, "a term is missing", "functions", ""},
        Refusal{"recent(talks, 30) recent(talks, 60)", 18, "is left over",
                "one expression", "+ - *"},
        Refusal{"2 ^ 3", 2, "'^ 3' is left over", "", ""},
        Refusal{"2 / since(talks)", 2, "is left over", "", ""},
        Refusal{"1e999 * since(talks)", 0, "is no number", "", ""},
        Refusal{kDeep + "1" + std::string(1000, ')'), 0, "too deep", "", ""}));

TEST(Term, keeps_log1p_where_its_argument_stays_above_minus_one) {
  for (const char* text :
       {"log1p(recent(talks, 30))", "log1p(since(talks) - 0.5)",
        "log1p(max(0, recent(talks, 30) - recent(concession, 30)))",
        "log1p(0.9 * (0 - within(talks, 30)))",
        "log1p(min(1, recent(talks, 30)) * -0.5)"}) {
    Diagnostics found;
    parse_term(text, {}, kNames, found);
    EXPECT_TRUE(found.empty()) << text;
  }
}

// Texts of random pieces of the language, so that many come near to a term.
rc::Gen<std::string> pieces() {
  static const std::vector<std::string> kPieces = {
      "recent(",    "within(", "since(",    "in(",
      "under_way(", "near(",   "min(",      "max(",
      "log1p(",     "season(", "(",         ")",
      ",",          "+",       "-",         "*",
      "0.5",        "30",      "14",        "2",
      " ",          "talks",   "east line", "leader birthday",
      "open",       "shut",    "-1",        "\0",
      "\xff",       "."};
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts)
          text += part;
        return text;
      });
}

// Either exactly one mistake whose column lies in the text, or a term that is
// a finite number on every day of a history.
void is_refused_or_finite(const std::string& text) {
  Diagnostics found;
  const Term term = parse_term(text, {"f", 1, 1}, kNames, found);
  if (!found.empty()) {
    RC_ASSERT(found.size() == 1U);
    RC_ASSERT(found[0].place.column >= 1);
    RC_ASSERT(found[0].place.column <= static_cast<int>(text.size()) + 1);
    RC_ASSERT(!found[0].problem.empty() && !found[0].why.empty() &&
              !found[0].hint.empty());
    return;
  }
  for (const double value : Small(40).values(term))
    RC_ASSERT(std::isfinite(value));
}

RC_GTEST_PROP(Term, is_refused_or_finite_for_random_pieces, ()) {
  is_refused_or_finite(*pieces());
}

RC_GTEST_PROP(Term,
              is_refused_or_finite_for_random_bytes,
              (const std::string& text)) {
  is_refused_or_finite(text);
}

TEST(Term, keeps_a_value_inside_its_range) {
  const Small small(40);
  for (const char* text :
       {"recent(talks, 30)", "within(talks, 30) - 2 * within(talks, 3)",
        "min(since(talks), 7) * -2", "log1p(recent(talks, 30)) - 1",
        "max(recent(talks, 30), in(east line, open)) * 0"}) {
    const Term term = read(text);
    const Range range = range_of(term);
    for (const double value : small.values(term)) {
      EXPECT_GE(value, range.low) << text;
      EXPECT_LE(value, range.high) << text;
    }
  }
}

}  // namespace
}  // namespace entente::theory
