// What numbers, lists and dates may be: the table is enforced, and printed.
#include "entente/casefile/ranges.hpp"

#include <cmath>
#include <limits>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/casefile/fields.hpp"
#include "entente/casefile/game_table.hpp"

#include "fixture.hpp"

namespace entente::casefile {
namespace {

bool is_number(const KeyRange& range) {
  return range.low != 0 || range.high != 0;
}

// What the reader says of one key with one value.
Diagnostics said_of(const KeyRange& range, const std::string& value) {
  Diagnostics diagnostics;
  const std::string key(range.key);
  const TomlValue table =
      read_toml(key + " = " + value + "\n", "case.toml", diagnostics);
  Fields fields(table, std::string(range.table), diagnostics);
  if (range.most == 1) {
    fields.number_or(key, 1);
  } else {
    fields.numbers(key);
  }
  return diagnostics;
}

std::string written(const KeyRange& range, double value, int times = 1) {
  if (range.most == 1) return fmt::format("{:.12g}", value);
  std::string list;
  for (int i = 0; i < times; ++i)
    list += fmt::format("{}{:.12g}", i == 0 ? "" : ", ", value);
  return "[" + list + "]";
}

TEST(Ranges, hold_at_both_ends_and_nowhere_beyond) {
  for (const KeyRange& range : key_ranges()) {
    if (!is_number(range)) continue;
    SCOPED_TRACE(fmt::format("{} {}", range.table, range.key));
    for (const double inside : {range.low, range.high})
      EXPECT_TRUE(said_of(range, written(range, inside)).empty());
    for (const double outside :
         {range.low - 0.001, range.high + 0.001, -1e300, 1e308}) {
      const Diagnostics said = said_of(range, written(range, outside));
      ASSERT_EQ(said.size(), 1U);
      EXPECT_EQ(said[0].place.line, 1);
      EXPECT_FALSE(said[0].why.empty());
    }
    for (const char* none : {"nan", "inf", "-inf"})
      EXPECT_EQ(
          said_of(range, range.most == 1 ? none : "[" + std::string(none) + "]")
              .size(),
          1U);
    if (range.most == 1) continue;
    EXPECT_TRUE(said_of(range, written(range, range.low, range.most)).empty());
    EXPECT_EQ(said_of(range, written(range, range.low, range.most + 1)).size(),
              1U);
  }
}

TEST(Ranges, dates_of_no_calendar_of_ours_are_refused) {
  for (const char* day : {"0001-01-01", "0208-03-01", "9999-12-31"}) {
    const std::string text = mistakes_of(ruined(
        "case.toml", "as_of = 2019-12-31", std::string("as_of = ") + day));
    EXPECT_NE(text.find("mend the year"), std::string::npos) << text;
    const std::string table =
        mistakes_of(ruined("acts.csv", "clash.1,2018-05-11,",
                           std::string("clash.1,") + day + ","));
    EXPECT_NE(table.find("mend the year"), std::string::npos) << table;
  }
}

// The documented case with season, eras and memory as rich as they may be: its
// laws have 31 columns and one for each term.
Files rich_case() {
  Files files = ruined("case.toml", "from_acts = 0\n",
                       "from_acts = 0\nharmonics = 6\neras = true\n"
                       "memory = [1, 5, 20, 60, 180, 365]\n");
  std::string& settings = files["case.toml"];
  const std::string second = "from = 2019-01-01\n\n[[event]]";
  const std::size_t at = settings.find(second);
  EXPECT_NE(at, std::string::npos);
  std::string eras = "from = 2019-01-01\nto = 2019-01-31\n";
  for (int month = 2; month < 12; ++month)
    eras += fmt::format(
        "[[era]]\nname = \"{0}\"\nfrom = 2019-{0:02}-01\nto = "
        "2019-{0:02}-28\n",
        month);
  settings.replace(at, second.size(), eras + "\n[[event]]");
  return files;
}

std::string terms(int n) {
  std::string list;
  for (int i = 0; i < n; ++i)
    list += fmt::format("{}\"recent(gift, {})\"", i == 0 ? "" : ", ", 40 + i);
  return list;
}

// What is said of the rich case with `more` after `at`.
std::string said_of_rich(const std::string& file,
                         const std::string& at,
                         const std::string& more) {
  Files files = rich_case();
  std::string& text = files.at(file);
  const std::size_t place = text.find(at);
  EXPECT_NE(place, std::string::npos) << file << " holds no " << at;
  if (place != std::string::npos) text.insert(place + at.size(), more);
  return mistakes_of(files);
}

void expect_columns(const std::string& said,
                    const std::string& file,
                    const std::string& words) {
  EXPECT_EQ(said.find(file), 0U) << said;
  EXPECT_NE(said.find(words), std::string::npos) << said;
}

// The model has three treatments, so the laws of the rich case have 34.
TEST(Columns, of_a_law_are_at_most_forty_though_each_list_is_within_its_range) {
  EXPECT_EQ(mistakes_of(rich_case()), "");
  const std::string last = "\"within(talks, 30)\"";
  EXPECT_EQ(said_of_rich("case.toml", last, ", " + terms(6)), "");
  expect_columns(said_of_rich("case.toml", last, ", " + terms(7)), "case.toml:",
                 "the law of 'clash' has 41 columns, more than 40");
}

TEST(Columns, of_a_claim_count_its_own_terms) {
  const std::string form = "form = \"above\"";
  EXPECT_EQ(said_of_rich("claims/1.toml", form, "\nwith = [" + terms(6) + "]"),
            "");
  expect_columns(
      said_of_rich("claims/1.toml", form, "\nwith = [" + terms(7) + "]"),
      "claims/1.toml:", "this claim's law of 'clash' has 41 columns");
}

TEST(Columns, of_a_theory_count_its_effects_and_its_own_memory) {
  const auto theory = [](int effects) {
    std::string more = ", 40, 60, 90, 180, 365]  # six\n";
    for (int i = 1; i < effects; ++i)
      more += fmt::format(
          "[[effect]]\noutcome = \"clash\"\nsign = \"either\"\n"
          "term = \"recent(gift, {})\"\nreason = \"r\"\n",
          40 + i);
    return said_of_rich("theories/emboldened.toml", "memory = [20",
                        more + "# ");
  };
  EXPECT_EQ(theory(9), "");
  expect_columns(theory(10), "theories/emboldened.toml:",
                 "this theory's law of 'clash' has 41 columns");
}

// A case in which every table has one key that nobody knows: the reader then
// names the keys it knows and those it needs.
Files bare_case() {
  Files files = documented_case();
  files["case.toml"] =
      "zzzz = 1\n[sides]\nzzzz = 1\n[window]\nzzzz = 1\n[density]\nzzzz = 1\n"
      "[model]\nzzzz = 1\n[forecast]\nzzzz = 1\n[[forecast.item]]\nzzzz = 1\n"
      "[[tier]]\nzzzz = 1\n[[law]]\nzzzz = 1\n[[union]]\nzzzz = 1\n"
      "[[era]]\nzzzz = 1\n[[event]]\nzzzz = 1\n[[group]]\nzzzz = 1\n"
      "[[group.select]]\nzzzz = 1\n[[group.except]]\nzzzz = 1\n"
      "[[track]]\nzzzz = 1\n[defaults]\nzzzz = 1\n[cite]\nzzzz = "
      "1\n[words]\nzzzz = 1\n[policies]\nzzzz = 1\n"
      "[[policies.outcome]]\nzzzz = 1\n[[profile]]\nzzzz = 1\n"
      "[[question]]\nzzzz = 1\n";
  files["theories/emboldened.toml"] = "zzzz = 1\n[[effect]]\nzzzz = 1\n";
  files["claims/1.toml"] =
      "zzzz = 1\nform = \"hazard\"\n[[row]]\nzzzz = 1\n"
      "without_before_first = \"gift\"\nwithout_around_ends = \"line\"\n"
      "[hazard]\nzzzz = 1\n";
  const auto measured = [&](const char* file, const std::string& form,
                            const std::string& table) {
    files[file] = "zzzz = 1\ntreatment = \"recent(gift, 30)\"\nform = \"" +
                  form + "\"\n[" + table + "]\nzzzz = 1\n";
  };
  measured("claims/3.toml", "hazard ratio", "hazard_ratio");
  measured("claims/4.toml", "episode", "episode");
  measured("claims/5.toml", "gain", "gain");
  measured("claims/6.toml", "policy", "policy");
  files["claims/7.toml"] = "zzzz = 1\nform = \"cannot be asked\"\n";
  files["essays/gazette.toml"] = "zzzz = 1\n[[assertion]]\nzzzz = 1\n";
  files["policies/grain-for-quiet.toml"] =
      "zzzz = 1\n[[rule]]\nzzzz = 1\n[schedule]\nzzzz = 1\n"
      "[schedule.cut_counts_as]\nzzzz = 1\n";
  return files;
}

using Keys = std::map<std::string, std::set<std::string>>;

std::set<std::string> quoted(const std::string& text) {
  static const std::regex word("'([^']*)'");
  std::set<std::string> all;
  for (std::sregex_iterator i(text.begin(), text.end(), word), end; i != end;
       ++i)
    all.insert((*i)[1]);
  return all;
}

// Known and needed keys by table, from the messages about the bare case.
void keys_of_the_reader(Keys& known, Keys& needed) {
  static const std::regex unknown("unknown key 'zzzz' in (.*)");
  static const std::regex key("(.*) needs the key '(\\w+)'");
  static const std::regex table("(.*) needs \\[(\\w+)\\]");
  Files nothing = documented_case();
  nothing["case.toml"] = "zzzz = 1\n";
  Diagnostics said = read_case(bare_case(), "bare").diagnostics;
  const Diagnostics more = read_case(nothing, "nothing").diagnostics;
  said.insert(said.end(), more.begin(), more.end());
  read_game(
      "zzzz = 1\n[[month]]\nzzzz = 1\nacts = [{ zzzz = 1 }]\n"
      "let_go = [{ zzzz = 1 }]\n",
      "game.toml", said);
  for (const Diagnostic& one : said) {
    std::smatch match;
    if (std::regex_match(one.problem, match, unknown)) {
      known[match[1]].merge(quoted(one.hint));
    } else if (std::regex_match(one.problem, match, key) ||
               std::regex_match(one.problem, match, table)) {
      needed[match[1]].insert(match[2]);
    }
  }
}

TEST(Keys, stand_in_one_table_of_the_page_as_the_reader_takes_them) {
  const std::string page = bytes_of("docs/files.md");
  static const std::regex row(
      "\\| `([^`]*)` \\| `(\\w+)` \\| ([^|]*) \\| ([^|]*) \\|");
  Keys known, needed;
  keys_of_the_reader(known, needed);
  ASSERT_GE(known.size(), 20U);
  Keys page_known, page_needed;
  std::size_t ranges = 0;
  for (std::sregex_iterator i(page.begin(), page.end(), row), end; i != end;
       ++i) {
    const std::string table = (*i)[1], key = (*i)[2];
    page_known[table].insert(key);
    if ((*i)[3] == "yes") page_needed[table].insert(key);
    const KeyRange* range = range_of(table, key);
    if (range == nullptr) continue;
    ++ranges;
    EXPECT_EQ((*i)[4], text_of(*range)) << table << " " << key;
  }
  EXPECT_EQ(page_known, known);
  EXPECT_EQ(page_needed, needed);
  EXPECT_EQ(ranges, key_ranges().size());
}

}  // namespace
}  // namespace entente::casefile
