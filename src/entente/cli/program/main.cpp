#include <exception>

#include "entente/cli/program/together.hpp"
#include "entente/cli/shell/streams.hpp"

namespace {

using namespace entente;
using namespace entente::cli;

Exit run_guarded(int argc, char** argv, const Ranks& ranks) {
  try {
    return run_command_line(argc, argv, ranks);
  } catch (const std::exception& error) {
    complain(
        "entente: a mistake of ours, not of your files: {}\n"
        "  do:  please report it with the command and the case\n",
        error.what());
  }
  // The others wait for what this one will never do.
  if (ranks.size > 1) end_all_ranks(static_cast<int>(Exit::bug));
  return Exit::bug;
}

}  // namespace

int main(int argc, char** argv) {
  open_streams();
  const bool together = ranks_are_known() && launched_ranks().size > 1;
  const Ranks ranks = together ? join_ranks() : Ranks{};
  Exit exit = run_guarded(argc, argv, ranks);
  if (const auto problem = finish_output(); problem && exit == Exit::done) {
    complain(
        "entente: standard output could not be written: {}\n"
        "  do:  make room, or send it elsewhere\n",
        *problem);
    exit = Exit::not_written;
  }
  if (together) leave_ranks(ranks);
  return static_cast<int>(exit);
}
