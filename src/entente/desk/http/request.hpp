// What a browser asks of the desk and what it is answered: structs of our own,
// so that rooms are pure functions and only desk/server knows a socket.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::desk {

// In the order in which they were given; a key may stand several times.
using Pairs = std::vector<std::pair<std::string, std::string>>;

// HEAD is asked as a GET whose body is left out.
enum class Method { get, post };

// A request that was let in (http/guard): its host, origin and token are right,
// its texts are UTF-8 without controls. A POST came from a form of ours.
struct Request {
  Method method = Method::get;
  std::string path;  // "/record/act", without percent signs
  Pairs query, form;
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  Pairs headers;  // beside those that every answer has
  // For "text/event-stream" instead of a body: the next piece, as soon as there
  // is one or a second is over (then ": \n\n"); nothing at the end.
  std::function<std::optional<std::string>()> events;
};

// The first value under the key, or nothing.
std::optional<std::string> find(const Pairs& pairs, std::string_view key);
// The same, or an empty text.
std::string text_in(const Pairs& pairs, std::string_view key);
// All values under the key, in their order.
std::vector<std::string> all_in(const Pairs& pairs, std::string_view key);
// Without the keys.
Pairs without(Pairs pairs, const std::vector<std::string_view>& keys);

// "a=1&b=two+words" as pairs; nothing where it is none: a broken percent sign,
// bytes that are no UTF-8, a control other than tab and the ends of lines, more
// than a thousand pairs.
std::optional<Pairs> pairs_of(std::string_view text);

// "/record?kind=talks", to stand in a link or a Location header.
std::string address(std::string_view path, const Pairs& query);

// A plain text, and the way to another address after a POST (303).
Response plain(int status, std::string text);
Response redirect(std::string to);

}  // namespace entente::desk
