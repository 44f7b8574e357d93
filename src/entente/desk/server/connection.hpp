// One connection of a browser: bytes in and out, each within its time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente::desk {

class Connection {
 public:
  // All of a request arrives within `patience`; an answer may take as long as
  // it is read, but never stands still for so long. Takes the socket over.
  Connection(int socket, std::chrono::milliseconds patience);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Up to and with the first empty line, or `most` bytes and no less where it
  // is not among them. Nothing where they do not come in time.
  std::optional<std::string> read_head(std::size_t most);
  // So many bytes after it.
  std::optional<std::string> read_body(std::size_t length);
  // Whether all of it was taken.
  bool write(std::string_view bytes);
  // Whether more could be written at once, and the reader is there.
  bool is_writable() const;

 private:
  bool read_more();
  int socket_;
  std::chrono::milliseconds patience_;
  std::chrono::steady_clock::time_point end_;
  std::string ahead_;  // read, and not given out
};

}  // namespace entente::desk
