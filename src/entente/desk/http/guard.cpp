#include "entente/desk/http/guard.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "entente/core/hash.hpp"

namespace entente::desk {
namespace {

constexpr std::size_t kMostTarget = 8192;

bool holds_only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view kTokenLetters =
    "!#$%&'*+-.^_`|~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "0123456789";
constexpr std::string_view kPathLetters =
    "abcdefghijklmnopqrstuvwxyz0123456789-_./";

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < '\x7f'; });
}

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// In a time that does not depend on where they differ.
bool same_secret(std::string_view one, std::string_view other) {
  unsigned differs = one.size() == other.size() ? 0 : 1;
  for (std::size_t i = 0; i < one.size() && i < other.size(); ++i)
    differs |= static_cast<unsigned char>(one[i]) ^
               static_cast<unsigned char>(other[i]);
  return differs == 0;
}

// Plain paths alone: no percent sign, no step upwards, nothing empty.
bool is_path(std::string_view path) {
  return path.starts_with('/') && holds_only(path, kPathLetters) &&
         path.find("//") == std::string_view::npos &&
         path.find("..") == std::string_view::npos &&
         path.find("/.") == std::string_view::npos;
}

std::string_view path_of(const Head& head) {
  return std::string_view(head.target)
      .substr(0, std::min(head.target.find('?'), head.target.size()));
}

std::optional<Pairs> query_of(const Head& head) {
  const std::size_t at = head.target.find('?');
  if (at == std::string::npos) return Pairs{};
  return pairs_of(std::string_view(head.target).substr(at + 1));
}

bool has_cookie(const Head& head, const Lock& lock) {
  const std::string wanted = cookie_name(lock) + "=";
  for (std::string_view all : all_in(head.headers, "cookie")) {
    while (!all.empty()) {
      const std::size_t end = std::min(all.find(';'), all.size());
      std::string_view one = all.substr(0, end);
      all.remove_prefix(std::min(end + 1, all.size()));
      while (one.starts_with(' '))
        one.remove_prefix(1);
      if (one.starts_with(wanted) &&
          same_secret(one.substr(wanted.size()), lock.token))
        return true;
    }
  }
  return false;
}

// Where the request comes from: the browser says so, and no page can say
// otherwise.
std::optional<Response> check_origin(const Head& head, const Lock& lock) {
  const auto hosts = all_in(head.headers, "host");
  if (hosts.size() != 1 || hosts.front() != lock.authority)
    return plain(403, "entente: this is not the host that was asked for\n");
  for (const std::string& origin : all_in(head.headers, "origin"))
    if (origin != "http://" + lock.authority)
      return plain(403, "entente: asked by a page of another origin\n");
  for (const std::string& site : all_in(head.headers, "sec-fetch-site"))
    if (site != "same-origin" && site != "none")
      return plain(403,
                   "entente: asked by a page of another site. To follow a link "
                   "to the desk, copy it into the address bar.\n");
  return {};
}

std::optional<Response> check_body(const Head& head) {
  if (!all_in(head.headers, "transfer-encoding").empty() ||
      !all_in(head.headers, "content-encoding").empty())
    return plain(411, "entente: a body is sent plainly, with its length\n");
  const auto lengths = all_in(head.headers, "content-length");
  const bool post = head.method == "POST";
  if (lengths.size() > 1 || (post && lengths.empty()))
    return plain(411, "entente: a body has one length\n");
  if (lengths.empty()) return {};
  const std::string& digits = lengths.front();
  if (digits.empty() || !holds_only(digits, "0123456789"))
    return plain(400, "entente: a length is a number\n");
  if (digits.size() > 9 || body_length(head) > kMostBody)
    return plain(413, "entente: a body has at most 1 MiB\n");
  if (!post && body_length(head) > 0)
    return plain(400, "entente: what is read has no body\n");
  const std::string type = small(text_in(head.headers, "content-type"));
  if (post &&
      type.substr(0, type.find(';')) != "application/x-www-form-urlencoded")
    return plain(415, "entente: a form is sent as a form\n");
  return {};
}

std::optional<Response> check_token(const Head& head,
                                    const Pairs& query,
                                    const Lock& lock) {
  const auto given = find(query, "token");
  if (given && head.method != "POST" && same_secret(*given, lock.token)) {
    Response response =
        redirect(address(path_of(head), without(query, {"token"})));
    response.headers.emplace_back(
        "Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict",
                                  cookie_name(lock), lock.token));
    return response;
  }
  if (!given && has_cookie(head, lock)) return {};
  return plain(403,
               "entente: this desk is opened by the address that `entente "
               "open` printed when it started, with its token.\n");
}

Response bad(const char* why) {
  return plain(400, std::string("entente: ") + why + "\n");
}

// Adds a line of the head; false where it is no header.
bool add_header(std::string_view line, Head& head) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos ||
      !holds_only(line.substr(0, colon), kTokenLetters))
    return false;
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
    value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t'))
    value.remove_suffix(1);
  for (const char c : value)
    if ((static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f')
      return false;
  head.headers.emplace_back(small(line.substr(0, colon)), value);
  return true;
}

bool add_first_line(std::string_view line, Head& head) {
  const std::size_t one = line.find(' ');
  const std::size_t two = one == std::string_view::npos
                              ? std::string_view::npos
                              : line.find(' ', one + 1);
  if (two == std::string_view::npos || line.substr(two + 1) != "HTTP/1.1")
    return false;
  head.method = line.substr(0, one);
  head.target = line.substr(one + 1, two - one - 1);
  return !head.method.empty() && holds_only(head.method, kTokenLetters) &&
         !head.target.empty() && is_visible(head.target);
}

}  // namespace

std::string cookie_name(const Lock& lock) {
  // Browsers keep one jar for all ports of a host.
  return "entente-" + lock.authority.substr(lock.authority.rfind(':') + 1);
}

std::string form_token(const Lock& lock) {
  return sha256("form of " + lock.token).substr(0, 32);
}

std::variant<Head, Response> head_of(std::string_view bytes) {
  if (bytes.size() > kMostHead)
    return plain(431, "entente: the head of a request has at most 16 KiB\n");
  Head head;
  bool first = true;
  while (true) {
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos) return bad("lines end with CR LF");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 2);
    if (line.empty() && !first) break;
    if (first ? !add_first_line(line, head) : !add_header(line, head))
      return bad("this is no request of HTTP/1.1");
    if (head.headers.size() > kMostHeaders)
      return plain(431, "entente: a request has at most 64 headers\n");
    first = false;
  }
  if (!bytes.empty()) return bad("bytes after the head");
  return head;
}

std::size_t body_length(const Head& head) {
  const std::string digits = text_in(head.headers, "content-length");
  std::size_t length = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

std::optional<Response> check_head(const Head& head, const Lock& lock) {
  if (auto refused = check_origin(head, lock)) return refused;
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST") {
    Response response = plain(405, "entente: GET, HEAD and POST alone\n");
    response.headers.emplace_back("Allow", "GET, HEAD, POST");
    return response;
  }
  if (head.target.size() > kMostTarget)
    return plain(414, "entente: an address has at most 8 KiB\n");
  if (!is_path(path_of(head))) return plain(404, "entente: no such page\n");
  const auto query = query_of(head);
  if (!query) return bad("the part after ? cannot be read");
  if (auto refused = check_body(head)) return refused;
  return check_token(head, *query, lock);
}

std::variant<Request, Response> admit(const Head& head,
                                      std::string_view body,
                                      const Lock& lock) {
  Request request;
  request.path = path_of(head);
  request.query = query_of(head).value_or(Pairs{});
  if (head.method != "POST") return request;
  request.method = Method::post;
  auto form = pairs_of(body);
  if (!form || body.size() != body_length(head))
    return bad("the form cannot be read");
  if (!same_secret(text_in(*form, "form_token"), form_token(lock)))
    return plain(403,
                 "entente: this form is not of this desk, or of an earlier "
                 "start of it: load the page again\n");
  request.form = without(std::move(*form), {"form_token"});
  return request;
}

Pairs safe_headers() {
  return {{"Content-Security-Policy",
           "default-src 'none'; script-src 'self'; style-src 'self'; img-src "
           "'self' data:; connect-src 'self'; form-action 'self'; "
           "frame-ancestors 'none'; base-uri 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          // Nothing is said to other sites; our own forms say their origin,
          // which `no-referrer` would take from them.
          {"Referrer-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cache-Control", "no-store"}};
}

}  // namespace entente::desk
