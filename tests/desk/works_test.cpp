#include "entente/desk/state/works.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace entente::desk {
namespace {

using std::chrono::milliseconds;

TEST(Works, that_are_quick_answer_at_once_and_are_kept) {
  Works works;
  int begun = 0;
  const auto job = [&](Progress&) {
    ++begun;
    return plain(200, "done");
  };
  for (int i = 0; i < 3; ++i) {
    const auto work = works.ask("key", "title", job, milliseconds(5000));
    ASSERT_TRUE(Works::ended(*work));
    EXPECT_EQ(work->answer.body, "done");
  }
  EXPECT_EQ(begun, 1);
  works.ask("other key", "title", job, milliseconds(5000));
  EXPECT_EQ(begun, 2);
}

TEST(Works, tell_how_far_they_are_and_stop_when_told) {
  Works works;
  const auto job = [](Progress& progress) {
    for (std::size_t i = 1;; ++i) {
      progress.tell("part", i, 1000000);
      std::this_thread::sleep_for(milliseconds(1));
    }
    return plain(200, "");
  };
  const auto work = works.ask("key", "title", job, milliseconds(0));
  EXPECT_FALSE(Works::ended(*work));
  const auto events = works.events(work->id);
  ASSERT_TRUE(events);
  std::string piece;
  while (!piece.starts_with("data: {\"what\":\"part\""))
    piece = events().value();
  EXPECT_FALSE(works.stop("no such id"));
  EXPECT_TRUE(works.stop(work->id));
  while (!piece.starts_with("event: end"))
    piece = events().value();
  EXPECT_EQ(events(), std::nullopt);
  const auto stopped = works.ask("key", "title", job, milliseconds(5000));
  EXPECT_TRUE(stopped->stopped);
  // It is forgotten: who asks again begins again.
  const auto again = works.ask("key", "title", job, milliseconds(0));
  EXPECT_NE(again->id, work->id);
  works.stop_all();
}

TEST(Works, that_fail_say_so_once) {
  Works works;
  const auto job = [](Progress&) -> Response {
    throw std::runtime_error("broken");
  };
  const auto work = works.ask("key", "title", job, milliseconds(5000));
  EXPECT_EQ(work->answer.status, 500);
  EXPECT_NE(work->answer.body.find("broken"), std::string::npos);
  EXPECT_NE(works.ask("key", "title", job, milliseconds(5000)), work);
}

}  // namespace
}  // namespace entente::desk
