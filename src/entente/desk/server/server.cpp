#include "entente/desk/server/server.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <thread>
#include <variant>

#include <fmt/format.h>
#include <httplib.h>

#include "entente/desk/http/guard.hpp"
#include "entente/desk/server/connection.hpp"

namespace entente::desk {
namespace {

constexpr std::chrono::milliseconds kPatience{5000};
// As many as may be slow at once without anybody waiting for them; each costs
// a thread that sleeps.
constexpr std::size_t kThreads = 64;

// To httplib a connection whose request is read already: what it sees is a
// plain line, whatever was sent. It reads heads without a bound (0.11.4), and
// undoes percent signs in headers; here it listens, and writes answers.
class Answered final : public httplib::Stream {
 public:
  Answered(Connection& connection, const std::string& method)
      : connection_(&connection),
        request_((method == "HEAD" ? "HEAD" : "GET") +
                 std::string(" / HTTP/1.1\r\nConnection: close\r\n\r\n")) {}

  bool is_readable() const override { return !request_.empty(); }
  bool is_writable() const override { return connection_->is_writable(); }
  ssize_t read(char* to, std::size_t most) override {
    const std::size_t n = std::min(most, request_.size());
    request_.copy(to, n);
    request_.erase(0, n);
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char* from, std::size_t size) override {
    return connection_->write({from, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string& /*ip*/,
                              int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/,
                             int& /*port*/) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  Connection* connection_;
  std::string request_;
};

void put_into(Response& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : safe_headers())
    to.set_header(name, value);
  for (const auto& [name, value] : from.headers) {
    to.headers.erase(name);
    to.set_header(name, value);
  }
  if (!from.events) {
    to.set_content(from.body, from.type);
    return;
  }
  to.set_chunked_content_provider(
      from.type,
      [events = std::move(from.events)](std::size_t, httplib::DataSink& sink) {
        const std::optional<std::string> piece = events();
        if (piece) return sink.write(piece->data(), piece->size());
        sink.done();
        return true;
      });
}

}  // namespace

class Server::Listener final : public httplib::Server {
 public:
  Listener(std::string token, std::function<Response(const Request&)> answer)
      : lock_{"", std::move(token)}, answer_(std::move(answer)) {
    new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    // The default shares the port with whoever asks for it, too.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler([](const httplib::Request&, httplib::Response& to) {
      put_into(*now_, to);
      return HandlerResponse::Handled;
    });
  }

  std::optional<std::string> take_port(int port) {
    if (port == 0)
      port = bind_to_any_port("127.0.0.1");
    else if (!bind_to_port("127.0.0.1", port))
      return {};
    if (port <= 0) return {};
    lock_.authority = fmt::format("127.0.0.1:{}", port);
    return lock_.authority;
  }

  void answer_all() {
    listen_after_bind();
    over_ = true;
  }
  bool is_over() const { return over_; }

 private:
  Response answer_to(Connection& connection, Head& head) {
    const auto bytes = connection.read_head(kMostHead + 1);
    if (!bytes) return plain(408, "entente: the request did not come\n");
    auto parsed = head_of(*bytes);
    if (auto* refused = std::get_if<Response>(&parsed)) return *refused;
    head = std::get<Head>(std::move(parsed));
    if (auto refused = check_head(head, lock_)) return *refused;
    const auto body = connection.read_body(body_length(head));
    if (!body) return plain(408, "entente: the form did not come\n");
    auto admitted = admit(head, *body, lock_);
    if (auto* refused = std::get_if<Response>(&admitted)) return *refused;
    const auto begin = std::chrono::steady_clock::now();
    Response response = answer_(std::get<Request>(admitted));
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begin;
    response.headers.emplace_back("Server-Timing",
                                  fmt::format("desk;dur={:.1f}", took.count()));
    return response;
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, kPatience);
    Head head;
    Response response;
    try {
      response = answer_to(connection, head);
    } catch (const std::exception& error) {
      response = plain(500, fmt::format("entente: a mistake of ours, not of "
                                        "your files: {}\n",
                                        error.what()));
    }
    Answered stream(connection, head.method);
    now_ = &response;
    bool closed = false;
    return process_request(stream, true, closed, nullptr);
  }

  static thread_local Response* now_;  // on the way to this thread's browser
  std::atomic<bool> over_ = false;
  Lock lock_;
  std::function<Response(const Request&)> answer_;
};

thread_local Response* Server::Listener::now_ = nullptr;

Server::Server(std::string token,
               std::function<Response(const Request&)> answer)
    : listener_(
          std::make_unique<Listener>(std::move(token), std::move(answer))) {}

Server::~Server() = default;

std::optional<std::string> Server::take_port(int port) {
  return listener_->take_port(port);
}

void Server::run() {
  listener_->answer_all();
}

void Server::stop() {
  // The library forgets a stop that comes before it listens.
  while (!listener_->is_running() && !listener_->is_over())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  listener_->stop();
}

}  // namespace entente::desk
