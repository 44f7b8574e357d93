// What is kept, and that nothing of it is lost or doubled.
#include "entente/candidates/review.hpp"

#include "fixture.hpp"

namespace entente::candidates {
namespace {

std::string some_rows(int n) {
  std::string rows = kIcewsHeader;
  for (int i = 0; i < n; ++i)
    rows += icews(std::to_string(i), iso(17800 + i * 7), "Alba", "Fight", "190",
                  "Boria");
  return rows;
}

TEST(Store, importing_again_asks_nothing_again) {
  Desk desk;
  EXPECT_EQ(desk.import("icews", some_rows(20)).candidates, 20);
  const std::string before = desk.folder.bytes(kTable);
  const Account again = desk.import("icews", some_rows(25));
  EXPECT_EQ(again.again, 20);
  EXPECT_EQ(again.candidates, 5);
  EXPECT_NE(desk.folder.bytes(kTable), before);
  EXPECT_EQ(desk.import("icews", some_rows(25)).again, 25);
  EXPECT_EQ(desk.folder.mistakes(), "");
}

TEST(Store, an_act_of_the_same_kind_within_two_days_is_known) {
  Desk desk;
  const Account account = desk.import(
      "icews", kIcewsHeader +
                   icews("1", "2018-05-13", "Alba", "Fight", "190", "Boria") +
                   icews("2", "2018-05-14", "Alba", "Fight", "190", "Boria"));
  EXPECT_EQ(account.known, 1);
  EXPECT_EQ(account.candidates, 1);
  EXPECT_NE(desk.folder.bytes(kTable).find("known,2018-05-11.ALB.clash.1"),
            std::string::npos);
}

TEST(Store, many_rows_become_a_database_with_the_same_answers) {
  Desk table, database;
  const auto all_of = [](Desk& desk) {
    std::unique_ptr<Store> store;
    Diagnostics mistakes;
    EXPECT_FALSE(Store::open(desk.folder.path(), store, mistakes));
    std::string all;
    for (const long id : store->ids(State::open)) {
      const auto one = store->find(id);
      all += std::to_string(id) + iso(one->day) + one->kind + one->publishers +
             std::to_string(one->reports) + store->first_row(id) + "\n";
    }
    return all;
  };
  for (const int n : {30, 50}) {
    const Account a = table.import("icews", some_rows(n));
    const Account b = database.import("icews", some_rows(n), 10);
    EXPECT_EQ(a.candidates, b.candidates);
    EXPECT_EQ(a.again, b.again);
  }
  EXPECT_FALSE(std::filesystem::exists(database.folder.path() / kTable));
  EXPECT_TRUE(std::filesystem::exists(database.folder.path() / kDatabase));
  EXPECT_EQ(all_of(table), all_of(database));
  EXPECT_EQ(database.folder.mistakes(), "");
}

TEST(Store, a_table_that_was_mended_wrongly_is_refused_at_its_place) {
  Desk desk;
  desk.import("icews", some_rows(2));
  std::string bytes = desk.folder.bytes(kTable);
  bytes.replace(bytes.find("open"), 4, "opne");
  desk.folder.write(kTable, bytes);
  std::unique_ptr<Store> store;
  Diagnostics mistakes;
  EXPECT_FALSE(Store::open(desk.folder.path(), store, mistakes));
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_NE(to_text(mistakes[0]).find("candidates.csv:2:"), std::string::npos);
}

// A review of the folder as it stands.
struct Sitting {
  std::unique_ptr<Store> store;
  std::unique_ptr<Review> review;
  explicit Sitting(const Desk& desk) {
    Diagnostics mistakes;
    EXPECT_FALSE(Store::open(desk.folder.path(), store, mistakes));
    review = std::make_unique<Review>(
        desk.folder.path(), *store,
        std::make_shared<casefile::Case>(
            casefile::read_case(desk.folder.path()).value));
    EXPECT_FALSE(review->finish_earlier());
  }
};

TEST(Review, decisions_are_kept_and_taken_back) {
  Desk desk;
  desk.import("icews", some_rows(4));
  const std::string acts = desk.folder.bytes("acts.csv");
  {
    Sitting desk_now(desk);
    Review& review = *desk_now.review;
    EXPECT_TRUE(review.edit("severity=4").done());
    EXPECT_TRUE(review.edit("date=2018-09-27").done());
    EXPECT_FALSE(review.edit("severty=4").done());
    EXPECT_TRUE(review.accept("sourced").done());
    EXPECT_FALSE(review.reject("").done());
    EXPECT_TRUE(review.reject("a film").done());
    EXPECT_TRUE(review.merge("2018-05-11.ALB.clash.1").done());
    EXPECT_FALSE(review.merge("no-such-act").done());
    review.skip();
    EXPECT_FALSE(review.current());
  }
  EXPECT_EQ(desk.folder.mistakes(), "");
  EXPECT_NE(
      desk.folder.bytes("acts.csv").find("2018-09-27.ALB.clash.1,2018-09-27"),
      std::string::npos);
  EXPECT_NE(desk.folder.bytes("sources.csv").find("machine-coded"),
            std::string::npos);
  EXPECT_EQ(desk.import("icews", some_rows(4)).again, 4);
  Sitting later(desk);
  EXPECT_EQ(later.review->open(), 1u);  // the one that was skipped
  later.review->skip();
  EXPECT_TRUE(later.review->undo().done());
  EXPECT_TRUE(later.review->accept("date-unverified").done());
  EXPECT_TRUE(later.review->undo().done());
  EXPECT_EQ(later.review->open(), 1u);
  EXPECT_EQ(desk.folder.mistakes(), "");
  EXPECT_NE(desk.folder.bytes("acts.csv"), acts);  // the first one stays
}

// Killed between the act and the candidate: the note of the act finishes it.
TEST(Review, an_act_whose_candidate_is_still_open_is_no_second_question) {
  Desk desk;
  desk.import("icews", some_rows(2));
  const std::string before = desk.folder.bytes(kTable);
  {
    Sitting now(desk);
    EXPECT_TRUE(now.review->accept("sourced").done());
  }
  desk.folder.write(kTable, before);
  Sitting later(desk);
  EXPECT_EQ(later.review->open(), 1u);
  EXPECT_EQ(later.store->ids(State::accepted).size(), 1u);
}

TEST(Daily, sums_are_the_same_however_often_they_are_made) {
  Desk desk;
  const std::string rows =
      kIcewsHeader + icews("1", "2018-07-01", "Alba", "x", "040", "Boria") +
      icews("1", "2018-07-01", "Alba", "x", "040", "Boria") +
      icews("2", "2018-07-01", "Alba", "x", "111", "Boria") +
      icews("3", "2018-07-01", "Boria", "x", "040", "Alba");
  const auto sums = [&](const std::string& text, const std::string& before,
                        int& fewer) {
    Daily daily;
    Sinks sinks;
    sinks.daily = &daily;
    const TextFile file(text);
    import_file(file.fd(), "data", desk.reading(*known_layout("icews")),
                desk.matching, sinks);
    return daily.written(before, "icews", fewer);
  };
  int fewer = 0;
  const std::string once = sums(rows, "", fewer);
  EXPECT_EQ(once,
            "source,date,actor,target,quad,events,goldstein\n"
            "icews,2018-07-01,ALB,BOR,1,1,1\n"
            "icews,2018-07-01,ALB,BOR,3,1,1\n"
            "icews,2018-07-01,BOR,ALB,1,1,1\n");
  EXPECT_EQ(sums(rows, once, fewer), once);
  EXPECT_EQ(fewer, 0);
  const std::string less =
      kIcewsHeader + icews("1", "2018-07-01", "Alba", "x", "040", "Boria");
  sums(less, once + "gdelt1,2018-07-01,ALB,BOR,1,5,2\n", fewer);
  EXPECT_EQ(fewer, 1);
}

}  // namespace
}  // namespace entente::candidates
