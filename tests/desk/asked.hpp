// The desk on a folder of the small case, asked without a socket.
#pragma once

#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/desk/rooms/rooms.hpp"

#include "../keep/fixture.hpp"

namespace entente::desk {

class OnADesk : public testing::Test {
 protected:
  Response get(const std::string& path, const Pairs& query = {}) {
    Request request;
    request.path = path;
    request.query = query;
    return answer(desk, request);
  }
  Response post(const std::string& path, const Pairs& form) {
    Request request;
    request.method = Method::post;
    request.path = path;
    request.form = form;
    return answer(desk, request);
  }
  // The page where a POST leads.
  Response follow(const Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    const std::string whole = text_in(response.headers, "Location");
    const std::string to = whole.substr(0, whole.find('#'));
    const std::size_t mark = to.find('?');
    return get(to.substr(0, mark),
               mark == std::string::npos
                   ? Pairs()
                   : pairs_of(to.substr(mark + 1)).value_or(Pairs()));
  }
  // A page that takes its time, when it is there.
  Response ended(const std::string& path, const Pairs& query) {
    for (int i = 0; i < 600; ++i) {
      Response response = get(path, query);
      if (response.body.find("data-work=") == std::string::npos)
        return response;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    ADD_FAILURE() << path << " never ended";
    return {};
  }
  static bool has(const Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }

  keep::Folder folder;
  Desk desk{Keeper(folder.path()), "form", {}};
};

}  // namespace entente::desk
