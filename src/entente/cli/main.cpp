#include <exception>

#include "entente/cli/options.hpp"
#include "entente/cli/streams.hpp"
#include "entente/cli/verbs.hpp"

namespace {

using namespace entente::cli;

Exit run_command_line(int argc, char** argv) {
  const Parsed parsed = parse(argc, argv);
  if (!parsed.end) return run(parsed.options);
  if (*parsed.end == Exit::done) {
    say_text(parsed.text);
  } else {
    complain_text(parsed.text);
  }
  return *parsed.end;
}

}  // namespace

int main(int argc, char** argv) {
  open_streams();
  Exit exit = Exit::bug;
  try {
    exit = run_command_line(argc, argv);
  } catch (const std::exception& error) {
    complain(
        "entente: a mistake of ours, not of your files: {}\n"
        "  do:  please report it with the command and the case\n",
        error.what());
  }
  if (const auto problem = finish_output(); problem && exit == Exit::done) {
    complain(
        "entente: standard output could not be written: {}\n"
        "  do:  make room, or send it elsewhere\n",
        *problem);
    exit = Exit::not_written;
  }
  return static_cast<int>(exit);
}
