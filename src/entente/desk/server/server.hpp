// The desk on a port of this machine: 127.0.0.1 alone, whatever is asked.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "entente/desk/http/request.hpp"

namespace entente::desk {

class Server {
 public:
  // Answers come from several threads at once.
  Server(std::string token, std::function<Response(const Request&)> answer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Takes the port, 0: one that is free. "127.0.0.1:8080", or nothing where
  // somebody else has it.
  std::optional<std::string> take_port(int port);
  // Answers until stop() is called from another thread, and what was begun then
  // to its end. Expects a port.
  void run();
  void stop();

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace entente::desk
