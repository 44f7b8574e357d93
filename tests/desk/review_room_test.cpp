#include <chrono>

#include "entente/core/hash.hpp"

#include "../candidates/fixture.hpp"
#include "asked.hpp"

namespace entente::desk {
namespace {

using candidates::icews;
using candidates::kIcewsHeader;

// Three events that are no act yet: a clash beside one of the record, a gift
// that two papers told of, talks.
std::string rows() {
  return kIcewsHeader +
         icews("1", "2018-05-14", "Alba", "Shots at the ford", "190", "Boria") +
         icews("2", "2018-07-02", "Boria", "Grain is sent", "070", "Alba") +
         icews("3", "2018-07-02", "Boria", "Grain is sent", "070", "Alba",
               "Courier") +
         icews("4", "2018-08-09", "Alba", "Talks", "040", "Boria");
}

class Reviewed : public testing::Test {
 protected:
  explicit Reviewed(long limit = candidates::kMostInTable) {
    imported.import("icews", rows(), limit);
    desk.reset(new Desk{Keeper(imported.folder.path()), "form", {}});
  }
  Response get(const std::string& path, const Pairs& query = {}) {
    Request request;
    request.path = path;
    request.query = query;
    return answer(*desk, request);
  }
  Response post(const std::string& path, const Pairs& form) {
    Request request;
    request.method = Method::post;
    request.path = path;
    request.form = form;
    return answer(*desk, request);
  }
  static bool has(const Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }
  // What a field of the first form that has it holds.
  static std::string field(const Response& page, const std::string& name) {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const std::size_t at = page.body.find(mark);
    if (at == std::string::npos) return "none";
    const std::size_t from = at + mark.size();
    return page.body.substr(from, page.body.find('"', from) - from);
  }
  // What the form of the page that accepts sends.
  Pairs accepting(const std::string& candidate,
                  const std::string& check = "date-unverified") {
    const Response page = get("/review", {{"candidate", candidate}});
    Pairs form = {{"candidate", candidate},
                  {"seen", field(page, "seen")},
                  {"proposed", field(page, "proposed")},
                  {"kind", ""},
                  {"actor", ""},
                  {"check", check}};
    for (const char* column : {"id", "date", "actor", "target", "kind",
                               "severity", "summary", "source", "note"})
      form.emplace_back(std::string("row_") + column,
                        field(page, std::string("row_") + column));
    return form;
  }
  static void put(Pairs& form, const std::string& key, const std::string& to) {
    for (auto& [name, value] : form)
      if (name == key) value = to;
  }
  std::string leads_to(const Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return text_in(response.headers, "Location");
  }
  std::string state_of(long id) {
    std::unique_ptr<candidates::Store> store;
    Diagnostics mistakes;
    EXPECT_FALSE(
        candidates::Store::open(imported.folder.path(), store, mistakes));
    const auto one = store->find(id);
    return one ? candidates::text_of(one->state) + " " + one->act + one->reason
               : "none";
  }
  std::string acts() { return imported.folder.bytes("acts.csv"); }
  // Rows of acts.csv that are new since `before`.
  std::string fresh_rows(const std::string& before) {
    std::string fresh, line;
    std::istringstream now(acts());
    while (std::getline(now, line))
      if (before.find(line + "\n") == std::string::npos) fresh += line + "\n";
    return fresh;
  }

  candidates::Desk imported;
  std::unique_ptr<Desk> desk;
};

class ReviewedDatabase : public Reviewed {
 protected:
  ReviewedDatabase() : Reviewed(2) {}
};

TEST_F(Reviewed, the_first_that_waits_is_shown_with_all_that_was_told) {
  const Response page = get("/review");
  EXPECT_TRUE(has(page, "3 candidates wait")) << page.body;
  EXPECT_TRUE(has(page, "c1, 1 of 3"));
  EXPECT_TRUE(has(page, "value=\"2018-05-11.ALB.clash.1\" checked"));
  EXPECT_TRUE(has(page, "3 days before"));
  EXPECT_TRUE(has(page, "data-behind=\"/review/reads?candidate=c1"));
  const Response gift = get("/review", {{"candidate", "c2"}});
  EXPECT_TRUE(has(gift, "Gazette; Courier"));
  EXPECT_TRUE(has(gift, "icews/2@2018-07-02, icews/3@2018-07-02"));
  EXPECT_TRUE(has(gift, "href=\"/review?candidate=c1\" data-key=\"k\""));
  EXPECT_TRUE(has(gift, "href=\"/review?candidate=c3\" data-key=\"j\""));
}

TEST_F(Reviewed, nothing_is_written_by_looking) {
  const casefile::Files before = imported.folder.files();
  const std::string table = imported.folder.bytes(candidates::kTable);
  get("/review");
  get("/review/reads", {{"candidate", "c2"}});
  post("/review/check", accepting("c2"));
  EXPECT_EQ(imported.folder.files(), before);
  EXPECT_EQ(imported.folder.bytes(candidates::kTable), table);
  EXPECT_EQ(imported.folder.hidden(), 0u);
}

TEST_F(Reviewed, what_is_accepted_is_the_row_that_was_shown) {
  const std::string before = acts();
  EXPECT_EQ(leads_to(post("/review/accept", accepting("c2"))),
            "/review?candidate=c3");
  const std::string fresh = fresh_rows(before);
  EXPECT_TRUE(fresh.starts_with("2018-07-02.BOR.aid_delivered.1,2018-07-02,"))
      << fresh;
  EXPECT_NE(fresh.find("date-unverified,Boria: Grain is sent: Alba"),
            std::string::npos)
      << fresh;
  EXPECT_EQ(state_of(2), "accepted 2018-07-02.BOR.aid_delivered.1");
  EXPECT_EQ(imported.folder.mistakes(), "");
  const Response page = get("/review");
  EXPECT_TRUE(has(page, "c2 is accepted"));
  EXPECT_TRUE(has(page, "2 candidates wait"));
}

TEST_F(Reviewed, an_edited_row_takes_another_id_where_none_was_given) {
  const std::string before = acts();
  Pairs form = accepting("c2", "sourced");
  put(form, "row_date", "2018-07-03");
  put(form, "row_severity", "2");
  put(form, "row_summary", "Boria, \"as they say\", sends <grain>");
  leads_to(post("/review/accept", form));
  const std::string fresh = fresh_rows(before);
  EXPECT_TRUE(fresh.starts_with("2018-07-03.BOR.aid_delivered.1,2018-07-03,"))
      << fresh;
  EXPECT_NE(fresh.find("sourced,\"Boria, \"\"as they say\"\", sends <grain>\""),
            std::string::npos)
      << fresh;
  Pairs named = accepting("c3");
  put(named, "row_id", "2018-08-09.ALB+BOR.talks_held.7");
  leads_to(post("/review/accept", named));
  EXPECT_EQ(state_of(3), "accepted 2018-08-09.ALB+BOR.talks_held.7");
  EXPECT_EQ(imported.folder.mistakes(), "");
}

TEST_F(Reviewed, what_would_not_check_is_refused_and_what_was_typed_stays) {
  const casefile::Files before = imported.folder.files();
  Pairs form = accepting("c2");
  put(form, "row_kind", "gfit");
  const Response page = post("/review/accept", form);
  EXPECT_TRUE(has(page, "Nothing was decided"));
  EXPECT_TRUE(has(page, "unknown kind")) << page.body;
  EXPECT_TRUE(has(page, "name=\"row_kind\" value=\"gfit\""));
  EXPECT_EQ(imported.folder.files(), before);
  EXPECT_EQ(state_of(2), "open ");
  const Response checked = post("/review/check", form);
  EXPECT_TRUE(has(checked, "The case would not check with it"));
}

TEST_F(Reviewed, what_reads_it_stands_beside_it) {
  const Response page = get("/review/reads", {{"candidate", "c1"}});
  EXPECT_TRUE(has(page, "<b>clash</b>")) << page.body;
  EXPECT_TRUE(has(page, "as sourced; not while the day is not verified"));
  EXPECT_TRUE(has(page, "<dt>Claims</dt>"));
}

TEST_F(Reviewed, it_is_merged_or_rejected_with_a_reason) {
  const std::string before = acts();
  leads_to(post("/review/merge",
                {{"candidate", "c1"}, {"into", "2018-05-11.ALB.clash.1"}}));
  EXPECT_EQ(state_of(1), "merged 2018-05-11.ALB.clash.1");
  EXPECT_TRUE(
      has(post("/review/merge",
               {{"candidate", "c2"}, {"into", ""}, {"other", "no-such-act"}}),
          "no act of this case"));
  EXPECT_TRUE(has(post("/review/reject", {{"candidate", "c2"}, {"reason", ""}}),
                  "needs a reason"));
  leads_to(post("/review/reject", {{"candidate", "c2"}, {"reason", "a film"}}));
  EXPECT_EQ(state_of(2), "rejected a film");
  leads_to(post("/review/merge",
                {{"candidate", "c3"}, {"into", ""}, {"other", "c2"}}));
  EXPECT_EQ(state_of(3), "merged c2");
  EXPECT_EQ(acts(), before);
  EXPECT_TRUE(has(get("/review"), "No candidate waits"));
}

TEST_F(Reviewed, decisions_are_taken_back_one_by_one_byte_for_byte) {
  const casefile::Files before = imported.folder.files();
  const std::string table = imported.folder.bytes(candidates::kTable);
  leads_to(post("/review/accept", accepting("c2")));
  leads_to(post("/review/reject", {{"candidate", "c1"}, {"reason", "a film"}}));
  // An earlier page's button says what it takes back.
  EXPECT_TRUE(has(post("/review/undo", {{"candidate", "c2"}}),
                  "something else was decided since"));
  EXPECT_EQ(leads_to(post("/review/undo", {{"candidate", "c1"}})),
            "/review?candidate=c1");
  EXPECT_EQ(leads_to(post("/review/undo", {{"candidate", "c2"}})),
            "/review?candidate=c2");
  EXPECT_EQ(imported.folder.files(), before);
  EXPECT_EQ(imported.folder.bytes(candidates::kTable), table);
  EXPECT_TRUE(
      has(post("/review/undo", {{"candidate", "c2"}}), "taken back already"));
}

TEST_F(Reviewed, an_accepted_row_that_was_changed_since_is_not_taken_out) {
  leads_to(post("/review/accept", accepting("c2")));
  std::string changed = acts();
  changed.replace(changed.find("Grain is sent"), 13, "Grain is late");
  imported.folder.write("acts.csv", changed);
  EXPECT_TRUE(has(post("/review/undo", {{"candidate", "c2"}}),
                  "was changed since it was accepted"));
  EXPECT_EQ(acts(), changed);
  EXPECT_EQ(state_of(2), "accepted 2018-07-02.BOR.aid_delivered.1");
}

TEST_F(Reviewed, a_file_that_was_changed_meanwhile_is_looked_at_again) {
  const Pairs form = accepting("c2");
  const std::string theirs = acts() +
                             "2018-07-02.BOR.aid_delivered.1,2018-07-02,,day,"
                             "BOR,ALB,aid_delivered,,,,,,,,,,sourced,Theirs,"
                             "Radio Alba,\n";
  imported.folder.write("acts.csv", theirs);
  ASSERT_EQ(imported.folder.mistakes(), "");
  const Response page = post("/review/accept", form);
  EXPECT_TRUE(has(page, "was changed by somebody since this page was made"));
  EXPECT_EQ(acts(), theirs);
  // As it is shown now it takes the next id.
  EXPECT_TRUE(has(page, "2018-07-02.BOR.aid_delivered.2")) << page.body;
  Pairs again = form;
  put(again, "seen", field(page, "seen"));
  put(again, "proposed", field(page, "proposed"));
  put(again, "row_id", field(page, "row_id"));
  leads_to(post("/review/accept", again));
  EXPECT_EQ(state_of(2), "accepted 2018-07-02.BOR.aid_delivered.2");
  EXPECT_EQ(imported.folder.mistakes(), "");
}

TEST_F(Reviewed, what_was_decided_elsewhere_is_said_and_not_decided_again) {
  const Pairs form = accepting("c2");
  leads_to(post("/review/accept", form));
  const std::string after = acts();
  const Response page = post("/review/accept", form);
  EXPECT_TRUE(has(page, "c2 does not wait: it was accepted")) << page.body;
  EXPECT_EQ(acts(), after);
  EXPECT_TRUE(
      has(get("/review", {{"candidate", "c77"}}), "There is no candidate c77"));
  EXPECT_TRUE(has(get("/review", {{"candidate", "77"}}), "c1, 1 of 2"));
}

TEST_F(Reviewed, an_import_that_runs_is_waited_for_and_said) {
  std::unique_ptr<candidates::Store> store;
  Diagnostics mistakes;
  ASSERT_FALSE(
      candidates::Store::open(imported.folder.path(), store, mistakes));
  EXPECT_TRUE(has(get("/review"), "3 candidates wait"));
  const Response page =
      post("/review/reject", {{"candidate", "c1"}, {"reason", "a film"}});
  EXPECT_TRUE(has(page, "another program is importing or reviewing"));
  store.reset();
  leads_to(post("/review/reject", {{"candidate", "c1"}, {"reason", "a film"}}));
  // The terminal's review goes on while this desk runs.
  ASSERT_FALSE(candidates::Store::open(imported.folder.path(), store, mistakes,
                                       candidates::kMostInTable,
                                       std::chrono::milliseconds(0)));
  store->set(3, candidates::State::rejected, "", "elsewhere");
  EXPECT_FALSE(store->keep());
  store.reset();
  EXPECT_TRUE(has(get("/review"), "1 candidate waits"));
}

TEST_F(Reviewed, a_killed_accept_is_no_second_question) {
  const std::string table = imported.folder.bytes(candidates::kTable);
  leads_to(post("/review/accept", accepting("c2")));
  const std::string after = acts();
  imported.folder.write(candidates::kTable, table);
  EXPECT_TRUE(has(get("/review"), "2 candidates wait"));
  EXPECT_TRUE(has(post("/review/accept", accepting("c2")), "does not wait"));
  EXPECT_EQ(acts(), after);
}

TEST_F(Reviewed, those_of_one_kind_or_actor_are_gone_along) {
  const Response page = get("/review", {{"actor", "ALB+BOR"}});
  EXPECT_TRUE(has(page, "1 of them shown"));
  EXPECT_TRUE(has(page, "c3, 1 of 1"));
  const Response none = get("/review", {{"kind", "no_such_kind"}});
  EXPECT_TRUE(has(none, "None of them is of this kind"));
  EXPECT_EQ(leads_to(post(
                "/review/reject",
                {{"candidate", "c3"}, {"reason", "x"}, {"actor", "ALB+BOR"}})),
            "/review?actor=ALB%2BBOR");
}

TEST_F(Reviewed, candidates_that_do_not_read_are_said_at_their_place) {
  std::string table = imported.folder.bytes(candidates::kTable);
  table.replace(table.find("open"), 4, "opne");
  imported.folder.write(candidates::kTable, table);
  const Response page = get("/review");
  EXPECT_TRUE(has(page, "candidates.csv:2:")) << page.body;
  EXPECT_TRUE(
      has(post("/review/reject", {{"candidate", "c1"}, {"reason", "x"}}),
          "candidates.csv:2:"));
  EXPECT_EQ(imported.folder.bytes(candidates::kTable), table);
}

TEST_F(Reviewed, other_addresses_and_methods_are_none) {
  EXPECT_EQ(get("/review/accept").status, 404);
  EXPECT_EQ(get("/review/nothing").status, 404);
  EXPECT_EQ(post("/review", {}).status, 404);
  EXPECT_EQ(post("/review/accept", {}).status, 200);  // the queue again
  EXPECT_EQ(post("/review/undo", {}).status, 200);
}

TEST_F(ReviewedDatabase, a_database_of_candidates_is_reviewed_the_same_way) {
  ASSERT_TRUE(candidates::Store::is_database(imported.folder.path()));
  const casefile::Files before = imported.folder.files();
  EXPECT_TRUE(has(get("/review"), "3 candidates wait"));
  EXPECT_EQ(imported.folder.hidden(), 0u);
  leads_to(post("/review/accept", accepting("c2")));
  EXPECT_EQ(state_of(2), "accepted 2018-07-02.BOR.aid_delivered.1");
  leads_to(post("/review/merge", {{"candidate", "c1"}, {"other", "c2"}}));
  leads_to(post("/review/undo", {{"candidate", "c1"}}));
  leads_to(post("/review/undo", {{"candidate", "c2"}}));
  EXPECT_EQ(imported.folder.files(), before);
  EXPECT_EQ(state_of(2), "open ");
  leads_to(post("/review/reject", {{"candidate", "c2"}, {"reason", "a film"}}));
  EXPECT_TRUE(has(get("/review"), "2 candidates wait"));
  EXPECT_EQ(imported.folder.mistakes(), "");
}

}  // namespace
}  // namespace entente::desk
