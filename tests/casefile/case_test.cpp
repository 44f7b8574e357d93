#include "entente/casefile/case.hpp"

#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include "fixture.hpp"

namespace entente::casefile {
namespace {

namespace fs = std::filesystem;

// A folder of its own for one test, removed with it.
class Folder {
 public:
  explicit Folder(const Files& files) {
    path_ = fs::temp_directory_path() /
            (std::string("entente-") +
             ::testing::UnitTest::GetInstance()->current_test_info()->name() +
             std::to_string(::getpid()));
    for (const auto& [name, bytes] : files) {
      fs::create_directories((path_ / name).parent_path());
      std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string mistakes_in(const fs::path& folder) {
  std::string text;
  for (const Diagnostic& one : read_case(folder).diagnostics) {
    text += to_text(one);
  }
  return text;
}

TEST(Case, in_the_documentation_is_read_without_a_mistake) {
  EXPECT_EQ(documented_case().size(), 23U);
  EXPECT_EQ(mistakes_of(documented_case()), "");
}

TEST(Case, gives_what_its_files_say) {
  const Case value = read_case(documented_case(), "small").value;
  EXPECT_EQ(value.title, "Alba and Boria");
  EXPECT_EQ(value.window, (Span{make_day(2018, 1, 1), make_day(2019, 12, 31)}));
  EXPECT_EQ(value.seed_days, 365);
  EXPECT_EQ(value.actors.at("UNO"), "United Nations");
  ASSERT_EQ(value.record.acts.size(), 10U);
  EXPECT_EQ(value.record.acts[0].side, record::Side::joint);
  EXPECT_EQ(value.record.acts[1].side, record::Side::theirs);
  EXPECT_EQ(value.record.acts[1].line, 3);
  EXPECT_EQ(value.record.acts[1].magnitude, 2);
  EXPECT_TRUE(value.record.acts[5].own_end);
  ASSERT_EQ(value.groups.size(), 5U);
  EXPECT_EQ(value.groups[0].except_reasons.at(0), "nobody can say who fired");
  EXPECT_EQ(value.groups[2].one, "exercise");
  EXPECT_TRUE(value.groups[2].announced);
  EXPECT_EQ(value.groups[4].at_risk, record::Risk::line_open);
  EXPECT_TRUE(value.tracks[0].at_risk);
  EXPECT_EQ(value.model.tiers.at(0).memory, (std::vector<double>{20, 90}));
  EXPECT_EQ(value.model.laws.at(1).tier_as_if_acts, 10);
  EXPECT_EQ(value.model.eras.at(0).span.from, kFirstDay);
  EXPECT_EQ(value.theories.at(0).id, "emboldened");
  EXPECT_EQ(value.theories.at(0).effects.at(0).sign, theory::Sign::raises);
  EXPECT_FALSE(value.theories.at(1).memory.has_value());
  EXPECT_EQ(value.claims.at(0).form, claim::Form::above);
  EXPECT_EQ(value.claims.at(0).rows.at(1).days_before, 30);
  EXPECT_EQ(value.claims.at(1).hazard->also_from.size(), 1U);
  EXPECT_EQ(value.forecast.items.size(), 2U);
}

TEST(Case, gives_its_policies_and_what_they_are_compared_on) {
  const Case value = read_case(documented_case(), "small").value;
  ASSERT_EQ(value.policies.size(), 2U);
  EXPECT_EQ(value.policies[0].id, "as-until-now");
  EXPECT_TRUE(policy::moves_nothing(value.policies[0]));
  const policy::PolicySpec& grain = value.policies[1];
  EXPECT_EQ(grain.quote, "feed the quiet");
  ASSERT_EQ(grain.rules.size(), 2U);
  EXPECT_EQ(grain.rules[0].group.text, "gift");
  EXPECT_EQ(grain.rules[0].size, 2);
  EXPECT_EQ(grain.rules[0].when.text, "1 - within(clash, 90)");
  EXPECT_EQ(grain.rules[0].every, 60);
  EXPECT_FALSE(grain.rules[0].besides_law);
  EXPECT_EQ(grain.rules[1].on,
            (std::vector<Day>{make_day(2020, 3, 1), make_day(2020, 9, 1)}));
  ASSERT_EQ(grain.schedules.size(), 1U);
  EXPECT_EQ(grain.schedules[0].held.text, "1 - within(talks, 30)");
  EXPECT_EQ(grain.schedules[0].except.at(0).to, make_day(2020, 12, 31));
  EXPECT_EQ(grain.schedules[0].cut_group.text, "gift");
  EXPECT_EQ(grain.schedules[0].cut_size, 2);
  EXPECT_EQ(grain.schedules[0].days_before, 14);
  EXPECT_EQ(value.decide.days, (std::vector<int>{90, 365}));
  ASSERT_EQ(value.decide.outcomes.size(), 4U);
  EXPECT_EQ(value.decide.outcomes[1].measure, decide::Measure::sizes);
  EXPECT_TRUE(value.decide.outcomes[1].cost);
  EXPECT_EQ(value.decide.outcomes[3].group, "");
  ASSERT_EQ(value.decide.profiles.size(), 1U);
  EXPECT_EQ(value.decide.profiles[0].weights.at(2).outcome, "line-open");
  EXPECT_EQ(value.decide.profiles[0].weights.at(2).weight, -10);
}

TEST(Case, lists_policies_by_id_after_the_one_that_moves_nothing) {
  Files files = documented_case();
  files["policies/z.toml"] = files["policies/as-until-now.toml"];
  files["policies/a.toml"] = files["policies/grain-for-quiet.toml"];
  files["policies/a-b.toml"] = files["policies/grain-for-quiet.toml"];
  files.erase("policies/as-until-now.toml");
  std::vector<std::string> ids;
  for (const auto& policy : read_case(files, "small").value.policies)
    ids.push_back(policy.id);
  EXPECT_EQ(ids,
            (std::vector<std::string>{"z", "a", "a-b", "grain-for-quiet"}));
}

TEST(Case, takes_one_schedule_in_single_brackets_or_several_in_double) {
  Files files =
      ruined("policies/grain-for-quiet.toml", "[schedule]", "[[schedule]]");
  EXPECT_EQ(mistakes_of(files), "");
  EXPECT_EQ(read_case(files, "small").value.policies[1].schedules.size(), 1U);
}

TEST(Case, has_a_hash_of_every_byte_and_name) {
  const Files files = documented_case();
  Files other = files;
  other["acts.csv"] += "\n";
  Files renamed = files;
  renamed["claims/9.toml"] = renamed["claims/2.toml"];
  renamed.erase("claims/2.toml");
  EXPECT_EQ(hash_of(files), hash_of(documented_case()));
  EXPECT_NE(hash_of(files), hash_of(other));
  EXPECT_NE(hash_of(files), hash_of(renamed));
}

TEST(Case, is_read_from_a_folder_like_from_memory) {
  const Folder folder(documented_case());
  const Reading reading = read_case(folder.path());
  EXPECT_TRUE(reading.diagnostics.empty());
  EXPECT_EQ(reading.value.id, folder.path().filename().string());
  EXPECT_EQ(reading.value.data_hash, hash_of(documented_case()));
  EXPECT_EQ(read_case(folder.path() / "").value.id, reading.value.id);
}

TEST(Case, needs_three_files_only) {
  EXPECT_EQ(mistakes_in("examples/daily1200"), "");
  Files files = documented_case();
  for (const char* name : {"acts.csv", "kinds.csv", "case.toml"}) {
    files.erase(name);
    const std::string text = mistakes_of(files);
    EXPECT_NE(text.find(std::string(name) + ": the file is missing"),
              std::string::npos)
        << text;
    files = documented_case();
  }
}

TEST(Case, refuses_a_folder_that_is_not_there) {
  const Diagnostics said = read_case("cases/nowhere").diagnostics;
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].problem, "there is no such folder");
  EXPECT_EQ(said[0].place.file, "");  // the folder itself
}

TEST(Case, of_an_unknown_kind_is_refused_where_no_group_names_gates) {
  Files files = ruined("acts.csv", "BOR,clash", "BOR,clsh");
  std::string& settings = files["case.toml"];
  for (const char* gates : {"gates = [\"clashes\"]", "gates = [\"lines\"]"}) {
    const std::size_t at = settings.find(gates);
    ASSERT_NE(at, std::string::npos);
    settings.erase(at, std::string(gates).size());
  }
  ASSERT_EQ(settings.find("gates ="), std::string::npos);
  EXPECT_NE(mistakes_of(files).find("unknown kind 'clsh'"), std::string::npos);
}

TEST(Case, refuses_a_table_with_a_misspelt_name) {
  Files files = documented_case();
  files["coverge.csv"] = files["coverage.csv"];
  files.erase("coverage.csv");
  files["notes.txt"] = "nobody reads this";
  const Folder folder(files);
  const std::string text = mistakes_in(folder.path());
  EXPECT_NE(text.find("coverge.csv: this file is no part of a case"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("did you mean 'coverage.csv'?"), std::string::npos);
  EXPECT_EQ(text.find("notes.txt"), std::string::npos);
}

TEST(Case, of_korea_holds_its_theories_and_claims_in_order) {
  const Reading korea = read_case("cases/korea");
  EXPECT_TRUE(korea.diagnostics.empty());
  std::vector<std::string> claims, theories;
  for (const auto& one : korea.value.claims)
    claims.push_back(one.id);
  for (const auto& one : korea.value.theories)
    theories.push_back(one.id);
  for (const char* before : {"1", "2", "3", "3-reward", "5", "5-late", "10",
                             "12", "15-gain", "18", "18-conciliation", "cost"})
    EXPECT_EQ(std::count(claims.begin(), claims.end(), before), 1) << before;
  const auto at = [&](const char* id) {
    return std::find(claims.begin(), claims.end(), id);
  };
  EXPECT_LT(at("3"), at("3-reward"));
  EXPECT_LT(at("5-late"), at("12"));
  EXPECT_LT(at("12"), at("24"));
  EXPECT_LT(at("24"), at("cost"));
  EXPECT_EQ(theories, (std::vector<std::string>{
                          "deterrence", "null", "own-calendar",
                          "pocket-and-provoke", "reciprocator", "spiral"}));
}

const std::vector<std::string>& file_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& entry : documented_case())
      all.push_back(entry.first);
    return all;
  }();
  return names;
}

RC_GTEST_PROP(Case, of_random_bytes_is_never_a_crash, ()) {
  Files files = documented_case();
  files[*rc::gen::elementOf(file_names())] = *rc::gen::arbitrary<std::string>();
  (void)read_case(files, "random");
}

RC_GTEST_PROP(Case, with_some_bytes_changed_is_never_a_crash, ()) {
  Files files = documented_case();
  std::string& bytes = files[*rc::gen::elementOf(file_names())];
  const int changes = *rc::gen::inRange(1, 8);
  for (int i = 0; i < changes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] =
        *rc::gen::elementOf(std::string("\",[]{}=#\n\\-+.0919azA\xFF "));
  }
  (void)read_case(files, "changed");
}

}  // namespace
}  // namespace entente::casefile
