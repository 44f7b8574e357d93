#include "entente/desk/server/connection.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace entente::desk {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Whether the socket is ready in time.
bool wait_for(int socket, short what, milliseconds most) {
  pollfd waited{socket, what, 0};
  const int ready = poll(&waited, 1, static_cast<int>(most.count()));
  if (ready < 0 && errno == EINTR) return true;  // the caller tries again
  return ready > 0 && (waited.revents & (what | POLLHUP | POLLERR)) != 0;
}

}  // namespace

Connection::Connection(int socket, milliseconds patience)
    : socket_(socket), patience_(patience), end_(Clock::now() + patience) {}

Connection::~Connection() {
  // What the other end still sends is read for a moment: closing over unread
  // bytes would take the answer from it.
  shutdown(socket_, SHUT_WR);
  std::array<char, 65536> rest{};
  const auto end = Clock::now() + milliseconds(500);
  while (Clock::now() < end && wait_for(socket_, POLLIN, milliseconds(100)) &&
         recv(socket_, rest.data(), rest.size(), MSG_DONTWAIT) > 0) {
  }
  close(socket_);
}

bool Connection::read_more() {
  std::array<char, 16384> piece{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(end_ - Clock::now());
    if (left <= milliseconds(0) || !wait_for(socket_, POLLIN, left))
      return false;
    const ssize_t n = recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (n > 0) {
      ahead_.append(piece.data(), static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK))
      return false;
  }
}

std::optional<std::string> Connection::read_head(std::size_t most) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  std::size_t from = 0;
  while (true) {
    const std::size_t at = ahead_.find(kEnd, from);
    std::size_t length = at == std::string::npos ? 0 : at + kEnd.size();
    if (length == 0 && ahead_.size() >= most) length = ahead_.size();
    if (length > 0) {
      std::string head = ahead_.substr(0, length);
      ahead_.erase(0, length);
      return head;
    }
    from = ahead_.size() < kEnd.size() ? 0 : ahead_.size() - kEnd.size() + 1;
    if (!read_more()) return {};
  }
}

std::optional<std::string> Connection::read_body(std::size_t length) {
  while (ahead_.size() < length)
    if (!read_more()) return {};
  std::string body = ahead_.substr(0, length);
  ahead_.clear();  // nobody is asked twice on one connection
  return body;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!wait_for(socket_, POLLOUT, patience_)) return false;
    const ssize_t n =
        send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0)
      bytes.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
      return false;
  }
  return true;
}

bool Connection::is_writable() const {
  pollfd waited{socket_, POLLOUT, 0};
  return poll(&waited, 1, 0) > 0 && (waited.revents & (POLLHUP | POLLERR)) == 0;
}

}  // namespace entente::desk
