#include "entente/cli/desk/open_verb.hpp"

#include <csignal>
#include <cstdlib>
#include <future>
#include <thread>

#include <pthread.h>

#include "entente/cli/desk/browser.hpp"
#include "entente/cli/shell/asked.hpp"
#include "entente/cli/shell/refusal.hpp"
#include "entente/cli/shell/streams.hpp"
#include "entente/desk/http/guard.hpp"
#include "entente/desk/rooms/rooms.hpp"
#include "entente/desk/server/server.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t kTokenBytes = 24;

// The signals that end the desk, kept from every thread that begins after it.
sigset_t hold_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  return ends;
}

// Answers until a signal comes. Work that does not end then is left: what is
// written is written whole or not at all.
void serve(desk::Server& server, desk::Desk& the_desk, const sigset_t& ends) {
  std::promise<void> over;
  std::thread serving([&] {
    server.run();
    over.set_value();
  });
  int signal = 0;
  sigwait(&ends, &signal);
  the_desk.works.stop_all();
  server.stop();
  if (over.get_future().wait_for(std::chrono::seconds(3)) !=
      std::future_status::ready) {
    finish_output();
    std::_Exit(static_cast<int>(Exit::done));
  }
  serving.join();
}

}  // namespace

Exit open_desk(const Options& options) {
  const sigset_t ends = hold_signals();
  const std::string token = random_digits(kTokenBytes);
  desk::Desk the_desk{desk::Keeper(options.case_folder), "", {}};
  const desk::State state = the_desk.keeper.now();
  if (state.loaded == nullptr) {
    print_mistakes(*state.mistakes, options.case_folder);
    return Exit::bad_input;
  }
  desk::Server server(token, [&](const desk::Request& request) {
    return desk::answer(the_desk, request);
  });
  const auto authority = server.take_port(options.desk.port);
  if (!authority)
    return refuse(
        options.desk.port == 0
            ? std::string("no port of this machine is free")
            : "port " + std::to_string(options.desk.port) +
                  " is taken by another program, or not for you to take",
        "leave --port out, or give another");
  the_desk.form_token = desk::form_token({*authority, token});
  the_desk.cache = cache_folder();
  const std::string address = "http://" + *authority + "/?token=" + token;
  say("{}\n", address);
  if (options.talk == Talk::progress)
    complain(
        "The desk on {}: for this machine alone, as long as this runs. Ctrl-C "
        "ends it.\n",
        options.case_folder);
  finish_output();
  if (options.desk.browser == DeskOptions::Browser::opened)
    show_in_browser(address);
  serve(server, the_desk, ends);
  return Exit::done;
}

}  // namespace entente::cli
