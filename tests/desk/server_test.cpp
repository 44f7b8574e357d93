#include "entente/desk/server/server.hpp"

#include <algorithm>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "entente/desk/http/guard.hpp"

namespace entente::desk {
namespace {

const std::string kToken = "0123456789abcdef";

Response answer_for(const Request& request) {
  if (request.path == "/events") {
    Response response;
    response.type = "text/event-stream";
    response.events = [n = 0]() mutable -> std::optional<std::string> {
      if (++n > 3) return {};
      return "data: " + std::to_string(n) + "\n\n";
    };
    return response;
  }
  if (request.path == "/broken") throw std::runtime_error("broken");
  return plain(200, request.path + " " + text_in(request.query, "a") + " " +
                        text_in(request.form, "b"));
}

// The server in a thread of its own, asked through sockets.
class Serving : public testing::Test {
 protected:
  void SetUp() override {
    const auto taken = server.take_port(0);
    ASSERT_TRUE(taken);
    authority = *taken;
    thread = std::thread([this] { server.run(); });
  }
  void TearDown() override {
    server.stop();
    thread.join();
  }

  int connected() const {
    const int line = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(
        std::stoi(authority.substr(authority.rfind(':') + 1))));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(line, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
    return line;
  }
  std::string ask(const std::string& bytes) const {
    const int line = connected();
    EXPECT_EQ(send(line, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
    std::string got;
    char piece[4096];
    for (ssize_t n = 0; (n = recv(line, piece, sizeof piece, 0)) > 0;)
      got.append(piece, static_cast<std::size_t>(n));
    close(line);
    return got;
  }
  std::string head(const std::string& first, const std::string& more = "") {
    return first + " HTTP/1.1\r\nHost: " + authority +
           "\r\nCookie: " + cookie_name({authority, kToken}) + "=" + kToken +
           "\r\nAccept-Encoding: gzip, br\r\nRange: bytes=0-1\r\n" + more +
           "\r\n";
  }

  Server server{kToken, answer_for};
  std::string authority;
  std::thread thread;
};

TEST_F(Serving, answers_whom_the_guard_lets_in) {
  const std::string got = ask(head("GET /record?a=b"));
  EXPECT_TRUE(got.starts_with("HTTP/1.1 200 ")) << got;
  EXPECT_TRUE(got.ends_with("\r\n\r\n/record b ")) << got;
  for (const auto& [name, value] : safe_headers())
    EXPECT_NE(got.find(name + ": " + value), std::string::npos) << name;
  const std::string form = "b=c&form_token=" + form_token({authority, kToken});
  const std::string posted =
      ask(head("POST /record?a=b",
               "Content-Type: application/x-www-form-urlencoded\r\n"
               "Content-Length: " +
                   std::to_string(form.size()) + "\r\n") +
          form);
  EXPECT_TRUE(posted.ends_with("/record b c")) << posted;
}

TEST_F(Serving, leaves_the_body_out_for_head) {
  const std::string got = ask(head("HEAD /record"));
  EXPECT_TRUE(got.starts_with("HTTP/1.1 200 ")) << got;
  EXPECT_TRUE(got.ends_with("\r\n\r\n")) << got;
}

TEST_F(Serving, refuses_the_others_with_the_same_headers) {
  const std::string got = ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  EXPECT_TRUE(got.starts_with("HTTP/1.1 403 ")) << got;
  EXPECT_NE(got.find("Content-Security-Policy: default-src 'none'"),
            std::string::npos);
}

TEST_F(Serving, sends_events_as_they_come) {
  const std::string got = ask(head("GET /events"));
  EXPECT_NE(got.find("Content-Type: text/event-stream"), std::string::npos);
  for (const char* piece : {"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"})
    EXPECT_NE(got.find(piece), std::string::npos) << piece;
  EXPECT_TRUE(got.ends_with("0\r\n\r\n")) << got;
}

TEST_F(Serving, goes_on_after_a_mistake_of_ours) {
  EXPECT_TRUE(ask(head("GET /broken")).starts_with("HTTP/1.1 500 "));
  EXPECT_TRUE(ask(head("GET /record")).starts_with("HTTP/1.1 200 "));
}

TEST_F(Serving, has_its_port_to_itself) {
  Server other(kToken, answer_for);
  const int port = std::stoi(authority.substr(authority.rfind(':') + 1));
  EXPECT_EQ(other.take_port(port), std::nullopt);
  // Of this machine alone: the other addresses of it do not answer.
  const int line = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, "127.0.0.2", &to.sin_addr);
  EXPECT_NE(connect(line, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  close(line);
}

}  // namespace
}  // namespace entente::desk
