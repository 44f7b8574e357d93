#include "entente/desk/http/guard.hpp"

#include <variant>

#include <gtest/gtest.h>

namespace entente::desk {
namespace {

const Lock kLock{"127.0.0.1:8080", "0123456789abcdef"};

// A request of our own pages, to be spoilt.
Head good(const std::string& method = "GET",
          const std::string& target = "/record?kind=talks") {
  Head head{method, target, {}};
  head.headers = {{"host", "127.0.0.1:8080"},
                  {"cookie", "other=1; entente-8080=0123456789abcdef"},
                  {"sec-fetch-site", "same-origin"}};
  if (method == "POST")
    head.headers.insert(head.headers.end(),
                        {{"origin", "http://127.0.0.1:8080"},
                         {"content-type", "application/x-www-form-urlencoded"},
                         {"content-length", "0"}});
  return head;
}

Head with(Head head, const std::string& name, const std::string& value) {
  head.headers = without(std::move(head.headers), {name});
  head.headers.emplace_back(name, value);
  return head;
}

Head lacking(Head head, const std::string& name) {
  head.headers = without(std::move(head.headers), {name});
  return head;
}

int status(const Head& head) {
  const auto refused = check_head(head, kLock);
  return refused ? refused->status : 200;
}

TEST(Guard, lets_its_own_pages_in) {
  EXPECT_EQ(status(good()), 200);
  EXPECT_EQ(status(good("HEAD")), 200);
  EXPECT_EQ(status(good("POST")), 200);
  EXPECT_EQ(status(with(good(), "sec-fetch-site", "none")), 200);
  EXPECT_EQ(status(lacking(good(), "sec-fetch-site")), 200);
}

TEST(Guard, refuses_other_hosts) {
  for (const char* host :
       {"evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8080",
        "evil.example:8080", "127.0.0.1:8080.evil.example", "", "[::1]:8080",
        "127.0.0.1:8080 ", "0x7f.1:8080"})
    EXPECT_EQ(status(with(good(), "host", host)), 403) << host;
  EXPECT_EQ(status(lacking(good(), "host")), 403);
  Head two = good();
  two.headers.emplace_back("host", "evil.example");
  EXPECT_EQ(status(two), 403);
}

TEST(Guard, refuses_other_pages) {
  for (const char* origin :
       {"http://evil.example", "null", "", "http://127.0.0.1",
        "https://127.0.0.1:8080", "http://localhost:8080"})
    EXPECT_EQ(status(with(good("POST"), "origin", origin)), 403) << origin;
  for (const char* site : {"cross-site", "same-site", "", "None"})
    EXPECT_EQ(status(with(good(), "sec-fetch-site", site)), 403) << site;
}

TEST(Guard, refuses_other_methods) {
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT",
                             "PATCH", "get", "PROPFIND"})
    EXPECT_EQ(status(good(method)), 405) << method;
}

TEST(Guard, refuses_paths_that_lead_elsewhere) {
  for (const char* path :
       {"/../etc/passwd", "/record/../../x", "/record/..", "//evil.example/",
        "/record//act", "/%2e%2e/x", "/record%00", "/RECORD", "/.git/config",
        "/record/.hidden", "http://evil.example/", "*", "/record\\x", "/a/./b",
        "/record;x", "/static/..%2fcase.toml"})
    EXPECT_EQ(status(good("GET", path)), 404) << path;
  EXPECT_EQ(status(good("GET", "/record?q=%zz")), 400);
  EXPECT_EQ(status(good("GET", "/record?q=" + std::string(9000, 'a'))), 414);
}

TEST(Guard, refuses_bodies_that_no_form_of_ours_sends) {
  EXPECT_EQ(status(lacking(good("POST"), "content-length")), 411);
  EXPECT_EQ(status(with(good("POST"), "content-length", "1048576")), 200);
  EXPECT_EQ(status(with(good("POST"), "content-length", "1048577")), 413);
  EXPECT_EQ(
      status(with(good("POST"), "content-length", "99999999999999999999999")),
      413);
  for (const char* length : {"-1", "1e3", "", "0x10", "1 2"})
    EXPECT_EQ(status(with(good("POST"), "content-length", length)), 400)
        << length;
  Head two = good("POST");
  two.headers.emplace_back("content-length", "5");
  EXPECT_EQ(status(two), 411);
  EXPECT_EQ(status(with(good("POST"), "transfer-encoding", "chunked")), 411);
  EXPECT_EQ(status(with(good("POST"), "content-encoding", "gzip")), 411);
  EXPECT_EQ(status(with(good(), "content-length", "4")), 400);
  for (const char* type : {"text/plain", "multipart/form-data; boundary=x",
                           "application/json", ""})
    EXPECT_EQ(status(with(good("POST"), "content-type", type)), 415) << type;
}

TEST(Guard, asks_for_the_token) {
  EXPECT_EQ(status(lacking(good(), "cookie")), 403);
  for (const char* cookie :
       {"entente-8080=wrong", "entente-8081=0123456789abcdef",
        "entente-8080=0123456789abcdef0", "entente-8080=", "entente-8080",
        "xentente-8080=0123456789abcdef"})
    EXPECT_EQ(status(with(good(), "cookie", cookie)), 403) << cookie;
  EXPECT_EQ(status(good("GET", "/record?token=wrong")), 403);
  EXPECT_EQ(status(good("POST", "/record?token=0123456789abcdef")), 403);
}

TEST(Guard, puts_the_token_of_an_address_into_a_cookie) {
  const Head first = lacking(
      good("GET", "/record?kind=a+b&token=0123456789abcdef&q=x"), "cookie");
  const auto sent = check_head(first, kLock);
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->status, 303);
  EXPECT_EQ(find(sent->headers, "Location"), "/record?kind=a+b&q=x");
  EXPECT_EQ(find(sent->headers, "Set-Cookie"),
            "entente-8080=0123456789abcdef; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(sent->body.find("0123456789abcdef"), std::string::npos);
}

TEST(Guard, takes_forms_that_hold_its_own_token_alone) {
  const auto posted = [](const std::string& body) {
    return admit(with(good("POST", "/record?a=1"), "content-length",
                      std::to_string(body.size())),
                 body, kLock);
  };
  const std::string token = form_token(kLock);
  EXPECT_NE(token, kLock.token);
  const auto taken = posted("id=7&form_token=" + token + "&note=a%0Ab");
  ASSERT_TRUE(std::holds_alternative<Request>(taken));
  const auto& request = std::get<Request>(taken);
  EXPECT_EQ(request.method, Method::post);
  EXPECT_EQ(request.path, "/record");
  EXPECT_EQ(request.query, (Pairs{{"a", "1"}}));
  EXPECT_EQ(request.form, (Pairs{{"id", "7"}, {"note", "a\nb"}}));
  for (const std::string& body : std::vector<std::string>{
           "id=7", "id=7&form_token=", "form_token=" + kLock.token,
           "form_token=" + token + "0"}) {
    const auto refused = posted(body);
    ASSERT_TRUE(std::holds_alternative<Response>(refused)) << body;
    EXPECT_EQ(std::get<Response>(refused).status, 403);
  }
  const auto broken = posted("form_token=" + token + "&x=%ff");
  EXPECT_EQ(std::get<Response>(broken).status, 400);
  const auto cut = admit(with(good("POST"), "content-length", "500"),
                         "form_token=" + token, kLock);
  EXPECT_EQ(std::get<Response>(cut).status, 400);
}

int head_status(const std::string& bytes) {
  const auto head = head_of(bytes);
  const auto* refused = std::get_if<Response>(&head);
  return refused == nullptr ? 200 : refused->status;
}

TEST(Head, is_read_as_http_says) {
  const auto read =
      head_of("GET /x?y HTTP/1.1\r\nHost: a:1 \r\nX-Y:\tz\r\n\r\n");
  ASSERT_TRUE(std::holds_alternative<Head>(read));
  const Head& head = std::get<Head>(read);
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/x?y");
  EXPECT_EQ(head.headers, (Pairs{{"host", "a:1"}, {"x-y", "z"}}));
}

TEST(Head, that_is_malformed_is_refused) {
  const std::string bad[] = {
      "",
      "\r\n\r\n",
      "GET / HTTP/1.1\n\n",
      "GET / HTTP/1.0\r\n\r\n",
      "GET / HTTP/2\r\n\r\n",
      "GET /\r\n\r\n",
      "GET  / HTTP/1.1\r\n\r\n",
      "GET / x HTTP/1.1\r\n\r\n",
      "G\x01T / HTTP/1.1\r\n\r\n",
      "GET /\xc3\xa9 HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost\r\n\r\n",
      "GET / HTTP/1.1\r\n: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\r\n folded: c\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\x01\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\nB: c\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\r\n",
      "GET / HTTP/1.1\r\nA: b\r\n\r\nmore",
      std::string("GET / HTTP/1.1\r\nA: \0\r\n\r\n", 24)};
  for (const std::string& bytes : bad)
    EXPECT_EQ(head_status(bytes), 400) << bytes;
  std::string many = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 65; ++i)
    many += "A: b\r\n";
  EXPECT_EQ(head_status(many + "\r\n"), 431);
  EXPECT_EQ(head_status("GET / HTTP/1.1\r\nA: " + std::string(17000, 'b') +
                        "\r\n\r\n"),
            431);
}

TEST(Headers, allow_no_script_but_the_desks) {
  const std::string policy = text_in(safe_headers(), "Content-Security-Policy");
  EXPECT_NE(policy.find("default-src 'none'; script-src 'self';"),
            std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(policy.find('*'), std::string::npos);
}

}  // namespace
}  // namespace entente::desk
