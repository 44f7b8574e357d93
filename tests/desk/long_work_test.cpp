#include <thread>

#include <gtest/gtest.h>

#include "entente/desk/rooms/rooms.hpp"

#include "../keep/fixture.hpp"

namespace entente::desk {
namespace {

// A room whose answer takes long.
class LongWork : public testing::Test {
 protected:
  Response ask(const LongJob& job, const std::string& what = "1") {
    request.path = "/record";
    request.query = {{"what", what}};
    return long_work({desk, request, desk.keeper.now()}, "The count", job);
  }
  static bool has(const Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }

  keep::Folder folder;
  Desk desk{Keeper(folder.path()), "form", {}};
  Request request;
};

TEST_F(LongWork, that_is_quick_is_answered_at_once_and_kept) {
  int begun = 0;
  const LongJob job = [&](const Visit& own, Progress&) {
    ++begun;
    return say(own, 200, "Counted",
               "It is " + text_in(own.request.query, "what"));
  };
  EXPECT_TRUE(has(ask(job), "It is 1"));
  EXPECT_TRUE(has(ask(job), "It is 1"));
  EXPECT_EQ(begun, 1);
  EXPECT_TRUE(has(ask(job, "2"), "It is 2"));
  // A case that has changed is asked anew.
  folder.write("acts.csv", folder.bytes("acts.csv") + "\n");
  EXPECT_TRUE(has(ask(job), "It is 1"));
  EXPECT_EQ(begun, 3);
}

TEST_F(LongWork, shows_how_far_it_is_and_stops) {
  const LongJob job = [](const Visit& own, Progress& progress) {
    for (std::size_t i = 1;; ++i) {
      progress.tell("act", i, 100);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return say(own, 200, "", "");
  };
  const Response page = ask(job);
  const std::string mark = "data-work=\"";
  const std::size_t at = page.body.find(mark);
  ASSERT_NE(at, std::string::npos);
  const std::string id =
      page.body.substr(at + mark.size(), page.body.find('"', at + mark.size()) -
                                             at - mark.size());
  EXPECT_TRUE(has(page, "name=\"form_token\" value=\"form\""));
  Request events;
  events.path = "/task/events";
  events.query = {{"id", id}};
  const Response told = answer(desk, events);
  EXPECT_EQ(told.type, "text/event-stream");
  EXPECT_TRUE(told.events().value().starts_with("data: {\"what\":\"act\""));
  Request stop;
  stop.path = "/task/stop";
  EXPECT_EQ(answer(desk, stop).status, 404);  // by a link
  stop.method = Method::post;
  stop.form = {{"id", id}, {"back", "/record"}};
  const Response stopped = answer(desk, stop);
  EXPECT_EQ(stopped.status, 303);
  EXPECT_EQ(text_in(stopped.headers, "Location"), "/record");
  stop.form = {{"id", id}, {"back", "//evil.example/"}};
  EXPECT_EQ(text_in(answer(desk, stop).headers, "Location"), "/");
  EXPECT_TRUE(has(ask(job), "It was stopped"));
}

}  // namespace
}  // namespace entente::desk
