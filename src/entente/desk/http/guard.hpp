// Who is let in. The desk listens on this machine alone, but every page that is
// open in a browser on it can send requests there; so a request must name the
// desk as its host, come from no other page, and bring the token that only the
// address which the program printed holds.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "entente/desk/http/request.hpp"

namespace entente::desk {

constexpr std::size_t kMostBody = std::size_t{1} << 20;   // bytes
constexpr std::size_t kMostHead = std::size_t{16} << 10;  // bytes
constexpr std::size_t kMostHeaders = 64;

// The first line and the headers of a request, names in small letters.
struct Head {
  std::string method, target;
  Pairs headers;
};

// What opens this desk.
struct Lock {
  std::string authority;  // "127.0.0.1:8080"
  std::string token;
};

// What a browser that was let in sends back, and what forms of ours hold: the
// latter stands in pages, so it is not the token itself.
std::string cookie_name(const Lock& lock);
std::string form_token(const Lock& lock);

// The bytes up to and with the empty line as a head, or the refusal of one that
// HTTP/1.1 (RFC 9112) does not allow, that is too long, or has too many lines.
std::variant<Head, Response> head_of(std::string_view bytes);

// Why a request is refused before its body is read, or where it is sent: a
// token in the address is put into a cookie, and the address left without it.
std::optional<Response> check_head(const Head& head, const Lock& lock);

// The bytes that follow the head. Expects a head that was not refused.
std::size_t body_length(const Head& head);

// The request, or its refusal by the body: what a form of ours would not send.
// Expects a head that was not refused.
std::variant<Request, Response> admit(const Head& head,
                                      std::string_view body,
                                      const Lock& lock);

// Headers of every answer.
Pairs safe_headers();

}  // namespace entente::desk
